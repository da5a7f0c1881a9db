import { readFile } from 'node:fs/promises';
import { type Outcome, trouble } from '@cerulean/evaluation/base';
import type { ReadDocument } from '@cerulean/evaluation/documents/reading';
import { answerRequests } from '../answer-requests.ts';
import { readDocumentBytes } from './read-file.ts';
import type { ReadRequest } from './reader-lane.ts';

/** The child process of the readers. It reads the one file it is given and opens no connection. */
async function read({ file, path, bytes }: ReadRequest): Promise<Outcome<ReadDocument>> {
  if (bytes) return readDocumentBytes(bytes, file);
  let content: Uint8Array;
  try {
    content = await readFile(path!);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return missing
      ? trouble('not-found', `${file} does not exist.`)
      : trouble('file-unreadable', `${file} cannot be opened.`, { remedy: 'Check that it is a file and may be read.' });
  }
  return readDocumentBytes(content, file);
}

answerRequests(read);
