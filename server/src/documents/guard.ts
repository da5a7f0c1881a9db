import { workerData } from 'node:worker_threads';
import { memorySignal } from './memory-signal.ts';

const { parent, mebibytesMax } = workerData as { parent: number; mebibytesMax: number };

// The thread of the child that watches the child: whoever started it is gone, or it grew beyond its limit.
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  else if (process.memoryUsage.rss() > mebibytesMax * 2 ** 20) process.kill(process.pid, memorySignal);
}, 250);
