import { assert } from '../base/index.ts';

/** Both tails of a distribution at one point, each computed for itself, so that a tiny tail is not lost in one minus the other. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

const iterationsMax = 2_000_000;
const halfLogTwoPi = 0.9189385332046728;

// Lanczos' approximation with g = 607/128 and 15 terms, in the coefficients of Godfrey (2001); relative error near 1e-15.
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 3.399464998481189e-5,
  4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265,
  -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];

/** Natural logarithm of the gamma function for a positive argument. */
export function logGamma(x: number): number {
  assert(x > 0, 'logGamma needs a positive argument');
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 607 / 128 + 0.5;
  const sum = lanczos.reduce((total, coefficient, index) => (index === 0 ? coefficient : total + coefficient / (shifted + index)), 0);
  return halfLogTwoPi + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** What Stirling's formula for log(z!) leaves over (Loader 2000); exact to rounding for every positive z. */
function stirlingError(z: number): number {
  if (z < 16) return logGamma(z + 1) - (z + 0.5) * Math.log(z) + z - halfLogTwoPi;
  const square = z * z;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square) / square) / square) / square) / z;
}

/** x log(x/m) + m - x without cancellation where x is near m: the deviance term of Loader (2000). */
function devianceTerm(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const ratio = (x - mean) / (x + mean);
  let sum = (x - mean) * ratio;
  let term = 2 * x * ratio;
  for (let j = 1; j < 1000; j++) {
    term *= ratio * ratio;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** x^a e^-x / gamma(a + 1), by the saddle-point form. */
function gammaFactor(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - devianceTerm(a, x) - halfLogTwoPi - 0.5 * Math.log(a));
}

/** The regularised incomplete gamma functions P(a, x) and Q(a, x), by series below the mean and continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31). */
export function gammaTails(a: number, x: number): Tails {
  assert(a > 0, 'the shape must be positive');
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const factor = gammaFactor(a, x);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < iterationsMax; n++) {
      term *= x / (a + n);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    const lower = Math.min(1, factor * sum);
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < iterationsMax; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  const upper = Math.min(1, factor * a * fraction);
  return { lower: 1 - upper, upper };
}

/** Keeps a continued fraction alive where a denominator vanishes (Lentz's method). */
function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** x^a y^b / B(a, b), by the saddle-point form of the binomial. */
function betaFactor(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const logBinomial = stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(logBinomial + 0.5 * Math.log((a * b) / n) - halfLogTwoPi);
}

/** The regularised incomplete beta function and its complement at x; y is one minus x, given apart so that an x near 1 keeps its digits. */
export function betaTails(a: number, b: number, x: number, y = 1 - x): Tails {
  assert(a > 0 && b > 0, 'both shapes must be positive');
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (!(y > 0)) return { lower: 1, upper: 0 };
  const factor = betaFactor(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (factor * betaFraction(a, b, x)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (factor * betaFraction(b, a, y)) / b);
  return { lower: 1 - upper, upper };
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < iterationsMax; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return fraction;
}

/** The point at which an increasing function of one variable crosses zero, by bisection to the last digit; every quantile here is found so. */
export function crossing(low: number, high: number, increasing: (at: number) => number): number {
  let lower = low;
  let upper = high;
  for (let step = 0; step < 200; step++) {
    const middle = lower + (upper - lower) / 2;
    if (middle <= lower || middle >= upper) break;
    if (increasing(middle) < 0) lower = middle;
    else upper = middle;
  }
  return lower + (upper - lower) / 2;
}
