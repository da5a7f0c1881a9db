import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { closeReaders } from './documents/readers/reader-lane.ts';
import { closeWriters } from './documents/write.ts';
import { firstSignIn, owner } from './first-start.ts';
import { makeServer } from './http/server.ts';
import type { Settings } from './settings.ts';
import { loadEvaluation, readExported } from './store/load-evaluation.ts';
import { openSystem } from './system.ts';
import { version } from './version.ts';

const webFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url));
export const exampleFolder = fileURLToPath(new URL('../../examples/anti-infective-central-venous-catheter/', import.meta.url));

/** Runs the server until it is told to stop. Prints the address, and a one-time sign-in as long as nobody has set a password. */
export async function serve(settings: Settings, print: (line: string) => void): Promise<number> {
  const opened = await openSystem(settings, print);
  if (!opened.ok) {
    print([opened.problem.message, opened.problem.remedy].filter(Boolean).join(' '));
    return 2;
  }
  const { system, close } = opened.value;
  const app = await makeServer(system, { webFolder, version });
  try {
    await app.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await close();
    print(
      (error as { code?: string }).code === 'EADDRINUSE'
        ? `Port ${settings.port} is taken. Stop the other program or choose another port: npm start -- --port ${settings.port + 1}`
        : `Cannot listen on ${settings.host}:${settings.port}: ${(error as Error).message}.`,
    );
    return 2;
  }
  const address =
    settings.publicUrl ||
    `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${(app.server.address() as { port: number }).port}`;
  const link = await firstSignIn(system);
  if (link?.first && settings.example && existsSync(`${exampleFolder}evaluation.json`)) {
    const read = readExported(await readFile(`${exampleFolder}evaluation.json`, 'utf8'), 'evaluation.json', system.clock());
    const loaded = read.ok ? await loadEvaluation(system, read.value.snapshot, owner, link.personId) : read;
    if (!loaded.ok) print(`The example could not be loaded: ${loaded.problem.message}`);
  }
  print(`Cerulean ${version} is ready at ${address}`);
  if (link) print(`Sign in once as the first administrator (${link.email}): ${address}${link.path}`);
  if (!existsSync(webFolder)) print('The pages have not been built; run npm start, or npm run build in web.');
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  print('Stopping.');
  await app.close();
  await Promise.all([closeWriters(), closeReaders()]);
  await close();
  return 0;
}
