import type { DataOf, Kind, Stored } from '@cerulean/evaluation/records';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type InputOf, type OperationId } from './client.ts';
import { invalidate } from './queries.ts';

// Kinds with the usual operations (list, create, update, remove; get and put for single ones) are called by name here. The names are put
// together from word and kind as the server does it, so the compiler cannot follow; these few lines are the only place where it is told.
type Calls = (id: string, input: Record<string, unknown>, options?: { signal?: AbortSignal }) => Promise<unknown>;
const callNamed: Calls = (id, input, options) => call(id as OperationId, input as InputOf<OperationId>, options);

const pageSize = 1000;

async function readAll(id: string, evaluation: string, signal: AbortSignal): Promise<{ records: Stored[]; total: number }> {
  const records: Stored[] = [];
  for (;;) {
    const page = (await callNamed(id, { evaluation, offset: records.length, limit: pageSize }, { signal })) as {
      records: Stored[];
      total: number;
    };
    records.push(...page.records);
    if (records.length >= page.total || page.records.length === 0) return { records, total: page.total };
  }
}

/** Every record of a kind that an evaluation has by the dozen or hundred. Kinds with many thousands are read in windows instead. */
export function useRecords<K extends Kind>(word: string, kind: K, evaluation: string, enabled = true) {
  const id = `${word}.${kind.name}.list`;
  return useQuery({
    queryKey: [evaluation, id, 'all'],
    queryFn: ({ signal }) => readAll(id, evaluation, signal) as Promise<{ records: Stored<DataOf<K>>[]; total: number }>,
    enabled,
  });
}

/** The one record of a single kind; null before it was first written. */
export function useSingleRecord<K extends Kind>(word: string, kind: K, evaluation: string) {
  const id = `${word}.${kind.name}.get`;
  return useQuery({
    queryKey: [evaluation, id, {}],
    queryFn: async ({ signal }) => ((await callNamed(id, { evaluation }, { signal })) as { record: Stored<DataOf<K>> | null }).record,
  });
}

function useNamedChange(evaluation: string) {
  const client = useQueryClient();
  return useMutation<unknown, Error, { id: string; input: Record<string, unknown> }>({
    mutationFn: ({ id, input }) => callNamed(id, { evaluation, ...input }),
    onSuccess: () => invalidate(client, evaluation),
  });
}

/** Creates, updates and removes records of a kind; what was read about the evaluation is then read again. */
export function useRecordChanges<K extends Kind>(word: string, kind: K, evaluation: string) {
  const { mutateAsync } = useNamedChange(evaluation);
  const name = `${word}.${kind.name}`;
  return {
    create: (data: DataOf<K>) => mutateAsync({ id: `${name}.create`, input: { data } }),
    update: (id: string, version: number, data: DataOf<K>, reason?: string) =>
      mutateAsync({ id: `${name}.update`, input: { id, version, data, reason } }),
    remove: (record: Pick<Stored, 'id' | 'version'>, reason?: string) =>
      mutateAsync({ id: `${name}.remove`, input: { id: record.id, version: record.version, reason } }),
    put: (version: number, data: DataOf<K>, reason?: string) => mutateAsync({ id: `${name}.put`, input: { version, data, reason } }),
  };
}
