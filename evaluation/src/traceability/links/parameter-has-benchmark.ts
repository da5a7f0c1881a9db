import { outcomeParameterKind } from '../../plan/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const parameterHasBenchmark: TraceLink = {
  id: 'parameter-has-benchmark',
  title: 'A benchmark of a parameter comes from a reference',
  references: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(a), sixth indent'],
  from: ['outcome-parameter'],
  to: ['reference'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, outcomeParameterKind)) {
      for (const benchmark of data.benchmarks) for (const to of benchmark.referenceIds) yield { from: id, to };
    }
  },
  examples: [
    {
      says: 'a benchmark with its source',
      records: {
        'outcome-parameter': [
          {
            id: 'par_1',
            data: {
              name: 'Catheter-related bloodstream infection',
              type: 'events per patient',
              benchmarks: [{ description: 'plain catheters', value: 0.05, referenceIds: ['ref_1'] }],
            },
          },
        ],
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
      },
      pairs: ['par_1 > ref_1'],
      holes: [],
    },
  ],
};

export default parameterHasBenchmark;
