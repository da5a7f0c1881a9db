import { readAuthor, readAuthors, writeAuthor } from '../author-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { isDoi, joinPages, readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { withoutHtml } from '../plain-text.ts';
import { pubmedNumber } from '../pubmed-number.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { typeFromRis, typeNames } from '../reference-type.ts';
import { takeIn } from '../take-in.ts';
import { LineReader } from '../text-lines.ts';

/** Tags that hold nothing a reference keeps here: addresses, publishers, dates of access and the like. They are known and not reported. */
const setAside = new Set(
  'A5 AD AV C1 C3 C4 C6 C8 CA CN CP CY DP ED EM ET EI FN FU FX H1 H2 L3 L4 LB LI LL LN M2 M4 NO NV OP PA PB PI PU RI RN RP SE SN SO SR ST TA TS U3 U4 U5 VO WE XT Y2 AO'.split(
    ' ',
  ),
);

/** Lines that providers print between records; they are part of no record. */
const betweenRecords =
  /^(?:\d+\s*\.|Record #\d+ of \d+|Provider: .*|Content: .*|Database: .*|Link to the .*|<\s*\d+\s*>|Any problems with this .*)\s*$/;

const none: readonly string[] = [];

interface RawField {
  readonly tag: string;
  readonly line: number;
  value: string;
}

interface RawRecord {
  readonly line: number;
  readonly type: string;
  /** Whether its tags are followed by two spaces, as the standard has it; then a single space is text. */
  readonly wide: boolean;
  readonly fields: RawField[];
}

/** Tags whose further lines are values of their own in EndNote's exports; in others a further line continues the text. */
const oneValuePerLine = new Set(['KW', 'AU', 'A1', 'A2', 'L1', 'UR']);

interface TaggedLine {
  /** Empty where the line has no tag. */
  readonly tag: string;
  /** Whether one space alone stands between tag and hyphen. */
  readonly narrow: boolean;
  readonly value: string;
}
const untagged: TaggedLine = { tag: '', narrow: false, value: '' };

const isSpace = (code: number) => code === 32 || code === 9;

/** Takes a tag and its value apart: two capitals or digits, up to three spaces, a hyphen; after it two spaces in the standard, one or a tab in what some programs write. */
function tagOf(line: string): TaggedLine {
  const first = line.charCodeAt(0);
  const second = line.charCodeAt(1);
  if (!(first >= 65 && first <= 90) || !((second >= 65 && second <= 90) || (second >= 48 && second <= 57))) return untagged;
  let at = 2;
  while (at < 5 && isSpace(line.charCodeAt(at))) at++;
  if (line.charCodeAt(at) !== 45 || (at + 1 < line.length && !isSpace(line.charCodeAt(at + 1)))) return untagged;
  return { tag: line.slice(0, 2), narrow: at === 3 && line.charCodeAt(2) === 32, value: line.slice(at + 1).trim() };
}

/** The records one after the other, so that a large file is never held in pieces. */
function* rawRecords(text: string, findings: FindingList): Generator<RawRecord> {
  const lines = new LineReader(text);
  let record: RawRecord | undefined;
  let blankBefore = false;
  let stray = { until: 0, isRecord: false };
  const opensRecord = (line: string | undefined) => line !== undefined && tagOf(line).tag === 'TY';

  for (let untrimmed = lines.next(); untrimmed !== undefined; untrimmed = lines.next()) {
    const line = untrimmed.trimEnd();
    const number = lines.number;
    if (line === '') {
      blankBefore = true;
      continue;
    }
    const { tag, narrow, value } = tagOf(line);

    if (tag === 'TY') {
      if (record) {
        findings.add(
          'end-missing',
          record.line,
          `The record that starts at line ${record.line} has no end line (ER); it was read up to line ${number}, where the next one starts.`,
        );
        yield record;
      }
      record = { line: number, type: value, wide: !narrow, fields: [] };
    } else if (tag === 'ER' && record && (value === '' || (lines.peek() ?? '').trim() === '' || opensRecord(lines.peek()))) {
      yield record;
      record = undefined;
    } else if (tag !== '' && tag !== 'ER' && !record) {
      if (number > stray.until) stray = untypedRecord(lines, number, line);
      if (stray.isRecord) {
        findings.add(
          'type-missing',
          number,
          `The record that starts at line ${number} has no type line (TY); it was read as a journal article.`,
        );
        record = { line: number, type: 'JOUR', wide: !narrow, fields: [{ tag, line: number, value }] };
      } else {
        findings.add('outside-record', number, `Line ${number} stands outside of any record and was left out: ${quoted(line)}.`);
      }
    } else if (record && tag !== '' && (!narrow || !record.wide)) {
      record.fields.push({ tag, line: number, value });
    } else if (betweenRecords.test(line) && (!record || opensRecord(lines.peek()) || (lines.peek() ?? '').trim() === '')) {
      // A provider's own line between two records says nothing about either.
    } else if (record) {
      continueField(record, line, blankBefore, number, findings);
    } else if (tag !== 'ER') {
      findings.add('outside-record', number, `Line ${number} stands outside of any record and was left out: ${quoted(line)}.`);
    }
    blankBefore = false;
  }
  if (record) {
    findings.add(
      'end-missing',
      record.line,
      `The record that starts at line ${record.line} has no end line (ER); the file may be cut off. It was read as far as it goes.`,
    );
    yield record;
  }
}

/** The tagged lines outside a record that start at a line: the line before which they end, and whether they are a record whose type line is missing. */
function untypedRecord(lines: LineReader, start: number, first: string): { until: number; isRecord: boolean } {
  const names = ({ tag, value }: TaggedLine) => value !== '' && ['T1', 'TI', 'AU', 'A1', 'DO', 'AB', 'N2'].includes(tag);
  let named = names(tagOf(first));
  let until = start;
  for (const line of lines.ahead()) {
    const tagged = tagOf(line);
    const { tag } = tagged;
    if (tag === 'TY') return { until, isRecord: false };
    if (tag === 'ER') return { until: until + 1, isRecord: named };
    named ||= names(tagged);
    until++;
  }
  return { until, isRecord: false };
}

function continueField(record: RawRecord, line: string, blankBefore: boolean, number: number, findings: FindingList): void {
  const field = record.fields.at(-1);
  if (!field) {
    findings.add('outside-record', number, `Line ${number} stands before the first field of its record and was left out: ${quoted(line)}.`);
  } else if (oneValuePerLine.has(field.tag) && !/^\s/.test(line)) {
    record.fields.push({ tag: field.tag, line: number, value: line.trim() });
  } else {
    field.value += `${blankBefore ? '\n' : ' '}${line.trim()}`;
  }
}

/** Reads what one record's fields say. Where dialects use several tags for one thing, the most specific one counts. */
function understand(raw: RawRecord, position: number, file: string, findings: FindingList): ReadRecord {
  const values = new Map<string, string[]>();
  for (const field of raw.fields) {
    const value = withoutHtml(field.value).trim();
    if (value === '') continue;
    const sameTag = values.get(field.tag);
    if (sameTag) sameTag.push(value);
    else values.set(field.tag, [value]);
  }
  const every = (...tags: string[]) => {
    let found: readonly string[] = none;
    for (const tag of tags) {
      const here = values.get(tag);
      if (here) found = found.length === 0 ? here : [...found, ...here];
    }
    return found;
  };
  const first = (...tags: string[]) => {
    for (const tag of tags) {
      const here = values.get(tag);
      if (here) return here[0]!;
    }
    return '';
  };
  const type = typeFromRis(raw.type);
  const database = every('DB').join('; ');

  const dates = every('PY', 'DA', 'Y1', 'YR');
  const year = dates.map(readYear).find((found) => found !== undefined);
  if (year === undefined && dates.length > 0 && !dates.every((date) => /^0*$/.test(date))) {
    findings.add(
      'year-unreadable',
      raw.line,
      `The record at line ${raw.line} has the date ${quoted(dates[0]!)}, which names no year; its year was left empty.`,
    );
  }
  const givenDoi = first('DO', 'DI');
  const doi = readDoi(givenDoi) || readDoi(every('M3', 'N1', 'L3', 'L1', 'UR', 'L2', 'LK').find(isDoi) ?? '');
  if (givenDoi && !doi) {
    findings.add(
      'doi-unreadable',
      raw.line,
      `The record at line ${raw.line} has ${quoted(givenDoi)} where its DOI should stand; the DOI was left empty.`,
    );
  }
  const links = every('UR', 'LK', 'L2', 'L1').flatMap((link) => link.split(/;\s*(?=https?:)/));
  const notes = every('N1');
  /** ProCite writes what RIS has no tag for into notes, under the name of its own field; under VL it has the edition then. */
  const noted = (name: string) =>
    notes
      .find((note) => note.startsWith(`${name}: `))
      ?.slice(name.length + 2)
      .trim() ?? '';
  const own = first('ID', 'AN', 'LB').replace(/\s+/g, ' ');
  const container =
    type === 'chapter' || type === 'conference paper'
      ? first('BT', 'T2', 'JF', 'JO', 'T3', 'C3', 'JA', 'J2')
      : first('JF', 'T2', 'JO', 'JA', 'J2', 'J1', 'JP', 'JI', 'J9', 'JT');

  return {
    ...emptyRecord(own || `${file}#${position}`, { file, line: raw.line, format: 'ris', database }),
    type,
    title: first('TI', 'T1', 'CT') || (type === 'book' ? first('BT', 'ST', 'TT') : first('ST', 'TT', 'BT')),
    authors: authorsOf(every('A1'), every('AU'), every('A2', 'A3', 'A4', 'ED')),
    year,
    container: noted('Proceedings Title') || container,
    volume: noted('Volume ID') || first('VL'),
    // EndNote's own export keeps the number of an issue under M1.
    issue: first('IS') || (type === 'article' ? (every('M1').find((value) => /^[1-9]\d{0,3}[A-Za-z]?$/.test(value)) ?? '') : ''),
    pages: joinPages(first('SP', 'PG'), first('EP')) || first('C7'),
    doi,
    pmid:
      pubmedNumber({
        marked: every('U1', 'C5', 'U2'),
        accessions: every('AN', 'C5'),
        database: `${database} ${first('DP')}`,
        links: every('UR', 'L2', 'LK'),
      }) || (/scopus/i.test(database) ? (every('C2').map(readPmid).find(Boolean) ?? '') : ''),
    pmcid: every('C2', 'AN', 'U2', 'U1', 'PMC').map(readPmcid).find(Boolean) ?? '',
    abstract: every('AB').join('\n') || every('N2').join('\n'),
    keywords: [
      ...new Set(
        every('KW', 'DE').flatMap((words) => {
          const plain = words.includes('*') ? words.replace(/(^|[/;]\s*)\*/g, '$1') : words;
          return plain.includes(';') ? plain.split(/\s*;\s*/) : plain;
        }),
      ),
    ].filter(Boolean),
    language: first('LA') || noted('Language'),
    publicationTypes: [...new Set(every('M3', 'PT').filter((name) => !isDoi(name) && name.length <= 80))],
    url: links.find((link) => /^https?:\/\/\S+$/.test(link)) ?? first('UR'),
  };
}

/** Authors named under A1 and AU, which some files hold twice; editors and the like only where nobody else is named. */
function authorsOf(first: readonly string[], further: readonly string[], others: readonly string[]): Author[] {
  const authors = [...first, ...(first.length > 0 ? further.filter((name) => !first.includes(name)) : further)];
  const names = authors.length > 0 ? authors : others;
  return names.flatMap((name) => (name.includes(',') ? readAuthors(name) : (readAuthor(name) ?? [])));
}

const known = new Set(
  'ID AN LB TI T1 CT BT ST TT A1 AU A2 A3 A4 ED PY DA Y1 YR JF T2 JO JA J2 J1 JP JI J9 JT T3 C3 VL IS SP PG EP C7 DO DI M3 N1 L1 UR L2 LK C2 U1 U2 C5 PMC DP AB N2 KW DE LA PT DB M1'.split(
    ' ',
  ),
);

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const unknownTags = new Map<string, { line: number; count: number }>();
  const taken = takeIn(rawRecords(text, findings), {
    findings,
    isEmpty: ({ fields }) => !fields.some(({ value }) => value !== ''),
    empty: ': it has a type and nothing else. Delete it, or export it again from the database.',
    understand: (raw, place) => {
      for (const { tag, line } of raw.fields) {
        if (known.has(tag) || setAside.has(tag)) continue;
        const seen = unknownTags.get(tag);
        if (seen) seen.count++;
        else unknownTags.set(tag, { line, count: 1 });
      }
      return understand(raw, place, file, findings);
    },
  });
  for (const [tag, { line, count }] of unknownTags) {
    findings.add(
      'tag-unknown',
      line,
      `The tag ${tag} is not known in RIS; what stands under it (${count === 1 ? 'once' : `${count} times`}, first at line ${line}) was left out.`,
    );
  }
  return { ...taken, findings: findings.list() };
}

