/** One heading of the clinical evaluation report as MEDDEV 2.7/1 revision 4 proposes it. */
export interface ReportHeading {
  /** As the annex counts: `4.6.1`. */
  readonly number: string;
  readonly heading: string;
  /** What the section must answer, each as one point in our own words. Empty for a heading that only holds others. */
  readonly mustAnswer: readonly string[];
  /** Clauses of the Regulation and of MDCG guidance the section serves. The annex was written for the directives; this mapping is ours. */
  readonly mapping: readonly string[];
  /** What the directive's terms in the heading mean under the Regulation. */
  readonly note?: string;
}

/** Where the headings come from. The annex is not among the parts that MDCG 2020-6, Appendix I, names as still relevant; it is used as good practice. */
export const meddevReportSource = 'MEDDEV 2.7/1 revision 4 (June 2016), Annex A9';

/** Said wherever the mapping is shown. */
export const meddevMappingNote = 'The mapping to Regulation (EU) 2017/745 and MDCG guidance is ours; neither text contains it.';

/** Every heading of Annex A9 in order, with what it must answer and what it serves under Regulation (EU) 2017/745. */
export const meddevReportHeadings: readonly ReportHeading[] = [
  {
    number: '1',
    heading: 'Summary',
    mustAnswer: ['the benefit-risk determination in the target groups and indications', 'its acceptability against the state of the art'],
    mapping: ['MDR Art. 61(1)', 'MDR Art. 2(24)', 'MDR Annex XIV A 4'],
  },
  {
    number: '2',
    heading: 'Scope of the clinical evaluation',
    mustAnswer: [
      'devices, models, sizes, software versions, accessories and code names covered; the manufacturer; the legal basis',
      'physical and chemical description; medicinal substances, tissues, blood products',
      'how new the technology is (new, new application, incremental) and which aspects are innovative',
      'device group, mode of action, place among treatments',
      'the intended purpose exactly as in the instructions for use, with indications and contraindications',
      'condition, stage and severity, patient population, intended users',
      'duration, repeated use, contact with the body; precautions',
      'claims, those of promotional material included',
      'certification and market status, regions, history, modifications, sales',
      'what changed since the last report, and in which sections',
    ],
    mapping: ['MDR Annex XIV A 1(a), second to fourth indent', 'MDR Art. 2(12)', 'MDR Annex II 1'],
  },
  {
    number: '3',
    heading: 'Clinical background, current knowledge, state of the art',
    mustAnswer: [
      'the medical fields concerned',
      'the search for the state of the art in short, with its criteria for appraisal',
      'standards and guidance that apply',
      'the condition, its natural course and how often it occurs',
      'the options of treatment or diagnosis with advantages, disadvantages and benefit-risk profiles by form, stage and population',
      'which benefits, side-effects and risks are acceptable',
      'hazards of the substances and technologies; types of users',
      'diverging opinions of professionals; unmet medical need',
    ],
    mapping: ['MDR Art. 61(3)(c)', 'MDR Annex XIV A 1(a), sixth indent', 'MDR Annex I 1', 'MDCG 2020-6'],
  },
  { number: '4', heading: 'Device under evaluation', mustAnswer: [], mapping: ['MDR Annex XIV A 1', 'MDR Annex XIV A 2'] },
  {
    number: '4.1',
    heading: 'Type of evaluation',
    mustAnswer: [
      'whether it rests on literature, on clinical investigations, on both, or clinical data are not deemed appropriate, and why',
    ],
    mapping: ['MDR Art. 61(3)', 'MDR Art. 61(4) to (7)', 'MDR Art. 61(10)'],
  },
  {
    number: '4.2',
    heading: 'Demonstration of equivalence (only when equivalence is claimed)',
    mustAnswer: [
      'the identity of the equivalent device and its manufacturer, the relation to them, its regulatory status, and a justification where it is not CE-marked',
      'comparison tables and drawings; differences and their influence; pre-clinical studies used',
      'the scope of the comparison, and the conclusion with limits and gaps',
    ],
    mapping: ['MDR Annex XIV A 3', 'MDR Art. 61(5)', 'MDCG 2020-5'],
  },
  {
    number: '4.3',
    heading: 'Clinical data generated and held by the manufacturer',
    mustAnswer: [
      'which clinical data the manufacturer holds, identified completely: investigations, follow-up, surveillance, vigilance, complaints, others',
    ],
    mapping: ['MDR Art. 2(48)(i) and (iv)', 'MDR Art. 61(3)(b)', 'MDR Annex XIV A 1(b)', 'MDR Annex XIV B'],
  },
  {
    number: '4.4',
    heading: 'Clinical data from literature',
    mustAnswer: ['the search in short with its justification', 'what it found'],
    mapping: ['MDR Art. 61(3)(a)', 'MDR Art. 2(48)(ii) and (iii)', 'MDR Annex XIV A 1(b)'],
  },
  {
    number: '4.5',
    heading: 'Summary and appraisal of clinical data',
    mustAnswer: [
      'feasibility, pivotal, follow-up and other use data, each with method, results and the conclusion of its authors',
      'quality, validity, relevance and weight of each',
      'which content is used, and why other data were rejected',
    ],
    mapping: ['MDR Annex XIV A 1(c)', 'MDR Annex XIV A 2', 'MDCG 2020-6'],
  },
  { number: '4.6', heading: 'Analysis of the clinical data', mustAnswer: [], mapping: ['MDR Annex XIV A 1(e)'] },
  {
    number: '4.6.1',
    heading: 'Requirement on safety',
    mustAnswer: [
      'special design features',
      'risks identified, and whether the data show them controlled',
      'hazards',
      'training of users',
      'consistency of evaluation, information materials and risk management',
    ],
    mapping: ['MDR Annex I 1', 'MDR Annex I 2 to 5', 'MDR Annex XIV A 1(e)', 'MDR Annex XIV A 1(a), fifth indent'],
    note: 'The annex names essential requirement 1 of Directive 93/42/EEC.',
  },
  {
    number: '4.6.2',
    heading: 'Requirement on acceptable benefit/risk profile',
    mustAnswer: [
      'the total experience: patients exposed in investigations, follow-up and on the market, and how long they were followed',
      'nature, extent, probability and duration of benefits and of risks',
      'each aspect of the intended purpose, with uncertainties',
    ],
    mapping: ['MDR Annex I 1', 'MDR Annex I 8', 'MDR Art. 2(24)', 'MDR Annex XIV A 1(a), sixth indent', 'MDCG 2020-6'],
    note: 'The annex names essential requirement 1 of Directive 93/42/EEC.',
  },
  {
    number: '4.6.3',
    heading: 'Requirement on performance',
    mustAnswer: ['for each intended performance: the evidence, its limits, gaps and assumptions'],
    mapping: ['MDR Annex I 1', 'MDR Annex I 6', 'MDR Art. 2(52)', 'MDR Art. 2(53)', 'MDR Annex XIV A 1(a), fourth indent'],
    note: 'The annex names essential requirement 3 of Directive 93/42/EEC.',
  },
  {
    number: '4.6.4',
    heading: 'Requirement on acceptability of undesirable side-effects',
    mustAnswer: [
      'whether the data suffice in amount and quality to detect side-effects and their frequency',
      'whether they are acceptable',
    ],
    mapping: ['MDR Annex I 8', 'MDR Art. 61(1)', 'MDR Annex XIV A 1(a), fifth indent'],
    note: 'The annex names essential requirement 6 of Directive 93/42/EEC.',
  },
  {
    number: '5',
    heading: 'Conclusions',
    mustAnswer: [
      'compliance with each relevant requirement',
      'benefits and risks against the state of the art',
      'adequacy of the information materials; suitability for the users and usability; adequacy of the claims',
      'discrepancies between evaluation, instructions for use, risk management and state of the art',
      'residual risks and uncertainties, and how surveillance and follow-up take them up',
      'whether new follow-up studies are needed',
    ],
    mapping: ['MDR Art. 61(1)', 'MDR Art. 61(12)', 'MDR Annex XIV A 4', 'MDR Annex XIV B 6.1'],
  },
  {
    number: '6',
    heading: 'Date of the next clinical evaluation',
    mustAnswer: ['the date suggested, and its justification'],
    mapping: ['MDR Art. 61(11)', 'MDR Art. 86(1)'],
    note: 'Notified bodies ask for an interval, a date and a justification by class; a conditional sentence is not enough.',
  },
  {
    number: '7',
    heading: 'Dates and signatures',
    mustAnswer: [
      'the date of the report',
      'the evaluators’ statement that they agree, with dates, names and signatures',
      'the release by the manufacturer',
    ],
    mapping: ['MDR Art. 61(12)', 'MDR Annex II 6.1(c)'],
  },
  {
    number: '8',
    heading: 'Qualification of the responsible evaluators',
    mustAnswer: ['for each evaluator: why qualification and documented experience fit the device; declarations of interests'],
    mapping: ['MEDDEV 2.7/1 rev. 4, 6.4 (named as still relevant by MDCG 2020-6, Appendix I)', 'MDR Annex IX 4.4'],
  },
  { number: '9', heading: 'References', mustAnswer: ['every publication and record the report cites'], mapping: ['MDR Annex XIV A 4'] },
];
