import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementAt, cohensKappa, describeAgreement, wilsonLimits } from './agreement.ts';
import { defaultScreeningPlan } from './screening-plan.ts';
import { anyScreening, decision, reference, screened, snapshotOf } from './test-screening.ts';

const title = 'title and abstract';

describe('Cohen’s kappa', () => {
  it('is that of two dermatologists in the documentation of SAS (PROC FREQ, example of agreement)', () => {
    const kappa = cohensKappa([
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ])!;
    expect(kappa.value).toBeCloseTo(0.3449, 4);
    expect(kappa.low).toBeCloseTo(0.203, 4);
    expect(kappa.high).toBeCloseTo(0.4868, 4);
  });

  it('has the standard error that the R package statpsych documents for ci.kappa(.05, 31, 12, 4, 58)', () => {
    const kappa = cohensKappa([
      [31, 12],
      [4, 58],
    ])!;
    expect(kappa.value).toBeCloseTo(0.6756757, 7);
    expect(kappa.standardError).toBeCloseTo(0.07344761, 7);
    expect(kappa.low).toBeCloseTo(0.531721, 6);
    expect(kappa.high).toBeCloseTo(0.8196303, 6);
  });

  it('claims no limits at perfect agreement, and is undefined where chance alone would agree always', () => {
    expect(
      cohensKappa([
        [5, 0],
        [0, 9],
      ]),
    ).toEqual({ value: 1, standardError: 0 });
    expect(
      cohensKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toBeUndefined();
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeUndefined();
  });

  const count = fc.integer({ min: 1, max: 60 });
  const table = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });

  it('does not depend on which reviewer is called the first, nor on the order of the categories', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const kappa = cohensKappa(counts)!;
        const turned = cohensKappa(counts[0]!.map((_, place) => counts.map((row) => row[place]!)))!;
        const other = cohensKappa([...counts].reverse().map((row) => row.toReversed()))!;
        for (const same of [turned, other]) {
          expect(same.value).toBeCloseTo(kappa.value, 10);
          expect(same.standardError).toBeCloseTo(kappa.standardError, 10);
        }
        expect(kappa.value).toBeLessThanOrEqual(1);
        expect(kappa.value).toBeGreaterThanOrEqual(-1);
      }),
    );
  });

  it('has the standard error that the delta method gives with derivatives taken numerically', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const total = counts.flat().reduce((sum, one) => sum + one, 0);
        const kappa = cohensKappa(counts)!;
        // The variance of a function of multinomial shares is (Σ p g² − (Σ p g)²) / n with g its gradient, which may be taken along counts.
        const step = 1e-4;
        const gradient = counts.map((row, first) =>
          row.map((_, second) => {
            const moved = (by: number) =>
              cohensKappa(counts.map((line, i) => line.map((one, j) => (i === first && j === second ? one + by * total : one))))!.value;
            return (moved(step) - moved(-step)) / (2 * step);
          }),
        );
        const mean = (value: (first: number, second: number) => number) =>
          counts.reduce((sum, row, i) => sum + row.reduce((inner, one, j) => inner + (one / total) * value(i, j), 0), 0);
        const variance = (mean((i, j) => gradient[i]![j]! ** 2) - mean((i, j) => gradient[i]![j]!) ** 2) / total;
        expect(kappa.standardError / Math.sqrt(variance)).toBeCloseTo(1, 3);
      }),
      { numRuns: 50 },
    );
  });
});

describe('Wilson’s limits', () => {
  // Newcombe RG, Stat Med 1998;17:857-872, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i are those of Newcombe', (count, total, low, high) => {
    const limits = wilsonLimits(count, total);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });
});

describe('agreement at a stage', () => {
  const two = { ...defaultScreeningPlan, reviewers: { 'title and abstract': 2, 'full text': 2 } };
  const pair = (id: string, ann: string, ben: string, more: object = {}) => [
    decision(`${id}a`, id, title, ann, { reviewer: 'ann' }),
    decision(`${id}b`, id, title, ben, { reviewer: 'ben', ...more }),
  ];
  const snapshot = snapshotOf({
    'screening-plan': [{ id: 'spl', data: two }],
    reference: ['1', '2', '3', '4', '5', '6'].map((id) => reference(id)).concat(reference('double', { duplicate: { of: '1', by: 'doi' } })),
    'screening-decision': [
      ...pair('1', 'include', 'include'),
      ...pair('2', 'exclude', 'exclude'),
      ...pair('3', 'include', 'exclude'),
      ...pair('4', 'include', 'include', { independently: 'exclude' }),
      ...pair('5', 'unsure', 'include'),
      decision('6a', '6', title, 'include', { reviewer: 'ann' }),
      decision('6c', '6', title, 'include', { reviewer: 'cyd', adjudication: true }),
      ...pair('double', 'include', 'include'),
    ],
  });

  it('counts what both settled on before they could see each other, without adjudications, duplicates and what is waiting', () => {
    const { references, agreed, pairs } = agreementAt(snapshot, title);
    expect([references, agreed]).toEqual([4, 2]);
    expect(pairs.map(({ reviewers, table }) => [reviewers, table])).toEqual([
      [
        ['ann', 'ben'],
        [
          [1, 2],
          [0, 1],
        ],
      ],
    ]);
    expect(agreementAt(snapshot, 'full text')).toEqual({ stage: 'full text', references: 0, agreed: 0, agreement: undefined, pairs: [] });
  });

  it('is told in sentences with its limits', () => {
    const sentences = describeAgreement(agreementAt(snapshot, title), (person) => person.toUpperCase());
    expect(sentences).toEqual([
      'Two reviewers decided independently about 4 references by title and abstract and agreed on 2 (50.0 %; 95 % confidence interval 15.0 % to 85.0 %, Wilson).',
      "Cohen's kappa of ANN and BEN (n = 4): 0.20 (95 % confidence interval -0.27 to 0.67; standard error by Fleiss, Cohen and Everitt 1969).",
    ]);
    expect(describeAgreement(agreementAt(snapshot, 'full text'), String)).toEqual([]);
  });

  it('counts each reference at most once, whatever anybody decided', () => {
    fc.assert(
      fc.property(anyScreening, ({ references, reviewers }) => {
        for (const stage of [title, 'full text'] as const) {
          const found = agreementAt(screened(references, reviewers), stage);
          expect(found.references).toBeLessThanOrEqual(references.length);
          expect(found.agreed).toBeLessThanOrEqual(found.references);
          expect(found.pairs.flatMap(({ table }) => table.flat()).reduce((sum, one) => sum + one, 0)).toBe(found.references);
          for (const { reviewers: pairOf } of found.pairs) expect(pairOf[0] < pairOf[1]).toBe(true);
        }
      }),
    );
  });
});
