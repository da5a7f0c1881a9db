import { type ProblemError, toProblem } from '../api/problem.ts';

/** One file on its way into an evaluation, and in the end the report the server gave. */
export type FileOnItsWay<Report> = { readonly id: number; readonly evaluation: string; readonly name: string; readonly bytes: number } & (
  | { readonly status: 'waiting' }
  /** `sent` in percent; at 100 the server reads the file. */
  | { readonly status: 'sending'; readonly sent: number }
  | { readonly status: 'done'; readonly report: Report }
  | { readonly status: 'failed'; readonly problem: ProblemError }
  | { readonly status: 'stopped' }
);

/** Sends one file and gives the server's report. */
export type SendFile<Report> = (file: File, onSent: (percent: number) => void, signal: AbortSignal) => Promise<Report>;

interface Waiting<Report> {
  readonly id: number;
  readonly file: File;
  readonly send: SendFile<Report>;
}

/**
 * Files that are sent one after the other while people go on working: it outlives the screen, so that going to another page stops nothing.
 * A file that fails keeps its problem, and the next one goes on.
 */
export class FileQueue<Report> {
  #files: readonly FileOnItsWay<Report>[] = [];
  #waiting: Waiting<Report>[] = [];
  #sending: { readonly id: number; readonly abort: AbortController } | undefined;
  #nextId = 1;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): readonly FileOnItsWay<Report>[] => this.#files;

  /** Whether anything is still to be sent. */
  get busy(): boolean {
    return this.#sending !== undefined || this.#waiting.length > 0;
  }

  add(evaluation: string, files: readonly File[], send: SendFile<Report>): void {
    const added = files.map((file) => ({ id: this.#nextId++, file, send }));
    this.#waiting.push(...added);
    this.#set([
      ...this.#files,
      ...added.map(({ id, file }) => ({ id, evaluation, name: file.name, bytes: file.size, status: 'waiting' as const })),
    ]);
    if (!this.#sending) void this.#work();
  }

  /** Stops a file that waits or is being sent. One that has arrived is read by the server whatever happens here, so it is not stopped. */
  stop(id: number): void {
    const file = this.#files.find((each) => each.id === id);
    if (file?.status === 'sending' && file.sent < 100) this.#sending?.abort.abort();
    if (file?.status !== 'waiting') return;
    this.#waiting = this.#waiting.filter((waiting) => waiting.id !== id);
    this.#change(id, { status: 'stopped' });
  }

  /** Takes one file that is over off the list, for instance because it is sent again in another way. */
  dismiss(id: number): void {
    this.#set(this.#files.filter((file) => file.id !== id || file.status === 'waiting' || file.status === 'sending'));
  }

  /** Takes everything that is over off the list of an evaluation; the reports stay in the records. */
  clear(evaluation: string): void {
    this.#set(this.#files.filter((file) => file.evaluation !== evaluation || file.status === 'waiting' || file.status === 'sending'));
  }

  async #work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { id, file, send } = next;
      const abort = new AbortController();
      this.#sending = { id, abort };
      this.#change(id, { status: 'sending', sent: 0 });
      try {
        const report = await send(file, (sent) => this.#change(id, { status: 'sending', sent }), abort.signal);
        this.#change(id, { status: 'done', report });
      } catch (error) {
        this.#change(id, abort.signal.aborted ? { status: 'stopped' } : { status: 'failed', problem: toProblem(error) });
      }
    }
    this.#sending = undefined;
    this.#tell();
  }

  #change(id: number, state: Record<string, unknown>): void {
    this.#set(
      this.#files.map((file) =>
        file.id === id
          ? ({ id: file.id, evaluation: file.evaluation, name: file.name, bytes: file.bytes, ...state } as FileOnItsWay<Report>)
          : file,
      ),
    );
  }

  #set(files: readonly FileOnItsWay<Report>[]): void {
    this.#files = files;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
