/** Turns a score into a chance from 0 to 1. */
export type Calibration = (score: number) => number;

const roundsMax = 100;

/**
 * The logistic curve that fits scores of which it is known whether the record was relevant (Platt 2000, with his targets, which keep the chances
 * away from 0 and 1 while few are known; Newton's method with halved steps). It never falls: where higher scores were not better, it is flat.
 */
export function calibrated(scores: ArrayLike<number>, relevant: ArrayLike<boolean>): Calibration {
  let positive = 0;
  for (let at = 0; at < scores.length; at++) if (relevant[at]) positive++;
  const [high, low] = [(positive + 1) / (positive + 2), 1 / (scores.length - positive + 2)];
  let slope = 0;
  let height = Math.log((positive + 1) / (scores.length - positive + 1));
  const lossOf = (a: number, b: number) => {
    let loss = 0;
    for (let at = 0; at < scores.length; at++) {
      const value = a * scores[at]! + b;
      const target = relevant[at] ? high : low;
      loss += Math.max(value, 0) - target * value + Math.log1p(Math.exp(-Math.abs(value)));
    }
    return loss;
  };
  let loss = lossOf(slope, height);
  for (let round = 0; round < roundsMax; round++) {
    let [aa, ab, bb, a, b] = [1e-9, 0, 1e-9, 0, 0];
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at]!;
      const chance = logistic(slope * score + height);
      const off = chance - (relevant[at] ? high : low);
      const curve = chance * (1 - chance);
      aa += curve * score * score;
      ab += curve * score;
      bb += curve;
      a += off * score;
      b += off;
    }
    const determinant = aa * bb - ab * ab;
    const [moveSlope, moveHeight] = [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant];
    let step = 1;
    let next = lossOf(slope - moveSlope, height - moveHeight);
    while (!(next <= loss) && step > 1e-6) {
      step /= 2;
      next = lossOf(slope - step * moveSlope, height - step * moveHeight);
    }
    if (!(next <= loss)) break;
    slope -= step * moveSlope;
    height -= step * moveHeight;
    const gained = loss - next;
    loss = next;
    if (gained < 1e-9 * (1 + loss)) break;
  }
  if (slope >= 0) return (score) => logistic(slope * score + height);
  const flat = positive / scores.length;
  return () => flat;
}

function logistic(value: number): number {
  return value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value));
}
