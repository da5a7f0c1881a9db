import type { Attribute } from '../attribute.ts';
import type { DossierDocument } from '../dossier.ts';
import { gridsOf } from '../grid.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import { type NumberRead, numberReads } from '../number-reads.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { contentStems, fold } from '../text/fold.ts';
import type { Topic } from '../topic.ts';

/**
 * Two tables that hold the same lines agree in them. That two tables speak of the same is shown by the cells that agree, so nothing of the field need be
 * known: a size table, a list of parts, the results of a study or the patients of each centre are compared alike.
 */
export default {
  id: 'aligned-tables',
  title: 'Tables that hold the same lines agree in them',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'major',
  why: 'A table that was copied and changed at one place only makes two documents give two values for the same line, and a reader will act on either.',
  remedy: 'Take the value from its source and correct the table that deviates.',
  basis: ['MDR Annex II (clear, organised and unambiguous)'],
  general: true,
  asksFor: [],
  *check(dossier) {
    const before = new Map<string, LinedTable[]>();
    for (const document of dossier.documents) {
      const tables = linedTables(document);
      for (const one of tables) {
        const shared = new Map<LinedTable, number>();
        for (const key of one.lines.keys()) for (const other of before.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
        for (const [other, count] of shared) {
          const whole = count >= linesMin ? [...differences(one, other)] : [];
          yield* whole;
          if (whole.length === 0 && count >= 2) yield* rowDifferences(one, other);
        }
      }
      for (const one of tables)
        for (const key of one.lines.keys()) {
          const list = before.get(key);
          if (list) list.push(one);
          else before.set(key, [one]);
        }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for use\n\n| Size | REF | Patient weight (kg) | Volume (ml) |\n|---|---|---|---|\n| 2 | KM-020 | 10–20 | 10 |\n| 3 | KM-030 | 30–50 | 20 |\n| 4 | KM-040 | 50–70 | 30 |\n| 5 | KM-050 | 70–100 | 40 |',
          brochure:
            '# Brochure\n\n| Size | Order number | For patients of |\n|---|---|---|\n| 2 | KM-020 | 10 to 20 kg |\n| 3 | KM-030 | 30 to 50 kg |\n| 4 | KM-040 | 50 to 90 kg |\n| 5 | KM-050 | 70 to 100 kg |',
        },
        says: '50 to 90 kg',
      },
      {
        dossier: {
          cer: '# CER\n\n| Event | NORTH arm | Control |\n|---|---|---|\n| Maceration | 12 (14.5 %) | 10 (12.0 %) |\n| Pain at change | 21 (25.3 %) | 25 (30.1 %) |\n| Serious adverse events | 9 | 8 |',
          'investigation-report':
            '# Report\n\n| Event | NORTH | Comparator |\n|---|---|---|\n| Maceration | 12 (14.5 %) | 10 (12.0 %) |\n| Pain at change | 21 (25.3 %) | 25 (30.1 %) |\n| Serious adverse events | 7 | 8 |',
        },
        says: '7',
      },
      {
        dossier: {
          cer: '# CER\n\n| Part | REF | Class | Shelf life |\n|---|---|---|---|\n| Pump | 710300 | IIb | – |\n| Canister | 710330 | I | 60 months |\n| Foam kit | 710401 | IIb | 36 months |',
          cep: '# CEP\n\n| Part | Details |\n|---|---|\n| Pump | REF 710300, class IIb |\n| Canister | REF 710330, class I |\n| Foam kit | REF 710401, class IIa |',
        },
        says: 'IIa',
      },
      {
        dossier: {
          cer: '# CER\n\n## Investigation NORTH\n\n| Event | Device | Control |\n|---|---|---|\n| Patients with adverse events | 29 (39.2 %) | 31 (41.9 %) |\n| Serious adverse events: events / patients | 7 / 6 | 8 / 7 |\n| Serious device-related adverse events | 0 | 1 |',
          'investigation-report':
            '# Report\n\n| Event | Device (n = 74) | Comparator (n = 74) |\n|---|---|---|\n| Adverse events: events / patients | 41 / 29 (39.2 %) | 44 / 31 (41.9 %) |\n| Serious adverse events: events / patients | 9 / 8 (10.8 %) | 8 / 7 (9.5 %) |\n| Serious device-related adverse events | 0 | 1 (bleeding) |\n| Deaths | 1 | 2 |',
        },
        says: '9 / 8',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n| Outcome | 12 months | 24 months |\n|---|---|---|\n| Success | 82.1 % | 79.4 % |\n| Revision | 1.8 % | 3.2 % |\n| Pain score | 2.4 | 2.6 |',
          psur: '# PSUR\n\n| Complaint | 2023 | 2024 |\n|---|---|---|\n| Leak | 12 | 15 |\n| Noise | 10 | 11 |\n| Alarm | 21 | 19 |',
          sscp: '# SSCP\n\n| Outcome | 36 months |\n|---|---|\n| Success | 79.4 % |\n| Revision | 3.2 % |\n| Pain score | 2.9 |\n\n| Complaint | up to 2023 |\n|---|---|\n| Leak | 12 |\n| Noise | 10 |\n| Alarm | 40 |',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n| Event within 30 days | Device | Control |\n|---|---|---|\n| Serious adverse events | 7 | 18 |\n| Deaths of all causes | 0 | 1 |\n| Device failures | 2 | 4 |',
          psur: '# PSUR\n\n## Events within 12 months\n\n| Event | Device | Control |\n|---|---|---|\n| Serious adverse events | 9 | 18 |\n| Deaths of all causes | 0 | 1 |\n| Leaks | 5 | 4 |',
          sscp: '# SSCP\n\n| Event | 2023 | 2024 |\n|---|---|---|\n| Serious adverse events | 12 | 18 |\n| Deaths of all causes | 0 | 1 |\n| Leaks | 3 | 7 |',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n| Size | Weight (kg) | Volume (ml) |\n|---|---|---|\n| 2 | 10–20 | 10 |\n| 3 | 30–50 | 20 |\n| 4 | 50–70 | 30 |',
          rmf: '# Risk management report\n\n| No. | Score before | Score after |\n|---|---|---|\n| 2 | 12 | 4 |\n| 3 | 20 | 8 |\n| 4 | 15 | 6 |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** So many lines must have the same key before two tables are compared. */
const linesMin = 3;
const skipped: readonly Topic[] = ['references', 'abbreviations', 'history', 'standards'];

interface Value {
  readonly passage: Passage;
  /** Numbers and codes in order. */
  readonly parts: readonly (NumberRead | string)[];
  /** Says so much that two cells are hardly equal by chance. */
  readonly telling: boolean;
}

/** A table as lines with a key: its rows, or its columns. */
interface LinedTable {
  readonly document: DossierDocument;
  /** The column of the names of the lines. */
  readonly key: number;
  /** Values of a line by the number of their field. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  /** What each field is called, with the caption: it says of which time or study its values are. */
  readonly fields: ReadonlyMap<number, string>;
  readonly caption: string;
}

const linedTables = keptByDocument((document): readonly LinedTable[] =>
  gridsOf(document).flatMap((grid) => {
    const first = grid.passages[0]!;
    if (grid.rows.length < linesMin || skipped.some((topic) => first.topics.has(topic))) return [];
    const width = Math.max(...grid.rows.map((row) => row.length));
    const caption = fold(`${grid.caption} ${first.headings.at(-1)?.title ?? ''}`);
    const values = grid.rows.map((row) => Array.from({ length: width }, (_, column) => valueIn(row[column], document.language)));
    // The key of a line stands in its first cell or in a column of codes.
    return Array.from({ length: width }, (_, key) => key)
      .filter((key) => key === 0 || grid.rows.every((row) => row[key] === undefined || isCode(row[key].text)))
      .flatMap((key): LinedTable[] => {
        const lines = new Map<string, ReadonlyMap<number, Value>>();
        for (const [index, row] of grid.rows.entries()) {
          const name = keyOf(row[key]?.text ?? '');
          if (name === '' || lines.has(name)) continue;
          lines.set(name, new Map(values[index]!.flatMap((value, column) => (value && column !== key ? [[column, value] as const] : []))));
        }
        return lines.size >= linesMin
          ? [{ document, key, lines, fields: new Map(grid.titles.map((title, column) => [column, fold(title)])), caption }]
          : [];
      });
  }),
);

/** "CF-025", "710401", "(01)05060998700257": a number or code that names one thing. */
function isCode(text: string): boolean {
  return /^(?=(?:\D*\d){3})(?:REF |No\. )?[\p{Lu}\d()./-]{4,}$/u.test(text.trim());
}

function keyOf(text: string): string {
  const plain = text.replace(/\([^()]*\)/gu, ' ');
  const stems = contentStems(plain);
  const numbers = fold(plain).match(/\d+(?:[.,]\d+)?/gu) ?? [];
  return [...stems.filter((word) => !/^\d/.test(word)).sort(), ...numbers].join(' ');
}

const codes =
  /(?<![\p{L}\d-])(?:(?=[\p{Lu}\d.-]*\d)[\p{Lu}]{1,5}[.-]?\d[\p{Lu}\d.-]*|\d{6,}|(?:class |klasse )?I{1,3}[abmrs]?)(?![\p{L}\d-])/gu;

function valueIn(passage: Passage | undefined, language: string): Value | undefined {
  if (!passage || passage.text.length > 120) return undefined;
  const written = [...passage.text.matchAll(codes)];
  const numbers = passage.sentences
    .flatMap((sentence) =>
      numberReads(sentence, language, passage).map((read) => ({
        ...read,
        start: read.start + sentence.start,
        end: read.end + sentence.start,
      })),
    )
    .filter((read) => !written.some((code) => read.start < code.index + code[0].length && code.index < read.end));
  const parts = [
    ...numbers.map((read) => [read.start, read] as const),
    ...written.map((code) => [code.index, code[0].replace(/^(?:class|klasse) /iu, '')] as const),
  ]
    .sort((a, b) => a[0] - b[0])
    .map(([, part]) => part);
  if (parts.length === 0) return undefined;
  const telling = parts.some(
    (part) => typeof part === 'string' || part.kind !== 'count' || part.value >= 10 || !Number.isInteger(part.value),
  );
  return { passage, parts, telling };
}

/** What the cells of two tables say together: those that agree show which fields are the same, those that do not are the contradictions. */
function* differences(one: LinedTable, other: LinedTable): Generator<Contradiction> {
  const keys = [...one.lines.keys()].filter((key) => other.lines.has(key));
  if (times(one.caption) !== times(other.caption)) return;
  for (const [field, title] of one.fields) {
    for (const [otherField, otherTitle] of other.fields) {
      if (times(title) !== times(otherTitle)) continue;
      const agreed = new Set<string>();
      const differing: [Value, Value, [Part, Part]][] = [];
      for (const key of keys) {
        const [a, b] = [one.lines.get(key)!.get(field), other.lines.get(key)!.get(otherField)];
        const pairs = a && b ? alongside(a, b) : undefined;
        const different = pairs?.find(([x, y]) => !samePart(x, y));
        if (different) differing.push([a!, b!, different]);
        else if (pairs && a!.telling) agreed.add(pairs.map(([x]) => sayPart(x)).join(' '));
      }
      if (agreed.size < 2 || 2 * differing.length > agreed.size || differing.length > 2) continue;
      for (const [a, b, [x, y]] of differing) {
        if (saysOfLine(one.document, a, y) || saysOfLine(other.document, b, x)) continue;
        yield contradiction(one.document, a, other.document, b, title || otherTitle);
      }
    }
  }
}

/** A period in a title: the same line of another period is another line. */
const periods = /\d+ ?-?(?:hours?|days?|weeks?|months?|years?)\b|\b(?:month|week|day|year)s? \d+|\b(?:19|20)\d\d\b/gu;
/** Numbers that say of how many people a column is: "(n = 74)". */
const ofPeople = /\(?\bn ?= ?[\d,.]+\)?/gu;

/**
 * A single line that two tables share with a name of several words: where all its cells but one agree, and another shared line agrees entirely, the last
 * cell is no other fact. Two columns are enough for that, the device and its comparator.
 */
function* rowDifferences(one: LinedTable, other: LinedTable): Generator<Contradiction> {
  if (one.key !== 0 || other.key !== 0 || said(one.caption, periods) !== said(other.caption, periods)) return;
  const rows = [...one.lines.keys()].flatMap((key) => {
    const [here, there] = [one, other].map((table) => [...(table.lines.get(key) ?? [])]) as [[number, Value][], [number, Value][]];
    if (here.length < 2 || here.length !== there.length) return [];
    const cells = here.map(([field, a], index) => {
      const [otherField, b] = there[index]!;
      const same =
        times((one.fields.get(field) ?? '').replace(ofPeople, '')) === times((other.fields.get(otherField) ?? '').replace(ofPeople, ''));
      const pairs = same ? (alongside(a, b) ?? alongside(withSharedKinds(a, b), withSharedKinds(b, a))) : undefined;
      return pairs && { a, b, field, pairs, different: pairs.find(([x, y]) => !samePart(x, y)) };
    });
    return cells.every((cell) => cell !== undefined) ? [{ key, cells }] : [];
  });
  const differing = rows.filter(({ cells }) => cells.some(({ different }) => different));
  const [row] = differing;
  if (!row || differing.length > 1 || rows.length < 2 || row.key.split(' ').length < 2) return;
  const [cell, ...more] = row.cells.filter(({ different }) => different);
  const agreeing = row.cells.filter((there) => !there.different);
  if (!cell?.different || more.length > 0) return;
  if (!agreeing.some(({ a, pairs }) => pairs.length >= 2 || a.telling)) return;
  const [x, y] = cell.different;
  if (saysOfLine(one.document, cell.a, y, one) || saysOfLine(other.document, cell.b, x, other)) return;
  yield contradiction(one.document, cell.a, other.document, cell.b, one.fields.get(cell.field) ?? '');
}

/** A cell without the numbers of which the other has more or fewer: of "41 / 29 (39.2 %)" and "29 (39.2 %)" the percentages are compared. */
function withSharedKinds(one: Value, other: Value): Value {
  const count = ({ parts }: Value, kind: string): number => parts.filter((part) => kindOf(part) === kind).length;
  return { ...one, parts: one.parts.filter((part) => count(one, kindOf(part)) === count(other, kindOf(part))) };
}

function said(title: string, pattern: RegExp): string {
  return [...new Set(title.match(pattern) ?? [])].sort().join(' ');
}

/** What makes a column another one than a column of the same lines: years, months and doses in its title, and whether it is a sum or a plan. */
function times(title: string): string {
  const told = title
    .replace(/^(?:table|tab\.) ?[\d.]+/u, '')
    .match(
      /\d+(?:[.,]\d+)?|\b(?:up to|until|since|total|cumulative|planned|expected|limit|criterion|before|after|previous|predecessor)\b/gu,
    );
  return [...new Set(told ?? [])].sort().join(' ');
}

type Part = NumberRead | string;

/** The parts of two cells that stand for the same: all of them, or those of the shorter cell among the other's by their kinds. */
function alongside(one: Value, other: Value): [Part, Part][] | undefined {
  const [short, long] = one.parts.length <= other.parts.length ? [one.parts, other.parts] : [other.parts, one.parts];
  const taken = new Set<number>();
  const pairs: [Part, Part][] = [];
  for (const part of short) {
    const kind = kindOf(part);
    const at = long.findIndex((there, index) => !taken.has(index) && kindOf(there) === kind);
    if (at < 0) continue;
    taken.add(at);
    pairs.push(one.parts === short ? [part, long[at]!] : [long[at]!, part]);
  }
  // Cells with several numbers of one kind must have as many, or it is not known which belong together.
  const counts = (parts: readonly Part[]): string =>
    [...new Set(pairs.map(([x]) => kindOf(x)))].map((kind) => parts.filter((part) => kindOf(part) === kind).length).join();
  return pairs.length > 0 && counts(one.parts) === counts(other.parts) ? pairs : undefined;
}

function kindOf(part: Part): string {
  return typeof part === 'string' ? shapeOf(part) : part.kind;
}

/** Letters and length of a code: codes of another form name other things. */
function shapeOf(code: string): string {
  return /^I+[abmrs]?$/u.test(code) ? 'class' : `code ${code.replace(/\d/gu, '9').replace(/\p{Lu}/gu, 'A')}`;
}

function samePart(one: Part, other: Part): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Math.abs(one.value - other.value) <= one.within + other.within;
}

function sayPart(part: Part): string {
  return typeof part === 'string' ? part : part.says;
}

/** Whether a document says the other's number of the same line as well: then both are known, and of different things. */
function saysOfLine(document: DossierDocument, { passage }: Value, other: Part, except?: LinedTable): boolean {
  const key = keyOf(passage.cell?.rowLabel ?? '');
  return linedTables(document).some(
    (table) =>
      table !== except &&
      [...(table.lines.get(key)?.values() ?? [])].some(({ parts }) =>
        parts.some((part) => kindOf(part) === kindOf(other) && samePart(part, other)),
      ),
  );
}

function contradiction(here: DossierDocument, one: Value, there: DossierDocument, other: Value, title: string): Contradiction {
  const line = one.passage.cell?.rowLabel || other.passage.cell?.rowLabel || '';
  return {
    attribute: attributeOf(one, title),
    message: `${here.name} gives "${one.passage.text}" for ${line === '' ? 'a line' : `"${line}"`}, but ${there.name} gives "${other.passage.text}"; the other lines of the two tables agree.`,
    locations: [locationIn(here, one.passage), locationIn(there, other.passage)],
    compared: [one, other].map(({ parts }) => parts.map(sayPart).join(' ')),
  };
}

function attributeOf({ parts }: Value, title: string): Attribute {
  const part = parts.find((one) => typeof one !== 'string');
  if (/\bclass/u.test(title) || (!part && parts.some((one) => shapeOf(String(one)) === 'class'))) return 'classification';
  if (!part || typeof part === 'string') return 'model';
  if (part.kind === 'mass' && /weight|patient/u.test(title)) return 'population-weight';
  if (part.kind === 'percent' || part.kind.startsWith('per ')) return 'event-rate';
  if (part.kind === 'date') return 'date';
  return part.kind === 'time' ? 'duration-lifetime' : 'other';
}
