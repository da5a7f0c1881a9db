import { estimateKind } from '../../analysis/index.ts';
import { riskKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';

const riskHasEvidence: TraceLink = {
  id: 'risk-has-evidence',
  title: 'A risk is met by evidence',
  references: ['Regulation (EU) 2017/745, Annex I, sections 3 and 8'],
  from: ['risk'],
  to: ['reference', 'data-set', 'estimate'],
  *find(snapshot) {
    const estimates = new Map<string, string[]>();
    for (const { id, data } of all(snapshot, estimateKind))
      estimates.set(data.outcomeParameterId, [...(estimates.get(data.outcomeParameterId) ?? []), id]);
    for (const { id, data } of all(snapshot, riskKind)) {
      for (const to of data.evidenceIds) yield { from: id, to };
      for (const parameter of data.outcomeParameterIds) for (const to of estimates.get(parameter) ?? []) yield { from: id, to };
    }
  },
  required: {
    needs: (snapshot) =>
      all(snapshot, riskKind)
        .filter(({ data }) => !data.occurrenceSource)
        .map((risk) => risk.id),
    why: 'An estimate of occurrence without a source is a known finding of notified bodies; the rate in clinical data must meet it.',
    remedy: 'Name references, data sets or a parameter with an estimate, or write in the risk where its occurrence comes from.',
    basis: 'Regulation (EU) 2017/745, Annex I, section 3(e), and finding 7 of a published notified body review',
  },
  examples: [
    {
      says: 'a risk with a reference',
      records: {
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', evidenceIds: ['ref_1'] } }],
        reference: [{ id: 'ref_1', data: { title: 'A trial' } }],
      },
      pairs: ['rsk_1 > ref_1'],
      holes: [],
    },
    {
      says: 'a risk whose parameter has an estimate',
      records: {
        risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', outcomeParameterIds: ['par_1'] } }],
        'outcome-parameter': [{ id: 'par_1', data: { name: 'Catheter-related bloodstream infection', type: 'events per patient' } }],
        estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
      },
      pairs: ['rsk_1 > est_1'],
      holes: [],
    },
    { says: 'a risk with neither', records: { risk: [{ id: 'rsk_1', data: { hazard: 'air embolism' } }] }, pairs: [], holes: ['rsk_1'] },
    {
      says: 'a risk that says where its occurrence comes from',
      records: { risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', occurrenceSource: 'bench test TR-12' } }] },
      pairs: [],
      holes: [],
    },
  ],
};

export default riskHasEvidence;
