import { describe, expect, it } from 'vitest';
import { agreementWith, sameLibraries } from './agreement.ts';
import { expectations, hasSharedReferences } from './expectations.ts';
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
});
