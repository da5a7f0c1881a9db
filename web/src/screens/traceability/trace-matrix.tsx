import type { Matrix, MatrixRow } from '@cerulean/evaluation/traceability';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Key, useKeysHelp } from '../../frame/registry.ts';
import { describeCell, emptyColumns } from './describe-path.ts';
import { TraceMatrixLine } from './trace-matrix-line.tsx';
import classes from './traceability.module.css';

interface TraceMatrixProps {
  readonly evaluation: string;
  readonly label: string;
  readonly matrix: Matrix;
  readonly rows: readonly MatrixRow[];
  /** Records whose missing link somebody justified. */
  readonly justified: ReadonlySet<string>;
  readonly chosen: { readonly row: string | undefined; readonly column: string | undefined };
  readonly onChoose: (row: string, column: string) => void;
}

const headHeightMax = 204;
const headWidth = 280;
const rowHeight = 38;
const columnWidth = 34;
const page = 10;

const keys: readonly Key[] = [
  { keys: '← → ↑ ↓', does: 'Move through the matrix' },
  { keys: 'Home', does: 'First column' },
  { keys: 'End', does: 'Last column' },
  { keys: 'Enter', does: 'Show how row and column are connected' },
];

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cell something happened in; nothing for heads. */
function placeOf(target: EventTarget): Place | undefined {
  const [row, column] = (target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset.cell?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Which rows are connected with which columns; only what is seen is drawn, and arrow keys move through it. */
export function TraceMatrix({ evaluation, label, matrix, rows, justified, chosen, onChoose }: TraceMatrixProps) {
  const { columns } = matrix;
  // About seven pixels for each letter of the longest head, so that short ones leave room for rows.
  const headHeight = Math.min(headHeightMax, 28 + 7 * Math.max(4, ...columns.map((column) => column.label.length)));
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);
  const moved = useRef(false);
  useKeysHelp(keys);
  const empty = useMemo(() => emptyColumns(matrix), [matrix]);
  const cellsOf = useMemo(() => new Map(rows.map((row) => [row.node.id, new Map(row.cells.map((cell) => [cell.column, cell]))])), [rows]);

  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 4,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => columnWidth,
    paddingStart: headWidth,
    scrollPaddingStart: headWidth,
    overscan: 6,
  });
  const lines = down.getVirtualItems();
  const places = across.getVirtualItems();
  const above = (lines[0]?.start ?? headHeight) - headHeight;
  const below = down.getTotalSize() - (lines.at(-1)?.end ?? down.getTotalSize());
  const left = (places[0]?.start ?? headWidth) - headWidth;
  const right = across.getTotalSize() - (places.at(-1)?.end ?? across.getTotalSize());

  // The focus moves once the cell is drawn, and only where keys moved it.
  useEffect(() => {
    if (!moved.current) return;
    const cell = scroll.current?.querySelector<HTMLElement>(`[data-cell="${active.row} ${active.column}"]`);
    if (!cell) return;
    moved.current = false;
    cell.focus({ preventScroll: true });
  });

  const goTo = (row: number, column: number) => {
    const next = { row: Math.min(Math.max(row, 0), rows.length - 1), column: Math.min(Math.max(column, 0), columns.length - 1) };
    moved.current = true;
    setActive(next);
    down.scrollToIndex(next.row);
    across.scrollToIndex(next.column);
  };
  const choose = (at: Place | undefined) => {
    const row = at && rows[at.row]?.node.id;
    const column = at && columns[at.column]?.id;
    if (row && column && cellsOf.get(row)?.has(column)) onChoose(row, column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = active;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowRight: () => goTo(row, column + 1),
      ArrowLeft: () => goTo(row, column - 1),
      ArrowDown: () => goTo(row + 1, column),
      ArrowUp: () => goTo(row - 1, column),
      PageDown: () => goTo(row + page, column),
      PageUp: () => goTo(row - page, column),
      Home: () => goTo(event.ctrlKey ? 0 : row, 0),
      End: () => goTo(event.ctrlKey ? rows.length - 1 : row, columns.length - 1),
    };
    if (event.key === 'Enter') return choose(placeOf(event.target));
    const step = steps[event.key];
    if (!step || !placeOf(event.target)) return;
    event.preventDefault();
    step();
  };
  const rowAt = rows[active.row];
  const columnAt = columns[active.column];
  const walkTo = (id: string) =>
    ({ to: '/e/$evaluation/traceability/walk', params: { evaluation }, search: { node: id } as never }) as const;
  const holeOf = (id: string, hole: boolean) => (hole ? (justified.has(id) ? 'justified' : 'open') : undefined);

  return (
    <>
      <div ref={scroll} className={classes.scroll}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take keys is a grid (WAI-ARIA 1.2)
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          className={classes.matrix}
          style={{ width: headWidth + columns.length * columnWidth }}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            const at = placeOf(event.target);
            if (at) setActive(at);
            setFocused(at !== undefined);
          }}
          onClick={(event) => choose(placeOf(event.target))}
        >
          <colgroup>
            <col style={{ width: headWidth }} />
            {left > 0 && <col style={{ width: left }} />}
            {places.map(({ key }) => (
              <col key={key} style={{ width: columnWidth }} />
            ))}
            {right > 0 && <col style={{ width: right }} />}
          </colgroup>
          <thead>
            <tr aria-rowindex={1} style={{ height: headHeight }}>
              <td className={classes.corner}>
                <span>
                  {rows.length} × {columns.length}
                </span>
              </td>
              {left > 0 && <td aria-hidden />}
              {places.map(({ index, key }) => {
                const column = columns[index]!;
                const hole = holeOf(column.id, empty.has(column.id));
                return (
                  <th key={key} scope="col" aria-colindex={index + 2} className={classes.columnHead} data-hole={hole}>
                    <Link {...walkTo(column.id)} title={`${column.label}${hole === 'open' ? ': nothing leads here' : ''}`} tabIndex={-1}>
                      {column.label}
                    </Link>
                  </th>
                );
              })}
              {right > 0 && <td aria-hidden />}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr aria-hidden style={{ height: above }} />}
            {lines.map(({ index, key }) => {
              const row = rows[index]!;
              return (
                <TraceMatrixLine
                  key={key}
                  evaluation={evaluation}
                  row={row}
                  rowIndex={index}
                  height={rowHeight}
                  columns={columns}
                  cells={cellsOf.get(row.node.id)!}
                  places={places}
                  before={left > 0}
                  after={right > 0}
                  hole={holeOf(row.node.id, row.hole)}
                  chosenColumn={chosen.row === row.node.id ? chosen.column : undefined}
                  activeIndex={active.row === index ? active.column : undefined}
                />
              );
            })}
            {below > 0 && <tr aria-hidden style={{ height: below }} />}
          </tbody>
        </table>
      </div>
      <p className={classes.told} aria-hidden>
        {focused && rowAt && columnAt && describeCell(rowAt.node.label, columnAt.label, cellsOf.get(rowAt.node.id)?.get(columnAt.id))}
      </p>
    </>
  );
}
