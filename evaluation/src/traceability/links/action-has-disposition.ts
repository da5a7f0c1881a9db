import { actionKind } from '../../quality-system/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { dispositionNode } from '../node.ts';

const actionHasDisposition: TraceLink = {
  id: 'action-has-disposition',
  title: 'An action has a disposition',
  references: ['Regulation (EU) 2017/745, Article 10(9)(l) and Annex XIV part B, section 8'],
  from: ['action'],
  to: ['disposition'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, actionKind)) if (data.disposition) yield { from: id, to: dispositionNode(id) };
  },
  required: {
    needs: (snapshot) => all(snapshot, actionKind).map((action) => action.id),
    why: 'What the report recommends must have an answer, also when it is no.',
    remedy: 'Let the people it went to say what became of it, with the reason.',
    basis: 'Regulation (EU) 2017/745, Article 10(9)(l)',
  },
  examples: [
    {
      says: 'an action that was answered',
      records: {
        action: [
          {
            id: 'act_1',
            data: {
              title: 'Study longer use',
              target: 'PMCF',
              disposition: { outcome: 'PMCF objective', reason: 'objective 3', disposedBy: 'B', disposedAt: '2026-04-01T08:00:00.000Z' },
            },
          },
        ],
      },
      pairs: ['act_1 > disposition:act_1'],
      holes: [],
    },
    {
      says: 'an action that was not',
      records: { action: [{ id: 'act_1', data: { title: 'Study longer use', target: 'PMCF' } }] },
      pairs: [],
      holes: ['act_1'],
    },
  ],
};

export default actionHasDisposition;
