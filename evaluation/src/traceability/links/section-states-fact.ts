import type { TraceLink } from '../link.ts';
import { nodeKinds, sectionNode } from '../node.ts';

const sectionStatesFact: TraceLink = {
  id: 'section-states-fact',
  title: 'A section of a document states what a record says',
  references: ['MEDDEV 2.7/1 revision 4, A10-1'],
  from: ['section'],
  to: [
    'claim',
    'outcome-parameter',
    'estimate',
    'outcome',
    'reference',
    'data-set',
    'appraisal',
    'risk',
    'requirement',
    'conclusion',
    'gap',
    'action',
    'signal',
    'decision',
  ],
  *find(snapshot, context) {
    const known = new Set(nodeKinds.flatMap((kind) => (snapshot.records[kind] ?? []).map((record): string => record.id)));
    for (const section of context.sections ?? []) {
      for (const to of section.recordIds)
        if (known.has(to) && !section.referenceIds.includes(to)) yield { from: sectionNode(section.id), to };
    }
  },
  examples: [
    {
      says: 'a section that shows an estimate, and a record that is no node',
      records: { estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }] },
      context: {
        sections: [
          { id: 'cer-4.6.3', number: '4.6.3', title: 'Requirement on performance', referenceIds: [], recordIds: ['est_1', 'dev_1'] },
        ],
      },
      pairs: ['section:cer-4.6.3 > est_1'],
      holes: [],
    },
  ],
};

export default sectionStatesFact;
