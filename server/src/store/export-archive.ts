import { canonicalJson, done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { releaseKind } from '@cerulean/evaluation/documents';
import { fileKind } from '@cerulean/evaluation/evidence';
import { type AuditEntry, chainStart, type ExportedEvaluation, exportedEvaluationSchema, verifyChain } from '@cerulean/evaluation/records';
import { strToU8, unzipSync, zip } from 'fflate';
import type { System } from '../operations/operation.ts';
import { ChainReader, sha256, toAuditEntry, toStored } from './reader.ts';

/**
 * An evaluation as an archive: `evaluation.json` with the newest state of every record, `audit.jsonl` with the whole chain, one entry a line,
 * and `files/` with the bytes under their SHA-256. All of one moment.
 */
export async function exportArchive(system: System, evaluation: string): Promise<Uint8Array> {
  const { entries, records, head, title, createdAt } = await system.database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const reader = new ChainReader(transaction, evaluation);
      const rows = await transaction.selectFrom('record').selectAll().where('chain', '=', evaluation).orderBy('position').execute();
      const trail = await transaction.selectFrom('audit_entry').selectAll().where('chain', '=', evaluation).orderBy('sequence').execute();
      const stored = rows.map((row) => toStored<Record<string, unknown>>(row));
      const own = stored.find(({ kind }) => kind === 'evaluation');
      return {
        entries: trail.map(toAuditEntry),
        records: stored,
        head: await reader.head(),
        title: String(own?.data.title ?? evaluation),
        createdAt: own?.createdAt ?? system.clock(),
      };
    });
  const byKind: Record<string, unknown[]> = {};
  for (const { kind, ...record } of records) (byKind[kind] ??= []).push(record);
  const content: Record<string, Uint8Array> = {
    'evaluation.json': strToU8(
      JSON.stringify(
        { format: 1, evaluation: { id: evaluation, title, createdAt }, sequence: head.sequence, head: head.hash, records: byKind },
        null,
        1,
      ),
    ),
    'audit.jsonl': strToU8(entries.map((entry) => `${canonicalJson(entry)}\n`).join('')),
  };
  for (const { kind, data } of records) {
    const digest = kind === fileKind.name ? data.sha256 : kind === releaseKind.name ? data.digest : undefined;
    const bytes = typeof digest === 'string' ? await system.files.get(digest) : undefined;
    if (bytes) content[`files/${digest}`] = bytes;
  }
  return new Promise((finish, fail) => zip(content, { level: 6 }, (error, bytes) => (error ? fail(error) : finish(bytes))));
}

/** What verifying an archive found. */
export interface Verified {
  readonly holds: boolean;
  readonly entries: number;
  readonly head: string;
  readonly findings: readonly Finding[];
}

/** The texts and files of an archive; refuses what is not one and what would unpack to more than it may. */
export function openArchive(bytes: Uint8Array, file: string, megabytesMax = 4000): Outcome<Record<string, Uint8Array>> {
  let unpacked = 0;
  try {
    const content = unzipSync(bytes, {
      filter: (entry) => {
        unpacked += entry.originalSize;
        if (unpacked > megabytesMax * 1_048_576) throw new Error('it unpacks to more than it may');
        return /^(evaluation\.json|audit\.jsonl|files\/[0-9a-f]{64})$/.test(entry.name);
      },
    });
    if (content['evaluation.json']) return done(content);
    return trouble('file-unreadable', `${file} is not an exported evaluation: it holds no evaluation.json.`, {
      remedy: 'Give the archive that cerulean export wrote.',
    });
  } catch (error) {
    return trouble('file-unreadable', `${file} cannot be unpacked: ${(error as Error).message}.`, {
      remedy: 'Export the evaluation again and copy it whole.',
    });
  }
}

/**
 * Verifies an archive without trusting who made it: walks the audit chain, holds every record against the entries that made it, and every file
 * against its SHA-256. Stops at the first broken link of the chain.
 */
