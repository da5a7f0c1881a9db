import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appraisalKind } from '../appraisal/index.ts';
import type { Id } from '../base/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import type { Kind, Snapshot, Stored } from '../records/index.ts';
import { computeEstimate, measuresFor } from './compute-estimate.ts';
import { estimateKind } from './estimate.ts';
import { outcomeKind } from './outcome.ts';
import { ratesByPeriod } from './rates-by-period.ts';
import type { EstimateResult } from './result.ts';

const moment = '2026-01-01T00:00:00.000Z';

function record<K extends Kind>(kind: K, id: string, data: unknown): Stored<never> {
  return {
    id: id as Id,
    kind: kind.name,
    version: 1,
    data: kind.schema.parse(data) as never,
    createdAt: moment,
    createdBy: 'someone',
    updatedAt: moment,
    updatedBy: 'someone',
  };
}

interface World {
  readonly type?: 'events per patient' | 'events per time' | 'mean';
  readonly unit?: string;
  readonly outcomes?: readonly (readonly [itemId: string, arms: readonly object[]])[];
  readonly references?: readonly object[];
  readonly appraisals?: readonly object[];
  readonly dataSets?: readonly (readonly [string, object])[];
}

/** A snapshot with one outcome parameter and whatever the case needs. */
function world({ type = 'events per patient', unit = '', outcomes = [], references, appraisals = [], dataSets = [] }: World): Snapshot {
  const items = [...new Set(outcomes.map(([itemId]) => itemId))];
  return {
    evaluation: { id: 'evl_1', title: 'Catheter', createdAt: moment },
    takenAt: moment,
    sequence: 1,
    head: '',
    records: {
      'outcome-parameter': [record(outcomeParameterKind, 'par_1', { name: 'Bloodstream infection', type, unit })],
      reference: items.map((itemId, index) =>
        record(referenceKind, itemId, {
          title: `Trial ${itemId}`,
          authors: [{ family: `Author${itemId.slice(4)}` }],
          year: 2000,
          ...references?.[index],
        }),
      ),
      outcome: outcomes.map(([itemId, arms], index) =>
        record(outcomeKind, `out_${index + 1}`, { itemId, outcomeParameterId: 'par_1', arms }),
      ),
      appraisal: appraisals.map((appraisal, index) => record(appraisalKind, `apr_${index + 1}`, appraisal)),
      'data-set': dataSets.map(([id, data]) => record(dataSetKind, id, data)),
    },
  };
}

const device = (numbers: object, name = 'Device') => ({ name, role: 'device', ...numbers });
const comparator = (numbers: object) => ({ name: 'Standard', role: 'comparator', ...numbers });

