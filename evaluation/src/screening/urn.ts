/** Logarithms of the factorials of 0, 1, 2 …, as far as they were asked for. */
let logFactorials = Float64Array.of(0, 0);

function logFactorial(number: number): number {
  if (number >= logFactorials.length) {
    const longer = new Float64Array(Math.max(number + 1, logFactorials.length * 2));
    longer.set(logFactorials);
    for (let at = logFactorials.length; at < longer.length; at++) longer[at] = longer[at - 1]! + Math.log(at);
    logFactorials = longer;
  }
  return logFactorials[number]!;
}

const logChoose = (from: number, many: number) => logFactorial(from) - logFactorial(many) - logFactorial(from - many);

/**
 * The probability of at most `found` relevant among `drawn` records that are drawn without putting back from `records`, `relevant` of which
 * are relevant: the lower tail of the hypergeometric distribution.
 */
export function chanceOfAtMost(found: number, { records, relevant, drawn }: { records: number; relevant: number; drawn: number }): number {
  const least = Math.max(0, drawn - (records - relevant));
  const most = Math.min(relevant, drawn);
  if (found >= most) return 1;
  if (found < least) return 0;
  let term = Math.exp(logChoose(relevant, found) + logChoose(records - relevant, drawn - found) - logChoose(records, drawn));
  let sum = term;
  for (let count = found; count > least; count--) {
    const before = term;
    term *= (count * (records - relevant - drawn + count)) / ((relevant - count + 1) * (drawn - count + 1));
    sum += term;
    // Below the mode the terms only fall, and the rest can no longer be seen in the sum.
    if (term <= before && term < sum * 1e-15) break;
  }
  return Math.min(1, sum);
}
