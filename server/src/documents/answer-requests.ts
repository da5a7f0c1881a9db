import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { assert, type Outcome } from '@cerulean/evaluation/base';
import type { ChildAnswer } from './child-lane.ts';

/** Makes this process the child of a lane: it answers one request after the other, ends with its parent and when it grows beyond its limit. */
export function answerRequests<Request, Made>(work: (request: Request) => Promise<Outcome<Made>>): void {
  const mebibytesMax = Number(process.argv[2]);
  assert(process.send && Number.isFinite(mebibytesMax), 'a child is started by the server');

  // Large documents block this thread for seconds; the guard on a thread of its own still sees a parent that is gone and memory that grows.
  new Worker(new URL('./guard.ts', import.meta.url), { workerData: { parent: process.ppid, mebibytesMax } }).unref();
  process.once('disconnect', () => process.exit(0));
  // An interruption at the terminal reaches the whole group; the parent decides when the child ends.
  process.on('SIGINT', () => undefined);

  process.on('message', async (request: Request) => {
    let answer: ChildAnswer<Made>;
    try {
      answer = { made: await work(request) };
    } catch (error) {
      answer = { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    process.send!({ ...answer, mebibytes: process.memoryUsage.rss() / 2 ** 20 });
    // A child is killed and not left to end by itself, so what it compiled is kept now. What was kept before is not written again.
    flushCompileCache();
  });
}
