import { formats, type ReferenceFormat } from '@cerulean/evaluation/evidence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementWith, sameLibraries } from './agreement.ts';
import { expectations, hasSharedReferences, sharedText } from './expectations.ts';
import { markedFiles, recordsIn } from './marked-files.ts';

describe.skipIf(!hasSharedReferences)('references of databases and other programs (needs SHARED_DATA)', () => {
  it('reads as many records as are marked in each of its files', () => {
    const files = markedFiles();
    expect(files.length).toBeGreaterThan(330);
    const counted = files.map(({ file, count }) => ({ file, count, read: recordsIn(file) }));
    expect(counted.filter(({ count, read }) => count !== read)).toEqual([]);
  });

  it('agrees with JabRef, Zotero and bibtex-parser in at least 98 of 100 fields', () => {
    const agreements = agreementWith(expectations());
    const of = (key: 'fields' | 'agreed') => agreements.reduce((sum, agreement) => sum + agreement[key], 0);
    expect(of('fields')).toBeGreaterThan(2_800);
    expect(of('agreed') / of('fields')).toBeGreaterThanOrEqual(0.98);
  });

  it('gives the same records of one library from every format it was exported in', () => {
    for (const { missing, fields, agreed } of sameLibraries()) {
      expect(missing).toBe(0);
      expect(agreed / fields).toBeGreaterThanOrEqual(0.998);
    }
  });

  it('never makes a reader throw or lose count, however its files are damaged', () => {
    const files = markedFiles().map(({ file }) => file);
    const piece = fc.constantFrom(
      '\n',
      '"',
      '{',
      '}',
      '\\',
      '@article{',
      '<record>',
      '</',
      '&',
      'TY  - ',
      'ER  - ',
      'PMID- ',
      '%0 ',
      'PT J\n',
      '<1>\n',
      '\u0000',
      '$',
      ',',
    );
    const damaged = fc
      .tuple(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60), piece), { maxLength: 10 }),
      )
      .map(([file, edits]) =>
        edits.reduce(
          (text, [place, length, inserted]) => {
            const at = Math.floor(place * text.length);
            return text.slice(0, at) + inserted + text.slice(at + length);
          },
          sharedText(file).slice(0, 60_000),
        ),
      );
    fc.assert(
      fc.property(damaged, (text) => {
        for (const format of formats as readonly ReferenceFormat[]) {
          const { findings, rejected } = format.read(text, { file: 'x' });
          expect(findings.filter(({ code }) => code === 'record-rejected')).toHaveLength(rejected);
        }
      }),
      { numRuns: 150 },
    );
  });
});
