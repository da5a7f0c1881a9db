import { estimateKind, outcomeKind } from '../analysis/index.ts';
import { appraisalKind } from '../appraisal/index.ts';
import { assert, type Id } from '../base/index.ts';
import { benefitRiskKind, conclusionKind, gapKind } from '../conclusions/index.ts';
import { claimKind, deviceKind, intendedPurposeKind, requirementKind, riskKind } from '../device/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind, planKind } from '../plan/index.ts';
import type { Change, Kind, Snapshot, Stored } from '../records/index.ts';
import { actionKind } from './action.ts';
import { decisionKind } from './decision.ts';
import { signalKind } from './signal.ts';

/*
 * Evaluations for tests, written by hand in few words. Only tests import this file.
 */

const kinds: readonly Kind[] = [
  deviceKind,
  intendedPurposeKind,
  claimKind,
  riskKind,
  requirementKind,
  planKind,
  outcomeParameterKind,
  referenceKind,
  dataSetKind,
  appraisalKind,
  outcomeKind,
  estimateKind,
  conclusionKind,
  gapKind,
  benefitRiskKind,
  signalKind,
  decisionKind,
  actionKind,
];

/** Records by kind as a test writes them: an id, what matters of the data, and when it was written and changed. */
export type WrittenRecords = Readonly<Record<string, readonly { readonly id: string; readonly at?: string; readonly data: object }[]>>;

const start = '2026-01-01T00:00:00.000Z';

/** A snapshot of records, their data completed by the schemas of their kinds. `more` names kinds of later words. */
export function snapshotFrom(written: WrittenRecords, takenAt = '2026-06-01T08:00:00.000Z', more: readonly Kind[] = []): Snapshot {
  const records: Record<string, Stored[]> = {};
  for (const [name, list] of Object.entries(written)) {
    const kind = [...kinds, ...more].find((candidate) => candidate.name === name);
    assert(kind, `the test names a kind there is not: ${name}`);
    records[name] = list.map(({ id, at = start, data }) => stored(name, id, kind.schema.parse(data), at));
  }
  return { evaluation: { id: 'evl_1', title: 'A test', createdAt: start }, takenAt, sequence: 1, head: '0'.repeat(64), records };
}

function stored(kind: string, id: string, data: unknown, at: string): Stored {
  return { id: id as Id, kind, version: 1, data, createdAt: at, createdBy: 'A test', updatedAt: at, updatedBy: 'A test' };
}

/** The snapshot after changes, as the store would give it: versions checked, data parsed. */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[], at: string): Snapshot {
  const records: Record<string, readonly Stored[]> = { ...snapshot.records };
  for (const change of changes) {
    const kind = kinds.find((candidate) => candidate.name === change.kind);
    assert(kind, `a change names a kind there is not: ${change.kind}`);
    const list = records[change.kind] ?? [];
    if (change.action === 'create') {
      records[change.kind] = [...list, stored(change.kind, change.id, kind.schema.parse(change.data), at)];
    } else {
      const before = list.find((record) => record.id === change.id);
      assert(before && before.version === change.from, `a change of ${change.id} does not start from the version there is`);
      records[change.kind] = list.flatMap((record) => {
        if (record !== before) return [record];
        return change.action === 'remove'
          ? []
          : [{ ...record, version: record.version + 1, data: kind.schema.parse(change.data), updatedAt: at }];
      });
    }
  }
  return { ...snapshot, records, takenAt: at, sequence: snapshot.sequence + 1 };
}
