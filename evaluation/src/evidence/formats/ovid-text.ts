import { readAuthor, readAuthors } from '../author-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { readDoi, readPmid, readYear } from '../identifiers.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import { pubmedNumber } from '../pubmed-number.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { registrationIn } from '../reference-links.ts';
import { typeFromPublicationTypes, typeFromWords } from '../reference-type.ts';
import { readSource } from '../source-line.ts';
import { takeIn } from '../take-in.ts';
import { linesOf } from '../text-lines.ts';

/** `<12>` or `12.` alone on its line starts a record. */
const startLine = /^\s*(?:<\s*(\d{1,7})\s*>|Record #?(\d{1,7}) of \d{1,7})\s*$/;

interface RawRecord {
  readonly line: number;
  /** Values by the name of the field, in lower case; its lines stay apart. */
  readonly fields: Map<string, string[]>;
}

/** Names of fields stand at the margin, their values are indented below them. */
function takeApart(text: string, findings: FindingList): RawRecord[] {
  const records: RawRecord[] = [];
  let record: RawRecord | undefined;
  let values: string[] | undefined;
  let number = 0;
  for (const untrimmed of linesOf(text)) {
    number++;
    const line = untrimmed.trimEnd();
    if (line.trim() === '') {
      values?.push('');
      continue;
    }
    if (startLine.test(line)) {
      record = { line: number, fields: new Map() };
      records.push(record);
      values = undefined;
    } else if (!record) {
      findings.add('outside-record', number, `Line ${number} stands outside of any record and was left out: ${quoted(line)}.`);
    } else if (/^\s/.test(untrimmed)) {
      if (values) values.push(line.trim());
      else findings.add('line-left-out', number, `Line ${number} belongs to no field and was left out: ${quoted(line)}.`);
    } else if (/^[A-Z][\w &/'()-]{1,60}:?$/.test(line)) {
      const name = line.replace(/:$/, '').trim().toLowerCase();
      values = record.fields.get(name) ?? [];
      record.fields.set(name, values);
    } else if (values) {
      values.push(line.trim());
      findings.add(
        'line-without-tag',
        number,
        `Line ${number} is not indented; it was read as part of the field above it: ${quoted(line)}.`,
      );
    } else {
      findings.add('line-left-out', number, `Line ${number} belongs to no field and was left out: ${quoted(line)}.`);
    }
  }
  return records;
}

/** "Holstiege, Jakob 1;  Mathes, Tim 2" with marks of addresses and degrees, which are no part of the names. */
function authorsOf(lines: readonly string[]): Author[] {
  const text = lines.join(' ');
  const names = text.includes(';') ? text.split(';') : lines.length > 1 ? lines : [text];
  return names.flatMap((name) => {
    const bare = plainLine(name)
      .replace(/\[(?:Ed|Author|Reprint Author)\]/gi, '')
      .replace(/\s*\((?:\d+|[*+])\)/g, '')
      .replace(/[\s,]+[\d*+]+(?:,[\d*+]+)*\.?$/, '')
      .replace(/(?:,?\s+(?:MD|M\.D\.|PhD|Ph\.D\.|RN|R\.N\.|MSc|MS|MPH|DO|FACS|FRCP|FAAN|BSc|DDS|PharmD|DVM|MBBS))+\.?$/, '')
      .trim();
    if (bare === '') return [];
    const author = bare.includes(',') ? readAuthor(bare) : names.length === 1 ? readAuthors(bare) : readAuthor(bare);
    return author ?? [];
  });
}

function understand({ line, fields }: RawRecord, position: number, file: string, findings: FindingList): ReadRecord {
  const lines = (...names: string[]) =>
    names.map((name) => (fields.get(name) ?? []).filter(Boolean)).find((found) => found.length > 0) ?? [];
  const words = (...names: string[]) => plainLine(lines(...names).join(' '));
  const source = readSource(words('source', 'book source', 'journal', 'journal name'));
  const date = words('year of publication', 'publication year', 'date of publication', 'publication date', 'year') || words('status');
  const year = source.year ?? readYear(date);
  if (year === undefined && date !== '')
    findings.add(
      'year-unreadable',
      line,
      `The record at line ${line} has the date ${quoted(date)}, which names no year; its year was left empty.`,
    );
  const publicationTypes = words('publication type', 'document type')
    .replace(/\.(?=\s|$)/g, ';')
    .split(/\s*;\s*/)
    .filter((name) => name !== '' && name !== '-');
  const kinds = publicationTypes.map(typeFromWords).filter((type) => type !== 'other');
  const title = words('title', 'article title', 'original title', 'ti').replace(
    /\s*\[(?:Article|Review|Letter|Editorial|Report|Miscellaneous|Abstract|Correspondence)\]\.?$/i,
    '',
  );
  const chapter = words('chapter title');
  const number = words('unique identifier', 'accession number', 'pmid', 'pubmed id').replace(/\.$/, '');
  const database = words('database', 'name of database');
  const registration = registrationIn(
    words('clinical trial number', 'clinical trial registry number', 'secondary source id', 'registry number'),
  );
  return {
    ...emptyRecord(number || `${file}#${position}`, { file, line, format: 'ovid-text', database }),
    type: chapter ? (title ? 'chapter' : 'book') : (kinds[0] ?? typeFromPublicationTypes(publicationTypes)),
    title: chapter || title,
    authors: authorsOf(lines('author', 'authors', 'authors full name', 'personal author', 'author/editor')),
    year,
    container: (chapter && title) || source.container,
    volume: source.volume || words('volume'),
    issue: source.issue || words('issue', 'issue/part', 'issue number'),
    pages: source.pages || words('page', 'pages', 'pagination'),
    doi: readDoi(words('digital object identifier', 'doi number', 'doi', 'article identifier')),
    pmid:
      readPmid(words('pmid', 'pubmed id')) ||
      pubmedNumber({ marked: [], accessions: [number], database, links: lines('url', 'link to the ovid full text or citation') }),
    abstract: plainParagraphs(lines('abstract').join('\n')),
    keywords: [
      ...new Set(
        [
          ...lines('author keywords', 'keyword', 'keywords', 'keyword heading'),
          ...lines('mesh subject headings', 'subject headings', 'candidate terms'),
        ]
          .flatMap((value) => value.split(/\s*;\s*/))
          .map((word) =>
            plainLine(word)
              .replace(/(^|\/)\*/g, '$1')
              .replace(/\.$/, ''),
          ),
      ),
    ].filter(Boolean),
    language: words('language').replace(/\.$/, ''),
    publicationTypes,
    url:
      lines('url', 'link to the ovid full text or citation', 'link to the external link resolver').find((url) =>
        /^https?:\/\/\S+$/.test(url),
      ) ?? '',
    links: registration ? [registration] : [],
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const taken = takeIn(takeApart(text, findings), {
    findings,
    isEmpty: ({ fields }) => ![...fields.values()].some((values) => values.some((value) => value !== '' && value !== '-')),
    empty: '. Delete it, or export it again from Ovid.',
    understand: (raw, place) => understand(raw, place, file, findings),
  });
  return { ...taken, findings: findings.list() };
}

function detect(text: string): number {
  const start = text.slice(0, 200_000);
  const fields =
    start.match(
      /(?:^|[\r\n])(?:Authors?|Title|Source|Abstract|Accession Number|Unique Identifier|Publication Type|Institution|Language|Chapter Title)[ \t]*\r?\n[ \t]/g,
    )?.length ?? 0;
  const starts = /(?:^|[\r\n])\uFEFF?\s{0,3}(?:<\s*\d{1,7}\s*>|Record #?\d{1,7} of \d{1,7})[ \t]*(?:[\r\n]|$)/.test(start);
  return starts && fields >= 2 ? 0.95 : starts && fields > 0 ? 0.7 : 0;
}

/** Records of Ovid as text, with the names of their fields written out. */
export default {
  id: 'ovid-text',
  title: 'Ovid text',
  references: ['Ovid export "Text" with field names, as OvidSP writes it (no published specification)'],
  endings: ['txt'],
  detect,
  read,
  examples: [
    {
      title: 'a record with its source in one line',
      text: '<1>\nAuthor\n  Example, Ann 1;  Pattern, D E 2\nTitle\n  Catheters and infection.[Article]\nSource\n  Example Journal.   8(6):1048-1064, September 2015.\n',
      titles: ['Catheters and infection.'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'an empty record',
      text: '<1>\nTitle\n  First\nSource\n  A. 2015.\n<2>\nTitle\n\n',
      titles: ['First'],
      rejected: 1,
      findings: ['record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
