import { outcomeKind } from '../../analysis/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const outcomeFromEvidence: TraceLink = {
  id: 'outcome-from-evidence',
  title: 'An outcome was taken from a reference or data set',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(b)'],
  from: ['outcome'],
  to: ['reference', 'data-set'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, outcomeKind)) yield { from: id, to: data.itemId };
  },
  required: {
    needs: (snapshot) => all(snapshot, outcomeKind).map((outcome) => outcome.id),
    why: 'Whoever checks an outcome needs the publication it stands in.',
    remedy: 'Take the outcome again from evidence that is still there.',
    basis: 'MEDDEV 2.7/1 revision 4, section 9.1 and A10',
  },
  examples: [
    {
      says: 'an outcome with its publication',
      records: {
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
      },
      pairs: ['out_1 > ref_1'],
      holes: [],
    },
    {
      says: 'an outcome whose publication was removed',
      records: {
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
      },
      pairs: ['out_1 > ref_1'],
      holes: ['out_1'],
    },
  ],
};

export default outcomeFromEvidence;
