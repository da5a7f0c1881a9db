import { claimKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import { estimatesOfClaims } from '../estimates-of-claim.ts';
import type { TraceLink } from '../link.ts';

const claimHasEstimate: TraceLink = {
  id: 'claim-has-estimate',
  title: 'A claim is compared with an estimate',
  references: ['Regulation (EU) 2017/745, Article 61(1) and Annex XIV part A, section 1(e)'],
  from: ['claim'],
  to: ['estimate'],
  find: estimatesOfClaims,
  required: {
    needs: (snapshot) => all(snapshot, claimKind).map((claim) => claim.id),
    why: 'A claim that no number speaks about rests on nothing.',
    remedy: 'Extract outcomes of its parameter and make an estimate in the measure of its criterion.',
    basis: 'Regulation (EU) 2017/745, Article 61(1)',
  },
  examples: [
    {
      says: 'an estimate of the parameter in the measure of the criterion',
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
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
      },
      pairs: ['clm_1 > est_1'],
      holes: [],
    },
    {
      says: 'an estimate in another measure',
      records: {
        claim: [
          {
            id: 'clm_1',
            data: {
              statement: 'Fewer infections',
              type: 'clinical benefit',
              outcomeParameterId: 'par_1',
              acceptanceCriterion: { measure: 'PR', side: 'at most', bound: 1 },
            },
          },
        ],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
      },
      pairs: [],
      holes: ['clm_1'],
    },
    {
      says: 'a conclusion that names the estimate',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit' } }],
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
        conclusion: [
          { id: 'ccl_1', data: { claimId: 'clm_1', estimateId: 'est_1', verdict: 'supported', reason: 'the limit keeps to the bound' } },
        ],
      },
      pairs: ['clm_1 > est_1'],
      holes: [],
    },
  ],
};

export default claimHasEstimate;
