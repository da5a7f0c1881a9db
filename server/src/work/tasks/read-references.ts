import type { Outcome } from '@cerulean/evaluation/base';
import { type ReadingOptions, type ReadReferenceFile, readReferenceFile } from '../../evidence/read-reference-file.ts';

/** Reads one reference file: bytes to records, with everything that was not understood. */
export default function read({
  bytes,
  file,
  ...options
}: { bytes: Uint8Array; file: string } & ReadingOptions): Promise<Outcome<ReadReferenceFile>> {
  return readReferenceFile(bytes, file, options);
}
