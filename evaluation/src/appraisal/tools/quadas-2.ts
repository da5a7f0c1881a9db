import type { AppraisalTool, Criterion, Domain, Grade, Grades } from '../tool.ts';

const answers: readonly Grade[] = [
  { id: 'Y', title: 'yes' },
  { id: 'N', title: 'no' },
  { id: 'U', title: 'unclear' },
];
const risk: readonly Grade[] = [
  { id: 'low', title: 'low risk of bias', tone: 'good' },
  { id: 'unclear', title: 'unclear', tone: 'unknown' },
  { id: 'high', title: 'high risk of bias', tone: 'bad' },
];
const concern: readonly Grade[] = [
  { id: 'low', title: 'low concern', tone: 'good' },
  { id: 'unclear', title: 'unclear', tone: 'unknown' },
  { id: 'high', title: 'high concern', tone: 'bad' },
];

type Question = readonly [id: string, title: string, question: string, optional?: true];
interface Part {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
  /** What is asked about applicability; the flow and timing of a study have none. */
  readonly applicability?: string;
}

const parts: readonly Part[] = [
  {
    id: 'D1',
    title: 'Patient selection',
    questions: [
      ['1.1', 'Sample', 'Was every eligible patient enrolled, or a random sample of them?'],
      ['1.2', 'No case-control design', 'Were patients enrolled without knowing who had the condition?'],
      ['1.3', 'Exclusions', 'Were patients left out only for good reasons?'],
    ],
    applicability: 'How far do patients, setting or earlier testing differ from what the evaluation asks about?',
  },
  {
    id: 'D2',
    title: 'Index test',
    questions: [
      ['2.1', 'Read blind', 'Was the index test read without knowing the reference standard?'],
      ['2.2', 'Threshold', 'Where a threshold was used: was it set beforehand?', true],
    ],
    applicability: 'How far do the test, its conduct or its reading differ from the device and its intended use?',
  },
  {
    id: 'D3',
    title: 'Reference standard',
    questions: [
      ['3.1', 'Correct standard', 'Does the reference standard probably tell rightly who has the condition?'],
      ['3.2', 'Read blind', 'Was the reference standard read without knowing the index test?'],
    ],
    applicability: 'How far does the condition that the standard defines differ from what the evaluation asks about?',
  },
  {
    id: 'D4',
    title: 'Flow and timing',
    questions: [
      ['4.1', 'Interval', 'Was the time between index test and reference standard short enough?'],
      ['4.2', 'Everybody verified', 'Did all patients receive a reference standard?'],
      ['4.3', 'The same standard', 'Did all receive the same reference standard?'],
      ['4.4', 'Everybody analysed', 'Were all patients in the analysis?'],
    ],
  },
];

const criteria: readonly Criterion[] = parts.flatMap(({ id, title, questions, applicability }) => [
  ...questions.map(([question, short, text, optional]) => ({
    id: question,
    title: short,
    question: text,
    group: `${id} ${title}`,
    grades: answers,
    ...(optional ? { optional } : {}),
  })),
  ...(applicability
    ? [{ id: `A${id.slice(1)}`, title: `${title}: applicability`, question: applicability, group: `${id} ${title}`, grades: concern }]
    : []),
]);

/** All yes is low; a single no shows that bias is possible; otherwise too little is known. */
function riskOf(grades: Grades, ids: readonly string[]): string {
  const given = ids.map((id) => grades[id]).filter(Boolean);
  if (given.includes('N')) return 'high';
  return given.includes('U') ? 'unclear' : 'low';
}

const domains: readonly Domain[] = [
  ...parts.map(({ id, title, questions }) => {
    const ids = questions.map(([question]) => question);
    return {
      id,
      title,
      judgements: risk,
      criteria: ids,
      note: 'One answer of no shows that bias is possible; whether it is high is for people to judge.',
      judge: (grades: Grades) => riskOf(grades, ids),
    };
  }),
  {
    id: 'bias',
    title: 'Overall risk of bias',
    judgements: [
      { id: 'low', title: 'low risk of bias in every domain', tone: 'good' },
      { id: 'at risk', title: 'at risk of bias', tone: 'bad' },
    ],
    criteria: [],
    domains: parts.map(({ id }) => id),
    overall: true,
    judge: (_grades, judged) => (parts.every(({ id }) => judged[id] === 'low') ? 'low' : 'at risk'),
  },
  {
    id: 'applicability',
    title: 'Overall applicability',
    judgements: [
      { id: 'low', title: 'low concern in every domain', tone: 'good' },
      { id: 'concerns', title: 'concerns regarding applicability', tone: 'bad' },
    ],
    criteria: ['A1', 'A2', 'A3'],
    overall: true,
    judge: (grades) => (['A1', 'A2', 'A3'].every((id) => grades[id] === 'low') ? 'low' : 'concerns'),
  },
];

const clean = Object.fromEntries(criteria.map(({ id }) => [id, id.startsWith('A') ? 'low' : 'Y']));
const { '2.2': _threshold, ...withoutThreshold } = clean;

const quadas2: AppraisalTool = {
  id: 'quadas-2',
  title: 'QUADAS-2: quality of diagnostic accuracy studies',
  abbreviation: 'QUADAS-2',
  references: [
    'Whiting et al., QUADAS-2, Annals of Internal Medicine 2011;155:529-536 (questions in our own words, judgements restated, unverified against the official text)',
  ],
  purpose:
    'Studies of diagnostic accuracy: risk of bias in four domains, and whether patients, test and condition are those of the evaluation.',
  designs: ['diagnostic accuracy study'],
  criteria,
  domains,
  examples: [
    {
      grades: withoutThreshold,
      text: 'D1 low, D2 low, D3 low, D4 low, A1 low, A2 low, A3 low, bias low, applicability low',
      complete: true,
    },
    {
      grades: { ...clean, '1.2': 'N', '3.2': 'U', A2: 'unclear' },
      text: 'D1 high, D2 low, D3 unclear, D4 low, A1 low, A2 unclear, A3 low, bias at risk, applicability concerns',
      complete: true,
    },
    {
      grades: { '1.1': 'Y', '1.2': 'Y', '1.3': 'Y' },
      text: 'D1 low, D2–, D3–, D4–, A1–, A2–, A3–, bias–, applicability–',
      complete: false,
    },
  ],
};

export default quadas2;
