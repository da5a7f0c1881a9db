import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readYear } from '@cerulean/evaluation/evidence';
import { bibtexEntries } from '../../evaluation/src/evidence/bibtex-entries.ts';
import { bibtexNames } from '../../evaluation/src/evidence/bibtex-names.ts';
import { FindingList } from '../../evaluation/src/evidence/finding-list.ts';
import { latexToText } from '../../evaluation/src/evidence/latex-text.ts';
import { decodeText } from '../../server/src/evidence/decode-text.ts';

/** Folder of export files and of what other programs make of them. */
export const sharedReferences = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'references');
export const hasSharedReferences = existsSync(sharedReferences);

/** What another program makes of one record; a field that it does not fill is not compared. */
export interface ExpectedRecord {
  readonly title?: string | undefined;
  /** "Family, Given". */
  readonly authors?: readonly string[] | undefined;
  readonly year?: number | undefined;
  readonly container?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  readonly doi?: string | undefined;
  readonly pmid?: string | undefined;
  readonly abstract?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly url?: string | undefined;
}

/** One text and the records another program finds in it. */
export interface Expectation {
  readonly program: 'JabRef' | 'Zotero' | 'bibtex-parser';
  /** File, and the number of the case in it. */
  readonly name: string;
  readonly text: string;
  readonly records: readonly ExpectedRecord[];
}

/** The text of a shared file in whatever encoding it is. */
export function sharedText(file: string): string {
  const decoded = decodeText(readFileSync(join(sharedReferences, file)), file);
  if (!decoded.ok) throw new Error(decoded.problem.message);
  return decoded.value.text;
}

/** All but the format of Copac, a catalogue that ended in 2019 and whose format is not read here. */
function jabref(): Expectation[] {
  const files = readdirSync(join(sharedReferences, 'jabref'));
  return files
    .filter((file) => !file.endsWith('.bib') && !file.startsWith('Copac'))
    .flatMap((file) => {
      const base = file.replace(/\.[^.]+$/, '');
      const expected = [`${base}.bib`, `${base.replace('Test', 'TestBib')}.bib`].find((name) => files.includes(name));
      if (expected === undefined) return [];
      const records = bibtexEntries(sharedText(`jabref/${expected}`), new FindingList(expected)).map(({ type, fields }): ExpectedRecord => {
        const value = (...names: string[]) => {
          const raw = names.map((name) => fields.get(name)).find(Boolean);
          return raw === undefined ? undefined : latexToText(raw);
        };
        const names = fields.get('author');
        return {
          title: value('title') ?? (type === 'book' ? value('booktitle') : undefined),
          authors:
            names === undefined
              ? undefined
              : bibtexNames(names).map((name) => ('literal' in name ? name.literal : `${name.family}, ${name.given}`)),
          year: readYear(value('year', 'date') ?? ''),
          container: value('journal', 'journaltitle', 'booktitle'),
          volume: value('volume'),
          issue: value('number', 'issue'),
          pages: value('pages'),
          doi: value('doi'),
          pmid: value('pmid'),
          abstract: value('abstract'),
          keywords: value('keywords')?.split(/[,;]\s*/),
          language: value('language'),
          url: value('url'),
        };
      });
      return [{ program: 'JabRef', name: `jabref/${file}`, text: sharedText(`jabref/${file}`), records }];
    });
}

interface ZoteroItem {
  readonly itemType: string;
  readonly creators: readonly {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly name?: string;
    readonly creatorType: string;
  }[];
  readonly tags: readonly (string | { readonly tag: string })[];
  readonly [field: string]: unknown;
}

function zotero(): Expectation[] {
  return readdirSync(join(sharedReferences, 'zotero_tests')).flatMap((file) => {
    const cases = JSON.parse(sharedText(`zotero_tests/${file}`)) as { input: string; items: ZoteroItem[] }[];
    return cases.map(
      ({ input, items }, index): Expectation => ({
        program: 'Zotero',
        name: `zotero_tests/${file}#${index + 1}`,
        text: input,
        records: items.map((item) => {
          const value = (...names: string[]) =>
            names.map((name) => item[name]).find((found): found is string => typeof found === 'string' && found !== '');
          const extra = value('extra') ?? '';
          const authors = item.creators.filter(({ creatorType }) => creatorType === 'author');
          return {
            title: value('title', 'subject', 'caseName', 'nameOfAct'),
            authors: authors.map(({ firstName, lastName, name }) => [lastName ?? name, firstName].filter(Boolean).join(', ')),
            year: readYear(value('date', 'issueDate', 'dateDecided', 'dateEnacted') ?? ''),
            container: value('publicationTitle', 'bookTitle', 'proceedingsTitle'),
            volume: value('volume'),
            issue: value('issue'),
            pages: value('pages'),
            doi: value('DOI') ?? /^DOI: (\S+)/m.exec(extra)?.[1],
            pmid: value('PMID') ?? /^PMID: (\d+)/m.exec(extra)?.[1],
            abstract: value('abstractNote'),
            keywords: item.tags.length > 0 ? item.tags.map((tag) => (typeof tag === 'string' ? tag : tag.tag)) : undefined,
            language: value('language'),
            url: value('url'),
          };
        }),
      }),
    );
  });
}

interface ParsedEntry {
  readonly fields: Readonly<Record<string, unknown>>;
}

function bibtexParser(): Expectation[] {
  const parsed = JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'bibtex-parser.json.gz'))).toString('utf8')) as Record<
    string,
    ParsedEntry[]
  >;
  return Object.entries(parsed).map(([file, entries]) => ({
    program: 'bibtex-parser',
    name: file,
    text: sharedText(file),
    records: entries.map(({ fields }): ExpectedRecord => {
      const value = (...names: string[]) =>
        names.map((name) => fields[name]).find((found): found is string => typeof found === 'string' && found !== '');
      const names = fields.author as
        | { name?: string; lastName?: string; firstName?: string; prefix?: string; suffix?: string }[]
        | undefined;
      const words = (fields.keywords ?? fields.keyword) as string | readonly string[] | undefined;
      return {
        title: [value('title'), value('title') && value('subtitle')].filter(Boolean).join(': ') || undefined,
        authors: names
          ?.filter(({ name, lastName }) => (name ?? lastName) !== 'others')
          .map(({ name, lastName, firstName, prefix, suffix }) =>
            [name ?? [prefix, lastName].filter(Boolean).join(' '), firstName, suffix].filter(Boolean).join(', '),
          ),
        year: readYear(value('year', 'date') ?? ''),
        container:
          [value('journal', 'journaltitle') ?? value('booktitle'), value('booktitle') && value('booksubtitle')]
            .filter(Boolean)
            .join(': ') || undefined,
        volume: value('volume'),
        issue: value('number', 'issue'),
        pages: value('pages', 'eid'),
        doi: value('doi'),
        abstract: value('abstract'),
        keywords: typeof words === 'string' ? words.split(/[;,]\s*/) : words,
        language: value('language', 'langid'),
        url: value('url'),
      };
    }),
  }));
}

/** Everything there is to compare with. */
export function expectations(): Expectation[] {
  return [...jabref(), ...zotero(), ...bibtexParser()];
}
