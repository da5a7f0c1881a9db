import { independentAppraisalKind } from '@cerulean/evaluation/appraisal';
import { done } from '@cerulean/evaluation/base';
import { type AuditEntry, fieldChanges, verifyChain } from '@cerulean/evaluation/records';
import type { Role } from '@cerulean/evaluation/team';
import { sql } from 'kysely';
import { z } from 'zod';
import { hiddenAppraisalEntries } from '../../appraisal/visible.ts';
import { hiddenEntries } from '../../screening/visible.ts';
import { kindsByName } from '../../store/kinds.ts';
import { type ChainReader, sha256, toAuditEntry } from '../../store/reader.ts';
import { type OperationContext, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const entry = z.object({
  sequence: z.number().int(),
  at: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }),
  operation: z.string(),
  action: z.enum(['create', 'update', 'remove', 'event']),
  kind: z.string(),
  kindTitle: z.string(),
  recordId: z.string(),
  label: z.string(),
  version: z.number().int(),
  reason: z.string().nullable(),
  hash: z.string(),
});

type Row = ReturnType<typeof toAuditEntry>;

function describe(row: Row): z.input<typeof entry> {
  const kind = kindsByName.get(row.kind);
  const parsed = kind?.schema.safeParse(row.data);
  const { sequence, at, actor, operation, action, recordId, version, reason, hash } = row;
  return {
    sequence,
    at,
    actor,
    operation,
    action,
    kind: row.kind,
    kindTitle: kind?.title ?? row.kind,
    recordId,
    label: parsed?.success ? kind!.label(parsed.data) : recordId,
    version,
    reason,
    hash,
  };
}

/** Which entries are kept from a person, of one answer. */
async function hiddenFrom(reader: ChainReader, onlooker: { readonly id: string; readonly role: Role }, entries: readonly AuditEntry[]) {
  const hidden = await Promise.all([hiddenEntries(reader, onlooker, entries), hiddenAppraisalEntries(reader, onlooker, entries)]);
  return (entry: AuditEntry) => hidden.some((isHidden) => isHidden(entry));
}

/**
 * An entry that somebody who screens or appraises independently must not read yet: that something was decided, not what and about which reference.
 * Without the id of the record, which nobody can guess, its hash tells nothing.
 */
function withheld(row: Row): z.input<typeof entry> {
  const label =
    row.kind === independentAppraisalKind.name ? 'shown when both appraisers have finished' : 'shown when both reviewers have decided';
  return { ...describe({ ...row, data: null }), recordId: '', label };
}

/** Walks the whole chain in pages, so that a million entries need no more memory than a thousand. */
async function walkChain({ system, evaluation }: OperationContext) {
  const verifier = verifyChain(evaluation.id, sha256);
  for (let after = 0; ; ) {
    const rows = await system.database
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain', '=', evaluation.id)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(2000)
      .execute();
    for (const row of rows) {
      const finding = verifier.feed(toAuditEntry(row));
      if (finding) return { head: verifier.head, finding: finding.message };
    }
    if (rows.length === 0) return { head: verifier.head, finding: null };
    after = rows.at(-1)!.sequence;
  }
}

export default [
  reading({
    id: 'records.entry.list',
    title: 'Lists the audit entries, newest first.',
    method: 'GET',
    path: '/evaluations/:evaluation/records/entries',
    permission: 'evaluation.read',
    input: z.object({
      ...evaluationInput,
      /** Only entries before this sequence number. */
      before: z.coerce.number().int().optional(),
      kind: z.string().optional(),
      recordId: z.string().optional(),
      actor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ entries: z.array(entry), total: z.number().int() }),
    read: async ({ system, evaluation, person }, input) => {
      let query = system.database
        .selectFrom('audit_entry')
        .selectAll()
        .where('chain', '=', evaluation.id)
        .orderBy('sequence', 'desc')
        .limit(input.limit);
      if (input.before) query = query.where('sequence', '<', input.before);
      if (input.kind) query = query.where('kind', '=', input.kind);
      if (input.recordId) query = query.where('record_id', '=', input.recordId);
      if (input.actor) query = query.where('actor_id', '=', input.actor);
      const [rows, head] = await Promise.all([query.execute(), evaluation.reader.head()]);
      const entries = rows.map(toAuditEntry);
      const isHidden = await hiddenFrom(evaluation.reader, { id: person.id, role: evaluation.role }, entries);
      return done({ entries: entries.map((row) => (isHidden(row) ? withheld(row) : describe(row))), total: head.sequence });
    },
  }),
  reading({
    id: 'records.entry.history',
    title: 'Gives the history of one record: every version, who, when, why, and each field that changed.',
    method: 'GET',
    path: '/evaluations/:evaluation/records/history/:id',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.object({
      versions: z.array(
        entry.extend({ changes: z.array(z.object({ pointer: z.string(), before: z.unknown(), after: z.unknown() })), data: z.unknown() }),
      ),
    }),
    read: async ({ system, evaluation, person }, { id }) => {
      const rows = await system.database
        .selectFrom('audit_entry')
        .selectAll()
        .where('chain', '=', evaluation.id)
        .where('record_id', '=', id)
        .orderBy('sequence')
        .limit(1000)
        .execute();
      const entries = rows.map(toAuditEntry);
      const isHidden = await hiddenFrom(evaluation.reader, { id: person.id, role: evaluation.role }, entries);
      const versions = entries.map((row, index) =>
        isHidden(row)
          ? { ...withheld(row), data: null, changes: [] }
          : {
              ...describe(row),
              data: row.data,
              changes: row.action === 'update' ? fieldChanges(entries[index - 1]?.data ?? {}, row.data) : [],
            },
      );
      return done({ versions: versions.reverse() });
    },
  }),
  reading({
    id: 'records.chain.verify',
    title: 'Walks the whole audit chain and says whether it holds.',
    method: 'GET',
    path: '/evaluations/:evaluation/records/verify',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ holds: z.boolean(), entries: z.number().int(), head: z.string(), finding: z.string().nullable() }),
    read: async (context) => {
      const { head, finding } = await walkChain(context);
      return done({ holds: finding === null, entries: head.sequence, head: head.hash, finding });
    },
  }),
  reading({
    id: 'records.kind.list',
    title: 'Lists the kinds of record there are, for filtering.',
    method: 'GET',
    path: '/evaluations/:evaluation/records/kinds',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ kinds: z.array(z.object({ kind: z.string(), title: z.string() })) }),
    read: async ({ system, evaluation }) => {
      const result = await sql<{ kind: string }>`select kind from record_count where chain = ${evaluation.id} order by kind`.execute(
        system.database,
      );
      return done({ kinds: result.rows.map(({ kind }) => ({ kind, title: kindsByName.get(kind)?.title ?? kind })) });
    },
  }),
] as const;
