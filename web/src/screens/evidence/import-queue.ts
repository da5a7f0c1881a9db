import type { OutputOf } from '../../api/client.ts';
import { FileQueue, type FileOnItsWay as OnItsWay } from '../../kit/file-queue.ts';

type Report = OutputOf<'evidence.import.create'>;

/** One file of references on its way into an evaluation. */
export type FileOnItsWay = OnItsWay<Report>;

/** The one queue of the page of imports. */
export const importQueue = new FileQueue<Report>();
