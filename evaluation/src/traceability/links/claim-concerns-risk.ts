import { claimKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const claimConcernsRisk: TraceLink = {
  id: 'claim-concerns-risk',
  title: 'A claim concerns a risk',
  references: ['ISO 14971:2019 (from knowledge): benefit and risk are weighed together'],
  from: ['claim'],
  to: ['risk'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, claimKind)) for (const to of data.riskIds) yield { from: id, to };
  },
  examples: [
    {
      says: 'a claim that names a risk',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit', riskIds: ['rsk_1'] } }],
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism' } }],
      },
      pairs: ['clm_1 > rsk_1'],
      holes: [],
    },
  ],
};

export default claimConcernsRisk;
