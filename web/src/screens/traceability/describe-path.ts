import type { Matrix, MatrixCell, Path } from '@cerulean/evaluation/traceability';
import { linkTitle } from './link-titles.ts';
import { kindWord } from './walk-tree.ts';

/** How a row is connected to a column: at once, through others, or not. */
type Mark = 'direct' | 'path';

export function markOf({ paths }: MatrixCell): Mark {
  return paths.some(({ links }) => links.length === 1) ? 'direct' : 'path';
}

/** Beginnings of ids with the kind of node they belong to; a path names its nodes by id only. */
const kindsOfPrefix: Readonly<Record<string, string>> = {
  clm: 'claim',
  par: 'outcome-parameter',
  est: 'estimate',
  out: 'outcome',
  ref: 'reference',
  dat: 'data-set',
  apr: 'appraisal',
  rsk: 'risk',
  req: 'requirement',
  ccl: 'conclusion',
  gap: 'gap',
  act: 'action',
  sig: 'signal',
  dec: 'decision',
};

function nodeWord(id: string): string {
  if (id === 'instructions-for-use') return 'instructions for use';
  const [beginning = ''] = id.split(/[_:]/);
  return kindWord(kindsOfPrefix[beginning] ?? beginning);
}

/** A path in a few words: what the one link says, or through which kinds of record it leads. */
export function describePath({ nodes, links }: Path): string {
  const [only] = links;
  if (links.length === 1 && only) return `direct: ${linkTitle(only)}`;
  return `through ${nodes.slice(1, -1).map(nodeWord).join(' → ')}`;
}

/** A cell in one sentence, for those who point at it or hear it. */
export function describeCell(row: string, column: string, cell: MatrixCell | undefined): string {
  return `${row} / ${column}: ${cell ? cell.paths.map(describePath).join('; ') : 'not connected'}`;
}

/** Columns that no row reaches. */
export function emptyColumns({ rows, columns }: Matrix): ReadonlySet<string> {
  const reached = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return new Set(columns.flatMap(({ id }) => (reached.has(id) ? [] : [id])));
}
