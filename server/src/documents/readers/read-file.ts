import { extname } from 'node:path';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { assemble, type DocumentReader, type Pieces, type ReadDocument, readers } from '@cerulean/evaluation/documents/reading';
import { unreadableKind } from './unreadable-kinds.ts';

type Read = (bytes: Uint8Array, file: string) => Promise<Outcome<Pieces>>;

/** The thin halves of the readers. Each loads its libraries with the first file that needs them. */
const loaders: Readonly<Record<string, () => Promise<Read>>> = {
  docx: async () => (await import('./docx.ts')).readDocx,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html.ts')).readHtml,
  text: async () => (await import('./text.ts')).readText,
};

const saveAs = 'Save it as DOCX, PDF, Markdown, HTML or plain text and upload that.';

/**
 * Reads a document of any known format, told by its first bytes and then by the ending of its name. What cannot be read at all is a problem in one
 * sentence; what can be read in part is read, with findings.
 */
export async function readDocumentBytes(bytes: Uint8Array, file: string): Promise<Outcome<ReadDocument>> {
  if (bytes.byteLength === 0)
    return trouble('file-unreadable', `${file} is empty.`, { remedy: 'Export it again and check that it holds something.' });
  const unreadable = unreadableKind(bytes, file);
  if (unreadable) return unreadable;
  const reader = readerOf(bytes, file);
  if (!reader) return trouble('format-unknown', `${file} is of a kind that is not read.`, { remedy: saveAs });
  try {
    const read = await (await loaders[reader.id]!())(bytes, file);
    if (!read.ok) return read;
    const document = assemble(file, reader.id, read.value);
    return done({ ...document, findings: document.findings.map((finding) => ({ file, ...finding })) });
  } catch (error) {
    // The libraries of the formats throw at files that were made to break them; such a file must not stop the others.
    return trouble('file-unreadable', `${file} is damaged in a way that it cannot be read.`, {
      remedy: `Open it in the program it comes from. ${saveAs}`,
      details: { cause: error instanceof Error ? error.message : String(error) },
    });
  }
}

/** The reader for a file. A ZIP archive and a page of HTML are known by their beginning; texts go by their ending. */
function readerOf(bytes: Uint8Array, file: string): DocumentReader | undefined {
  const head = bytes.subarray(0, 1024);
  const known: readonly DocumentReader[] = readers;
  const ending = extname(file).slice(1).toLowerCase();
  const byEnding = known.find((reader) => reader.endings.includes(ending));
  const byHead = known.find((reader) => reader.begins?.(head));
  // Markdown may begin with HTML; its ending says what it is.
  if (byEnding?.id === 'markdown' && byHead?.id === 'html') return byEnding;
  if (byHead) return byHead;
  // A file that says it is of a format with a mark but does not have the mark is told so by that format's reader.
  return byEnding ?? (ending === '' ? known.find((reader) => reader.id === 'text') : undefined);
}
