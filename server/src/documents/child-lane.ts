import { type ChildProcess, fork } from 'node:child_process';
import { type Outcome, trouble } from '@cerulean/evaluation/base';
import { memorySignal } from './memory-signal.ts';

/** What a child process answers: what it made, or the mistake of ours that it met. */
export interface ChildAnswer<Made> {
  readonly made?: Outcome<Made>;
  readonly defect?: string;
}

/** What the child of a lane does, and how a person is told where it fails. */
export interface LaneWork {
  /** The module that the child runs; it answers by `answerRequests`. */
  readonly entry: URL;
  /** "The process that writes documents". */
  readonly doer: string;
  /** What one may do where a document needs too much. */
  readonly remedy: string;
  /** Further flags of Node. */
  readonly flags?: readonly string[];
}

/** Limits of a child process. */
export interface LaneLimits {
  /** Seconds a document may take. */
  readonly seconds: number;
  /** Resident memory in MiB above which the child is ended in the middle of its work. */
  readonly mebibytesMax: number;
  /** Resident memory in MiB above which the child is replaced after its work, so that an idle one does not keep it. */
  readonly mebibytesKept: number;
  /** Seconds without work after which the child is ended. */
  readonly secondsIdle: number;
}

/** A child process that works on one document after the other. */
export interface ChildLane<Request, Made> {
  /** Starts the child before there is a request. */
  start(): void;
  ask(request: Request): Promise<Outcome<Made>>;
  close(): Promise<void>;
  /** Process id of the child while there is one. */
  readonly processId: number | undefined;
}

interface Job<Request, Made> {
  readonly request: Request;
  readonly settle: (made: Outcome<Made>) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Opens a lane. Its child is started with the first request, stays warm for the next ones and is replaced when it crashes, hangs or grows.
 * Neither the lane nor an idle child keeps this process alive, and the child does not outlive it.
 */
export function childLane<Request extends object, Made>(work: LaneWork, limits: LaneLimits): ChildLane<Request, Made> {
  const waiting: Job<Request, Made>[] = [];
  let child: ChildProcess | undefined;
  let busy = false;
  let closed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  const start = (): ChildProcess => {
    const started = fork(work.entry, [String(limits.mebibytesMax)], {
      execPath: process.execPath,
      execArgv: [
        `--max-old-space-size=${Math.min(limits.mebibytesMax, 1024)}`,
        '--disable-warning=ExperimentalWarning',
        ...(work.flags ?? []),
      ],
      // Binary answers are copied, not turned into text.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    rest(started);
    return started;
  };

  /** A child without work does not keep this process alive. */
  const rest = (one: ChildProcess): void => {
    one.unref();
    one.channel?.unref();
  };

  const end = (one: ChildProcess | undefined): Promise<void> =>
    new Promise((settle) => {
      if (!one || one.exitCode !== null || one.signalCode !== null) return settle();
      one.once('exit', () => settle());
      one.ref();
      one.kill('SIGKILL');
    });

  const drop = (): Promise<void> => {
    const dropped = child;
    child = undefined;
    return end(dropped);
  };

  const next = (): void => {
    if (busy || closed) return;
    const job = waiting.shift();
    if (!job) return;
    busy = true;
    clearTimeout(idleTimer);
    child ??= start();
    const working = child;
    let finished = false;
    const finish = (keep: boolean): boolean => {
      if (finished) return false;
      finished = true;
      busy = false;
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit'] as const) working.off(event, handlers[event] as never);
      if (!keep || closed) void drop();
      else {
        rest(working);
        idleTimer = setTimeout(() => void drop(), limits.secondsIdle * 1000);
        idleTimer.unref();
      }
      next();
      return true;
    };
    const handlers = {
      message: ({ made, defect, mebibytes }: ChildAnswer<Made> & { mebibytes: number }) => {
        if (!finish(defect === undefined && mebibytes <= limits.mebibytesKept)) return;
        if (made) job.settle(made);
        else job.fail(new Error(defect));
      },
      error: () => {
        if (finish(false)) job.settle(trouble('unavailable', `${work.doer} cannot be started.`, { remedy: 'Try again in a moment.' }));
      },
      exit: (_status: number | null, signal: NodeJS.Signals | null) => {
        if (!finish(false)) return;
        const message =
          signal === memorySignal
            ? 'This document needs more memory than one document may have.'
            : `${work.doer} ended in the middle of its work.`;
        job.settle(trouble('unavailable', message, { remedy: work.remedy }));
      },
    };
    const timer = setTimeout(() => {
      if (finish(false))
        job.settle(
          trouble('unavailable', `This document took longer than ${limits.seconds} seconds and was stopped.`, { remedy: work.remedy }),
        );
    }, limits.seconds * 1000);
    working.ref();
    working.channel?.ref();
    working.on('message', handlers.message);
    working.once('error', handlers.error);
    working.once('exit', handlers.exit);
    working.send(job.request, (error) => {
      if (error && finish(false))
        job.settle(trouble('unavailable', `${work.doer} cannot be reached.`, { remedy: 'Try again in a moment.' }));
    });
  };

  // A process that ends without closing the lane takes its child along. One that is killed cannot; the child notices that itself.
  const takeAlong = (): void => void child?.kill('SIGKILL');
  process.once('exit', takeAlong);

  return {
    start() {
      if (!closed) child ??= start();
    },
    ask: (request) =>
      new Promise((settle, fail) => {
        if (closed) return settle(trouble('unavailable', 'The server is stopping.', { remedy: 'Try again in a moment.' }));
        waiting.push({ request, settle, fail });
        next();
      }),
    async close() {
      closed = true;
      clearTimeout(idleTimer);
      process.off('exit', takeAlong);
      for (const job of waiting.splice(0))
        job.settle(trouble('unavailable', 'The server is stopping.', { remedy: 'Try again in a moment.' }));
      await drop();
    },
    get processId() {
      return child?.pid;
    },
  };
}
