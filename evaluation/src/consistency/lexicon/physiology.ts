/**
 * Effects that are generally taken to go the other way, for devices of a kind. Each entry is a question to the author, not a verdict: the explanation
 * says what is usually taught, the finding says "usually". `verified: false` because no source was checked word by word for these lines.
 */
export interface PhysiologyEntry {
  readonly id: string;
  /** Kind of device, sought in the folded text of the dossier. */
  readonly device: RegExp;
  /** The effect claimed, sought in a folded sentence. */
  readonly claim: RegExp;
  readonly usually: string;
  readonly source: string;
  readonly verified: false;
}

const lowers =
  '(?:reduc\\w+|lower\\w*|decreas\\w+|reliev\\w+|diminish\\w*|drops?|fall(?:s|ing)? in|brings? down|prevents? (?:a rise in|raised|high))';
const raises = '(?:increas\\w+|rais\\w+|improv\\w+|boost\\w*|enhanc\\w+|augment\\w*|promot\\w+)';
const entry = (id: string, device: string, claim: string, usually: string, source: string): PhysiologyEntry => ({
  id,
  device: new RegExp(device, 'u'),
  claim: new RegExp(claim, 'u'),
  usually,
  source,
  verified: false,
});
const ventilation = '\\b(?:ventilators?|mechanical ventilation|positive[- ]pressure|cpap|peep|respirators?|bilevel)\\b';
const pressure = '(?:intracranial|brain|cerebral) pressure|\\bicp\\b|pressure (?:in|inside) the (?:skull|brain)';

/** The table of effects. */
export const physiology: readonly PhysiologyEntry[] = [
  entry(
    'ventilation-intracranial-pressure',
    ventilation,
    `\\b${lowers}[^.;]{0,40}(?:${pressure})|(?:${pressure})[^.;]{0,30}\\b(?:is|are|was)? ?(?:reduced|lowered|decreased|falls|drops)`,
    'positive pressure in the chest hinders venous return from the head and usually raises intracranial pressure or leaves it unchanged; only lowering carbon dioxide by hyperventilation lowers it for a short time, at the price of less blood flow to the brain',
    'textbooks of intensive care; expert panel opinion on a ventilator, June 2025, as reported',
  ),
  entry(
    'ventilation-venous-return',
    ventilation,
    `\\b${raises}[^.;]{0,40}(?:venous return|preload|cardiac output)`,
    'positive pressure in the chest usually lowers venous return and with it cardiac output',
    'textbooks of physiology',
  ),
  entry(
    'ventilation-lung-protection',
    ventilation,
    '\\b(?:high|large|higher|larger) tidal volumes?[^.;]{0,60}\\b(?:protect\\w*|prevent\\w*|improve\\w* (?:survival|outcome)|safer|gentle)',
    'large tidal volumes are usually taken to injure the lung',
    'trial of the ARDS Network, New England Journal of Medicine 2000; 342: 1301',
  ),
  entry(
    'oxygen-carbon-dioxide',
    '\\b(?:oxygen|concentrator|ventilator|cannula)\\b',
    `oxygen[^.;]{0,40}\\b${lowers}[^.;]{0,30}(?:carbon dioxide|hypercapnia|co2|paco2)`,
    'additional oxygen does not remove carbon dioxide and in some patients with chronic lung disease usually raises it',
    'guidelines on oxygen therapy',
  ),
  entry(
    'pure-oxygen-atelectasis',
    '\\b(?:oxygen|ventilator|ventilation)\\b',
    '\\b(?:100 ?%|pure|high(?:er)? concentrations? of) oxygen[^.;]{0,60}\\b(?:prevent\\w*|avoid\\w*|reduc\\w+) atelectas',
    'breathing pure oxygen usually favours collapse of lung units by absorption',
    'textbooks of anaesthesia',
  ),
  entry(
    'oxygen-survival-normoxaemia',
    '\\boxygen\\b',
    'oxygen[^.;]{0,60}\\b(?:cures?|heals?|reverses?) (?:copd|emphysema|pulmonary fibrosis|interstitial lung disease)',
    'oxygen relieves hypoxaemia; chronic lung disease itself is not reversed by it',
    'guidelines on long-term oxygen therapy',
  ),
  entry(
    'anticoagulant-bleeding',
    '\\b(?:heparin|anticoagul\\w+|antiplatelet)\\b',
    `(?:heparin|anticoagul\\w+|antiplatelet\\w*)[^.;]{0,40}\\b${lowers}[^.;]{0,25}\\bbleeding`,
    'drugs against clotting usually raise the risk of bleeding',
    'product information of these drugs',
  ),
  entry(
    'insulin-glucose',
    '\\binsulin\\b',
    `\\binsulin[^.;]{0,40}\\b(?:raises|increases|elevates)[^.;]{0,25}(?:blood (?:sugar|glucose)|glucose levels?)`,
    'insulin lowers blood glucose',
    'textbooks of physiology',
  ),
  entry(
    'dialysis-cure',
    '\\b(?:dialy[sz]er|dialysis|haemofilt\\w+|hemofilt\\w+)\\b',
    'dialysis[^.;]{0,60}\\b(?:cures|restores (?:the )?(?:native )?kidney function|reverses (?:chronic )?kidney)',
    'dialysis replaces a part of the kidney function and does not restore it',
    'guidelines on dialysis',
  ),
  entry(
    'tourniquet-perfusion',
    '\\b(?:tourniquet|compression cuff|pneumatic cuff)\\b',
    `(?:tourniquet|cuff)[^.;]{0,40}\\b${raises}[^.;]{0,30}distal (?:perfusion|blood flow)`,
    'a closed cuff stops the flow beyond it',
    'textbooks of surgery',
  ),
  entry(
    'pacing-cure',
    '\\b(?:pacemaker|pacing|cardiac stimulat\\w+)\\b',
    'pac(?:emaker|ing)[^.;]{0,40}\\bcures? ',
    'pacing treats the rate and does not cure the disease of the conduction system',
    'guidelines on pacing',
  ),
  entry(
    'cochlear-residual',
    '\\bcochlear implant',
    'cochlear implant[^.;]{0,60}\\b(?:restores? (?:natural|normal) hearing|cures? deafness)',
    'a cochlear implant gives sensations of hearing by stimulation and does not restore natural hearing',
    'guidelines on cochlear implantation',
  ),
  entry(
    'x-ray-harmless',
    '\\b(?:x-ray|radiograph\\w+|computed tomography|fluoroscop\\w+)\\b',
    '\\b(?:x-rays?|ionising radiation|ionizing radiation)[^.;]{0,40}\\b(?:harmless|without (?:any )?risk|no risk|strengthens)',
    'ionising radiation is taken to carry a risk at every dose',
    'radiation protection law',
  ),
  entry(
    'glucose-oxygen-brain',
    '\\b(?:hypertherm\\w+|warming|patient warm\\w*|blanket)\\b',
    `\\b(?:hyperthermia|fever|warming)[^.;]{0,40}\\b(?:protects? the brain|reduces? (?:brain|cerebral) (?:damage|injury|metabolism))`,
    'a higher temperature usually raises the need of the brain for oxygen',
    'textbooks of neurology',
  ),
  entry(
    'vasopressor-flow',
    '\\b(?:infusion|syringe) pump',
    '\\b(?:vasopressors?|noradrenaline|norepinephrine)[^.;]{0,40}\\b(?:lowers?|reduces?) blood pressure',
    'vasopressors raise blood pressure',
    'product information of these drugs',
  ),
];

