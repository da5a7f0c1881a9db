import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CertaintyRating, certaintyLevels, certaintyOf, certaintyRatingKind, reasonsDown, reasonsUp } from './certainty-rating.ts';

const rating = (data: object): CertaintyRating =>
  certaintyRatingKind.schema.parse({ outcomeParameterId: 'par_1', start: 'randomised', ...data });
const taken = (levels: number) => ({ levels, reason: 'why' });
const levels = (reasons: Record<string, { readonly most: number }>) =>
  fc.record(Object.fromEntries(Object.entries(reasons).map(([id, { most }]) => [id, fc.integer({ min: 0, max: most }).map(taken)])), {
    requiredKeys: [],
  });
const anyRating = fc
  .record({ start: fc.constantFrom('randomised', 'observational', 'robins-i'), down: levels(reasonsDown), up: levels(reasonsUp) })
  .filter(({ start, down }) => start === 'robins-i' || (down['risk of bias']?.levels ?? 0) < 3)
  .map(rating);

describe('the certainty of evidence', () => {
  it.each([
    ['randomised', {}, {}, 'high', '⊕⊕⊕⊕'],
    ['randomised', { 'risk of bias': 1 }, {}, 'moderate', '⊕⊕⊕◯'],
    ['randomised', { 'risk of bias': 1, imprecision: 2 }, {}, 'very low', '⊕◯◯◯'],
    ['randomised', { inconsistency: 2, indirectness: 2, imprecision: 2 }, {}, 'very low', '⊕◯◯◯'],
    ['observational', {}, {}, 'low', '⊕⊕◯◯'],
    ['observational', {}, { 'large effect': 2 }, 'high', '⊕⊕⊕⊕'],
    ['observational', {}, { 'large effect': 2, 'dose response': 1 }, 'high', '⊕⊕⊕⊕'],
    ['observational', { 'publication bias': 1 }, { confounding: 1 }, 'low', '⊕⊕◯◯'],
    ['robins-i', { 'risk of bias': 3 }, {}, 'very low', '⊕◯◯◯'],
  ] as const)('from %s with %j down and %j up is %s', (start, down, up, level, signs) => {
    const steps = (given: object) => Object.fromEntries(Object.entries(given).map(([id, count]) => [id, taken(count as number)]));
    expect(certaintyOf(rating({ start, down: steps(down), up: steps(up) }))).toMatchObject({ level, signs });
  });

  it('never rises by a reason to rate down and never falls by a reason to rate up', () => {
    fc.assert(
      fc.property(anyRating, (given) => {
        const place = (data: CertaintyRating) => certaintyLevels.indexOf(certaintyOf(data).level);
        expect(place({ ...given, down: {} })).toBeLessThanOrEqual(place(given));
        expect(place({ ...given, up: {} })).toBeGreaterThanOrEqual(place(given));
      }),
    );
  });

  it('is what start and steps add up to, within the four levels', () => {
    fc.assert(
      fc.property(anyRating, (given) => {
        const { level, signs, steps, start } = certaintyOf(given);
        const sum = certaintyLevels.length - certaintyLevels.indexOf(start) + steps.reduce((total, step) => total + step.levels, 0);
        expect([...signs].filter((sign) => sign === '⊕')).toHaveLength(Math.min(4, Math.max(1, sum)));
        expect(certaintyLevels.indexOf(level)).toBe([...signs].filter((sign) => sign === '◯').length);
      }),
    );
  });

  it('cannot be rated without saying why, nor by three levels where the studies do not start high for ROBINS-I', () => {
    const issues = (data: object) =>
      certaintyRatingKind.schema.safeParse({ outcomeParameterId: 'par_1', start: 'randomised', ...data }).error?.issues;
    expect(issues({ down: { imprecision: { levels: 1, reason: ' ' } } })).toMatchObject([{ path: ['down', 'imprecision', 'reason'] }]);
    expect(issues({ down: { 'risk of bias': taken(3) } })).toMatchObject([{ path: ['down', 'risk of bias', 'levels'] }]);
    expect(issues({ down: { 'publication bias': taken(2) } })).toHaveLength(1);
  });

  it('cautions where it is rated up beside reasons to rate down, or from high', () => {
    expect(certaintyOf(rating({ up: { 'large effect': taken(1) }, down: { imprecision: taken(1) } })).cautions).toHaveLength(2);
    expect(certaintyOf(rating({ start: 'robins-i' })).cautions).toHaveLength(1);
    expect(certaintyOf(rating({ start: 'observational', up: { 'large effect': taken(1) } })).cautions).toEqual([]);
  });
});
