import { done, type Finding, type Outcome } from '@cerulean/evaluation/base';
import { citeShort, type TablePreview } from '@cerulean/evaluation/evidence';
import { type ReadingOptions, readReferenceFile } from '../../evidence/read-reference-file.ts';

/** What a file would give if it were imported. */
export interface ReferencePreview {
  readonly format: string;
  readonly records: number;
  readonly rejected: number;
  /** The first records, as they would be cited. */
  readonly first: readonly { readonly label: string; readonly title: string }[];
  readonly findings: readonly Finding[];
  readonly table?: TablePreview | undefined;
  readonly remembered: boolean;
}

/** Reads a file of references and gives what a person needs to decide whether it was read rightly, not the records. */
export default async function preview({
  bytes,
  file,
  ...options
}: { bytes: Uint8Array; file: string } & ReadingOptions): Promise<Outcome<ReferencePreview>> {
  const read = await readReferenceFile(bytes, file, options);
  if (!read.ok) return read;
  const { format, records, rejected, findings, table, remembered } = read.value;
  return done({
    format,
    records: records.length,
    rejected,
    first: records.slice(0, 3).map((record) => ({ label: citeShort(record), title: record.title })),
    findings: findings.slice(0, 200),
    table,
    remembered,
  });
}
