import { decisionKind, signalKind } from '../../quality-system/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const signalHasDecision: TraceLink = {
  id: 'signal-has-decision',
  title: 'A signal has a decision',
  references: ['Regulation (EU) 2017/745, Articles 61(11) and 83(3)'],
  from: ['signal'],
  to: ['decision'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, decisionKind)) yield { from: data.signalId, to: id };
  },
  required: {
    needs: (snapshot) => all(snapshot, signalKind).map((signal) => signal.id),
    why: 'News that nobody decided on is news the evaluation ignored.',
    remedy: 'Triage the signal and record the decision; no impact is a decision too.',
    basis: 'Regulation (EU) 2017/745, Article 83(3)(c)',
  },
  examples: [
    {
      says: 'a signal with its decision',
      records: {
        signal: [
          {
            id: 'sig_1',
            data: {
              title: 'Complaints rise',
              input: 'complaint-trend',
              detectedOn: '2026-03-01',
              claimIds: ['clm_1'],
              riskIds: ['rsk_1'],
              dataSetId: 'dat_1',
            },
          },
        ],
        decision: [
          {
            id: 'dec_1',
            data: {
              signalId: 'sig_1',
              outcome: 'no impact',
              reason: 'within limits',
              decidedBy: 'A',
              decidedAt: '2026-03-02T08:00:00.000Z',
            },
          },
        ],
      },
      pairs: ['sig_1 > dec_1'],
      holes: [],
    },
    {
      says: 'a signal without one',
      records: {
        signal: [
          {
            id: 'sig_1',
            data: {
              title: 'Complaints rise',
              input: 'complaint-trend',
              detectedOn: '2026-03-01',
              claimIds: ['clm_1'],
              riskIds: ['rsk_1'],
              dataSetId: 'dat_1',
            },
          },
        ],
      },
      pairs: [],
      holes: ['sig_1'],
    },
  ],
};

export default signalHasDecision;
