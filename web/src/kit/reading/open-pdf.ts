import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy, version } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;
const resources = `/assets/pdfjs-${version}/`;

/** How many files stay open, so that going from finding to finding does not fetch them again. */
const openMax = 4;
const opened = new Map<string, PDFDocumentLoadingTask>();

/** Opens a PDF file of the server; the last few stay open. */
export async function openPdf(address: string): Promise<PDFDocumentProxy> {
  const task =
    opened.get(address) ??
    getDocument({
      url: address,
      useWasm: false,
      wasmUrl: `${resources}wasm/`,
      standardFontDataUrl: `${resources}standard_fonts/`,
      cMapUrl: `${resources}cmaps/`,
      cMapPacked: true,
      enableXfa: false,
    });
  // The one used last stands last.
  opened.delete(address);
  opened.set(address, task);
  for (const [old, unused] of opened) {
    if (opened.size <= openMax) break;
    opened.delete(old);
    void unused.destroy();
  }
  try {
    return await task.promise;
  } catch (error) {
    opened.delete(address);
    throw error;
  }
}
