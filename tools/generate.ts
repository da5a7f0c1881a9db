// npm run generate: writes the index of every registry folder. With --check nothing is written; stale indexes are named and the status is 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operationPlaces } from './operation-places.ts';
import { type GeneratedIndex, generatedIndexes } from './registries.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isStale = ({ path, text }: GeneratedIndex) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text;
const stale = generatedIndexes(root).filter(isStale);
const checking = process.argv.includes('--check');
// The list of places is read off the operations themselves, so the indexes they are found by must be written first.
if (!checking) for (const { path, text } of stale) writeFileSync(join(root, path), text);
stale.push(...[await operationPlaces(root)].filter(isStale));

if (checking) {
  for (const { path } of stale) console.error(`${path} is out of date; run npm run generate.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of stale) {
    writeFileSync(join(root, path), text);
    console.error(`Wrote ${path}.`);
  }
  if (stale.length === 0 && !process.argv.includes('--quiet')) console.error('Every index is up to date.');
}
