import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComplaintsTable } from './complaints-table.ts';

const read = (text: string) => readComplaintsTable(text, { file: 'complaints.csv' });

describe('complaints and sales', () => {
  it.each([
    ['period,category,events,exposure,serious\n2025-01,leak,3,1200,1\n'],
    ['SALES;Complaints;Serious events;Period;Category\n1200;3;1;2025-01;leak\n'],
    ['"Units sold"\tNumber of complaints\tMonth\tType\tSerious\n1200\t3\t2025-01\tleak\t1\n'],
  ])('reads columns in any case, order and with any usual name', (text) => {
    expect(read(text)).toEqual({
      rows: [{ period: '2025-01', category: 'leak', events: 3, exposure: 1200, serious: 1 }],
      findings: [],
      rejected: 0,
    });
  });

  it.each([
    ['-3,100', 'negative'],
    ['3,-100', 'negative'],
    ['three,100', 'not a plain number'],
    ['3.5,100', 'whole number'],
    ['3,1e5', 'not a plain number'],
    ['=1+2,100', 'formula'],
    ['@SUM(A1),100', 'formula'],
    ['+A1,100', 'formula'],
    [',100', 'empty'],
    ['3,', 'empty'],
    ['3,100,7', 'cells'],
    ['99999999999999999999,100', 'too large'],
  ])('refuses the row %j and names its line', (row, reason) => {
    const { rows, findings, rejected } = read(`period,events,exposure\n2025-01,1,10\n2025-02,${row}\n2025-03,0,10\n`);
    expect(rows.map(({ period }) => period)).toEqual(['2025-01', '2025-03']);
    expect(rejected).toBe(1);
    expect(findings).toEqual([{ file: 'complaints.csv', line: 3, code: 'row-rejected', message: expect.stringContaining(reason) }]);
  });

  it('does not accept more serious events than events, a period twice, or a row without period', () => {
    const { rows, findings } = read('period,events,exposure,serious\nQ1,1,10,2\nQ2,1,10,\nQ2,2,10,0\n,1,10,0\n');
    expect(rows).toEqual([{ period: 'Q2', category: '', events: 1, exposure: 10 }]);
    expect(findings.map((finding) => finding.line)).toEqual([2, 4, 5]);
  });

  it('reports columns it does not use and events without exposure', () => {
    const { rows, findings } = read('period,events,exposure,seen by\nQ1,1,0,Ann\n');
    expect(rows).toHaveLength(1);
    expect(findings.map((finding) => finding.code)).toEqual(['column-unknown', 'exposure-zero']);
  });

  it.each([
    ['', 'empty'],
    ['a,b\n1,2\n', '"period"'],
    ['period,sales\nQ1,3\n', '"events"'],
  ])('says which columns are missing in %j', (text, part) => {
    expect(read(text)).toMatchObject({ rows: [], findings: [{ code: 'columns-missing', message: expect.stringContaining(part) }] });
  });

  it('takes in or rejects every row, whatever its cells hold', () => {
    const cell = fc.oneof(
      fc.integer().map(String),
      fc.string({ maxLength: 6 }).map((text) => text.replace(/[",;\t|\r\n]/g, '')),
      fc.constantFrom('', '=A1', '1,5'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell)), (table) => {
        const rows = table.filter((row) => row.some((value) => value.trim() !== ''));
        const result = read(`period,events,exposure\n${rows.map((row) => row.map((value) => `"${value}"`).join(',')).join('\n')}`);
        expect(result.rows.length + result.rejected).toBe(rows.length);
        expect(result.findings.filter((finding) => finding.code === 'row-rejected')).toHaveLength(result.rejected);
        for (const row of result.rows) expect(row.events >= 0 && row.exposure >= 0 && Number.isInteger(row.events)).toBe(true);
      }),
    );
  });
});