/** A setting that grows with the patient's size. */
export interface ScaledSetting {
  readonly id: string;
  readonly words: RegExp;
  readonly dimension: 'volume' | 'energy';
  /** What is usual, in the dimension's base unit per kilogram of body weight. */
  readonly usual: readonly [number, number];
  /** Above this much per kilogram harm is usually feared. */
  readonly harmful: number;
  readonly unit: string;
  readonly harm: string;
  readonly source: string;
  readonly verified: false;
}

/** Settings by body weight. Not a table for treatment: it tells impossible figures from possible ones. */
export const scaledSettings: readonly ScaledSetting[] = [
  {
    id: 'tidal volume',
    words: /\b(?:tidal|breath|inspiratory) volumes?\b/u,
    dimension: 'volume',
    usual: [4, 8],
    harmful: 15,
    unit: 'ml/kg',
    harm: 'overdistension of the lung',
    source:
      'ARDS Network, New England Journal of Medicine 2000; 342: 1301 (6 against 12 ml/kg of predicted weight); neonatal practice 4 to 6 ml/kg',
    verified: false,
  },
  {
    id: 'extracorporeal volume',
    words: /\b(?:extracorporeal|priming|circuit) (?:blood )?volumes?\b/u,
    dimension: 'volume',
    usual: [0, 8],
    harmful: 16,
    unit: 'ml/kg',
    harm: 'loss of more than a fifth of the blood volume (about 80 ml/kg) into the circuit',
    source: 'paediatric dialysis practice: circuit not above 10 % of the blood volume',
    verified: false,
  },
  {
    id: 'fluid bolus',
    words: /\b(?:fluid|infusion|volume) bolus(?:es)?\b/u,
    dimension: 'volume',
    usual: [10, 20],
    harmful: 60,
    unit: 'ml/kg',
    harm: 'volume overload',
    source: 'resuscitation guidelines for children: 10 to 20 ml/kg',
    verified: false,
  },
  {
    id: 'blood sample',
    words: /\bblood (?:sample|draw|withdrawal)(?: volumes?)?\b/u,
    dimension: 'volume',
    usual: [0, 2.5],
    harmful: 8,
    unit: 'ml/kg',
    harm: 'loss of a tenth of the blood volume',
    source: 'limits for blood sampling in children, about 3 % of the blood volume',
    verified: false,
  },
  {
    id: 'defibrillation energy',
    words: /\b(?:defibrillation|shock) energ(?:y|ies)\b/u,
    dimension: 'energy',
    usual: [2, 4],
    harmful: 15,
    unit: 'J/kg',
    harm: 'injury of the heart muscle',
    source: 'resuscitation guidelines: 4 J/kg in children',
    verified: false,
  },
];
