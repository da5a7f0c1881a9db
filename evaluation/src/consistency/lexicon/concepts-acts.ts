/**
 * What is done with devices, in learned and plain words. General knowledge, unverified. One line a concept: its id, after `<` the wider concepts it belongs
 * to, after the colon the phrases; `~` stands for up to three words between, `/` for alternatives of one word.
 */
export const actConcepts = `
again: again | put back | back in place | back into place | a second | afresh | anew | once more | once again | second time | another time | one more time | several times | more than once | repeatedly | reuse | re use | reusable | reused | two/three/four/five/ten times | twice | repeat | repeated | used before | second use | already used | multiple times | from patient to patient
insert: insert | insertion | introduce | introduction | put ~ in place | push in | slide in | put in | fish ~ out
disable: disable | disabled | silence | silenced | mute | muted | deactivate | deactivated | turn ~ off | turned off | switch ~ off | switched off | bypass | bypassed | override | overridden
load: load | reload | seat ~ again/afresh/anew | insert ~ again/afresh/anew | put ~ back ~ cartridge/chamber/injector | loading | seat ~ cartridge/chamber/injector/holder/magazine/barrel | cartridge ~ charged
fold: fold | folded | unfold | crease | roll up | rolled
reposition: reposition | move ~ position | shift ~ place | new position | another position | relocate | slide ~ place | turn ~ lens/implant | readjust
retrieve: recapture | resheath | retrieve | retrieval | pull/draw/drag ~ back | withdraw ~ sheath/catheter | snare | pull ~ into | drawn back | bring ~ back
immerse: immerse | immersion | submerge | soak | dip | dunk | under water | in water | into water | water bath | under ~ tap | sink | bathtub | underwater | under running
bathe: shower | bath | bathe | bathing | swim | swimming | pool | sauna | hot tub | snorkel | dive | diving | sea
cut: cut | trim | crop | snip | scissors
bend: bend | bent | reshape | contour | kink | curve ~ hand | shape ~ by | pliers
open housing: open ~ housing/case/casing/cover | disassemble | dismantle | take apart | unscrew | remove ~ housing/casing
repair: repair | mend | fix ~ yourself | glue | tape over | solder
modify: modify | modification | alter | tamper
sterilise: sterilise | sterilize | sterilisation | sterilization | autoclave | autoclaved | steam | resterilise | resterilize | 134
clean: clean | cleaning | wipe | wash | rinse | disinfect | disinfection | scrub | launder
washing machine: washing machine | machine wash | dishwasher | washer disinfector | laundry | tumble
reprocess < clean: reprocess | reprocessing
heat: heat | heated | warm up | warming | boil | microwave | oven | radiator | hot water | hot plate | hair dryer | hairdryer
freeze: freeze | freezer | frozen | deep freeze | ice compartment | ice box
cool: refrigerator | fridge | refrigerated | chill | cool | ice pack
dry: dry | drying | dried
shake: shake | shaken | agitate | swirl | vortex
rub: rub | massage | knead
cover: wrap | blanket | duvet | under ~ clothes | occlusive | cling film
attach: attach | connect | couple | plug | click on | hook up | mount | clip on | stick on | snap on | hang on
detach: detach | disconnect | unplug | decouple | take ~ off | take off | taken off | remove | removal | pull off | pull out | lift off | strip off | unhook | come off
wear: wear | worn | wearing | put on | in place | keep ~ on | kept on | leave ~ on | left on | leave ~ in | stay ~ on | sleep with
switch on: switch on | switched on | turn on | turned on | running | power on | lamp ~ on | laser ~ on
switch off: switch off | switched off | turn off | turned off | power off | shut down | shut off
charge battery: charge | charged | charging | recharge | recharged | recharging | charger | top up ~ battery | plug in overnight
fill: fill | filled | refill | top up | pour into | topped
prime: prime | primed | priming | vent ~ line/tube/set | de air | deair | purge | bleed ~ air | remove ~ air | expel ~ air
flush: flush | flushed | irrigate | irrigation | rinse ~ lumen
mix: mix | mixed | mixing | dilute | diluted | dilution | add ~ to | combine | blend | admixture | together in
inject: inject | injected | injection | bolus | syringe | push dose
infuse: infuse | infusion | drip | administer ~ line
share: share | shared | lend | lent | borrow | pass ~ on | hand ~ on | give ~ friend | family ~ use | same ~ for several | swap
smoke: smoke | smoking | cigarette | open flame | naked flame | candle | fire | stove | lighter
drive: drive | driving | steer | car | motorcycle | behind the wheel | operate machinery | machinery | traffic
exercise: exercise | sport | jog | gym | football | skiing | ski | marathon | contact sport
lift: carry ~ heavy | heavy load
fly: fly | flight | flying | aeroplane | airplane | aircraft | cabin | altitude | on board
travel: travel | journey | holiday | trip
store: store | stored | storage | keep ~ cupboard | shelf | put away
use force: force | hammer | against resistance | push hard | harder | by force | firmly | strike | with a jerk | tug
share needle: share ~ needle/lancet/pen
change settings: change/adjust/set/alter/modify/raise/lower/widen/reprogram/choose/select/increase/decrease ~ settings/setting/programming/limit/limits/rate/dose/pressure/amplitude/parameters/parameter/prescription/programme/program/threshold | set limits | parameterise | titrate | reprogramme | programming | programme ~ device | own settings | settings ~ changed | limits ~ changed | enter ~ prescription | dial in
calibrate: calibrate | calibration | adjust ~ reading | zero ~ sensor
calculate dose: dose ~ calculated/proposed/suggested/recommended/computed | calculate ~ dose | propose ~ dose | suggest ~ dose | recommend ~ dose | dosing ~ advice/recommendation | bolus ~ suggestion | work out ~ dose | how much ~ inject
treat decision: decide ~ treatment | treatment decision | therapeutic decision | therapy decision | decide ~ therapy | basis for treatment | dose ~ alone | without ~ confirmation | choose ~ treatment
diagnose: diagnose | diagnosis | diagnostic | detect ~ disease | confirm ~ diagnosis | establish ~ diagnosis | tell ~ whether ~ disease | rule out | rules out | exclude ~ disease | no further test | replaces ~ biopsy
screen: screen | screening | asymptomatic | healthy people | general population | check up | symptom free
triage < diagnose: triage | prioritise | prioritize | sort ~ cases | worklist
monitor continuously: monitor | monitoring | watch over | supervise | surveillance | keep ~ eye | vital signs
replace clinician: replace ~ physician/doctor/clinician/radiologist/nurse/specialist | instead of ~ physician/doctor/clinician/radiologist/specialist | without ~ physician/doctor/clinician/radiologist/specialist | without ~ reading/review by | need not ~ look | no longer ~ looks | autonomous | autonomously | stand alone ~ decision | second look ~ unnecessary | unsupervised | on its own
teach: train | training | instruct | instructed | trained | schooling | taught
ventilate: ventilate | ventilation | ventilated | breathe for | breathing machine
intubate: intubate | intubation | intubated
suction: suction | aspirate | suctioned
implant: implant | implanted | implantation | cement ~ component/baseplate/stem/cup | place/insert ~ implant/insert/component/stent/valve/lens/lead/screw/mesh
explant: explant | explantation | remove ~ implant | take out ~ implant
puncture: puncture | pierce | prick | lance | stab
deploy: deploy | deployed | release ~ stent/valve/coil | fire | fired | firing
dilate: dilate | dilatation | dilation | predilate | postdilate | balloon ~ expand
weight bearing: weight bearing | put ~ weight | full weight | walk on | stand on | load ~ leg | bear weight | step on
chew: chew | chewing | bite | biting | eat on
breastfeed: breastfeed | breastfeeding | breast feeding | lactating | lactation | nursing mother
scan mri: mri | mr scan | magnetic resonance | mr examination | body coil | head coil | mr conditional
scan ct: ct | computed tomography | x ray | radiograph | fluoroscopy
electrosurgery: electrosurgery | electrosurgical | diathermy | electrocautery | cautery | high frequency surgery
defibrillate: defibrillate | defibrillation | defibrillator | electric shock therapy | cardioversion
irradiate: radiotherapy | radiation therapy | irradiation | irradiated
ultrasound therapy: therapeutic ultrasound | lithotripsy | shock wave | ultrasonic bath
hyperbaric: hyperbaric | pressure chamber | decompression
anaesthesia: anaesthesia | anesthesia | anaesthetic | anaesthetised | general anaesthetic | narcosis
discard: discard | dispose | disposal | throw away | thrown away | bin | sharps container
ignore: ignore | disregard | skip | need not mind | no attention | carry on regardless | clear ~ message | press on
silence alarm: silence/mute/disable/deactivate ~ alarm/alert/alerts/alarms | alarm/alert/alarms/alerts ~ disabled/silenced/muted/deactivated/off | mute ~ alarm | alarm ~ silenced/muted/off/paused/disabled | switch off ~ alarm | turn ~ alarm ~ down | alarm volume
inspect: inspect | verify | examine | look over
confirm by second method: confirm ~ laboratory | laboratory ~ confirm | fingerstick | finger prick | blood test ~ confirm | second method | reference method | confirmatory
give blood: blood ~ products/components | transfusion | transfuse | transfused | packed cells | plasma | red cells
give nutrition: parenteral nutrition | feeding | lipid | fat emulsion | nutrition | feed ~ through
give chemotherapy: cytostatic | cytotoxic | chemotherapy | chemotherapeutic | cancer drugs
power injection: power injector | power injection | high pressure injection | contrast ~ injector | pressure injectable
overlap: overlap | overlapping | stack | layered over
combine with other device: third party | other manufacturer | other makers | other brands | any brand | foreign ~ parts | generic ~ parts | compatible ~ parts | aftermarket | commercially available ~ consumables
lock: lock | locked | interlock | blocked
record: store ~ data | save ~ data
transfer data: transfer | transmit | transmits | transmission | send ~ data/value/values/results | sends | pass ~ value/values/data/on | upload | synchronise | sync | share ~ data | forward ~ data | import | imported | bluetooth | wireless | read out | linked ~ phone | cloud
update software: upgrade | install ~ version | over the air | new version
`;
