import type { Matrix, MatrixRow } from '@cerulean/evaluation/traceability';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Key, useKeysHelp } from '../../frame/registry.ts';
import { describeCell, emptyColumns, markOf } from './describe-path.ts';
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

/** Which rows are connected with which columns; only what is seen is drawn, and arrow keys move through it. */
export function TraceMatrix({ evaluation, label, matrix, rows, justified, chosen, onChoose }: TraceMatrixProps) {
  const { columns } = matrix;
  // About seven pixels for each letter of the longest head, so that short ones leave room for rows.
  const headHeight = Math.min(headHeightMax, 28 + 7 * Math.max(4, ...columns.map((column) => column.label.length)));
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const [told, setTold] = useState('');
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
    overscan: 8,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => columnWidth,
    paddingStart: headWidth,
    scrollPaddingStart: headWidth,
    overscan: 12,
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
    const step = steps[event.key];
    if (!step || !(event.target as HTMLElement).closest('[data-cell]')) return;
    event.preventDefault();
    step();
  };
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
            {lines.map(({ index: rowIndex, key: rowKey }) => {
              const row = rows[rowIndex]!;
              const cells = cellsOf.get(row.node.id);
              const hole = holeOf(row.node.id, row.hole);
              return (
                <tr key={rowKey} aria-rowindex={rowIndex + 2} style={{ height: rowHeight }}>
                  <th scope="row" className={classes.rowHead} data-hole={hole}>
                    <Link {...walkTo(row.node.id)} title={row.node.label}>
                      {row.node.label}
                    </Link>
                    {hole && (
                      <span className="visually-hidden">{hole === 'open' ? ', a hole: leads to none' : ', leads to none, justified'}</span>
                    )}
                  </th>
                  {left > 0 && <td aria-hidden />}
                  {places.map(({ index, key }) => {
                    const column = columns[index]!;
                    const cell = cells?.get(column.id);
                    const sentence = describeCell(row.node.label, column.label, cell);
                    const mark = cell && markOf(cell);
                    return (
                      <td
                        key={key}
                        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cells of a grid take the focus
                        role="gridcell"
                        aria-colindex={index + 2}
                        aria-label={sentence}
                        title={cell ? sentence : undefined}
                        className={classes.cell}
                        data-cell={`${rowIndex} ${index}`}
                        data-mark={mark}
                        data-chosen={(chosen.row === row.node.id && chosen.column === column.id) || undefined}
                        tabIndex={active.row === rowIndex && active.column === index ? 0 : -1}
                        onFocus={() => {
                          setActive({ row: rowIndex, column: index });
                          setTold(sentence);
                        }}
                        onClick={() => cell && onChoose(row.node.id, column.id)}
                        onKeyDown={(event) => {
                          if (event.key === 'Enter' && cell) onChoose(row.node.id, column.id);
                        }}
                      >
                        {mark && <span className={classes.mark} data-mark={mark} />}
                      </td>
                    );
                  })}
                  {right > 0 && <td aria-hidden />}
                </tr>
              );
            })}
            {below > 0 && <tr aria-hidden style={{ height: below }} />}
          </tbody>
        </table>
      </div>
      <p className={classes.told} aria-hidden>
        {told}
      </p>
    </>
  );
}
