import type { EvidenceCell, EvidenceTable } from '@cerulean/evaluation/analysis';
import exceljs from 'exceljs';
import { dressSheet } from '../documents/dress-sheet.ts';

/**
 * The evidence table as an Excel file: one sheet with a row for each item, one with the page and the words of every value. Texts are written as texts, so
 * that nothing a person typed runs as a formula; a number alone in its cell is a number.
 */
export async function writeEvidenceSheet({ columns, rows }: EvidenceTable): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Cerulean';
  const sheet = workbook.addWorksheet('Evidence table', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  sheet.addRow(['Item', 'Title', ...columns.map(({ title }) => title)]);
  for (const { item, cells } of rows) sheet.addRow([item.label, item.title, ...cells.map(cellContent)]);
  dressSheet(sheet, [24, 48, ...columns.map(({ numeric }) => (numeric ? 14 : 32))]);
  const sources = workbook.addWorksheet('Sources', { views: [{ state: 'frozen', ySplit: 1 }] });
  sources.addRow(['Item', 'Field or outcome', 'Value', 'Page', 'Words of the source', 'Second person']);
  for (const { item, cells } of rows)
    for (const [index, entries] of cells.entries())
      for (const { text, page, quote, state } of entries) sources.addRow([item.label, columns[index]!.title, text, page, quote, state]);
  dressSheet(sources, [24, 28, 32, 12, 70, 22]);
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

function cellContent(entries: readonly EvidenceCell[]): string | number {
  const [only] = entries;
  if (entries.length === 1 && only?.number !== undefined) return only.number;
  return entries.map(({ text }) => text).join('\n');
}
