import { claimKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { requirementIds } from '../requirement-ids.ts';

const claimAnswersRequirement: TraceLink = {
  id: 'claim-answers-requirement',
  title: 'A claim answers a requirement',
  references: ['Regulation (EU) 2017/745, Article 61(1) and Annex XIV part A, section 1(a), first indent'],
  from: ['claim'],
  to: ['requirement'],
  *find(snapshot) {
    const ids = requirementIds(snapshot);
    for (const { id, data } of all(snapshot, claimKind)) {
      for (const number of data.requirementNumbers) yield { from: id, to: ids.get(number) ?? `requirement ${number}` };
    }
  },
  required: {
    needs: (snapshot) => all(snapshot, claimKind).map((claim) => claim.id),
    why: 'The evaluation shows conformity with requirements; a claim outside them is not part of the argument.',
    remedy: 'Name the requirements the claim helps to show, for performance usually 1.',
    basis: 'Regulation (EU) 2017/745, Annex XIV part A, section 1(a), first indent',
  },
  examples: [
    {
      says: 'a requirement by its number',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit', requirementNumbers: ['8'] } }],
        requirement: [{ id: 'req_1', data: { number: '8' } }],
      },
      pairs: ['clm_1 > req_1'],
      holes: [],
    },
    {
      says: 'a number that no record has',
      records: {
        claim: [{ id: 'clm_1', data: { statement: 'Fewer infections', type: 'clinical benefit', requirementNumbers: ['99'] } }],
        requirement: [{ id: 'req_1', data: { number: '8' } }],
      },
      pairs: ['clm_1 > requirement 99'],
      holes: ['clm_1'],
    },
  ],
};

export default claimAnswersRequirement;
