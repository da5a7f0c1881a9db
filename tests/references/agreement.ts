import { type Author, fullPages, type ReadRecord, readReferences, writeAuthor } from '@cerulean/evaluation/evidence';
import { type Expectation, type ExpectedRecord, sharedText } from './expectations.ts';

/** A field in which Cerulean and another program differ, or a record that only one of them has. */
export interface Difference {
  readonly program: string;
  readonly name: string;
  /** Position of the record, from 1. */
  readonly record: number;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

export interface Agreement {
  readonly program: string;
  readonly fields: number;
  readonly agreed: number;
  readonly differences: readonly Difference[];
}

/**
 * A value as it is compared: letters composed, formulas on the line, one form of dashes, quotation marks and spaces, no marks of style, no full stop at the end.
 * Such things are matters of taste between programs; words, letters and numbers are not.
 */
function comparable(value: string): string {
  return value
    .replace(/<\/?(?:i|b|sub|sup|span|sc|p|title|strong|em|tt|a)(?:\s[^<>]*)?>/gi, '')
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]+|-{2,}/g, '-')
    .replace(/[“”„«»]|''|``/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
}

/** Names by their letters: points and spaces after initials are a matter of taste. */
function comparableName(name: string): string {
  return comparable(name)
    .replace(/[.,\s]+/g, ' ')
    .replace(/(?<=(?:^| )\p{Lu}) (?=\p{Lu}(?: |$))/gu, '')
    .trim()
    .toLowerCase();
}

const comparablePages = (pages: string) => fullPages(comparable(pages).replace(/\s*-+\s*/g, '-'));

/** The found name, or the expected one where the found one was left whole and has the same words: who parts it guesses. */
function foundName(author: Author, expected: string | undefined): string {
  const name = comparableName(writeAuthor(author));
  const words = (text: string) => text.split(' ').sort().join(' ');
  return 'literal' in author && expected !== undefined && words(name) === words(comparableName(expected)) ? comparableName(expected) : name;
}

/** Keywords as a set; subject headings count without their qualifiers and the marks of main topics, which programs part in different ways. */
function comparableKeywords(words: readonly string[]): string {
  const parts = words.flatMap((word) => comparable(word).split(/[,;]\s*/)).map((word) => word.replace(/^\*|\*?\/.*$|\*$/g, '').trim());
  return [...new Set(parts)].filter(Boolean).sort().join('; ');
}

const same: Record<keyof ExpectedRecord, (expected: never, found: ReadRecord) => readonly [string, string]> = {
  title: (expected: string, { title }) => [comparable(expected), comparable(title)],
  authors: (expected: readonly string[], { authors }) => [
    expected.map(comparableName).join(' | '),
    authors.map((author, index) => foundName(author, expected[index])).join(' | '),
  ],
  year: (expected: number, { year }) => [String(expected), String(year)],
  container: (expected: string, { container }) => [comparable(expected).toLowerCase(), comparable(container).toLowerCase()],
  volume: (expected: string, { volume }) => [comparable(expected), comparable(volume)],
  issue: (expected: string, { issue }) => [comparable(expected), comparable(issue)],
  pages: (expected: string, { pages }) => [comparablePages(expected), comparablePages(pages)],
  doi: (expected: string, { doi }) => [expected.replace(/^https?:\/\/(?:dx\.)?doi\.org\/|^doi:\s*/i, '').toLowerCase(), doi.toLowerCase()],
  pmid: (expected: string, { pmid }) => [expected, pmid],
  abstract: (expected: string, { abstract }) => [comparable(expected), comparable(abstract)],
  keywords: (expected: readonly string[], { keywords }) => [comparableKeywords(expected), comparableKeywords(keywords)],
  language: (expected: string, { language }) => [comparable(expected).toLowerCase(), comparable(language).toLowerCase()],
  url: (expected: string, { url }) => [comparable(expected), comparable(url)],
};

/** Compares what is read of each text with what is expected of it; a field counts where the other program fills it. */
export function agreementWith(expectations: readonly Expectation[]): Agreement[] {
  const programs = new Map<string, { fields: number; agreed: number; differences: Difference[] }>();
  for (const { program, name, text, records } of expectations) {
    const total = programs.get(program) ?? { fields: 0, agreed: 0, differences: [] };
    programs.set(program, total);
    const outcome = readReferences(text, { file: name.replace(/#\d+$/, '') });
    const read = outcome.ok ? outcome.value.records : [];
    for (const [index, expected] of records.entries()) {
      const found = read[index];
      for (const field of Object.keys(expected) as (keyof ExpectedRecord)[]) {
        const value = expected[field];
        if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
        total.fields++;
        const [wanted, given] = found ? same[field](value as never, found) : [String(value), '(no record)'];
        if (wanted === given) total.agreed++;
        else total.differences.push({ program, name, record: index + 1, field, expected: wanted, found: given });
      }
    }
  }
  return [...programs].map(([program, total]) => ({ program, ...total }));
}

/** The same records in several formats; the first file of each is what the others are held against. */
const libraries: readonly (readonly string[])[] = [
  ['asysd/zotero_export.ris.gz', 'asysd/zotero_export.bib.gz'],
  ['asysd/zotero_export.csv.gz', 'asysd/zotero_export.xml.gz'],
  ['reflib/blue-light.xml.gz', 'reflib/blue-light.ris.gz', 'reflib/blue-light.json.gz'],
  ['scopus_pfas/scopus.csv.gz', 'scopus_pfas/scopus.ris.gz', 'scopus_pfas/scopus.bib.gz'],
];

/** How far two files of one library give the same records. A field counts where both files hold something: what an export leaves out no reader can give. */
export interface LibraryAgreement {
  readonly files: readonly [string, string];
  readonly records: number;
  /** Records of the first file that the second one has not. */
  readonly missing: number;
  readonly fields: number;
  readonly agreed: number;
  readonly differences: readonly Difference[];
}

const recordsOf = (file: string) => {
  const outcome = readReferences(sharedText(file), { file: file.replace(/\.gz$/, '') });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.records;
};

const letters = (title: string) =>
  comparable(title)
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '');

/** Compares each library across its formats. */
export function sameLibraries(): LibraryAgreement[] {
  return libraries.flatMap(([first, ...others]) => {
    const records = recordsOf(first!);
    return others.map((other): LibraryAgreement => {
      const byTitle = new Map<string, ReadRecord[]>();
      for (const record of recordsOf(other)) byTitle.set(letters(record.title), [...(byTitle.get(letters(record.title)) ?? []), record]);
      const differences: Difference[] = [];
      let missing = 0;
      let fields = 0;
      for (const [index, record] of records.entries()) {
        const found = byTitle.get(letters(record.title))?.shift();
        if (!found) {
          missing++;
          continue;
        }
        for (const field of Object.keys(same) as (keyof ExpectedRecord)[]) {
          const expected = field === 'authors' ? record.authors.map(writeAuthor) : record[field];
          if (expected === undefined || expected.toString() === '' || (found[field] ?? '').toString() === '') continue;
          fields++;
          const [wanted, given] = same[field](expected as never, found);
          if (wanted !== given)
            differences.push({ program: first!, name: other, record: index + 1, field, expected: wanted, found: given });
        }
      }
      return { files: [first!, other], records: records.length, missing, fields, agreed: fields - differences.length, differences };
    });
  });
}
