import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { type DocumentType, type DossierDocument, openDocument } from '@cerulean/evaluation/consistency';
import type { ReadDocument } from '@cerulean/evaluation/documents/reading';

/** An uploaded document as the server hands it to a thread. */
export interface UploadedDocument {
  readonly id: string;
  readonly name: string;
  /** Empty where it is to be inferred. */
  readonly type: DocumentType | '';
  readonly language: string;
  readonly version: string;
  /** Key and bytes of its reading. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Passages that one thread keeps; 1,000 pages have about 30,000, which take some 150 MB. */
const passagesMax = 80_000;
/** Documents of this thread by their reading and what people said of them, the one used last at the end. */
const opened = new Map<string, DossierDocument>();
/** An uploaded document taken apart; a thread does it once. */
export function openUploaded({ id, name, type, language, version, key, bytes }: UploadedDocument): DossierDocument {
  const named = JSON.stringify([id, name, type, language, version, key]);
  const document =
    opened.get(named) ?? openDocument({ id, name, read: deserialize(bytes) as ReadDocument, type: type || undefined, language, version });
  opened.delete(named);
  opened.set(named, document);
  let passages = 0;
  for (const one of opened.values()) passages += one.passages.length;
  for (const [oldest, one] of opened) {
    if (passages <= passagesMax || one === document) break;
    opened.delete(oldest);
    passages -= one.passages.length;
  }
  return document;
}

/** What was read, as `v8.serialize` writes it, in memory that threads share without copying. */
export function sharedBytes(read: ReadDocument): Uint8Array<SharedArrayBuffer> {
  const written = serialize(read);
  const bytes = new Uint8Array(new SharedArrayBuffer(written.byteLength));
  bytes.set(written);
  return bytes;
}

/** An opened document in the form in which another thread takes it. */
export function handedOver({ id, name, type, language, version, read }: DossierDocument): UploadedDocument {
  const bytes = sharedBytes(read);
  return { id, name, type, language, version, key: createHash('sha256').update(bytes).digest('hex'), bytes };
}
