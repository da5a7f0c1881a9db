import type { Outcome } from '@cerulean/evaluation/base';
import { htmlPieces, type Pieces } from '@cerulean/evaluation/documents/reading';
import { readAsText } from './read-as-text.ts';

/** Reads a page of HTML. */
export function readHtml(bytes: Uint8Array, file: string): Promise<Outcome<Pieces>> {
  return readAsText(bytes, file, htmlPieces);
}
