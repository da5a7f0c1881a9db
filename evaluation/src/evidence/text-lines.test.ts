import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader, lineCounter, linesOf } from './text-lines.ts';

const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '\ufeff', 'TY  - ')).map((pieces) => pieces.join(''));

describe('lines read one by one', () => {
  it('are those of the whole text, whether looked ahead at or not', () => {
    fc.assert(
      fc.property(text, fc.array(fc.boolean()), (given, looks) => {
        const reader = new LineReader(given);
        const lines: string[] = [];
        for (let line = reader.next(); line !== undefined; line = reader.next()) {
          lines.push(line);
          expect(reader.number).toBe(lines.length);
          if (looks[lines.length]) expect(reader.peek()).toBe(linesOf(given)[lines.length]);
        }
        expect(lines).toEqual(linesOf(given));
      }),
    );
  });
});

describe('the number of a line', () => {
  it('counts the line feeds before a place', () => {
    const lineAt = lineCounter('a\nb\n\nc');
    expect([0, 1, 2, 4, 5].map(lineAt)).toEqual([1, 1, 2, 3, 4]);
  });
});
