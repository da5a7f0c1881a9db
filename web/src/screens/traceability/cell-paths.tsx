import type { MatrixCell, TraceNode } from '@cerulean/evaluation/traceability';
import { CloseButton, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { operationQuery } from '../../api/queries.ts';
import link from '../../kit/link.module.css';
import { linkTitle } from './link-titles.ts';
import classes from './traceability.module.css';
import { kindWord } from './walk-tree.ts';

interface CellPathsProps {
  readonly evaluation: string;
  readonly row: TraceNode;
  readonly column: TraceNode;
  readonly cell: MatrixCell;
  readonly onClose: () => void;
}

/** The ways from a row to a column, each node with its name and each link with what it says. */
export function CellPaths({ evaluation, row, column, cell, onClose }: CellPathsProps) {
  const between = [...new Set(cell.paths.flatMap(({ nodes }) => nodes.slice(1, -1)))];
  const found = useQueries({
    queries: between.map((id) => ({ ...operationQuery('traceability.thread.get', { evaluation, id, depth: 1 }), staleTime: 60_000 })),
  });
  const nodes = new Map<string, { readonly kind: string; readonly label: string } | undefined>([
    ...between.map((id, index) => [id, found[index]?.data?.node] as const),
    [row.id, row],
    [column.id, column],
  ]);
  return (
    <section className={classes.paths} aria-label="How they are connected">
      <header>
        <Title order={2}>
          {cell.paths.length === 1 ? 'The way' : `${cell.paths.length} ways`} from “{row.label}” to “{column.label}”
        </Title>
        <CloseButton aria-label="Close the ways" onClick={onClose} />
      </header>
      {cell.paths.map((path) => (
        <ol key={path.nodes.join(' ')} className={classes.path}>
          {path.nodes.map((id, index) => {
            const node = nodes.get(id);
            const by = path.links[index - 1];
            return (
              <li key={id}>
                {by && <small>↓ {linkTitle(by)}</small>}
                <Link to="/e/$evaluation/traceability/walk" params={{ evaluation }} search={{ node: id } as never} className={link.link}>
                  {node?.label || '…'}
                </Link>
                {node && <span className={classes.why}>{kindWord(node.kind)}</span>}
              </li>
            );
          })}
        </ol>
      ))}
    </section>
  );
}
