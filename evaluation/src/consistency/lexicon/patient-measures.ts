/** A figure of a patient by which documents limit who is treated. */
export interface PatientMeasure {
  readonly id: string;
  readonly words: RegExp;
  /** Values that can be meant, so that years, counts of patients and sections are none. */
  readonly from: number;
  readonly to: number;
  /** True where the number stands before the words: "28 weeks of gestation". */
  readonly follows?: boolean;
}

/** Measures by their names, in the units people use for them. The ends are wide and only keep other numbers out (general knowledge, unverified). */
export const patientMeasures: readonly PatientMeasure[] = [
  {
    id: 'body mass index',
    words: /\b(?:body[- ]mass[- ]index|bmi|indice de (?:masse corporelle|masa corporal)|imc)\b/gu,
    from: 10,
    to: 80,
  },
  { id: 'T-score', words: /\bt[- ]?scores?\b/gu, from: -6, to: 2 },
  {
    id: 'ejection fraction',
    words: /\b(?:ejection fractions?|l?vef|lv ejection fraction|ejektionsfraktion|fraction d'ejection)\b/gu,
    from: 5,
    to: 80,
  },
  { id: 'apnoea-hypopnoea index', words: /\b(?:apno?ea[- /]hypopno?ea[- ]index|ahi)\b/gu, from: 3, to: 100 },
  { id: 'INR', words: /\b(?:inr|international normali[sz]ed ratio)\b/gu, from: 0.8, to: 8 },
  { id: 'HbA1c', words: /\b(?:hba1c|glycated ha?emoglobin)\b/gu, from: 4, to: 150 },
  { id: 'glomerular filtration rate', words: /\b(?:glomerular filtration rates?|e?gfr)\b/gu, from: 2, to: 130 },
  { id: 'Glasgow coma scale', words: /\b(?:glasgow coma (?:scale|score)s?|gcs)\b/gu, from: 3, to: 15 },
  { id: 'NIHSS', words: /\b(?:nihss|nih stroke scale)\b/gu, from: 0, to: 42 },
  { id: 'ASPECTS', words: /\baspects(?= (?:of|≥|>|at|from|score|\d))/gu, from: 0, to: 10 },
  { id: 'EDSS', words: /\bedss\b/gu, from: 0, to: 10 },
  { id: 'MMSE', words: /\b(?:mmse|mini[- ]mental (?:state|status)(?: examination)?)\b/gu, from: 0, to: 30 },
  { id: 'Karnofsky index', words: /\bkarnofsky\b/gu, from: 10, to: 100 },
  { id: 'intraocular pressure', words: /\b(?:intra-?ocular pressures?|iop)\b/gu, from: 5, to: 70 },
  { id: 'systolic blood pressure', words: /\bsystolic(?: blood)? pressures?\b/gu, from: 50, to: 260 },
  { id: 'platelet count', words: /\b(?:platelets?|thrombocytes?)(?: counts?)?\b/gu, from: 5, to: 500_000 },
  { id: 'forced expiratory volume', words: /\b(?:fev1|forced expiratory volume)\b/gu, from: 5, to: 120 },
  { id: 'body surface area', words: /\b(?:body surface area|bsa)\b(?=[^;%]{0,40}\d ?(?:m²|m2|square met))/gu, from: 0.1, to: 3.5 },
  {
    id: 'burned or affected body surface',
    words: /\b(?:total body surface(?: area)?|tbsa|body surface(?: area)?|korperoberflache)\b/gu,
    from: 0.5,
    to: 95,
    follows: true,
  },
  {
    id: 'gestational age',
    words:
      /\b(?:completed )?weeks?'? (?:of )?(?:gestation\w*|pregnancy|post-?menstrual|pma\b)(?: age)?|\bweeks' gestation\b|\bwochen gestationsalter\b/gu,
    from: 20,
    to: 43,
    follows: true,
  },
  { id: 'gestational age', words: /\b(?:gestational|post-?menstrual|post-?conceptional) age\b|\bgestationsalter\b/gu, from: 20, to: 43 },
  {
    id: 'vessel diameter',
    words: /\b(?:(?:reference )?vessel|arter(?:y|ial)|venous|lumen|landing zone) diameters?\b/gu,
    from: 0.5,
    to: 60,
  },
  { id: 'annulus diameter', words: /\b(?:annul(?:us|ar) (?:diameters?|sizes?))\b/gu, from: 10, to: 45 },
  { id: 'aneurysm size', words: /\b(?:aneurysms?|aneurysm(?:al)? (?:sac )?(?:diameters?|sizes?)|aneurysm necks?)\b/gu, from: 1, to: 120 },
  { id: 'corneal astigmatism', words: /\b(?:corneal astigmatism|astigmatism)\b/gu, from: 0.1, to: 12 },
  { id: 'hearing threshold', words: /\b(?:hearing (?:loss|thresholds?)|pure[- ]tone averages?)\b/gu, from: 10, to: 130 },
  { id: 'serum bilirubin', words: /\bbilirubin(?: levels?| values?| concentrations?)?\b/gu, from: 1, to: 900 },
  { id: 'haemoglobin', words: /\bha?emoglobin(?: levels?| values?| concentrations?)?\b/gu, from: 3, to: 200 },
  { id: 'oxygen saturation', words: /\b(?:oxygen saturation|spo2)\b/gu, from: 40, to: 100 },
  { id: 'translation of the segment', words: /\btranslation\b/gu, from: 0.5, to: 20 },
  { id: 'leg length difference', words: /\bleg[- ]length (?:discrepanc(?:y|ies)|differences?)\b/gu, from: 2, to: 150 },
  { id: 'Cobb angle', words: /\bcobb(?: angles?)?\b/gu, from: 5, to: 150 },
];
