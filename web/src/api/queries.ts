import {
  keepPreviousData,
  type Query,
  QueryClient,
  queryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, type InputOf, type OperationId, type OutputOf } from './client.ts';
import { ProblemError } from './problem.ts';

/** The one cache of everything loaded. Trouble the server explained is not retried: the answer would be the same. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && error instanceof ProblemError && error.code === 'unavailable',
      refetchOnWindowFocus: true,
    },
  },
});

/** Where an operation's answer is kept: under its evaluation, so that a change there can mark everything about it as stale. */
function keyOf(id: OperationId, input: unknown): readonly unknown[] {
  const { evaluation, ...rest } = input as { evaluation?: string };
  return [evaluation ?? 'installation', id, rest];
}

/** A reading operation as query options, for loaders and hooks. */
export function operationQuery<Id extends OperationId>(id: Id, input: InputOf<Id>) {
  return queryOptions({ queryKey: keyOf(id, input), queryFn: ({ signal }) => call(id, input, { signal }) });
}

/** Reads an operation and keeps it fresh. `keepPrevious` shows the last answer while another page or filter loads. */
export function useOperation<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  {
    enabled = true,
    keepPrevious = false,
    staleTime,
    retryOnMount = true,
  }: { enabled?: boolean; keepPrevious?: boolean; staleTime?: number; retryOnMount?: boolean } = {},
): UseQueryResult<OutputOf<Id>, Error> {
  return useQuery({
    queryKey: keyOf(id, input),
    queryFn: ({ signal }: { signal: AbortSignal }) => call(id, input, { signal }),
    enabled,
    retryOnMount,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(staleTime === undefined ? {} : { staleTime }),
  });
}

/**
 * Marks everything about an evaluation, and the list of evaluations, as stale; without one, everything of the installation. A first answer that is
 * still under way was asked for before the change and would be taken for the newest when it arrives, so it is asked for anew.
 */
export async function invalidate(client: QueryClient, evaluation?: string): Promise<unknown> {
  const firstAnswer = ({ state }: Query) => state.fetchStatus === 'fetching' && state.data === undefined;
  if (evaluation) await client.cancelQueries({ queryKey: [evaluation], predicate: firstAnswer });
  return Promise.all([
    ...(evaluation ? [client.invalidateQueries({ queryKey: [evaluation] })] : []),
    client.invalidateQueries({ queryKey: ['installation'], predicate: ({ queryKey }) => queryKey[1] !== 'team.session.get' }),
  ]);
}

/** A changing operation. After it is done, everything about its evaluation is read again. */
export function useChange<Id extends OperationId>(id: Id) {
  const client = useQueryClient();
  return useMutation<OutputOf<Id>, Error, InputOf<Id>>({
    mutationFn: (input) => call(id, input),
    onSuccess: (_output, input) => invalidate(client, (input as { evaluation?: string }).evaluation),
  });
}
