import {
  amount,
  countsOfDataSet,
  type EstimateResult,
  estimateKind,
  formatEstimate,
  formatNumber,
  garwood,
  unitAfter,
} from '../analysis/index.ts';
import { describeBounds, type Outcome } from '../base/index.ts';
import { benefitRiskKind, conclusionKind, gapKind } from '../conclusions/index.ts';
import { claimKind, describePopulation, deviceKind, intendedPurposeKind, requirementKind, riskKind } from '../device/index.ts';
import { dataSetKind } from '../evidence/index.ts';
import { outcomeParameterKind, planKind } from '../plan/index.ts';
import { actionKind, decisionKind, signalKind } from '../quality-system/index.ts';
import { all, type DataOf, only, type Snapshot } from '../records/index.ts';
import { type PrismaCounts, prismaFlow } from '../screening/index.ts';
import { searchRunKind } from '../search/index.ts';
import { evaluatorKind } from '../team/index.ts';
import { describeCriterion } from './describe-criterion.ts';
import { inWords, wholeNumber, withUnit } from './numerals.ts';

/** A value that lives once in the record and that prose refers to by its key instead of repeating it. */
export interface Fact {
  /** Stable: `device.name`, `estimate.<id>.text`. Stored in prose, so a key never changes its meaning. */
  readonly key: string;
  /** What it is, for the list people choose from: "Device name". */
  readonly label: string;
  /** The heading it stands under in that list: "Device". */
  readonly group: string;
  /** What the document says. Never empty: a fact without a value is not there. */
  readonly text: string;
  /** The record it comes from; absent where it counts over several. */
  readonly recordId?: string;
  /** Kind of the record it comes from, or `count` where it counts over several. */
  readonly kind: string;
}

/** Results by the id of their estimate, computed once and passed to everything that shows them. */
export type EstimateResults = ReadonlyMap<string, Outcome<EstimateResult>>;

type Source = (snapshot: Snapshot, results: EstimateResults) => Fact[];
type Line = readonly [key: string, label: string, text: string | undefined];

/** Facts of one record; lines without a value fall away. */
function from(record: { id: string; kind: string } | undefined, group: string, linesOf: readonly Line[]): Fact[] {
  return linesOf.flatMap(([key, label, text]) =>
    text?.trim()
      ? [{ key, label, group, text: text.trim(), ...(record ? { recordId: record.id, kind: record.kind } : { kind: 'count' }) }]
      : [],
  );
}

const device: Source = (snapshot) => {
  const record = only(snapshot, deviceKind);
  if (!record) return [];
  const { data } = record;
  return from(record, 'Device', [
    ['device.name', 'Device name', data.name],
    ['device.manufacturer', 'Manufacturer', data.manufacturer.name],
    ['device.manufacturer-address', 'Address of the manufacturer', data.manufacturer.address],
    ['device.single-registration-number', 'Single registration number (SRN)', data.manufacturer.singleRegistrationNumber],
    ['device.basic-udi-di', 'Basic UDI-DI', data.basicUdiDi],
    ['device.group', 'Device group', data.deviceGroup],
    ['device.class', 'Class', data.class && `class ${data.class}`],
    ['device.rule', 'Classification rule', data.rule === undefined ? undefined : `rule ${data.rule}`],
    ['device.models', 'Models and variants', inWords(data.models.map((model) => model.name))],
    ['device.model-count', 'Number of models and variants', data.models.length > 0 ? wholeNumber(data.models.length) : undefined],
    ['device.markets', 'Markets', inWords(data.markets)],
    ['device.sterility', 'Sterility', data.sterile ? 'sterile' : 'not sterile'],
    ['device.reuse', 'Single use or reusable', data.singleUse ? 'for single use' : 'reusable'],
    ['device.implantable', 'Implantable', data.implantable ? 'implantable' : 'not implantable'],
    ['device.activity', 'Active', data.active ? 'active' : 'not active'],
    ['device.materials', 'Materials', data.materials],
    ['device.principle-of-operation', 'Principle of operation', data.principleOfOperation],
  ]);
};

