import type { Piece, TablePiece } from '../../read-document.ts';

const tableWords = 'table|tab\\.|tabelle|tableau|tabla|cuadro|tabella|tabel|tabell|tabela';
const figureWords =
  'figure|fig\\.|abbildung|abb\\.|bild|figura|ilustración|immagine|graph|chart|diagram|diagramm|image|plate|figuur|figur|rysunek|schéma';
const number = '(?:[A-Z]{1,2}[.\\-–]?)?\\d+(?:[.\\-–]\\d+)*[a-z]?|[IVXL]+';
const opening = (words: string) => new RegExp(`^(?:${words})\\s*(?:${number})(?:\\s*[:.–—|-](?=\\s|$)|\\s*$|\\s{2,}|\\t)`, 'iu');
const tableOpening = opening(tableWords);
const figureOpening = opening(figureWords);
const longest = 400;

/** What a text names as a caption does: "Table 3: …" or "Figure 2. …". A sentence such as "Table 3 shows …" does not. */
export function captionKind(text: string): 'table' | 'figure' | undefined {
  if (text.length > longest) return undefined;
  return tableOpening.test(text) ? 'table' : figureOpening.test(text) ? 'figure' : undefined;
}

const tableWord = new RegExp(`^(?:${tableWords})(?![\\p{L}])`, 'iu');
const figureWord = new RegExp(`^(?:${figureWords})(?![\\p{L}])`, 'iu');

/** What a paragraph that is known to be a caption belongs to, as far as its first word says so. */
export function captionOf(text: string): 'table' | 'figure' | undefined {
  return tableWord.test(text) ? 'table' : figureWord.test(text) ? 'figure' : undefined;
}

type Paragraph = Extract<Piece, { type: 'paragraph' }>;

/**
 * Gives each table the caption that stands before it, else the one after it, and takes that paragraph out of the text. Other paragraphs that open as
 * captions do become captions where they stand.
 */
export function attachCaptions(pieces: readonly Piece[]): Piece[] {
  const kinds = pieces.map((piece): 'table' | 'figure' | 'either' | undefined => {
    if (piece.type !== 'paragraph' || (piece.role && piece.role !== 'caption')) return undefined;
    return piece.role === 'caption' ? (captionOf(piece.text) ?? 'either') : captionKind(piece.text);
  });
  const captions = new Map<number, string>();
  const used = new Set<number>();
  const take = (table: number, paragraph: number, text: string) => {
    captions.set(table, text);
    used.add(paragraph);
  };
  const isTableAt = (index: number) => pieces[index]?.type === 'table';
  pieces.forEach((piece, index) => {
    if (piece.type !== 'table' || piece.caption) return;
    const before = kinds[index - 1];
    if (index > 0 && !used.has(index - 1) && (before === 'table' || before === 'either'))
      take(index, index - 1, (pieces[index - 1] as Paragraph).text);
    else if (kinds[index + 1] === 'table' && !isTableAt(index + 2)) take(index, index + 1, (pieces[index + 1] as Paragraph).text);
  });
  return pieces.flatMap((piece, index): Piece[] => {
    if (used.has(index)) return [];
    if (piece.type === 'table' && captions.has(index)) return [{ ...piece, caption: captions.get(index)! } satisfies TablePiece];
    if (piece.type === 'paragraph' && kinds[index] && !piece.role) return [{ ...piece, role: 'caption' }];
    return [piece];
  });
}
