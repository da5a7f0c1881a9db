import type { EstimateResult } from '@cerulean/evaluation/analysis';
import { describe, expect, it } from 'vitest';
import { describeHeterogeneity, describeModel, describePrediction, inWords, readI2, showValue, signature } from './describe-result.ts';

const pooled: EstimateResult = {
  estimateId: 'est_1',
  title: 'Bloodstream infection',
  measure: 'IR',
  measureTitle: 'Incidence rate',
  method: 'REML',
  methodTitle: 'Restricted maximum likelihood',
  model: 'random effects',
  test: 'z',
  level: 0.95,
  k: 3,
  total: '9 217 catheter-days',
  estimate: 0.00076,
  lower: 0.00031,
  upper: 0.00156,
  predictionLower: 0.0001,
  predictionUpper: 0.004,
  tau2: 0.121,
  i2: 33.6,
  q: 3.02,
  qDf: 2,
  qPValue: 0.2209,
  ratio: false,
  axis: 'events per 1000 catheter-days',
  displayFactor: 1000,
  unit: 'per 1000 catheter-days',
  text: '0.76 per 1000 catheter-days (95 % CI 0.31 to 1.56)',
  studies: [],
  notes: [],
};

describe('an estimate in words', () => {
  it('shows values on the multiplied scale, with the decimals of the estimate', () => {
    expect(showValue(pooled, 0.002)).toBe('2.00');
    expect(describePrediction(pooled)).toBe('0.10 to 4.00 per 1000 catheter-days');
    expect(describePrediction({ ...pooled, predictionUpper: undefined } as never)).toBeUndefined();
  });

  it('says how much studies differ, and nothing where there is one', () => {
    expect(describeHeterogeneity(pooled)).toBe('I² 34 %, tau² 0.12; Q = 3.0 with 2 degrees of freedom, p = 0.22');
    expect(describeHeterogeneity({ ...pooled, qDf: 0 })).toBeUndefined();
  });

  it('names model and limits, also of a single count', () => {
    expect(describeModel(pooled)).toBe('random effects; Restricted maximum likelihood; 95 % limits (normal distribution)');
    expect(describeModel({ ...pooled, model: 'single count', methodTitle: 'Exact limits' })).toBe(
      'single count; Exact limits; 95 % limits (exact)',
    );
    expect(describeModel({ ...pooled, test: 'knha' })).toContain('Knapp-Hartung');
  });

  it('reads as a sentence', () => {
    expect(inWords(pooled)).toBe(
      'Incidence rate: 0.76 per 1000 catheter-days (95 % CI 0.31 to 1.56), from 3 studies with 9 217 catheter-days.',
    );
    expect(inWords({ ...pooled, k: 1 })).toContain('from one study or data set with');
  });

  it('has a signature that changes with numbers and with studies', () => {
    expect(signature(pooled)).not.toBe(signature({ ...pooled, k: 4 }));
  });

  it.each([
    [0, 'hardly'],
    [29.9, 'hardly'],
    [30, 'moderately'],
    [60, 'substantially'],
    [75, 'considerably'],
  ])('reads an I² of %d as %s', (i2, word) => expect(readI2(i2)).toContain(word));
});
