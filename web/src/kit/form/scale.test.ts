import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromShown, toShown } from './scale.ts';

describe('a number in the unit people read it in', () => {
  it.each([
    ['2', 1000, 0.002],
    ['2.3', 1000, 0.0023],
    ['0,7', 1000, 0.0007],
    ['7', 100, 0.07],
    ['−3', 100, -0.03],
    ['', 1000, ''],
    ['about 2', 1000, 'about 2'],
    ['0.80', 1, '0.80'],
  ])('typed as "%s" times %d is stored as %s', (text, factor, stored) => {
    expect(fromShown(text, factor)).toBe(stored);
  });

  it.each([
    [0.002, 1000, '2'],
    [0.07, 100, '7'],
    [0.0023, 1000, '2.3'],
    [0.8, 1, '0.8'],
    ['about 2', 1000, 'about 2'],
    ['', 1000, ''],
  ])('stored as %s is shown times %d as %s', (stored, factor, text) => {
    expect(toShown(stored, factor)).toBe(text);
  });

  it('comes back as it was typed, for every number of up to nine digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(1, 100, 1000),
        (digits, shift, factor) => {
          const typed = String(Number(`${digits}e-${shift}`));
          expect(Number(toShown(fromShown(typed, factor), factor))).toBe(Number(typed));
        },
      ),
    );
  });
});
