import { signalKind } from '../../quality-system/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const signalConcerns: TraceLink = {
  id: 'signal-concerns',
  title: 'A signal concerns a claim, a risk or a data set',
  references: ['Regulation (EU) 2017/745, Article 83(3)'],
  from: ['signal'],
  to: ['claim', 'risk', 'data-set'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, signalKind)) {
      for (const to of [...data.claimIds, ...data.riskIds, ...(data.dataSetId ? [data.dataSetId] : [])]) yield { from: id, to };
    }
  },
  examples: [
    {
      says: 'a signal on all three',
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
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit' } }],
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism' } }],
        'data-set': [{ id: 'dat_1', data: { title: 'Complaints', type: 'complaints and sales' } }],
      },
      pairs: ['sig_1 > clm_1', 'sig_1 > rsk_1', 'sig_1 > dat_1'],
      holes: [],
    },
  ],
};

export default signalConcerns;
