import { claimKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const claimHasParameter: TraceLink = {
  id: 'claim-has-parameter',
  title: 'A claim is judged by an outcome parameter',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(a), fourth indent'],
  from: ['claim'],
  to: ['outcome-parameter'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, claimKind)) if (data.outcomeParameterId) yield { from: id, to: data.outcomeParameterId };
  },
  required: {
    needs: (snapshot) => all(snapshot, claimKind).map((claim) => claim.id),
    why: 'A benefit is a measurable, patient-relevant outcome; a claim without a parameter cannot be tested.',
    remedy: 'Choose or define the outcome parameter the claim is judged by.',
    basis: 'Regulation (EU) 2017/745, Article 2(53) and Annex XIV part A, section 1(a)',
  },
  examples: [
    {
      says: 'a claim with its parameter',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit', outcomeParameterId: 'par_1' } }],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
      },
      pairs: ['clm_1 > par_1'],
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

export default claimHasParameter;