function estimate(snapshot: Snapshot, data: object) {
  return computeEstimate(
    snapshot,
    record(estimateKind, 'est_1', { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR', ...data }),
  );
}

function computed(snapshot: Snapshot, data: object): EstimateResult {
  const outcome = estimate(snapshot, data);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

const catheters = (
  JSON.parse(readFileSync(join(import.meta.dirname, 'samples/metafor/nielweise2007_RR.json'), 'utf8')) as {
    data: { ai: number; n1i: number; ci: number; n2i: number }[];
  }
).data.map(
  (row, index) => [`ref_${index + 1}`, [device({ events: row.ai, n: row.n1i }), comparator({ events: row.ci, n: row.n2i })]] as const,
);

describe('computeEstimate', () => {
  it('pools the 18 catheter trials of Niel-Weise 2007 to the published-data risk ratio, with every number a reader needs', () => {
    const result = computed(world({ outcomes: catheters }), {});
    expect(result).toMatchObject({
      k: 18,
      method: 'REML',
      measureTitle: 'Risk ratio',
      ratio: true,
      displayFactor: 1,
      axis: 'risk ratio',
      total: '4 990 patients',
      tau2: 0,
      i2: 0,
      qDf: 17,
    });
    expect(result.estimate).toBeCloseTo(0.40049821098593, 8);
    expect(result.text).toBe('0.40 (95 % CI 0.26 to 0.63)');
    expect(result.studies[0]).toMatchObject({ outcomeId: 'out_1', itemId: 'ref_1', label: 'Author1 2000', counts: ['0/116', '3/117'] });
    expect(result.studies.reduce((sum, study) => sum + study.weight, 0)).toBeCloseTo(100, 9);
    expect(result.predictionUpper).toBeGreaterThan(result.upper);
    expect(result.notes).toEqual([
      'In 6 studies a count was zero; 0.5 was added to the counts of those studies.',
      '1 study without an event in either group says almost nothing about a ratio but stays in.',
    ]);
  });

  it('does not depend on the order of the outcomes', () => {
    const forwards = computed(world({ outcomes: catheters }), {});
    const backwards = computed(world({ outcomes: [...catheters].reverse() }), {});
    expect(backwards.estimate).toBeCloseTo(forwards.estimate, 12);
    expect(backwards.upper).toBeCloseTo(forwards.upper, 12);
  });

  it('takes in only the chosen outcomes', () => {
    const result = computed(world({ outcomes: catheters }), { outcomeIds: ['out_3', 'out_5', 'out_99'] });
    expect(result.studies.map((study) => study.outcomeId)).toEqual(['out_3', 'out_5']);
    expect(result.notes).toContain('1 of the chosen outcomes is no longer in the evaluation.');
  });

  it('leaves out duplicates, rejected evidence and outcomes without the groups, and says so', () => {
    const outcomes = [
      ...catheters.slice(0, 4),
      ['ref_90', [device({ events: 1, n: 20 })]] as const,
      ['ref_91', [device({ events: 1 }), comparator({ events: 2, n: 20 })]] as const,
    ];
    const references = [{}, { duplicate: { of: 'ref_1', by: 'doi' } }];
    const result = computed(
      world({
        outcomes,
        references,
        appraisals: [
          { itemId: 'ref_3', contribution: 'rejected' },
          { itemId: 'ref_4', contribution: 'pivotal' },
        ],
      }),
      {},
    );
    expect(result.studies.map((study) => study.itemId)).toEqual(['ref_1', 'ref_4']);
    expect(result.notes.filter((note) => note.includes('left out'))).toEqual([
      'Author2 2000 is left out: the reference is a duplicate of another.',
      'Author3 2000 is left out: it was rejected in the appraisal.',
      'Author90 2000 is left out: it has not both a device group and a comparator group.',
      'Author91 2000 is left out: The number of patients of the first group is missing.',
    ]);
  });

  it('gives one proportion exact limits, and after no event the one-sided bound with the rule of three', () => {
    const one = computed(world({ outcomes: [['ref_1', [device({ events: 1, n: 50 })]]] }), { measure: 'PR' });
    expect(one).toMatchObject({ method: 'exact', k: 1, displayFactor: 100, axis: '% of patients', total: '50 patients' });
    expect(one.lower).toBeCloseTo(0.000506227983040829, 12);
    expect(one.upper).toBeCloseTo(0.1064695457115, 12);
    const none = computed(world({ outcomes: [['ref_1', [device({ events: 0, n: 300 })]]] }), { measure: 'PR', method: 'exact' });
    expect(none.text).toBe('0 % (95 % CI 0 to 1.22 %)');
    expect(none.notes).toEqual([
      'No event was seen; that does not mean there is no risk: the exact one-sided 95 % upper limit is 0.99 % (rule of three: 1.00 %).',
    ]);
  });

  it('states the bound over all patients when none of several studies saw an event', () => {
    const result = computed(
      world({
        outcomes: [
          ['ref_1', [device({ events: 0, n: 100 })]],
          ['ref_2', [device({ events: 0, n: 200 })]],
        ],
      }),
      { measure: 'PLO' },
    );
    expect(result.notes.join(' ')).toContain('upper limit is 0.99 %');
  });

  it('uses the device groups of comparative studies for a rate, and joins several of them', () => {
    const outcomes = [
      [
        'ref_1',
        [device({ events: 2, time: 400 }, 'Model A'), device({ events: 3, time: 600 }, 'Model B'), comparator({ events: 9, time: 900 })],
      ],
    ] as const;
    const result = computed(world({ type: 'events per time', unit: 'catheter-days', outcomes }), { measure: 'IR' });
    expect(result).toMatchObject({
      estimate: 0.005,
      displayFactor: 1000,
      axis: 'events per 1000 catheter-days',
      total: '1 000 catheter-days',
    });
    expect(result.studies[0]!.counts).toEqual(['5/1 000']);
    expect(result.notes).toContain('Author1 2000: the groups Model A + Model B were taken together.');
  });

  it('keeps the limits of a pooled proportion within its range', () => {
    const outcomes = [
      ['ref_1', [device({ events: 1, n: 10 })]],
      ['ref_2', [device({ events: 0, n: 12 })]],
    ] as const;
    const result = computed(world({ outcomes }), { measure: 'PR' });
    expect(result.lower).toBe(0);
    expect(result.notes.join(' ')).toContain('was cut there');
  });

  it.each([
    [{ measure: 'XX' }, 'There is no measure "XX"'],
    [{ method: 'XX' }, 'There is no method "XX"'],
    [{ measure: 'IR' }, 'does not fit "Bloodstream infection"'],
    [{ outcomeParameterId: 'par_9' }, 'is not in the evaluation'],
    [{ method: 'exact' }, 'Exact limits are for one count'],
    [{ measure: 'PR', method: 'exact' }, 'there are 18 outcomes'],
    [{ dataSetId: 'dat_9' }, 'is not in the evaluation'],
  ])('%o cannot be estimated, and the problem says why', (data, words) => {
    const outcome = estimate(world({ outcomes: catheters }), data);
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) {
      expect(outcome.problem.code).toBe('not-estimable');
      expect(outcome.problem.message).toContain(words);
      expect(outcome.problem.remedy).toBeTruthy();
    }
  });

  it('says what to do when nothing has been extracted', () => {
    const outcome = estimate(world({}), {});
    expect(!outcome.ok && outcome.problem.message).toBe('No outcome of "Bloodstream infection" has been extracted.');
  });

  it('lists the measures that fit a parameter, single groups first', () => {
    expect(measuresFor('events per time').map((measure) => measure.id)).toEqual(['IR', 'IRLN', 'IRR']);
    expect(measuresFor('mean').map((measure) => measure.id)).toEqual(['MN', 'MD', 'SMD']);
  });
});

describe('data sets', () => {
  const complaints = {
    title: 'Complaints 2024',
    type: 'complaints and sales',
    exposureUnit: 'catheters sold',
    rows: [
      { period: '2024-H1', category: 'occlusion', events: 3, exposure: 1000 },
      { period: '2024-H1', category: 'infection', events: 1, exposure: 1000 },
      { period: '2024-H2', category: 'occlusion', events: 2, exposure: 1500 },
      { period: '2024-H2', category: 'infection', events: 0, exposure: 1500 },
      { period: '2025-H1', category: 'occlusion', events: 1, exposure: 0 },
    ],
  };

  it('are added up to one rate; the same sales beside each category count once', () => {
    const result = computed(world({ type: 'events per time', unit: 'catheters sold', dataSets: [['dat_1', complaints]] }), {
      measure: 'IR',
      dataSetId: 'dat_1',
    });
    expect(result).toMatchObject({ estimate: 6 / 2500, method: 'exact', k: 1, total: '2 500 catheters sold' });
    expect(result.notes.join(' ')).toMatch(/under-reported.*counted once.*1 row has no exposure/);
  });

  it('give rates with exact limits by period and category, with the warning of MDCG 2020-6', () => {
    const rates = ratesByPeriod(dataSetKind.schema.parse(complaints));
    expect(rates.rows).toHaveLength(5);
    expect(rates.periods.map(({ period, events, exposure }) => [period, events, exposure])).toEqual([
      ['2024-H1', 4, 1000],
      ['2024-H2', 2, 1500],
      ['2025-H1', 1, 0],
    ]);
    expect(rates.periods[0]!.rate).toBeCloseTo(0.004, 12);
    expect(rates.periods[2]!.rate).toBeUndefined();
    expect(rates.notes[0]).toContain('MDCG 2020-6');
  });

  it('cannot be compared with a comparator', () => {
    const outcome = estimate(world({ dataSets: [['dat_1', complaints]] }), { dataSetId: 'dat_1' });
    expect(!outcome.ok && outcome.problem.message).toContain('has one group');
  });
});
