import { estimateKind } from '../../analysis/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { inputsOfEstimate, outcomesByParameter } from '../used-evidence.ts';

const estimateRestsOnOutcome: TraceLink = {
  id: 'estimate-rests-on-outcome',
  title: 'An estimate rests on extracted outcomes or a data set',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(e)'],
  from: ['estimate'],
  to: ['outcome', 'data-set'],
  *find(snapshot) {
    const byParameter = outcomesByParameter(snapshot);
    for (const { id, data } of all(snapshot, estimateKind)) for (const to of inputsOfEstimate(data, byParameter)) yield { from: id, to };
  },
  required: {
    needs: (snapshot) => all(snapshot, estimateKind).map((estimate) => estimate.id),
    why: 'A number nobody can follow to its sources is not evidence.',
    remedy: 'Extract outcomes of the parameter, or choose a data set.',
    basis: 'Regulation (EU) 2017/745, Annex XIV part A, section 1(b) to (e)',
  },
  examples: [
    {
      says: 'every outcome of its parameter',
      records: {
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
      },
      pairs: ['est_1 > out_1'],
      holes: [],
    },
    {
      says: 'a data set',
      records: {
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'IR', dataSetId: 'dat_1' } }],
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
        'data-set': [{ id: 'dat_1', data: { title: 'Complaints', type: 'complaints and sales' } }],
      },
      pairs: ['est_1 > dat_1'],
      holes: [],
    },
    {
      says: 'only outcomes of rejected evidence',
      records: {
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
        outcome: [
          {
            id: 'out_1',
            data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
          },
        ],
        appraisal: [{ id: 'apr_1', data: { itemId: 'ref_1', contribution: 'rejected' } }],
      },
      pairs: [],
      holes: ['est_1'],
    },
  ],
};

export default estimateRestsOnOutcome;
