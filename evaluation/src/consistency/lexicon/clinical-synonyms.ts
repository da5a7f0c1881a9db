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
intestine intestinal bowel
cutaneous dermal skin
ocular eye ophthalmic
hypersensitivity hypersensitive allergy allergic
pregnancy pregnant gravid gestation
lactation lactating breastfeeding breast-feeding nursing
paediatric pediatric child children
inability unable incapable cannot impossible impossibility intolerance intolerant tolerate
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
surgery surgical postoperative post-operative perioperative postsurgical operation operative operate reoperation redo
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
deficiency deficient lack insufficient inadequate insufficiency
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
symptom symptoms asymptomatic symptomatic symptom-free
`;

const canonical = new Map<string, string>();
for (const line of lines.trim().split('\n')) {
  const stems = line.split(' ').map(stem);
  for (const one of stems) if (!canonical.has(one)) canonical.set(one, stems[0]!);
}

/** The stem that stands for a meaning, or the stem itself. */
export function meaningOf(stemmed: string): string {
  return canonical.get(stemmed) ?? stemmed;
}
