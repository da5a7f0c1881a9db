import type { DocumentReader, Pieces } from '../read-document.ts';
import type { PdfFile } from './pdf/page.ts';
import { pdfPieces } from './pdf/pieces.ts';

/** Files may begin with other bytes, which readers of PDF pass over (ISO 32000-1:2008, annex H, note 13). */
const headLength = 1024;

function begins(head: Uint8Array): boolean {
  for (let index = 0; index + 4 < Math.min(head.length, headLength); index++) {
    if (
      head[index] === 0x25 &&
      head[index + 1] === 0x50 &&
      head[index + 2] === 0x44 &&
      head[index + 3] === 0x46 &&
      head[index + 4] === 0x2d
    )
      return true;
  }
  return false;
}

export default {
  id: 'pdf',
  title: 'PDF',
  references: ['ISO 32000-1:2008 (PDF 1.7), 14.7 logical structure and 14.8 tagged PDF'],
  endings: ['pdf'],
  begins,
  pieces: pdfPieces,
} as const satisfies DocumentReader & { pieces: (file: PdfFile) => Pieces };
