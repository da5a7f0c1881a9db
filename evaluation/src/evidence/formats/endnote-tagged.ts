import { readAuthor } from '../author-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { isDoi, readDoi, readPmcid, readYear } from '../identifiers.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import { pubmedNumber } from '../pubmed-number.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { typeFromWords } from '../reference-type.ts';
import { takeIn } from '../take-in.ts';
import { linesOf } from '../text-lines.ts';

const tagLine = /^\s{0,3}%([0-9A-Z!@#$&*()=^~+<>[\]:?,.])(?:\s(.*))?$/s;
/** What refer of Unix and EndNote know, and fields that hold nothing a reference keeps here. */
const known = new Set([...'0ABCDEFGHIJKLMNOPQRSTUVWXYZ126789!@#$&*()=^~+<>[]:?,.34']);

interface RawRecord {
  readonly line: number;
  readonly fields: [tag: string, value: string][];
}

function takeApart(text: string, findings: FindingList): RawRecord[] {
  const lines = linesOf(text);
  // EndNote starts each record with its type; refer of Unix parts records by blank lines.
  const typed = lines.some((line) => /^\s{0,3}%0(?:\s|$)/.test(line));
  const records: RawRecord[] = [];
  let record: RawRecord | undefined;
  let blankBefore = true;
  for (const [index, untrimmed] of lines.entries()) {
    const line = untrimmed.trimEnd();
    if (line.trim() === '') {
      blankBefore = true;
      continue;
    }
    const match = tagLine.exec(line);
    if (match) {
      const tag = match[1]!;
      const again = blankBefore && (!typed || (tag === 'T' && record?.fields.some(([known]) => known === 'T')));
      if (!record || tag === '0' || again) {
        record = { line: index + 1, fields: [] };
        records.push(record);
      }
      record.fields.push([tag, match[2]?.trim() ?? '']);
      if (!known.has(tag)) findings.add('tag-unknown', index + 1, `The tag %${tag} at line ${index + 1} is not known in EndNote's format.`);
    } else if (record) {
      // Further lines of keywords and authors are values of their own; of an abstract they are text.
      const last = record.fields.at(-1)!;
      if (last[0] === 'K' || last[0] === 'A' || last[0] === 'U') record.fields.push([last[0], line.trim()]);
      else last[1] += `${blankBefore ? '\n' : ' '}${line.trim()}`;
    } else {
      findings.add('outside-record', index + 1, `Line ${index + 1} stands outside of any record and was left out: ${quoted(line)}.`);
    }
    blankBefore = false;
  }
  return records;
}

function understand({ line, fields }: RawRecord, position: number, file: string, findings: FindingList): ReadRecord {
  const every = (...tags: string[]) =>
    tags.flatMap((tag) => fields.filter(([name, value]) => name === tag && value !== '').map(([, value]) => value));
  const first = (...tags: string[]) => plainLine(every(...tags)[0] ?? '');
  const named = first('0');
  // Of refer's own records, those in a journal are articles, those in a book chapters, and those with a publisher books.
  const type = named
    ? typeFromWords(named)
    : first('J')
      ? 'article'
      : first('B')
        ? 'chapter'
        : first('R') && !isDoi(first('R'))
          ? 'report'
          : first('I')
            ? 'book'
            : 'article';
  const people = (...tags: string[]): Author[] => every(...tags).flatMap((name) => readAuthor(plainLine(name)) ?? []);
  const date = first('D', '8');
  const year = readYear(date) ?? readYear(first('8'));
  if (year === undefined && date !== '')
    findings.add(
      'year-unreadable',
      line,
      `The record at line ${line} has the date ${quoted(date)}, which names no year; its year was left empty.`,
    );
  const urls = every('U', '>').flatMap((value) => value.split(/\s+/));
  const database = first('~');
  const authors = people('A');
  return {
    ...emptyRecord(first('M') || first('F') || `${file}#${position}`, { file, line, format: 'endnote-tagged', database }),
    type,
    title: first('T') || first('!') || (type === 'book' ? first('B') : ''),
    authors: authors.length > 0 ? authors : people('Q').length > 0 ? people('Q') : people('E', 'Y', '?'),
    year,
    container: first('J', 'B') || (type === 'chapter' ? '' : first('S')),
    volume: first('V'),
    issue: first('N'),
    pages: first('P', '&'),
    doi: readDoi(every('R').find(isDoi) ?? '') || readDoi(urls.find(isDoi) ?? ''),
    pmid: pubmedNumber({ marked: every('Z', 'O', '2'), accessions: every('M'), database: `${database} ${first('W')}`, links: urls }),
    pmcid: every('2', 'M').map(readPmcid).find(Boolean) ?? '',
    abstract: plainParagraphs(every('X').join('\n')),
    keywords: [
      ...new Set(
        every('K')
          .flatMap((words) => words.split(/\s*[;\r\n]\s*/))
          .map((word) => plainLine(word).replace(/(^|\/)\*/g, '$1')),
      ),
    ].filter(Boolean),
    language: every('G').map(plainLine).join(', '),
    publicationTypes: [first('9')].filter((words) => words !== '' && words.length <= 80),
    url: urls.find((url) => /^https?:\/\/\S+$/i.test(url)) ?? '',
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const taken = takeIn(takeApart(text, findings), {
    findings,
    isEmpty: ({ fields }) => !fields.some(([tag, value]) => tag !== '0' && value !== ''),
    empty: ': it has a type and nothing else. Delete it, or export it again.',
    understand: (raw, place) => understand(raw, place, file, findings),
  });
  return { ...taken, findings: findings.list() };
}

function detect(text: string): number {
  const start = text.slice(0, 200_000);
  if (/(?:^|[\r\n])\uFEFF?\s{0,3}%0(?:[ \t][A-Z]|[ \t]*[\r\n]|[ \t]*$)/.test(start)) return 0.95;
  const telling = start.match(/(?:^|[\r\n])\uFEFF?%[ATJBDEVNPXUR][ \t]+\S/g)?.length ?? 0;
  return telling >= 3 ? 0.9 : telling > 0 ? 0.6 : 0;
}

/** Tagged text of EndNote (`.enw`), after refer of Unix and BibIX. */
export default {
  id: 'endnote-tagged',
  title: 'EndNote tagged (enw, refer)',
  references: ["refer(1) of the Unix Programmer's Manual", 'EndNote Import format, tags of the EndNote export style'],
  endings: ['enw', 'ref', 'txt'],
  detect,
  read,
  examples: [
    {
      title: 'a record of EndNote',
      text: '%0 Journal Article\n%A Example, Ann\n%T Catheters and infection\n%J Example J\n%D 2018\n%R 10.1000/xyz\n',
      titles: ['Catheters and infection'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'records of refer, parted by blank lines, and an empty one',
      text: '%A Ann Example\n%T First\n%D 1999\n\n%T Second\n%J Example J\n\n%T\n',
      titles: ['First', 'Second'],
      rejected: 1,
      findings: ['record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
