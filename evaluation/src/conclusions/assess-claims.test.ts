import { describe, expect, it } from 'vitest';
import { type EstimateResult, estimateKind, outcomeKind } from '../analysis/index.ts';
import type { Id } from '../base/index.ts';
import { claimKind } from '../device/index.ts';
import type { Kind, Snapshot, Stored } from '../records/index.ts';
import { assessClaims } from './assess-claims.ts';
import { conclusionKind } from './conclusion.ts';

function record<K extends Kind>(kind: K, id: string, data: object, at = '2026-03-01T00:00:00.000Z'): Stored<never> {
  return {
    id: id as Id,
    kind: kind.name,
    version: 1,
    data: kind.schema.parse(data) as never,
    createdAt: at,
    createdBy: 'someone',
    updatedAt: at,
    updatedBy: 'someone',
  };
}

const criterion = { measure: 'RR', side: 'at most', bound: 0.8, fixedOn: '2026-01-15' };
const seen = { estimate: 0.4, lower: 0.26, upper: 0.63 };
const result = (numbers: object = seen, estimateId = 'est_1') =>
  ({ estimateId, measure: 'RR', level: 0.95, displayFactor: 1, unit: '', ...seen, ...numbers }) as EstimateResult;

interface World {
  readonly claim?: object;
  readonly claimAt?: string;
  readonly conclusion?: object;
  readonly outcomeAt?: string;
  readonly estimates?: readonly string[];
}

function snapshot({
  claim = { outcomeParameterId: 'par_1', acceptanceCriterion: criterion },
  claimAt = '2026-01-15T00:00:00.000Z',
  conclusion,
  outcomeAt = '2026-02-01T10:00:00.000Z',
  estimates = ['est_1'],
}: World): Snapshot {
  return {
    evaluation: { id: 'evl_1', title: 'Catheter', createdAt: '' },
    takenAt: '',
    sequence: 1,
    head: '',
    records: {
      claim: [record(claimKind, 'clm_1', { statement: 'Fewer infections', type: 'clinical benefit', ...claim }, claimAt)],
      estimate: estimates.map((id) => record(estimateKind, id, { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' })),
      outcome: [
        record(
          outcomeKind,
          'out_1',
          { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'Device', role: 'device', n: 10, events: 1 }] },
          outcomeAt,
        ),
      ],
      conclusion: conclusion
        ? [
            record(conclusionKind, 'ccl_1', {
              claimId: 'clm_1',
              estimateId: 'est_1',
              verdict: 'supported',
              reason: 'As computed.',
              ...conclusion,
            }),
          ]
        : [],
    },
  };
}

const assess = (world: World, results: readonly EstimateResult[] = [result()]) => assessClaims(snapshot(world), results)[0]!;

describe('assessClaims', () => {
  it('finds nothing wrong with a claim that was concluded on the numbers of now', () => {
    const assessment = assess({ conclusion: { seen } });
    expect(assessment).toMatchObject({
      judgement: { verdict: 'supported' },
      differs: false,
      stale: [],
      holes: [],
      criterionFixedAfterResults: false,
      estimatesDisagree: false,
      remarks: [],
    });
  });

  it.each([
    ['no outcome parameter', { claim: { acceptanceCriterion: criterion } }],
    ['no criterion', { claim: { outcomeParameterId: 'par_1' } }],
    ['no estimate', { estimates: [] }],
    ['no conclusion', {}],
  ])('says when there is %s', (hole, world) => {
    const assessment = assess(world);
    expect(assessment.holes).toContain(hole);
    expect(assessment.remarks.length).toBeGreaterThan(0);
  });

  it('an estimate that could not be computed is no estimate', () => {
    expect(assess({ conclusion: {} }, []).holes).toContain('no estimate');
    expect(assess({ conclusion: {} }, []).stale).toEqual(['estimate gone']);
  });

  it('is stale when the numbers have moved since they were seen, and not for rounding', () => {
    expect(assess({ conclusion: { seen: { ...seen, upper: 0.62 } } }).stale).toEqual(['numbers differ']);
    expect(assess({ conclusion: { seen: { ...seen, upper: 0.63 * (1 + 1e-12) } } }).stale).toEqual([]);
  });

  it('a verdict that differs on the numbers seen is a choice; on other numbers, unknown numbers or another criterion it is stale', () => {
    const deviating = { verdict: 'insufficient', reason: 'All trials are small and old.' };
    expect(assess({ conclusion: { ...deviating, seen } })).toMatchObject({ differs: true, stale: [] });
    expect(assess({ conclusion: { ...deviating, seen } }).remarks).toHaveLength(1);
    expect(assess({ conclusion: deviating }).stale).toEqual(['verdict differs']);
    expect(assess({ conclusion: { ...deviating, seen: { ...seen, upper: 0.9 } } }).stale).toEqual(['numbers differ', 'verdict differs']);
    expect(assess({ conclusion: { ...deviating, seen }, claimAt: '2026-04-01T00:00:00.000Z' }).stale).toEqual(['verdict differs']);
  });

  it('flags a criterion that was fixed after the first outcome was extracted, or on no stated day', () => {
    const claim = (fixedOn?: string) => ({ outcomeParameterId: 'par_1', acceptanceCriterion: { ...criterion, fixedOn } });
    expect(assess({ claim: claim('2026-02-02') })).toMatchObject({ criterionFixedAfterResults: true });
    expect(assess({ claim: claim('2026-02-02') }).remarks.join(' ')).toContain(
      'fixed on 2026-02-02, after the first result had been extracted on 2026-02-01',
    );
    expect(assess({ claim: claim(undefined) }).criterionFixedAfterResults).toBe(true);
    expect(assess({ claim: claim('2026-02-01') }).criterionFixedAfterResults).toBe(false);
  });

  it('judges by the estimate that the conclusion names, and says when others disagree', () => {
    const assessment = assess(
      {
        estimates: ['est_1', 'est_2'],
        conclusion: { estimateId: 'est_2', seen: { estimate: 0.7, lower: 0.5, upper: 0.95 }, verdict: 'insufficient' },
      },
      [result(), result({ estimate: 0.7, lower: 0.5, upper: 0.95 }, 'est_2')],
    );
    expect(assessment.estimates.map((estimate) => estimate.estimateId)).toEqual(['est_2', 'est_1']);
    expect(assessment).toMatchObject({ judgement: { verdict: 'insufficient' }, estimatesDisagree: true, stale: [], differs: false });
  });
});
