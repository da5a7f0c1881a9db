import { conclusionKind } from '../../conclusions/index.ts';
import { claimKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const claimHasConclusion: TraceLink = {
  id: 'claim-has-conclusion',
  title: 'A claim has a conclusion',
  references: ['Regulation (EU) 2017/745, Article 61(12)', 'MEDDEV 2.7/1 revision 4, A9, section 5'],
  from: ['claim'],
  to: ['conclusion'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, conclusionKind)) yield { from: data.claimId, to: id };
  },
  required: {
    needs: (snapshot) => all(snapshot, claimKind).map((claim) => claim.id),
    why: 'The report must say of each claim whether the evidence supports it.',
    remedy: 'Record the verdict with its reason.',
    basis: 'MEDDEV 2.7/1 revision 4, A9, section 5, and A10',
  },
  examples: [
    {
      says: 'a claim with its verdict',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit' } }],
        conclusion: [{ id: 'ccl_1', data: { claimId: 'clm_1', verdict: 'insufficient', reason: 'one small study' } }],
      },
      pairs: ['clm_1 > ccl_1'],
      holes: [],
    },
    {
      says: 'a claim without one',
      records: { claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit' } }] },
      pairs: [],
      holes: ['clm_1'],
    },
  ],
};

export default claimHasConclusion;
