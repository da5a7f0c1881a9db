import { extname } from 'node:path';
import { done, type Finding, type Outcome, type Problem } from '@cerulean/evaluation/base';
import type { ReadDocument } from '@cerulean/evaluation/documents';
import { readDocuments } from '../documents/readers/reader-lane.ts';
import type { FileStore } from '../files/file-store.ts';
import { sharedBytes } from '../work/uploaded-documents.ts';

/** A file to be read, by the digest it is kept under. */
export interface KeptFile {
  readonly digest: string;
  /** As it was uploaded; its ending tells the format where its bytes do not. */
  readonly name: string;
}

/** What a reader made of a file, in a form that threads share without copying. */
export interface Reading {
  /** Names file and reader together: the same key is the same document. */
  readonly key: string;
  readonly format: string;
  readonly pages?: number | undefined;
  readonly findings: readonly Finding[];
  /** The `ReadDocument`, as `v8.serialize` writes it, in shared memory. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
}

interface Held {
  readonly promise: Promise<Outcome<Reading>>;
  settled?: Outcome<Reading>;
}

/** Serialised documents that are kept in memory; 1,000 pages have about 25 MB. */
const bytesMax = 384 * 2 ** 20;
/** After this time a file is tried again that could not be read for want of time, memory or its bytes. */
const milliseconds = 5 * 60_000;

const held = new Map<string, Held>();

function keyOf({ digest, name }: KeptFile): string {
  return `${digest}${extname(name).toLowerCase()}`;
}

/** Begins to read the files that are not read yet, and gives for each what is known of it now, and when all are known. */
export function readKept(
  files: readonly KeptFile[],
  store: FileStore,
): { readonly readings: readonly (Outcome<Reading> | undefined)[]; readonly settled: Promise<void> } {
  const wanted = files.filter((file) => !held.has(keyOf(file)));
  const missing = [...new Map(wanted.map((file) => [keyOf(file), file])).values()];
  if (missing.length > 0) begin(missing, store);
  const mine = files.map((file) => held.get(keyOf(file))!);
  for (const [index, one] of mine.entries()) {
    // What was used last is forgotten last.
    const key = keyOf(files[index]!);
    held.delete(key);
    held.set(key, one);
  }
  return { readings: mine.map((one) => one.settled), settled: Promise.all(mine.map((one) => one.promise)).then(() => undefined) };
}

function begin(missing: readonly KeptFile[], store: FileStore): void {
  const settle = new Map<string, (outcome: Outcome<Reading>) => void>();
  for (const file of missing) {
    const key = keyOf(file);
    const one: Held = { promise: new Promise((resolve) => settle.set(key, resolve)) };
    held.set(key, one);
    void one.promise.then((outcome) => {
      one.settled = outcome;
      if (outcome.ok) forgetOldest();
      else if (outcome.problem.code === 'unavailable') setTimeout(() => held.delete(key), milliseconds).unref();
    });
  }
  void readAll(missing, store, (file, outcome) => settle.get(keyOf(file))!(outcome));
}

async function readAll(
  files: readonly KeptFile[],
  store: FileStore,
  tell: (file: KeptFile, outcome: Outcome<Reading>) => void,
): Promise<void> {
  const present: { file: KeptFile; bytes: Uint8Array }[] = [];
  for (const file of files) {
    const bytes = await store.get(file.digest).catch(() => undefined);
    if (bytes) present.push({ file, bytes });
    else tell(file, { ok: false, problem: lost(file) });
  }
  // Two uploads may have one name; the place in the list tells them apart.
  const names = present.map(({ file }) => file.name);
  const told = new Set<KeptFile>();
  const tellOnce = (file: KeptFile, outcome: Outcome<ReadDocument>): void => {
    if (told.has(file)) return;
    told.add(file);
    tell(file, outcome.ok ? done(kept(keyOf(file), outcome.value)) : outcome);
  };
  const outcomes = await readDocuments(
    present.map(({ file, bytes }) => ({ file: file.name, bytes })),
    {
      onRead: (name, outcome) => {
        if (names.indexOf(name) === names.lastIndexOf(name)) tellOnce(present[names.indexOf(name)]!.file, outcome);
      },
    },
  );
  for (const [index, { file }] of present.entries()) tellOnce(file, outcomes[index]!);
}

function kept(key: string, document: ReadDocument): Reading {
  return { key, format: document.format, pages: document.pages, findings: document.findings, bytes: sharedBytes(document) };
}

function lost({ name }: KeptFile): Problem {
  return {
    code: 'unavailable',
    message: `The bytes of ${name} are missing or damaged.`,
    remedy: 'Restore the files from the backup, or upload it again.',
  };
}

function forgetOldest(): void {
  let total = 0;
  for (const { settled } of held.values()) if (settled?.ok) total += settled.value.bytes.byteLength;
  for (const [key, { settled }] of held) {
    if (total <= bytesMax) return;
    if (!settled?.ok) continue;
    held.delete(key);
    total -= settled.value.bytes.byteLength;
  }
}
