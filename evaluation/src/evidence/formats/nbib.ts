import { readAuthor, writeAuthor } from '../author-names.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { plainLine } from '../plain-text.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { linkFromMedline, linksOfPreprint, medlineTag } from '../reference-links.ts';
import { type ReferenceType, typeFromPublicationTypes } from '../reference-type.ts';
import { takeIn } from '../take-in.ts';
import { linesOf } from '../text-lines.ts';

/** A tag of two to four characters, filled up to four with spaces, and a hyphen. Some programs leave the spaces out. */
const tagLine = /^([A-Z][A-Z0-9]{1,3}) {0,2}-(.*)$/s;

interface RawField {
  readonly tag: string;
  readonly parts: string[];
}

interface RawRecord {
  readonly line: number;
  readonly fields: RawField[];
}

/** Tags of the MEDLINE display format; a line that starts with another word and a hyphen ("IL-6 …") continues the line before. */
const tags = new Set(
  (
    'AB AD AID AU AUID BTI CDAT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI DA DCOM DDIN DEP DP DRDT DRIN ECF ECI ED EDAT EFR EIN EN FAU FED FIR FPS FED GN GR GS ' +
    'IP IR IRAD IS ISBN ISSN JID JT LA LID LR MH MHDA MID NM OAB OABL OCI OID ORI OT OTO OTZ OWN PB PG PHST PL PMC PMCR PMID PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB SFM SI SO ' +
    'SPIN STAT TA TI TT UIN UOF UPI VI VTI NR PUBL LE'
  ).split(' '),
);

/** Fields of running text, whose further lines some programs do not indent. */
const wrapped = new Set(['AB', 'OAB', 'TI', 'BTI', 'AD', 'CI', 'COI', 'COIS', 'GN']);

function takeApart(text: string, findings: FindingList): RawRecord[] {
  const records: RawRecord[] = [];
  let record: RawRecord | undefined;
  let hasPmid = false;
  let blankBefore = true;
  let number = 0;
  for (const untrimmed of linesOf(text)) {
    number++;
    const line = untrimmed.trimEnd();
    if (line === '') {
      blankBefore = true;
      continue;
    }
    const match = tagLine.exec(line);
    const tag = match && (tags.has(match[1]!) || line[4] === '-') ? match[1]! : undefined;
    if (tag) {
      const starts =
        record === undefined ||
        (tag === 'PMID' ? hasPmid || blankBefore : blankBefore && (tag === 'OWN' || tag === 'OID' || tag === record.fields[0]?.tag));
      if (starts) {
        record = { line: number, fields: [] };
        records.push(record);
        hasPmid = false;
      }
      if (tag === 'PMID') hasPmid = true;
      record!.fields.push({ tag, parts: [match![2]!.trim()] });
    } else if (record && (/^\s/.test(untrimmed) || (!blankBefore && wrapped.has(record.fields.at(-1)!.tag)))) {
      if (!/^\s/.test(untrimmed)) {
        findings.add(
          'line-without-tag',
          number,
          `Line ${number} has no tag; it was read as the continuation of the line before: ${quoted(line)}.`,
        );
      }
      record.fields.at(-1)!.parts.push(line.trim());
    } else {
      findings.add('line-left-out', number, `Line ${number} belongs to no field of a record and was left out: ${quoted(line)}.`);
    }
    blankBefore = false;
  }
  return records;
}

/** FAU is the full name of the AU that follows it; an AU that follows no FAU, and a group under CN, stand for themselves. */
function authorsOf(fields: readonly RawField[]): Author[] {
  const authors: Author[] = [];
  let fullNameBefore = false;
  for (const { tag, parts } of fields) {
    const name = parts.join(' ');
    if (tag === 'AU' && fullNameBefore) {
      fullNameBefore = false;
      continue;
    }
    if (tag !== 'FAU' && tag !== 'AU' && tag !== 'CN') continue;
    const author: Author | undefined = tag === 'CN' ? (name === '' ? undefined : { literal: name }) : readAuthor(name);
    if (author) authors.push(author);
    fullNameBefore = tag === 'FAU' && author !== undefined;
  }
  if (authors.length > 0) return authors;
  const editors = fields.filter(({ tag }) => tag === 'FED');
  return (editors.length > 0 ? editors : fields.filter(({ tag }) => tag === 'ED')).flatMap(
    ({ parts }) => readAuthor(parts.join(' ')) ?? [],
  );
}

