import { describe, expect, it } from 'vitest';
import { cellKey, groupRows, listedIn, type StatementRow, saysOf } from './statement-rows.ts';

const row = (attribute: StatementRow['attribute'], kind: string, key = ''): StatementRow => ({
  attribute,
  kind,
  kindTitle: kind,
  key,
  about: key,
  cells: [],
});
const statement = (says: string) => ({ says, quote: says, section: '', passage: 0, start: 0, end: 1, subject: 'device' as const });

describe('the table of statements', () => {
  it('puts rows under what they are about, in one order whatever order they come in', () => {
    const groups = groupRows([row('date', 'issue-date'), row('device-name', 'device-name'), row('date', 'search-date')]);
    expect(groups.map(({ attribute, rows }) => `${attribute} ${rows.map(({ kind }) => kind)}`)).toEqual([
      'device-name device-name',
      'date issue-date,search-date',
    ]);
  });

  it('names rows of one kind by their key', () => {
    expect(cellKey(row('date', 'study-size', 'CASCADE'))).toBe('study-size:CASCADE');
    expect(cellKey(row('date', 'study-size'))).toBe('study-size');
  });

  it('says each different thing once, and how often only where there are several', () => {
    expect(saysOf({ statements: [statement('5 kg'), statement('5 kg')] })).toEqual(['5 kg']);
    expect(saysOf({ statements: [statement('5 kg'), statement('1 kg'), statement('5 kg')] })).toEqual(['5 kg (2×)', '1 kg']);
  });

  it('lists a few things and says how many more there are, but never only one more', () => {
    const many = (count: number) => ({ statements: Array.from({ length: count }, (_, index) => statement(`indication ${index}`)) });
    expect(listedIn(many(5))).toMatchObject({ listed: { length: 5 }, more: 0 });
    expect(listedIn(many(9))).toEqual({ listed: ['indication 0', 'indication 1', 'indication 2', 'indication 3'], more: 5 });
  });
});
