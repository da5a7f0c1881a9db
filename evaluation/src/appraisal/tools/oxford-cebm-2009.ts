import type { AppraisalTool, Grade, Grades } from '../tool.ts';

const opinion = 'expert opinion without explicit appraisal, or physiology, bench research or first principles';

/** What each level means for each type of question; a level that a question does not have is left out. */
const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  treatment: {
    '1a': 'systematic review of randomised trials, homogeneous',
    '1b': 'randomised trial with a narrow confidence interval',
    '1c': 'all or none: all died before the treatment and some survive now, or some died before and none now',
    '2a': 'systematic review of cohort studies, homogeneous',
    '2b': 'cohort study, or a randomised trial of low quality',
    '2c': 'outcomes research; ecological study',
    '3a': 'systematic review of case-control studies, homogeneous',
    '3b': 'case-control study',
    '4': 'case series, or a cohort or case-control study of poor quality',
    '5': opinion,
  },
  prognosis: {
    '1a': 'systematic review of inception cohorts, homogeneous; decision rule validated in several populations',
    '1b': 'inception cohort with at least 80 % followed up; decision rule validated in one population',
    '1c': 'all-or-none case series',
    '2a': 'systematic review of retrospective cohorts or untreated control groups, homogeneous',
    '2b': 'retrospective cohort, or untreated controls of a trial; decision rule derived, or validated on a split sample only',
    '2c': 'outcomes research',
    '4': 'case series, or a prognostic cohort of poor quality',
    '5': opinion,
  },
  diagnosis: {
    '1a': 'systematic review of level 1 studies, homogeneous; decision rule with 1b studies of several centres',
    '1b': 'validating cohort with good reference standards; decision rule tested within one centre',
    '1c': 'specificity or sensitivity so high that the result settles the diagnosis',
    '2a': 'systematic review of studies better than level 3, homogeneous',
    '2b': 'exploratory cohort with good reference standards; decision rule derived, or validated on a split sample only',
    '3a': 'systematic review of studies of level 3b and better, homogeneous',
    '3b': 'not consecutive, or without consistently applied reference standards',
    '4': 'case-control study, or poor or dependent reference standard',
    '5': opinion,
  },
  'differential diagnosis or prevalence': {
    '1a': 'systematic review of prospective cohorts, homogeneous',
    '1b': 'prospective cohort with good follow-up',
    '1c': 'all-or-none case series',
    '2a': 'systematic review of studies of level 2b and better, homogeneous',
    '2b': 'retrospective cohort, or poor follow-up',
    '2c': 'ecological study',
    '3a': 'systematic review of studies of level 3b and better, homogeneous',
    '3b': 'cohort that is not consecutive, or of a very limited population',
    '4': 'case series, or superseded reference standard',
    '5': opinion,
  },
};

const gradesOf = (titles: Readonly<Record<string, string>>): Grade[] =>
  Object.entries(titles)
    .map(([id, title]) => ({ id, title }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));

const oxfordCebm2009: AppraisalTool = {
  id: 'oxford-cebm-2009',
  title: 'Oxford Centre for Evidence-Based Medicine levels of evidence, March 2009',
  abbreviation: 'OCEBM 2009',
  references: [
    'Phillips et al., Oxford Centre for Evidence-based Medicine, Levels of Evidence (March 2009); in our own words, unverified against the published table; its column on economic and decision analyses is left out',
  ],
  purpose:
    'The design of a study for one type of question. Superseded by the levels of 2011, and still named in many plans. It is not the ranking of MDCG 2020-6.',
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
      question: 'Which level does the design have for that question?',
      group: 'level',
      grades: gradesOf(levels.treatment!),
      gradesFor: ({ Q }: Grades) => gradesOf(levels[Q ?? ''] ?? levels.treatment!),
    },
    {
      id: 'M',
      title: 'Minus',
      question: 'Does a wide confidence interval or troublesome heterogeneity keep it from a conclusion?',
      group: 'level',
      optional: true,
      grades: [
        { id: '–', title: 'yes, marked with a minus' },
        { id: 'none', title: 'no' },
      ],
    },
  ],
  examples: [
    { grades: { Q: 'treatment', L: '1b' }, text: 'Q treatment L 1b', complete: true },
    { grades: { Q: 'prognosis', L: '3a' }, text: 'Q prognosis L 3a', complete: false, unknown: ['L: 3a'] },
    { grades: { Q: 'diagnosis' }, text: 'Q diagnosis L–', complete: false },
  ],
};

export default oxfordCebm2009;
