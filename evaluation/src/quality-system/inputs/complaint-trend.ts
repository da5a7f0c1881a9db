import { ourDefault, type SignalInput } from '../input.ts';

const complaintTrend: SignalInput = {
  id: 'complaint-trend',
  title: 'Complaint trend',
  references: ['Regulation (EU) 2017/745, Articles 83(3), 86 and 88', 'Annex I, section 3(e)'],
  why: 'A rate that rises may break what the report says about side-effects and benefit-risk; a trend that never reaches the report is the most common break between quality system and evaluation.',
  check: [
    'Is the rate outside the limits the report states, or above the acceptance criterion?',
    'Did severity change as well as frequency?',
    'Are the denominators and the duty to report the same over the period?',
    'Does it concern a user group, region, model or lot?',
    'Does the risk file estimate a lower probability or severity?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['complaints', 'trend', 'complaint', 'reklamation', 'reklamationen', 'beschwerde', 'beschwerdetrend'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default complaintTrend;
