import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import {
  type PdfFile,
  type PdfOutlineEntry,
  type PdfPage,
  type PdfRun,
  type PdfTag,
  type Pieces,
  readers,
} from '@cerulean/evaluation/documents/reading';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { commentsOf } from './pdf/comments.ts';
import { Fonts } from './pdf/fonts.ts';
import { openLibrary } from './pdf/library.ts';
import { type Objects, objectsOf } from './pdf/objects.ts';
import { type Picture, pictureOf } from './pdf/pictures.ts';
import { runsOf } from './pdf/runs.ts';

const reader = readers.find((one) => one.id === 'pdf')!;

/** Longer files are read to this page; a page with more characters, to this one. A longer time than this many seconds ends the reading where it is. */
const limits = { pages: 5000, charactersPerPage: 200_000, seconds: 100 };

/**
 * What a PDF says. Takes about 10 ms a page and blocks its thread meanwhile; call it in a child process when files come from elsewhere. Scripts and
 * embedded files are not touched, and nothing is fetched.
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<Outcome<Pieces>> {
  if (!reader.begins(bytes.subarray(0, 1024))) {
    return trouble('file-unreadable', `${file} is not a PDF: it does not begin like one.`, { remedy: 'Export the document as PDF again.' });
  }
  const objects = objectsOf(bytes);
  const library = await openLibrary();
  const task = library.open(bytes);
  let source: PdfFile;
  try {
    const document = await task.promise;
    if (document.numPages < 1) return noPages(file);
    source = await fileOf(document, file, objects, bytes);
  } catch (error) {
    return refused(error, file, endsWhole(bytes));
  } finally {
    await task.destroy().catch(() => undefined);
  }
  return done(reader.pieces(source));
}

function noPages(file: string): Outcome<Pieces> {
  return trouble('file-unreadable', `${file} has no pages.`, { remedy: 'Export the document as PDF again.' });
}

function refused(error: unknown, file: string, isWhole: boolean): Outcome<Pieces> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return trouble('file-unreadable', `${file} is protected with a password and cannot be read.`, {
      remedy: 'Remove the password and add the file again.',
    });
  }
  return trouble(
    'file-unreadable',
    isWhole
      ? `${file} is damaged: its pages could not be found.`
      : `${file} is cut off: its end is missing, and so its pages could not be found.`,
    {
      remedy: 'Open it in a PDF viewer, save it anew, and add it again.',
    },
  );
}

async function fileOf(document: PDFDocumentProxy, file: string, objects: Objects | undefined, bytes: Uint8Array): Promise<PdfFile> {
  const started = performance.now();
  const findings: Finding[] = [];
  const pages: PdfPage[] = [];
  const comments: PdfFile['comments'][number][] = [];
  const fonts = new Fonts();
  const count = Math.min(document.numPages, limits.pages);
  if (count < document.numPages) {
    findings.push({ file, code: 'pdf-long', message: `${file} has ${document.numPages} pages; the first ${limits.pages} were read.` });
  }
  if (!endsWhole(bytes)) {
    findings.push({ file, code: 'pdf-truncated', message: `${file} has no end mark: its last part may be missing.` });
  }
  const isTagged = (await document.getMarkInfo().catch(() => null))?.Marked === true;
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
    let page: PDFPageProxy | undefined;
    try {
      page = await document.getPage(number);
      const read = await pageOf(page, number, isTagged, fonts);
      const picture = objects ? lookedAt(objects, page) : undefined;
      if (read.characters > limits.charactersPerPage) {
        findings.push({
          file,
          page: number,
          code: 'pdf-page-long',
          message: `Page ${number} of ${file} has too much text; its end was left out.`,
        });
      }
      if (read.characters === 0) {
        findings.push({
          file,
          page: number,
          code: 'page-without-text',
          message: `Page ${number} of ${file} has no text; it needs text recognition (OCR).`,
        });
      } else if (picture?.isScan) {
        findings.push({
          file,
          page: number,
          code: 'page-recognised',
          message: `The text of page ${number} of ${file} comes from text recognition (OCR) and may hold mistakes.`,
        });
      }
      pages.push({ ...read.page, images: picture?.images ?? [] });
      if (!objects || picture?.hasComments) comments.push(...(await commentsOf(page, number, read.page.runs)));
      readCount++;
    } catch {
      findings.push({
        file,
        page: number,
        code: 'page-unreadable',
        message: `Page ${number} of ${file} is damaged and could not be read.`,
      });
      pages.push({ page: number, width: 595, height: 842, runs: [], images: [] });
    } finally {
      page?.cleanup();
    }
  }
  if (readCount === 0) throw new Error('no page could be read');
  const about = await aboutOf(document);
  return { pages, comments, findings, ...about };
}

/** The look beside the library never costs a page its text: objects broken in a way nobody foresaw give no pictures. */
function lookedAt(objects: Objects, page: PDFPageProxy): Picture | undefined {
  try {
    return pictureOf(objects, page.ref?.num, page.getViewport({ scale: 1 }).transform);
  } catch {
    return undefined;
  }
}

