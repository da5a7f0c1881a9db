import { claimKind, requirementKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import { estimatesOfClaims } from '../estimates-of-claim.ts';
import type { TraceLink } from '../link.ts';
import { requirementIds } from '../requirement-ids.ts';

const requirementHasEvidence: TraceLink = {
  id: 'requirement-has-evidence',
  title: 'A requirement is met by evidence',
  references: ['Regulation (EU) 2017/745, Article 61(1)'],
  from: ['requirement'],
  to: ['reference', 'data-set'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, requirementKind)) for (const to of data.evidenceIds) yield { from: id, to };
  },
  required: {
    needs: (snapshot) => {
      const numbers = requirementIds(snapshot);
      const estimated = new Set([...estimatesOfClaims(snapshot)].map((pair) => pair.from));
      const claims = all(snapshot, claimKind).filter((claim) => estimated.has(claim.id));
      const answered = new Set(claims.flatMap((claim) => claim.data.requirementNumbers.map((number) => numbers.get(number))));
      return all(snapshot, requirementKind)
        .filter(({ id, data }) => data.applicable && data.needsClinicalEvidence && !answered.has(id))
        .map((requirement) => requirement.id);
    },
    why: 'A requirement that needs clinical evidence and has none is not shown to be met.',
    remedy: 'Name the references or data sets, or answer it with a claim that has an estimate.',
    basis: 'Regulation (EU) 2017/745, Article 61(1) and Annex XIV part A, section 1(a), first indent',
  },
  examples: [
    {
      says: 'a requirement with a reference',
      records: {
        requirement: [{ id: 'req_1', data: { number: '8', needsClinicalEvidence: true, evidenceIds: ['ref_1'] } }],
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
      },
      pairs: ['req_1 > ref_1'],
      holes: [],
    },
    {
      says: 'one that needs evidence and has none',
      records: { requirement: [{ id: 'req_1', data: { number: '8', needsClinicalEvidence: true } }] },
      pairs: [],
      holes: ['req_1'],
    },
    {
      says: 'one that does not need clinical evidence',
      records: { requirement: [{ id: 'req_1', data: { number: '8' } }] },
      pairs: [],
      holes: [],
    },
    {
      says: 'one that a claim with an estimate answers',
      records: {
        requirement: [{ id: 'req_1', data: { number: '8', needsClinicalEvidence: true } }],
        claim: [
          {
            id: 'clm_1',
            data: { statement: 'Fewer infections', type: 'clinical benefit', outcomeParameterId: 'par_1', requirementNumbers: ['8'] },
          },
        ],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
      },
      pairs: [],
      holes: [],
    },
  ],
};

export default requirementHasEvidence;
