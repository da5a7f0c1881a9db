import { appraisalKind, rejectedItems } from '../../appraisal/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { retractedLink, retractedReferences } from '../retracted-evidence.ts';
import { usedEvidence } from '../used-evidence.ts';

const outcome = {
  id: 'out_1',
  data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
};
const retracted = { id: 'ref_1', data: { title: 'A trial', publicationTypes: ['Retracted Publication'] } };

const retractedEvidenceIsSetAside: TraceLink = {
  id: retractedLink,
  title: 'Retracted evidence is set aside',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(c)'],
  from: ['reference'],
  to: ['appraisal'],
  *find(snapshot) {
    const gone = retractedReferences(snapshot);
    if (gone.size === 0) return;
    const rejected = rejectedItems(snapshot);
    for (const { id, data } of all(snapshot, appraisalKind))
      if (gone.has(data.itemId) && rejected.has(data.itemId)) yield { from: data.itemId, to: id };
  },
  required: {
    *needs(snapshot, context) {
      const gone = retractedReferences(snapshot);
      if (gone.size === 0) return;
      for (const id of usedEvidence(snapshot, context)) if (gone.has(id)) yield id;
    },
    why: 'The publication was retracted, and a retracted publication is no valid evidence.',
    remedy: 'Reject it in the appraisal, or justify why its results still count.',
    basis: 'Regulation (EU) 2017/745, Annex XIV part A, section 1(c)',
  },
  examples: [
    {
      says: 'a retracted study that is used',
      records: { reference: [retracted], outcome: [outcome] },
      pairs: [],
      holes: ['ref_1'],
    },
    {
      says: 'a retracted study that the appraisal rejected',
      records: {
        reference: [retracted],
        outcome: [outcome],
        appraisal: [{ id: 'apr_1', data: { itemId: 'ref_1', contribution: 'rejected' } }],
      },
      pairs: ['ref_1 > apr_1'],
      holes: [],
    },
    {
      says: 'a retracted study that one of two appraisals keeps',
      records: {
        reference: [retracted],
        outcome: [outcome],
        appraisal: [
          { id: 'apr_1', data: { itemId: 'ref_1', contribution: 'rejected' } },
          { id: 'apr_2', data: { itemId: 'ref_1', contribution: 'supporting' } },
        ],
      },
      pairs: [],
      holes: ['ref_1'],
    },
    {
      says: 'a retracted study that nobody uses, and one in use that was only corrected',
      records: {
        reference: [
          retracted,
          { id: 'ref_2', data: { title: 'Another trial', links: [{ kind: 'erratum', direction: 'in', text: 'J Example. 2004;1:2' }] } },
        ],
        outcome: [{ ...outcome, data: { ...outcome.data, itemId: 'ref_2' } }],
      },
      pairs: [],
      holes: [],
    },
  ],
};

export default retractedEvidenceIsSetAside;
