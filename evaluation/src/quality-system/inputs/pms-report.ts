import { ourDefault, type SignalInput } from '../input.ts';

const pmsReport: SignalInput = {
  id: 'pms-report',
  title: 'Report on post-market surveillance (PSUR, PMS report)',
  references: ['Regulation (EU) 2017/745, Articles 83(3), 85 and 86'],
  why: 'Each review of surveillance data says, for eight uses, whether the data change something; the clinical evaluation is one of them.',
  check: [
    'Did the conclusion on benefit-risk change since the last one?',
    'Do rates agree with those in the report and in the risk file?',
    'Which data sets of the report are evidence here, and are they appraised?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['pms', 'psur', 'pms report', 'surveillance', 'pms bericht', 'sicherheitsbericht'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default pmsReport;
