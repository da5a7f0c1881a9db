import { done, type Outcome } from '@cerulean/evaluation/base';
import { docxPieces, type Pieces } from '@cerulean/evaluation/documents/reading';
import { openWord } from './docx/open-word.ts';

/** Reads a Word file. */
export async function readDocx(bytes: Uint8Array, file: string): Promise<Outcome<Pieces>> {
  const word = openWord(bytes, file);
  return word.ok ? done(docxPieces(word.value)) : word;
}
