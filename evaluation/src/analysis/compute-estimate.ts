import { rejectedItems } from '../appraisal/index.ts';
import { byId, done, type Outcome, trouble } from '../base/index.ts';
import { citeShort, dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import { all, type DataOf, find, type Snapshot, type Stored } from '../records/index.ts';
import { normalQuantile } from './distributions.ts';
import type { estimateKind } from './estimate.ts';
import { type CountQuestion, exactLimits, oneSidedUpperLimit, ruleOfThree } from './exact-limits.ts';
import { type ArmNumbers, type Measure, type ParameterType, studyEffect } from './measure.ts';
import { measures } from './measures/index.generated.ts';
import type { Method } from './method.ts';
import { methods } from './methods/index.generated.ts';
import { outcomeKind } from './outcome.ts';
import { pool } from './pool.ts';
import { zeroCellNotes } from './pool-table.ts';
import { countsOfDataSet } from './rates-by-period.ts';
import type { EstimateResult, StudyResult } from './result.ts';
import { armsOf, countsText } from './study-arms.ts';
import { formatAlone, formatEstimate, formatLevel, groupThousands, unitAfter } from './wording.ts';

type Estimate = DataOf<typeof estimateKind>;
type Parameter = DataOf<typeof outcomeParameterKind>;

/** One study that goes in, before anything is pooled. */
interface Study {
  readonly outcomeId: string;
  readonly itemId: string;
  readonly label: string;
  readonly arms: readonly ArmNumbers[];
  readonly yi: number;
  readonly vi: number;
  readonly adjusted: boolean;
}

/** The measures that fit outcomes of a type, the comparative ones after those for single groups. */
export function measuresFor(parameterType: ParameterType): readonly Measure[] {
  return (measures as readonly Measure[])
    .filter((measure) => measure.parameterType === parameterType)
    .toSorted((one, other) => one.arms - other.arms);
}

/** Computes an estimate from the outcomes or the data set it names; the same snapshot gives the same numbers. */
export function computeEstimate(snapshot: Snapshot, estimate: Stored<Estimate>): Outcome<EstimateResult> {
  const { data } = estimate;
  const measure = byId<Measure>(measures, data.measure);
  if (!measure)
    return trouble('not-estimable', `There is no measure "${data.measure}".`, {
      remedy: `Choose one of ${measures.map((known) => known.id).join(', ')}.`,
    });
  const method = byId<Method>(methods, data.method);
  if (!method)
    return trouble('not-estimable', `There is no method "${data.method}".`, {
      remedy: `Choose one of ${methods.map((known) => known.id).join(', ')}.`,
    });
  const parameter = find(snapshot, outcomeParameterKind, data.outcomeParameterId)?.data;
  if (!parameter)
    return trouble('not-estimable', `The outcome parameter of "${data.title}" is not in the evaluation.`, {
      remedy: 'Choose an outcome parameter of the plan.',
    });
  if (measure.parameterType !== parameter.type) {
    return trouble('not-estimable', `${measure.title} does not fit "${parameter.name}", which is counted as ${parameter.type}.`, {
      remedy: `Choose one of ${measuresFor(parameter.type)
        .map((fitting) => `${fitting.id} (${fitting.title.toLowerCase()})`)
        .join(', ')}.`,
    });
  }
  return data.dataSetId
    ? fromDataSet(snapshot, estimate, measure, parameter, data.dataSetId)
    : fromOutcomes(snapshot, estimate, measure, method, parameter);
}

/** The outcomes that go in, and for each left out why. */
function selectStudies(snapshot: Snapshot, estimate: Estimate, measure: Measure): { studies: Study[]; leftOut: string[]; notes: string[] } {
  const studies: Study[] = [];
  const leftOut: string[] = [];
  const notes: string[] = [];
  const rejected = rejectedItems(snapshot);
  const stored = all(snapshot, outcomeKind);
  const chosen =
    estimate.outcomeIds.length === 0
      ? stored.filter((outcome) => outcome.data.outcomeParameterId === estimate.outcomeParameterId)
      : estimate.outcomeIds.flatMap((id) => find(snapshot, outcomeKind, id) ?? []);
  const missing = estimate.outcomeIds.filter((id) => !find(snapshot, outcomeKind, id)).length;
  if (missing > 0) notes.push(`${missing} of the chosen outcomes ${missing === 1 ? 'is' : 'are'} no longer in the evaluation.`);
  for (const { id, data } of chosen) {
    const reference = find(snapshot, referenceKind, data.itemId)?.data;
    const dataSet = reference ? undefined : find(snapshot, dataSetKind, data.itemId)?.data;
    const label = reference ? citeShort(reference) || 'reference without title' : (dataSet?.title ?? 'unknown source');
    const leave = (reason: string) => leftOut.push(`${label} is left out: ${reason}`);
    if (!reference && !dataSet) leave('its source is no longer in the evaluation.');
    else if (data.outcomeParameterId !== estimate.outcomeParameterId) leave('the outcome belongs to another outcome parameter.');
    else if (reference?.duplicate) leave('the reference is a duplicate of another.');
    else if (rejected.has(data.itemId)) leave('it was rejected in the appraisal.');
    else {
      const { arms, joined } = armsOf(data, measure);
      const effect = studyEffect(measure, arms);
      if (!effect.ok) leave(lackingArms(arms.length, measure) ?? effect.problem.message);
      else {
        for (const names of joined) notes.push(`${label}: the groups ${names} were taken together.`);
        studies.push({ outcomeId: id, itemId: data.itemId, label, arms, ...effect.value });
      }
    }
  }
  const seen = new Map<string, number>();
  for (const study of studies) seen.set(study.itemId, (seen.get(study.itemId) ?? 0) + 1);
  for (const [itemId, count] of seen) {
    if (count > 1)
      notes.push(
        `${studies.find((study) => study.itemId === itemId)!.label} goes in with ${count} outcomes; if they are of the same patients, those are counted more than once.`,
      );
  }
  return { studies, leftOut, notes };
}

/** Why an outcome has not the groups a measure needs, where that is so. */
function lackingArms(count: number, measure: Measure): string | undefined {
  if (count === measure.arms) return undefined;
  return measure.arms === 2 ? 'it has not both a device group and a comparator group.' : 'it has no device group.';
}

function fromOutcomes(
  snapshot: Snapshot,
  estimate: Stored<Estimate>,
  measure: Measure,
  method: Method,
  parameter: Parameter,
): Outcome<EstimateResult> {
  const { data } = estimate;
  const { studies, leftOut, notes } = selectStudies(snapshot, data, measure);
  const only = studies[0];
  if (!only) {
    return trouble(
      'not-estimable',
      leftOut[0] ? `No outcome of "${parameter.name}" can be used. ${leftOut[0]}` : `No outcome of "${parameter.name}" has been extracted.`,
      {
        remedy: leftOut[0]
          ? 'Correct or complete the extracted outcomes, or choose another measure.'
          : 'Extract outcomes from the appraised evidence, or name a data set.',
        details: leftOut,
      },
    );
  }
  if (method.limits && (measure.arms === 2 || measure.parameterType === 'mean')) {
    return trouble('not-estimable', `Exact limits are for one count, and ${measure.title.toLowerCase()} is none.`, {
      remedy: 'Choose a pooling method such as REML.',
    });
  }
  if (method.limits && studies.length > 1) {
    return trouble('not-estimable', `Exact limits are for a single count, and there are ${studies.length} outcomes.`, {
      remedy: 'Choose one outcome, or a pooling method such as REML.',
    });
  }
  const question = studies.length === 1 ? countQuestion(only.arms[0]!, measure, data.level) : undefined;
  const shown = describeStudies(studies, measure, data.level);
  const context = { estimate, measure, parameter, total: totalOf(studies, measure, parameter.unit) };
  if (question) {
    const single = singleCount(context, question, shown);
    const instead = method.limits
      ? []
      : [
          `There is one study, so nothing is pooled: the limits are exact (${measure.parameterType === 'events per time' ? 'Garwood' : 'Clopper-Pearson'}).`,
        ];
    return done({ ...single, notes: [...instead, ...single.notes, ...notes, ...leftOut] });
  }
  return poolStudies(context, method, studies, shown, [...notes, ...leftOut]);
}

/** What every result of an estimate is made with. */
interface Context {
  readonly estimate: Stored<Estimate>;
  readonly measure: Measure;
  readonly parameter: Parameter;
  readonly total: string;
}

function poolStudies(
  context: Context,
  method: Method,
  studies: readonly Study[],
  shown: readonly StudyResult[],
  notes: readonly string[],
): Outcome<EstimateResult> {
  const { estimate, measure } = context;
  const { data } = estimate;
  const pooled = pool(
    studies.map((study) => study.yi),
    studies.map((study) => study.vi),
    { method: method.id, test: data.test, level: data.level },
  );
  if (!pooled.ok) return pooled;
  const { k, weights, prediction, tau2, i2, q, qDf, qPValue, pValue } = pooled.value;
  const sizes = studies.map((study) => study.arms.reduce((sum, arm) => sum + (arm.n ?? Number.NaN), 0));
  const [least, most] = measure.range;
  const read = (value: number) => Math.min(most, Math.max(least, measure.backTransform(value, sizes)));
  const beyond = [pooled.value.lower, pooled.value.upper]
    .map((value) => measure.backTransform(value, sizes))
    .some((value) => value < least || value > most);
  const numbers = { estimate: read(pooled.value.estimate), lower: read(pooled.value.lower), upper: read(pooled.value.upper) };
  return done({
    ...frame(context, method),
    k,
    ...numbers,
    ...(prediction && k >= 3 ? { predictionLower: read(prediction.lower), predictionUpper: read(prediction.upper) } : {}),
    ...(measure.nullValue === undefined ? {} : { pValue }),
    ...(k > 1 ? { tau2, i2, q, qDf, qPValue } : {}),
    test: data.test,
    text: sentence(context, numbers),
    studies: shown.map((study, index) => ({ ...study, weight: weights[index]! })),
    notes: [
      ...(k === 1 ? ['There is one study, so nothing is pooled: the limits are those of that study.'] : []),
      ...zeroNotes(studies, measure),
      ...noEventNotes(context, studies),
      ...(beyond
        ? ['A limit that fell beyond the possible values was cut there; the log or logit measure keeps its limits in range.']
        : []),
      ...(measure.caution && k > 1 ? [measure.caution] : []),
      ...(k > 1 && k < 5 && method.model === 'random effects'
        ? [`With ${k} studies the variation between studies is known poorly; the Knapp-Hartung method allows for that (IntHout 2014).`]
        : []),
      ...(method.model === 'common effect' && i2 > 50
        ? [`The studies differ more than chance explains (I² ${i2.toFixed(0)} %); a common effect hides that.`]
        : []),
      ...notes,
    ],
  });
}

/** A single proportion or rate with exact limits, and the one-sided bound where nothing happened. */
function singleCount(context: Context, question: CountQuestion, shown: readonly StudyResult[]): EstimateResult {
  const numbers = exactLimits(question);
  const exact = byId<Method>(methods, 'exact')!;
  return {
    ...frame(context, exact),
    k: 1,
    ...numbers,
    text: sentence(context, numbers),
    studies: shown,
    notes: question.events === 0 ? [zeroEventNote(context, question)] : [],
  };
}

/** The bound that can still be stated after no event. */
function zeroEventNote({ measure, parameter, estimate }: Context, question: CountQuestion): string {
  const display = measure.display(parameter.unit);
  const say = (value: number) => `${formatAlone(value * display.factor)}${unitAfter(display.unit)}`;
  const bound = oneSidedUpperLimit(question);
  const three = estimate.data.level === 0.95 ? ` (rule of three: ${say(ruleOfThree('n' in question ? question.n : question.time))})` : '';
  return `No event was seen; that does not mean there is no risk: the exact one-sided ${formatLevel(question.level)} upper limit is ${say(bound)}${three}.`;
}

/** The bound over all studies together where none of several saw an event. */
function noEventNotes(context: Context, studies: readonly Study[]): string[] {
  const { measure, estimate } = context;
  if (measure.arms === 2 || measure.parameterType === 'mean' || studies.some((study) => study.arms[0]!.events !== 0)) return [];
  const sum = (field: 'n' | 'time') => studies.reduce((total, study) => total + (study.arms[0]![field] ?? 0), 0);
  const { level } = estimate.data;
  return [
    zeroEventNote(
      context,
      measure.parameterType === 'events per time' ? { events: 0, time: sum('time'), level } : { events: 0, n: sum('n'), level },
    ),
  ];
}

function zeroNotes(studies: readonly Study[], measure: Measure): string[] {
  const double = measure.ratio ? studies.filter((study) => study.arms.every((arm) => arm.events === 0)).length : 0;
  return [
    ...zeroCellNotes(studies.filter((study) => study.adjusted).length),
    ...(double > 0
      ? [
          `${double} ${double === 1 ? 'study' : 'studies'} without an event in either group ${double === 1 ? 'says' : 'say'} almost nothing about a ratio but ${double === 1 ? 'stays' : 'stay'} in.`,
        ]
      : []),
  ];
}

/** What is the same for every result. */
function frame({ estimate, measure, parameter, total }: Context, method: Method) {
  const display = measure.display(parameter.unit);
  return {
    estimateId: estimate.id,
    title: estimate.data.title,
    measure: measure.id,
    measureTitle: measure.title,
    method: method.id,
    methodTitle: method.title,
    model: method.model,
    level: estimate.data.level,
    total,
    ratio: measure.ratio,
    axis: display.axis,
    displayFactor: display.factor,
    unit: display.unit,
    countsTitle: measure.countsTitle(parameter.unit),
    ...(measure.nullValue === undefined ? {} : { nullValue: measure.nullValue }),
  };
}

function sentence({ measure, parameter, estimate }: Context, numbers: { estimate: number; lower: number; upper: number }): string {
  const display = measure.display(parameter.unit);
  return formatEstimate({ ...numbers, level: estimate.data.level, displayFactor: display.factor, unit: display.unit });
}

/** The count a single group is, where the measure counts; undefined for means and comparisons. */
function countQuestion(arm: ArmNumbers, measure: Measure, level: number): CountQuestion | undefined {
  if (measure.arms === 2 || measure.parameterType === 'mean') return undefined;
  return measure.parameterType === 'events per time'
    ? { events: arm.events!, time: arm.time!, level }
    : { events: arm.events!, n: arm.n!, level };
}

/** Each study as a reader sees it. A single proportion or rate has exact limits, so that none falls below zero; an effect those of its sampling variance. */
function describeStudies(studies: readonly Study[], measure: Measure, level: number): StudyResult[] {
  const critical = normalQuantile((1 - level) / 2, 'upper');
  return studies.map((study) => {
    const { outcomeId, itemId, label, arms, yi, vi } = study;
    const question = countQuestion(arms[0]!, measure, level);
    const half = critical * Math.sqrt(vi);
    const numbers = question
      ? exactLimits(question)
      : {
          estimate: measure.backTransform(yi, []),
          lower: measure.backTransform(yi - half, []),
          upper: measure.backTransform(yi + half, []),
        };
    return { outcomeId, itemId, label, counts: arms.map((arm) => countsText(arm, measure)), ...numbers, weight: 100 };
  });
}

function totalOf(studies: readonly Study[], measure: Measure, unit: string): string {
  const arms = studies.flatMap((study) => study.arms);
  const sum = (field: 'n' | 'time') => groupThousands(arms.reduce((total, arm) => total + (arm[field] ?? 0), 0));
  return measure.parameterType === 'events per time' ? `${sum('time')} ${unit || 'units of exposure'}` : `${sum('n')} patients`;
}

function fromDataSet(
  snapshot: Snapshot,
  estimate: Stored<Estimate>,
  measure: Measure,
  parameter: Parameter,
  dataSetId: string,
): Outcome<EstimateResult> {
  const { data } = estimate;
  const dataSet = find(snapshot, dataSetKind, dataSetId)?.data;
  if (!dataSet)
    return trouble('not-estimable', `The data set of "${data.title}" is not in the evaluation.`, { remedy: 'Choose another data set.' });
  if (measure.arms === 2 || measure.parameterType === 'mean') {
    return trouble('not-estimable', `A data set of counts by period has one group, and ${measure.title.toLowerCase()} needs more.`, {
      remedy: `Choose ${parameter.type === 'events per time' ? 'IR' : 'PR'}, or extracted outcomes.`,
    });
  }
  const { events, exposure, notes } = countsOfDataSet(dataSet);
  if (!(exposure > 0))
    return trouble('not-estimable', `"${dataSet.title}" has no row with exposure.`, {
      remedy: 'Import counts by period with their exposure, for instance units sold.',
    });
  const perPatient = measure.parameterType === 'events per patient';
  if (perPatient && (events > exposure || !Number.isInteger(exposure))) {
    return trouble(
      'not-estimable',
      `"${dataSet.title}" has ${events} events in an exposure of ${exposure}, which cannot be a proportion of patients.`,
      {
        remedy: 'Count it as events per time, with a rate (IR).',
      },
    );
  }
  const question: CountQuestion = perPatient ? { events, n: exposure, level: data.level } : { events, time: exposure, level: data.level };
  const counted = perPatient ? 'patients' : dataSet.exposureUnit || parameter.unit || 'units of exposure';
  const context = {
    estimate,
    measure,
    parameter: { ...parameter, unit: parameter.unit || dataSet.exposureUnit },
    total: `${groupThousands(exposure)} ${counted}`,
  };
  const study = {
    outcomeId: dataSetId,
    itemId: dataSetId,
    label: dataSet.title,
    counts: [`${events}/${groupThousands(exposure)}`],
    ...exactLimits(question),
    weight: 100,
  };
  const single = singleCount(context, question, [study]);
  return done({ ...single, notes: [...single.notes, ...notes] });
}
