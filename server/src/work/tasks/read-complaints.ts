import { done, type Outcome } from '@cerulean/evaluation/base';
import { type ComplaintsTable, readComplaintsTable } from '@cerulean/evaluation/evidence';
import { decodeText } from '../../evidence/decode-text.ts';

/** Reads complaints and sales per period from the bytes of a CSV file. */
export default function read({ bytes, file }: { bytes: Uint8Array; file: string }): Outcome<ComplaintsTable> {
  const decoded = decodeText(bytes, file);
  if (!decoded.ok) return decoded;
  const table = readComplaintsTable(decoded.value.text, { file });
  return done({ ...table, findings: [...decoded.value.findings, ...table.findings] });
}
