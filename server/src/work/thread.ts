import { parentPort } from 'node:worker_threads';

const port = parentPort!;

// A task is a module of this program, named by the program itself and never by a request.
port.on('message', async ({ task, input }: { task: string; input: unknown }) => {
  try {
    const module = (await import(new URL(`./tasks/${task}.ts`, import.meta.url).href)) as { default: (input: unknown) => unknown };
    port.postMessage({ outcome: await module.default(input) });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
