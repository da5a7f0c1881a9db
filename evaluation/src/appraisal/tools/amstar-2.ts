import type { AppraisalTool, Criterion, Grade, Grades } from '../tool.ts';

const yes: Grade = { id: 'Y', title: 'yes', tone: 'good' };
const partly: Grade = { id: 'PY', title: 'partly', tone: 'caution' };
const no: Grade = { id: 'N', title: 'no', tone: 'bad' };
const noPooling: Grade = { id: 'NMA', title: 'no meta-analysis', tone: 'none' };
const noneIncluded: Grade = { id: 'NA', title: 'no such studies included', tone: 'none' };

type Item = readonly [id: string, title: string, question: string, grades: readonly Grade[], prompts?: readonly string[]];

const items: readonly Item[] = [
  ['1', 'Question', 'Do question and inclusion criteria name population, intervention, comparator and outcome?', [yes, no]],
  [
    '2',
    'Protocol',
    'Were the methods written down before the review, and are departures from them justified?',
    [yes, partly, no],
    [
      'partly: a protocol with question, search, criteria and assessment of bias',
      'yes: registered too, with plans for synthesis and heterogeneity',
    ],
  ],
  ['3', 'Study designs', 'Is it explained why these study designs were included?', [yes, no]],
  [
    '4',
    'Search',
    'Was the search of the literature comprehensive?',
    [yes, partly, no],
    [
      'partly: two databases, key words given, restrictions justified',
      'yes: also reference lists, registries, experts, grey literature; within 24 months',
    ],
  ],
  ['5', 'Selection in duplicate', 'Did two people select the studies, or agree well on a sample?', [yes, no]],
  ['6', 'Extraction in duplicate', 'Did two people extract the data, or agree well on a sample?', [yes, no]],
  [
    '7',
    'Excluded studies',
    'Is there a list of excluded full texts, with reasons?',
    [yes, partly, no],
    ['partly: the list', 'yes: each with its reason'],
  ],
  [
    '8',
    'Included studies',
    'Are the included studies described in enough detail?',
    [yes, partly, no],
    ['partly: populations, interventions, comparators, outcomes, designs', 'yes: in detail, with setting and follow-up'],
  ],
  [
    '9a',
    'Bias of randomised trials',
    'Was risk of bias in the randomised trials assessed by a satisfactory technique?',
    [yes, partly, no, noneIncluded],
    ['partly: concealment and blinding', 'yes: also the sequence, and selection of the reported result'],
  ],
  [
    '9b',
    'Bias of other studies',
    'Was risk of bias in the non-randomised studies assessed by a satisfactory technique?',
    [yes, partly, no, noneIncluded],
    ['partly: confounding and selection', 'yes: also measurement, and selection of the reported result'],
  ],
  ['10', 'Funding of the studies', 'Are the sources of funding of the included studies reported?', [yes, no]],
  [
    '11a',
    'Pooling of randomised trials',
    'If trials were pooled: were the statistical methods appropriate?',
    [yes, no, noPooling],
    ['pooling justified', 'appropriate weights, heterogeneity accounted for and investigated'],
  ],
  [
    '11b',
    'Pooling of other studies',
    'If non-randomised studies were pooled: were the statistical methods appropriate?',
    [yes, no, noPooling],
    ['adjusted estimates pooled, or raw ones justified', 'separate summaries for randomised and other studies'],
  ],
  ['12', 'Effect of bias on pooling', 'If pooled: was the effect of risk of bias on the result examined?', [yes, no, noPooling]],
  ['13', 'Bias in the discussion', 'Is risk of bias taken into account where the results are discussed?', [yes, no]],
  ['14', 'Heterogeneity', 'Is heterogeneity explained and discussed satisfactorily, or absent?', [yes, no]],
  ['15', 'Publication bias', 'If pooled: was small-study (publication) bias investigated and its effect discussed?', [yes, no, noPooling]],
  ['16', 'Conflicts of interest', 'Do the authors report conflicts of interest, including their own funding?', [yes, no]],
];

/** Items whose failure puts the review as a whole in doubt; 9 and 11 have a part for each kind of study. */
const critical: ReadonlySet<string> = new Set(['2', '4', '7', '9', '11', '13', '15']);
const itemOf = (id: string) => id.replace(/[ab]$/, '');

const criteria: readonly Criterion[] = items.map(([id, title, question, grades, prompts]) => ({
  id,
  title: critical.has(itemOf(id)) ? `${title} (critical)` : title,
  question,
  group: 'items',
  grades,
  ...(prompts ? { prompts } : {}),
}));

const confidence: readonly Grade[] = [
  { id: 'high', title: 'high: no or one non-critical weakness', tone: 'good' },
  { id: 'moderate', title: 'moderate: more than one non-critical weakness', tone: 'caution' },
  { id: 'low', title: 'low: one critical flaw', tone: 'bad' },
  { id: 'critically low', title: 'critically low: more than one critical flaw', tone: 'worst' },
];

function confidenceOf(grades: Grades): string {
  const failed = [...new Set(criteria.filter(({ id }) => grades[id] === 'N').map(({ id }) => itemOf(id)))];
  const flaws = failed.filter((item) => critical.has(item)).length;
  if (flaws > 1) return 'critically low';
  if (flaws === 1) return 'low';
  return failed.length > 1 ? 'moderate' : 'high';
}

const clean = Object.fromEntries(criteria.map(({ id }) => [id, 'Y']));
const text = (grades: Grades, overall: string) =>
  [...criteria.map(({ id }) => (grades[id] ? `${id} ${grades[id]}` : `${id}–`)), overall].join(', ');
const unpooled = { ...clean, '11a': 'NMA', '11b': 'NMA', '12': 'NMA', '15': 'NMA', '9b': 'NA', '10': 'N', '2': 'PY' };
const twoWeak = { ...clean, '3': 'N', '10': 'N' };
const oneFlaw = { ...clean, '7': 'N', '10': 'N' };
const twoFlaws = { ...clean, '7': 'N', '9a': 'N' };

const amstar2: AppraisalTool = {
  id: 'amstar-2',
  title: 'AMSTAR 2: systematic reviews of randomised and non-randomised studies',
  abbreviation: 'AMSTAR 2',
  references: [
    'Shea et al., AMSTAR 2, BMJ 2017;358:j4008 (items in our own words, the rating restated, unverified against the official text; amstar.ca)',
  ],
  purpose:
    'Systematic reviews of interventions. Which weaknesses there are decides, not how many points; the authors forbid a total. A partial yes is read as no weakness.',
  designs: ['systematic review'],
  criteria,
  domains: [
    {
      id: 'confidence',
      title: 'Overall confidence',
      judgements: confidence,
      criteria: criteria.map(({ id }) => id),
      overall: true,
      note: 'Which items are critical can differ from one review to another, and several non-critical weaknesses can lower confidence further.',
      judge: confidenceOf,
    },
  ],
  examples: [
    { grades: clean, text: text(clean, 'confidence high'), complete: true },
    { grades: unpooled, text: text(unpooled, 'confidence high'), complete: true },
    { grades: twoWeak, text: text(twoWeak, 'confidence moderate'), complete: true },
    { grades: oneFlaw, text: text(oneFlaw, 'confidence low'), complete: true },
    { grades: twoFlaws, text: text(twoFlaws, 'confidence critically low'), complete: true },
    { grades: { '1': 'Y' }, text: text({ '1': 'Y' }, 'confidence–'), complete: false },
  ],
};

export default amstar2;
