import { ourDefault, type SignalInput } from '../input.ts';

const pmcfResult: SignalInput = {
  id: 'pmcf-result',
  title: 'Result of post-market clinical follow-up',
  references: ['Regulation (EU) 2017/745, Article 61(11) and Annex XIV part B'],
  why: 'Follow-up answers the gaps the evaluation left open; its conclusions update the evaluation and risk management.',
  check: [
    'Which gap does it answer, and is the gap closed?',
    'Was an endpoint missed, or the study too small to tell?',
    'Are there side-effects or misuse nobody expected?',
    'Does the estimate of a claim change?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['pmcf', 'pmcf study', 'pmcf report', 'follow-up', 'nachbeobachtung'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default pmcfResult;
