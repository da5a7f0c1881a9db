import type { AppraisalTool, Contribution, Criterion, Grade, Grades, WeightHint } from '../tool.ts';

const quality: readonly Grade[] = [
  { id: 'sound', title: 'sound', tone: 'good' },
  { id: 'lesser', title: 'lesser shortcomings', tone: 'caution' },
  { id: 'serious', title: 'serious shortcomings', tone: 'bad' },
];
const flaw: readonly Grade[] = [
  { id: 'absent', title: 'no such fault', tone: 'good' },
  { id: 'present', title: 'the fault is there', tone: 'bad' },
];

const qualityAspects: readonly (readonly [id: string, title: string, question: string, prompts: readonly string[], optional?: true])[] = [
  [
    'Qa',
    'Design',
    'Is the design able to answer what it is used for?',
    [
      'sample size and power',
      'endpoints, and validity of surrogates',
      'controls, randomisation, blinding',
      'selection and prognostic factors',
      'follow-up long and frequent enough',
      'serious events and device deficiencies recorded',
      'co-interventions, completeness, loss to follow-up',
    ],
  ],
  [
    'Qb',
    'Own investigation',
    'Where the manufacturer sponsored it: are plan, conduct and report in order?',
    [
      'plan with amendments and their rationale',
      'monitoring and audit',
      'ethics and authority approvals',
      'signed and dated report',
      'transferable to the European population',
      'gaps towards EN ISO 14155',
    ],
    true,
  ],
  [
    'Qc',
    'Gathered data',
    'For vigilance, registries, case series and dossiers: how were the data found, and how complete are they?',
    ['procedure of retrieval', 'completeness and representativeness', 'under-reporting: no true frequencies from vigilance'],
    true,
  ],
  [
    'Qd',
    'Data processing and statistics',
    'Are the data handled and analysed soundly?',
    ['transformations, missing data, exclusions', 'intention to treat and per protocol', 'adequate methods'],
  ],
  ['Qe', 'Quality assurance', 'Was good clinical practice kept and checked?', ['compliance with the plan', 'monitoring and audit'], true],
  [
    'Qf',
    'Report',
    'Does the report disclose what is needed to judge it?',
    ['methods and data', 'adverse events complete', 'all planned results', 'conclusions that match', 'conflicts of interest'],
  ],
];

const validityFaults: readonly (readonly [id: string, title: string, question: string])[] = [
  [
    'Va',
    'Elementary information',
    'Are methods, product, numbers exposed, outcomes, planned results, side-effects, or limits and significance missing?',
  ],
  ['Vb', 'Numbers too small', 'Is it preliminary, inconclusive, anecdotal, a hypothesis or unsubstantiated opinion?'],
  ['Vc', 'Improper statistics', 'Are many subgroups tested without correction, or distributions assumed that are untested or implausible?'],
  [
    'Vd',
    'Inadequate controls',
    'Could subjective endpoints, natural fluctuation, other care or confounders explain the result, without a fit control?',
  ],
  ['Ve', 'Deaths and serious events', 'Could deaths or serious events have been missed, or is loss to follow-up not told or not analysed?'],
  [
    'Vf',
    'Misinterpretation',
    'Do the conclusions go beyond the data: limits that include no effect, or an effect without clinical relevance?',
  ],
  ['Vg', 'Illegal', 'Did the investigation break the law, the Declaration of Helsinki or its standard?'],
];

const criteria: readonly Criterion[] = [
  ...qualityAspects.map(([id, title, question, prompts, optional]) => ({
    id,
    title,
    question,
    prompts,
    group: 'methodological quality (9.3.1)',
    grades: quality,
    ...(optional ? { optional } : {}),
  })),
  ...validityFaults.map(([id, title, question]) => ({ id, title, question, group: 'lack of scientific validity (A6)', grades: flaw })),
  {
    id: 'Rd',
    title: 'Device',
    question: 'Which device do the data represent?',
    group: 'relevance (9.3.2)',
    grades: [
      { id: 'under evaluation', title: 'the device under evaluation', tone: 'good' },
      { id: 'equivalent', title: 'a device demonstrated to be equivalent', tone: 'good' },
      { id: 'benchmark', title: 'a benchmark or similar device', tone: 'caution' },
      { id: 'other', title: 'another device or treatment', tone: 'bad' },
      { id: 'condition', title: 'the medical condition only', tone: 'bad' },
    ],
  },
  {
    id: 'Rp',
    title: 'Intended purpose',
    question: 'Do they represent the intended purpose: sizes and settings, users, indications, ages and genders, severity, time?',
    group: 'relevance (9.3.2)',
    grades: [
      { id: 'whole', title: 'the whole of it', tone: 'good' },
      { id: 'part', title: 'a part of it', tone: 'caution' },
      { id: 'outside', title: 'not the intended purpose', tone: 'bad' },
    ],
  },
];

