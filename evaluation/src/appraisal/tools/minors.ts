import type { AppraisalTool, Criterion, Grade, Grades } from '../tool.ts';

const grades = (id: string): Grade[] => [
  { id: `${id}-2`, title: 'reported and adequate', tone: 'good' },
  { id: `${id}-1`, title: 'reported but inadequate', tone: 'caution' },
  { id: `${id}-0`, title: 'not reported', tone: 'bad' },
];

const all: readonly (readonly [title: string, question: string])[] = [
  ['Aim', 'Is the aim stated clearly?'],
  ['Consecutive patients', 'Were all eligible patients in the period included?'],
  ['Prospective data', 'Were the data collected as planned before the study began?'],
  ['Endpoints', 'Do the endpoints fit the aim?'],
  ['Assessment', 'Were the endpoints assessed without bias?'],
  ['Follow-up', 'Was the follow-up long enough for the aim?'],
  ['Loss to follow-up', 'Were less than 5 % lost to follow-up?'],
  ['Study size', 'Was the study size calculated beforehand?'],
];
const comparative: readonly (readonly [title: string, question: string])[] = [
  ['Control group', 'Did the control group receive an adequate comparator?'],
  ['Contemporary groups', 'Were the groups studied at the same time?'],
  ['Baseline', 'Were the groups alike at the start?'],
  ['Statistics', 'Were the statistical analyses adequate?'],
];

const criteria: readonly Criterion[] = [...all, ...comparative].map(([title, question], index) => ({
  id: `M${index + 1}`,
  title,
  question,
  group: index < all.length ? 'all studies' : 'comparative studies',
  ...(index < all.length ? {} : { optional: true }),
  grades: grades(`M${index + 1}`),
}));

/** The points of the questions answered, of those that can be reached: 16, or 24 where the questions for comparative studies are answered too. */
function total(answers: Grades): string {
  const asked = criteria.filter(({ id, optional }) => !optional || answers[id]);
  const points = asked.reduce((sum, { id }) => sum + Number(answers[id]?.split('-')[1] ?? 0), 0);
  return `${points} of ${asked.length * 2}`;
}

const minors: AppraisalTool = {
  id: 'minors',
  title: 'MINORS: methodological index for non-randomised studies',
  abbreviation: 'MINORS',
  references: [
    'Slim et al. 2003, methodological index for non-randomized studies (restated from knowledge; check against the paper)',
    'named by MDCG 2020-6',
  ],
  purpose:
    'Non-randomised studies, with four more questions for comparative ones. The total is the authors’ own; nothing here is weighed by it.',
  designs: ['non-randomised trial', 'cohort study', 'case-control study', 'case series', 'registry'],
  criteria,
  total,
  examples: [
    {
      grades: Object.fromEntries(criteria.slice(0, 8).map(({ id }) => [id, `${id}-2`])),
      text: 'M1-2 M2-2 M3-2 M4-2 M5-2 M6-2 M7-2 M8-2',
      complete: true,
    },
    { grades: { M1: 'M1-2' }, text: 'M1-2 M2– M3– M4– M5– M6– M7– M8–', complete: false },
  ],
};

export default minors;
