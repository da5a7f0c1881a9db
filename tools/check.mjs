// npm run check: types, lint, unused code, generated files, then every test. `--without-tests` leaves the tests to a later command.
import { join } from 'node:path';
import { environment, nodeProgram, prepare, root, run } from './preparation.mjs';

await prepare({ web: false });
const node = nodeProgram();
const program = (...path) => join(root, 'node_modules', ...path);
const types = (project) => [program('typescript', 'bin', 'tsc'), '-p', project];
const steps = [
  ['types of evaluation', types('evaluation')],
  ['types of the tests of evaluation', types('evaluation/tsconfig.test.json')],
  ['types of server and tools', types('server')],
  ['types of the tests', types('tests')],
  ['types of web', types('web')],
  ['format and lint (biome)', [program('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']],
  ['promises (oxlint)', [program('oxlint', 'bin', 'oxlint'), '--config', '.oxlintrc.json', '--type-aware', '--quiet']],
  ['unused files, exports and dependencies (knip)', [program('knip', 'bin', 'knip.js'), '--no-progress']],
  ['generated files', ['tools/generate.ts', '--check']],
];
if (!process.argv.includes('--without-tests')) steps.push(['tests', ['tools/test.mjs']]);

const failed = [];
for (const [title, parameters] of steps) {
  const started = performance.now();
  const status = await run(node, parameters, { env: environment() });
  // The tests end with the line that counts them, and nothing is said after it.
  if (title !== 'tests')
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (status === 0) continue;
  failed.push(title);
  if (title === 'tests') break;
}
if (failed.length > 0 && !failed.includes('tests')) process.stderr.write(`Failed: ${failed.join(', ')}.\n`);
process.exit(failed.length > 0 ? 1 : 0);
