import type { ReportingGuideline } from './reporting-item.ts';

/** The items of PRISMA 2020 in our own words, with the sections of Cerulean's documents that answer them. */
export const prisma2020: ReportingGuideline = {
  id: 'prisma-2020',
  title: 'PRISMA 2020',
  source: 'Page MJ et al. BMJ 2021;372:n71, table 1',
  parts: [
    {
      title: 'Title and abstract',
      items: [
        {
          number: '1',
          topic: 'Title',
          asks: 'The title says that the report is one of a systematic review.',
          places: [],
          note: 'The title of the literature search report.',
        },
        {
          number: '2',
          topic: 'Abstract',
          asks: 'A summary gives question, methods and results in short.',
          places: [['search-report', 'summary']],
        },
      ],
    },
    {
      title: 'Introduction',
      items: [
        {
          number: '3',
          topic: 'Rationale',
          asks: 'Why the review is done, given what is known.',
          places: [['search-protocol', 'importance']],
        },
        { number: '4', topic: 'Objectives', asks: 'Which questions the review answers.', places: [['search-report', 'objective']] },
      ],
    },
    {
      title: 'Methods',
      items: [
        {
          number: '5',
          topic: 'Eligibility criteria',
          asks: 'What is taken in and left out, and how studies are grouped.',
          places: [['search-report', 'criteria']],
        },
        {
          number: '6',
          topic: 'Information sources',
          asks: 'Every source that was searched or consulted, with the day of the last search.',
          places: [
            ['search-report', 'sources'],
            ['search-report', 'searches'],
          ],
        },
        {
          number: '7',
          topic: 'Search strategy',
          asks: 'The whole strategy for each source, with filters and limits.',
          places: [['search-report', 'annex-search']],
        },
        {
          number: '8',
          topic: 'Selection process',
          asks: 'How it was decided what meets the criteria: how many people at which stage, whether independently, with which tools.',
          places: [['search-report', 'selection-process']],
        },
        {
          number: '9',
          topic: 'Data collection process',
          asks: 'How data were collected: how many people, whether independently, how they were confirmed, with which tools.',
          places: [['search-protocol', 'data-collection']],
        },
        {
          number: '10a',
          topic: 'Data items: outcomes',
          asks: 'Which outcomes were sought and how each is defined.',
          places: [['cer', 'benchmarks']],
        },
        {
          number: '10b',
          topic: 'Data items: other variables',
          asks: 'Which other data were sought, and what was assumed where they are missing.',
          places: [['search-protocol', 'data-collection']],
        },
        {
          number: '11',
          topic: 'Assessment of risk of bias',
          asks: 'With which tools, by how many people, and whether independently studies were appraised.',
          places: [['search-protocol', 'appraisal-plan']],
        },
        {
          number: '12',
          topic: 'Effect measures',
          asks: 'Which measure is used for each outcome.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '13a',
          topic: 'Synthesis: eligible studies',
          asks: 'Which studies go into which synthesis.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '13b',
          topic: 'Synthesis: preparation',
          asks: 'How data were prepared, missing summary values and conversions included.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '13c',
          topic: 'Synthesis: display',
          asks: 'How results are tabulated and drawn.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '13d',
          topic: 'Synthesis: methods',
          asks: 'With which models and software results are combined, and why.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '13e',
          topic: 'Synthesis: heterogeneity',
          asks: 'How causes of differences between studies are explored.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '13f',
          topic: 'Synthesis: sensitivity',
          asks: 'How robust the results are to decisions made on the way.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '14',
          topic: 'Reporting bias assessment',
          asks: 'How bias from missing results is assessed.',
          places: [['search-protocol', 'analysis-plan']],
        },
        {
          number: '15',
          topic: 'Certainty assessment',
          asks: 'How certainty in the body of evidence is assessed.',
          places: [['search-protocol', 'appraisal-plan']],
        },
      ],
    },
    {
      title: 'Results',
      items: [
        {
          number: '16a',
          topic: 'Study selection',
          asks: 'The way from records found to publications included, best as a flow diagram.',
          places: [['search-report', 'selection']],
        },
        {
          number: '16b',
          topic: 'Study selection: exclusions',
          asks: 'Publications that seemed to fit and were left out, with reasons.',
          places: [['search-report', 'annex-screening']],
        },
        {
          number: '17',
          topic: 'Study characteristics',
          asks: 'Each included study with its characteristics.',
          places: [['cer', 'literature-evidence']],
        },
        {
          number: '18',
          topic: 'Risk of bias in studies',
          asks: 'The assessment of each included study.',
          places: [['cer', 'annex-appraisal']],
        },
        {
          number: '19',
          topic: 'Results of individual studies',
          asks: 'For each outcome the summary values and effects of each study, with their precision.',
          places: [['cer', 'annex-outcomes']],
        },
        {
          number: '20a',
          topic: 'Results of syntheses: studies',
          asks: 'For each synthesis the characteristics and risk of bias of its studies.',
          places: [['cer', '4.6']],
        },
        {
          number: '20b',
          topic: 'Results of syntheses: estimates',
          asks: 'Every estimate with its precision and heterogeneity.',
          places: [['cer', '4.6']],
        },
        {
          number: '20c',
          topic: 'Results of syntheses: heterogeneity',
          asks: 'What was found about causes of heterogeneity.',
          places: [['cer', '4.6']],
        },
        { number: '20d', topic: 'Results of syntheses: sensitivity', asks: 'What sensitivity analyses gave.', places: [['cer', '4.6']] },
        {
          number: '21',
          topic: 'Reporting biases',
          asks: 'What was found about bias from missing results, for each synthesis.',
          places: [['cer', '4.6']],
        },
        { number: '22', topic: 'Certainty of evidence', asks: 'The certainty for each outcome.', places: [['cer', 'appraisal-summary']] },
      ],
    },
    {
      title: 'Discussion',
      items: [
        { number: '23a', topic: 'Interpretation', asks: 'What the results mean beside other evidence.', places: [['cer', '5']] },
        {
          number: '23b',
          topic: 'Limitations of the evidence',
          asks: 'What limits the evidence that was included.',
          places: [['cer', 'gaps']],
        },
        {
          number: '23c',
          topic: 'Limitations of the review',
          asks: 'What limits the way in which the review was done.',
          places: [['search-report', 'conclusion']],
        },
        {
          number: '23d',
          topic: 'Implications',
          asks: 'What follows for practice, policy and further research.',
          places: [
            ['cer', '5'],
            ['cer', 'gaps'],
          ],
        },
      ],
    },
    {
      title: 'Other information',
      items: [
        {
          number: '24a',
          topic: 'Registration',
          asks: 'Where and under which number the review is registered, or that it is not.',
          places: [['search-protocol', 'registration']],
        },
        {
          number: '24b',
          topic: 'Protocol',
          asks: 'Where the protocol can be read, or that there is none.',
          places: [['search-protocol', 'registration']],
        },
        {
          number: '24c',
          topic: 'Amendments',
          asks: 'What was done otherwise than registered or planned.',
          places: [['search-report', 'deviations']],
        },
        {
          number: '25',
          topic: 'Support',
          asks: 'Who paid for or otherwise supported the review, and what part they had in it.',
          places: [['search-report', 'support']],
        },
        {
          number: '26',
          topic: 'Competing interests',
          asks: 'The declared interests of the authors.',
          places: [['cer', 'annex-evaluators']],
        },
        {
          number: '27',
          topic: 'Availability of data',
          asks: 'Which forms, data and code can be had, and where.',
          places: [
            ['search-report', 'annex-search'],
            ['cer', 'annex-outcomes'],
          ],
        },
      ],
    },
  ],
};
