import type { OutputOf } from '../../api/client.ts';
import { FileQueue } from '../../kit/file-queue.ts';

/** What came of a full text that was sent. */
export type FullTextReport = OutputOf<'screening.full-text.add'>;

/** The one queue of the page of full texts. */
export const fullTextQueue = new FileQueue<FullTextReport>();
