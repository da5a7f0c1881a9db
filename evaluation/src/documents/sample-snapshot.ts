import { estimateKind, extractedValueKind, extractionCheckKind, extractionFieldKind, outcomeKind } from '../analysis/index.ts';
import { appraisalKind, appraisalPlanKind, certaintyRatingKind, independentAppraisalKind } from '../appraisal/index.ts';
import type { Id } from '../base/index.ts';
import { benefitRiskKind, conclusionKind, gapKind } from '../conclusions/index.ts';
import { claimKind, deviceKind, intendedPurposeKind, requirementKind, riskKind } from '../device/index.ts';
import { dataSetKind, importKind, noticeKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind, planKind, questionKind } from '../plan/index.ts';
import { actionKind, decisionKind, signalKind } from '../quality-system/index.ts';
import { chainStart, type Kind, type Snapshot } from '../records/index.ts';
import { criterionKind, screeningDecisionKind } from '../screening/index.ts';
import { searchProtocolKind, searchRunKind } from '../search/index.ts';
import { evaluatorKind } from '../team/index.ts';
import { acceptedHoleKind } from '../traceability/index.ts';
import { markdownToRichText } from './markdown-to-rich-text.ts';
import { releaseKind } from './release.ts';
import { sectionKind } from './section.ts';

const kinds: readonly Kind[] = [
  deviceKind,
  intendedPurposeKind,
  planKind,
  questionKind,
  outcomeParameterKind,
  claimKind,
  riskKind,
  requirementKind,
  importKind,
  referenceKind,
  noticeKind,
  dataSetKind,
  searchProtocolKind,
  searchRunKind,
  criterionKind,
  screeningDecisionKind,
  appraisalPlanKind,
  appraisalKind,
  independentAppraisalKind,
  certaintyRatingKind,
  outcomeKind,
  extractionFieldKind,
  extractedValueKind,
  extractionCheckKind,
  estimateKind,
  conclusionKind,
  benefitRiskKind,
  gapKind,
  signalKind,
  decisionKind,
  actionKind,
  evaluatorKind,
  acceptedHoleKind,
  sectionKind,
  releaseKind,
];

/** A snapshot from plain data, for tests: schemas fill the defaults, ids are the kind's prefix and a number counted from 1 unless the data name one as `id`. */
export function sampleSnapshot(records: Readonly<Record<string, readonly unknown[]>>): Snapshot {
  return {
    evaluation: { id: 'evl_1', title: 'A catheter made for tests', createdAt: '2026-01-01T00:00:00.000Z' },
    takenAt: '2026-11-22T10:00:00.000Z',
    sequence: 12,
    head: chainStart,
    records: Object.fromEntries(
      Object.entries(records).map(([name, list]) => {
        const kind = kinds.find((one) => one.name === name)!;
        return [
          name,
          list.map((data, index) => {
            const { id, ...rest } = data as { id?: string };
            return {
              id: (id ?? `${kind.prefix}_${index + 1}`) as Id,
              kind: name,
              version: 1,
              data: kind.schema.parse(rest),
              createdAt: '2026-03-01T00:00:00.000Z',
              createdBy: 'Ada Writer',
              updatedAt: '2026-03-01T00:00:00.000Z',
              updatedBy: 'Ada Writer',
            };
          }),
        ];
      }),
    ),
  };
}

const reference = (family: string, year: number, rest: object = {}) => ({
  title: `A trial by ${family}`,
  authors: [{ family, given: 'A' }],
  year,
  container: 'A Journal',
  ...rest,
});
const prose = (document: string, section: string, markdown: string) => ({ document, section, prose: markdownToRichText(markdown) });
const arms = (events: number, n: number, otherEvents: number, otherN: number) => [
  { name: 'coated', role: 'device', events, n },
  { name: 'uncoated', role: 'comparator', events: otherEvents, n: otherN },
];

