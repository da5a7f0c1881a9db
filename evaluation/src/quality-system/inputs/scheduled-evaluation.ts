import { ourDefault, type SignalInput } from '../input.ts';

const scheduledEvaluation: SignalInput = {
  id: 'scheduled-evaluation',
  title: 'Scheduled update of the clinical evaluation',
  references: ['Regulation (EU) 2017/745, Article 61(11)', 'MEDDEV 2.7/1 revision 4, section 6.2.3'],
  why: 'The report names the date of its next update; auditors compare it with what was done.',
  check: [
    'Were literature, state of the art, surveillance and vigilance since the last report looked at?',
    'Do risk file and instructions for use still say the same as the report?',
    'Is the next date fixed, with its reason?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['scheduled', 'next evaluation', 'annual update', 'turnusmassig'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default scheduledEvaluation;
