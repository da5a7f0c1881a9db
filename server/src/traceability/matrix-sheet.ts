import { type Hole, type Matrix, matrixTable, nodeKindTitles, type TraceGraph } from '@cerulean/evaluation/traceability';
import exceljs from 'exceljs';
import { dressSheet } from '../documents/dress-sheet.ts';

/**
 * The trace matrix as an Excel file: one sheet with the matrix, one with every hole. Texts are written as texts, so that nothing a person typed
 * runs as a formula.
 */
export async function writeMatrixSheet(graph: TraceGraph, matrix: Matrix, holes: readonly Hole[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Cerulean';
  const sheet = workbook.addWorksheet('Trace matrix', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  const [head, ...rows] = matrixTable(graph, matrix);
  sheet.addRow([`${nodeKindTitles[matrix.rowKind]} \\ ${nodeKindTitles[matrix.columnKind]}`, ...(head ?? []).slice(1)]);
  for (const [index, row] of rows.entries()) {
    const added = sheet.addRow(row);
    if (matrix.rows[index]?.hole) {
      added.getCell(1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE2D6' } };
      added.getCell(1).note = 'Nothing connects this row to any column.';
    }
  }
  dressSheet(sheet, [48, ...matrix.columns.map(() => 24)]);
  const list = workbook.addWorksheet('Holes', { views: [{ state: 'frozen', ySplit: 1 }] });
  list.addRow(['Record', 'Kind', 'Missing link', 'State', 'Reason or remedy']);
  for (const hole of holes)
    list.addRow([
      hole.label,
      nodeKindTitles[hole.kind],
      hole.linkTitle,
      hole.state,
      hole.state === 'open' ? hole.remedy : (hole.accepted?.reason ?? ''),
    ]);
  dressSheet(list, [48, 20, 36, 14, 60]);
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}
