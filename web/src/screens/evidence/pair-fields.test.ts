import { bibliographicSchema } from '@cerulean/evaluation/evidence';
import { describe, expect, it } from 'vitest';
import { differingWords, firstChoice, nextChoice, pairFields, takenFields } from './pair-fields.ts';

const left = bibliographicSchema.parse({
  title: 'A trial',
  authors: [{ family: 'Maki', given: 'D' }],
  year: 1997,
  keywords: ['catheter'],
  abstract: '',
  volume: '12',
});
const right = bibliographicSchema.parse({
  title: 'A trial',
  authors: [{ family: 'Maki', given: 'D' }, { literal: 'A group' }],
  keywords: ['Catheter', 'infection'],
  abstract: 'What was found.',
  doi: '10.1000/a',
});
const rows = pairFields(left, right);
const row = (field: string) => rows.find((one) => one.field === field)!;

describe('two references field by field', () => {
  it('are shown in what either says, and marked in what they differ', () => {
    expect(rows.filter(({ differs }) => differs).map(({ field }) => field)).toEqual([
      'authors',
      'year',
      'volume',
      'doi',
      'keywords',
      'abstract',
    ]);
    expect(row('title')).toMatchObject({ left: 'A trial', right: 'A trial', differs: false });
    expect(rows.some(({ field }) => field === 'pmid')).toBe(false);
  });

  it('start with what stands there, filled up from the other', () => {
    expect(takenFields(left, right, rows, (one) => firstChoice(one, true))).toEqual({ doi: '10.1000/a', abstract: 'What was found.' });
  });

  it('do not take over the identifiers of another kind of text', () => {
    expect(takenFields(left, right, rows, (one) => firstChoice(one, false))).toEqual({ abstract: 'What was found.' });
  });

  it('can be joined where a field holds more than one thing', () => {
    expect(takenFields(left, right, rows, ({ joins }) => (joins ? 'both' : 'left'))).toEqual({
      authors: right.authors,
      keywords: ['catheter', 'infection'],
    });
  });

  it('can give a year up', () => {
    expect(takenFields(left, right, [row('year')], () => 'right')).toEqual({ year: null });
  });

  it('are gone round by a key, through both only where there are two', () => {
    expect([nextChoice(row('keywords'), 'right'), nextChoice(row('doi'), 'right'), nextChoice(row('doi'), 'left')]).toEqual([
      'both',
      'left',
      'right',
    ]);
  });

  it('have the words marked that the other lacks', () => {
    expect(differingWords('A randomised trial of catheters', 'a trial of Catheters')).toEqual([
      { text: 'A ', marked: false },
      { text: 'randomised ', marked: true },
      { text: 'trial of catheters', marked: false },
    ]);
  });
});
