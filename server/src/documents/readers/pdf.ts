import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type PdfFile, type PdfPage, type Pieces, readers } from '@cerulean/evaluation/documents/reading';
import { aboutOf } from './pdf/about.ts';
import { commentsOf } from './pdf/comments.ts';
import { dropLibrary, keepLibrary, type Library, openLibrary } from './pdf/library.ts';
import { Marks } from './pdf/marks.ts';
import { pictureOf } from './pdf/pictures.ts';
import { textOf } from './pdf/runs.ts';
import { tagsOf } from './pdf/tags.ts';

const reader = readers.find((one) => one.id === 'pdf')!;

/** Longer files are read to this page; a page with more characters, to this one. A longer time than this many seconds ends the reading where it is. */
const limits = { pages: 5000, charactersPerPage: 200_000, seconds: 100 };

/** Why a file cannot be opened (FPDF_GetLastError in fpdfview.h). */
const errors = { password: 4, security: 5 };

/**
 * What a PDF says. Takes 3 to 5 ms a page and blocks its thread meanwhile; call it in a child process when files come from elsewhere. Scripts and
 * embedded files are not touched, and nothing is fetched.
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<Outcome<Pieces>> {
  if (!reader.begins(bytes.subarray(0, 1024))) {
    return trouble('file-unreadable', `${file} is not a PDF: it does not begin like one.`, { remedy: 'Export the document as PDF again.' });
  }
  const library = await openLibrary();
  let source: Outcome<PdfFile>;
  try {
    source = opened(library, bytes, file);
  } catch (error) {
    dropLibrary();
    return damaged(file, bytes, error);
  }
  keepLibrary(library);
  return source.ok ? done(reader.pieces(source.value)) : source;
}

function opened(library: Library, bytes: Uint8Array, file: string): Outcome<PdfFile> {
  const { call } = library;
  const address = library.allocated(bytes.length);
  library.bytes(address, bytes.length).set(bytes);
  const document = call.FPDF_LoadMemDocument(address, bytes.length, library.literal(''));
  const source = document === 0 ? refused(call.FPDF_GetLastError(), file, bytes) : fileOf(library, document, file, bytes);
  if (document !== 0) call.FPDF_CloseDocument(document);
  call.free(address);
  return source;
}

function refused(error: number, file: string, bytes: Uint8Array): Outcome<never> {
  if (error === errors.password) {
    return trouble('file-unreadable', `${file} is protected with a password and cannot be read.`, {
      remedy: 'Remove the password and add the file again.',
    });
  }
  if (error === errors.security) {
    return trouble('file-unreadable', `${file} is protected in a way that it cannot be read.`, {
      remedy: 'Remove the protection and add the file again.',
    });
  }
  return damaged(file, bytes);
}

function damaged(file: string, bytes: Uint8Array, cause?: unknown): Outcome<never> {
  return trouble(
    'file-unreadable',
    endsWhole(bytes)
      ? `${file} is damaged: its pages could not be found.`
      : `${file} is cut off: its end is missing, and so its pages could not be found.`,
    {
      remedy: 'Open it in a PDF viewer, save it anew, and add it again.',
      ...(cause === undefined ? {} : { details: { cause: String(cause) } }),
    },
  );
}

function fileOf(library: Library, document: number, file: string, bytes: Uint8Array): Outcome<PdfFile> {
  const started = performance.now();
  const { call } = library;
  const findings: Finding[] = [];
  const pages: PdfPage[] = [];
  const comments: PdfFile['comments'][number][] = [];
  const whole = call.FPDF_GetPageCount(document);
  if (whole < 1) return trouble('file-unreadable', `${file} has no pages.`, { remedy: 'Export the document as PDF again.' });
  const count = Math.min(whole, limits.pages);
  if (count < whole) {
    findings.push({ file, code: 'pdf-long', message: `${file} has ${whole} pages; the first ${limits.pages} were read.` });
  }
  if (!endsWhole(bytes)) {
    findings.push({ file, code: 'pdf-truncated', message: `${file} has no end mark: its last part may be missing.` });
  }
  const isTagged = call.FPDFCatalog_IsTagged(document) !== 0;
  let readCount = 0;
  for (let number = 1; number <= count; number++) {
    if (performance.now() - started > limits.seconds * 1000) {
      findings.push({
        file,
        page: number,
        code: 'pdf-slow',
        message: `${file} took too long to read; pages from ${number} on were left out.`,
      });
      break;
    }
    const page = call.FPDF_LoadPage(document, number - 1);
    if (page === 0) {
      findings.push({
        file,
        page: number,
        code: 'page-unreadable',
        message: `Page ${number} of ${file} is damaged and could not be read.`,
      });
      pages.push({ page: number, width: 595, height: 842, runs: [], images: [] });
      continue;
    }
    const read = pageOf(library, page, number, isTagged);
    call.FPDF_ClosePage(page);
    findings.push(...findingsOf(read, file));
    pages.push(read.page);
    comments.push(...read.comments);
    readCount++;
  }
  if (readCount === 0) return damaged(file, bytes);
  return done({ pages, comments, findings, ...aboutOf(library, document, count) });
}

function endsWhole(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048).includes('%%EOF');
}

interface ReadPage {
  readonly page: PdfPage;
  readonly comments: PdfFile['comments'];
  readonly characters: number;
  readonly isScan: boolean;
}

function pageOf(library: Library, page: number, number: number, isTagged: boolean): ReadPage {
  const marks = isTagged ? new Marks(library, page) : undefined;
  const { runs, view, characters } = textOf(library, page, marks, limits.charactersPerPage);
  const { images, isScan } = pictureOf(library, page, view);
  const tags = isTagged ? tagsOf(library, page) : undefined;
  const comments = commentsOf(library, page, number, view, runs);
  return {
    page: { page: number, width: view.width, height: view.height, runs, images, ...(tags ? { tags } : {}) },
    comments,
    characters,
    isScan,
  };
}

function findingsOf({ page: { page }, characters, isScan }: ReadPage, file: string): Finding[] {
  const findings: Finding[] = [];
  if (characters > limits.charactersPerPage) {
    findings.push({
      file,
      page,
      code: 'pdf-page-long',
      message: `Page ${page} of ${file} has too much text; its end was left out.`,
    });
  }
  if (characters === 0) {
    findings.push({
      file,
      page,
      code: 'page-without-text',
      message: `Page ${page} of ${file} has no text; it needs text recognition (OCR).`,
    });
  } else if (isScan) {
    findings.push({
      file,
      page,
      code: 'page-recognised',
      message: `The text of page ${page} of ${file} comes from text recognition (OCR) and may hold mistakes.`,
    });
  }
  return findings;
}
