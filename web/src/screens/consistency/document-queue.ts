import { FileQueue, type FileOnItsWay as OnItsWay } from '../../kit/file-queue.ts';

/** What became of a file: a new document, or a new version of one that was there under the same name. */
export interface DocumentReport {
  readonly became: 'document' | 'version';
}

/** One document on its way into a dossier. */
export type DocumentOnItsWay = OnItsWay<DocumentReport>;

/** The one queue of the page of documents. */
export const documentQueue = new FileQueue<DocumentReport>();
