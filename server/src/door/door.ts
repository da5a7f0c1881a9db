import { randomBytes } from 'node:crypto';
import { type Clock, canonicalJson, done, type Id, type NewId, type Outcome, type Problem, trouble } from '@cerulean/evaluation/base';
import { type Change, chainEntries, chainStart, type EntryContent, type Stored } from '@cerulean/evaluation/records';
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import { kindsByName } from '../store/kinds.ts';
import { ChainReader, sha256, toStored } from '../store/reader.ts';
import { writeReferenceRows } from '../store/reference-rows.ts';

/** Who asks for a change. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** What a decision wants: changes to store, and how to answer once they are stored. */
export interface Decided<Output> {
  readonly changes: readonly Change[];
  readonly output: (stored: ReadonlyMap<string, Stored>) => Output;
}

/** What a pure decision gets: the chain as it stands under the lock, and time, chance and actor as arguments. */
export interface DecisionContext {
  readonly actor: Actor;
  readonly now: string;
  readonly newId: NewId;
  readonly reader: ChainReader;
}

/** One request to change something in one chain. */
export interface Request<Output> {
  readonly chain: string;
  readonly actor: Actor;
  readonly operation: string;
  readonly reason?: string | undefined;
  /** Looks again at whether the actor still may, under the lock. */
  readonly permitted: (reader: ChainReader) => Promise<Outcome<void>>;
  readonly decide: (context: DecisionContext) => Promise<Outcome<Decided<Output>>>;
}

/** Ids that sort by time of making, with 74 random bits. */
export const newId: NewId = (prefix) => `${prefix}_${timeOrderedId()}` as Id<typeof prefix>;

