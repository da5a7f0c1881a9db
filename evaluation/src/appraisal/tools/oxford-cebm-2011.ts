import type { AppraisalTool, Grade, Grades } from '../tool.ts';

const mechanisms = 'reasoning from mechanisms';
const seriesOrControls = 'case series, case-control or historically controlled study';

/** What each level means for each type of question; a level that a question does not have is left out. */
const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  treatment: {
    '1': 'systematic review of randomised trials or of n-of-1 trials',
    '2': 'randomised trial, or observational study with dramatic effect',
    '3': 'controlled cohort or follow-up study without randomisation',
    '4': seriesOrControls,
    '5': mechanisms,
  },
  diagnosis: {
    '1': 'systematic review of cross-sectional studies with a consistently applied, blinded reference standard',
    '2': 'single cross-sectional study with a consistently applied, blinded reference standard',
    '3': 'not consecutive, or reference standard not applied consistently',
    '4': 'case-control study, or poor or dependent reference standard',
    '5': mechanisms,
  },
  prognosis: {
    '1': 'systematic review of inception cohorts',
    '2': 'inception cohort',
    '3': 'cohort study, or control arm of a randomised trial',
    '4': 'case series, case-control study, or prognostic cohort of poor quality',
  },
  'common harms': {
    '1': 'systematic review of randomised trials or of nested case-control studies, n-of-1 trial with the patient in question, or observational study with dramatic effect',
    '2': 'randomised trial, or (exceptionally) observational study with dramatic effect',
    '3': 'controlled cohort or follow-up study (surveillance) large enough to rule out a common harm',
    '4': seriesOrControls,
    '5': mechanisms,
  },
  'rare harms': {
    '1': 'systematic review of randomised trials, or n-of-1 trial',
    '2': 'randomised trial, or (exceptionally) observational study with dramatic effect',
    '3': 'controlled cohort or follow-up study (surveillance) large enough to rule out a common harm',
    '4': seriesOrControls,
    '5': mechanisms,
  },
  screening: {
    '1': 'systematic review of randomised trials',
    '2': 'randomised trial',
    '3': 'controlled cohort or follow-up study without randomisation',
    '4': seriesOrControls,
    '5': mechanisms,
  },
  prevalence: {
    '1': 'local and current survey of a random sample, or census',
    '2': 'systematic review of surveys that can be matched to local circumstances',
    '3': 'local sample that is not random',
    '4': 'case series',
  },
};

const gradesOf = (titles: Readonly<Record<string, string>>): Grade[] => Object.entries(titles).map(([id, title]) => ({ id, title }));

const oxfordCebm2011: AppraisalTool = {
  id: 'oxford-cebm-2011',
  title: 'Oxford Centre for Evidence-Based Medicine 2011 levels of evidence',
  abbreviation: 'OCEBM 2011',
  references: [
    'OCEBM Levels of Evidence Working Group, The Oxford 2011 Levels of Evidence (in our own words, unverified against the published table)',
  ],
  purpose:
    'The design of a study for one type of question. It is not the ranking of MDCG 2020-6 and says nothing about relevance to the device.',
  designs: 'any',
  criteria: [
    {
      id: 'Q',
      title: 'Type of question',
      question: 'What kind of question does the study answer here? It decides what the levels mean.',
      group: 'question',
      grades: Object.keys(levels).map((title) => ({ id: title, title })),
    },
    {
      id: 'L',
      title: 'Level of evidence',
      question: 'Which level does the design have for the question it answers?',
      group: 'level',
      grades: gradesOf(levels.treatment!),
      gradesFor: ({ Q }: Grades) => gradesOf(levels[Q ?? ''] ?? levels.treatment!),
    },
    {
      id: 'G',
      title: 'Graded up or down',
      question: 'Was the level changed for a large effect (up) or for quality, imprecision, indirectness or inconsistency (down)?',
      group: 'level',
      optional: true,
      grades: [
        { id: 'up', title: 'graded up' },
        { id: 'unchanged', title: 'unchanged' },
        { id: 'down', title: 'graded down' },
      ],
    },
  ],
  examples: [
    { grades: { Q: 'treatment', L: '2' }, text: 'Q treatment L 2', complete: true },
    { grades: { Q: 'rare harms', L: '4', G: 'down' }, text: 'Q rare harms L 4 G down', complete: true },
    { grades: { Q: 'prognosis', L: '5' }, text: 'Q prognosis L 5', complete: false, unknown: ['L: 5'] },
    { grades: { L: '1' }, text: 'Q– L 1', complete: false },
  ],
};

export default oxfordCebm2011;
