import { ourDefault, type SignalInput } from '../input.ts';

const newClaim: SignalInput = {
  id: 'new-claim',
  title: 'New or changed claim',
  references: ['Regulation (EU) 2017/745, Articles 2(12), 7 and 61(1)'],
  why: 'A claim in any material is part of the intended purpose; its evidence is sought before it is used.',
  check: [
    'Is there evidence of the strength the claim needs?',
    'Is it within the intended purpose?',
    'Has it an outcome parameter and an acceptance criterion fixed before results?',
  ],
  due: { days: 30, basis: ourDefault },
  alsoCalled: ['claim', 'marketing claim', 'werbeaussage', 'aussage'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-03-22' },
    { detectedOn: '2023-12-30', due: '2024-01-29' },
  ],
};

export default newClaim;
