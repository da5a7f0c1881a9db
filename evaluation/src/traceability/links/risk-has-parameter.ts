import { riskKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const riskHasParameter: TraceLink = {
  id: 'risk-has-parameter',
  title: 'A risk is measured by an outcome parameter',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(a), fifth indent'],
  from: ['risk'],
  to: ['outcome-parameter'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, riskKind)) for (const to of data.outcomeParameterIds) yield { from: id, to };
  },
  examples: [
    {
      says: 'a risk with a parameter',
      records: {
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', outcomeParameterIds: ['par_1'] } }],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
      },
      pairs: ['rsk_1 > par_1'],
      holes: [],
    },
  ],
};

export default riskHasParameter;
