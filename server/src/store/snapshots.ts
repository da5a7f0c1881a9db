import type { Clock } from '@cerulean/evaluation/base';
import type { Snapshot, Stored } from '@cerulean/evaluation/records';
import type { Database } from './database.ts';
import { ChainReader, toAuditEntry } from './reader.ts';

/** How many evaluations are kept in memory at once. */
const kept = 8;

/**
 * Snapshots kept in memory and brought up to date from the audit trail: each entry holds the whole record after its change, so only what
 * changed since the last look is read. Records that did not change stay the same objects, so what was computed from them can be kept too.
 */
export class Snapshots {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #held = new Map<string, Promise<Snapshot>>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The evaluation as it stands now. */
  async of(evaluation: string): Promise<Snapshot> {
    const reader = new ChainReader(this.#database, evaluation);
    const held = this.#held.get(evaluation);
    const next = (held ?? Promise.reject(new Error('not held'))).then(
      async (snapshot) => {
        const head = await reader.head();
        return head.sequence === snapshot.sequence ? snapshot : this.#advance(snapshot, reader);
      },
      () => this.#read(reader),
    );
    this.#held.delete(evaluation);
    this.#held.set(evaluation, next);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= kept) break;
      this.#held.delete(oldest);
    }
    return next;
  }

  /** One consistent look: all statements of a repeatable-read transaction see the same moment. */
  async #read(reader: ChainReader): Promise<Snapshot> {
    return this.#database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => new ChainReader(transaction, reader.chain).snapshot(this.#clock()));
  }

  async #advance(snapshot: Snapshot, reader: ChainReader): Promise<Snapshot> {
    const rows = await this.#database
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain', '=', reader.chain)
      .where('sequence', '>', snapshot.sequence)
      .orderBy('sequence')
      .limit(20_001)
      .execute();
    if (rows.length > 20_000) return this.#read(reader);
    const records: Record<string, Stored[]> = { ...(snapshot.records as Record<string, Stored[]>) };
    const changed = new Set<string>();
    for (const row of rows) {
      const entry = toAuditEntry(row);
      if (entry.action === 'event') continue;
      if (!changed.has(entry.kind)) {
        records[entry.kind] = [...(records[entry.kind] ?? [])];
        changed.add(entry.kind);
      }
      const list = records[entry.kind]!;
      const at = entry.action === 'create' ? -1 : list.findIndex((record) => record.id === entry.recordId);
      const data = entry.kind === 'reference' ? { ...(entry.data as object), abstract: '', keywords: [] } : entry.data;
      if (entry.action === 'create') {
        list.push({
          id: entry.recordId as Stored['id'],
          kind: entry.kind,
          version: entry.version,
          data,
          createdAt: entry.at,
          createdBy: entry.actor.id,
          updatedAt: entry.at,
          updatedBy: entry.actor.id,
        });
      } else if (entry.action === 'remove') {
        if (at >= 0) list.splice(at, 1);
      } else if (at >= 0) {
        list[at] = { ...list[at]!, version: entry.version, data, updatedAt: entry.at, updatedBy: entry.actor.id };
      }
    }
    const last = rows.at(-1);
    const evaluation = records.evaluation?.[0] as Stored<{ title: string }> | undefined;
    return {
      ...snapshot,
      evaluation: { ...snapshot.evaluation, title: evaluation?.data.title ?? snapshot.evaluation.title },
      takenAt: this.#clock(),
      sequence: last?.sequence ?? snapshot.sequence,
      head: last?.hash ?? snapshot.head,
      records,
    };
  }
}