export function verifyArchive(content: Record<string, Uint8Array>): Verified {
  const findings: Finding[] = [];
  const exported = readExport(content['evaluation.json']);
  if (!exported) {
    findings.push({
      file: 'evaluation.json',
      code: 'export-unreadable',
      message: 'evaluation.json is not an exported evaluation: it is no JSON, or not just what an export writes.',
    });
    return { holds: false, entries: 0, head: chainStart, findings };
  }
  const verifier = verifyChain(exported.evaluation.id, sha256);
  const trails = new Map<string, Trail>();
  for (const [index, line] of new TextDecoder().decode(content['audit.jsonl']).split('\n').entries()) {
    if (!line) continue;
    const entry = readEntry(line);
    const finding = entry
      ? verifier.feed(entry)
      : { code: 'entry-unreadable', message: `Line ${index + 1} of the audit trail is not an entry as it was written.` };
    if (!entry || finding) {
      findings.push({ ...finding!, file: 'audit.jsonl', line: index + 1 });
      break;
    }
    trails.set(entry.recordId, { first: trails.get(entry.recordId)?.first ?? entry, last: entry });
  }
  if (findings.length === 0) {
    if (verifier.head.sequence !== exported.sequence || verifier.head.hash !== exported.head) {
      findings.push({
        file: 'audit.jsonl',
        code: 'chain-cut',
        message: `The audit trail ends at entry ${verifier.head.sequence}, but the export states ${exported.sequence}: its end is missing or was changed.`,
      });
    }
    findings.push(...recordFindings(exported, trails));
  }
  for (const [name, bytes] of Object.entries(content)) {
    if (name.startsWith('files/') && sha256(bytes) !== name.slice(6))
      findings.push({ file: name, code: 'file-altered', message: `${name} does not have the SHA-256 it is named by.` });
  }
  for (const [kind, field] of [
    ['file', 'sha256'],
    ['release', 'digest'],
  ] as const) {
    for (const { id, data } of exported.records[kind] ?? []) {
      const digest = (data as Record<string, unknown> | null)?.[field];
      if (!content[`files/${digest}`])
        findings.push({ code: 'file-missing', message: `The bytes of ${kind} ${id} are not in the archive.` });
    }
  }
  return { holds: findings.length === 0, entries: verifier.head.sequence, head: verifier.head.hash, findings };
}

/** The first and the last entry about one record. */
interface Trail {
  readonly first: AuditEntry;
  readonly last: AuditEntry;
}

/** The export where it has everything that an export writes and nothing beside it. */
function readExport(bytes: Uint8Array | undefined): ExportedEvaluation | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { data } = exportedEvaluationSchema.safeParse(json);
    return data && canonicalJson(data) === canonicalJson(json) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** An entry whose line is exactly as an export writes it, so that nothing can be added beside what is hashed. */
function readEntry(line: string): AuditEntry | undefined {
  try {
    const entry = JSON.parse(line) as AuditEntry;
    const { chain, sequence, at, actor, operation, action, kind, recordId, version, data, reason, previousHash, hash } = entry;
    const known: AuditEntry = { chain, sequence, at, actor, operation, action, kind, recordId, version, data, reason, previousHash, hash };
    return canonicalJson(known) === line ? known : undefined;
  } catch {
    return undefined;
  }
}

function* recordFindings(exported: ExportedEvaluation, trails: ReadonlyMap<string, Trail>): Generator<Finding> {
  const present = new Set<string>();
  for (const [kind, list] of Object.entries(exported.records)) {
    for (const record of list) {
      const trail = trails.get(record.id);
      if (!trail || present.has(record.id) || !isAsLeft(kind, record, trail)) {
        yield { file: 'evaluation.json', code: 'record-altered', message: `The ${kind} ${record.id} is not as its audit entries left it.` };
      }
      present.add(record.id);
    }
  }
  for (const [id, { last }] of trails) {
    if (last.action !== 'remove' && last.action !== 'event' && !present.has(id))
      yield {
        file: 'evaluation.json',
        code: 'record-missing',
        message: `The ${last.kind} ${id} stands in the audit trail but is missing.`,
      };
  }
  const [own] = exported.records.evaluation ?? [];
  const { title, createdAt } = exported.evaluation;
  if (own && ((own.data as { title?: unknown }).title !== title || own.createdAt !== createdAt)) {
    yield { file: 'evaluation.json', code: 'record-altered', message: 'Title or date of the evaluation are not as its record has them.' };
  }
}

function isAsLeft(kind: string, record: ExportedEvaluation['records'][string][number], { first, last }: Trail): boolean {
  return (
    last.action !== 'remove' &&
    last.kind === kind &&
    last.version === record.version &&
    first.at === record.createdAt &&
    first.actor.id === record.createdBy &&
    last.at === record.updatedAt &&
    last.actor.id === record.updatedBy &&
    canonicalJson(last.data) === canonicalJson(record.data)
  );
}
