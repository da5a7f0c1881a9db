import { createHash } from 'node:crypto';
import { type AuditEntry, chainStart, type DataOf, type Kind, type Snapshot, type Stored } from '@cerulean/evaluation/records';
import { type Selectable, sql } from 'kysely';
import type { Database, Tables } from './database.ts';

/** SHA-256 of a text, as the core wants it. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A row of the table as the core knows it. */
export function toStored<Data>(
  row: Pick<Selectable<Tables['record']>, 'id' | 'kind' | 'version' | 'data' | 'created_at' | 'created_by' | 'updated_at' | 'updated_by'>,
): Stored<Data> {
  return {
    id: row.id as Stored['id'],
    kind: row.kind,
    version: row.version,
    data: row.data as Data,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
  };
}

/** A row of the audit trail as the core knows it. */
export function toAuditEntry(row: Selectable<Tables['audit_entry']>): AuditEntry {
  return {
    chain: row.chain,
    sequence: row.sequence,
    at: row.at.toISOString(),
    actor: { id: row.actor_id, name: row.actor_name },
    operation: row.operation,
    action: row.action,
    kind: row.kind,
    recordId: row.record_id,
    version: row.version,
    data: JSON.parse(row.data),
    reason: row.reason,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/**
 * Reads one chain; it has no way to write. Inside the door it reads through the transaction that holds the chain's lock, elsewhere through the pool.
 */
export class ChainReader {
  readonly #database: Database;
  readonly chain: string;

  constructor(database: Database, chain: string) {
    this.#database = database;
    this.chain = chain;
  }

  /** The database for operations that need their own SQL; reading only, by convention that the tidy test holds. */
  get database(): Database {
    return this.#database;
  }

  #records() {
    return this.#database.selectFrom('record').where('chain', '=', this.chain);
  }

  /** The record of a kind with an id. */
  async find<K extends Kind>(kind: K, id: string): Promise<Stored<DataOf<K>> | undefined> {
    const row = await this.#records().selectAll().where('id', '=', id).where('kind', '=', kind.name).executeTakeFirst();
    return row && toStored<DataOf<K>>(row);
  }

  /** The one record of a single kind. */
  async only<K extends Kind>(kind: K): Promise<Stored<DataOf<K>> | undefined> {
    const row = await this.#records().selectAll().where('kind', '=', kind.name).orderBy('position').limit(1).executeTakeFirst();
    return row && toStored<DataOf<K>>(row);
  }

  /** All records of a kind in order of creation. Not for kinds that grow without limit: those are paged. */
  async all<K extends Kind>(kind: K): Promise<Stored<DataOf<K>>[]> {
    const rows = await this.#records().selectAll().where('kind', '=', kind.name).orderBy('position').execute();
    return rows.map((row) => toStored<DataOf<K>>(row));
  }

  /** The records of a kind with these ids, those that are there, in order of creation. */
  async some<K extends Kind>(kind: K, ids: readonly string[]): Promise<Stored<DataOf<K>>[]> {
    if (ids.length === 0) return [];
    const rows = await this.#records().selectAll().where('kind', '=', kind.name).where('id', 'in', ids).orderBy('position').execute();
    return rows.map((row) => toStored<DataOf<K>>(row));
  }

  /** Records of a kind whose field has a value. */
  async where<K extends Kind>(kind: K, field: string & keyof DataOf<K>, value: string): Promise<Stored<DataOf<K>>[]> {
    const rows = await this.#records()
      .selectAll()
      .where('kind', '=', kind.name)
      .where(sql`data ->> ${sql.lit(field)}`, '=', value)
      .orderBy('position')
      .execute();
    return rows.map((row) => toStored<DataOf<K>>(row));
  }

  /** One page of a kind in order of creation, and how many there are. */
  async page<K extends Kind>(kind: K, page: { offset: number; limit: number }): Promise<{ records: Stored<DataOf<K>>[]; total: number }> {
    const [rows, total] = await Promise.all([
      this.#records().selectAll().where('kind', '=', kind.name).orderBy('position').offset(page.offset).limit(page.limit).execute(),
      this.count(kind),
    ]);
    return { records: rows.map((row) => toStored<DataOf<K>>(row)), total };
  }

  async count(kind: Kind): Promise<number> {
    const row = await this.#database
      .selectFrom('record_count')
      .select('count')
      .where('chain', '=', this.chain)
      .where('kind', '=', kind.name)
      .executeTakeFirst();
    return row?.count ?? 0;
  }

  async head(): Promise<{ sequence: number; hash: string }> {
    const row = await this.#database.selectFrom('chain').select(['sequence', 'hash']).where('id', '=', this.chain).executeTakeFirst();
    return row ?? { sequence: 0, hash: chainStart };
  }

  /** A snapshot of a few kinds only, for decisions that need no more. */
  async partialSnapshot(kinds: readonly Kind[], takenAt: string): Promise<Snapshot> {
    const records = await Promise.all(kinds.map(async (kind) => [kind.name, await this.all(kind)] as const));
    const head = await this.head();
    return {
      evaluation: { id: this.chain, title: '', createdAt: takenAt },
      takenAt,
      sequence: head.sequence,
      head: head.hash,
      records: Object.fromEntries(records),
    };
  }

  /**
   * Everything the evaluation holds, except the abstracts and keywords of references, which nothing computed from a snapshot needs and which
   * are most of its bytes.
   */
  async snapshot(takenAt: string): Promise<Snapshot> {
    const head = await this.head();
    const result = await sql<{
      id: string;
      kind: string;
      version: number;
      data: unknown;
      created_at: Date;
      created_by: string;
      updated_at: Date;
      updated_by: string;
    }>`
      select id, kind, version, case when kind = 'reference' then data - 'abstract' - 'keywords' else data end as data,
        created_at, created_by, updated_at, updated_by
      from record where chain = ${this.chain} order by position`.execute(this.#database);
    const records: Record<string, Stored[]> = {};
    for (const row of result.rows) {
      const stored = toStored(row);
      if (stored.kind === 'reference') Object.assign(stored.data as object, { abstract: '', keywords: [] });
      (records[row.kind] ??= []).push(stored);
    }
    const evaluation = records.evaluation?.[0] as Stored<{ title: string }> | undefined;
    return {
      evaluation: { id: this.chain, title: evaluation?.data.title ?? '', createdAt: evaluation?.createdAt ?? takenAt },
      takenAt,
      sequence: head.sequence,
      head: head.hash,
      records,
    };
  }
}
