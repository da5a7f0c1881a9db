/** Endings by which names of diseases, signs and procedures are made. */
const ending =
  /(?:itis|osis|oses|iasis|omas?|[^s]emias?|aemias?|urias?|pathy|pathies|algias?|plegias?|ectom(?:y|ies)|(?:ot|st)om(?:y|ies)|plast(?:y|ies)|scop(?:y|ies)|graph(?:y|ies)|stenos[ei]s|troph(?:y|ies)|rrh(?:oea|ea|agia|age)s?|celes?|genesis|plasias?|penias?|philias?|phagias?|pn(?:oe|e)as?|asthenia|kinesia|plexy|ectasis|ectasia|megaly|sclerosis|lithiasis|phaki[ac]s?|opias?|spasms?|fractures?|tumou?rs?|carcinomas?)$/u;

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Diseases, signs, procedures and what is given or taken, as people name them. */
const conditions = setOf(`
abortion acne addiction aids allergy amputation amputations anaemia anaesthesia analgesia aneurysm aneurysms angina antibiotic antibiotics
anticoagulation antidepressant apnea apnoea arrhythmia arrhythmias arthritis ascites asthma autism baldness benign biopsies biopsy bleed bleeding
blister blisters bruise bruises bunion burn burns calculi cancer cancers canker cataract cataracts catheterisation chemotherapeutics chemotherapy
chilblains cholera cirrhosis clot clots colic coma concussion congestion constipation contraception copd cough cramp cramps croup cuts cyst cysts
cytostatics deafness defibrillation dementia depression detoxification diabetes diabetic dialysis diarrhoea disease diseases disorder disorders dislocation dislocations dizziness
drowsiness dysphagia eczema edema embolism embolus embryo embryos emesis emphysema enteral epidural epilepsy erythema extravasation fatigue
fertilisation fever fibrillation fibrosis fistula fistulas flatulence fungal fungus gallstones glaucoma glucose goitre gout graft grafts granulocytes
haemorrhage haemorrhoids halitosis headache headaches heparin hernia hernias herpes hiccups hives hormone hormones hydrocephalus hypertension
hypotension hypothermia hypoxia immunotherapy implantation impotence incision incisions incontinence infarction infection infections infertility
influenza inhalation injuries injury insomnia insulin intrathecal intubation irrigation itch itching jaundice laser leprosy lesion lesions leukaemia
lice lupus lymphedema lymphoedema lymphoma malaria malignant measles melanoma menopause menstruation metastases metastasis migraine migraines
miscarriage mole moles morphine myopia myopic nausea neonatal nephritis neuralgia nodule nodules nosebleed numbness nutrition obesity oedema oocyte
oocytes opioid osteoporosis overdose oxygen pain pains palsy paralysis parenteral parkinson parkinsonism phlegm piles plague plaque plaques plasma
platelets pneumonia pneumothorax poisoning polyp polyps pregnancies pregnancy presbyopia prolapse prostheses prosthesis psoriasis ptosis pus
radiotherapy rash reflux resuscitation rheumatism ringworm rosacea scald scalds scar scars sciatica scoliosis scurvy sedation seizure seizures sepsis
septum shingles smallpox snoring sores spasticity sprain sprains sputum squint stenosis steroids stiffness stimulation strains stroke strokes suction
sunburn surgery swelling syncope syndrome syndromes syphilis tetanus thrombus tinnitus toothache transfusion transplant transplantation transplants trauma traumas tremor
tuberculosis tumor tumour ulcer ulcers vaccination vaccine vaccines varices varicose ventilation vertigo viral virus vitiligo vomit vomiting wart warts
weakness weaning whiplash wound wounds wrinkle wrinkles zoster
`);

/** Parts of the body. */
const sites = setOf(`
anus aorta aortic appendix arm arms arterial arteries artery atrial atrium bile bladder blood bone bones bowel brain breast breasts bronchi bronchial
bursa calf carotid carpal cartilage cerebral cervical cervix chest colon colorectal cornea corneal coronary dental dermis disc discs duct ducts ear
ears elbow elbows endometrium eye eyelid eyes face facial fallopian feet femoral femur femurs fibula finger fingers foot forearm forehead gallbladder
ganglion gastric genital gingiva groin gum gums hallux hand hands head heart hepatic hip hips humeral humerus iliac intestinal intestine
intestines iris jaw jaws joint joints kidney kidneys knee knees larynx leg legs ligament ligaments limb limbs lip lips liver lumbar lung lungs lymph
mandible maxilla meninges meniscus mitral mouth mucosa muscle muscles nail nails nasal neck nerval nerve nerves nipple nose oesophagus oral orbit organ
organs ovarian ovaries ovary palate pancreas pancreatic patella pelvic pelvis penile penis perineum periodontal periorbital peritoneum pharynx placenta
pleura pleural prostate prostatic pulmonary pulp rectal rectum renal respiratory retina retinal rib ribs sacral sacrum scalp sclera shoulder shoulders
sinus sinuses skin skull spinal spine spleen splenic sternum stoma stomach teeth tendon tendons testicle testis thigh thoracic thorax throat thyroid
tibia tibial tissue tissues toe toes tongue tonsil tonsils tooth trachea tracheal trunk ulna umbilicus ureter ureteral urethra urethral urinary uterine
uterus uvula vagina vaginal valve valves vein veins venous ventricle ventricular vertebra vertebrae vertebral vessel vessels vocal vulva wrist wrists
`);

/** Whether a folded word names a disease, a sign, a procedure or what is given or taken. */
export function isConditionWord(folded: string): boolean {
  return conditions.has(folded) || (folded.length > 4 && ending.test(folded));
}

/** Whether a folded word names a part of the body. */
export function isSiteWord(folded: string): boolean {
  return sites.has(folded);
}

/** What is done about a condition; prevention is no treatment, and neither is diagnosis. */
const acts: readonly (readonly [string, RegExp])[] = [
  [
    'treatment',
    /\b(?:treat(?:s|ed|ing|ment|ments)?|therap(?:y|ies|eutic)|cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?|reliev\w*|relief|alleviat\w*|eas(?:e|es|ing)|sooth\w*)\b/u,
  ],
  ['prevention', /\b(?:prevent\w*|prophyla\w*|protect\w*|avoid(?:s|ing|ance)?)\b/u],
  [
    'diagnosis',
    /\b(?:diagnos\w*|detect\w*|recogni[sz]\w*|identif\w*|screen\w*|classif\w*|characteri[sz]\w*|distinguish\w*|differentiat\w*|tells? (?:\p{L}+ ){1,3}from|rules? out|grad(?:es?|ing)|stag(?:es?|ing))\b/u,
  ],
];

/** The sorts of acts that a folded text names. */
export function clinicalActsIn(folded: string): readonly string[] {
  return acts.filter(([, pattern]) => pattern.test(folded)).map(([act]) => act);
}
