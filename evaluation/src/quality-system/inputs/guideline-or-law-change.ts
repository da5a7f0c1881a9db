import { ourDefault, type SignalInput } from '../input.ts';

const guidelineOrLawChange: SignalInput = {
  id: 'guideline-or-law-change',
  title: 'New guideline, standard or law',
  references: ['Regulation (EU) 2017/745, Article 61(3)(c)', 'Annex I, section 1'],
  why: 'A guideline or a better alternative moves the state of the art; a law moves what must be shown.',
  check: [
    'Does the benefit-risk ratio still compare well with the alternatives now recommended?',
    'Is an acceptance criterion derived from values that no longer stand?',
    'Which sections and which intervals does a changed rule touch?',
  ],
  due: { days: 60, basis: ourDefault },
  alsoCalled: ['guideline', 'standard', 'law', 'state of the art', 'regulation', 'leitlinie', 'norm', 'gesetz'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-04-21' },
    { detectedOn: '2023-12-30', due: '2024-02-28' },
  ],
};

export default guidelineOrLawChange;
