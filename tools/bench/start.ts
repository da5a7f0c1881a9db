import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `npm start` until it says its address. */
async function start(data: string): Promise<{ stop(): Promise<void> }> {
  const child: ChildProcess = spawn('npm', ['start', '--silent', '--', '--data', data, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('is ready at')) resolve();
    });
    void gone.then(() => reject(new Error(`npm start ended: ${output}`)));
  });
  return {
    async stop() {
      process.kill(-child.pid!, 'SIGTERM');
      await gone;
    },
  };
}

const starting: Benchmark = {
  id: 'start',
  title: 'From npm start until the address is printed, on an installation that is there',
  async run() {
    const data = await mkdtemp(join(tmpdir(), 'cerulean-bench-'));
    await chmod(data, 0o711);
    const rows: BenchmarkRow[] = [];
    try {
      const first = await timed(() => start(data));
      await first.value.stop();
      rows.push({ what: 'first start with a new database and the example', figure: first.milliseconds / 1000, unit: 's' });
      const times: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const next = await timed(() => start(data));
        times.push(next.milliseconds / 1000);
        await next.value.stop();
      }
      rows.push(atMost('second start, median of three', times.sort((left, right) => left - right)[1]!, 's', 5));
      return { rows };
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  },
};
export default starting;
