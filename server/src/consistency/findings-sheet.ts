import type { FindingsReport } from '@cerulean/evaluation/consistency';
import exceljs from 'exceljs';
import { dressSheet } from '../documents/dress-sheet.ts';

/** A cell of Excel holds at most 32,767 characters. */
const cellMax = 32_000;

/**
 * The findings as an Excel file: one sheet with every finding and place, one with what each document says, one with the documents. Texts are written as
 * texts, so that nothing in a document runs as a formula.
 */
export async function writeFindingsSheet({ documents, findings, matrix }: FindingsReport): Promise<Uint8Array> {
  const names = new Map(documents.map(({ id, name }) => [id, name]));
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Cerulean';
  const add = (title: string, heads: readonly (readonly [string, number])[], rows: readonly (readonly (string | number)[])[]): void => {
    const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(heads.map(([head]) => head));
    for (const row of rows) sheet.addRow(row.map((value) => (typeof value === 'string' ? value.slice(0, cellMax) : value)));
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } };
    dressSheet(
      sheet,
      heads.map(([, width]) => width),
    );
  };
  add(
    'Findings',
    [
      ['No.', 6],
      ['Severity', 10],
      ['About', 20],
      ['Finding', 60],
      ['Document', 28],
      ['Page', 8],
      ['Section', 28],
      ['Quote', 60],
      ['Understood as', 24],
      ['Why it matters', 40],
      ['What to do', 40],
      ['Basis', 24],
      ['Decision', 30],
      ['Rule', 20],
    ],
    findings.flatMap((finding, index) =>
      finding.locations.map(({ document, page, section, quote }, at) => [
        index + 1,
        finding.severity,
        finding.attribute,
        finding.message,
        names.get(document) ?? document,
        page ?? '',
        section,
        quote,
        finding.compared[at] ?? '',
        finding.why,
        finding.remedy,
        finding.basis.join('; '),
        finding.decision ?? '',
        finding.rule,
      ]),
    ),
  );
  // The matrix itself: what is spoken about down, documents across.
  const shown = documents.filter(({ id }) => matrix.some(({ cells }) => cells.some(({ documentId }) => documentId === id)));
  add(
    'What documents say',
    [['About', 36], ...shown.map(({ name }) => [name, 28] as const)],
    matrix.map(({ kindTitle, about, cells }) => [
      [kindTitle, about].filter(Boolean).join(': '),
      ...shown.map(({ id }) => {
        const cell = cells.find(({ documentId }) => documentId === id);
        if (!cell) return '';
        const values = [...new Set(cell.statements.map(({ says }) => says))].join('; ');
        return cell.deviates ? `${values} (deviates)` : values;
      }),
    ]),
  );
  add(
    'Documents',
    [
      ['Document', 40],
      ['Type', 16],
      ['Language', 10],
      ['Pages', 8],
      ['Remark', 60],
    ],
    documents.map(({ name, type, language, pages, problem }) => [name, type, language, pages ?? '', problem ?? '']),
  );
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}
