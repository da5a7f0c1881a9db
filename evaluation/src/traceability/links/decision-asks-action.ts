import { actionKind } from '../../quality-system/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const decisionAsksAction: TraceLink = {
  id: 'decision-asks-action',
  title: 'A decision asks for an action',
  references: ['Regulation (EU) 2017/745, Article 83(3) and (4)'],
  from: ['decision'],
  to: ['action'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, actionKind)) if (data.decisionId) yield { from: data.decisionId, to: id };
  },
  examples: [
    {
      says: 'an action a decision asked for',
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
        action: [{ id: 'act_1', data: { title: 'Study longer use', target: 'PMCF', signalId: 'sig_1', decisionId: 'dec_1' } }],
      },
      pairs: ['dec_1 > act_1'],
      holes: [],
    },
  ],
};

export default decisionAsksAction;
