import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReferences } from '@cerulean/evaluation/evidence';
import { describe, expect, it } from 'vitest';
import { agreementWith, sameLibraries } from './agreement.ts';
import { expectations, hasSharedReferences, sharedReferences, sharedText } from './expectations.ts';

interface Listed {
  readonly file: string;
  readonly markers: Readonly<Record<string, number>>;
}

/** What marks a record in the raw text, by format. */
const recordMarks = ['TY', 'PMID', 'bib_entry', 'refer_%0', 'wos_PT', 'endnote_record', 'pubmed_article'] as const;

/** Tables, one record a row; their rows were counted by another program, since cells hold line breaks. */
const rows: Readonly<Record<string, number>> = {
  'asreview/broken_record_id.csv': 4,
  'asreview/embase.csv': 6,
  'asreview/embase_newpage.csv': 6,
  'asreview/generic.csv': 2,
  'asreview/generic_column_names_with_spaces.csv': 2,
  'asreview/generic_labels.csv': 6,
  'asreview/generic_labels_no_title.csv': 6,
  'asreview/generic_partial_labels.csv': 6,
  'asreview/generic_tab.csv': 2,
  'asreview/missing_values.csv': 4,
  'asreview/record_id2.csv': 10,
  'asysd/zotero_export.csv.gz': 1233,
  'scopus_pfas/scopus.csv.gz': 8,
  'i_h2o/cochrane_first40.csv.gz': 40,
  'i_h2o/embase_first40.csv.gz': 40,
  'i_h2o/scopus_first40.csv.gz': 40,
  'reflib/blue-light.json.gz': 102,
};

/** Files that hold no record that could be read, or whose marks are none. */
const markedOtherwise: Readonly<Record<string, number>> = {
  // Two of its records have a type and nothing else; they are rejected, each with a finding.
  'jabref/MedlineImporterTestMinimalEntry.bib': 0,
};

describe.skipIf(!hasSharedReferences)('references of databases and other programs (needs SHARED_DATA)', () => {
  const listed = hasSharedReferences ? (JSON.parse(readFileSync(join(sharedReferences, 'manifest.json'), 'utf8')) as Listed[]) : [];
  const marked = listed
    .filter(({ file }) => !file.startsWith('zotero_tests/'))
    .flatMap(({ file, markers }) => {
      const count = markedOtherwise[file] ?? rows[file] ?? recordMarks.map((mark) => markers[mark]).find((found) => found !== undefined);
      return count === undefined || count === 0 ? [] : [{ file, count }];
    });

  it('reads as many records as are marked in each of its files', () => {
    expect(marked.length).toBeGreaterThan(330);
    const counted = marked.map(({ file, count }) => {
      const outcome = readReferences(sharedText(file), { file: file.replace(/\.gz$/, '') });
      const read = outcome.ok ? outcome.value.records.length + outcome.value.rejected : outcome.problem.message;
      return { file, count, read };
    });
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