function endsWhole(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048).includes('%%EOF');
}

async function pageOf(page: PDFPageProxy, number: number, isTagged: boolean, fonts: Fonts): Promise<{ page: PdfPage; characters: number }> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: isTagged, disableNormalization: true });
  await fonts.learn(page, content.items);
  const read = runsOf(content.items, viewport, fonts, limits.charactersPerPage);
  const tags = isTagged ? tagOf(await page.getStructTree().catch(() => null)) : undefined;
  const runs: readonly PdfRun[] = read.runs;
  return {
    page: { page: number, width: read.width, height: read.height, runs, images: [], ...(tags ? { tags } : {}) },
    characters: read.characters,
  };
}

type StructNode = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;

/** Trees deeper than this are not followed. */
const depthMax = 60;

function tagOf(node: StructNode | null): PdfTag | undefined {
  const walk = (one: StructNode | StructNode['children'][number], depth: number): PdfTag[] => {
    if ('role' in one) {
      const children = depth < depthMax ? one.children.flatMap((child) => walk(child, depth + 1)) : [];
      const alternative = 'alt' in one && typeof one.alt === 'string' ? { alternative: one.alt } : {};
      return [{ role: one.role, children, ...alternative }];
    }
    return one.type === 'content' ? [{ mark: one.id, children: [] }] : [];
  };
  const root = node ? walk(node, 0)[0] : undefined;
  return root && root.children.length > 0 ? root : undefined;
}

async function aboutOf(document: PDFDocumentProxy): Promise<Pick<PdfFile, 'title' | 'language' | 'pageLabels' | 'outline'>> {
  const [metadata, labels, outline] = await Promise.all([
    document.getMetadata().catch(() => undefined),
    document.getPageLabels().catch(() => null),
    document.getOutline().catch(() => null),
  ]);
  const info: Readonly<Record<string, unknown>> = { ...metadata?.info };
  const title = typeof info.Title === 'string' ? info.Title.trim() : '';
  const language = typeof info.Language === 'string' ? info.Language.trim() : '';
  return {
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    ...(labels ? { pageLabels: labels } : {}),
    outline: outlineOf(outline),
  };
}

type OutlineNode = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number];

function outlineOf(nodes: readonly OutlineNode[] | null): PdfOutlineEntry[] {
  const entries: PdfOutlineEntry[] = [];
  const walk = (some: readonly OutlineNode[], level: number): void => {
    for (const node of some) {
      if (entries.length >= 20_000) return;
      entries.push({ level, text: String(node.title ?? '') });
      if (level < 9 && Array.isArray(node.items)) walk(node.items, level + 1);
    }
  };
  if (nodes) walk(nodes, 1);
  return entries;
}
