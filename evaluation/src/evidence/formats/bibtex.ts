import { type BibtexEntry, bibtexEntries, withCrossReferences } from '../bibtex-entries.ts';
import { bibtexNames, writeBibtexNames } from '../bibtex-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { isDoi, readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { latexToText, textToLatex } from '../latex-text.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import { pubmedNumber } from '../pubmed-number.ts';
import type { ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { type ReferenceType, typeFromWords, typeNames } from '../reference-type.ts';

/** Links and identifiers stand in BibTeX as they are, but for marks before signs that mean something to LaTeX. */
function verbatim(value: string): string {
  return value
    .replace(/\\url\s*\{([^}]*)\}/, '$1')
    .replace(/\{?\\(?:textasciitilde|sim)(?:\s*\{\})?\}?/g, '~')
    .replace(/\\([_%&#$~{}^])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Types whose `number` is the number of a series or report and no issue of a journal is still kept as it stands. */
const inWholeWork = new Set<ReferenceType>(['chapter', 'conference paper']);

function typeOf(entry: BibtexEntry, isPreprint: boolean): ReferenceType {
  if (['misc', 'online', 'unpublished', 'article'].includes(entry.type) && isPreprint) return 'preprint';
  return typeFromWords(entry.type);
}

function understand(entry: BibtexEntry, position: number, file: string, findings: FindingList): ReadRecord {
  const raw = (...names: string[]) => names.map((name) => entry.fields.get(name)?.trim()).find(Boolean) ?? '';
  const line = (...names: string[]) => plainLine(latexToText(raw(...names)));
  const exact = (...names: string[]) => verbatim(raw(...names));
  const date = line('year') || line('date') || line('issued');
  const year = readYear(date) ?? readYear(line('date'));
  if (year === undefined && date !== '')
    findings.add(
      'year-unreadable',
      entry.line,
      `The entry "${entry.key}" at line ${entry.line} has the date ${quoted(date)}, which names no year; its year was left empty.`,
    );
  const urls = [exact('url'), exact('howpublished'), exact('bdsk-url-1'), exact('ee')].filter((url) => /^https?:\/\/\S+$/i.test(url));
  const givenDoi = exact('doi');
  const doi = readDoi(givenDoi) || readDoi([...urls, exact('ee'), exact('note')].find(isDoi) ?? '');
  if (givenDoi && !doi)
    findings.add(
      'doi-unreadable',
      entry.line,
      `The entry "${entry.key}" at line ${entry.line} has ${quoted(givenDoi)} where its DOI should stand; the DOI was left empty.`,
    );
  const archive = raw('eprinttype', 'archiveprefix').toLowerCase();
  const eprint = exact('eprint');
  const journal = line('fjournal', 'journal', 'journaltitle');
  const isPreprint =
    (eprint !== '' && archive !== 'pubmed' && archive !== 'jstor' && !journal && !line('booktitle')) || archive === 'medrxiv';
  const type = typeOf(entry, isPreprint);
  const title = line('title') || (type === 'book' ? line('booktitle', 'maintitle') : line('maintitle'));
  const subtitle = line('subtitle');
  const authors = bibtexNames(raw('author'));
  const whole = [line('booktitle'), line('booksubtitle')].filter(Boolean).join(': ');
  const database = line('source', 'database', 'library') || '';
  return {
    ...emptyRecord(entry.key || `${file}#${position}`, { file, line: entry.line, format: 'bibtex', database }),
    type,
    title: subtitle && title ? `${title}${/[:?!.]$/.test(title) ? '' : ':'} ${subtitle}` : title || line('shorttitle'),
    authors: authors.length > 0 ? authors : bibtexNames(raw('editor') || raw('translator')),
    year,
    container: inWholeWork.has(type) ? whole || journal || line('maintitle', 'eventtitle') : journal || whole,
    volume: line('volume'),
    issue: line('number') || line('issue'),
    pages: line('pages', 'page', 'eid', 'article-number', 'art_number').replace(/\s*[-–—]{1,3}\s*/g, '-'),
    doi,
    pmid:
      readPmid(exact('pmid', 'pubmed_id', 'medline-id')) ||
      (archive === 'pubmed' ? readPmid(eprint) : '') ||
      pubmedNumber({ marked: [exact('note')], accessions: [], database, links: urls }),
    pmcid: readPmcid(exact('pmcid')) || (/^\d+$/.test(exact('pmcid')) ? `PMC${exact('pmcid')}` : ''),
    abstract: plainParagraphs(latexToText(raw('abstract').replace(/[^\S\r\n]*[\r\n][^\S\r\n]*(?![\r\n])/g, ' '))),
    keywords: [
      ...new Set(
        ['keywords', 'keyword', 'author_keywords', 'keywords-plus', 'mesh'].flatMap((name) => {
          const words = line(name);
          // A comma without a space may stand within a word, such as "46,XX".
          return words.split(words.includes(';') ? /\s*;\s*/ : words.includes(', ') ? /,\s+/ : /\s*,\s*/);
        }),
      ),
    ].filter(Boolean),
    language: line('language', 'langid'),
    publicationTypes: line('document_type', 'documenttype')
      .split(/\s*;\s*/)
      .filter(Boolean),
    url: urls[0] ?? exact('url'),
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const records: ReadRecord[] = [];
  let rejected = 0;
  for (const entry of withCrossReferences(bibtexEntries(text, findings))) {
    if (![...entry.fields.values()].some((value) => value.trim() !== '')) {
      rejected++;
      findings.addEvery(
        'record-rejected',
        entry.line,
        `The entry "${entry.key}" at line ${entry.line} is empty: it has a type and nothing else. Delete it, or export it again.`,
      );
      continue;
    }
    const record = understand(entry, records.length + rejected + 1, file, findings);
    if (!record.title)
      findings.add(
        'title-missing',
        entry.line,
        `The entry "${entry.key}" at line ${entry.line} has no title. It was taken in; add the title by hand or delete it.`,
      );
    records.push(record);
  }
  return { records, findings: findings.list(), rejected };
}

const writtenTypes: Readonly<Record<ReferenceType, string>> = {
  article: 'article',
  book: 'book',
  chapter: 'incollection',
  'conference paper': 'inproceedings',
  thesis: 'thesis',
  report: 'report',
  preprint: 'unpublished',
  standard: 'standard',
  patent: 'patent',
  legislation: 'legislation',
  'data set': 'dataset',
  'web page': 'online',
  'newspaper article': 'newspaper',
  'magazine article': 'magazine',
  other: 'misc',
};

function write(records: readonly ReadRecord[]): string {
  const used = new Set<string>();
  return records
    .map((record) => {
      const base = record.id.replace(/[^\w.:/+-]+/g, '-').replace(/^-+|-+$/g, '') || 'record';
      let key = base;
      for (let count = 2; used.has(key.toLowerCase()); count++) key = `${base}-${count}`;
      used.add(key.toLowerCase());
      const type = typeNames(record.type).name;
      const latex = (value: string) => textToLatex(value.replace(/\s+/g, ' ').trim());
      const fields: (readonly [string, string])[] = [
        ['author', writeBibtexNames(record.authors, latex)],
        ['title', latex(record.title)],
        [inWholeWork.has(type) ? 'booktitle' : 'journal', latex(record.container)],
        ['year', String(record.year ?? '')],
        ['volume', latex(record.volume)],
        ['number', latex(record.issue)],
        ['pages', latex(record.pages)],
        ['doi', latex(record.doi)],
        ['pmid', latex(record.pmid)],
        ['pmcid', latex(record.pmcid)],
        ['url', latex(record.url)],
        ['language', latex(record.language)],
        ['keywords', latex(record.keywords.map((word) => word.replace(/;/g, ',')).join('; ')) + (record.keywords.length === 1 ? ';' : '')],
        ['document_type', latex(record.publicationTypes.join('; '))],
        ['source', latex(record.source.database)],
        ['abstract', latex(record.abstract)],
      ];
      const lines = fields.flatMap(([name, value]) => (value === '' ? [] : [`  ${name} = {${value}},\n`]));
      return `@${writtenTypes[type]}{${key},\n${lines.join('')}}\n`;
    })
    .join('\n');
}

function detect(text: string): number {
  const start = text.slice(0, 200_000);
  if (
    /(?:^|[\r\n])\uFEFF?[ \t]{0,8}@[A-Za-z][\w-]{2,30}[ \t]{0,8}[{(][^\r\n={}]{0,300}(?:,|[\r\n])\s{0,20}[A-Za-z][\w-]{0,40}[ \t]{0,20}=/.test(
      start,
    )
  )
    return 0.96;
  return /(?:^|[\r\n])\uFEFF?[ \t]{0,8}@[A-Za-z][\w-]{2,30}[ \t]{0,8}[{(]/.test(start) ? 0.8 : 0;
}

/** BibTeX and BibLaTeX. */
export default {
  id: 'bibtex',
  title: 'BibTeX',
  references: ['BibTeXing, O. Patashnik 1988', 'The biblatex Package 3.20, sections 2.1 to 2.4'],
  endings: ['bib', 'bibtex', 'txt'],
  detect,
  read,
  write,
  examples: [
    {
      title: 'accents, macros and braces',
      text: '@string{jex = "Example Journal"}\n@article{a1,\n  author = {M{\\"u}ller, J{\\\'e}r{\\^o}me and {Study Group}},\n  title = {{CO$_2$} in catheters},\n  journal = jex # " B",\n  year = 2018\n}\n',
      titles: ['CO2 in catheters'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a value that is not closed, and an empty entry',
      text: '@article{a, title = {First,\n@article{b, title = {Second}}\n@misc{c,}\n',
      titles: ['First', 'Second'],
      rejected: 1,
      findings: ['end-missing', 'record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
