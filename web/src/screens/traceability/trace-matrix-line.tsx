import type { MatrixCell, MatrixRow, TraceNode } from '@cerulean/evaluation/traceability';
import { Link } from '@tanstack/react-router';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { describeCell, markOf } from './describe-path.ts';
import classes from './traceability.module.css';

interface TraceMatrixLineProps {
  readonly evaluation: string;
  readonly row: MatrixRow;
  readonly rowIndex: number;
  readonly height: number;
  readonly columns: readonly TraceNode[];
  readonly cells: ReadonlyMap<string, MatrixCell>;
  /** The columns that are drawn, and whether there are others before and after them. */
  readonly places: readonly VirtualItem[];
  readonly before: boolean;
  readonly after: boolean;
  readonly hole: 'open' | 'justified' | undefined;
  /** The column of the cell whose ways are shown, where it is in this row. */
  readonly chosenColumn: string | undefined;
  /** The place of the cell that takes the focus, where it is in this row. */
  readonly activeIndex: number | undefined;
}

/** One row of the trace matrix; drawn again only when something about this row changes, so that scrolling stays smooth. */
export const TraceMatrixLine = memo(function TraceMatrixLine(props: TraceMatrixLineProps) {
  const { evaluation, row, rowIndex, height, columns, cells, places, before, after, hole, chosenColumn, activeIndex } = props;
  return (
    <tr aria-rowindex={rowIndex + 2} style={{ height }}>
      <th scope="row" className={classes.rowHead} data-hole={hole}>
        <Link to="/e/$evaluation/traceability/walk" params={{ evaluation }} search={{ node: row.node.id } as never} title={row.node.label}>
          {row.node.label}
        </Link>
        {hole && <span className="visually-hidden">{hole === 'open' ? ', leads to none' : ', leads to none, justified'}</span>}
      </th>
      {before && <td aria-hidden />}
      {places.map(({ index, key }) => {
        const column = columns[index]!;
        const cell = cells.get(column.id);
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
            data-chosen={chosenColumn === column.id || undefined}
            tabIndex={activeIndex === index ? 0 : -1}
          >
            {mark && <span className={classes.mark} data-mark={mark} />}
          </td>
        );
      })}
      {after && <td aria-hidden />}
    </tr>
  );
});
