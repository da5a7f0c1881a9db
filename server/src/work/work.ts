import { Worker } from 'node:worker_threads';
import { type Outcome, trouble } from '@cerulean/evaluation/base';
import type { PoolConfig } from 'pg';

/** Runs heavy pure work away from the thread that answers requests. */
export interface Work {
  /**
   * Runs the default export of `work/tasks/<task>.ts` with an input that can be cloned. The task answers with an outcome; work that takes too
   * long or too much memory ends with a problem, and the next task gets a fresh thread.
   */
  run<Output>(task: string, input: unknown, limits?: { seconds?: number }): Promise<Outcome<Output>>;
  close(): Promise<void>;
}

interface Job {
  readonly task: string;
  readonly input: unknown;
  readonly seconds: number;
  readonly settle: (outcome: Outcome<never>) => void;
  readonly fail: (error: Error) => void;
}

/** A few threads that take one job at a time, each with a memory limit. */
export function threadWork({
  threads = 2,
  megabytesMax = 1024,
  database,
}: {
  threads?: number;
  megabytesMax?: number;
  database: PoolConfig;
}): Work {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  let running = 0;
  let closed = false;

  const start = () =>
    new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { database },
      resourceLimits: { maxOldGenerationSizeMb: megabytesMax },
    });

  const next = () => {
    if (running >= threads || closed) return;
    const job = waiting.shift();
    if (!job) return;
    running += 1;
    const worker = idle.pop() ?? start();
    let finished = false;
    const finish = (keep: boolean) => {
      if (finished) return false;
      finished = true;
      running -= 1;
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      if (keep && !closed) {
        worker.unref();
        idle.push(worker);
      } else void worker.terminate();
      next();
      return true;
    };
    const timer = setTimeout(() => {
      if (finish(false))
        job.settle(
          trouble('unavailable', `This took longer than ${job.seconds} seconds and was stopped.`, {
            remedy: 'Try a smaller file, or split it.',
          }),
        );
    }, job.seconds * 1000);
    worker.ref();
    worker.once('message', (message: { outcome?: Outcome<never>; defect?: string }) => {
      if (!finish(message.defect === undefined)) return;
      if (message.outcome) job.settle(message.outcome);
      else job.fail(new Error(message.defect));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      if (!finish(false)) return;
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        job.settle(
          trouble('unavailable', 'This needs more memory than one task may have.', { remedy: 'Try a smaller file, or split it.' }),
        );
      else job.fail(error);
    });
    worker.once('exit', () => {
      if (finish(false)) job.fail(new Error(`the thread for ${job.task} ended`));
    });
    worker.postMessage({ task: job.task, input: job.input });
  };

  return {
    run: (task, input, { seconds = 60 } = {}) =>
      new Promise((settle, fail) => {
        waiting.push({ task, input, seconds, settle: settle as (outcome: Outcome<never>) => void, fail });
        next();
      }),
    async close() {
      closed = true;
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
