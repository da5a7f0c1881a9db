import { stat } from 'node:fs/promises';
import { assert, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { ReadDocument } from '@cerulean/evaluation/documents/reading';
import { type ChildLane, childLane, type LaneLimits } from '../child-lane.ts';

/** A file to be read: by its path, or by its bytes where it was uploaded. `file` is what people call it. */
export interface ReadRequest {
  readonly file: string;
  readonly path?: string;
  readonly bytes?: Uint8Array;
}

export interface ReadOptions {
  /** Called as soon as a file was read or could not be read. */
  readonly onRead?: (file: string, outcome: Outcome<ReadDocument>) => void;
}

/** A Word file of 300 pages with 40 pictures takes about 1 s and 250 MiB. */
export const readerLimits: LaneLimits = { seconds: 60, mebibytesMax: 768, mebibytesKept: 448, secondsIdle: 60 };

/** Files that are read at once. */
const lanesMax = 2;
/** Bytes of a file beyond which it is not opened at all. */
const fileBytesMax = 512 * 1024 * 1024;

type ReaderLane = ChildLane<ReadRequest, ReadDocument>;
let lanes: ReaderLane[] = [];

/** Opens a lane whose child reads documents. */
export function readerLane(limits: LaneLimits = readerLimits): ReaderLane {
  const work = {
    entry: new URL('./reader-child.ts', import.meta.url),
    doer: 'The process that reads documents',
    remedy: 'Split the file, or save it as PDF, and upload it again.',
    // With a small space for young objects a large file takes a third less memory and no more time; with a smaller one it takes a tenth more. A heap that
    // does not begin small is not gone through again and again while a tree grows in it, which takes a tenth to a fifth of the time.
    flags: ['--max-semi-space-size=8', '--min-semi-space-size=8', '--initial-heap-size=200', '--v8-pool-size=1'],
  };
  return childLane(work, limits);
}

/**
 * Reads files that nobody vouches for, in processes of their own with limits of time and memory, the largest first. The outcomes are in the order of
 * the files; one that cannot be read gives one sentence and does not stop the others.
 */
export async function readDocuments(files: readonly ReadRequest[], options: ReadOptions = {}): Promise<Outcome<ReadDocument>[]> {
  const sizes = await Promise.all(files.map(sizeOf));
  const waiting = files.map((_, index) => index).sort((one, other) => sizes[other]! - sizes[one]!);
  const outcomes: Outcome<ReadDocument>[] = [];
  const work = async (lane: ReaderLane): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const request = files[index]!;
      const outcome = sizes[index]! > fileBytesMax ? tooLarge(request.file) : await readIn(lane, request);
      outcomes[index] = outcome;
      options.onRead?.(request.file, outcome);
    }
  };
  await Promise.all(lanesFor(files.length).map(work));
  return outcomes;
}

/** Starts the child processes that will read so many files, so that they are ready when the first is asked for. */
export function startReaders(files: number): void {
  for (const lane of lanesFor(files)) lane.start();
}

function lanesFor(files: number): ReaderLane[] {
  const count = Math.min(lanesMax, files);
  while (lanes.length < count) lanes.push(readerLane());
  return lanes.slice(0, count);
}

/** Ends the child processes. The next file starts new ones. */
export async function closeReaders(): Promise<void> {
  const closing = lanes;
  lanes = [];
  await Promise.all(closing.map((lane) => lane.close()));
}

async function sizeOf({ path, bytes }: ReadRequest): Promise<number> {
  assert(bytes || path !== undefined, 'a file to be read has a path or bytes');
  if (bytes) return bytes.byteLength;
  return stat(path!).then(
    ({ size }) => size,
    () => 0,
  );
}

function tooLarge(file: string): Outcome<ReadDocument> {
  return trouble('file-too-large', `${file} has more than ${fileBytesMax / 2 ** 20} MB, which is more than is read.`, {
    remedy: 'Split the file and upload the parts.',
  });
}

/** What goes wrong with the process is told with the name of the file; a mistake of ours in one file does not stop the others either. */
async function readIn(lane: ReaderLane, request: ReadRequest): Promise<Outcome<ReadDocument>> {
  try {
    const outcome = await lane.ask(request);
    if (outcome.ok || outcome.problem.message.includes(request.file)) return outcome;
    const { code, message, ...rest } = outcome.problem;
    return trouble(code, `${request.file} could not be read: ${message}`, rest);
  } catch (error) {
    return trouble('file-unreadable', `${request.file} could not be read.`, {
      remedy: 'Save it again in the program it comes from, or as PDF, and upload that.',
      details: { cause: error instanceof Error ? error.message : String(error) },
    });
  }
}
