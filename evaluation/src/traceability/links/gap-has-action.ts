import { gapKind } from '../../conclusions/index.ts';
import { actionKind } from '../../quality-system/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const gapHasAction: TraceLink = {
  id: 'gap-has-action',
  title: 'A gap has an action',
  references: ['Regulation (EU) 2017/745, Annex XIV part B, section 8'],
  from: ['gap'],
  to: ['action'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, actionKind)) if (data.gapId) yield { from: data.gapId, to: id };
  },
  required: {
    needs: (snapshot) =>
      all(snapshot, gapKind)
        .filter(({ data }) => data.state === 'open')
        .map((gap) => gap.id),
    why: 'A gap that nobody acts on is forgotten until an auditor asks for it.',
    remedy: 'Make an action of it, or close the gap with a reason.',
    basis: 'Regulation (EU) 2017/745, Annex XIV part B, sections 6.2(d) and 8; MEDDEV 2.7/1 revision 4, A10-9',
  },
  examples: [
    {
      says: 'an open gap with its action',
      records: {
        gap: [{ id: 'gap_1', data: { title: 'Use beyond 30 days' } }],
        action: [{ id: 'act_1', data: { title: 'Study longer use', target: 'PMCF', gapId: 'gap_1' } }],
      },
      pairs: ['gap_1 > act_1'],
      holes: [],
    },
    {
      says: 'an open gap without one',
      records: { gap: [{ id: 'gap_1', data: { title: 'Use beyond 30 days' } }] },
      pairs: [],
      holes: ['gap_1'],
    },
    {
      says: 'a closed gap',
      records: { gap: [{ id: 'gap_1', data: { title: 'Use beyond 30 days', state: 'closed' } }] },
      pairs: [],
      holes: [],
    },
  ],
};

export default gapHasAction;
