import type { CompleteArm } from './measure.ts';

/** Events and patients without the event, in both groups. */
export interface TwoByTwo {
  /** Device, with the event. */
  readonly a: number;
  /** Device, without. */
  readonly b: number;
  /** Comparator, with the event. */
  readonly c: number;
  /** Comparator, without. */
  readonly d: number;
  readonly adjusted: boolean;
}

/**
 * The four cells of two groups. Where one of them is zero, 0.5 is added to all four, and a study without any event stays in:
 * the defaults of metafor's escalc (add = 1/2, to = "only0", drop00 = FALSE; Viechtbauer 2010).
 */
export function twoByTwo(device: CompleteArm, comparator: CompleteArm): TwoByTwo {
  const cells = [device.events, device.n - device.events, comparator.events, comparator.n - comparator.events];
  const adjusted = cells.some((cell) => cell === 0);
  const [a = 0, b = 0, c = 0, d = 0] = cells.map((cell) => cell + (adjusted ? 0.5 : 0));
  return { a, b, c, d, adjusted };
}

/** Patients with and without the event in one group; 0.5 is added to both where one of them is zero. */
export function withAndWithout(arm: CompleteArm): {
  readonly x: number;
  readonly m: number;
  readonly n: number;
  readonly adjusted: boolean;
} {
  const adjusted = arm.events === 0 || arm.events === arm.n;
  const add = adjusted ? 0.5 : 0;
  return { x: arm.events + add, m: arm.n - arm.events + add, n: arm.n + 2 * add, adjusted };
}
