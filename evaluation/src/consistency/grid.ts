import type { DossierDocument } from './dossier.ts';
import type { CellContext, Passage } from './passage.ts';
import { readNumbers } from './text/numbers.ts';

/** A cell that holds a number and nothing else, with its unit sign. */
export interface NumberCell {
  readonly value: number;
  /** Digits after the decimal sign. */
  readonly decimals: number;
  readonly percent: boolean;
  readonly passage: Passage;
}

/** A table as rows of cells by column; cells that are no passage (empty ones) are undefined. */
export interface Grid {
  readonly caption: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly (Passage | undefined)[])[];
  /** The passages of the table, the caption and the titles among them. */
  readonly passages: readonly Passage[];
}

const kept = new WeakMap<DossierDocument, readonly Grid[]>();

/** The tables of a document as grids. */
export function gridsOf(document: DossierDocument): readonly Grid[] {
  let grids = kept.get(document);
  if (grids) return grids;
  const byTable = new Map<number, Passage[]>();
  for (const passage of document.passages) {
    if (!passage.cell) continue;
    const list = byTable.get(passage.cell.table);
    if (list) list.push(passage);
    else byTable.set(passage.cell.table, [passage]);
  }
  grids = [...byTable.values()].map((passages) => {
    const titles: string[] = [];
    const rows: (Passage | undefined)[][] = [];
    for (const passage of passages) {
      const { row, column } = passage.cell!;
      if (row < 0) titles[column] = passage.text;
      else {
        rows[row] ??= [];
        rows[row]![column] = passage;
      }
    }
    return {
      caption: withCaption(passages[0]!, document).cell!.caption,
      titles: Array.from(titles, (title) => title ?? ''),
      rows: Array.from(rows, (row) => row ?? []).filter((row) => row.length > 0),
      passages,
    };
  });
  kept.set(document, grids);
  return grids;
}

/** The cells of a table with its titles, in reading order; empty ones are no passages. */
export function cellsOf(document: DossierDocument, table: number): readonly Passage[] {
  const first = document.tables[table]?.passage ?? document.passages.length;
  let end = first;
  while (document.passages[end]?.cell?.table === table) end++;
  return document.passages.slice(first, end);
}

/** The cells of the row of a table in which a passage stands, in reading order; none where it is no cell below the titles. */
export function rowOf(document: DossierDocument, { index, cell }: Passage): readonly Passage[] {
  if (!cell || cell.row < 0) return [];
  const inRow = (at: number): boolean => {
    const other = document.passages[at]?.cell;
    return other?.table === cell.table && other.row === cell.row;
  };
  let first = index;
  while (inRow(first - 1)) first--;
  let end = index + 1;
  while (inRow(end)) end++;
  return document.passages.slice(first, end);
}

const numberOnly = /^[~≈]?\s?([\d][\d., \u00a0\u202f']*)\s?(%|‰|per ?cent)?$/u;

/** The number a cell holds where it holds nothing else. */
export function numberCell(passage: Passage | undefined, language: string): NumberCell | undefined {
  if (!passage) return undefined;
  const match = numberOnly.exec(passage.text.trim());
  if (!match) return undefined;
  const numbers = readNumbers(match[1]!.trim(), language);
  if (numbers.length !== 1 || numbers[0]!.end < match[1]!.trim().length) return undefined;
  const value = numbers[0]!.value;
  // "1,000" ends with a group of three digits and not with decimals.
  const fraction = /[.,](\d+)$/.exec(match[1]!.trim())?.[1] ?? '';
  const decimals = Number.isInteger(value) && (fraction.length === 3 || !/^0+$/.test(fraction)) ? 0 : fraction.length;
  return { value, decimals, percent: match[2] !== undefined, passage };
}

/**
 * A cell with the caption of its table. Where the reader gave none, a paragraph right above that begins with "Table" is the caption. Any other
 * passage comes back as it is.
 */
export function withCaption(passage: Passage, document: DossierDocument): Passage {
  const { cell } = passage;
  if (cell?.caption !== '') return passage;
  let known = captioned.get(passage);
  if (!known) {
    known = captionedFrom(passage, cell, document);
    captioned.set(passage, known);
  }
  return known;
}

/** Many kinds ask for the same cells; what is kept by a passage holds for its captioned form as well. */
const captioned = new WeakMap<Passage, Passage>();

function captionedFrom(passage: Passage, cell: CellContext, document: DossierDocument): Passage {
  const first = document.tables[cell.table]?.passage;
  const above = first === undefined ? undefined : document.passages[first - 1];
  if (!above || above.cell || !/^\W{0,3}(?:table|tab\.|tabelle|tableau|tabla|tabella)\b/.test(above.folded)) return passage;
  return { ...passage, cell: { ...cell, caption: above.text } };
}

/** Titles of columns that hold acceptance criteria (folded). */
export const criterionTitle =
  /^(?:(?:acceptance |success )?criteri\w+|limit|threshold|(?:performance )?goal|target|requirement|akzeptanzkriterium|kriterium|critere|criterio)(?: .{0,30})?$/u;

/** Of how many a table tells, from its title or caption: "(n = 412)", "(412 patients)". */
export function wholeOf(text: string): number | undefined {
  const match =
    /\b[nN]\s*=\s*(\d{1,3}(?:[ ,.]\d{3})+|\d+)|\((\d{1,3}(?:[ ,.]\d{3})+|\d{2,}) (?:patients|subjects|participants|adults|children)\)/u.exec(
      text,
    );
  const digits = match?.[1] ?? match?.[2];
  return digits ? Number(digits.replace(/[ ,.]/g, '')) : undefined;
}
