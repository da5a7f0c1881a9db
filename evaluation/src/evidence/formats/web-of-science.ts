import { readAuthor } from '../author-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { joinPages, readDoi, readPmid, readYear } from '../identifiers.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { type ReferenceType, typeFromWords } from '../reference-type.ts';
import { takeIn } from '../take-in.ts';
import { linesOf } from '../text-lines.ts';

/** Two characters and a space; lines that go on are indented by three. */
const tagLine = /^([A-Z][A-Z0-9])(?: (.*))?$/s;
/** Tags of the file and not of a record: name, version, end. */
const ofFile = new Set(['FN', 'VR', 'EF']);

interface RawRecord {
  readonly line: number;
  readonly fields: Map<string, string[]>;
}

function takeApart(text: string, findings: FindingList): RawRecord[] {
  const records: RawRecord[] = [];
  let record: RawRecord | undefined;
  let values: string[] | undefined;
  let number = 0;
  const close = (missing: string) => {
    if (record && missing)
      findings.add('end-missing', record.line, `The record that starts at line ${record.line} has no end line (ER); ${missing}.`);
    record = undefined;
    values = undefined;
  };
  for (const untrimmed of linesOf(text)) {
    number++;
    const line = untrimmed.trimEnd();
    if (line.trim() === '') continue;
    const match = tagLine.exec(line);
    const tag = match?.[1];
    if (tag === 'ER' && record) {
      close('');
    } else if (tag === 'PT' && (!record || record.fields.size > 0)) {
      close(`it was read up to line ${number}, where the next one starts`);
      record = { line: number, fields: new Map([['PT', [match![2]?.trim() ?? '']]]) };
      records.push(record);
      values = record.fields.get('PT');
    } else if (tag && ofFile.has(tag) && !record) {
      // The head and the end of the file belong to no record.
    } else if (tag === 'EF' && match![2] === undefined) {
      close('the file ends within it');
    } else if (tag && record) {
      // A tag that comes a second time goes on where it was.
      values = record.fields.get(tag) ?? [];
      values.push(match![2]?.trim() ?? '');
      record.fields.set(tag, values);
    } else if (record && values && /^\s/.test(untrimmed)) {
      values.push(line.trim());
    } else if (record && values) {
      values.push(line.trim());
      findings.add(
        'line-without-tag',
        number,
        `Line ${number} has no tag; it was read as the continuation of the line before: ${quoted(line)}.`,
      );
    } else {
      findings.add('outside-record', number, `Line ${number} stands outside of any record and was left out: ${quoted(line)}.`);
    }
  }
  close('the file may be cut off; it was read as far as it goes');
  return records;
}

/** Publications in journals, books, series and patents; the document type says more about those in journals. */
function typeOf(publication: string, documentTypes: readonly string[]): ReferenceType {
  const said = documentTypes.map((name) => name.toLowerCase());
  if (publication === 'P') return 'patent';
  if (said.includes('book chapter')) return 'chapter';
  if (publication === 'B') return said.includes('proceedings paper') ? 'conference paper' : 'book';
  if (said.includes('preprint')) return 'preprint';
  if (said.includes('data set')) return 'data set';
  if (said.includes('meeting abstract') || (publication === 'S' && said.includes('proceedings paper'))) return 'conference paper';
  if (publication === 'J' || publication === '') return 'article';
  return typeFromWords(said[0] ?? '');
}

function people(lines: readonly string[]): Author[] {
  return lines
    .flatMap((line) => (line.includes(';') ? line.split(';') : [line]))
    .flatMap((name) => readAuthor(plainLine(name).replace(/\s*\([^()]*@[^()]*\)$/, '')) ?? []);
}

