import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { Pieces } from '@cerulean/evaluation/documents/reading';
import { decodeText } from '../../evidence/decode-text.ts';

/** Text of a document beyond which it is not read; 300 pages have about 1 MB. */
const bytesMax = 32 * 1024 * 1024;

/** Decodes a file and gives its text to a reader; what decoding found is among the findings. */
export async function readAsText(bytes: Uint8Array, file: string, read: (text: string) => Promise<Pieces>): Promise<Outcome<Pieces>> {
  const decoded = decodeText(bytes, file, bytesMax);
  if (!decoded.ok) {
    const { code, message } = decoded.problem;
    return trouble(code, message, { remedy: 'Save it again as DOCX, PDF, Markdown, HTML or plain text in UTF-8.' });
  }
  const pieces = await read(decoded.value.text);
  return done({ ...pieces, findings: [...decoded.value.findings, ...(pieces.findings ?? [])] });
}
