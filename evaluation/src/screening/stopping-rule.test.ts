import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stopping } from './stopping/index.generated.ts';
import { stoppingSentence, stoppingState, usualPromise } from './stopping-rule.ts';
import { chanceOfAtMost } from './urn.ts';

/** Binomial coefficients in whole numbers. */
function choose(from: number, many: number): bigint {
  let result = 1n;
  for (let step = 1; step <= many; step++) result = (result * BigInt(from - many + step)) / BigInt(step);
  return many < 0 || many > from ? 0n : result;
}

/** The lower tail of the hypergeometric distribution by its definition. */
function tailByHand(found: number, records: number, relevant: number, drawn: number): number {
  let sum = 0n;
  for (let count = 0; count <= found; count++) sum += choose(relevant, count) * choose(records - relevant, drawn - count);
  return Number((sum * 10n ** 15n) / choose(records, drawn)) / 1e15;
}

const urn = fc
  .record({ records: fc.integer({ min: 1, max: 120 }), a: fc.nat(120), b: fc.nat(120), found: fc.nat(120) })
  .map(({ records, a, b, found }) => ({ records, relevant: a % (records + 1), drawn: b % (records + 1), found }));

describe('the chance of drawing few', () => {
  it('is what the definition of the hypergeometric distribution gives', () => {
    fc.assert(
      fc.property(urn, ({ records, relevant, drawn, found }) => {
        expect(chanceOfAtMost(found, { records, relevant, drawn })).toBeCloseTo(tailByHand(found, records, relevant, drawn), 10);
      }),
    );
  });

  it('falls with every relevant record more in the urn', () => {
    fc.assert(
      fc.property(urn, ({ records, relevant, drawn, found }) => {
        fc.pre(relevant < records);
        const more = chanceOfAtMost(found, { records, relevant: relevant + 1, drawn });
        expect(more).toBeLessThanOrEqual(chanceOfAtMost(found, { records, relevant, drawn }) + 1e-12);
      }),
    );
  });

  it('holds for a hundred thousand records', () => {
    expect(chanceOfAtMost(0, { records: 100_000, relevant: 1, drawn: 95_000 })).toBeCloseTo(0.05, 10);
    expect(chanceOfAtMost(0, { records: 100_000, relevant: 60, drawn: 4_870 })).toBeCloseTo(0.05, 2);
  });
});

const noChances = () => undefined;
const progress = fc
  .record({
    shown: fc.array(fc.nat(6), { minLength: 1, maxLength: 80 }),
    left: fc.nat(60),
    chance: fc.double({ min: 0, max: 0.2, noNaN: true }),
  })
  .map(({ shown, left, chance }) => ({
    records: shown.length + left,
    shown: shown.map((number) => number === 0),
    chances: () => Array.from({ length: left }, () => chance),
  }));

describe.each(stopping)('the stopping rule $id', (rule) => {
  it('lets stop when everything was screened, and then misses nothing', () => {
    fc.assert(
      fc.property(progress, ({ shown }) => {
        const state = stoppingState(rule, { records: shown.length, shown, chances: noChances }, usualPromise);
        expect(state).toMatchObject({ mayStop: true, left: 0, missed: { likely: 0, most: 0, confidence: 1 } });
      }),
    );
  });

  it('does not let stop before anything was screened', () => {
    expect(stoppingState(rule, { records: 500, shown: [], chances: noChances }, usualPromise).mayStop).toBe(false);
  });

  it('estimates between nothing and all that is left, and more when it has to be surer', () => {
    fc.assert(
      fc.property(progress, (given) => {
        const { missed, left } = stoppingState(rule, given, usualPromise);
        expect(missed.likely).toBeGreaterThanOrEqual(0);
        expect(missed.most).toBeGreaterThanOrEqual(missed.likely);
        expect(missed.most).toBeLessThanOrEqual(left);
        expect(missed.confidence).toBeGreaterThanOrEqual(0);
        expect(missed.confidence).toBeLessThanOrEqual(1);
        expect(stoppingState(rule, given, { recall: 0.95, confidence: 0.99 }).missed.most).toBeGreaterThanOrEqual(missed.most);
      }),
    );
  });

  it('grows surer with every irrelevant record more', () => {
    fc.assert(
      fc.property(progress, ({ records, shown, chances }) => {
        fc.pre(records > shown.length);
        const before = rule.estimate({ records, shown, chances }, usualPromise);
        const after = rule.estimate({ records, shown: [...shown, false], chances: () => chances().slice(1) }, usualPromise);
        expect(after.confidence).toBeGreaterThanOrEqual(before.confidence - 1e-9);
        expect(after.most).toBeLessThanOrEqual(before.most);
      }),
    );
  });
});