function understand({ line, fields }: RawRecord, position: number, file: string, findings: FindingList): ReadRecord {
  const lines = (...tags: string[]) => tags.map((tag) => (fields.get(tag) ?? []).filter(Boolean)).find((found) => found.length > 0) ?? [];
  const words = (...tags: string[]) => plainLine(lines(...tags).join(' '));
  const documentTypes = words('DT')
    .split(/\s*;\s*/)
    .filter((name) => name !== '' && name !== '-');
  const short = people(lines('AU'));
  const full = people(lines('AF'));
  const groups = lines('CA', 'GP').flatMap((name): Author[] => [{ literal: plainLine(name) }]);
  const authors = [...(full.length >= short.length ? full : short), ...groups];
  const date = words('PY') || words('PD') || words('EA');
  const year = readYear(date);
  if (year === undefined && date !== '')
    findings.add(
      'year-unreadable',
      line,
      `The record at line ${line} has the date ${quoted(date)}, which names no year; its year was left empty.`,
    );
  const own = words('UT');
  const type = typeOf(words('PT'), documentTypes);
  return {
    ...emptyRecord(own || words('PM') || `${file}#${position}`, {
      file,
      line,
      format: 'web-of-science',
      database: /^(MEDLINE|INSPEC|BIOSIS|BCI|CCC|CABI|FSTA|KJD|SCIELO|RSCI|ZOOREC|DIIDW|PPRN)\b/i.exec(own)?.[1] ?? 'Web of Science',
    }),
    type,
    title: words('TI'),
    authors: authors.length > 0 ? authors : people(lines('BE', 'ED')),
    year,
    container: words('SO', 'JI', 'J9', 'BS', 'SE'),
    volume: words('VL'),
    issue: words('IS'),
    pages: joinPages(words('BP', 'SP', 'BR'), words('EP')) || words('PS') || words('AR'),
    doi: readDoi(words('DI')) || readDoi(words('D2')),
    pmid: readPmid(words('PM')) || readPmid(/^MEDLINE:(\d+)$/.exec(own)?.[1] ?? ''),
    abstract: plainParagraphs(lines('AB').join(' ')),
    keywords: [
      ...new Set(
        ['DE', 'ID', 'MH', 'MC', 'MQ', 'OR', 'BD']
          .flatMap((tag) => (fields.get(tag) ?? []).join(' ').split(';'))
          .map((word) => plainLine(word).replace(/(^|\/)\*/g, '$1')),
      ),
    ].filter(Boolean),
    language: words('LA'),
    publicationTypes: documentTypes,
    url:
      words('UR', 'UL')
        .split(' ')
        .find((url) => /^https?:\/\/\S+$/.test(url)) ?? '',
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const taken = takeIn(takeApart(text, findings), {
    findings,
    isEmpty: ({ fields }) => ![...fields].some(([tag, values]) => tag !== 'PT' && values.some(Boolean)),
    empty: ': it has a publication type and nothing else. Delete it, or export it again from the database.',
    understand: (raw, place) => understand(raw, place, file, findings),
  });
  return { ...taken, findings: findings.list() };
}

function detect(text: string): number {
  const start = text.slice(0, 200_000);
  const publications = /(?:^|[\r\n])\uFEFF?PT [A-Z](?:[ \t]*[\r\n]|$)/.test(start);
  const head = /^\uFEFF?\s*FN [^\r\n]+\r?\n?\s*VR 1\.0/.test(start);
  if (head) return publications ? 0.98 : 0.8;
  return publications && /[\r\n](?:TI|AU|SO|UT|DI) \S/.test(start) ? 0.95 : 0;
}

/** Tagged text of Web of Science and other services of its kind, as `.ciw`, `.isi` or `.txt`. */
export default {
  id: 'web-of-science',
  title: 'Web of Science (tagged)',
  references: ['Web of Science Core Collection Help, Field Tags'],
  endings: ['ciw', 'isi', 'txt'],
  detect,
  read,
  examples: [
    {
      title: 'a record with a wrapped title',
      text: 'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Example, A\n   Pattern, DE\nTI A title that\n   goes on\nPY 2006\nER\n\nEF\n',
      titles: ['A title that goes on'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'no end line, and an empty record',
      text: 'PT J\nTI First\nPT J\nTI Second\nER\nPT J\nER\nEF\n',
      titles: ['First', 'Second'],
      rejected: 1,
      findings: ['end-missing', 'record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
