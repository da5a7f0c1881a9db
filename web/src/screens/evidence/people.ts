import { useCallback } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';

/** The name of a person of the team by id; somebody who has left the team keeps the name in the records only. */
export function useNameOf(): (personId: string) => string {
  const evaluation = useEvaluationId();
  const members = useOperation('team.membership.list', { evaluation }).data?.members;
  return useCallback(
    (personId) => members?.find(({ data }) => data.personId === personId)?.name ?? 'somebody no longer in the team',
    [members],
  );
}
