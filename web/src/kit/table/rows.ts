import { useQueries } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { call, type InputOf, type OperationId, type OutputOf } from '../../api/client.ts';

/** The rows a table draws: all of them at hand, or a window onto many more. */
export interface Rows<Row> {
  readonly total: number;
  /** The row at a place; undefined while it is on the way. */
  readonly at: (index: number) => Row | undefined;
  /** Says which places are seen, so that they can be fetched. */
  readonly see: (first: number, last: number) => void;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Every row at once, to select them all; for lists of no more than `selectedMax`. */
  readonly all: () => Promise<readonly Row[]>;
}

/** So many rows of a server's list can be selected at once. */
export const selectedMax = 1_000;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

const pageSize = 100;

/**
 * Rows that the server pages and sorts: only the pages that are seen are fetched, and the last ones seen stay in the cache. `input` is the
 * operation's input without offset and limit.
 */
export function useServerRows<Id extends OperationId, Row>(
  id: Id,
  input: Omit<InputOf<Id>, 'offset' | 'limit'>,
  pick: (output: OutputOf<Id>) => Page<Row>,
): Rows<Row> {
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const { evaluation, ...rest } = input as { evaluation?: string };
  const firstPage = Math.floor(seen.first / pageSize);
  const lastPage = Math.floor(seen.last / pageSize);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
  const results = useQueries({
    queries: pages.map((page) => {
      const window = { ...rest, offset: page * pageSize, limit: pageSize };
      return {
        queryKey: [evaluation ?? 'installation', id, window],
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          pick(await call(id, { ...window, ...(evaluation ? { evaluation } : {}) } as InputOf<Id>, { signal })),
        staleTime: 10_000,
      };
    }),
  });
  const total = useRef(0);
  const asked = useRef('');
  const asking = JSON.stringify([id, input]);
  const known = results.find((result) => result.data)?.data;
  if (known) total.current = known.total;
  else if (asked.current !== asking) total.current = 0;
  asked.current = asking;
  const see = useCallback((first: number, last: number) => {
    setSeen((previous) =>
      Math.floor(previous.first / pageSize) === Math.floor(first / pageSize) &&
      Math.floor(previous.last / pageSize) === Math.floor(last / pageSize)
        ? previous
        : { first, last },
    );
  }, []);
  return {
    total: total.current,
    at: (index) => results[Math.floor(index / pageSize) - firstPage]?.data?.rows[index % pageSize],
    see,
    loading: total.current === 0 && results.some((result) => result.isPending),
    error: results.find((result) => result.error)?.error,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
    all: async () => pick(await call(id, { ...input, offset: 0, limit: selectedMax } as unknown as InputOf<Id>)).rows,
  };
}
