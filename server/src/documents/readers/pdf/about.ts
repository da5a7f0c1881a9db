import type { PdfFile, PdfOutlineEntry } from '@cerulean/evaluation/documents/reading';
import type { Library } from './library.ts';

const outlineMax = 20_000;
const outlineDepth = 9;

/** What a file says of itself: title, language, the labels of so many pages, and its outline. */
export function aboutOf(library: Library, document: number, pages: number): Pick<PdfFile, 'title' | 'language' | 'pageLabels' | 'outline'> {
  const { call } = library;
  const titleKey = library.literal('Title');
  const title = library.text((address, length) => call.FPDF_GetMetaText(document, titleKey, address, length)).trim();
  const language = library.text((address, length) => call.FPDFCatalog_GetLanguage(document, address, length)).trim();
  const pageLabels = labelsOf(library, document, pages);
  return {
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    ...(pageLabels ? { pageLabels } : {}),
    outline: outlineOf(library, document),
  };
}

function labelsOf(library: Library, document: number, pages: number): string[] | undefined {
  const { call, scratch } = library;
  if (call.FPDF_GetPageLabel(document, 0, scratch, 0) === 0) return undefined;
  return Array.from({ length: pages }, (_, page) =>
    library.text((address, length) => call.FPDF_GetPageLabel(document, page, address, length)),
  );
}

function outlineOf(library: Library, document: number): PdfOutlineEntry[] {
  const { call } = library;
  const entries: PdfOutlineEntry[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, level: number): void => {
    let one = call.FPDFBookmark_GetFirstChild(document, parent);
    while (one !== 0 && !seen.has(one) && entries.length < outlineMax) {
      seen.add(one);
      const bookmark = one;
      entries.push({ level, text: library.text((address, length) => call.FPDFBookmark_GetTitle(bookmark, address, length)) });
      if (level < outlineDepth) walk(one, level + 1);
      one = call.FPDFBookmark_GetNextSibling(document, one);
    }
  };
  walk(0, 1);
  return entries;
}
