import type { Piece } from '../../read-document.ts';
import { captionKind } from './captions.ts';

/** A piece, and whether all of it is set bold. */
export interface SetPiece {
  readonly piece: Piece;
  readonly bold: boolean;
  /** The number an automatic list gives it, as it is shown. */
  readonly label?: string;
}

const wordsMax = 12;

/**
 * Takes short bold lines for headings in files whose authors made no others. A file that has real headings is taken at its word. Bold lines in
 * a row, as on a cover, are none, unless they are numbered.
 */
export function withBoldHeadings(set: readonly SetPiece[]): Piece[] {
  const pieces = set.map(({ piece }) => piece);
  const real = pieces.filter((piece) => piece.type === 'heading').length;
  const text = pieces.filter((piece) => piece.type === 'paragraph' || piece.type === 'item').length;
  const few = real === 0 || real * 40 < text;
  if (!few) return pieces;
  const numbers = set.map((one) => (isShortBoldLine(one) ? (lineNumber(one) ?? '') : undefined));
  let depth = 0;
  return pieces.map((piece, index): Piece => {
    const number = numbers[index];
    if (piece.type === 'heading') depth = piece.level;
    if (number === undefined || piece.type === 'table') return piece;
    const alone = numbers[index - 1] !== '' && numbers[index + 1] !== '';
    if (number === '' && (!alone || index + 1 >= pieces.length || pieces[index + 1]!.type === 'heading')) return piece;
    if (number) depth = number.split('.').length;
    const label = set[index]!.label;
    return {
      type: 'heading',
      level: number ? depth : depth + 1,
      ...(label ? { number: bareNumber(label) } : {}),
      text: piece.text.replaceAll('\n', ' '),
      place: piece.place,
    };
  });
}

function isShortBoldLine({ piece, bold, label }: SetPiece): boolean {
  if (!bold || piece.type === 'heading' || piece.type === 'table') return false;
  if (piece.type === 'item' && !(label && /^\d/.test(label))) return false;
  if (piece.type === 'paragraph' && piece.role) return false;
  const { text } = piece;
  if (text.length > 100 || text.split(/\s+/).length > wordsMax || /[.;:,!?]$/.test(text) || text.includes('\n')) return false;
  return /\p{L}/u.test(text) && captionKind(text) === undefined;
}

function lineNumber({ piece, label }: SetPiece): string | undefined {
  if (label) return bareNumber(label);
  return 'text' in piece ? /^(\d+(?:\.\d+)*)[.)]?\s+\S/.exec(piece.text)?.[1] : undefined;
}

/** The number of a label without what follows it: "4.2." and "(4.2)" have "4.2". */
export function bareNumber(label: string): string {
  const bare = label
    .trim()
    .replace(/^[([]+/, '')
    .replace(/[\s.):\]–—-]+$/, '');
  return /[\p{L}\p{N}]/u.test(bare) ? bare : '';
}