/** Records of an invented evaluation in which every kind of content occurs, holes included; everything in it is made up. */
export const richRecords: Readonly<Record<string, readonly unknown[]>> = {
  device: [
    {
      name: 'Lumen AC',
      manufacturer: { name: 'Lumen Medical GmbH', address: 'Example Street 1, Berlin', singleRegistrationNumber: 'DE-MF-000000000' },
      basicUdiDi: '4000000LUMENAC01',
      models: [{ name: 'AC 7', number: '7F', description: 'three lumens' }, { name: 'AC 8' }],
      description: 'A central venous catheter.\n\nIt has a coating.',
      principleOfOperation: 'It gives access to a central vein.',
      materials: 'Polyurethane',
      class: 'III',
      rule: 14,
      classificationReason: 'It contains a medicinal substance.',
      containsMedicinalSubstance: true,
      sterile: true,
      singleUse: true,
      markets: ['Germany', 'France'],
      history: 'First certified in 2015.',
      invented: true,
    },
  ],
  'intended-purpose': [
    {
      statement: 'Access to a central vein for infusion.',
      indications: ['infusion', 'monitoring'],
      contraindications: ['allergy to the coating'],
      population: { description: 'adults', age: { from: { value: 18, unit: 'years' } }, weight: { from: { value: 40, unit: 'kg' } } },
      users: ['physicians', 'nurses'],
      settings: ['hospital'],
      bodySite: 'central veins',
      modeOfUse: 'percutaneous',
      duration: { description: 'up to 30 days' },
      warnings: ['Do not trim.'],
      instructionsForUse: 'IFU 3 of 2026-01-10',
    },
  ],
  plan: [
    {
      scope: 'All models.',
      appraisalPlan: 'Each item is graded.',
      analysisPlan: 'Risk ratios are pooled.',
      dataSources: ['MEDLINE', 'complaints'],
      cadence: { months: 12, justification: 'Class III.' },
      nextEvaluationOn: '2027-11-22',
      milestones: [{ title: 'Report', due: '2026-12-01' }],
    },
  ],
  question: [{ question: 'Does the coating reduce infection?', population: 'adults' }],
  'outcome-parameter': [
    {
      name: 'catheter-related bloodstream infection',
      abbreviation: 'CRBSI',
      definition: 'Infection with the same organism.',
      type: 'events per patient',
      benchmarks: [{ description: 'uncoated catheters in adults', value: 0.05, lower: 0.03, upper: 0.08, referenceIds: ['ref_5'] }],
    },
    { name: 'leakage', type: 'events per time', unit: 'catheters' },
  ],
  claim: [
    {
      statement: 'Reduces bloodstream infection',
      type: 'clinical benefit',
      sources: ['IFU'],
      outcomeParameterId: 'par_1',
      acceptanceCriterion: { measure: 'RR', side: 'less than', bound: 1, derivation: 'No worse than uncoated.', fixedOn: '2026-01-05' },
      requirementNumbers: ['1'],
      riskIds: ['rsk_1'],
    },
    { statement: 'Is easy to place', type: 'performance' },
  ],
  risk: [
    {
      number: 'H1',
      hazard: 'Contamination',
      harm: 'Bloodstream infection',
      severity: 'serious',
      probabilityAfter: '0.05',
      acceptability: 'acceptable',
      outcomeParameterIds: ['par_1'],
      evidenceIds: ['ref_2', 'dat_1'],
    },
    { number: 'H2', hazard: 'Leak', inInstructionsForUse: false },
  ],
  requirement: [
    {
      number: '8',
      needsClinicalEvidence: true,
      evidenceIds: ['ref_3'],
      conclusion: 'Side-effects are acceptable.',
      conformity: 'shown',
      methods: ['clinical data'],
    },
    { number: '1', needsClinicalEvidence: true },
    { number: '7', applicable: false, applicabilityReason: 'Shown by tests of the package.' },
  ],
  import: [{ file: 'pubmed.nbib', format: 'nbib', database: 'MEDLINE', recordsRead: 6, recordsRejected: 0, duplicates: 1 }],
  reference: [
    reference('Alpha', 2001, { importId: 'imp_1' }),
    reference('Beta', 2002, { importId: 'imp_1' }),
    reference('Gamma', 2003, { importId: 'imp_1' }),
    reference('Delta', 2004, { importId: 'imp_1' }),
    reference('Epsilon', 2005, { importId: 'imp_1' }),
    reference('Alpha', 2001, { importId: 'imp_1', duplicate: { of: 'ref_1', by: 'title and year' } }),
  ],
  'data-set': [
    {
      title: 'Complaints and sales 2025',
      type: 'complaints and sales',
      sourceRecord: 'PMS-2025',
      from: '2025-01-01',
      to: '2025-12-31',
      region: 'EU',
      method: 'All complaints were counted.',
      conclusion: 'As expected.',
      limitations: 'Under-reporting.',
      exposureUnit: 'catheters sold',
      rows: [
        { period: '2025 Q1', category: 'leakage', events: 3, exposure: 12000, serious: 0 },
        { period: '2025 Q1', category: 'kinking', events: 1, exposure: 12000, serious: 1 },
        { period: '2025 Q2', category: 'leakage', events: 5, exposure: 13778, serious: 0 },
        { period: '2025 Q2', category: 'kinking', events: 0, exposure: 13778, serious: 0 },
      ],
    },
    {
      title: 'PMCF study',
      type: 'PMCF study',
      participants: 240,
      followUp: '30 days',
      results: 'Two infections.',
      conclusion: 'Acceptable.',
      limitations: 'No control.',
      method: 'Prospective.',
    },
  ],
  'search-protocol': [
    {
      importance: 'For the risk file.',
      databases: [
        { name: 'MEDLINE', provider: 'PubMed', why: 'Indexes trials.', coverageFrom: '2000-01-01', query: 'catheter AND coated' },
        { name: 'Cochrane Library' },
      ],
      otherSources: [{ method: 'register', name: 'ClinicalTrials.gov', how: 'By name.' }],
      limits: [
        { aspect: 'language', limit: 'English and German', justification: 'Read by the team.' },
        { aspect: 'species', limit: 'humans' },
      ],
      updates: { months: 12, how: 'The same queries.' },
      updateOf: { until: '2025-12-31', review: 'Report of 2025' },
      deviations: [{ on: '2026-02-03', what: 'One source was left out.' }],
    },
  ],
  'search-run': [
    {
      database: 'MEDLINE',
      platform: 'PubMed',
      query: 'catheter AND coated\nAND random*',
      searchedOn: '2026-02-01',
      searchedBy: 'I. Specialist',
      hits: 6,
    },
    {
      purpose: 'state of the art',
      database: 'Cochrane Library',
      query: 'catheter infection',
      searchedOn: '2026-02-02',
      hits: 0,
      limits: 'from 2010',
      limitsReason: 'Guideline of 2011.',
    },
  ],
  criterion: [{ type: 'exclusion', label: 'wrong population', description: 'Not adults.' }],
  'screening-decision': [
    ...[1, 2, 3, 4].map((number) => ({ referenceId: `ref_${number}`, stage: 'title and abstract', decision: 'include' })),
    { referenceId: 'ref_5', stage: 'title and abstract', decision: 'exclude' },
    ...[1, 2].map((number) => ({ referenceId: `ref_${number}`, stage: 'full text', decision: 'include' })),
    { referenceId: 'ref_3', stage: 'full text', decision: 'exclude', criterionId: 'crt_1', note: 'Children.' },
    { referenceId: 'ref_4', stage: 'full text', decision: 'not retrieved' },
  ],
  appraisal: [
    {
      itemId: 'ref_1',
      grades: { D: 'D1', A: 'A1', P: 'P1', R: 'R1', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' },
      dataSource: 'i',
      purposes: ['performance'],
      contribution: 'pivotal',
      justification: 'A randomised trial.',
    },
    { itemId: 'ref_2', dataSource: 'iii', purposes: ['safety'], contribution: 'supporting' },
    { itemId: 'ref_4', contribution: 'rejected', justification: 'Not available.' },
  ],
  outcome: [
    {
      itemId: 'ref_1',
      outcomeParameterId: 'par_1',
      arms: arms(2, 100, 8, 98),
      page: '3',
      quote: '2 of 100',
      population: 'adults in intensive care',
      followUp: '30 days',
    },
    { itemId: 'ref_2', outcomeParameterId: 'par_1', arms: arms(4, 150, 9, 149) },
  ],
  'extraction-field': [
    { title: 'Setting', group: 'Study', position: 10 },
    { title: 'Participants', group: 'Population', type: 'number', position: 20 },
    { title: 'Funding', group: 'Study', inTable: false, position: 30 },
  ],
  'extracted-value': [
    { itemId: 'ref_1', fieldId: 'exf_1', value: 'intensive care', page: '2', quote: 'in three intensive care units' },
    { itemId: 'ref_1', fieldId: 'exf_2', value: 198, page: '3', quote: '198 patients were randomised' },
    { itemId: 'ref_2', fieldId: 'exf_1', notReported: true },
  ],
  estimate: [
    { title: 'Infection, coated against uncoated', outcomeParameterId: 'par_1', measure: 'RR' },
    { title: 'Complaints', outcomeParameterId: 'par_2', measure: 'IR', method: 'exact', dataSetId: 'dat_1' },
    { title: 'Leakage in trials', outcomeParameterId: 'par_2', measure: 'IR', method: 'exact' },
  ],
  conclusion: [{ claimId: 'clm_1', estimateId: 'est_1', verdict: 'supported', reason: 'The upper limit lies below 1.' }],
  'benefit-risk': [
    {
      benefits: 'Fewer infections.',
      risks: 'Allergy.',
      stateOfTheArt: 'Better than uncoated.',
      uncertainties: 'Resistance.',
      determination: 'Benefits outweigh risks.',
      acceptable: 'acceptable',
    },
  ],
  gap: [{ title: 'Resistance is unknown', claimIds: ['clm_1'], riskIds: ['rsk_1'], actionWanted: 'Follow up resistance' }],
  signal: [
    {
      title: 'Leakage reported more often',
      input: 'complaint-trend',
      detectedOn: '2026-02-20',
      sourceRecord: 'PMS-12',
      values: [{ name: 'rate', value: 0.4, unit: 'per 1000', expected: 0.2 }],
      clinicallyRelevant: 'yes',
      triageReason: 'Air may enter.',
      state: 'decided',
    },
    { title: 'New guideline', input: 'guideline-or-law-change', detectedOn: '2026-03-20' },
  ],
  decision: [
    {
      signalId: 'sig_1',
      outcome: 'update',
      reason: 'The rate is above the expected one.',
      decidedBy: 'Dr. Med',
      decidedAt: '2026-02-25T09:00:00.000Z',
      sectionsAffected: ['4.6.4'],
    },
  ],
  action: [
    { title: 'Follow up resistance', target: 'PMCF', gapId: 'gap_1' },
    {
      title: 'Revise the seal',
      target: 'design',
      signalId: 'sig_1',
      decisionId: 'dec_1',
      owner: 'R. Engineer',
      disposition: {
        outcome: 'design input',
        reason: 'A new seal.',
        evidence: 'DI-7',
        disposedBy: 'R. Engineer',
        disposedAt: '2026-03-02T09:00:00.000Z',
      },
    },
  ],
  evaluator: [
    {
      name: 'Dr. Ada Writer',
      role: 'clinical evaluator',
      qualification: 'MD',
      yearsOfExperience: 12,
      competences: ['EV-1', 'EV-4', 'EV-6'],
      declaredInterests: 'None.',
      declarationDate: '2026-01-02',
      curriculumVitaeDate: '2026-01-01',
    },
  ],
  section: [
    prose(
      'cer',
      '1',
      'The device {{fact:device.name}} reduces infection: {{fact:estimate.est_1.text}} [@ref_2; @ref_1], see [[see:figure-forest-est_1]] and [[see:4.6.2]].',
    ),
    prose('cer', '3', '## Condition\n\nInfection of the **blood** is dangerous [@ref_6].\n\n- it is frequent\n- it is costly [@ref_3]'),
    prose('cer', '4.6.1', 'See [[see:table-risks]] and {{fact:no.such}} and [@ref_99] and [[see:nowhere]].'),
  ],
};

/** The whole invented evaluation. */
export const richSnapshot = sampleSnapshot(richRecords);
