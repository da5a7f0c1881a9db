import { claimKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const claimHasCriterion: TraceLink = {
  id: 'claim-has-criterion',
  title: 'A claim has an acceptance criterion on its parameter',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(a), sixth and eighth indent'],
  from: ['claim'],
  to: ['outcome-parameter'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, claimKind))
      if (data.outcomeParameterId && data.acceptanceCriterion) yield { from: id, to: data.outcomeParameterId };
  },
  required: {
    needs: (snapshot) => all(snapshot, claimKind).map((claim) => claim.id),
    why: 'Without a bound fixed beforehand any result can be read as support.',
    remedy: 'Derive a bound from the state of the art and fix it before results are looked at.',
    basis: 'Regulation (EU) 2017/745, Annex XIV part A, section 1(a), sixth and eighth indent',
  },
  examples: [
    {
      says: 'a claim with its criterion',
      records: {
        claim: [
          {
            id: 'clm_1',
            data: {
              statement: 'Fewer infections',
              type: 'clinical benefit',
              outcomeParameterId: 'par_1',
              acceptanceCriterion: { measure: 'RR', side: 'at most', bound: 1 },
            },
          },
        ],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
      },
      pairs: ['clm_1 > par_1'],
      holes: [],
    },
    {
      says: 'a claim with a parameter only',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit', outcomeParameterId: 'par_1' } }],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
      },
      pairs: [],
      holes: ['clm_1'],
    },
  ],
};

export default claimHasCriterion;
