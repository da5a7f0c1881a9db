import { csvRows } from './csv-rows.ts';
import { type ColumnMapping, mappingOf } from './table-fields.ts';

/** The start of a table, so that a person can say what its columns hold. */
export interface TablePreview {
  /** What each column is taken for by its name. */
  readonly columns: ColumnMapping;
  /** The first cells of each column, in the order of the columns. */
  readonly samples: readonly (readonly string[])[];
}

const sampleRows = 3;
const sampleCharacters = 120;

/** The columns of a text that is a table, whatever they are called; undefined where it is none. */
export function previewTable(text: string, file: string): TablePreview | undefined {
  const [header, ...rows] = csvRows(text.slice(0, 200_000), file).rows;
  if (!header || header.cells.length < 2 || header.cells.length > 500 || rows.length === 0) return undefined;
  const alike = rows.slice(0, 20).filter(({ cells }) => cells.length > 1 && cells.length <= header.cells.length + 1).length;
  if (alike < Math.min(rows.length, 20) * 0.8) return undefined;
  const short = (cell: string) => {
    const words = cell.replace(/\s+/g, ' ').trim();
    return words.length > sampleCharacters ? `${words.slice(0, sampleCharacters)}…` : words;
  };
  return {
    columns: mappingOf(header.cells),
    samples: header.cells.map((_, index) => rows.flatMap(({ cells }) => short(cells[index] ?? '') || []).slice(0, sampleRows)),
  };
}
