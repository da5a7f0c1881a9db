// npm start: prepares whatever is missing and becomes the server. Arguments go to `cerulean serve`.
import { join } from 'node:path';
import { giveUp, nodeProgram, prepare, root, run } from './preparation.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  giveUp(`Cerulean needs Node 20.19 or newer to start, and this is Node ${process.versions.node}.`);

await prepare();
const parameters = [join(root, 'server', 'src', 'main.ts'), 'serve', ...process.argv.slice(2)];
const node = nodeProgram();
if (typeof process.execve === 'function') {
  // The server takes the place of this process, so that signals and kill reach it and nothing stays behind.
  process.execve(node, [node, ...parameters], process.env);
}
process.exit(await run(node, parameters, { stdio: 'inherit', cwd: process.cwd() }));
