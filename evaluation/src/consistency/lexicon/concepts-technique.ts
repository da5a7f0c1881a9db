/** What devices can do, are made of and need, in learned and plain words. General knowledge, unverified; written as `concepts-acts.ts` explains. */
export const techniqueConcepts = `
automatic: automatic | automatically | by itself | by themselves | on its own | self acting | without intervention | without ~ action | no user action | unattended | autonomously | of its own accord
manual: manual | manually | by hand | hand operated | typed in | enter ~ by hand | by the user | user enters
sense: measure | measures | measured | measurement | monitor | monitors | monitoring | detect | detects | detection | sense | senses | sensor | recognise | recognises | recognize | read ~ temperature | keep ~ eye | keeps track
warn: alarm | alarms | alert | alerts | warn ~ user | sound ~ signal | acoustic ~ signal | beep | beeps | buzz | vibrates | signal tone | call ~ attention | notification | notify
regulate: regulate | control ~ automatically | servo | feedback | closed loop | lower ~ output | reduce ~ output | reduces ~ output | throttle | compensates | titrates
shut down itself: shut ~ off by itself | switch ~ off by itself | switches itself off | shuts ~ down | cuts out | cut out | automatic ~ shutdown | stops ~ automatically | stops ~ by itself | turns itself off | automatic cut off | auto off
store history: memory | history | logbook | log | stores | record of
battery: battery | batteries | accumulator | rechargeable
cabled: with cable | by cable | cable bound | wired
mains: mains | socket | wall outlet | power outlet | power supply | power adapter
wireless: wireless | wirelessly | bluetooth | wifi | wi fi | nfc | mobile network
network: network | internet | online | server | cloud | connected
encryption: encrypt | encrypted | encryption | password | pin code | two factor
temperature: temperature | fever | warmth | overheated | overheating | body heat | too warm | too cold | thermometer | hyperthermia | hypothermia
oxygen: oxygen | o2 | saturation | spo2 | hypoxia
carbon dioxide: carbon dioxide | co2 | capnography | etco2 | exhaled gas | hypercapnia
pressure: pressure | mbar | cmh2o | mmhg
flow: flow | flow rate | ml h | litres per minute
humidity: humidity | humidify | humidified | humidifier | moist | moisture
air bubble: bubble | bubbles | air in line
blockage: blocked | blockage | occlusion | occluded | clogged | obstruction | kinked tube
leak sensed: leak | leakage | leaks | disconnection | loose connection
position sensed: lying | tilt | orientation
heart rhythm: heart rhythm | heartbeat | ecg | arrhythmia | atrial fibrillation | heart rate | palpitations | irregular pulse
breathing: breathing | breaths | respiration | respiratory rate | apnoea | apnea
glucose: glucose | blood sugar | sugar level | sugar | glycaemia
ketone: ketone | ketones | ketoacidosis
blood pressure sensed: blood pressure
hydrophobic: hydrophobic | water repellent | repels water | water repelling | does not take up water | no water uptake | takes up no water | no swelling
hydrophilic: hydrophilic | take ~ up ~ water | takes ~ up ~ water | absorbs water | absorb ~ water | water uptake | water content | swells | hydrogel | weight in water
absorbable: absorbable | resorbable | bioresorbable | biodegradable | degradable | resorbs | dissolves | dissolve | degrades | broken down by ~ body | taken up by the body | disappears | no removal needed
permanent: permanent | permanently | for life | lifelong | stays ~ in the body | remain ~ for good | not absorbable | never removed | lasting implant
bovine: bovine | calf | cattle | cow | beef
porcine: porcine | pig | pork | swine
equine: equine | horse
ovine: ovine | sheep | lamb
fish origin: fish | cod skin
human origin: human tissue | human plasma | donor | cadaver | allograft | human serum | human origin
synthetic: synthetic | artificial | no animal | without animal | animal free | not of animal origin | man made | fully synthetic
animal origin: animal origin | animal tissue | animal derived | derived from ~ animals | animal material | gelatine | gelatin | collagen | bovine | porcine | equine | ovine | heparin ~ porcine
latex: latex | natural rubber
silicone: silicone
polyurethane: polyurethane | pu
pvc: pvc | polyvinyl chloride | polyvinylchloride
dehp: dehp | phthalate | phthalates | plasticiser | plasticizer
nickel: nickel | nitinol | nickel titanium
titanium: titanium | ti6al4v
cobalt chrome: cobalt | cobalt chromium | cobalt chrome | cocrmo
stainless steel: stainless steel | 316l | surgical steel
zirconia: zirconia | zirconium
ceramic: ceramic | alumina
hydroxyapatite: hydroxyapatite | hydroxylapatite | calcium phosphate
peek: peek | polyetheretherketone
polyethylene: polyethylene | uhmwpe
ptfe: ptfe | eptfe | teflon | polytetrafluoroethylene
polypropylene: polypropylene
polyester: polyester | pet | dacron
acrylic: acrylic | pmma | acrylate
gold: gold
silver: silver | silver ions | silver sulphate
antibiotic: antibiotic | antibiotics | gentamicin | rifampicin | minocycline | antimicrobial agent
heparin: heparin | heparinised | heparin coating | heparin bonded
drug: medicinal | active substance | active ingredient | pharmaceutical | eluting | medicine
coated: coated | coating | covered by ~ layer | surface treatment | impregnated
uncoated: uncoated | bare | no coating | without coating | without ~ coating
nano: nanomaterial | nanoparticles | nano
magnetic: magnetic | magnet | ferromagnetic
sterile: sterile | supplied sterile | sterility | germ free | aseptic
non sterile: non sterile | unsterile | not sterile | supplied clean
single use: single use | for one use | one patient | once only | only once | used once | disposable | discard after use | thrown away after | single patient
waterproof: waterproof | watertight | water resistant | ipx7 | ipx8 | splash | shower proof | water tight | withstands water
transparent: transparent | see through | translucent
radiopaque: radiopaque | visible ~ x ray | seen on x ray | radio opaque | visible under fluoroscopy
foldable: foldable | folds | folded
rigid: rigid | inflexible
flexible: flexible | pliable | bendable
piston: piston | plunger ~ stroke | stroke of the piston
blower: blower | turbine | fan
bellows: bellows
peristaltic: peristaltic | roller pump | rollers
optical sensor: optical | fluorescence | light sensor | infrared | photometric
electrochemical: electrochemical | amperometric | enzyme electrode | enzyme
led: led | leds | light emitting diode
fluorescent tube: fluorescent tube | fluorescent tubes | neon tube | tube lamp
xenon: xenon | halogen | incandescent
laser: laser | diode laser
ultraviolet: ultraviolet | uv | uva | uvb
infrared: infrared | heat radiation
linear: linear | straight line | constant rate
curved: curvilinear | exponential | non linear | nonlinear
fixed: locked | adaptive locked | static | frozen
self learning: continuous learning | continual learning | machine that learns | keeps on learning | adaptive | retrained | keeps learning | improves ~ with use
same: same | identical | identically | unchanged | equal | no difference | one and the same | alike | line by line | equivalent
different: different | differs | difference | differ | instead of | replaced by | changed | new ~ since | unlike | modified
active device: powered
cemented: cement | cemented | bone cement
uncemented: uncemented | cementless | press fit | without cement
adhesive: adhesive | glue | sticky | acrylate adhesive
alcohol: alcohol | ethanol | isopropanol | spirit
bleach: bleach | chlorine | hypochlorite | chlorinated
solvent: solvent | acetone | petrol | benzine | nail polish remover
peroxide: peroxide | hydrogen peroxide | peracetic
oil and fat: oil | fat | fatty | petroleum | petroleum jelly | vaseline | ointment | grease | paraffin | cream | lotion
saline: saline | sodium chloride | salt solution
tap water: tap water | tap | drinking water | running water
distilled water: distilled | sterile water | demineralised | purified water
glucose solution: glucose solution | dextrose
iodine: iodine | povidone | betadine
chlorhexidine: chlorhexidine
software only: software | algorithm | artificial intelligence
limit: lower limit | upper limit | lower bound | upper bound | lower limb | lower limbs | lower body
self expanding: self expanding | self expandable | expands by itself | expands on its own
balloon expandable: balloon expandable | balloon expanding | expanded by ~ balloon | expanded with ~ balloon | mounted on ~ balloon
drug eluting: drug eluting | elutes | eluting | releases ~ drug
bare metal: bare metal | without ~ drug | drug free
rechargeable: rechargeable | recharged | accumulator
primary cell: non rechargeable | not rechargeable | button cell | disposable battery | disposable batteries | alkaline batteries | primary battery | primary cell
invasive: invasive | surgically invasive
non invasive: non invasive | noninvasive
monofocal: monofocal | one focus | single focus
multifocal: multifocal | several foci | bifocal | trifocal
cuffed: cuffed | with ~ cuff
uncuffed: uncuffed | without ~ cuff | cuffless
vented: vented | with ~ vent
non vented: non vented | unvented | without ~ vent
mechanical valve: mechanical valve
tissue valve: tissue valve | bioprosthesis | bioprosthetic | biological valve
mobile bearing: mobile bearing | rotating platform
fixed bearing: fixed bearing
modular: modular
monoblock: monoblock | one piece | single piece | in one piece
multi piece: three piece | two piece | multi piece | multipiece
single lumen: single lumen | one lumen
multi lumen: double lumen | dual lumen | two lumens | triple lumen | three lumens | multi lumen
powder free: powder free | unpowdered | without powder
powdered: powdered
contactless: contactless | non contact | without contact | touch free
closed loop: closed loop | automatic ~ feedback
open loop: open loop
prescription only: prescription only | on prescription | prescription device | prescribed only
over the counter: over the counter | without prescription | without a prescription | non prescription | freely sold
monopolar: monopolar | unipolar
bipolar: bipolar
disposable blade: disposable blade
with magnets: magnets | magnetic clips | magnetic clip | magnetic
without magnets: without magnets | no magnets | magnet free | free of magnets
latex containing: contains ~ latex | of ~ latex | made of latex | latex
latex free: latex free | no latex | without latex | free of latex | not made with ~ latex | latex none
locked algorithm: locked | adaptive locked | does not learn | static algorithm | frozen | no learning
woven: woven
knitted: knitted
continuous flow: continuous flow
pulse flow: pulse flow | pulsed flow | demand flow
gamma: gamma | cobalt 60
ethylene oxide: ethylene oxide | eto
electron beam: electron beam | e beam
accuracy: accuracy | accurate | precise | precision
medicine absorption: paracetamol | acetaminophen | vitamin c | ascorbic acid | hydroxyurea | interfering substance | interference
`;
