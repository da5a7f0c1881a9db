import { ourDefault, type SignalInput } from '../input.ts';

const fieldSafetyCorrectiveAction: SignalInput = {
  id: 'field-safety-corrective-action',
  title: 'Field safety corrective action',
  references: ['Regulation (EU) 2017/745, Articles 2(68) and 87(1)(b)'],
  why: 'An action in the field, of the device or a similar one, says that a risk was judged unacceptable; the evaluation is updated as a whole.',
  check: [
    'Which risk was judged unacceptable, and what did the report say of it?',
    'Does the action change the device, its instructions or its users?',
    'Is the action of a similar device relevant to this one?',
    'Do SSCP and PSUR name it?',
  ],
  due: { days: 10, basis: ourDefault },
  alsoCalled: ['fsca', 'field action', 'recall', 'korrekturmassnahme im feld', 'sicherheitskorrekturmassnahme', 'ruckruf'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-02' },
    { detectedOn: '2023-12-30', due: '2024-01-09' },
  ],
};

export default fieldSafetyCorrectiveAction;