const intendedPurpose: Source = (snapshot) => {
  const record = only(snapshot, intendedPurposeKind);
  if (!record) return [];
  const { data } = record;
  return from(record, 'Intended purpose', [
    ['intended-purpose.statement', 'Intended purpose', data.statement],
    ['intended-purpose.indications', 'Indications', data.indications.join('; ')],
    ['intended-purpose.contraindications', 'Contraindications', data.contraindications.join('; ')],
    ['intended-purpose.population', 'Population', describePopulation(data.population)],
    ['intended-purpose.age', 'Age', data.population.age && describeBounds(data.population.age)],
    ['intended-purpose.weight', 'Body weight', data.population.weight && describeBounds(data.population.weight)],
    ['intended-purpose.sex', 'Sex', data.population.sex === 'any' ? 'any sex' : `${data.population.sex} patients only`],
    ['intended-purpose.conditions', 'Conditions', data.population.conditions.join('; ')],
    ['intended-purpose.users', 'Intended users', inWords(data.users)],
    ['intended-purpose.settings', 'Settings', inWords(data.settings)],
    ['intended-purpose.body-site', 'Body site', data.bodySite],
    ['intended-purpose.mode-of-use', 'Mode of use', data.modeOfUse],
    [
      'intended-purpose.duration',
      'Duration of use',
      [data.duration.description, data.duration.maximum && describeBounds(data.duration.maximum)].filter(Boolean).join('; '),
    ],
    ['intended-purpose.warnings', 'Warnings', data.warnings.join('; ')],
    ['intended-purpose.instructions-for-use', 'Instructions for use', data.instructionsForUse],
  ]);
};

const plan: Source = (snapshot) => {
  const record = only(snapshot, planKind);
  if (!record) return [];
  const { data } = record;
  return from(record, 'Plan', [
    ['plan.scope', 'Scope', data.scope],
    ['plan.route', 'Type of evaluation', data.route],
    ['plan.data-sources', 'Data sources', inWords(data.dataSources)],
    ['plan.interval', 'Interval of the evaluation', data.cadence && `${data.cadence.months} months`],
    ['plan.interval-justification', 'Justification of the interval', data.cadence?.justification],
    ['plan.next-evaluation', 'Next evaluation', data.nextEvaluationOn],
  ]);
};

const parameters: Source = (snapshot) =>
  all(snapshot, outcomeParameterKind).flatMap((record) =>
    from(record, 'Outcome parameters', [
      [`outcome-parameter.${record.id}.name`, record.data.name, record.data.name],
      [`outcome-parameter.${record.id}.definition`, `${record.data.name}: definition`, record.data.definition],
    ]),
  );

/** Keys and labels of the PRISMA counts, in the order of the flow. */
export const prismaFacts: readonly (readonly [key: string, label: string, count: (counts: PrismaCounts) => number])[] = [
  ['prisma.identified', 'Records identified', (counts) => counts.identifiedTotal],
  ['prisma.duplicates', 'Duplicates removed', (counts) => counts.duplicatesRemoved],
  ['prisma.screened', 'Records screened', (counts) => counts.screened],
  ['prisma.awaiting-screening', 'Records awaiting screening', (counts) => counts.awaitingScreening],
  ['prisma.excluded-at-title', 'Records excluded at title and abstract', (counts) => counts.excludedAtTitle],
  ['prisma.sought', 'Full texts sought', (counts) => counts.soughtForRetrieval],
  ['prisma.not-retrieved', 'Full texts not retrieved', (counts) => counts.notRetrieved],
  ['prisma.assessed', 'Full texts assessed', (counts) => counts.assessedAtFullText],
  ['prisma.awaiting-full-text', 'Full texts awaiting assessment', (counts) => counts.awaitingFullText],
  ['prisma.excluded-at-full-text', 'Full texts excluded', (counts) => counts.excludedAtFullTextTotal],
  ['prisma.included', 'Publications included', (counts) => counts.included],
];

