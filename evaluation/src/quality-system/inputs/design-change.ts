import { ourDefault, type SignalInput } from '../input.ts';

const designChange: SignalInput = {
  id: 'design-change',
  title: 'Change of design, material, software or process',
  references: ['Regulation (EU) 2017/745, Annex IX 4.10 and Annex XIV part A, section 3'],
  why: 'A change can end equivalence, make data from earlier versions doubtful, or add a claim or a risk.',
  check: [
    'Does clinical evidence from earlier versions still hold?',
    'Does equivalence still hold?',
    'Are claims, population or instructions touched?',
    'Does the change need the approval of the notified body?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['change', 'design', 'change request', 'software change', 'anderung', 'designanderung'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default designChange;
