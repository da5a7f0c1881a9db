import { describe, expect, it } from 'vitest';
import { daysBetween } from '../base/index.ts';
import { actionTargets } from '../conclusions/index.ts';
import { dispositions } from './action.ts';
import { type ActionType, actionTypeOf } from './action-type.ts';
import { actions } from './actions/index.generated.ts';
import { addDays, decisionDue } from './due.ts';
import type { SignalInput } from './input.ts';
import { inputs } from './inputs/index.generated.ts';
import { signalKind } from './signal.ts';
import { snapshotFrom } from './test-snapshot.ts';
import { proposedSignals, type Trigger } from './trigger.ts';
import complaintRateRises from './triggers/complaint-rate-rises.ts';
import { triggers } from './triggers/index.generated.ts';

const allInputs: readonly SignalInput[] = inputs;
const allActions: readonly ActionType[] = actions;
const allTriggers: readonly Trigger[] = triggers;

describe.each(allInputs.map((input) => [input.id, input] as const))('the input %s', (id, input) => {
  it('says why it matters, what to check, and by when with its basis', () => {
    expect(input.why && input.due.basis).toBeTruthy();
    expect(input.check.length).toBeGreaterThan(1);
    for (const { detectedOn, due } of input.examples) expect(decisionDue(id, detectedOn)).toBe(due);
  });
});

describe('adding days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-12-31', 366, '2024-12-31'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
    expect(daysBetween(date, result)).toBe(days);
  });
});

describe('actions', () => {
  it('have one type for each target, and each type can end as rejected', () => {
    expect(allActions.map((action) => action.target).sort()).toEqual([...actionTargets].sort());
    for (const target of actionTargets) expect(actionTypeOf(target).dispositions).toContain('rejected');
  });

  it('leave no disposition that no target allows', () => {
    expect(new Set(allActions.flatMap((action) => action.dispositions))).toEqual(new Set(dispositions));
  });

  it.each(allActions.flatMap((action) => action.examples.map((example) => [action.target, example.disposition, example.allowed] as const)))(
    'for %s may end as %s: %s',
    (target, disposition, allowed) => {
      expect(actionTypeOf(target).dispositions.includes(disposition)).toBe(allowed);
    },
  );
});

describe.each(allTriggers.map((trigger) => [trigger.id, trigger] as const))('the trigger %s', (_id, trigger) => {
  it.each(trigger.examples.map((example) => [example.says, example] as const))('looks at %s', (_says, example) => {
    const snapshot = snapshotFrom(example.records, example.takenAt);
    const proposals = trigger.detect(snapshot);
    expect(proposals).toHaveLength(example.proposals);
    for (const { key, data } of proposals) {
      expect(signalKind.schema.parse(data)).toEqual(data);
      expect(data.trigger).toEqual({ id: trigger.id, key });
      expect(decisionDue(data.input, data.detectedOn)).toBe(data.due);
    }
  });

  it('does not propose again what a signal took up', () => {
    for (const example of trigger.examples) {
      const proposals = trigger.detect(snapshotFrom(example.records, example.takenAt));
      const taken = proposals.map(({ data }, index) => ({ id: `sig_taken_${index}`, at: '2025-01-01T00:00:00.000Z', data }));
      const snapshot = snapshotFrom({ ...example.records, signal: [...(example.records.signal ?? []), ...taken] }, example.takenAt);
      expect(proposedSignals(snapshot).filter(({ data }) => data.trigger?.id === trigger.id)).toEqual([]);
    }
  });
});

describe('the rate of complaints', () => {
  const proposals = (rows: object[]) =>
    complaintRateRises.detect(
      snapshotFrom({
        'data-set': [{ id: 'dat_1', data: { title: 'Complaints', type: 'complaints and sales', exposureUnit: 'units sold', rows } }],
      }),
    );

  it('is tested exactly: 14 of 23 events in a third of the exposure', () => {
    const [proposal] = proposals([
      { period: '2025-Q3', events: 4, exposure: 10000 },
      { period: '2025-Q4', events: 5, exposure: 10000 },
      { period: '2026-Q1', events: 14, exposure: 10000 },
    ]);
    // P(X >= 14) for X binomial with n = 23 and p = 1/3, summed term by term.
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    let p = 0;
    for (let k = 14; k <= 23; k += 1) p += choose(23, k) * (1 / 3) ** k * (2 / 3) ** (23 - k);
    expect(proposal!.data.description).toContain(`with probability ${Number(p.toPrecision(2))} `);
    expect(proposal!.data.values).toEqual([{ name: 'all complaints, 2026-Q1', value: 1.4, unit: 'per 1000 units sold', expected: 0.45 }]);
  });

  it('counts the exposure that categories share once, and tells the category that rises', () => {
    const found = proposals([
      { period: '2025', category: 'leak', events: 20, exposure: 10000 },
      { period: '2025', category: 'infection', events: 2, exposure: 10000 },
      { period: '2026', category: 'leak', events: 12, exposure: 10000 },
      { period: '2026', category: 'infection', events: 12, exposure: 10000 },
    ]);
    expect(found.map(({ data }) => data.values[0]!.name)).toEqual(['infection, 2026']);
  });

  it('orders periods that start with a year, however the rows stand', () => {
    const rows = [
      { period: '2026-03', events: 20, exposure: 1000 },
      { period: '2026-01', events: 2, exposure: 1000 },
      { period: '2026-02', events: 3, exposure: 1000 },
    ];
    expect(proposals(rows)[0]!.data.title).toBe('Complaints: all complaints rose in 2026-03');
  });

  it('does not call a period without any event or without exposure a rise', () => {
    expect(
      proposals([
        { period: '2025', events: 0, exposure: 100 },
        { period: '2026', events: 0, exposure: 100 },
      ]),
    ).toEqual([]);
    expect(
      proposals([
        { period: '2025', events: 1, exposure: 100 },
        { period: '2026', events: 5, exposure: 0 },
      ]),
    ).toEqual([]);
  });
});
