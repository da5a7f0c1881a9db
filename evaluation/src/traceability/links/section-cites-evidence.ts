import type { TraceLink } from '../link.ts';
import { sectionNode } from '../node.ts';

const sectionCitesEvidence: TraceLink = {
  id: 'section-cites-evidence',
  title: 'A section of a document cites a reference',
  references: ['MEDDEV 2.7/1 revision 4, A9, section 9'],
  from: ['section'],
  to: ['reference'],
  *find(_snapshot, context) {
    for (const section of context.sections ?? []) for (const to of section.referenceIds) yield { from: sectionNode(section.id), to };
  },
  examples: [
    {
      says: 'a section with a citation',
      records: { reference: [{ id: 'ref_1', data: { title: 'A trial' } }] },
      context: {
        sections: [{ id: 'cer-4.4', number: '4.4', title: 'Clinical data from literature', referenceIds: ['ref_1'], recordIds: [] }],
      },
      pairs: ['section:cer-4.4 > ref_1'],
      holes: [],
    },
  ],
};

export default sectionCitesEvidence;
