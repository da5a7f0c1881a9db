import { ourDefault, type SignalInput } from '../input.ts';

const newLiterature: SignalInput = {
  id: 'new-literature',
  title: 'New literature',
  references: ['Regulation (EU) 2017/745, Article 61(3) and 61(11)', 'MEDDEV 2.7/1 revision 4, section 6.2.3'],
  why: 'New studies of the device, of similar devices or of alternatives can change what is known and what is acceptable.',
  check: [
    'Is it about this device, an equivalent, a similar one or an alternative?',
    'Does it report a harm or a rate the report does not have?',
    'Does it change the benchmark from which an acceptance criterion was derived?',
    'Was it screened and appraised like other evidence?',
  ],
  due: { days: 60, basis: ourDefault },
  alsoCalled: ['literature', 'publication', 'literature alert', 'literatur', 'veroffentlichung'],
  examples: [
    { detectedOn: '2026-02-20', due: '2026-04-21' },
    { detectedOn: '2023-12-30', due: '2024-02-28' },
  ],
};

export default newLiterature;
