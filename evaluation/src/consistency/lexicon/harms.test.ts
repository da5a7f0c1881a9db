import { describe, expect, it } from 'vitest';
import { riskMeaning, sameRisk } from './harms.ts';

/** One harm a line, in the words of a risk file, of instructions, of a summary for patients and of a complaint. */
const wordings = [
  ['Missed alarm', 'The caregiver may not hear the alarm.', 'An alert that comes late', 'Failure of alarm transmission'],
  ['False reassurance', 'A normal result can give a wrong sense of security.', 'You may feel too safe', 'Over-reliance on the device'],
  ['Delayed diagnosis', 'Diagnosis may be delayed.', 'Late detection of disease'],
  ['Loss of stored data', 'Recorded data may be lost.', 'Data loss'],
  ['Loss of wireless connection', 'The Bluetooth connection may be interrupted.', 'Signal dropout'],
  ['Palpitations', 'Your heart may beat irregularly', 'Cardiac arrhythmia'],
  ['Hypotension', 'Blood pressure may fall.', 'Drop in blood pressure'],
  ['Delayed healing', 'It may heal more slowly', 'Poor wound healing'],
  ['Device expulsion', 'It may come out by itself', 'The device may be expelled.'],
  ['Dysphagia', 'Difficulty in swallowing may occur.', 'You may find it hard to swallow'],
  ['Insomnia', 'You may sleep badly', 'Sleep disturbance'],
  ['Retained fragment', 'Fragments may remain in the body.', 'A piece may be left behind'],
];

describe('the lexicon of harms', () => {
  it('takes a harm in the words of a risk file, of instructions and of patients for the same', () => {
    for (const [first, ...others] of wordings)
      for (const other of others) expect(sameRisk(riskMeaning(first!), riskMeaning(other)), `${first} = ${other}`).toBe(true);
  });

  it('does not take two harms for one because they happen to the same thing', () => {
    for (const [one, other] of [
      ['An alarm is sent to the phone', 'Missed alarm'],
      ['Sleep apnoea', 'Sleep disturbance'],
      ['Low blood pressure', 'Low blood sugar'],
      ['Bowel obstruction', 'A hole in the bowel'],
      ['Loss of data', 'Loss of hearing'],
    ])
      expect(sameRisk(riskMeaning(one!), riskMeaning(other!)), `${one} = ${other}`).toBe(false);
  });
});
