import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../api/client.ts';
import { operationQuery } from '../../api/queries.ts';

export type Checklists = OutputOf<'readiness.checklist.list'>;
export type ChecklistLine = Checklists['checklists'][number];
export type OpenChecklist = OutputOf<'readiness.checklist.get'>;
export type Item = OpenChecklist['items'][number];

/** Documents that are still being read say nothing yet; until they do, the answer is asked for again. */
const readingPause = 2000;
const whileReading = ({ state }: { state: { data: { pending: readonly string[] } | undefined } }) =>
  state.data && state.data.pending.length > 0 ? readingPause : (false as const);

/** Every checklist with its counts. */
export function useChecklists(evaluation: string) {
  return useQuery({ ...operationQuery('readiness.checklist.list', { evaluation }), refetchInterval: whileReading });
}

/** One checklist with its questions. */
export function useChecklist(evaluation: string, id: string) {
  return useQuery({ ...operationQuery('readiness.checklist.get', { evaluation, id }), refetchInterval: whileReading });
}
