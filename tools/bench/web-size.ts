import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { atMost, type Benchmark } from '../benchmark.ts';

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** Scripts a built script loads before it runs: static imports, not those it asks for when they are needed. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\w\s{},*$]+from)?\s*["'](\.[^"']+\.js)["']/g)].map((match) => match[1]!);
}

function withImports(entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const other of importsOf(readFileSync(path, 'utf8'))) waiting.push(resolve(dirname(path), other));
  }
  return found;
}

const kilobytes = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1000;

const webSize: Benchmark = {
  id: 'web-size',
  title: 'What the first page loads',
  async run() {
    const page = readFileSync(`${dist}index.html`, 'utf8');
    const place = (address: string) => resolve(dist, address.replace(/^\//, ''));
    const scripts = [
      ...page.matchAll(/<script[^>]+src="([^"]+)"/g),
      ...page.matchAll(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
    ].map((match) => place(match[1]!));
    const styles = [...page.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map((match) => place(match[1]!));
    if (scripts.length === 0 || !scripts.every((path) => existsSync(path))) throw new Error('the built page names no script that is there');
    const first = withImports(scripts);
    return {
      rows: [
        atMost(`JavaScript before the first page runs, gzip, ${first.size} files`, kilobytes(first), 'kB', 250),
        { what: 'styles of the first page, gzip', figure: kilobytes(styles), unit: 'kB' },
      ],
    };
  },
};
export default webSize;
