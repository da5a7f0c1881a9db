import {
  type Block,
  type Cell,
  type DocumentTree,
  type Inline,
  type Place,
  plainText,
  type Section,
  type Table,
} from '../documents/reading.ts';
import { fold } from './text/fold.ts';
import { type Span, sentences } from './text/sentences.ts';
import { type Topic, topicsOf } from './topic.ts';
import { withoutMarks, withoutUnticked } from './unsaid-marks.ts';

/** A heading above a passage. */
export interface HeadingAbove {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** Whose fact a sentence states. Only what is said of the device itself may be compared as the device's own. */
export type Subject = 'device' | 'other-device' | 'literature' | 'study' | 'subgroup';

/** A sentence of a passage; positions count in the passage's text. */
export interface Sentence extends Span {
  readonly text: string;
  /** Lower case without accents, of the same length. */
  readonly folded: string;
}

/** The table around a cell. */
export interface CellContext {
  /** Position among the tables of the document, from 0. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly columnTitle: string;
  /** Text of the cell that names the row; for that cell itself, and what stands before it, empty. */
  readonly rowLabel: string;
  /** Column of that cell: the first, or the second where the first holds mere numbers. */
  readonly labelColumn: number;
  /** Title of that column: "Group (INFU-06)". */
  readonly labelTitle: string;
  readonly caption: string;
}

/** The smallest stretch of a document with a place of its own: a paragraph, an item of a list, a cell of a table, a heading. */
export interface Passage {
  /** Position in its document, from 0. */
  readonly index: number;
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'caption' | 'footnote' | 'note';
  readonly text: string;
  /** The text without the options of a form that are not ticked, of the same length; only where there are boxes. */
  readonly said?: string | undefined;
  readonly folded: string;
  readonly sentences: readonly Sentence[];
  /** From the outermost to the innermost; for a heading the last one is itself. */
  readonly headings: readonly HeadingAbove[];
  readonly topics: ReadonlySet<Topic>;
  /** What the passage is said about where it is a value: the row label of a cell, the words before a list. */
  readonly label: string;
  readonly cell?: CellContext | undefined;
  /** Where lists and paragraphs belong together: passages of one list have the same number. */
  readonly list?: number | undefined;
  readonly place: Place;
  /** Id of the block in the tree, where it has one. */
  readonly blockId?: string | undefined;
}

/** A table with the headings above it. */
export interface PlacedTable {
  readonly table: Table;
  readonly headings: readonly HeadingAbove[];
  readonly topics: ReadonlySet<Topic>;
  /** Index of the first passage of the table. */
  readonly passage: number;
}

/** The passages and tables of a document in reading order. */
export function passagesOf(tree: DocumentTree): { passages: Passage[]; tables: PlacedTable[] } {
  const passages: Passage[] = [];
  const tables: PlacedTable[] = [];
  let lists = 0;

  interface Surroundings {
    readonly headings: readonly HeadingAbove[];
    readonly topics: ReadonlySet<Topic>;
    readonly label: string;
    readonly list?: number;
    readonly place: Place;
  }

  const push = (
    kind: Passage['kind'],
    text: string,
    around: Surroundings,
    rest: { blockId?: string | undefined; place?: Place | undefined; cell?: CellContext } = {},
  ): void => {
    const clean = text.replace(/[\u00ad\u200b]/g, '');
    if (clean.trim() === '') return;
    const folded = fold(clean);
    passages.push({
      index: passages.length,
      kind,
      text: clean,
      folded,
      sentences: sentences(clean).map(({ start, end }) => ({
        start,
        end,
        text: clean.slice(start, end),
        folded: folded.slice(start, end),
      })),
      headings: around.headings,
      topics: around.topics,
      label: around.label,
      place: rest.place ?? around.place,
      // All passages have the same properties in the same order: they are read millions of times.
      cell: rest.cell,
      list: around.list,
      blockId: rest.blockId || undefined,
    });
  };

  const walkTable = (table: Table, surroundings: Surroundings): void => {
    const around = listsRevisions(table) ? { ...surroundings, topics: new Set<Topic>([...surroundings.topics, 'history']) } : surroundings;
    const place = table.place ?? around.place;
    if (table.caption) push('caption', table.caption, around, { blockId: table.id, place });
    const number = tables.length;
    tables.push({ table, headings: around.headings, topics: around.topics, passage: passages.length });
    table.columns.forEach((column, index) => {
      if (column.title)
        push(
          'cell',
          column.title,
          { ...around, label: '' },
          {
            place,
            blockId: table.id,
            cell: {
              table: number,
              row: -1,
              column: index,
              columnTitle: '',
              rowLabel: '',
              labelColumn: 0,
              labelTitle: '',
              caption: table.caption,
            },
          },
        );
    });
    const unitColumn = unitColumnOf(table);
    table.rows.forEach((row, rowIndex) => {
      const labelColumn = labelColumnOf(row);
      const label = row[labelColumn] ? plainText(row[labelColumn].content).trim() : '';
      let column = 0;
      for (const [position, cell] of row.entries()) {
        const columnTitle = table.columns[column]?.title ?? '';
        // The column of units says of what the number beside it is, and nothing of its own.
        const named = column > labelColumn && column !== unitColumn;
        const unit =
          column + (cell.columns ?? 1) === unitColumn ? row[position + 1] : column === unitColumn + 1 ? row[position - 1] : undefined;
        const beside = named && unit && unitColumn > labelColumn ? plainText(unit.content).trim() : '';
        const text = plainText(cell.content);
        push(
          'cell',
          beside && bareNumber.test(text.trim()) && !noUnit.test(beside) ? `${text.trim()} ${beside}` : text,
          { ...around, label: named ? label : columnTitle },
          {
            place: cell.place ?? place,
            blockId: table.id,
            cell: {
              table: number,
              row: rowIndex,
              column,
              columnTitle,
              rowLabel: named ? label : '',
              labelColumn,
              labelTitle: table.columns[labelColumn]?.title ?? '',
              caption: table.caption,
            },
          },
        );
        column += cell.columns ?? 1;
      }
    });
    if (table.note) push('note', table.note, around, { blockId: table.id, place });
  };

  const walkBlocks = (blocks: readonly Block[], around: Surroundings): void => {
    let leadIn = around.label;
    for (const block of blocks) {
      switch (block.type) {
        case 'paragraph':
        case 'subheading':
        case 'quote':
        case 'note': {
          const text = spoken(block.content);
          const place = 'place' in block ? block.place : undefined;
          const kind =
            block.type === 'paragraph'
              ? (block.role ?? (around.list === undefined ? 'paragraph' : 'item'))
              : block.type === 'note'
                ? 'note'
                : 'paragraph';
          push(kind, text, around, { blockId: 'id' in block ? block.id : undefined, place });
          if (kind !== 'footnote')
            leadIn = /[:：]\s*$/.test(text) || block.type === 'subheading' ? text.replace(/[:：]\s*$/, '').trim() : around.label;
          break;
        }
        case 'list': {
          const list = lists++;
          for (const item of block.items) walkBlocks(item, { ...around, label: leadIn, list });
          // "5. It shall not be used in these cases:" may be an item of its own list above that of the cases.
          const last = passages.at(-1)!;
          leadIn = last?.kind === 'item' && /[:：]\s*$/.test(last.text) ? last.text.replace(/[:：]\s*$/, '').trim() : around.label;
          break;
        }
        case 'table':
          walkTable(block, around);
          break;
        case 'figure':
          push('caption', block.caption, around, { blockId: block.id });
          break;
        default:
          break;
      }
    }
  };

  const walkSections = (sections: readonly Section[], above: Surroundings): void => {
    for (const section of sections) {
      const headings =
        section.title || section.number
          ? [...above.headings, { id: section.id, number: section.number, title: section.title }]
          : above.headings;
      const around: Surroundings = {
        headings,
        // "Evaluation of clinical data" over a whole document names the document; its sections are about no one study.
        topics: new Set([
          ...above.topics,
          ...topicsOf(above.headings.length === 0 ? section.title.replace(ofDocument, '') : section.title),
        ]),
        label: '',
        place: section.place ?? above.place,
      };
      if (section.title) push('heading', section.title, around, { blockId: section.id });
      walkBlocks(section.blocks, around);
      walkSections(section.sections, around);
    }
  };

  const empty: Surroundings = { headings: [], topics: new Set(), label: '', place: {} };
  for (const { label, value } of tree.cover) push('cell', value, { ...empty, topics: new Set(['identification']), label });
  walkSections(tree.sections, empty);
  return { passages: withoutMarks(passages), tables };
}

/** The column that gives the unit of the number beside it; under "Units" may also stand how many were sold. */
function unitColumnOf({ columns, rows }: Table): number {
  const column = columns.findIndex(({ title }) => unitTitle.test(title.trim()));
  return column > 0 && rows.some((row) => row[column] && /^\s*[~≈]?\d[\d.,\s]*$/u.test(plainText(row[column].content))) ? -1 : column;
}

const unitTitle =
  /^(?:units?(?: of measure(?:ment)?)?|uom|dimension|measured in|einheit(?:en)?|unit[ée]s?|unidad(?:es)?|unit[àa](?: di misura)?)$/iu;
/** "≥ 65", "1.8 ± 0.2", "5 to 30". */
const bareNumber = /^(?:[≤≥<>=~≈±]+|min\.?|max\.?|up to|at (?:least|most)|about)?\s?\d[\d.,']*(?:\s?(?:-|–|to|±)\s?\d[\d.,']*)?$/iu;
const noUnit = /^(?:n\.? ?[/.]? ?a\.?|n|no\.?|none|number|count|integer|nil|[-–—./*()]*)$/iu;

const ofDocument = /(?:\bclinical|\bthe) (?:data|evidence)\b/giu;

function spoken(content: readonly Inline[]): string {
  return plainText(content);
}

/** "Version | Date | Change": what its rows say held once, whatever the heading above it. */
function listsRevisions({ columns }: Table): boolean {
  const titles = columns.map(({ title }) => title.trim().toLowerCase());
  return (
    /^(?:document )?(?:version|revision|rev\.?|issue|edition|index)(?: no\.?| number)?$/u.test(titles[0] ?? '') &&
    titles
      .slice(1)
      .some((title) =>
        /^(?:(?:description|summary|reason|nature|content)s? (?:of|for) (?:the )?)?(?:changes?|revisions?|modifications?|amendments?)(?: made)?$/u.test(
          title,
        ),
      )
  );
}

/** A first column of mere numbers or letters ("1", "R-03", "A") is no label; then the second column is, where it has words: "INFU-06 | 394 | 12" is a study. */
function labelColumnOf(row: readonly Cell[]): number {
  const first = row[0] ? plainText(row[0].content).trim() : '';
  const numbered = row.length > 2 && /^(?:[A-Z]{0,4}[-. ]?\d+(?:\.\d+)*[.)]?|[a-z][.)]?)$/i.test(first);
  return numbered && row[1] && /\p{L}{2}/u.test(plainText(row[1].content)) ? 1 : 0;
}