const prisma: Source = (snapshot) => {
  const { all: counts, previous, included } = prismaFlow(snapshot);
  return from(undefined, 'Literature', [
    ...prismaFacts.map(([key, label, count]): Line => [key, label, wholeNumber(count(counts))]),
    ...(previous
      ? ([
          ['prisma.included-before', 'Publications included in the earlier review', wholeNumber(previous.included)],
          ['prisma.included-in-all', 'Publications included, with those of the earlier review', wholeNumber(included)],
        ] satisfies Line[])
      : []),
  ]);
};

const search: Source = (snapshot) => {
  const runs = all(snapshot, searchRunKind);
  const dates = runs.flatMap((run) => run.data.searchedOn ?? []).sort();
  return from(undefined, 'Literature', [
    ['search.runs', 'Number of searches', wholeNumber(runs.length)],
    ['search.databases', 'Databases searched', inWords([...new Set(runs.map((run) => run.data.database))])],
    ['search.first-date', 'Day of the first search', dates[0]],
    ['search.last-date', 'Day of the last search', dates.at(-1)],
  ]);
};

const claims: Source = (snapshot) => {
  const unitOf = new Map(all(snapshot, outcomeParameterKind).map((parameter) => [parameter.id as string, parameter.data.unit]));
  const conclusionOf = new Map(all(snapshot, conclusionKind).map((conclusion) => [conclusion.data.claimId, conclusion]));
  return all(snapshot, claimKind).flatMap((record) => {
    const { statement, acceptanceCriterion: criterion, outcomeParameterId } = record.data;
    const conclusion = conclusionOf.get(record.id);
    return [
      ...from(record, 'Claims', [
        [`claim.${record.id}.statement`, statement, statement],
        [
          `claim.${record.id}.criterion`,
          `${statement}: acceptance criterion`,
          criterion && describeCriterion(criterion, unitOf.get(outcomeParameterId ?? '') ?? ''),
        ],
        [`claim.${record.id}.derivation`, `${statement}: derivation of the criterion`, criterion?.derivation],
      ]),
      ...from(conclusion, 'Claims', [[`claim.${record.id}.verdict`, `${statement}: verdict`, conclusion?.data.verdict]]),
    ];
  });
};

const estimates: Source = (snapshot, results) =>
  all(snapshot, estimateKind).flatMap((record) => {
    const result = results.get(record.id);
    if (!result?.ok) return [];
    const { value } = result;
    const key = (part: string) => `estimate.${record.id}.${part}`;
    const together = [value.estimate, value.lower, value.upper].map((number) => number * value.displayFactor);
    const shown = (number: number) => withUnit(number * value.displayFactor, value.displayFactor === 100 ? '%' : '', together);
    const label = (what: string) => `${record.data.title}: ${what}`;
    return from(record, 'Estimates', [
      [key('text'), record.data.title, value.text],
      [key('estimate'), label('estimate'), shown(value.estimate)],
      [key('lower'), label('lower confidence limit'), shown(value.lower)],
      [key('upper'), label('upper confidence limit'), shown(value.upper)],
      [key('k'), label('number of studies'), wholeNumber(value.k)],
      [key('total'), label('patients or exposure'), value.total],
      [key('i2'), label('I²'), value.i2 === undefined ? undefined : formatNumber(value.i2, 0) + unitAfter('%')],
      [
        key('prediction'),
        label('prediction interval'),
        value.predictionLower === undefined || value.predictionUpper === undefined
          ? undefined
          : `${shown(value.predictionLower)} to ${shown(value.predictionUpper)}`,
      ],
      [key('measure'), label('measure'), value.axis],
      [key('method'), label('method'), value.methodTitle],
    ]);
  });

/** The rate of a whole data set with exact limits in words, per 1000 units of exposure; undefined without exposure. */
export function describeDataSetRate(data: DataOf<typeof dataSetKind>): string | undefined {
  const { events, exposure } = countsOfDataSet(data);
  if (exposure <= 0) return undefined;
  return formatEstimate({
    ...garwood(events, exposure, 0.95),
    level: 0.95,
    displayFactor: 1000,
    unit: `per 1000 ${data.exposureUnit || 'units of exposure'}`,
  });
}

