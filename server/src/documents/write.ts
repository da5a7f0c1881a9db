import { done, type Finding, type Outcome } from '@cerulean/evaluation/base';
import { type DocumentTree, writers } from '@cerulean/evaluation/documents';
import { fileNameOf } from './file-name.ts';
import { isSmall } from './size.ts';
import { type WriterLane, type WrittenBytes, writerLane } from './writer-lane.ts';

/** A document as a file. Findings say what could not be shown as it was written. */
export interface WrittenDocument {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly findings: Finding[];
}

/**
 * A document of 300 pages takes about 8 s and 1.1 GiB to be set as PDF. A child that grew beyond that is replaced after its work; far beyond it,
 * in the middle.
 */
export const writerLimits = { seconds: 120, mebibytesMax: 2048, mebibytesKept: 1228, secondsIdle: 600 };

let lanes: { pdf: WriterLane; others: WriterLane } | undefined;

/**
 * Writes a tree as a file of the given form. Large documents, Word and PDF are made in a child process, so that this one goes on answering;
 * PDF has a process of its own, since it keeps what it laid out for the next time. Requests wait their turn.
 */
export async function writeDocument(tree: DocumentTree, to: 'docx' | 'pdf' | 'html' | 'json'): Promise<Outcome<WrittenDocument>> {
  const writer = writers.find((one) => one.id === to)!;
  let written: Outcome<WrittenBytes>;
  if ('write' in writer && isSmall(tree)) written = done({ bytes: Buffer.from(writer.write(tree), 'utf8'), findings: [] });
  else {
    lanes ??= { pdf: writerLane(writerLimits), others: writerLane(writerLimits) };
    written = await lanes[to === 'pdf' ? 'pdf' : 'others'].ask({ to, tree });
  }
  if (!written.ok) return written;
  return done({ ...written.value, mediaType: writer.mediaType, fileName: fileNameOf(tree, writer.fileEnding) });
}

/** Ends the child processes. The next document starts new ones. */
export async function closeWriters(): Promise<void> {
  const closing = lanes;
  lanes = undefined;
  await Promise.all(Object.values(closing ?? {}).map((lane) => lane.close()));
}
