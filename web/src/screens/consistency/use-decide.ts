import { findingDecisionKind } from '@cerulean/evaluation/consistency';
import { useRecordChanges } from '../../api/records.ts';
import { stateOf } from './arrange-findings.ts';
import type { DossierFinding, FindingState } from './use-consistency.ts';

interface Changes {
  readonly state?: FindingState;
  readonly reason?: string;
  /** Id of a person; empty for nobody. */
  readonly assigneeId?: string;
}

/** Decides about findings: one record for each fingerprint, made with the first decision and changed by the next. */
export function useDecide(evaluation: string) {
  const changes = useRecordChanges('consistency', findingDecisionKind, evaluation);
  return async (finding: DossierFinding, changed: Changes): Promise<void> => {
    const { decision, fingerprint, rule, attribute, message } = finding;
    const assigneeId = changed.assigneeId ?? decision?.assigneeId ?? '';
    const data = {
      fingerprint,
      rule,
      attribute,
      message,
      state: changed.state ?? stateOf(finding),
      reason: changed.reason ?? decision?.reason ?? '',
      ...(assigneeId ? { assigneeId } : {}),
    };
    if (decision) await changes.update(decision.id, decision.version, data, changed.reason);
    else await changes.create(data);
  };
}