describe('the hypergeometric rule', () => {
  const rule = stopping.find(({ id }) => id === 'hypergeometric')!;

  it('is as sure as the best of all samples makes it, tried one by one', () => {
    fc.assert(
      fc.property(progress, fc.integer({ min: 51, max: 99 }), ({ records, shown }, percent) => {
        const found = shown.filter(Boolean).length;
        const left = records - shown.length;
        let missed = 1;
        while (100 * found >= percent * (found + missed)) missed++;
        let least = missed > left ? 0 : 1;
        for (let drawn = 1; drawn <= shown.length && least > 0; drawn++) {
          const last = shown.slice(-drawn).filter(Boolean).length;
          least = Math.min(least, tailByHand(last, left + drawn, missed + last, drawn));
        }
        expect(rule.estimate({ records, shown, chances: noChances }, { recall: percent / 100, confidence: 0.95 }).confidence).toBeCloseTo(
          1 - least,
          9,
        );
      }),
    );
  });

  it('stops where the confidence passes the promised one', () => {
    fc.assert(
      fc.property(progress, (given) => {
        const { mayStop, missed, left } = stoppingState(rule, given, usualPromise);
        expect(mayStop).toBe(left === 0 || missed.confidence > 0.95);
      }),
    );
  });
});

describe('the rule of the chances', () => {
  const rule = stopping.find(({ id }) => id === 'model-chances')!;
  const shown = [true, false, false, true];

  it('adds the chances up as every combination of records does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 51, max: 99 }),
        (chances, percent) => {
          let allowed = 0;
          while (200 >= percent * (2 + allowed + 1)) allowed++;
          let sum = 0;
          for (let combination = 0; combination < 2 ** chances.length; combination++) {
            const relevant = chances.map((_, record) => ((combination >> record) & 1) === 1);
            if (relevant.filter(Boolean).length > allowed) continue;
            sum += relevant.reduce((product, isRelevant, record) => product * (isRelevant ? chances[record]! : 1 - chances[record]!), 1);
          }
          const given = { records: 4 + chances.length, shown, chances: () => chances };
          expect(rule.estimate(given, { recall: percent / 100, confidence: 0.95 }).confidence).toBeCloseTo(sum, 9);
        },
      ),
    );
  });

  it('knows nothing where no model has learnt', () => {
    const state = stoppingState(rule, { records: 40, shown, chances: noChances }, usualPromise);
    expect(state).toMatchObject({ mayStop: false, missed: { likely: 36, most: 36, confidence: 0 } });
  });
});

describe('the sentence for the report', () => {
  const rule = stopping.find(({ id }) => id === 'hypergeometric')!;
  const shown = Array.from({ length: 1000 }, (_, place) => place < 40 && place % 2 === 0);

  it('states rule, promised recall, confidence, record and what may be missed', () => {
    const state = stoppingState(rule, { records: 1200, shown, chances: noChances }, usualPromise);
    expect(stoppingSentence(rule, state)).toBe(
      'Screening could stop after record 1,000 of 1,200 by the rule “Hypergeometric test of the records screened last”, which was to give a recall of at least 95 % with a confidence of 95 %: 20 relevant records were found, and at most 1 more (likely 0) is expected among the 200 not screened.',
    );
  });

  it('says when the promise is not reached yet, and when no rule was needed', () => {
    const early = stoppingState(rule, { records: 1200, shown: shown.slice(0, 60), chances: noChances }, usualPromise);
    expect(stoppingSentence(rule, early)).toMatch(/^After record 60 of 1,200 the rule “.+” does not yet give a recall of at least 95 %/);
    const all = stoppingState(rule, { records: 1000, shown, chances: noChances }, usualPromise);
    expect(stoppingSentence(rule, all)).toBe('All 1,000 records were screened, so no stopping rule was applied.');
  });
});
