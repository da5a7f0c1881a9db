import { worstOf } from '../judgement.ts';
import { isNo, isYes, mayBe, signallingAnswers, signallingAnswersOrNone } from '../signalling.ts';
import type { AppraisalTool, Criterion, Domain, Grade, Grades } from '../tool.ts';

const judgements: readonly Grade[] = [
  { id: 'low', title: 'low risk of bias', tone: 'good' },
  { id: 'some concerns', title: 'some concerns', tone: 'caution' },
  { id: 'high', title: 'high risk of bias', tone: 'bad' },
];
const order = judgements.map(({ id }) => id);
const [low, some, high] = ['low', 'some concerns', 'high'] as const;

const domainTitles = {
  D1: 'Randomisation process',
  D2: 'Deviations from intended interventions',
  D3: 'Missing outcome data',
  D4: 'Measurement of the outcome',
  D5: 'Selection of the reported result',
} as const;

const adhering = ({ E }: Grades) => E === 'adhering';
const assigned = ({ E }: Grades) => E === 'assignment';
/** Somebody knew, or may have known, who received what. */
const aware = (grades: Grades) => mayBe(grades, '2.1') || mayBe(grades, '2.2');
const deviated = (grades: Grades) => assigned(grades) && aware(grades) && isYes(grades, '2.3');
const fewData = (grades: Grades) => !isYes(grades, '3.1') && grades['3.1'] !== undefined;
const mayDepend = (grades: Grades) => fewData(grades) && grades['3.2'] !== undefined && !isYes(grades, '3.2');
const soundMeasurement = (grades: Grades) =>
  grades['4.1'] !== undefined && !isYes(grades, '4.1') && grades['4.2'] !== undefined && !isYes(grades, '4.2');
const knowingAssessors = (grades: Grades) => soundMeasurement(grades) && mayBe(grades, '4.3');
const unsoundAnalysis = (grades: Grades) => assigned(grades) && grades['2.6'] !== undefined && !isYes(grades, '2.6');
/** Whether the questions on adherence are reached: nobody knew, or what else was done was balanced. */
const adherenceMatters = (grades: Grades) => adhering(grades) && (!aware(grades) || isYes(grades, '2.3a') || grades['2.3a'] === 'NA');
const adherenceFailed = (grades: Grades) => mayBe(grades, '2.4a') || mayBe(grades, '2.5a');
const needsAdherenceAnalysis = (grades: Grades) =>
  adhering(grades) && (adherenceMatters(grades) ? adherenceFailed(grades) : grades['2.3a'] !== undefined);

const answered = (grades: Grades, ...ids: string[]) => ids.every((id) => grades[id] !== undefined);

type Question = readonly [id: string, title: string, question: string, more?: Partial<Criterion>];
const orNone = { grades: signallingAnswersOrNone };

