/**
 * Who uses devices, on whom and with which conditions, in learned and plain words and by what gives a group away: its treatments, signs and measurements.
 * General knowledge, unverified; written as `concepts-acts.ts` explains.
 */
export const peopleConcepts = `
lay person: lay | lay person | lay user | layperson | non professional | untrained | anyone | members of the public
patient self < lay person: patients themselves | patient himself | patient herself | you yourself | self | self administration | at their own | by the patient | by patients | patients can | patients may | patients and carers
carer < lay person: carer | carers | caregiver | caregivers | relative | relatives | family | family members | parent | parents | mother | father | spouse | partner | grandparents | babysitter | teacher | son | daughter | husband | wife | neighbour | grandmother | grandfather | next of kin | helper | helpers
nurse < professional: nurse | nurses | nursing staff | nursing | midwife | midwives
physician < professional: physician | physicians | doctor | doctors | clinician | clinicians | specialist | surgeon | surgeons | cardiologist | neurologist | radiologist | ophthalmologist | anaesthetist | anaesthesiologist | urologist | dentist | dermatologist | general practitioner | gp | prescriber
surgeon < physician: surgeon | surgeons
dentist < physician: dentist | dentists | dental surgeon
general practitioner < physician: general practitioner | general practitioners | gp | gps | family doctor | family doctors | primary care physician
dental hygienist < professional: dental hygienist | hygienist | dental assistant
technician < professional: technician | technicians | service engineer | biomedical engineer | engineer | technical staff
pharmacist < professional: pharmacist | pharmacists | pharmacy staff
paramedic < professional: paramedic | paramedics | emergency crew | rescue | ambulance crew | first responder
therapist < professional: physiotherapist | physiotherapists | therapist | occupational therapist | speech therapist | audiologist | optician | optometrist | podiatrist
professional: professional | professionals | healthcare professional | health professional | medical staff | hospital staff | trained staff | clinical staff | specialist staff
student: student | students | trainee | trainees | resident | residents | novice | inexperienced
child: child | children | paediatric | pediatric | minor | minors | boys | girls | kids | under 18 | school age | schoolchildren | kindergarten | toddler | infant | infants | baby | babies | newborn | adolescent | adolescents | teenager | teenagers | pupils
infant < child: infant | infants | baby | babies | newborn | newborns | neonate | neonates | neonatal | first year of life | first month of life | nursery
newborn < infant: newborn | newborns | neonate | neonates | neonatal | first days of life | maternity ward | just born
preterm < newborn: preterm | premature | prematurely | prematurity | incubator | incubators | born too early | before 37 weeks | weeks of gestation | low birth weight | under 1500 g | extremely small
adolescent < child: adolescent | adolescents | teenager | teenagers | teens | puberty | young people
adult: adult | adults | grown up | grown ups | 18 years
elderly < adult: elderly | older people | older patients | old people | seniors | geriatric | over 75 | nursing home residents | frail | old age | pensioners
woman: woman | women | female | mothers
man: man | men | male
pregnant < woman: pregnant | pregnancy | expectant | expectant mother | gravid | antenatal | prenatal | maternity | unborn | foetus | fetus | during labour | childbirth | trimester
healthy: healthy | without disease | symptom free | asymptomatic | well people
unconscious: unconscious | comatose | coma | sedated | sedation | cannot respond | not awake | anaesthetised | unresponsive
confused: confused | dementia | demented | cognitively impaired | cognitive impairment | forgetful | memory clinic | alzheimer | cannot understand | mental disability | not able to understand | disoriented | delirium
blind: blind | visually impaired | cannot see | poor sight | low vision | partially sighted
deaf: deaf | hard of hearing | cannot hear | hearing loss
limited dexterity: limited dexterity | trembling hands | rheumatic hands | cannot grip | hand function | stiff fingers | tremor
diabetes: diabetes | diabetic | diabetics | insulin | glucose lowering | metformin | hba1c | raised blood sugar | sugar disease | oral antidiabetics | antidiabetic
type 1 diabetes < diabetes: type 1
type 2 diabetes < diabetes: type 2
gestational diabetes < diabetes, pregnant: gestational diabetes
diabetic foot < diabetes: diabetic foot
renal failure: renal failure | kidney failure | dialysis | haemodialysis | egfr | end stage renal | renal insufficiency | impaired kidney | renal impairment | creatinine
liver failure: liver failure | cirrhosis | hepatic insufficiency | liver disease
ascites: ascites | fluid in the abdomen | abdominal fluid | fluid in the belly
copd: copd | chronic obstructive | pack years | fev1 | airflow obstruction | smokers lung | emphysema | chronic bronchitis
asthma: asthma | asthmatic
neuromuscular disease: neuromuscular | als | amyotrophic | muscular dystrophy | duchenne
sleep apnoea: sleep apnoea | sleep apnea | apnoea hypopnoea | snorers | snoring | osa
heart failure: heart failure | pump function | cardiac insufficiency | ejection fraction | lvef | nyha | weak heart | ntprobnp
atrial fibrillation: atrial fibrillation | af | irregular pulse
coronary disease: coronary | angina | infarction | heart attack | bypass
valve disease: aortic stenosis | regurgitation | valve disease
pacemaker wearer: pacemaker | pacemakers | icd | defibrillator | implanted defibrillator | cardiac implant | neurostimulator | implanted stimulator | active implant | electronic implant | cardiac electronic
implant wearer: implant wearer | metal implant | metallic implant | cochlear implant | aneurysm clip | hip replacement
anticoagulated: anticoagulant | anticoagulants | anticoagulation | anticoagulated | warfarin | phenprocoumon | doac | apixaban | rivaroxaban | dabigatran | blood thinner | blood thinners | vitamin k antagonist | inr | heparin therapy
bleeding disorder: bleeding disorder | haemophilia | coagulopathy | clotting disorder | bleeding tendency | thrombocytopenia | low platelets | von willebrand
immunosuppressed: immunosuppressed | immunosuppression | immunocompromised | weak immune | transplant | transplanted | immune deficiency | hiv | on steroids | chemotherapy | immune system | neutropenia | neutropenic
cancer: cancer | tumour | tumor | malignant | malignancy | oncology | carcinoma | melanoma | metastasis | oncological
infected: active infection | infected | systemic infection | sepsis | septic | pus | bacteraemia | fever | signs of infection | inflamed
cellulitis < infected: cellulitis | erysipelas | spreading redness | redness ~ spread | redness ~ spreading | red ~ beyond the edge
osteomyelitis < infected: osteomyelitis | bone infection | exposed bone | infected bone
osteoporosis: osteoporosis | osteoporotic | poor bone quality | brittle bones | t score | bone density | low bone density | bisphosphonate | bisphosphonates
rheumatoid: rheumatoid | rheumatic | rheumatism
arthritis: arthritis | arthrosis | osteoarthritis | worn joint | joint wear
skeletal immaturity: skeletally immature | still growing | open growth plates | growing bones | immature skeleton | not finished growing
obesity: obese | obesity | bmi | overweight | heavy patients | body mass index
smoker: smoker | smokers | smoking | pack years | nicotine | tobacco
alcohol abuse: alcohol abuse | alcoholism | drug abuse | addiction | dependence
epilepsy: epilepsy | epileptic | seizures | anticonvulsant
dementia < confused: dementia | alzheimer
parkinson: parkinson | parkinsonian | levodopa
stroke patient: stroke | hemiplegia | hemiparesis
neuropathy: neuropathy | polyneuropathy | numb | numbness | loss of feeling | loss of sensation | reduced sensation | insensate | cannot feel
poor circulation: poor circulation | arterial disease | peripheral arterial | ischaemia | ischaemic | ankle brachial | abpi | abi | no pulses | claudication | critical limb
venous disease: varicose | venous insufficiency | venous ulcer | venous leg
lymphoedema: lymphoedema | lymphedema
thrombosis: thrombosis | dvt | thrombosed | phlebitis
allergic: allergy | allergic | allergies | hypersensitivity | hypersensitive | known sensitivity | sensitised | intolerant
nickel allergic < allergic: nickel allergy | allergic to nickel
latex allergic < allergic: latex allergy | allergic to latex
skin damage: broken skin | damaged skin | open skin | non intact | eczema | psoriasis | sunburn | wound | lesion | scarred | irritated skin | inflamed skin | sore skin | rash | blisters
fragile skin: fragile skin | thin skin | paper thin | parchment skin | delicate skin
tattoo: tattoo | tattooed
dark skin: dark skin | fitzpatrick | skin type vi | skin type v | dark complexion
tanned: tanned | sunburnt | tan
glaucoma: glaucoma | raised eye pressure | intraocular pressure | eye pressure
dry eye: dry eye | dry eyes
keratoconus: keratoconus | keratoconic | ectasia | irregular cornea | irregular astigmatism | cone shaped | corneal ectasia | thinning cornea
cataract: cataract | clouded lens | cloudy lens
macular disease: macular | macula | retinopathy
retinal detachment: retinal detachment | detached retina
uveitis: uveitis | iritis | inflammation of the eye
corneal disease: corneal dystrophy | corneal disease | corneal scar
amblyopia: amblyopia | lazy eye
bruxism: bruxism | grinding ~ teeth | grind ~ teeth | teeth grinding | clench
periodontitis: periodontitis | gum disease | loose teeth
poor hygiene: poor oral hygiene | poor hygiene
claustrophobia: claustrophobia | claustrophobic
psychiatric: psychosis | psychotic | schizophrenia | psychiatric | suicidal | severe depression | bipolar disorder
acute psychiatric: acute mania
hypertension: hypertension | high blood pressure | hypertensive
hypotension: hypotension | low blood pressure | collapsed circulation
dehydration: dehydration | dehydrated
hypothermia: hypothermia | hypothermic
raised intracranial pressure: intracranial pressure | brain pressure | head injury | skull fracture | traumatic brain
pneumothorax: pneumothorax | collapsed lung | air in the chest | chest drain
aspiration risk: aspiration | vomiting | cannot swallow | full stomach | no cough reflex | impaired swallowing
facial trauma: facial trauma | facial injury | facial fracture | broken nose | facial surgery | facial burns
tracheostomised: tracheostomy | tracheostomised | tracheotomy | tracheal cannula
ventilator dependent: ventilator dependent | cannot breathe | life support | life supporting | dependent on ventilation | no breathing of their own | fully dependent
copd home: long term oxygen
oxygen dependent: oxygen therapy | home oxygen | long term oxygen | supplemental oxygen | oxygen at home
critically ill: critically ill | intensive care | haemodynamically unstable | shock | emergency | life threatening
stable: stable | clinically stable | stable condition
acute: acute | emergency | sudden | acutely
chronic: chronic | long standing | for years
type one allergy: anaphylaxis
scoliosis: scoliosis | curved spine
pregnant wish: wish to conceive
previous surgery: previous surgery | earlier operation | reoperation | operated before | revision surgery
revision case < previous surgery: revision | loosened implant | failed implant
first implant: primary | first implantation
bilateral: both eyes | both ears | both sides | both knees | both hips | both breasts | bilateral | bilaterally | left and right
unilateral: one eye | one ear | one side | unilateral | single sided | one knee
mild: mild | slight | early stage
moderate: moderate
severe: severe | advanced | grave | profound
trial stimulation: trial stimulation | test stimulation | trial period | test phase | trial phase
untreated: untreated | treatment naive | not yet treated
refractory: refractory | failed ~ treatment | no response | resistant | not responded
`;
