import { type Arm, formatAlone, type outcomeKind } from '../../analysis/index.ts';
import type { DataOf } from '../../records/index.ts';
import { amount, wholeNumber } from '../numerals.ts';

/** What was counted or measured in one group: "1/44", "11/1 988", "12.3 ± 4.1 (44)". A number that was not extracted is a question mark. */
function armText(arm: Arm): string {
  if (arm.mean !== undefined)
    return `${formatAlone(arm.mean)} ± ${arm.sd === undefined ? '?' : formatAlone(arm.sd)} (${arm.n === undefined ? '?' : wholeNumber(arm.n)})`;
  const events = arm.events === undefined ? '?' : wholeNumber(arm.events);
  const below = [arm.n === undefined ? '' : wholeNumber(arm.n), arm.time === undefined ? '' : `${amount(arm.time)} (exposure)`].filter(
    Boolean,
  );
  return `${events}/${below.join(' or ') || '?'}`;
}

/** All groups of an outcome: "coated 1/44; uncoated 5/47". */
export function armsText(outcome: DataOf<typeof outcomeKind>): string {
  return outcome.arms.map((arm) => `${arm.name} ${armText(arm)}`).join('; ');
}
