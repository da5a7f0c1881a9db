import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { csvCell, csvText } from './csv-write.ts';

const cells = (text: string) => csvRows(text, 'x').rows.map((row) => row.cells);

describe('taking CSV apart', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1,5;2\r\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\r1\t\r',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      '\ufeffa|b\n"x|y"|z',
      [
        ['a', 'b'],
        ['x|y', 'z'],
      ],
    ],
    ['sep=;\na;b,c', [['a', 'b,c']]],
    [
      'a,b\n\n , \n"",x\n',
      [
        ['a', 'b'],
        ['', 'x'],
      ],
    ],
    ['a,"b ""c"" d"\n', [['a', 'b "c" d']]],
    [
      '"a,b\n"c",d\n',
      [
        ['"a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['x,"a"b",c\n', [['x', 'a"b', 'c']]],
    ['a,b,', [['a', 'b', '']]],
  ])('reads %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('counts lines through cells that hold line breaks', () => {
    const { rows } = csvRows('a,b\n"1\n2\r\n3",x\n4,y\n', 'x');
    expect(rows.map((row) => row.line)).toEqual([1, 2, 5]);
  });

  it('gives back what was written, whatever the cells hold, but for the apostrophe before formulas', () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('"', ',', '\n', '\r\n', 'a"b', '=1+1', '-5', '@x', '\tx', ' x '));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const safe = rows.map((row) => row.map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)));
        const table = csvRows(`first,second\r\n${csvText(rows)}`, 'x').rows.slice(1);
        expect(table.map((row) => row.cells)).toEqual(safe.filter((row) => row.some((value) => value.trim() !== '')));
      }),
    );
  });
});

describe('writing CSV', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
  ])('makes %j safe for a spreadsheet', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('leaves numbers as they are, negative ones included', () => {
    expect(csvText([[-1.5, 0, null, undefined, true]])).toBe('-1.5,0,,,true\r\n');
  });
});
