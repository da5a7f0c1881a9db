import type { Pieces } from '../../read-document.ts';

/** Reads Markdown: CommonMark with tables and footnotes. Its parser is loaded with the first file that needs it. */
export async function markdownPieces(text: string): Promise<Pieces> {
  return (await import('../markdown/pieces.ts')).markdownPieces(text);
}

/** Reads a page of HTML. Its parser is loaded with the first file that needs it. */
export async function htmlPieces(text: string): Promise<Pieces> {
  return (await import('../html/pieces.ts')).htmlPieces(text);
}

/** Reads plain text. */
export async function textPieces(text: string): Promise<Pieces> {
  return (await import('./pieces.ts')).textPieces(text);
}
