import { riskKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { requirementIds } from '../requirement-ids.ts';

const riskAnswersRequirement: TraceLink = {
  id: 'risk-answers-requirement',
  title: 'A risk concerns a requirement',
  references: ['Regulation (EU) 2017/745, Annex I, sections 1 to 9'],
  from: ['risk'],
  to: ['requirement'],
  *find(snapshot) {
    const ids = requirementIds(snapshot);
    for (const { id, data } of all(snapshot, riskKind)) {
      for (const number of data.requirementNumbers) yield { from: id, to: ids.get(number) ?? `requirement ${number}` };
    }
  },
  examples: [
    {
      says: 'a requirement by its number',
      records: {
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', requirementNumbers: ['8'] } }],
        requirement: [{ id: 'req_1', data: { number: '8' } }],
      },
      pairs: ['rsk_1 > req_1'],
      holes: [],
    },
  ],
};

export default riskAnswersRequirement;
