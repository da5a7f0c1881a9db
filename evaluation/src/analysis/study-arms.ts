import type { DataOf } from '../records/index.ts';
import type { ArmField, ArmNumbers, Measure } from './measure.ts';
import type { outcomeKind } from './outcome.ts';
import { formatGiven, groupThousands } from './wording.ts';

/** The groups of one outcome as a measure takes them, in the order device, comparator; a group that is not there is missing from the list. */
export interface StudyArms {
  readonly arms: readonly ArmNumbers[];
  /** Names of groups that were joined into one, where some were. */
  readonly joined: readonly string[];
}

/** Groups of the same role are joined into one: counts and exposure are added; means and standard deviations as in the Cochrane Handbook, section 6.5.2.10. */
export function armsOf(outcome: DataOf<typeof outcomeKind>, measure: Measure): StudyArms {
  const roles = measure.arms === 2 ? (['device', 'comparator'] as const) : (['device'] as const);
  const arms: ArmNumbers[] = [];
  const joined: string[] = [];
  for (const role of roles) {
    const group = outcome.arms.filter((arm) => arm.role === role);
    if (group.length === 0) continue;
    if (group.length > 1) joined.push(group.map((arm) => arm.name).join(' + '));
    arms.push(group.map((arm): ArmNumbers => arm).reduce(joinArms));
  }
  return { arms, joined };
}

/** Two groups as one; a number that either lacks is lacking in the whole. */
function joinArms(one: ArmNumbers, other: ArmNumbers): ArmNumbers {
  const added = (field: ArmField) => (one[field] === undefined || other[field] === undefined ? undefined : one[field] + other[field]);
  const n = added('n');
  const counts = { n, events: added('events'), time: added('time') };
  if (n === undefined || one.mean === undefined || other.mean === undefined || one.sd === undefined || other.sd === undefined)
    return counts;
  const mean = (one.n! * one.mean + other.n! * other.mean) / n;
  const between = ((one.n! * other.n!) / n) * (one.mean - other.mean) ** 2;
  const sd = Math.sqrt(((one.n! - 1) * one.sd ** 2 + (other.n! - 1) * other.sd ** 2 + between) / (n - 1));
  return { ...counts, mean, sd };
}

/** A number as it was extracted. */
function asGiven(value: number | undefined): string {
  return value === undefined ? '?' : formatGiven(value);
}

/** What was counted in one group, as a table shows it: "1/44", "11/1 988", "12.3 ± 4.1 (44)". */
export function countsText(arm: ArmNumbers, measure: Measure): string {
  if (measure.parameterType === 'mean') return `${asGiven(arm.mean)} ± ${asGiven(arm.sd)} (${arm.n ?? '?'})`;
  const denominator = measure.parameterType === 'events per time' ? arm.time : arm.n;
  return `${arm.events ?? '?'}/${denominator === undefined ? '?' : groupThousands(denominator)}`;
}
