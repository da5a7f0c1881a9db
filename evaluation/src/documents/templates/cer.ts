import { meddevMappingNote, meddevReportHeadings, meddevReportSource } from '../../regulation/index.ts';
import { subheading } from '../blocks.ts';
import { appraisalProfiles, appraisalSummary } from '../content/appraisal-tables.ts';
import { benefitRiskParts, chanceToObserve, determinationSentence, gapsTable, totalExperience } from '../content/benefit-risk.ts';
import { summaryOfFindings } from '../content/certainty-table.ts';
import { changesSinceLast } from '../content/changes.ts';
import { claimConclusions, claimsAtAGlance, claimsTable } from '../content/claims.ts';
import { coverLines, deviceSubtitle } from '../content/cover.ts';
import { dataSetSummaries, dataSetsInventory, eventRates } from '../content/data-sets.ts';
import { deviceDescription, deviceIdentity, intendedPurposeTable, marketHistory, modelsTable } from '../content/device-tables.ts';
import { estimateDetails, estimatesOverview } from '../content/estimates.ts';
import { datesAndSignatures, declaredInterests, evaluatorsTable } from '../content/evaluators.ts';
import { dataSourceCounts, evidenceTable, extractedOutcomes, rejectedTable } from '../content/evidence-tables.ts';
import { nextEvaluation } from '../content/next-evaluation.ts';
import { benchmarksTable, outcomeParametersTable } from '../content/outcome-parameters.ts';
import { analysisPlan } from '../content/plan-parts.ts';
import { retractionsUsed } from '../content/publication-notices.ts';
import { actionsTable, decisionRecords, signalsSummary } from '../content/quality-system.ts';
import { clinicalRequirements, requirementsTable } from '../content/requirements.ts';
import { informationMaterials, residualRisks, risksTable } from '../content/risks.ts';
import { criteriaTable, excludedFullTexts, flowDiagram } from '../content/screening-tables.ts';
import { importsTable, questionsTable, searchRunsInFull, searchRunsSummary, selectionInWords } from '../content/search-tables.ts';
import { studyCharacteristics } from '../content/study-characteristics.ts';
import { traceMatrix } from '../content/trace.ts';
import { equivalence, typeOfEvaluation } from '../content/type-of-evaluation.ts';
import type { DocumentTemplate, TemplateSection } from '../template.ts';

/** A heading of MEDDEV 2.7/1 revision 4, Annex A9, with its clauses and what it must answer. */
function heading(number: string, own: Pick<TemplateSection, 'prose'> & Partial<TemplateSection>): TemplateSection {
  const found = meddevReportHeadings.find((one) => one.number === number)!;
  const answers = found.mustAnswer.length > 0 ? `It must answer: ${found.mustAnswer.join('; ')}.` : 'It introduces the sections below.';
  return {
    id: number,
    title: found.heading.replace(' (only when equivalence is claimed)', ''),
    basis: [`MEDDEV 2.7/1 rev. 4, A9 section ${number}`, ...found.mapping],
    guidance: found.note ? `${answers} ${found.note}` : answers,
    ...own,
  };
}

const scope: readonly TemplateSection[] = [
  {
    id: 'device-identification',
    title: 'Device and manufacturer',
    basis: ['MEDDEV 2.7/1 rev. 4, A3', 'MDR Annex II 1.1'],
    guidance: 'Identity, manufacturer and classification come from the device record. Add code names or accessories if there are any.',
    prose: 'optional',
    before: deviceIdentity,
  },
  {
    id: 'models',
    title: 'Models and variants',
    basis: ['MEDDEV 2.7/1 rev. 4, A3', 'MDR Annex II 1.1'],
    guidance: 'The models come from the device record. Say how the evidence covers all of them, extremes of size included.',
    prose: 'optional',
    before: modelsTable,
  },
  {
    id: 'device-description',
    title: 'Description and principle of operation',
    basis: ['MEDDEV 2.7/1 rev. 4, A3', 'MDR Annex II 1.1'],
    guidance: 'The description comes from the device record. Add what a reader without other documents needs to know.',
    prose: 'optional',
    before: deviceDescription,
  },
  {
    id: 'intended-purpose',
    title: 'Intended purpose',
    basis: ['MDR Art. 2(12)', 'MDR Annex XIV A 1(a), second and third indent'],
    guidance: 'The parts come from the record and have the wording of the instructions for use. Explain what is not obvious.',
    prose: 'optional',
    before: intendedPurposeTable,
  },
  {
    id: 'claims',
    title: 'Intended clinical benefits and claims',
    basis: ['MDR Annex XIV A 1(a), fourth indent', 'MDR Art. 2(53)'],
    guidance:
      'Claims, outcome parameters and acceptance criteria come from the record. Explain how the criteria were derived where the table is too short for it.',
    prose: 'optional',
    landscape: true,
    before: claimsTable,
  },
  {
    id: 'market-history',
    title: 'Regulatory status and history',
    basis: ['MEDDEV 2.7/1 rev. 4, A3', 'MDR Annex II 1.2'],
    guidance:
      'Markets and history come from the device record. Give certificates, regions, numbers sold and modifications with their dates.',
    prose: 'optional',
    before: marketHistory,
  },
  {
    id: 'changes',
    title: 'Changes since the last report',
    basis: ['MEDDEV 2.7/1 rev. 4, A9 section 2 and 6.2.3'],
    guidance: 'Say what changed since the last version and in which sections.',
    prose: 'optional',
    before: changesSinceLast,
  },
];

