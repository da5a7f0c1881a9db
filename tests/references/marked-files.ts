import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReferences } from '@cerulean/evaluation/evidence';
import { sharedReferences, sharedText } from './expectations.ts';

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

/** Files whose marks do not show every record. */
const markedOtherwise: Readonly<Record<string, number>> = {
  // One of its entries has the at sign, the type and the brace on lines of their own; bibtex-parser finds 27 as well.
  'bibtex_parser/citation-js.bib': 27,
};

/** The shared files with the number of records that are marked in them. */
export function markedFiles(): { file: string; count: number }[] {
  const listed = JSON.parse(readFileSync(join(sharedReferences, 'manifest.json'), 'utf8')) as Listed[];
  return listed
    .filter(({ file }) => !file.startsWith('zotero_tests/'))
    .flatMap(({ file, markers }) => {
      const count = markedOtherwise[file] ?? rows[file] ?? recordMarks.map((mark) => markers[mark]).find((found) => found !== undefined);
      return count === undefined || count === 0 ? [] : [{ file, count }];
    });
}

/** Records that are read of a shared file, those included that are reported as rejected; a sentence where it could not be read. */
export function recordsIn(file: string): number | string {
  const outcome = readReferences(sharedText(file), { file: file.replace(/\.gz$/, '') });
  return outcome.ok ? outcome.value.records.length + outcome.value.rejected : outcome.problem.message;
}