const dataSets: Source = (snapshot) =>
  all(snapshot, dataSetKind).flatMap((record) => {
    const { data } = record;
    const totals = data.rows.length > 0 ? countsOfDataSet(data) : undefined;
    const serious = data.rows.some((row) => row.serious !== undefined)
      ? data.rows.reduce((sum, row) => sum + (row.serious ?? 0), 0)
      : undefined;
    const key = (part: string) => `data-set.${record.id}.${part}`;
    const label = (what: string) => `${data.title}: ${what}`;
    return from(record, 'Data sets', [
      [key('title'), data.title, data.title],
      [key('from'), label('first day'), data.from],
      [key('to'), label('last day'), data.to],
      [key('participants'), label('participants'), data.participants === undefined ? undefined : wholeNumber(data.participants)],
      [key('events'), label('events'), totals && wholeNumber(totals.events)],
      [key('serious'), label('serious events'), serious === undefined ? undefined : wholeNumber(serious)],
      [key('exposure'), label('exposure'), totals && `${amount(totals.exposure)} ${data.exposureUnit}`],
      [key('rate'), label('rate with exact 95 % limits'), totals && describeDataSetRate(data)],
    ]);
  });

const counts: Source = (snapshot) => {
  const number = (count: number) => wholeNumber(count);
  const risks = all(snapshot, riskKind);
  const gaps = all(snapshot, gapKind);
  const actions = all(snapshot, actionKind);
  const signals = all(snapshot, signalKind);
  const requirements = all(snapshot, requirementKind).filter((requirement) => requirement.data.applicable);
  const verdicts = all(snapshot, conclusionKind);
  return from(undefined, 'Counts', [
    ['claims.count', 'Number of claims', number(all(snapshot, claimKind).length)],
    ['claims.supported', 'Claims supported', number(verdicts.filter((conclusion) => conclusion.data.verdict === 'supported').length)],
    [
      'claims.not-supported',
      'Claims not supported',
      number(verdicts.filter((conclusion) => conclusion.data.verdict === 'not supported').length),
    ],
    [
      'claims.insufficient',
      'Claims with insufficient evidence',
      number(verdicts.filter((conclusion) => conclusion.data.verdict === 'insufficient').length),
    ],
    ['risks.count', 'Number of risks', number(risks.length)],
    ['gaps.count', 'Number of gaps', number(gaps.length)],
    ['gaps.open', 'Open gaps', number(gaps.filter((gap) => gap.data.state === 'open').length)],
    ['signals.count', 'Number of signals', number(signals.length)],
    ['signals.open', 'Signals not closed', number(signals.filter((signal) => signal.data.state !== 'closed').length)],
    ['decisions.count', 'Number of decisions', number(all(snapshot, decisionKind).length)],
    ['actions.count', 'Number of actions', number(actions.length)],
    ['actions.open', 'Actions without disposition', number(actions.filter((action) => !action.data.disposition).length)],
    ['requirements.count', 'Applicable requirements', number(requirements.length)],
    [
      'requirements.shown',
      'Requirements with conformity shown',
      number(requirements.filter((requirement) => requirement.data.conformity === 'shown').length),
    ],
    ['evaluators.count', 'Number of evaluators', number(all(snapshot, evaluatorKind).length)],
  ]);
};

const benefitRisk: Source = (snapshot) => {
  const record = only(snapshot, benefitRiskKind);
  return record
    ? from(record, 'Conclusions', [
        ['benefit-risk.acceptable', 'Benefit-risk ratio', record.data.acceptable === 'open' ? undefined : record.data.acceptable],
      ])
    : [];
};

const sources: readonly Source[] = [
  device,
  intendedPurpose,
  plan,
  parameters,
  search,
  prisma,
  claims,
  estimates,
  dataSets,
  counts,
  benefitRisk,
];

/** Every fact of an evaluation, in the order of its groups. Keys are unique. */
export function facts(snapshot: Snapshot, results: EstimateResults): Fact[] {
  return sources.flatMap((source) => source(snapshot, results));
}
