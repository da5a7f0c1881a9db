import { describe, expect, test } from 'vitest';
import { readToldShares } from './told-shares.ts';

const admits = (text: string, rate: number): boolean[] => readToldShares(text).map(({ low, high }) => low <= rate && rate <= high);

describe('shares of people told in plain words', () => {
  test.each([
    ['about a third of the people had headaches', 0.34, 0.62],
    ['nine of ten were satisfied', 0.93, 0.7],
    ['one in 20 women had a fever', 0.06, 0.2],
    ['fewer than one in a thousand people had a stroke', 0.0002, 0.01],
    ['more than half of the patients slept better', 0.58, 0.3],
    ['nearly everyone was satisfied', 0.97, 0.6],
    ['hardly anybody had pain', 0.03, 0.3],
    ['most people were dry', 0.7, 0.3],
    ['every second patient had a bruise', 0.45, 0.1],
    ['three quarters of those treated had less pain', 0.78, 0.4],
    ['nearly one in five had sore skin', 0.18, 0.4],
  ])('"%s" may stand for %d, not for %d', (text, right, wrong) => {
    expect(admits(text, right)).toEqual([true]);
    expect(admits(text, wrong)).toEqual([false]);
  });

  test.each(['half a year later', 'a third of the dose', '53 of 412 patients', 'the third visit', 'in 2 of 2019', 'every second day'])(
    'are not read in "%s"',
    (text) => expect(readToldShares(text)).toEqual([]),
  );
});