/** Pivotal data come from the device or its equivalent, used as intended, and are of a quality that can demonstrate (9.3.2); the reasons of Appendix A6 take that away. */
function weightHint(grades: Grades): WeightHint {
  const titleOf = (id: string) => criteria.find((criterion) => criterion.id === id)!.title;
  const marked = (grade: string) => criteria.filter(({ id }) => grades[id] === grade).map(({ id }) => `${id}: ${titleOf(id)}`);
  const hint = (contribution: Contribution, reasons: readonly string[], because: string) => ({
    contribution,
    reasons: [...reasons, because],
  });
  if (grades.Vg === 'present')
    return hint('rejected', [`Vg: ${titleOf('Vg')}`], 'Data of unethical or illegal investigations are not used.');
  const faults = marked('present');
  if (faults.length > 0)
    return hint(
      'background',
      faults,
      'Such data do not demonstrate performance or safety; they may still show hazards or the state of the art.',
    );
  if (['benchmark', 'other', 'condition'].includes(grades.Rd!) || grades.Rp === 'outside')
    return hint(
      'background',
      [`Rd: ${grades.Rd}`, `Rp: ${grades.Rp}`],
      'Pivotal data come from the device or its equivalent in its intended purpose.',
    );
  const serious = marked('serious');
  if (serious.length > 0) return hint('supporting', serious, 'Serious shortcomings keep the data from demonstrating by themselves.');
  const lesser = [...marked('lesser'), ...(grades.Rp === 'part' ? ['Rp: a part of the intended purpose'] : [])];
  if (lesser.length > 0) return hint('supporting', lesser, 'Shortcomings limit what the data show by themselves.');
  return hint('pivotal', [`Rd: ${grades.Rd}`], 'Sound data from the device or its equivalent in the whole of the intended purpose.');
}

const clean: Grades = {
  Qa: 'sound',
  Qd: 'sound',
  Qf: 'sound',
  ...Object.fromEntries(validityFaults.map(([id]) => [id, 'absent'])),
  Rd: 'under evaluation',
  Rp: 'whole',
};
const words = (grades: Grades) =>
  criteria
    .filter(({ id }) => grades[id])
    .map(({ id }) => `${id} ${grades[id]}`)
    .join(' ');

const meddev271Rev4: AppraisalTool = {
  id: 'meddev-2-7-1-rev-4',
  title: 'MEDDEV 2.7/1 revision 4, section 9.3 and Appendix A6: quality, validity and relevance',
  abbreviation: 'MEDDEV 9.3',
  references: [
    'MEDDEV 2.7/1 revision 4, sections 9.3.1 to 9.3.3 and Appendix A6 (restated; the guideline gives aspects and no grades, the grades are ours)',
  ],
  purpose:
    'Any item of clinical data, by the aspects that the guideline lists. For grades of suitability and contribution it refers to GHTF SG5/N2R8, now IMDRF N56.',
  designs: 'any',
  criteria,
  weightHint,
  examples: [
    { grades: clean, text: words(clean), complete: true, hint: 'pivotal' },
    { grades: { ...clean, Qa: 'lesser' }, text: words({ ...clean, Qa: 'lesser' }), complete: true, hint: 'supporting' },
    { grades: { ...clean, Vb: 'present' }, text: words({ ...clean, Vb: 'present' }), complete: true, hint: 'background' },
    { grades: { ...clean, Rd: 'benchmark' }, text: words({ ...clean, Rd: 'benchmark' }), complete: true, hint: 'background' },
    { grades: { ...clean, Vg: 'present' }, text: words({ ...clean, Vg: 'present' }), complete: true, hint: 'rejected' },
  ],
};

export default meddev271Rev4;
