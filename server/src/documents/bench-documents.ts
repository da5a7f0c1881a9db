import { readFileSync } from 'node:fs';
import type { DocumentTree } from '@cerulean/evaluation/documents';
import { writerLimits } from './write.ts';
import { type WriterLane, writerLane } from './writer-lane.ts';

/** What writing one large document takes. Times include starting the child process. */
export interface DocumentMeasurements {
  readonly docxSeconds: number;
  readonly docxAgainSeconds: number;
  readonly firstPdfSeconds: number;
  /** After a sentence was changed, with the process still warm. */
  readonly editedPdfSeconds: number;
  readonly htmlSeconds: number;
  /** Most resident memory of the child process so far, in GiB; undefined where the system does not tell. */
  readonly docxGibibytes: number | undefined;
  readonly pdfGibibytes: number | undefined;
  /** The longest time in which this process answered nothing, in milliseconds. */
  readonly gapMilliseconds: number;
}

function gibibytesOf(lane: WriterLane): number | undefined {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${lane.processId}/status`, 'utf8'))?.[1];
    return peak === undefined ? undefined : Number(peak) / 2 ** 20;
  } catch {
    return undefined;
  }
}

async function secondsFor(lane: WriterLane, to: string, tree: DocumentTree): Promise<number> {
  const start = performance.now();
  const written = await lane.ask({ to, tree });
  if (!written.ok) throw new Error(written.problem.message);
  return (performance.now() - start) / 1000;
}

function edited(tree: DocumentTree): DocumentTree {
  const [first, ...others] = tree.sections;
  const sentence = {
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: 'A sentence was written after the first document was made.' }],
  };
  return { ...tree, sections: [{ ...first!, blocks: [sentence, ...first!.blocks] }, ...others] };
}

/** Measures the writers on a document, in processes with the limits of the product. */
export async function benchDocuments(tree: DocumentTree): Promise<DocumentMeasurements> {
  const others = writerLane(writerLimits);
  const pdf = writerLane(writerLimits);
  let last = performance.now();
  let gapMilliseconds = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    gapMilliseconds = Math.max(gapMilliseconds, now - last);
    last = now;
  }, 5);
  try {
    const docxSeconds = await secondsFor(others, 'docx', tree);
    const docxAgainSeconds = await secondsFor(others, 'docx', edited(tree));
    const htmlSeconds = await secondsFor(others, 'html', tree);
    const docxGibibytes = gibibytesOf(others);
    const firstPdfSeconds = await secondsFor(pdf, 'pdf', tree);
    const editedPdfSeconds = await secondsFor(pdf, 'pdf', edited(tree));
    return {
      docxSeconds,
      docxAgainSeconds,
      firstPdfSeconds,
      editedPdfSeconds,
      htmlSeconds,
      docxGibibytes,
      pdfGibibytes: gibibytesOf(pdf),
      gapMilliseconds,
    };
  } finally {
    clearInterval(timer);
    await Promise.all([others.close(), pdf.close()]);
  }
}
