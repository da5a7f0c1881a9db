import { seededChance, shuffle } from './chance.ts';
import { addRow, rowTimes, type TermMatrix } from './term-matrix.ts';

/** A machine is trained until no multiplier could improve by more than this; scikit-learn's default. */
const tolerance = 1e-4;
const roundsMax = 1000;

/**
 * A linear support vector machine with squared hinge loss, trained by coordinate descent in the dual (Hsieh et al. 2008, algorithm 1, as
 * LIBLINEAR's L2-loss solver and scikit-learn's `LinearSVC` do; the intercept is a term that every record has, and is regularised with the
 * others). The multipliers are kept, so that training again after a few more labels starts near the solution. The solution is unique, so
 * the way there changes it only within the tolerance.
 */
export class LinearMachine {
  /** One weight for each term. */
  readonly weights: Float64Array;
  intercept = 0;
  private readonly matrix: TermMatrix;
  private readonly chance: () => number;
  /** By row: the multiplier, with the sign of the label. */
  private readonly multipliers: Float64Array;

  constructor(matrix: TermMatrix, seed: number) {
    this.matrix = matrix;
    this.chance = seededChance(seed);
    this.weights = new Float64Array(matrix.terms);
    this.multipliers = new Float64Array(matrix.rows);
  }

  /** Trains on the rows with a label (1 or -1; 0 is left out); `cost` is what a violated margin costs, by row. */
  train(labels: Int8Array, cost: (label: number) => number): void {
    const { matrix, multipliers, weights } = this;
    const rows: number[] = [];
    for (let row = 0; row < labels.length; row++) {
      const label = labels[row]!;
      if (multipliers[row]! * label < 0 || (label === 0 && multipliers[row] !== 0)) this.change(row, -multipliers[row]!);
      if (label !== 0) rows.push(row);
    }
    const squares = rows.map((row) => {
      let square = 1 + matrix.own[row]!;
      for (let at = matrix.start[row]!; at < matrix.start[row + 1]!; at++) square += matrix.value[at]! ** 2;
      return square;
    });
    const penalties = { 1: 1 / (2 * cost(1)), [-1]: 1 / (2 * cost(-1)) } as Record<number, number>;
    const order = new Int32Array(rows.keys());
    for (let round = 0; round < roundsMax; round++) {
      shuffle(order, order.length, this.chance);
      let highest = Number.NEGATIVE_INFINITY;
      let lowest = Number.POSITIVE_INFINITY;
      for (const place of order) {
        const row = rows[place]!;
        const label = labels[row]!;
        const multiplier = multipliers[row]! * label;
        const penalty = penalties[label]!;
        const margin = label * (rowTimes(matrix, row, weights) + this.intercept + matrix.own[row]! * multipliers[row]!);
        const slope = margin - 1 + penalty * multiplier;
        const projected = multiplier === 0 ? Math.min(slope, 0) : slope;
        if (projected > highest) highest = projected;
        if (projected < lowest) lowest = projected;
        if (Math.abs(projected) > 1e-12) {
          const better = Math.max(0, multiplier - slope / (squares[place]! + penalty));
          this.change(row, (better - multiplier) * label);
        }
      }
      if (highest - lowest <= tolerance) break;
    }
  }

  /** The distance of a row from the dividing plane, positive on the side of the relevant. */
  score(row: number): number {
    return rowTimes(this.matrix, row, this.weights) + this.intercept;
  }

  /**
   * About what the score of a labelled row would be without its own label: its own part is taken away, and that the others would then weigh more
   * is neglected, so it errs towards the other label.
   */
  scoreWithoutItself(row: number): number {
    let square = 1;
    for (let at = this.matrix.start[row]!; at < this.matrix.start[row + 1]!; at++) square += this.matrix.value[at]! ** 2;
    return this.score(row) - this.multipliers[row]! * square;
  }

  private change(row: number, by: number): void {
    addRow(this.matrix, row, by, this.weights);
    this.intercept += by;
    this.multipliers[row] = Math.abs(this.multipliers[row]! + by) < 1e-15 ? 0 : this.multipliers[row]! + by;
  }
}
