import { done, trouble } from '@cerulean/evaluation/base';
import { findingDecisionKind } from '@cerulean/evaluation/consistency';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(findingDecisionKind, {
  word: 'consistency',
  path: 'consistency/decisions',
  permission: 'traceability.accept',
  check: async ({ fingerprint }, { reader }, existing) => {
    const [other] = (await reader.where(findingDecisionKind, 'fingerprint', fingerprint)).filter(({ id }) => id !== existing?.id);
    if (!other) return done([]);
    return trouble('changed-meanwhile', 'Somebody else has already decided about this finding.', {
      remedy: 'Look at their decision and change it if it should be another.',
      details: { theirs: other },
    });
  },
});
