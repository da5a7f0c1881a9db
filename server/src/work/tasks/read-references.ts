import type { Outcome } from '@cerulean/evaluation/base';
import { type ReadFile, readReferences } from '@cerulean/evaluation/evidence';
import { decodeText } from '../../evidence/decode-text.ts';

/** Reads one reference file: bytes to text, text to records, with everything that was not understood. */
export default function read({ bytes, file, format }: { bytes: Uint8Array; file: string; format?: string }): Outcome<ReadFile> {
  const decoded = decodeText(bytes, file);
  if (!decoded.ok) return decoded;
  const name = file.replace(/\.gz$/i, '');
  const outcome = readReferences(decoded.value.text, format ? { file: name, format } : { file: name });
  if (!outcome.ok) return outcome;
  return { ok: true, value: { ...outcome.value, findings: [...decoded.value.findings, ...outcome.value.findings] } };
}
