import { appraisalKind } from '../../appraisal/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { usedEvidence } from '../used-evidence.ts';

const evidenceIsAppraised: TraceLink = {
  id: 'evidence-is-appraised',
  title: 'Evidence is appraised',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(c)', 'MEDDEV 2.7/1 revision 4, section 9'],
  from: ['reference', 'data-set'],
  to: ['appraisal'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, appraisalKind)) yield { from: data.itemId, to: id };
  },
  required: {
    needs: usedEvidence,
    why: 'All relevant data are appraised for their suitability, favourable and unfavourable alike.',
    remedy: 'Appraise the item with a published tool and say what it contributes.',
    basis: 'Regulation (EU) 2017/745, Annex XIV part A, section 1(c)',
  },
  examples: [
    {
      says: 'an item that is used and appraised',
      records: {
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
        appraisal: [{ id: 'apr_1', data: { itemId: 'ref_1', contribution: 'pivotal' } }],
      },
      pairs: ['ref_1 > apr_1'],
      holes: [],
    },
    {
      says: 'an item that is used and not appraised',
      records: {
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
      },
      pairs: [],
      holes: ['ref_1'],
    },
    {
      says: 'a reference nobody included or used',
      records: { reference: [{ id: 'ref_1', data: { title: 'A trial' } }] },
      pairs: [],
      holes: [],
    },
    {
      says: 'a reference that was included',
      records: { reference: [{ id: 'ref_1', data: { title: 'A trial' } }] },
      context: { includedIds: ['ref_1'] },
      pairs: [],
      holes: ['ref_1'],
    },
  ],
};

export default evidenceIsAppraised;