/** A value with the words that name it: "Target population: adults" or a row of a table. Positions count in the passage's text. */
export interface Field extends Span {
  readonly label: string;
  /** Label in lower case without accents. */
  readonly foldedLabel: string;
  readonly value: string;
}

const labelled = /(?<=^|[.;]\s+|\n)(?:\d[\d.]*[.)]?\s+)?(\p{L}[^.:;()\n]{1,70}?(?: ?\([^.:;()\n]{1,12}\))?)\s*:\s+(?=\S)/gu;

/** Only titles after which an enumeration stands; after others a sentence says something of its own. */
const runIn =
  /^(?:§ ?)?(?:\d[\d.]*[.)]? )?(?:(?:intended|target|patient|absolute|relative|approved|use) )*(?:contra-?indications?|indications?(?: for use)?|(?:patient )?populations?|patients?(?: groups?)?|wearers?|users?|operators?|(?:by|for) whom|where|settings?|environments?|care settings?|places? of use|(?:application|body|wear(?:ing)?|insertion) sites?|patient interfaces?)\.$/u;

/**
 * The labelled values of a passage: the whole passage under the label of its row or list, and every "Label: value" in its text. A value ends with its
 * sentence, or where the next labelled value begins after a semicolon.
 */
export function fieldsOf(passage: Passage): readonly Field[] {
  let fields = known.get(passage);
  if (!fields) {
    fields = readFields(passage);
    known.set(passage, fields);
  }
  return fields;
}

