import { Worker } from 'node:worker_threads';
import { assert, done } from '@cerulean/evaluation/base';
import { writers } from '@cerulean/evaluation/documents';
import type { ChildAnswer, ChildRequest, Written } from './child-lane.ts';

/** The child process of the writers: takes one tree at a time and answers with the bytes. It reads no file but the shipped fonts and opens no connection. */
async function write({ to, tree }: ChildRequest): Promise<Written> {
  // The libraries of Word and PDF are large; each is loaded by the first document that needs it.
  if (to === 'pdf') return (await import('./writers/pdf.ts')).pdfBytes(tree);
  if (to === 'docx') return done(await (await import('./writers/docx.ts')).docxBytes(tree));
  const writer = writers.find((one) => one.id === to);
  assert(writer && 'write' in writer, `there is no writer ${to}`);
  return done({ bytes: Buffer.from(writer.write(tree), 'utf8'), findings: [] });
}

const mebibytesMax = Number(process.argv[2]);
assert(process.send && Number.isFinite(mebibytesMax), 'the writers’ child is started by the server');

// Setting a PDF blocks this thread for seconds; the guard on a thread of its own still sees a parent that is gone and memory that grows.
new Worker(new URL('./guard.ts', import.meta.url), { workerData: { parent: process.ppid, mebibytesMax } }).unref();
process.once('disconnect', () => process.exit(0));
// An interruption at the terminal reaches the whole group; the parent decides when the child ends.
process.on('SIGINT', () => undefined);

process.on('message', async (request: ChildRequest) => {
  let answer: ChildAnswer;
  try {
    answer = { written: await write(request) };
  } catch (error) {
    answer = { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send!({ ...answer, mebibytes: process.memoryUsage.rss() / 2 ** 20 });
});
