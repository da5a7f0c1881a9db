// npm start: prepares whatever is missing and becomes the server. Arguments go to `cerulean serve`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, nodeProgram, prepare, root, run } from './preparation.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  giveUp(`Cerulean needs Node 20.19 or newer to start, and this is Node ${process.versions.node}.`);

await prepare();
const node = nodeProgram();
const watching = ['--import', pathToFileURL(join(root, 'tools', 'stop-with-npm.mjs')).href];
const parameters = [...watching, join(root, 'server', 'src', 'main.ts'), 'serve', ...process.argv.slice(2)];
const env = { ...process.env, CERULEAN_STARTED_THROUGH: startedThrough().join(',') };
if (typeof process.execve === 'function') {
  // The server takes the place of this process, so that signals and kill reach it and nothing stays behind.
  process.execve(node, [node, ...parameters], env);
}
process.exit(
  await run(node, parameters, {
    stdio: 'inherit',
    cwd: process.cwd(),
    env: { ...env, CERULEAN_STARTED_THROUGH: [process.pid, ...startedThrough()].join(',') },
  }),
);

/** The shell that npm started us in, and npm; nobody where a person or a service manager started this file directly. */
function startedThrough() {
  if (process.env.npm_lifecycle_event === undefined || process.platform !== 'linux') return [];
  const parent = process.ppid;
  const isShell = /^(sh|dash|bash|ash)$/.test(readFileSync(`/proc/${parent}/comm`, 'utf8').trim());
  const grandparent = Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]);
  return isShell && grandparent > 1 ? [parent, grandparent] : [parent];
}