const questions: readonly (readonly [keyof typeof domainTitles, readonly Question[]])[] = [
  [
    'D1',
    [
      ['1.1', 'Random sequence', 'Did chance decide the order of allocation (for instance a generated list, not dates or record numbers)?'],
      ['1.2', 'Concealed allocation', 'Was the next allocation hidden from those who enrolled until the participant was in?'],
      ['1.3', 'Imbalance at the start', 'Do differences between the groups at baseline point to a fault in the randomisation?'],
    ],
  ],
  [
    'D2',
    [
      ['2.1', 'Participants knew', 'Did participants know during the trial which intervention they had been given?'],
      ['2.2', 'Carers knew', 'Did those who cared for them or delivered the intervention know it during the trial?'],
      [
        '2.3',
        'Deviations from the trial',
        'Did being in a trial lead to departures from the intended intervention that would not occur in practice?',
        { asked: (grades) => assigned(grades) && answered(grades, '2.1', '2.2') && aware(grades) },
      ],
      ['2.4', 'Effect of the deviations', 'Is it likely that these departures changed the outcome?', { asked: deviated }],
      [
        '2.5',
        'Balanced deviations',
        'Were these departures alike in the groups?',
        { asked: (grades) => deviated(grades) && mayBe(grades, '2.4') },
      ],
      [
        '2.6',
        'Analysis by assignment',
        'Was the analysis fit to estimate the effect of assignment (intention to treat, or close to it)?',
        { asked: assigned },
      ],
      [
        '2.7',
        'Effect of the analysis',
        'Could leaving participants in the wrong group or out of it have changed the result substantially?',
        { asked: unsoundAnalysis },
      ],
      [
        '2.3a',
        'Balanced co-interventions',
        'Were important interventions outside the protocol alike in the groups?',
        { ...orNone, asked: (grades) => adhering(grades) && answered(grades, '2.1', '2.2') && aware(grades) },
      ],
      [
        '2.4a',
        'Failures of delivery',
        'Were there failures in carrying out the intervention that could have changed the outcome?',
        { ...orNone, asked: (grades) => answered(grades, '2.1', '2.2') && adherenceMatters(grades) },
      ],
      [
        '2.5a',
        'Non-adherence',
        'Did participants depart from the assigned intervention so that the outcome could have changed?',
        { ...orNone, asked: (grades) => answered(grades, '2.1', '2.2') && adherenceMatters(grades) },
      ],
      [
        '2.6a',
        'Analysis of adherence',
        'Was the analysis fit to estimate the effect of adhering to the intervention?',
        { asked: (grades) => answered(grades, '2.1', '2.2') && needsAdherenceAnalysis(grades) },
      ],
    ],
  ],
  [
    'D3',
    [
      ['3.1', 'Complete data', 'Was this outcome known for all, or nearly all, who were randomised?'],
      [
        '3.2',
        'Evidence against bias',
        'Is there evidence that missing data did not bias the result (for instance a sensitivity analysis)?',
        { asked: fewData, grades: signallingAnswers.filter(({ id }) => id !== 'NI') },
      ],
      ['3.3', 'Missing by value', 'Could it depend on the true value of the outcome whether it is missing?', { asked: mayDepend }],
      [
        '3.4',
        'Likely by value',
        'Is it likely that missingness depended on the true value?',
        { asked: (grades) => mayDepend(grades) && mayBe(grades, '3.3') },
      ],
    ],
  ],
  [
    'D4',
    [
      ['4.1', 'Unsuitable method', 'Was the way of measuring the outcome unsuitable?'],
      [
        '4.2',
        'Different measurement',
        'Could measuring or finding the outcome have differed between the groups?',
        { asked: (grades) => answered(grades, '4.1') && !isYes(grades, '4.1') },
      ],
      ['4.3', 'Assessors knew', 'Did those who assessed the outcome know which intervention was received?', { asked: soundMeasurement }],
      ['4.4', 'Influence possible', 'Could that knowledge have influenced the assessment?', { asked: knowingAssessors }],
      [
        '4.5',
        'Influence likely',
        'Is it likely that the knowledge influenced the assessment?',
        { asked: (grades) => knowingAssessors(grades) && mayBe(grades, '4.4') },
      ],
    ],
  ],
  [
    'D5',
    [
      ['5.1', 'Plan beforehand', 'Were the data analysed as a plan said that was final before outcomes were known?'],
      ['5.2', 'Choice of measurements', 'Is the result likely to have been chosen, for what it shows, among several measurements?'],
      ['5.3', 'Choice of analyses', 'Is the result likely to have been chosen, for what it shows, among several analyses?'],
    ],
  ],
];

const criteria: readonly Criterion[] = [
  {
    id: 'E',
    title: 'Effect of interest',
    question: 'Which effect is the result used for? It decides which questions of domain 2 are asked.',
    group: 'Before the domains',
    grades: [
      { id: 'assignment', title: 'effect of assignment to the intervention (intention to treat)' },
      { id: 'adhering', title: 'effect of adhering to the intervention (per protocol)' },
    ],
  },
  ...questions.flatMap(([domain, list]) =>
    list.map(([id, title, question, more]) => ({
      id,
      title,
      question,
      group: `${domain} ${domainTitles[domain]}`,
      grades: signallingAnswers,
      ...more,
    })),
  ),
];

function randomisation(grades: Grades): string {
  if (isNo(grades, '1.2')) return high;
  if (isYes(grades, '1.2')) return isNo(grades, '1.1') || isYes(grades, '1.3') ? some : low;
  return isYes(grades, '1.3') ? high : some;
}