const background: readonly TemplateSection[] = [
  {
    id: 'state-of-the-art-search',
    title: 'Search for the state of the art',
    basis: ['MEDDEV 2.7/1 rev. 4, 8.2 and A5', 'MDR Annex XIV A 1(b)'],
    guidance: 'Questions and searches come from the record. Justify the choice of databases and limits.',
    prose: 'optional',
    before: (context) => [...questionsTable(context, 'state of the art'), ...searchRunsSummary(context, 'state of the art')],
  },
  {
    id: 'benchmarks',
    title: 'Outcome parameters and benchmarks',
    basis: ['MDR Annex XIV A 1(a), sixth indent', 'MDCG 2020-6'],
    guidance:
      'Parameters and benchmarks come from the plan. Show how each acceptance criterion follows from the values of the state of the art.',
    prose: 'optional',
    before: (context) => [...outcomeParametersTable(context), ...benchmarksTable(context)],
  },
];

const literature: readonly TemplateSection[] = [
  {
    id: 'literature-search',
    title: 'Search for publications about the device',
    basis: ['MEDDEV 2.7/1 rev. 4, 8.2, A4 and A5'],
    guidance: 'Questions and searches come from the record. Justify databases, terms and limits, and name deviations from the protocol.',
    prose: 'optional',
    before: (context) => [...questionsTable(context, 'device'), ...searchRunsSummary(context, 'device')],
  },
  {
    id: 'literature-selection',
    title: 'Selection of publications',
    basis: ['MEDDEV 2.7/1 rev. 4, A5', 'Page MJ et al. BMJ 2021;372:n71'],
    guidance: 'The counts come from the screening decisions. Comment on what is unusual.',
    prose: 'optional',
    before: selectionInWords,
  },
];

const appraisal: readonly TemplateSection[] = [
  {
    id: 'appraisal-summary',
    title: 'Appraisal plan and its outcome',
    basis: ['MEDDEV 2.7/1 rev. 4, 9', 'MDR Annex XIV A 1(c)'],
    guidance: 'Plan and outcome come from the record. Discuss the overall quality of the evidence.',
    prose: 'optional',
    before: (context) => [...appraisalSummary(context), ...dataSourceCounts(context)],
  },
  {
    id: 'literature-evidence',
    title: 'Publications included',
    basis: ['MEDDEV 2.7/1 rev. 4, A9 section 4.5'],
    guidance:
      'The table comes from extraction and appraisal. Summarise each pivotal study: method, results, and the conclusion of its authors.',
    prose: 'optional',
    landscape: true,
    before: (context) => [...studyCharacteristics(context), ...evidenceTable(context), ...retractionsUsed(context)],
  },
  {
    id: 'held-evidence',
    title: 'Data held by the manufacturer',
    basis: ['MEDDEV 2.7/1 rev. 4, A9 section 4.5 and A10', 'MDR Art. 61(3)(b)'],
    guidance: 'The summaries come from the data sets. Discuss completeness and representativeness.',
    prose: 'optional',
    before: dataSetSummaries,
  },
  {
    id: 'rejected-evidence',
    title: 'Evidence rejected in the appraisal',
    basis: ['MEDDEV 2.7/1 rev. 4, 9.3.3'],
    guidance: 'The table comes from the appraisal.',
    prose: 'optional',
    before: rejectedTable,
  },
];

