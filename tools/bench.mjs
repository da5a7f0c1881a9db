// npm run bench [-- name …]: runs the benchmarks of tools/bench one after the other, prints a table and writes .tmp/bench.json.
// A name also stands for the benchmarks that begin with it: "literature" for literature-dedupe and its neighbours.
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { environment, giveUp, nodeProgram, prepare, root } from './preparation.mjs';

const all = readdirSync(join(root, 'tools', 'bench'))
  .filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
  .map((name) => name.replace('.ts', ''))
  .sort();
const meantBy = (name) => all.filter((one) => one === name || one.startsWith(`${name}-`));
const names = process.argv.slice(2);
const wanted = [...new Set(names.flatMap(meantBy))];
const unknown = names.filter((name) => meantBy(name).length === 0);
if (unknown.length > 0) giveUp(`There is no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}.`);

await prepare();
const results = [];
for (const name of wanted.length > 0 ? wanted : all) {
  process.stderr.write(`Measuring ${name} …\n`);
  results.push(await measure(name));
}

const rows = results.flatMap(({ id, rows }) => rows.map((row) => ({ benchmark: id, ...row })));
const table = [
  ['benchmark', 'what', 'figure', 'unit', 'goal', ''],
  ...rows.map((row) => [
    row.benchmark,
    row.what,
    shown(row.figure),
    row.unit,
    row.goal ?? '',
    row.met === undefined ? '' : row.met ? 'met' : 'MISSED',
  ]),
];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) {
  console.log(
    row
      .map((cell, column) => (column === 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}

mkdirSync(join(root, '.tmp'), { recursive: true });
const machine = { node: process.version, cores: availableParallelism(), memoryGibibytes: Math.round(totalmem() / 2 ** 30) };
writeFileSync(join(root, '.tmp', 'bench.json'), `${JSON.stringify({ takenAt: new Date().toISOString(), machine, results }, null, 2)}\n`);
process.exit(results.some(({ rows }) => rows.some((row) => row.met === false)) ? 1 : 0);

function measure(name) {
  return new Promise((resolve) => {
    const child = fork(join(root, 'tools', 'run-benchmark.ts'), [name], {
      cwd: root,
      execPath: nodeProgram(),
      env: environment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let result;
    child.once('message', (message) => {
      result = message;
    });
    child.once('exit', (status) => {
      const failure = {
        id: name,
        title: name,
        rows: [{ what: `failed with status ${status}`, figure: 0, unit: '', goal: 'to run', met: false }],
      };
      resolve(status === 0 && result ? result : failure);
    });
  });
}

function shown(figure) {
  if (Number.isInteger(figure)) return figure.toLocaleString('en-GB');
  return figure.toLocaleString('en-GB', { maximumSignificantDigits: figure >= 100 ? 4 : 3 });
}