function understand(raw: RawRecord, position: number, file: string, findings: FindingList): ReadRecord {
  const values = new Map<string, string[]>();
  for (const { tag, parts } of raw.fields) {
    const value = plainLine(parts.join(' '));
    if (value === '') continue;
    const sameTag = values.get(tag);
    if (sameTag) sameTag.push(value);
    else values.set(tag, [value]);
  }
  const every = (...names: string[]) => names.flatMap((tag) => values.get(tag) ?? []);
  const first = (...names: string[]) => every(...names)[0] ?? '';
  const givenPmid = first('PMID');
  const pmid = readPmid(givenPmid);
  const date = first('DP', 'DEP');
  const year = readYear(date);
  if (year === undefined && date !== '') {
    findings.add(
      'year-unreadable',
      raw.line,
      `The record at line ${raw.line} has the date ${quoted(date)}, which names no year; its year was left empty.`,
    );
  }
  const ids = every('AID', 'LID');
  const title = every('TI').join(' ');
  const book = first('BTI', 'CTI');
  const publicationTypes = [...new Set(every('PT'))];
  const link = ids.find((value) => /^https?:\/\/\S+$/.test(value)) ?? '';
  const type: ReferenceType =
    book === '' || first('JT') !== '' ? typeFromPublicationTypes(publicationTypes) : title === '' ? 'book' : 'chapter';
  const links = raw.fields.flatMap(({ tag, parts }) => linkFromMedline(tag, parts.join(' ')) ?? []);
  return {
    ...emptyRecord(pmid || givenPmid || first('OID', 'PMC', 'PMCR') || `${file}#${position}`, {
      file,
      line: raw.line,
      format: 'nbib',
      database: pmid ? 'PubMed' : first('OWN'),
    }),
    type,
    title: title || book || first('VTI', 'TT'),
    authors: authorsOf(raw.fields),
    year,
    container: first('JT') || (title && book ? book : first('TA')),
    volume: first('VI'),
    issue: first('IP'),
    pages: first('PG'),
    doi: readDoi(
      ids.find((value) => /\[doi\]$|^doi:/i.test(value)) ??
        ids.find((value) => /^10\.\d/.test(value)) ??
        /\bdoi: (\S+)/.exec(first('SO'))?.[1] ??
        '',
    ),
    pmid,
    pmcid:
      every('PMC', 'PMCR')
        .map((value) => readPmcid(/^\d+$/.test(value) ? `PMC${value}` : value))
        .find(Boolean) ?? '',
    abstract: every('AB').join('\n') || every('OAB').join('\n'),
    keywords: [...new Set(every('MH', 'OT').map((word) => word.replace(/(^|\/)\*/g, '$1')))],
    language: every('LA').join(', '),
    publicationTypes,
    url: link,
    links: type === 'preprint' ? linksOfPreprint(links) : links,
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const taken = takeIn(takeApart(text, findings), {
    findings,
    isEmpty: ({ fields }) => !fields.some(({ parts }) => parts.some(Boolean)),
    empty: '. Delete it, or export it again from PubMed in the format "PubMed".',
    understand: (raw, place) => understand(raw, place, file, findings),
  });
  return { ...taken, findings: findings.list() };
}

/** A field as PubMed prints it: lines of at most 87 characters, continued under the value. */
function field(tag: string, value: string | undefined): string[] {
  if (!value) return [];
  const lines: string[] = [];
  let line = '';
  for (const word of value.trim().split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > 81) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((part, index) => (index === 0 ? `${tag.padEnd(4)}- ${part}` : `      ${part}`));
}

function write(records: readonly ReadRecord[]): string {
  return records
    .map((record) =>
      [
        ...(record.pmid ? field('PMID', record.pmid) : field('OID', record.id)),
        ...field('VI', record.volume),
        ...field('IP', record.issue),
        ...field('DP', record.year?.toString()),
        ...field('TI', record.title),
        ...field('PG', record.pages),
        ...field('LID', record.doi && `${record.doi} [doi]`),
        ...field('LID', record.url),
        ...field('AB', record.abstract),
        ...record.authors.flatMap((author) => field('literal' in author ? 'CN' : 'FAU', writeAuthor(author))),
        ...field('LA', record.language),
        ...record.publicationTypes.flatMap((name) => field('PT', name)),
        ...field('JT', record.container),
        ...field('PMC', record.pmcid),
        ...record.keywords.flatMap((word) => field('OT', word)),
        ...record.links.flatMap((link) => field(medlineTag(link), link.text || (link.pmid && `PMID: ${link.pmid}`))),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function detect(text: string, fileName: string): number {
  const start = text.slice(0, 200_000);
  if (/(?:^|[\r\n])\uFEFF?PMID ?- ?\d/.test(start)) return 0.97;
  const tagged = start.match(/(?:^|[\r\n])\uFEFF?(?:OWN|STAT|FAU|PMC|PMCR|BTI|AID|LID|JID|PHST|EDAT) {0,2}-/g)?.length ?? 0;
  if (tagged >= 2) return 0.9;
  const wide = start.match(/(?:^|[\r\n])(?:TI|AB|PT|JT|DP|AU|MH) {2}- \S/g)?.length ?? 0;
  return tagged > 0 && (wide > 1 || /\.nbib$/i.test(fileName)) ? 0.8 : tagged > 0 ? 0.4 : 0;
}

/** PubMed and MEDLINE tagged text, as `.nbib` or `.txt`. */
export default {
  id: 'nbib',
  title: 'PubMed (nbib)',
  references: ['National Library of Medicine, MEDLINE/PubMed Data Element (Field) Descriptions'],
  endings: ['nbib', 'txt'],
  detect,
  read,
  write,
  examples: [
    {
      title: 'a record with a wrapped title',
      text: 'PMID- 123\nTI  - A title that goes on\n      in a second line.\nFAU - Example, Ann\nAU  - Example A\nLID - 10.1000/xyz [doi]\n',
      titles: ['A title that goes on in a second line.'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'text before the first record',
      text: 'Saved by me\nPMID- 1\nTI  - A title\n',
      titles: ['A title'],
      rejected: 0,
      findings: ['line-left-out'],
    },
    { title: 'an empty record', text: 'PMID- \nOWN - \nTI  - \n', titles: [], rejected: 1, findings: ['record-rejected'] },
  ],
} satisfies ReferenceFormat;
