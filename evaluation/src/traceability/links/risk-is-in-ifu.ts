import { riskKind } from '../../device/index.ts';
import { all } from '../../records/index.ts';
import type { TraceLink } from '../link.ts';
import { instructionsNode } from '../node.ts';

const riskIsInIfu: TraceLink = {
  id: 'risk-is-in-ifu',
  title: 'A residual risk is in the instructions for use',
  references: ['Regulation (EU) 2017/745, Annex I, sections 4 and 23.1(g)'],
  from: ['risk'],
  to: ['instructions-for-use'],
  *find(snapshot) {
    for (const { id, data } of all(snapshot, riskKind)) if (data.inInstructionsForUse) yield { from: id, to: instructionsNode };
  },
  required: {
    needs: (snapshot) =>
      all(snapshot, riskKind)
        .filter(({ data }) => data.residualRisk)
        .map((risk) => risk.id),
    why: 'Users are informed of residual risks; a residual risk missing in the instructions is a known finding of notified bodies.',
    remedy: 'Check the instructions and say in the risk that it is there, or justify why it need not be.',
    basis: 'Regulation (EU) 2017/745, Annex I, sections 4, 23.1(g) and 23.4(g)',
  },
  examples: [
    {
      says: 'a residual risk that users are told',
      records: { risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', residualRisk: 'low', inInstructionsForUse: true } }] },
      pairs: ['rsk_1 > instructions-for-use'],
      holes: [],
    },
    {
      says: 'a residual risk that they are not told',
      records: { risk: [{ id: 'rsk_1', data: { hazard: 'air embolism', residualRisk: 'low' } }] },
      pairs: [],
      holes: ['rsk_1'],
    },
    {
      says: 'a risk without a residual risk',
      records: { risk: [{ id: 'rsk_1', data: { hazard: 'air embolism' } }] },
      pairs: [],
      holes: [],
    },
  ],
};

export default riskIsInIfu;