function deviations(grades: Grades): string {
  return adhering(grades) ? effectOfAdhering(grades) : worstOf(order, [deviationsOfTrial(grades), analysisByAssignment(grades)]);
}

function deviationsOfTrial(grades: Grades): string {
  if (!aware(grades) || isNo(grades, '2.3')) return low;
  if (!isYes(grades, '2.3') || isNo(grades, '2.4') || isYes(grades, '2.5')) return some;
  return high;
}

function analysisByAssignment(grades: Grades): string {
  if (isYes(grades, '2.6')) return low;
  return isNo(grades, '2.7') ? some : high;
}

function effectOfAdhering(grades: Grades): string {
  if (adherenceMatters(grades) && !adherenceFailed(grades)) return low;
  return isYes(grades, '2.6a') ? some : high;
}

function missingData(grades: Grades): string {
  if (isYes(grades, '3.1') || isYes(grades, '3.2') || isNo(grades, '3.3')) return low;
  return isNo(grades, '3.4') ? some : high;
}

function measurement(grades: Grades): string {
  if (isYes(grades, '4.1') || isYes(grades, '4.2')) return high;
  if (isNo(grades, '4.3') || isNo(grades, '4.4')) return isNo(grades, '4.2') ? low : some;
  return isNo(grades, '4.5') ? some : high;
}

function selection(grades: Grades): string {
  if (isYes(grades, '5.2') || isYes(grades, '5.3')) return high;
  return isNo(grades, '5.2') && isNo(grades, '5.3') && isYes(grades, '5.1') ? low : some;
}

const algorithms = { D1: randomisation, D2: deviations, D3: missingData, D4: measurement, D5: selection } as const;

const domains: readonly Domain[] = [
  ...questions.map(([id, list]) => ({
    id,
    title: domainTitles[id],
    judgements,
    criteria: [...(id === 'D2' ? ['E'] : []), ...list.map(([question]) => question)],
    judge: algorithms[id],
  })),
  {
    id: 'overall',
    title: 'Overall',
    judgements,
    criteria: [],
    domains: Object.keys(domainTitles),
    overall: true,
    note: 'The worst domain decides. Some concerns in several domains can lower confidence so much that the whole is at high risk; that is for people to judge.',
    judge: (_grades, judged) =>
      worstOf(
        order,
        Object.keys(domainTitles).map((id) => judged[id]),
      ),
  },
];

const clean = {
  E: 'assignment',
  '1.1': 'Y',
  '1.2': 'Y',
  '1.3': 'N',
  '2.1': 'N',
  '2.2': 'N',
  '2.6': 'Y',
  '3.1': 'Y',
  '4.1': 'N',
  '4.2': 'N',
  '4.3': 'N',
  '5.1': 'Y',
  '5.2': 'N',
  '5.3': 'N',
};

const rob2: AppraisalTool = {
  id: 'rob-2',
  title: 'RoB 2: risk of bias in randomised trials (parallel groups)',
  abbreviation: 'RoB 2',
  references: [
    'Sterne et al., RoB 2: a revised tool for assessing risk of bias in randomised trials, BMJ 2019;366:l4898, with its guidance of 22 August 2019 (questions in our own words; algorithms restated, unverified against the official text; www.riskofbias.info)',
    'Cochrane Handbook for Systematic Reviews of Interventions, chapter 8',
  ],
  purpose: 'One result of a randomised trial with parallel groups. Cluster and cross-over trials have variants of their own.',
  designs: ['randomised trial'],
  judgesResults: true,
  criteria,
  domains,
  examples: [
    { grades: clean, text: 'D1 low, D2 low, D3 low, D4 low, D5 low, overall low', complete: true },
    {
      grades: { ...clean, '2.1': 'Y', '2.2': 'PY', '2.3': 'NI' },
      text: 'D1 low, D2 some concerns, D3 low, D4 low, D5 low, overall some concerns',
      complete: true,
    },
    {
      grades: { ...clean, '1.2': 'PN' },
      text: 'D1 high, D2 low, D3 low, D4 low, D5 low, overall high',
      complete: true,
    },
    { grades: { '1.1': 'Y', '1.2': 'Y', '1.3': 'PN' }, text: 'D1 low, D2–, D3–, D4–, D5–, overall–', complete: false },
  ],
};

export default rob2;
