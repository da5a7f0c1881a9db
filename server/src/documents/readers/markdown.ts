import type { Outcome } from '@cerulean/evaluation/base';
import { markdownPieces, type Pieces } from '@cerulean/evaluation/documents/reading';
import { readAsText } from './read-as-text.ts';

/** Reads a Markdown file. */
export function readMarkdown(bytes: Uint8Array, file: string): Promise<Outcome<Pieces>> {
  return readAsText(bytes, file, markdownPieces);
}