function timeOrderedId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time}${randomBytes(10).toString('hex')}`;
}

/** Thrown inside the transaction to leave it with a problem and without a trace. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * The one door for change: permission, pure decision, records and audit entries in one transaction, then events. Nothing else in the program
 * writes records. A request that comes back as done is on disk.
 */
export class Door {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #turns = new Map<string, Promise<void>>();
  readonly #listeners = new Set<(change: { chain: string; sequence: number; changes: readonly Change[] }) => void>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Hears of every change after it is on disk. Returns how to stop listening. */
  listen(listener: (change: { chain: string; sequence: number; changes: readonly Change[] }) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Makes one change. Requests of this process take turns at a chain before they take a connection: the lock in the database would order them as
   * well, but each would hold a connection while it waits, and nobody else could read.
   */
  async change<Output>(request: Request<Output>): Promise<Outcome<Output>> {
    const before = this.#turns.get(request.chain);
    const turn = Promise.withResolvers<void>();
    this.#turns.set(request.chain, turn.promise);
    try {
      await before;
      return await this.#change(request);
    } finally {
      turn.resolve();
      if (this.#turns.get(request.chain) === turn.promise) this.#turns.delete(request.chain);
    }
  }

  async #change<Output>(request: Request<Output>): Promise<Outcome<Output>> {
    let heard: { chain: string; sequence: number; changes: readonly Change[] } | undefined;
    try {
      const output = await this.#database.transaction().execute(async (transaction) => {
        const now = this.#clock();
        await transaction
          .insertInto('chain')
          .values({ id: request.chain, sequence: 0, hash: chainStart, created_at: new Date(now) })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const head = await transaction
          .selectFrom('chain')
          .select(['sequence', 'hash'])
          .where('id', '=', request.chain)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const reader = new ChainReader(transaction, request.chain);
        const permitted = await request.permitted(reader);
        if (!permitted.ok) throw new Refused(permitted.problem);
        const decided = await request.decide({ actor: request.actor, now, newId, reader });
        if (!decided.ok) throw new Refused(decided.problem);
        const { changes } = decided.value;
        const stored = await this.#write(transaction, request, changes, head, now);
        heard = { chain: request.chain, sequence: head.sequence + changes.length, changes };
        return decided.value.output(stored);
      });
      if (heard && heard.changes.length > 0) for (const listener of this.#listeners) listener(heard);
      return done(output);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem };
      const duplicate = duplicateProblem(error);
      if (duplicate) return { ok: false, problem: duplicate };
      throw error;
    }
  }

  async #write(
    transaction: Database,
    request: Request<unknown>,
    changes: readonly Change[],
    head: { sequence: number; hash: string },
    now: string,
  ): Promise<Map<string, Stored>> {
    const result = new Map<string, Stored>();
    if (changes.length === 0) return result;
    const needingBefore = changes.filter((change) => change.action !== 'create').map((change) => change.id);
    const before = new Map<string, Stored>();
    if (needingBefore.length > 0) {
      const rows = await transaction
        .selectFrom('record')
        .selectAll()
        .where('chain', '=', request.chain)
        .where('id', '=', sql<string>`any(${needingBefore})`)
        .execute();
      for (const row of rows) before.set(row.id, toStored(row));
    }
    const contents: EntryContent[] = [];
    for (const change of changes) {
      const kind = kindsByName.get(change.kind);
      if (!kind) throw new Error(`no kind of record is called ${change.kind}`);
      const existing = before.get(change.id) ?? result.get(change.id);
      let data: unknown;
      if (change.action === 'create') {
        if (existing) throw new Refused({ code: 'conflict', message: `A record with the id ${change.id} is there already.` });
        data = this.#checked(change.kind, change.data);
      } else {
        if (!existing || existing.kind !== change.kind) {
          throw new Refused({
            code: 'not-found',
            message: `This ${kind.title} is not there any more.`,
            remedy: 'Somebody may have removed it; look in the records.',
          });
        }
        if (existing.version !== change.from) {
          throw new Refused({
            code: 'changed-meanwhile',
            message: `This ${kind.title} was changed by someone else while you worked on it.`,
            remedy: 'Look at both versions, then save again from the newest.',
            details: { yours: change.action === 'update' ? change.data : null, theirs: existing },
          });
        }
        if (kind.needsReason && !request.reason?.trim()) {
          throw new Refused({
            code: 'reason-needed',
            message: `A change to this ${kind.title} needs a reason.`,
            remedy: 'Say in a few words why it changes.',
            fields: [{ pointer: '/reason', message: 'say why' }],
          });
        }
        data = change.action === 'update' ? this.#checked(change.kind, change.data) : existing.data;
      }
      const version = change.action === 'create' ? 1 : existing!.version + (change.action === 'update' ? 1 : 0);
      contents.push({
        chain: request.chain,
        at: now,
        actor: { id: request.actor.id, name: request.actor.name },
        operation: request.operation,
        action: change.action,
        kind: change.kind,
        recordId: change.id,
        version,
        data,
        reason: request.reason?.trim() || null,
      });
      result.set(change.id, {
        id: change.id,
        kind: change.kind,
        version,
        data,
        createdAt: existing?.createdAt ?? now,
        createdBy: existing?.createdBy ?? request.actor.id,
        updatedAt: now,
        updatedBy: request.actor.id,
      });
    }
    await this.#store(transaction, request.chain, changes, result, before);
    await this.#append(transaction, contents, head);
    await writeReferenceRows(
      transaction,
      request.chain,
      changes.map((change) => (change.action === 'remove' ? change : { ...change, data: result.get(change.id)!.data })),
    );
    return result;
  }

  /** Data is checked against its kind's schema once more here, so that nothing unreadable is ever stored, whoever asked. */
  #checked(kindName: string, data: unknown): unknown {
    const parsed = kindsByName.get(kindName)!.schema.safeParse(asStored(data));
    if (!parsed.success) {
      const [first] = parsed.error.issues;
      throw new Refused({
        code: 'input-invalid',
        message: `The ${kindsByName.get(kindName)!.title} cannot be stored: ${first?.message ?? 'not valid'}${first?.path.length ? ` (${first.path.join('.')})` : ''}.`,
        fields: parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.map(String).join('/')}`, message: issue.message })),
      });
    }
    return asStored(parsed.data);
  }

  async #store(
    transaction: Database,
    chain: string,
    changes: readonly Change[],
    stored: ReadonlyMap<string, Stored>,
    before: ReadonlyMap<string, Stored>,
  ): Promise<void> {
    const removed = changes.filter((change) => change.action === 'remove').map((change) => change.id);
    const gone = new Set<string>(removed);
    const written = [...new Set<string>(changes.filter((change) => change.action !== 'remove').map((change) => change.id))].filter(
      (id) => !gone.has(id),
    );
    const rows = written.map((id) => {
      const { version, kind, data, createdAt, createdBy, updatedAt, updatedBy } = stored.get(id)!;
      return { id, version, kind, data, created_at: createdAt, created_by: createdBy, updated_at: updatedAt, updated_by: updatedBy };
    });
    const created = rows.filter(({ id }) => !before.has(id));
    const updated = rows.filter(({ id }) => before.has(id));
    if (removed.length) await transaction.deleteFrom('record').where('chain', '=', chain).where('id', 'in', removed).execute();
    if (created.length) {
      await sql`
        insert into record (chain, id, kind, version, data, created_at, created_by, updated_at, updated_by)
        select ${chain}, r.id, r.kind, r.version, r.data, r.created_at, r.created_by, r.updated_at, r.updated_by
        from jsonb_to_recordset(${JSON.stringify(created)}::jsonb)
          as r(id text, kind text, version integer, data jsonb, created_at timestamptz, created_by text, updated_at timestamptz, updated_by text)`.execute(
        transaction,
      );
    }
    if (updated.length) {
      await sql`
        update record set version = r.version, data = r.data, updated_at = r.updated_at, updated_by = r.updated_by
        from jsonb_to_recordset(${JSON.stringify(updated)}::jsonb) as r(id text, version integer, data jsonb, updated_at timestamptz, updated_by text)
        where record.chain = ${chain} and record.id = r.id`.execute(transaction);
    }
    const counts = new Map<string, number>();
    for (const change of changes) {
      if (change.action === 'create') counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
      if (change.action === 'remove' && before.has(change.id)) counts.set(change.kind, (counts.get(change.kind) ?? 0) - 1);
    }
    for (const [kind, count] of counts) {
      await transaction
        .insertInto('record_count')
        .values({ chain, kind, count })
        .onConflict((conflict) => conflict.columns(['chain', 'kind']).doUpdateSet({ count: sql`record_count.count + ${count}` }))
        .execute();
    }
  }

  async #append(transaction: Database, contents: readonly EntryContent[], head: { sequence: number; hash: string }): Promise<void> {
    const entries = chainEntries(head, contents, sha256);
    const rows = entries.map((entry) => ({
      chain: entry.chain,
      sequence: entry.sequence,
      at: entry.at,
      actor_id: entry.actor.id,
      actor_name: entry.actor.name,
      operation: entry.operation,
      action: entry.action,
      kind: entry.kind,
      record_id: entry.recordId,
      version: entry.version,
      data: canonicalJson(entry.data),
      reason: entry.reason,
      previous_hash: entry.previousHash,
      hash: entry.hash,
    }));
    await sql`
      insert into audit_entry (chain, sequence, at, actor_id, actor_name, operation, action, kind, record_id, version, data, reason, previous_hash, hash)
      select r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(chain text, sequence bigint, at timestamptz, actor_id text, actor_name text, operation text, action text, kind text, record_id text,
          version integer, data text, reason text, previous_hash text, hash text)`.execute(transaction);
    const last = entries.at(-1)!;
    await transaction.updateTable('chain').set({ sequence: last.sequence, hash: last.hash }).where('id', '=', last.chain).execute();
  }
}