const analysis: readonly TemplateSection[] = [
  heading('4.6.1', {
    prose: 'required',
    after: (context) => [
      subheading('Estimates on safety'),
      ...estimateDetails(context, '4.6.1', 'No estimate belongs to a claim of safety.'),
      ...residualRisks(context),
    ],
    sections: [
      {
        id: 'risks',
        title: 'Risks and the clinical evidence on them',
        basis: ['MDR Annex I 3(c) and (e)', 'MDR Annex XIV A 1(a), fifth indent'],
        guidance: 'The table sets the risk file beside the clinical evidence. Explain every difference.',
        prose: 'optional',
        landscape: true,
        before: risksTable,
      },
    ],
  }),
  heading('4.6.2', {
    prose: 'optional',
    before: totalExperience,
    after: (context, written) => [
      ...benefitRiskParts(context, written),
      subheading('Estimates on clinical benefit'),
      ...estimateDetails(context, '4.6.2', 'No estimate belongs to a claim of clinical benefit.'),
    ],
  }),
  heading('4.6.3', {
    prose: 'required',
    after: (context) => [
      subheading('Estimates on performance'),
      ...estimateDetails(context, '4.6.3', 'No estimate belongs to a claim of performance.'),
    ],
  }),
  heading('4.6.4', {
    prose: 'required',
    after: (context) => [
      ...chanceToObserve(context),
      subheading('Estimates on undesirable side-effects and other outcomes'),
      ...estimateDetails(context, '4.6.4', 'Every estimate belongs to a claim and stands in the sections before.'),
    ],
    sections: [
      {
        id: 'event-rates',
        title: 'Event rates from post-market surveillance',
        basis: ['MDR Art. 83(3)', 'MDR Art. 88', 'MEDDEV 2.7/1 rev. 4, A7.4'],
        guidance: 'Rates come from the data sets. Say whether they are as expected, and what under-reporting means for them.',
        prose: 'optional',
        before: eventRates,
      },
    ],
  }),
];

const device: readonly TemplateSection[] = [
  heading('4.1', { prose: 'optional', before: typeOfEvaluation }),
  heading('4.2', { prose: 'optional', before: equivalence }),
  heading('4.3', { prose: 'optional', before: dataSetsInventory }),
  heading('4.4', { prose: 'optional', sections: literature }),
  heading('4.5', { prose: 'optional', sections: appraisal }),
  heading('4.6', {
    prose: 'optional',
    before: (context, written) => [...analysisPlan(context, written), ...estimatesOverview(context), ...summaryOfFindings(context)],
    sections: analysis,
  }),
  {
    id: 'signals',
    title: 'Signals from post-market surveillance and the decisions on them',
    basis: ['MDR Art. 83(3)(c)', 'MDR Art. 61(11)', 'MEDDEV 2.7/1 rev. 4, 6.2.3'],
    guidance: 'Signals, decisions and dispositions come from the record. Discuss what they mean together.',
    prose: 'optional',
    before: signalsSummary,
  },
  {
    id: 'requirements',
    title: 'Conformity with the requirements that need clinical evidence',
    basis: ['MDR Annex XIV A 1(a), first indent', 'MDR Art. 61(1)', 'MEDDEV 2.7/1 rev. 4, A10'],
    guidance: 'The conclusions come from the requirements. Discuss discrepancies.',
    prose: 'optional',
    before: clinicalRequirements,
  },
];

const conclusions: readonly TemplateSection[] = [
  {
    id: 'conclusions-on-claims',
    title: 'Conclusions on the claims',
    basis: ['MDR Annex XIV A 1(e)', 'MDR Annex XIV A 4'],
    guidance: 'Criteria, estimates and verdicts come from the record. Discuss claims that are not supported.',
    prose: 'optional',
    landscape: true,
    before: claimConclusions,
  },
  {
    id: 'information-materials',
    title: 'Consistency with the information materials',
    basis: ['MDR Annex I 23.1(g) and 23.4', 'MEDDEV 2.7/1 rev. 4, A7.1 and A10'],
    guidance: 'Say whether instructions for use and promotional materials match this report, and name discrepancies.',
    prose: 'required',
    before: informationMaterials,
  },
  {
    id: 'gaps',
    title: 'Gaps, residual risks and follow-up',
    basis: ['MDR Annex XIV A 1(b)', 'MDR Annex XIV B', 'MEDDEV 2.7/1 rev. 4, A10'],
    guidance: 'Gaps and actions come from the record. Say what post-market clinical follow-up takes up and why it suffices.',
    prose: 'optional',
    before: gapsTable,
  },
];

