import { ourDefault, type SignalInput } from '../input.ts';

const capa: SignalInput = {
  id: 'capa',
  title: 'Corrective or preventive action',
  references: ['Regulation (EU) 2017/745, Article 10(9)(l)', 'ISO 13485:2016, 8.5.2 and 8.5.3 (from knowledge)'],
  why: 'A CAPA with clinical relevance changes risks, and its effectiveness must be seen in clinical evaluation and risk management before it closes.',
  check: [
    'Does the cause or the measure touch a claim, a side-effect or a population?',
    'Was the risk file changed, and does the report follow it?',
    'Is the measure shown to be effective with clinical data where they are needed?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['capa', 'corrective action', 'preventive action', 'korrekturmassnahme', 'vorbeugemassnahme'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default capa;
