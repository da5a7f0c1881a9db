import type { Outcome } from '@cerulean/evaluation/base';
import { readSheet, type Sheet } from '../../evidence/read-sheet.ts';

/** Reads the first sheet of a spreadsheet or a CSV file as rows of text. */
export default function read({ bytes, file }: { bytes: Uint8Array; file: string }): Promise<Outcome<Sheet>> {
  return readSheet(bytes, file);
}
