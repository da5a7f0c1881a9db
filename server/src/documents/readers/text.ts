import type { Outcome } from '@cerulean/evaluation/base';
import { type Pieces, textPieces } from '@cerulean/evaluation/documents/reading';
import { readAsText } from './read-as-text.ts';

/** Reads a file of plain text. */
export function readText(bytes: Uint8Array, file: string): Promise<Outcome<Pieces>> {
  return readAsText(bytes, file, textPieces);
}
