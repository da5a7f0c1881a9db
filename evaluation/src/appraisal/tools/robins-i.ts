import type { AppraisalTool, Criterion, Grade } from '../tool.ts';

const judgements: readonly Grade[] = [
  { id: 'low', title: 'low risk: comparable to a well-performed randomised trial', tone: 'good' },
  { id: 'moderate', title: 'moderate risk: sound for a study without randomisation', tone: 'caution' },
  { id: 'serious', title: 'serious risk: important problems', tone: 'bad' },
  { id: 'critical', title: 'critical risk: too problematic to give useful evidence', tone: 'worst' },
  { id: 'NI', title: 'no information on which to judge', tone: 'unknown' },
];

const domains: readonly (readonly [title: string, question: string, prompts: readonly string[]])[] = [
  [
    'Confounding',
    'How far could causes of both treatment and outcome explain the result?',
    [
      'the confounders that matter, named before reading',
      'whether they were measured validly and adjusted for',
      'adjustment for what the intervention itself changed',
      'confounding that changes over time',
    ],
  ],
  [
    'Selection of participants',
    'Was entering or staying in the study related to both intervention and outcome?',
    ['selection by what was seen after the start', 'start of follow-up and start of intervention together', 'adjustment for selection'],
  ],
  [
    'Classification of interventions',
    'Is it certain who received what, and was that recorded without knowledge of the outcome?',
    ['clearly defined groups', 'recorded at the start', 'not influenced by outcome or risk of it'],
  ],
  [
    'Deviations from intended interventions',
    'Did care differ from what was intended in ways that matter for the effect of interest?',
    [
      'deviations beyond usual practice, and whether balanced',
      'co-interventions',
      'implementation and adherence',
      'analysis that accounts for it',
    ],
  ],
  [
    'Missing data',
    'Could missing outcomes, interventions or other data have biased the result?',
    [
      'nearly complete data',
      'participants left out for missing data',
      'alike proportions and reasons',
      'evidence that the result is robust',
    ],
  ],
  [
    'Measurement of outcomes',
    'Could the outcome have been measured differently or with knowledge of the intervention?',
    ['assessors without knowledge', 'the same methods in the groups', 'errors unrelated to the intervention'],
  ],
  [
    'Selection of the reported result',
    'Is the result likely to have been chosen for what it shows?',
    ['several measurements of the outcome', 'several analyses', 'several subgroups', 'a protocol written beforehand'],
  ],
];

const criteria: readonly Criterion[] = domains.map(([title, question, prompts], index) => ({
  id: `D${index + 1}`,
  title,
  question,
  prompts,
  group: 'domains',
  grades: judgements,
}));
const ids = criteria.map(({ id }) => id);
const all = (grade: string) => Object.fromEntries(ids.map((id) => [id, grade]));

const robinsI: AppraisalTool = {
  id: 'robins-i',
  title: 'ROBINS-I: risk of bias in non-randomised studies of interventions',
  abbreviation: 'ROBINS-I',
  references: [
    'Sterne et al., ROBINS-I, BMJ 2016;355:i4919 (domains and overall judgement in our own words, unverified against the official text; www.riskofbias.info)',
    'the version of 2016; version 2 has other questions and is not this tool',
  ],
  purpose:
    'One result of a study of an intervention without randomisation. Domains are judged directly, with the points of the signalling questions beside them; the target trial and the confounders are named beforehand.',
  designs: ['non-randomised trial', 'cohort study', 'case-control study', 'registry'],
  judgesResults: true,
  criteria,
  domains: [
    {
      id: 'overall',
      title: 'Overall',
      judgements,
      criteria: ids,
      overall: true,
      note: 'The worst domain decides; no information in a domain counts where no domain is at serious or critical risk. Several domains at serious risk can make the whole critical.',
      judge: (grades) => ['critical', 'serious', 'NI', 'moderate', 'low'].find((level) => ids.some((id) => grades[id] === level))!,
    },
  ],
  examples: [
    {
      grades: all('low'),
      text: 'D1 low, D2 low, D3 low, D4 low, D5 low, D6 low, D7 low, overall low',
      complete: true,
    },
    {
      grades: { ...all('low'), D1: 'serious', D5: 'NI' },
      text: 'D1 serious, D2 low, D3 low, D4 low, D5 NI, D6 low, D7 low, overall serious',
      complete: true,
    },
    {
      grades: { ...all('moderate'), D5: 'NI' },
      text: 'D1 moderate, D2 moderate, D3 moderate, D4 moderate, D5 NI, D6 moderate, D7 moderate, overall NI',
      complete: true,
    },
    { grades: { D1: 'critical' }, text: 'D1 critical, D2–, D3–, D4–, D5–, D6–, D7–, overall–', complete: false },
  ],
};

export default robinsI;
