import { readdirSync } from 'node:fs';
import type { Benchmark, BenchmarkRow } from '../benchmark.ts';

/** Everything that concerns the literature: each file `literature-….ts` beside this one, after the other. */
const literature: Benchmark = {
  id: 'literature',
  title: 'Literature: formats, duplicates, screening',
  async run() {
    const parts = readdirSync(import.meta.dirname).filter((name) => /^literature-.+\.ts$/.test(name));
    const rows: BenchmarkRow[] = [];
    for (const part of parts.sort()) {
      const { default: benchmark } = (await import(`./${part}`)) as { default: Benchmark };
      const result = await benchmark.run();
      rows.push(...result.rows.map((row) => ({ ...row, what: `${benchmark.id.replace('literature-', '')}: ${row.what}` })));
    }
    return { rows };
  },
};
export default literature;
