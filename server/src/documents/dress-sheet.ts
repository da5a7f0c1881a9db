import type exceljs from 'exceljs';

/** Sets a finished sheet as all of Cerulean's are: bold heads, columns of the given widths, text that wraps and begins on top. */
export function dressSheet(sheet: exceljs.Worksheet, widths: readonly number[]): void {
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  sheet.eachRow((row) => {
    row.alignment = { wrapText: true, vertical: 'top' };
  });
  sheet.getRow(1).font = { bold: true };
}
