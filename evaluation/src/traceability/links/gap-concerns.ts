import { gapKind } from '../../conclusions/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const gapConcerns: TraceLink = {
  id: 'gap-concerns',
  title: 'A gap concerns a claim or a risk',
  references: ['Regulation (EU) 2017/745, Annex XIV part B, section 6.2(d)'],
  from: ['gap'],
  to: ['claim', 'risk'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, gapKind)) for (const to of [...data.claimIds, ...data.riskIds]) yield { from: id, to };
  },
  examples: [
    {
      says: 'a gap in the evidence of a claim',
      records: {
        gap: [{ id: 'gap_1', data: { title: 'Use beyond 30 days', claimIds: ['clm_1'], riskIds: ['rsk_1'] } }],
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit' } }],
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism' } }],
      },
      pairs: ['gap_1 > clm_1', 'gap_1 > rsk_1'],
      holes: [],
    },
  ],
};

export default gapConcerns;
