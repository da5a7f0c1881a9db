import { type Finding, canonicalJson, type Outcome, done, trouble } from '@cerulean/evaluation/base';
import { type AuditEntry, chainStart, verifyChain } from '@cerulean/evaluation/records';
import { fileKind } from '@cerulean/evaluation/evidence';
import { releaseKind } from '@cerulean/evaluation/documents';
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
      return { entries: trail.map(toAuditEntry), records: stored, head: await reader.head(), title: String(own?.data.title ?? evaluation), createdAt: own?.createdAt ?? system.clock() };
    });
  const byKind: Record<string, unknown[]> = {};
  for (const { kind, ...record } of records) (byKind[kind] ??= []).push(record);
  const content: Record<string, Uint8Array> = {
    'evaluation.json': strToU8(JSON.stringify({ format: 1, evaluation: { id: evaluation, title, createdAt }, sequence: head.sequence, head: head.hash, records: byKind }, null, 1)),
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
    return trouble('file-unreadable', `${file} is not an exported evaluation: it holds no evaluation.json.`, { remedy: 'Give the archive that cerulean export wrote.' });
  } catch (error) {
    return trouble('file-unreadable', `${file} cannot be unpacked: ${(error as Error).message}.`, { remedy: 'Export the evaluation again and copy it whole.' });
  }
}

/**
 * Verifies an archive without trusting who made it: walks the audit chain, holds every record against its last audit entry, and every file
 * against its SHA-256. Stops at the first broken link of the chain.
 */
export function verifyArchive(content: Record<string, Uint8Array>): Verified {
  const findings: Finding[] = [];
  const text = (name: string) => new TextDecoder().decode(content[name] ?? new Uint8Array());
  const exported = JSON.parse(text('evaluation.json')) as { evaluation: { id: string }; sequence?: number; head?: string; records: Record<string, { id: string; version: number; data: unknown }[]> };
  const verifier = verifyChain(exported.evaluation.id, sha256);
  const last = new Map<string, AuditEntry>();
  for (const [index, line] of text('audit.jsonl').split('\n').entries()) {
    if (!line) continue;
    let entry: AuditEntry;
    try {
      entry = JSON.parse(line);
    } catch {
      findings.push({ file: 'audit.jsonl', line: index + 1, code: 'entry-unreadable', message: `Line ${index + 1} of the audit trail is not JSON.` });
      break;
    }
    const finding = verifier.feed(entry);
    if (finding) {
      findings.push({ ...finding, file: 'audit.jsonl', line: index + 1 });
      break;
    }
    last.set(entry.recordId, entry);
  }
  const broken = findings.length > 0;
  if (!broken && (verifier.head.sequence !== (exported.sequence ?? 0) || verifier.head.hash !== (exported.head ?? chainStart))) {
    findings.push({ file: 'audit.jsonl', code: 'chain-cut', message: `The audit trail ends at entry ${verifier.head.sequence}, but the export states ${exported.sequence}: its end is missing or was changed.` });
  }
  if (!broken) findings.push(...recordFindings(exported.records, last));
  for (const [name, bytes] of Object.entries(content)) {
    if (name.startsWith('files/') && sha256(bytes) !== name.slice(6)) findings.push({ file: name, code: 'file-altered', message: `${name} does not have the SHA-256 it is named by.` });
  }
  for (const [kind, field] of [
    ['file', 'sha256'],
    ['release', 'digest'],
  ] as const) {
    for (const { id, data } of exported.records[kind] ?? []) {
      const digest = (data as Record<string, unknown>)[field];
      if (!content[`files/${digest}`]) findings.push({ code: 'file-missing', message: `The bytes of ${kind} ${id} are not in the archive.` });
    }
  }
  return { holds: findings.length === 0, entries: verifier.head.sequence, head: verifier.head.hash, findings };
}

function* recordFindings(records: Record<string, { id: string; version: number; data: unknown }[]>, last: ReadonlyMap<string, AuditEntry>): Generator<Finding> {
  const present = new Set<string>();
  for (const [kind, list] of Object.entries(records)) {
    for (const record of list) {
      present.add(record.id);
      const entry = last.get(record.id);
      if (!entry || entry.action === 'remove' || entry.version !== record.version || canonicalJson(entry.data) !== canonicalJson(record.data)) {
        yield { file: 'evaluation.json', code: 'record-altered', message: `The ${kind} ${record.id} is not as its last audit entry left it.` };
      }
    }
  }
  for (const [id, entry] of last) {
    if (entry.action !== 'remove' && entry.action !== 'event' && !present.has(id)) yield { file: 'evaluation.json', code: 'record-missing', message: `The ${entry.kind} ${id} stands in the audit trail but is missing.` };
  }
}
