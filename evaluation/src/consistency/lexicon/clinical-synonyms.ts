import { stem } from '../text/fold.ts';

/** Words of medicine that mean the same, learned and plain; each line one meaning. Only single words: they are compared by their stems. */
const lines = `
thrombus thrombi thrombosis thrombotic clot
haemorrhage haemorrhagic bleeding bleed haemostasis
renal kidney nephro
hepatic liver
pulmonary lung respiratory
cardiac heart
cerebral brain
splenic spleen
gastric stomach
cavity cavities endocavitary endocavital intracavitary
intestine intestinal bowel
cutaneous dermal skin
ocular eye ophthalmic
hypersensitivity hypersensitive allergy allergic
pregnancy pregnant gravid gestation
lactation lactating breastfeeding breast-feeding nursing
paediatric pediatric child children
infant baby babies
inability unable incapable cannot impossible impossibility intolerance intolerant tolerate
calculus calculi stone stones lithiasis
obstruction obstructions obstructive obstructed blockage blockages
stenosis stenosed stenotic narrowing narrowed
regurgitation regurgitant leaking leakage insufficiency
infection infected infectious sepsis septic contaminated
neoplasm neoplastic tumour tumor cancer malignancy malignant
fracture fractured broken
ischaemia ischaemic ischemia
necrosis necrotic dead
diabetes diabetic
hypertension hypertensive
hypoxaemia hypoxia hypoxaemic hypoxic
dyspnoea breathlessness
seizure epilepsy epileptic convulsion
syncope fainting faint
oedema swelling
pyrexia fever febrile
emesis vomiting
visual vision sight
auditory hearing hear
implant implanted implantable
pacemaker pacing
surgery surgical intraoperative intra-operative peroperative postoperative post-operative perioperative postsurgical operation operative operate reoperation redo
prosthesis prosthetic bioprosthesis
anticoagulant anticoagulation
antiplatelet platelet
medication medicine medicinal drug pharmaceutical
femoral femur thigh
thoracic thorax chest
abdominal abdomen belly
tracheostomy tracheotomy tracheostoma
airway airways
smoking smoke smoker tobacco cigarette
carer caregiver caretaker
vessel vessels artery arteries vein veins vascular venous arterial
steroid steroids glucocorticoid glucocorticoids corticosteroid corticosteroids cortisone
hazardous dangerous danger
vegetation vegetations
loss lost lose losing
deficiency deficient lack lacking insufficient inadequate poor
severe serious grave
chronic long-term
acute sudden
contrast contrasts
unicuspid bicuspid cusp cusps
peripheral outlying
magnetic magnet mri mr magnetic-resonance
lesion lesions wound
adjunct adjunctive supplementary supplemental additional
prevention preventive prophylaxis prophylactic preventative
obesity obese overweight
trauma traumatic injury injured
osseous bone bony
spinal spine vertebral vertebra backbone
cranial skull cranium
oesophagus oesophageal esophagus gullet
trachea tracheal windpipe
uterus uterine womb
urinary urine bladder vesical
biliary bile gallbladder
nasal nose
oral mouth
pharyngeal pharynx throat
dental tooth teeth
breast mammary
nerve neural neurological neuropathy
muscle muscular
arthritis arthritic
cataract lens-clouding
ulcer ulcers ulceration
burn burns scald
dementia demented
psychiatric mental
coagulopathy clotting
aneurysm aneurysms
joint articular
birth born
childbearing reproductive
symptom symptoms asymptomatic symptomatic symptom-free
`;

const canonical = new Map<string, string>();
for (const line of lines.trim().split('\n')) {
  const stems = line.split(' ').map(stem);
  for (const one of stems) if (!canonical.has(one)) canonical.set(one, stems[0]!);
}

/** Phrases of medicine that mean the same, each with the words that stand for them. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:open|unfused|unclosed) (?:growth plates?|epiphys[ei]s|epiphyseal plates?|physes)\b|\bgrowth plates? (?:(?:is|are) )?(?:still )?(?:open|not (?:yet )?closed)\b|\bskeletal(?:ly)? immatur\w+|\bimmature (?:skeleton|bones?)\b|\b(?:bones? |who are |people |persons |patients |children |who )*still grow(?:ing)?\b|\bnot (?:yet )?(?:have )?(?:finished|completed|stopped) (?:growing|(?:their )?growth)\b|\bgrowing (?:patients|persons|people|children)\b|\bgrowing (?:skeleton|bones?)\b|\b(?:skeleton|bones?) (?:(?:is|are) )?not (?:yet )?(?:mature|fully grown)\b|\bnot (?:yet )?(?:skeletally mature|fully grown)\b/gu,
    'skeletal immaturity',
  ],
  [/\b(?:child-?bearing|reproductive|fertile) (?:age|potential|years)\b|\bof an age to bear children\b/gu, 'childbearing age'],
  [/\bhigh blood pressure\b/gu, 'hypertension'],
  [/\blow blood pressure\b/gu, 'hypotension'],
  [/\bheart attacks?\b/gu, 'myocardial infarction'],
  [/\bblood thinn(?:ers?|ing medicines?)\b/gu, 'anticoagulant'],
  [/\b(?:blood poisoning)\b/gu, 'sepsis'],
  [/\b(?:irregular heart ?(?:beats?|rhythm)|heart rhythm disorders?)\b/gu, 'arrhythmia'],
  [/\b(?:collapsed lung|air (?:in|around) the (?:chest|lung))\b/gu, 'pneumothorax'],
  [/\b(?:weak(?:ened)? immune system|immune deficiency|immunocompromised|immunosuppress\w+)\b/gu, 'immunodeficiency'],
  [/\b(?:bleeding disorders?|tendency to bleed|bleeding tendency|clotting disorders?|haemophilia)\b/gu, 'coagulopathy'],
  [/\b(?:neuropathic (?:joints?|arthropathy)|charcot(?:'s)? (?:joints?|arthropathy|foot|neuroarthropathy))\b/gu, 'charcot joint'],
  [/\b(?:broken|damaged|injured|open|non-intact) skin\b|\bskin (?:that is )?(?:not intact|broken|damaged|injured)\b/gu, 'skin lesion'],
  [/\b(?:expecting a (?:child|baby)|with child)\b/gu, 'pregnancy'],
  [/\bbreast[- ]?feed(?:ing)?\b/gu, 'lactation'],
  [/\bwater on the lungs?\b|\bfluid in the lungs?\b/gu, 'pulmonary oedema'],
  [/\bfits\b/gu, 'seizures'],
];

/** A folded text in which phrases of medicine that mean the same are written alike. */
export function withAlikePhrases(folded: string): string {
  let text = folded;
  for (const [pattern, words] of phrases) if (text.search(pattern) >= 0) text = text.replace(pattern, words);
  return text;
}

/** The stem that stands for a meaning, or the stem itself. */
export function meaningOf(stemmed: string): string {
  return canonical.get(stemmed) ?? stemmed;
}
