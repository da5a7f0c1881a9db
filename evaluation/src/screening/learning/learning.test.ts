import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated } from './calibration.ts';
import { LinearMachine } from './linear-machine.ts';
import { meanOfRanks } from './mean-of-ranks.ts';
import { stemOf } from './stem.ts';
import { addRow, rowTimes, termMatrix } from './term-matrix.ts';
import { wordsAndMarksOf, wordsOf } from './words.ts';

const word = fc.constantFrom('stent', 'valve', 'pain', 'dose', 'rat', 'trial', 'of', 'the', 'graft', 'knee');
const corpus = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 2, maxLength: 12 });
const settings = { pairs: true, shareMax: 1 };

/** TF-IDF by the formulas of scikit-learn's documentation, one number at a time. */
function byHand(documents: readonly (readonly string[])[]): Map<string, number>[] {
  const termsOf = (words: readonly string[]) => [...words, ...words.slice(1).map((next, index) => `${words[index]} ${next}`)];
  const all = documents.map(termsOf);
  return all.map((terms) => {
    const row = new Map<string, number>();
    for (const term of new Set(terms)) {
      const count = terms.filter((other) => other === term).length;
      const having = all.filter((others) => others.includes(term)).length;
      row.set(term, (1 + Math.log(count)) * (1 + Math.log((1 + all.length) / (1 + having))));
    }
    const length = Math.hypot(...row.values());
    return new Map([...row].map(([term, value]) => [term, value / length]));
  });
}

describe('words', () => {
  it('are runs of two letters or digits in lower case, in any script', () => {
    expect(wordsOf("A 5-year Follow-up of PTFE grafts (n=12): Müller's β-blocker")).toEqual([
      'year',
      'follow',
      'up',
      'of',
      'ptfe',
      'grafts',
      '12',
      'müller',
      'blocker',
    ]);
    expect(wordsOf('Ελληνικά 日本語 x')).toEqual(['ελληνικά', '日本語']);
  });
});

describe('words and marks', () => {
  it('keep single letters and numbers, and every mark by itself', () => {
    expect(wordsAndMarksOf('Pain (n=5) fell, p < 0.05.')).toEqual([
      'pain',
      '(',
      'n',
      '=',
      '5',
      ')',
      'fell',
      ',',
      'p',
      '<',
      '0',
      '.',
      '05',
      '.',
    ]);
  });
});

describe('the stem of a word', () => {
  it.each([
    ['randomised', 'randomized', 'randomization', 'randomizing'],
    ['stent', 'stents', 'stented', 'stenting'],
    ['therapy', 'therapies'],
    ['evaluate', 'evaluated', 'evaluation', 'evaluating'],
  ])('is the same for %s and its relatives', (...words) => {
    expect(new Set(words.map(stemOf)).size).toBe(1);
  });

  it('leaves short words, numbers and words of other meaning apart', () => {
    expect(['was', 'her2', 'ing'].map(stemOf)).toEqual(['was', 'her2', 'ing']);
    expect(stemOf('stenosis')).not.toBe(stemOf('stent'));
    expect(stemOf('mortality')).not.toBe(stemOf('morbidity'));
  });
});

describe('the mean of ranks', () => {
  it('follows machines that agree, whatever their scales, and settles between those that differ', () => {
    const labels = Int8Array.of(0, 1, 0, 0);
    const order = (scores: Float64Array) => [0, 2, 3].sort((a, b) => scores[b]! - scores[a]! || a - b);
    expect(order(meanOfRanks([Float64Array.of(1, 9, 3, 2), Float64Array.of(-10, 0, 500, 1)], labels))).toEqual([2, 3, 0]);
    expect(order(meanOfRanks([Float64Array.of(3, 0, 2, 1), Float64Array.of(1, 0, 2, 3)], labels))).toEqual([0, 3, 2]);
  });
});

describe('calibration', () => {
  it('gives back the chances from which labels were drawn, and never falls', () => {
    const scores = Array.from({ length: 4000 }, (_, at) => (at % 200) / 50 - 2);
    // Of every twenty records with one score, as many are relevant as the logistic curve 2s - 1 says.
    const curve = (score: number) => 1 / (1 + Math.exp(1 - 2 * score));
    const relevant = scores.map((score, at) => Math.floor(at / 200) < Math.round(20 * curve(score)));
    const chance = calibrated(scores, relevant);
    for (const score of [-1.5, -0.5, 0, 0.5, 1.5]) expect(chance(score)).toBeCloseTo(curve(score), 1);
    const upsideDown = calibrated(
      scores,
      relevant.map((one) => !one),
    );
    expect(upsideDown(2)).toBe(upsideDown(-2));
  });

  it('stays between 0 and 1 where labels part cleanly', () => {
    const chance = calibrated([-1, -0.9, 1, 1.1], [false, false, true, true]);
    expect(chance(-5)).toBeGreaterThan(0);
    expect(chance(5)).toBeLessThan(1);
    expect(chance(1)).toBeGreaterThan(chance(-1));
  });
});

