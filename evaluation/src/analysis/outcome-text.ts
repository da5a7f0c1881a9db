import type { DataOf } from '../records/index.ts';
import type { Arm, outcomeKind } from './outcome.ts';
import { amount, formatAlone, groupThousands } from './wording.ts';

/** What was counted or measured in one group: "1/44", "11/1 988", "12.3 ± 4.1 (44)". A number that was not extracted is a question mark. */
function armText(arm: Arm): string {
  if (arm.mean !== undefined)
    return `${formatAlone(arm.mean)} ± ${arm.sd === undefined ? '?' : formatAlone(arm.sd)} (${arm.n === undefined ? '?' : groupThousands(arm.n)})`;
  const events = arm.events === undefined ? '?' : groupThousands(arm.events);
  const below = [arm.n === undefined ? '' : groupThousands(arm.n), arm.time === undefined ? '' : `${amount(arm.time)} (exposure)`].filter(
    Boolean,
  );
  return `${events}/${below.join(' or ') || '?'}`;
}

/** All groups of an outcome: "coated 1/44; uncoated 5/47". */
export function outcomeText(outcome: DataOf<typeof outcomeKind>): string {
  return outcome.arms.map((arm) => `${arm.name} ${armText(arm)}`).join('; ');
}
