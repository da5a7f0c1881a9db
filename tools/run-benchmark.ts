// Runs one benchmark in a process of its own, so that none is measured in the memory of another, and hands the rows to the parent.
import type { Benchmark } from './benchmark.ts';

const name = process.argv[2] ?? '';
const { default: benchmark } = (await import(`./bench/${name}.ts`)) as { default: Benchmark };
if (benchmark.id !== name) throw new Error(`The benchmark in ${name}.ts calls itself ${benchmark.id}.`);
const { rows } = await benchmark.run();
process.send?.({ id: benchmark.id, title: benchmark.title, rows }, () => process.exit(0));
