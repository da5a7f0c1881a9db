import { ourDefault, type SignalInput } from '../input.ts';

const riskFileChange: SignalInput = {
  id: 'risk-file-change',
  title: 'Change of the risk file',
  references: ['Regulation (EU) 2017/745, Annex I, section 3', 'ISO 14971:2019 (from knowledge)'],
  why: 'Benefit-risk rests on the risks of the file; a new hazard or another estimate must be met by clinical data.',
  check: [
    'Is the hazard or the harm new to the report?',
    'Does the estimate agree with the rates of clinical data and of surveillance?',
    'Do acceptance criteria derived from the state of the art still hold?',
    'Is the residual risk in the instructions for use?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['risk', 'risk update', 'risk file', 'risk management', 'risikoakte', 'risikomanagement', 'risikoanderung'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default riskFileChange;