/**
 * Data as JSON holds it, so that what is hashed is what is stored: undefined fields are dropped. PostgreSQL has no place for zero bytes and for halves
 * of a character; the former are left out, the latter become U+FFFD. A backslash that a person wrote is doubled in JSON and is not taken for either.
 */
function asStored(data: unknown): unknown {
  const text = JSON.stringify(data);
  return JSON.parse(
    /\\u(?:0000|d[89a-f])/.test(text)
      ? text.replace(/(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})/g, (_all, before: string, code: string) =>
          code === '0000' ? before : `${before}\ufffd`,
        )
      : text,
  );
}

/** Unique indexes guard what must exist once; which index refused says what to tell the person. */
function duplicateProblem(error: unknown): Problem | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== '23505') return undefined;
  const sentences: Record<string, string> = {
    person_email: 'Somebody with this e-mail address is there already.',
    membership_person: 'This person is in the team already; change the role instead.',
    section_place: 'This section was begun by someone else meanwhile; load it and save again.',
    single_kinds: 'This was entered by someone else meanwhile; load it and save again.',
    screening_decision_place: 'This reference was decided by someone else meanwhile; load it again.',
    screening_adjudication_place: 'This conflict was decided by someone else meanwhile; load it again.',
    record_pkey: 'A record with this id is there already.',
  };
  return trouble('conflict', sentences[constraint ?? ''] ?? 'This is there already.').problem;
}