/** "| Maker | Novara Medical GmbH | Certificate |": a third column tells where the value of the second comes from, or remarks on it. */
function isSource({ cell }: Passage): boolean {
  return (
    cell !== undefined &&
    cell.column > cell.labelColumn + 1 &&
    /^(?:data )?(?:units?(?: of measure(?:ment)?)?|sources?|references?|refs?\.?|evidence|documents?|where(?: (?:told|found|stated|from))?|basis|remarks?|comments?|notes?|see|proof|origin|taken from|records?|page|section|chapter|status|checked(?: by)?|verified(?: by)?|responsible|owner|file)$/i.test(
      cell.columnTitle.trim(),
    )
  );
}

/** Every statement kind asks for the fields of the same passages. */
const known = new WeakMap<Passage, readonly Field[]>();

function readFields(passage: Passage): Field[] {
  const fields: Field[] = [];
  const said = passage.said ?? withoutUnticked(passage.text);
  const add = (label: string, start: number, end: number): void => {
    const value = said
      .slice(start, end)
      .trim()
      .replace(/[;.,]$/, '');
    if (value) fields.push({ label, foldedLabel: fold(label), value, start, end: start + said.slice(start, end).trimEnd().length });
  };
  if (passage.label && !isSource(passage)) add(passage.label, 0, passage.text.length);
  if (passage.kind === 'heading') return fields;
  // "Contraindications. Active infection; allergy to nickel." has its label as a sentence of its own.
  const [title, value] = passage.sentences;
  if (title && value && passage.kind === 'paragraph' && runIn.test(title.folded))
    add(title.text.replace(/\.$/, ''), value.start, value.end);
  for (const sentence of passage.sentences) {
    const matches = [...sentence.text.matchAll(labelled)];
    matches.forEach((match, index) => {
      const from = sentence.start + match.index + match[0].length;
      const next = matches[index + 1];
      add(match[1]!, from, next ? sentence.start + next.index : sentence.end);
    });
  }
  return fields;
}

/** The passage that the list of an item follows, which often says what is listed; undefined where the item is in no list or nothing stands before it. */
export function passageBeforeList(passage: Passage, passages: readonly Passage[]): Passage | undefined {
  if (passage.list === undefined) return undefined;
  let index = passage.index - 1;
  while (passages[index]?.list === passage.list) index--;
  return passages[index];
}
