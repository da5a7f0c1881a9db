import { done, type Finding, type Outcome } from '@cerulean/evaluation/base';
import { readSheet } from '../../evidence/read-sheet.ts';

/** Every row of a sheet at its place, so that row numbers in findings are those a person sees; blank rows are empty. */
export interface PlacedRows {
  readonly rows: string[][];
  readonly findings: Finding[];
}

/** Reads the first sheet of a spreadsheet or a CSV file as rows of text. */
export default async function read({ bytes, file }: { bytes: Uint8Array; file: string }): Promise<Outcome<PlacedRows>> {
  const sheet = await readSheet(bytes, file);
  if (!sheet.ok) return sheet;
  const { header, headerRow, rows, findings } = sheet.value;
  const placed: string[][] = Array.from({ length: rows.at(-1)?.row ?? headerRow }, () => []);
  placed[headerRow - 1] = header;
  for (const { row, cells } of rows) placed[row - 1] = cells;
  return done({ rows: placed, findings });
}