const annexes: readonly TemplateSection[] = [
  {
    id: 'annex-search',
    title: 'Search strategy and searches',
    basis: ['MEDDEV 2.7/1 rev. 4, A5', 'PRISMA-S'],
    guidance: 'Searches come from the record, word for word. Add the search protocol and deviations from it.',
    prose: 'optional',
    numbering: 'annex',
    after: (context) => [...searchRunsInFull(context), subheading('Imported files'), ...importsTable(context)],
  },
  {
    id: 'annex-screening',
    title: 'Screening and full texts excluded',
    basis: ['MEDDEV 2.7/1 rev. 4, A5', 'Page MJ et al. BMJ 2021;372:n71'],
    guidance: 'Criteria, flow and exclusions come from the record.',
    prose: 'optional',
    numbering: 'annex',
    after: (context) => [...criteriaTable(context), ...flowDiagram(context), ...excludedFullTexts(context)],
  },
  {
    id: 'annex-appraisal',
    title: 'Appraisal of each item of evidence',
    basis: ['MEDDEV 2.7/1 rev. 4, 9 and A6', 'MDR Annex XIV A 1(c)'],
    guidance: 'The grades come from the record.',
    prose: 'optional',
    numbering: 'annex',
    landscape: true,
    after: appraisalProfiles,
  },
  {
    id: 'annex-outcomes',
    title: 'Extracted outcomes',
    basis: ['MEDDEV 2.7/1 rev. 4, A5', 'MDR Annex XIV A 1(e)'],
    guidance: 'The outcomes come from the extraction, with page and quotation.',
    prose: 'optional',
    numbering: 'annex',
    landscape: true,
    after: extractedOutcomes,
  },
  {
    id: 'annex-trace',
    title: 'Trace matrix',
    basis: ['MDR Annex XIV A 4', 'MDR Annex II 6.1(c)'],
    guidance: 'The matrix is made from the links of the record.',
    prose: 'optional',
    numbering: 'annex',
    landscape: true,
    after: traceMatrix,
  },
  {
    id: 'annex-decisions',
    title: 'Decision records and dispositions',
    basis: ['MDR Art. 83(3)', 'MDR Art. 10(9)(i)'],
    guidance: 'Signals, decisions and actions come from the record.',
    prose: 'optional',
    numbering: 'annex',
    landscape: true,
    after: (context) => [...decisionRecords(context), ...actionsTable(context)],
  },
  {
    id: 'annex-requirements',
    title: 'General safety and performance requirements',
    basis: ['MDR Annex I', 'MDR Annex II 4'],
    guidance: 'Applicability, evidence and conclusions come from the record.',
    prose: 'optional',
    numbering: 'annex',
    landscape: true,
    after: requirementsTable,
  },
  {
    id: 'annex-evaluators',
    title: 'Curricula and declared interests of the evaluators',
    basis: ['MEDDEV 2.7/1 rev. 4, 6.4 and A11'],
    guidance: 'Dates and declarations come from the evaluators’ records.',
    prose: 'optional',
    numbering: 'annex',
    landscape: true,
    after: declaredInterests,
  },
];

/** The clinical evaluation report with every heading of MEDDEV 2.7/1 revision 4, Annex A9, under its own number. */
const cer: DocumentTemplate = {
  id: 'cer',
  title: 'Clinical evaluation report',
  references: [
    meddevReportSource,
    meddevMappingNote,
    'Regulation (EU) 2017/745, Annex XIV part A, section 4',
    'Regulation (EU) 2017/745, Article 61(12)',
  ],
  language: 'en-GB',
  subtitle: deviceSubtitle,
  cover: coverLines,
  sections: [
    heading('1', { prose: 'required', after: (context) => [...determinationSentence(context), ...claimsAtAGlance(context)] }),
    heading('2', { prose: 'optional', sections: scope }),
    heading('3', { prose: 'required', sections: background }),
    heading('4', { prose: 'optional', sections: device }),
    heading('5', { prose: 'required', after: determinationSentence, sections: conclusions }),
    heading('6', { prose: 'optional', before: nextEvaluation }),
    heading('7', { prose: 'none', before: datesAndSignatures }),
    heading('8', { prose: 'optional', before: evaluatorsTable }),
    heading('9', { prose: 'none', before: () => [{ type: 'references' }] }),
    ...annexes,
  ],
  examples: [
    { records: {}, section: '4.2', says: 'Equivalence is not claimed.' },
    {
      records: { appraisal: [{ itemId: 'ref_1', dataSource: 'ii', contribution: 'pivotal' }] },
      section: '4.2',
      says: 'equivalence is not demonstrated',
    },
    { records: {}, section: '6', says: 'The day of the next evaluation is missing.' },
    { records: { plan: [{ nextEvaluationOn: '2027-05-04' }] }, section: '6', says: 'The next clinical evaluation is due on 2027-05-04.' },
    { records: {}, section: 'signals', says: 'No signal from the quality system is recorded' },
    {
      records: { signal: [{ title: 'Leakage reported more often', input: 'complaint-trend', detectedOn: '2026-02-20' }] },
      section: 'signals',
      says: '1 signal has no decision.',
    },
  ],
};
export default cer;
