import type { Line } from './lines.ts';

/** Lines on one baseline, from left to right. */
export interface Row {
  readonly y: number;
  readonly lines: readonly Line[];
}

export interface CellDraft {
  readonly lines: readonly string[];
  readonly columns: number;
  readonly bold: boolean;
}

export interface TableDraft {
  readonly rows: readonly (readonly CellDraft[])[];
  readonly headerRows: number;
  readonly columnCount: number;
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rowsOf(lines: readonly Line[]): Row[] {
  const rows: { y: number; lines: Line[] }[] = [];
  for (const line of [...lines].sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    if (row && Math.abs(row.y - line.y) < 0.3 * line.size) row.lines.push(line);
    else rows.push({ y: line.y, lines: [line] });
  }
  for (const row of rows) row.lines.sort((one, other) => one.left - other.left);
  return rows;
}

interface Column {
  left: number;
  right: number;
}

/** The table that begins at a row, and the number of the row after it. A table has cells side by side in at least two rows that stand in line. */
export function tableAt(rows: readonly Row[], start: number): { table: TableDraft; end: number } | undefined {
  const head = start + leadCount(rows, start);
  const first = rows[head]!;
  if (first.lines.length < 2) return undefined;
  const size = first.lines[0]!.size;
  let columns: Column[] = first.lines.map((line) => ({ left: line.left, right: line.right }));
  let end = head + 1;
  let lastWide = head;
  let wide = 1;
  for (; end < rows.length; end++) {
    const row = rows[end]!;
    const gap = row.y - rows[end - 1]!.y;
    if (gap > 3.4 * size || row.lines.some((line) => line.size > 1.15 * size || line.size < 0.75 * size)) break;
    if (row.lines.length > 1) {
      if (!standsInLine(row, columns, size)) break;
      columns = widened(columns, row, size);
      wide++;
      lastWide = end;
    } else {
      const line = row.lines[0]!;
      const index = columns.findIndex((column) => line.left >= column.left - 0.6 * size && line.left <= column.right + 0.4 * size);
      const next = columns[index + 1];
      const isLast = index === columns.length - 1;
      if (index < 0 || (next && line.right > next.left - 0.4 * size)) break;
      if (gap > 1.75 * size && !(index === 0 && continues(rows, end, columns, size))) break;
      if (isLast && index === 0) break;
    }
  }
  if (wide < 2) return undefined;
  while (end - 1 > lastWide && rows[end - 1]!.y - rows[end - 2]!.y > 1.5 * size) end--;
  const used = rows.slice(start, end);
  const grid = gridOf(used, size);
  if (grid.length < 2) return undefined;
  return { table: tableOf(used, grid, size), end };
}

/** How many lines of a head that wraps in one of the later columns stand alone above the others. */
function leadCount(rows: readonly Row[], start: number): number {
  for (let count = 0; count < 5; count++) {
    const [row, next] = [rows[start + count]!, rows[start + count + 1]];
    if (row.lines.length > 1) {
      const leads = rows.slice(start, start + count).map((lead) => lead.lines[0]!);
      const isOver = (line: Line): boolean =>
        line.left > row.lines[0]!.right && row.lines.some((one) => one.left < line.right && one.right > line.left);
      return leads.every(isOver) ? count : 0;
    }
    if (!next || next.y - row.y > 1.5 * row.lines[0]!.size) return 0;
  }
  return 0;
}

function continues(rows: readonly Row[], index: number, columns: readonly Column[], size: number): boolean {
  const next = rows[index + 1];
  return next !== undefined && next.lines.length > 1 && next.y - rows[index]!.y < 3.4 * size && standsInLine(next, columns, size);
}

function standsInLine(row: Row, columns: readonly Column[], size: number): boolean {
  const fitting = row.lines.filter((line) =>
    columns.some(
      (column) =>
        Math.abs(column.left - line.left) < 0.5 * size ||
        Math.abs(column.right - line.right) < 0.5 * size ||
        Math.abs(column.left + column.right - line.left - line.right) < size ||
        (line.left < column.right && line.right > column.left),
    ),
  ).length;
  return fitting >= 2 || (fitting === 1 && row.lines.length === 2 && columns.length > 2);
}

/** Columns with what a row adds to them. A line that touches no column is a column of its own. */
function widened(columns: readonly Column[], row: Row, size: number): Column[] {
  const next = columns.map((column) => ({ ...column }));
  for (const line of row.lines) {
    const touched = next.filter((column) => line.left < column.right + 0.2 * size && line.right > column.left - 0.2 * size);
    if (touched.length === 1) {
      const column = touched[0]!;
      const others = next.filter((one) => one !== column);
      const left = Math.min(column.left, line.left);
      const right = Math.max(column.right, line.right);
      if (!others.some((one) => left < one.right && right > one.left)) Object.assign(column, { left, right });
    } else if (touched.length === 0) next.push({ left: line.left, right: line.right });
  }
  return next.sort((one, other) => one.left - other.left);
}

/** The columns of a table: those of the rows with the most cells, grown by what stands in them. */
function gridOf(rows: readonly Row[], size: number): Column[] {
  const counts = rows.map((row) => row.lines.length);
  const most = Math.max(...counts);
  const twice = Math.max(...counts.filter((count) => counts.filter((one) => one === count).length > 1 && count > 1), 0);
  const count = counts[0] === most || twice === 0 ? most : twice;
  const base = rows.filter((row) => row.lines.length === count);
  let grid: Column[] = base[0]!.lines.map((line) => ({ left: line.left, right: line.right }));
  for (const row of base.slice(1)) {
    for (const [index, line] of row.lines.entries()) {
      const column = grid[index]!;
      const left = Math.min(column.left, line.left);
      const right = Math.max(column.right, line.right);
      if ((grid[index - 1]?.right ?? Number.NEGATIVE_INFINITY) < left && (grid[index + 1]?.left ?? Number.POSITIVE_INFINITY) > right) {
        Object.assign(column, { left, right });
      }
    }
  }
  for (const row of rows) if (row.lines.length <= count) grid = widened(grid, row, size).slice(0, Math.max(count, grid.length));
  return grid;
}

function tableOf(rows: readonly Row[], grid: readonly Column[], size: number): TableDraft {
  const starts = rowStarts(rows, grid, size);
  const cells: CellDraft[][] = [];
  for (const [index, from] of starts.entries()) {
    const group = rows.slice(from, starts[index + 1] ?? rows.length).flatMap((row) => row.lines);
    cells.push(cellsOf(group, grid, size));
  }
  const lines = rows.flatMap((row) => row.lines);
  return {
    rows: cells,
    headerRows: headerCount(cells),
    columnCount: grid.length,
    page: lines[0]!.page,
    top: rows[0]!.y - size,
    bottom: rows.at(-1)!.y,
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  };
}

/** The rows at which a row of the table begins: after a gap wider than that of lines, or, where all gaps are equal, where the first column has text. */
function rowStarts(rows: readonly Row[], grid: readonly Column[], size: number): number[] {
  const gaps = rows.slice(1).map((row, index) => row.y - rows[index]!.y);
  const smallest = Math.min(...gaps);
  const all = rows.map((_, index) => index);
  if (smallest > 1.6 * size) return all;
  const limit = smallest + 0.18 * size;
  if (gaps.some((gap) => gap > limit)) return [0, ...gaps.flatMap((gap, index) => (gap > limit ? [index + 1] : []))];
  return all.filter((index) => {
    const row = rows[index]!;
    return index === 0 || row.lines[0]!.left < grid[0]!.right || row.lines.length === grid.length;
  });
}

function cellsOf(lines: readonly Line[], grid: readonly Column[], size: number): CellDraft[] {
  const placed = new Map<number, { to: number; lines: Line[] }>();
  for (const line of lines) {
    const touched = grid.flatMap((column, index) =>
      line.left < column.right - 0.1 * size && line.right > column.left + 0.1 * size ? [index] : [],
    );
    const middle = (line.left + line.right) / 2;
    const nearest = grid
      .map((column, index) => ({ index, distance: Math.abs((column.left + column.right) / 2 - middle) }))
      .sort((one, other) => one.distance - other.distance)[0]!.index;
    const from = touched[0] ?? nearest;
    const to = touched.at(-1) ?? nearest;
    const cell = placed.get(from);
    if (cell) {
      cell.lines.push(line);
      cell.to = Math.max(cell.to, to);
    } else placed.set(from, { to, lines: [line] });
  }
  const cells: CellDraft[] = [];
  for (let column = 0; column < grid.length; ) {
    const cell = placed.get(column);
    let to = cell?.to ?? column;
    for (let next = column + 1; next <= to; next++) if (placed.has(next)) to = next - 1;
    const held = (cell?.lines ?? []).sort((one, other) => one.y - other.y || one.left - other.left);
    cells.push({
      lines: held.map((line) => line.text),
      columns: to - column + 1,
      bold: held.length > 0 && held.every((line) => line.bold),
    });
    column = to + 1;
  }
  return cells;
}

/** Rows of bold cells at the top name the columns. Without bold type the first row does, unless it holds figures or the first column names the rows. */
function headerCount(rows: readonly (readonly CellDraft[])[]): number {
  const isBold = (row: readonly CellDraft[]): boolean =>
    row.some((cell) => cell.bold) && row.every((cell) => cell.bold || cell.lines.length === 0);
  let count = 0;
  while (count < rows.length - 1 && count < 3 && isBold(rows[count]!)) count++;
  if (count > 0 || rows.length < 2) return count;
  const first = rows[0]!;
  const texts = first.map((cell) => cell.lines.join(' '));
  if (rows.every((row) => row[0]!.bold) || texts.some((text) => /^[<>≤≥±~\d.,\s%–-]+$/u.test(text) || text === '')) return 0;
  return rows.every((row) => /:$/.test(row[0]!.lines.join(' '))) ? 0 : 1;
}