describe('a term matrix', () => {
  it('holds what TF-IDF gives by hand, and the terms of single records as one number', () => {
    fc.assert(
      fc.property(corpus, (documents) => {
        const matrix = termMatrix(
          documents.map((words) => [words]),
          settings,
        );
        byHand(documents).forEach((expected, row) => {
          const shared = [...expected].filter(([term]) => matrix.find(term) !== undefined);
          const entries = matrix.start[row + 1]! - matrix.start[row]!;
          expect(entries).toBe(shared.length);
          for (let at = matrix.start[row]!; at < matrix.start[row + 1]!; at++)
            expect(matrix.value[at]).toBeCloseTo(expected.get(matrix.nameOf(matrix.term[at]!))!, 5);
          const alone = [...expected].filter(([term]) => matrix.find(term) === undefined);
          expect(matrix.own[row]).toBeCloseTo(
            alone.reduce((sum, [, value]) => sum + value * value, 0),
            5,
          );
        });
      }),
    );
  });

  it('leaves out terms of nearly every record and keeps pairs inside a passage', () => {
    const matrix = termMatrix([[['the', 'stent'], ['graft']], [['the', 'graft', 'stent']], [['the', 'stent', 'graft']]], {
      pairs: true,
      shareMax: 0.95,
    });
    expect(['the', 'stent', 'graft', 'the stent', 'stent graft'].map((term) => matrix.find(term) !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('a linear machine', () => {
  const trained = (documents: string[][], labels: number[], seed: number, steps: number[][] = []) => {
    const matrix = termMatrix(
      documents.map((words) => [words]),
      settings,
    );
    const machine = new LinearMachine(matrix, seed);
    for (const step of [...steps, labels]) machine.train(Int8Array.from(step), (label) => (label > 0 ? 1 : 0.2));
    return { matrix, machine };
  };
  const labelled = corpus.chain((documents) =>
    fc.tuple(
      fc.constant(documents),
      fc.array(fc.constantFrom(1, -1, 0), { minLength: documents.length, maxLength: documents.length }),
      fc.array(fc.array(fc.constantFrom(1, -1, 0), { minLength: documents.length, maxLength: documents.length }), { maxLength: 3 }),
    ),
  );

  /** Half of the squared length of the weights and the cost of all violated margins, as the machine's paper states it (equation 1). */
  function objective(
    { matrix, machine }: ReturnType<typeof trained>,
    labels: number[],
    move: (term: number) => number,
    moveIntercept: number,
  ): number {
    const weights = machine.weights.map((weight, term) => weight + move(term));
    const intercept = machine.intercept + moveIntercept;
    // What the terms of a single record weigh follows from its multiplier, which at the solution is 2·cost·violation.
    let sum = weights.reduce((total, weight) => total + weight * weight, intercept * intercept) / 2;
    labels.forEach((label, row) => {
      if (label === 0) return;
      const cost = label > 0 ? 1 : 0.2;
      const reach = 1 - label * (rowTimes(matrix, row, weights) + intercept);
      // The best weight of the terms of this record alone, found in closed form: minimise s²·own/2 + cost·max(0, reach - s·own)².
      const own = matrix.own[row]!;
      const step = reach > 0 ? (2 * cost * reach) / (1 + 2 * cost * own) : 0;
      sum += (step * step * own) / 2 + cost * Math.max(0, reach - step * own) ** 2;
    });
    return sum;
  }

  it('finds the minimum of its objective, whatever was learnt before', () => {
    fc.assert(
      fc.property(labelled, fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })), ([documents, labels, steps], moves) => {
        const both = trained(documents, labels, 1, steps);
        const reached = objective(both, labels, () => 0, 0);
        for (const size of [0.1, 0.01]) {
          const move = both.machine.weights.map(() => size * moves.next().value);
          expect(reached).toBeLessThanOrEqual(objective(both, labels, (term) => move[term]!, size * moves.next().value) + 1e-4);
        }
        const fresh = trained(documents, labels, 7);
        expect(both.machine.intercept).toBeCloseTo(fresh.machine.intercept, 2);
        for (const [term, weight] of both.machine.weights.entries()) expect(weight).toBeCloseTo(fresh.machine.weights[term]!, 2);
      }),
      { numRuns: 60 },
    );
  });

  it('gives a row the sum of what its terms weigh', () => {
    const { matrix, machine } = trained(
      [
        ['stent', 'pain'],
        ['stent', 'rat'],
        ['rat', 'pain'],
      ],
      [1, 0, -1],
      1,
    );
    const weights = new Float64Array(matrix.terms);
    addRow(matrix, 1, 1, weights);
    const sum = weights.reduce((total, value, term) => total + value * machine.weights[term]!, machine.intercept);
    expect(machine.score(1)).toBeCloseTo(sum, 12);
  });
});
