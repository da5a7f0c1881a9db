import type { Piece } from '../../read-document.ts';

/** Pieces as short lines, for tests of all readers: "h1 4.2 Title", "p text", "i1 text", "table caption (header rows) a|b / c|d". */
export function pieceLines(pieces: readonly Piece[]): string[] {
  return pieces.map((piece) => {
    if (piece.type === 'heading') return `h${piece.level} ${piece.number === undefined ? '' : `${piece.number} `}${piece.text}`;
    if (piece.type === 'item') return `${piece.ordered ? 'n' : 'i'}${piece.level} ${piece.text}`;
    if (piece.type === 'paragraph') return `${piece.role ?? 'p'} ${piece.text}`;
    return `table ${piece.caption} (${piece.headerRows}) ${piece.rows.map((cells) => cells.map((cell) => cell.text).join('|')).join(' / ')}`;
  });
}
