// npm test: prepares whatever is missing, runs every test (or those whose paths are given), and ends with one line that counts them.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { environment, nodeProgram, prepare, root, run } from './preparation.mjs';

await prepare();

// Each user has a temporary folder: the test browser unpacks itself into it for its user alone. Others may pass through, because
// the test database of root runs as another user.
const folder = join(tmpdir(), `cerulean-tests-of-${process.getuid?.() ?? 'this-user'}`);
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o711);
const results = join(folder, `results-${process.pid}.json`);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const status = await run(nodeProgram(), [vitest, 'run', ...reporters, ...process.argv.slice(2)], { env: environment({ TMPDIR: folder }) });

const counts = { passed: 0, failed: 0, skipped: 0 };
if (existsSync(results)) {
  const skipped = [];
  for (const file of JSON.parse(readFileSync(results, 'utf8')).testResults) {
    const name = relative(root, file.name);
    // A file that cannot be loaded has no tests to count, and is a failure all the same.
    if (file.status === 'failed' && file.assertionResults.length === 0) counts.failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else skipped.push(`${name}: ${test.fullName}`);
    }
  }
  counts.skipped = skipped.length;
  rmSync(results);
  if (skipped.length > 0) console.log(['Skipped:', ...skipped.map((line) => `  ${line}`)].join('\n'));
}
if (status !== 0 && counts.failed === 0) {
  console.log('The run failed outside of a test; the reason is above.');
  counts.failed = 1;
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(status);
