import type { AppraisalTool, Criterion } from '../tool.ts';

const types = ['treatment', 'diagnosis', 'prognosis', 'common harms', 'rare harms', 'screening'];

const level: Criterion = {
  id: 'L',
  title: 'Level of evidence',
  question: 'Which level does the design have for the question it answers?',
  group: 'level',
  grades: [
    {
      id: '1',
      title:
        'systematic review of the best designs for the question (randomised trials, inception cohorts, cross-sectional studies with a blinded standard)',
    },
    {
      id: '2',
      title:
        'randomised trial or observational study with dramatic effect; inception cohort; single cross-sectional study with a consistent, blinded standard',
    },
    { id: '3', title: 'controlled cohort or follow-up study without randomisation; not consecutive, or standard not applied consistently' },
    { id: '4', title: 'case series, case-control or historically controlled study; poor or dependent standard' },
    { id: '5', title: 'reasoning from mechanisms' },
  ],
};

const oxfordCebm2011: AppraisalTool = {
  id: 'oxford-cebm-2011',
  title: 'Oxford Centre for Evidence-Based Medicine 2011 levels of evidence',
  abbreviation: 'OCEBM 2011',
  references: [
    'OCEBM Levels of Evidence Working Group, The Oxford 2011 Levels of Evidence (restated from knowledge; check against the published table)',
  ],
  purpose:
    'The design of a study for one type of question. It is not the ranking of MDCG 2020-6 and says nothing about relevance to the device.',
  criteria: [
    {
      id: 'Q',
      title: 'Type of question',
      question: 'What kind of question does the study answer here?',
      group: 'question',
      grades: types.map((title) => ({ id: title, title })),
    },
    level,
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
    { grades: { Q: 'treatment', L: '2' }, text: 'treatment 2', complete: true },
    { grades: { Q: 'rare harms', L: '4', G: 'down' }, text: 'rare harms 4 down', complete: true },
    { grades: { L: '1' }, text: 'Q– 1', complete: false },
  ],
};

export default oxfordCebm2011;
