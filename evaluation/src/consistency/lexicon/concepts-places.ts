/** Where and when devices are used, and the parts of the body, in learned and plain words. General knowledge, unverified; written as `concepts-acts.ts` explains. */
export const placeConcepts = `
home: home | homes | where they live | where ~ patient lives | private household | private households | household | domestic | at home | living room | bedroom | kitchen | own bed | take ~ home | lend you | lend ~ lamp | loaned to ~ family | rent | hire ~ device | own four walls | in your house | private flat | sofa | after discharge | discharged with | community care | homecare
home care < home: home care | district nurse | visiting nurse | community nurse
nursing home: nursing home | care home | nursing homes | old people's home | residential care | assisted living | hospice
hospital: hospital | hospitals | clinic ward | inpatient | inpatients | clinical environment | admitted | intensive care | icu | operating theatre | operating room | neonatal unit | recovery room
ward < hospital: ward | wards | inpatient | inpatients | nursing unit | general ward | normal ward | step down
intensive care < hospital: intensive care | icu | critical care | nicu | picu | intensive therapy
operating room < hospital: operating room | operating theatre | theatre | surgery suite | surgical suite
emergency department < hospital: emergency department | emergency room | casualty | accident and emergency
surgery on site: cardiac surgery on site | surgery on site | surgical backup | heart team on site | on site | in house | same building
transfer elsewhere: partner hospital | another hospital | taken by ambulance to | transferred to | nearest hospital | other hospital | neighbouring hospital | referred to
outpatient: outpatient | outpatients | day clinic | doctor's practice | doctor's office | surgery hours | ambulatory | walk in | polyclinic | day case | day surgery | private practice | office based | health centre | medical practice | clinic visit
sleep laboratory: sleep laboratory | sleep clinic | sleep lab
dental practice < outpatient: dental practice | dental office | dental clinic | dental surgery
general practice < outpatient: general practice | family practice | gp practice | gp surgery | family doctor's
pharmacy: pharmacy | pharmacies | chemist | drugstore | over the counter
laboratory: laboratory | central laboratory | lab | reference laboratory
near patient: near patient | point of care | bedside test | at the bedside
beauty salon: beauty salon | cosmetic studio | beauty parlour | spa | tattoo studio | wellness
ambulance: ambulance | ambulances | rescue vehicle | emergency vehicle | patient transport | transport ~ patient | during transport | on the road | on the way to | emergency services | transfer between | while ~ moved
helicopter < aircraft: helicopter | helicopters | rotorcraft | air ambulance | air rescue
aircraft: aircraft | aeroplane | airplane | flight | in the air | air rescue | fly | flying
vehicle: car | bus | vehicle | vehicles | driving
outdoors: outdoors | open air | garden | beach | camping | in the rain | rain | park | street | hiking
school: school | schools | kindergarten | day care | nursery school
workplace: workplace | office | factory | at work
mri room: mri room | mr environment | scanner room | mri suite
hyperbaric chamber: hyperbaric | pressure chamber | diving chamber
explosive atmosphere: explosive | flammable | anaesthetic gases | oxygen enriched | flammable gas
oxygen near: oxygen tent | oxygen rich | oxygen supply
wet room: bathroom | shower | bath | pool | sauna | wet room
dusty: dusty | dust | sand | lint
high altitude: altitude | mountains | metres above | above sea level
sunlight: sunlight | sun | direct sun | sunny | window sill
heat source: radiator | stove | fireplace | heater
cold place: refrigerator | freezer | cold
magnetic field: magnet | magnetic field | strong magnetic | airport gate | security gate | theft detector | induction hob | induction cooker
radio source: mobile phone | cell phone | smartphone | radio transmitter | microwave oven
night: night | nights | overnight | at night | night hours | asleep | sleep | sleeping | sleeps | slept | bedtime | while you sleep | in bed | until morning | until the morning | night time | nap | go to bed
sleep < night: sleep | sleeping | asleep | sleeps | night | overnight | night hours | while you sleep | bedtime | nap | nights
awake: awake | waking | daytime | during the day | by day | day only
during treatment: during treatment | during therapy | while ~ running | while ~ on | in use | during use | while treated | during operation | under treatment | during irradiation
before use: before use | before ~ use | beforehand | prior to
after use: after use | afterwards | after ~ use
emergency time: emergency | urgent | life threatening
meal: meal | meals | eating | food | fasting | breakfast | drink | drinking | eat
summer: summer | heat wave | hot weather
unattended: unattended | alone | unsupervised | leave ~ alone | without supervision | nobody ~ present | out of sight | unobserved | leave the room | leaves the room | left the room | without ~ watching | by themselves
supervised: supervised | under supervision | supervision | attended | in the presence of | watched
continuous: continuous | continuously | around the clock | 24 hours | day and night | without interruption | without a break | uninterrupted | without pause
intermittent: intermittent | intermittently | with breaks | pauses | from time to time
eye: eye | eyes | ocular | ophthalmic | eyelid | cornea
eye surface < eye: cornea | conjunctiva | corneal
eye shield: eye shield | eye shields | shields | eye protection | goggles | eye mask | protective glasses | protective eyewear | eye cover
gloves: glove | gloves
face mask worn: face mask | surgical mask
helmet: helmet
ear: ear | ears | ear canal | eardrum | middle ear
nose: nose | nasal | nostril | nostrils | sinus ~ nasal
mouth: mouth | oral | tongue | gum | gums | oral cavity | mucosa ~ mouth | lips
tooth: tooth | teeth | dental
throat: throat | pharynx | larynx | trachea | windpipe
head: head | scalp | skull | forehead | temple | cranial
brain: brain | cerebral | intracranial | dura
face: face | facial | cheek | chin
neck: neck | cervical | carotid
chest: chest | thorax | thoracic | sternum
heart: heart | cardiac | coronary | aortic | atrial | ventricular
lung: lung | lungs | pulmonary | bronchus | bronchial
abdomen: abdomen | abdominal | belly | navel | stomach skin
back: back | lumbar | spine | spinal
upper limb: arm | arms | upper arm | forearm | hand | hands | finger | fingers | wrist | elbow | shoulder | upper limb | upper limbs
arm < upper limb: arm | arms | upper arm | forearm
upper arm < arm: upper arm | upper arms | back of the arm
hand < upper limb: hand | hands | finger | fingers | palm | thumb
lower limb: leg | legs | foot | feet | thigh | calf | knee | ankle | toe | toes | heel | lower limb | lower limbs | shin | hip
foot < lower limb: foot | feet | toe | toes | heel | sole
thigh < lower limb: thigh | thighs | femoral
knee < lower limb: knee | knees
hip < lower limb: hip | hips
buttock: buttock | buttocks | sacrum | sacral
genital: genital | genitals | vagina | vaginal | penis | perineum | vulva | labia
groin: groin | inguinal
mucosa: mucosa | mucous membrane | mucous membranes | mucosal
skin: skin | cutaneous | dermal
vein: vein | veins | venous | intravenous
artery: artery | arteries | arterial | intra arterial
central vein < vein: central venous | central vein | jugular | subclavian | picc
peripheral vein < vein: peripheral venous | peripheral vein
spinal canal: epidural | intrathecal | spinal canal | peridural | subarachnoid
body cavity: body cavity | cavities | cavity | fistula | fistulas | sinus | sinuses | tunnel | undermining | deep pocket
bone: bone | bones | bony | osseous
joint: joint | joints | articular
kidney: kidney | kidneys | renal
liver: liver | hepatic
bladder: bladder | urethra | urinary
bowel: bowel | colon | rectum | rectal | intestine | duodenum
oesophagus: oesophagus | oesophageal | esophagus | gullet
stomach: stomach | gastric
uterus: uterus | womb | cervix uteri | endometrial
`;
