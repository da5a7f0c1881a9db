import type { ClaimAssessment } from '@cerulean/evaluation/conclusions';
import { assessClaims } from '@cerulean/evaluation/conclusions';
import { describe, expect, it } from 'vitest';
import { needsAttention, nextSteps } from './next-step.ts';

const at = '2026-02-01T00:00:00.000Z';
const stored = (kind: string, id: string, data: object) => ({
  id,
  kind,
  version: 1,
  data,
  createdAt: at,
  createdBy: 'per_1',
  updatedAt: at,
  updatedBy: 'per_1',
});

/** A claim as the core assesses it, so that the words matched here are the words the core says. */
function assess(claim: object, more: Readonly<Record<string, readonly object[]>> = {}): ClaimAssessment {
  const snapshot = {
    evaluation: { id: 'eva_1', title: '' },
    takenAt: at,
    records: {
      claim: [
        stored('claim', 'clm_1', {
          statement: 'Fewer infections',
          type: 'performance',
          sources: [],
          requirementNumbers: [],
          riskIds: [],
          ...claim,
        }),
      ],
      ...more,
    },
  };
  return assessClaims(snapshot as never, [])[0]!;
}

describe('what to do about a claim', () => {
  it('leads to the claim where parameter and criterion are missing', () => {
    const steps = nextSteps(assess({}));
    expect(steps.map(({ link }) => link?.label)).toEqual([
      'Name the outcome parameter',
      'Fix the criterion',
      'Make an estimate',
      undefined,
    ]);
    expect(steps[0]?.link).toMatchObject({ to: '/e/$evaluation/device/claims', search: { edit: 'clm_1' } });
  });

  it('leads to a new estimate of the parameter of the claim', () => {
    const steps = nextSteps(
      assess({
        outcomeParameterId: 'par_1',
        acceptanceCriterion: { measure: 'RR', side: 'at most', bound: 1, judgedOn: 'estimate', derivation: '' },
      }),
    );
    expect(steps.find(({ link }) => link?.label === 'Make an estimate')?.link?.search).toEqual({
      edit: 'new',
      parameter: 'par_1',
      measure: 'RR',
    });
  });

  it('says to conclude again where the estimate is gone', () => {
    const conclusion = stored('conclusion', 'ccl_1', { claimId: 'clm_1', estimateId: 'est_9', verdict: 'supported', reason: 'x' });
    const steps = nextSteps(assess({ outcomeParameterId: 'par_1' }, { conclusion: [conclusion] }));
    expect(steps.some(({ text }) => text.endsWith('conclude again.'))).toBe(true);
  });

  it('says that a criterion without a day can be corrected', () => {
    const outcome = stored('outcome', 'out_1', { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [] });
    const steps = nextSteps(
      assess(
        {
          outcomeParameterId: 'par_1',
          acceptanceCriterion: { measure: 'RR', side: 'at most', bound: 1, judgedOn: 'estimate', derivation: '' },
        },
        { outcome: [outcome] },
      ),
    );
    expect(steps.find(({ link }) => link?.label === 'Correct the day it was fixed')?.text).toContain('not stated');
  });

  it('counts as needing somebody only where something is missing or stale', () => {
    expect(needsAttention({ holes: [], stale: [] })).toBe(false);
    expect(needsAttention({ holes: ['no conclusion'], stale: [] })).toBe(true);
    expect(needsAttention({ holes: [], stale: ['numbers differ'] })).toBe(true);
  });
});
