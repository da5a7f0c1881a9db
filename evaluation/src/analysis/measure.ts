import { done, type Outcome, type RegistryEntry, trouble } from '../base/index.ts';

/** What can be counted or measured in one group of patients. */
export const armFields = ['n', 'events', 'time', 'mean', 'sd'] as const;
export type ArmField = (typeof armFields)[number];
/** The numbers of one group as extracted; which are needed follows from the measure. */
export type ArmNumbers = Partial<Readonly<Record<ArmField, number>>>;
/** The numbers of one group once the measure's needs are met; fields it does not need are NaN. */
export type CompleteArm = Readonly<Record<ArmField, number>>;

/** The type an outcome parameter has in the plan, which decides what measures fit it. */
export type ParameterType = 'events per patient' | 'events per time' | 'mean';

/** One study on the scale on which studies are pooled, with its sampling variance. */
export interface Effect {
  readonly yi: number;
  readonly vi: number;
  /** True where 0.5 was added to the counts because one of them was zero. */
  readonly adjusted: boolean;
}

/** How numbers of a measure are shown. Estimates are kept unmultiplied; what is shown is the estimate times `factor`, then `unit`. */
export interface Display {
  readonly factor: number;
  /** What the axis measures: "risk ratio", "% of patients", "events per 1000 catheter-days". */
  readonly axis: string;
  /** What follows the number in a sentence: "%", "per 1000 catheter-days", "mm"; empty for ratios. */
  readonly unit: string;
}

/** An effect measure: how one study's counts become an effect that can be pooled, and how it is read afterwards. */
export interface Measure extends RegistryEntry {
  readonly parameterType: ParameterType;
  /** 1 for a single group, 2 for device against comparator. */
  readonly arms: 1 | 2;
  /** What every group must report. */
  readonly needs: readonly ArmField[];
  /** The scale of pooling. */
  readonly scale: 'log' | 'logit' | 'identity' | 'double arcsine';
  /** True where the value is a ratio, 1 means no difference and the axis is logarithmic. */
  readonly ratio: boolean;
  /** The value that means no difference, on the scale people read; absent for single groups. */
  readonly nullValue?: number;
  /** The values it can have, on the scale people read; limits beyond them are cut. */
  readonly range: readonly [number, number];
  /** What a column of counts holds, for table heads: "events/patients". */
  readonly countsTitle: (unit: string) => string;
  /** What a criterion or a reader should know about the measure before trusting it. */
  readonly caution?: string;
  /** Effect and variance from complete groups, in the order device, comparator. */
  readonly effect: (arms: readonly CompleteArm[]) => Effect;
  /** From the scale of pooling to the scale people read; `sizes` are the studies' group sizes, which only the double arcsine needs. */
  readonly backTransform: (value: number, sizes: readonly number[]) => number;
  readonly display: (unit: string) => Display;
  readonly examples: readonly { readonly title: string; readonly arms: readonly ArmNumbers[]; readonly yi: number; readonly vi: number }[];
}

const fieldTitles: Record<ArmField, string> = {
  n: 'number of patients',
  events: 'number of events',
  time: 'exposure',
  mean: 'mean',
  sd: 'standard deviation',
};

/** The effect of one study; a problem that says what is missing or impossible in its numbers. */
export function studyEffect(measure: Measure, arms: readonly ArmNumbers[]): Outcome<Effect> {
  if (arms.length !== measure.arms) {
    return trouble(
      'not-estimable',
      `${measure.title} needs ${measure.arms === 1 ? 'one group' : 'two groups'}, and there ${arms.length === 1 ? 'is one' : `are ${arms.length}`}.`,
    );
  }
  const complete: CompleteArm[] = [];
  for (const [index, arm] of arms.entries()) {
    const where = measure.arms === 1 ? '' : index === 0 ? ' of the first group' : ' of the second group';
    for (const field of measure.needs) {
      const value = arm[field];
      if (value === undefined || !Number.isFinite(value)) return trouble('not-estimable', `The ${fieldTitles[field]}${where} is missing.`);
      if (field !== 'mean' && value < 0) return trouble('not-estimable', `The ${fieldTitles[field]}${where} is negative.`);
      if ((field === 'n' || field === 'time') && value === 0) return trouble('not-estimable', `The ${fieldTitles[field]}${where} is zero.`);
    }
    if (measure.needs.includes('events') && measure.needs.includes('n') && arm.events! > arm.n!) {
      return trouble('not-estimable', `There are more events (${arm.events}) than patients (${arm.n})${where}.`);
    }
    complete.push({ n: Number.NaN, events: Number.NaN, time: Number.NaN, mean: Number.NaN, sd: Number.NaN, ...arm });
  }
  const effect = measure.effect(complete);
  if (!Number.isFinite(effect.yi) || !Number.isFinite(effect.vi) || effect.vi <= 0) {
    return trouble('not-estimable', `The sampling variance of the ${measure.title.toLowerCase()} cannot be computed from these numbers.`);
  }
  return done(effect);
}
