import { describe, expect, it } from 'vitest';
import { estimateResults } from './context.ts';
import { facts } from './facts.ts';
import { richSnapshot, sampleSnapshot } from './sample-snapshot.ts';

const all = facts(richSnapshot, estimateResults(richSnapshot));
const text = (key: string) => all.find((fact) => fact.key === key)?.text;

describe('the facts of an evaluation', () => {
  it.each([
    ['device.name', 'Lumen AC'],
    ['device.class', 'class III'],
    ['device.models', 'AC 7 and AC 8'],
    ['intended-purpose.population', 'adults; age at least 18 years; body weight at least 40 kg'],
    ['intended-purpose.age', 'at least 18 years'],
    ['plan.next-evaluation', '2027-11-22'],
    ['prisma.identified', '6'],
    ['prisma.duplicates', '1'],
    ['prisma.included', '2'],
    ['search.databases', 'MEDLINE and Cochrane Library'],
    ['claim.clm_1.criterion', 'Risk ratio less than 1, judged on the upper confidence limit'],
    ['claim.clm_1.verdict', 'supported'],
    ['estimate.est_1.k', '2'],
    ['estimate.est_1.total', '497 patients'],
    ['data-set.dat_1.events', '9'],
    ['data-set.dat_1.exposure', '25 778 catheters sold'],
    ['gaps.open', '1'],
    ['actions.open', '1'],
    ['risks.count', '2'],
    ['benefit-risk.acceptable', 'acceptable'],
  ])('say %s', (key, expected) => {
    expect(text(key)).toBe(expected);
  });

  it('give the rate of a data set with its exact Poisson limits', () => {
    // 9 events in 25 778: Garwood limits 4.115 and 17.085 events.
    expect(text('data-set.dat_1.rate')).toBe('0.35 per 1000 catheters sold (95 % CI 0.16 to 0.66)');
  });

  it('write an estimate and its limits with the same decimals as the sentence', () => {
    expect(text('estimate.est_1.text')).toBe(
      `${text('estimate.est_1.estimate')} (95 % CI ${text('estimate.est_1.lower')} to ${text('estimate.est_1.upper')})`,
    );
  });

  it('have keys that are unique, and never an empty value', () => {
    expect(new Set(all.map((fact) => fact.key)).size).toBe(all.length);
    expect(all.filter((fact) => fact.text.trim() === '')).toEqual([]);
  });

  it('name the record they come from, or count over several', () => {
    for (const fact of all) expect(fact.recordId === undefined).toBe(fact.kind === 'count');
  });

  it('are not there where the record says nothing', () => {
    const few = facts(sampleSnapshot({ device: [{ name: 'X', manufacturer: {} }] }), new Map());
    expect(few.map((fact) => fact.key)).toContain('device.name');
    expect(few.map((fact) => fact.key)).not.toContain('device.basic-udi-di');
  });
});