/** A value on one line; RIS has no way to write a line break. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

function write(records: readonly ReadRecord[]): string {
  return records
    .map((record) => {
      const [firstPage, lastPage] = /^([^-–]+)[-–]([^-–]+)$/.exec(record.pages)?.slice(1) ?? [record.pages, ''];
      const fields: (readonly [string, string | undefined])[] = [
        ['ID', record.id],
        ['TI', record.title],
        ...record.authors.map((author) => ['AU', writeAuthor(author)] as const),
        ['PY', record.year?.toString()],
        ['T2', record.container],
        ['VL', record.volume],
        ['IS', record.issue],
        ['SP', firstPage],
        ['EP', lastPage],
        ['DO', record.doi],
        ['U1', record.pmid && `${record.pmid}[pmid]`],
        ['U2', record.pmcid && `${record.pmcid}[pmcid]`],
        ['AB', record.abstract],
        ...record.keywords.map((word) => ['KW', word] as const),
        ['LA', record.language],
        ...record.publicationTypes.map((name) => ['M3', name] as const),
        ['UR', record.url],
        ['DB', record.source.database],
      ];
      const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
      return [`TY  - ${typeNames(record.type).ris}`, ...lines, 'ER  - ', ''].join('\r\n');
    })
    .join('\r\n');
}

function detect(text: string, fileName: string): number {
  const start = text.slice(0, 200_000);
  const named = /\.ris$/i.test(fileName);
  if (/(?:^|[\r\n])\uFEFF?[ \t]{0,3}TY[ \t]{0,3}-(?:[ \t]|[\r\n]|$)/.test(start)) return 0.98;
  if (/(?:^|[\r\n])ER {1,2}-/.test(start) && /(?:^|[\r\n])(?:T1|TI|AU|A1) {1,2}- /.test(start)) return named ? 0.9 : 0.7;
  return named && /(?:^|[\r\n])[A-Z][A-Z0-9] {1,2}- /.test(start) ? 0.5 : 0;
}

/** RIS, in the dialects that databases and reference managers write. */
export default {
  id: 'ris',
  title: 'RIS',
  references: ['RIS format specifications, Thomson Reuters 2011', 'RIS file format, Research Information Systems 2001'],
  endings: ['ris', 'txt'],
  detect,
  read,
  write,
  examples: [
    {
      title: 'a record as PubMed and EndNote write it',
      text: 'TY  - JOUR\r\nAU  - Example, Ann\r\nTI  - Catheters and infection\r\nPY  - 2018//\r\nDO  - https://doi.org/10.1000/xyz\r\nER  - \r\n',
      titles: ['Catheters and infection'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'one space after the tags, and no end line',
      text: 'TY - JOUR\nTI - First title\nTY - JOUR\nTI - Second title\nER -\n',
      titles: ['First title', 'Second title'],
      rejected: 0,
      findings: ['end-missing'],
    },
    { title: 'an empty record', text: 'TY  - JOUR\nER  - \n', titles: [], rejected: 1, findings: ['record-rejected'] },
  ],
} satisfies ReferenceFormat;
