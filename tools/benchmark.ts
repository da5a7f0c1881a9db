/** One thing that was measured. */
export interface BenchmarkRow {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  /** What it should be at most (or at least), as it is shown: "at most 20". */
  readonly goal?: string;
  /** Whether the goal was met; where it is false, the run ends with status 1. */
  readonly met?: boolean;
}

/** A benchmark is the default export of one file in `tools/bench`; its id is the file's name. */
export interface Benchmark {
  readonly id: string;
  readonly title: string;
  run(): Promise<{ rows: readonly BenchmarkRow[] }>;
}

/** Milliseconds that some work takes, and what it gives. */
export async function timed<Value>(work: () => Value | Promise<Value>): Promise<{ milliseconds: number; value: Value }> {
  const started = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - started, value };
}

/** A row whose goal is an upper bound. */
export function atMost(what: string, figure: number, unit: string, bound: number): BenchmarkRow {
  return { what, figure, unit, goal: `at most ${bound}`, met: figure <= bound };
}
