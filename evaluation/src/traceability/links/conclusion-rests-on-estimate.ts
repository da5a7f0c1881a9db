import { conclusionKind } from '../../conclusions/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const conclusionRestsOnEstimate: TraceLink = {
  id: 'conclusion-rests-on-estimate',
  title: 'A conclusion rests on an estimate',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(e)'],
  from: ['conclusion'],
  to: ['estimate'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, conclusionKind)) if (data.estimateId) yield { from: id, to: data.estimateId };
  },
  examples: [
    {
      says: 'a conclusion that names its estimate',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit' } }],
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
        conclusion: [
          { id: 'ccl_1', data: { claimId: 'clm_1', estimateId: 'est_1', verdict: 'supported', reason: 'the limit keeps to the bound' } },
        ],
      },
      pairs: ['ccl_1 > est_1'],
      holes: [],
    },
  ],
};

export default conclusionRestsOnEstimate;
