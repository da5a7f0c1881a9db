import { fileURLToPath } from 'node:url';
import type { PDFDocumentLoadingTask, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type TextItems = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'];

export interface Library {
  open(bytes: Uint8Array): PDFDocumentLoadingTask;
}

let opened: Promise<Library> | undefined;

/** Loads pdf.js when the first file is read. Its worker runs in this thread, which saves the copies between threads. */
export function openLibrary(): Promise<Library> {
  opened ??= load();
  return opened;
}

async function load(): Promise<Library> {
  const [library, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // @ts-expect-error The worker comes without types; nothing but its presence counts.
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  Object.assign(globalThis, { pdfjsWorker: worker });
  const folder = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));
  return {
    open: (bytes) =>
      library.getDocument({
        // The library takes the bytes it is given for itself.
        data: new Uint8Array(bytes),
        isEvalSupported: false,
        useSystemFonts: false,
        disableFontFace: true,
        useWorkerFetch: false,
        enableXfa: false,
        isOffscreenCanvasSupported: false,
        isImageDecoderSupported: false,
        // No picture is decoded when the fonts of a page are looked up.
        maxImageSize: 1,
        cMapUrl: `${folder}cmaps/`,
        standardFontDataUrl: `${folder}standard_fonts/`,
        verbosity: 0,
      }),
  };
}
