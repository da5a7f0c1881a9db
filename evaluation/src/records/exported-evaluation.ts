import { z } from 'zod';
import type { Id } from '../base/index.ts';
import { type Finding, isoInstant } from '../base/index.ts';
import { chainStart } from './audit.ts';
import type { Kind, Snapshot, Stored } from './kind.ts';

/**
 * An evaluation as a file: what `cerulean export` writes as `evaluation.json` and what an example is. Of a record only id and data are compulsory,
 * so that a person can write one by hand. The shape is stored: fields may be added as optional, none may change.
 */
export const exportedEvaluationSchema = z.object({
  format: z.literal(1),
  evaluation: z.object({ id: z.string().min(1), title: z.string().min(1), createdAt: isoInstant }),
  /** The last audit entry that is included, where the export came from a running installation. */
  sequence: z.number().int().min(0).default(0),
  head: z.string().default(chainStart),
  records: z.record(
    z.string(),
    z.array(
      z.object({
        id: z.string().min(1),
        data: z.unknown(),
        version: z.number().int().min(1).default(1),
        createdAt: isoInstant.optional(),
        createdBy: z.string().default(''),
        updatedAt: isoInstant.optional(),
        updatedBy: z.string().default(''),
      }),
    ),
  ),
});
export type ExportedEvaluation = z.output<typeof exportedEvaluationSchema>;

/** Reads an exported evaluation into a snapshot. A record that its kind's schema refuses is left out and reported; the others are kept. */
export function snapshotOf(
  exported: ExportedEvaluation,
  kinds: ReadonlyMap<string, Kind>,
  takenAt: string,
): { snapshot: Snapshot; findings: Finding[] } {
  const findings: Finding[] = [];
  const records: Record<string, Stored[]> = {};
  for (const [name, list] of Object.entries(exported.records)) {
    const kind = kinds.get(name);
    if (!kind) {
      findings.push({ code: 'kind-unknown', message: `No kind of record is called "${name}"; its ${list.length} records were left out.` });
      continue;
    }
    records[name] = [];
    for (const record of list) {
      const parsed = kind.schema.safeParse(record.data);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        findings.push({
          code: 'record-unreadable',
          message: `The ${kind.title} ${record.id} was left out: ${issue?.message} (${issue?.path.join('.') || 'as a whole'}).`,
        });
        continue;
      }
      const createdAt = record.createdAt ?? exported.evaluation.createdAt;
      records[name].push({
        id: record.id as Id,
        kind: name,
        version: record.version,
        data: parsed.data,
        createdAt,
        createdBy: record.createdBy,
        updatedAt: record.updatedAt ?? createdAt,
        updatedBy: record.updatedBy,
      });
    }
  }
  return { snapshot: { evaluation: exported.evaluation, takenAt, sequence: exported.sequence, head: exported.head, records }, findings };
}
