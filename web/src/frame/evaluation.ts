import { may, type Permission } from '@cerulean/evaluation/team';
import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../api/client.ts';
import { useOperation } from '../api/queries.ts';

export type EvaluationRow = OutputOf<'evaluation.evaluation.list'>['evaluations'][number];

/** The id of the evaluation whose pages are open; empty outside of one. */
export function useEvaluationId(): string {
  const { evaluation } = useParams({ strict: false }) as { evaluation?: string };
  return evaluation ?? '';
}

/** The open evaluation: title, device, version, own role and the number of records of each kind. */
export function useEvaluation(): OutputOf<'evaluation.evaluation.get'> | undefined {
  const evaluation = useEvaluationId();
  // Asked again by the page that says it cannot be shown, it would be pending again, that page would go, and both would follow each other for ever.
  return useOperation('evaluation.evaluation.get', { evaluation }, { enabled: evaluation !== '', retryOnMount: false }).data;
}

/** The open evaluation's line in the list, with what is open in it. */
export function useEvaluationRow(): EvaluationRow | undefined {
  const evaluation = useEvaluationId();
  return useOperation('evaluation.evaluation.list', {}).data?.evaluations.find(({ id }) => id === evaluation);
}

/** Whether the own role in the open evaluation may do something; false until the role is known, so that no button shows and then goes. */
export function useMay(permission: Permission): boolean {
  const role = useEvaluation()?.role;
  return role !== undefined && may(role, permission);
}
