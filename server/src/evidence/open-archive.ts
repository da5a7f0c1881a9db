import { inflateRawSync } from 'node:zlib';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';

/** How much an archive may hold, so that a small file cannot fill the memory. */
export interface ArchiveLimits {
  readonly entriesMax: number;
  /** All entries together, unpacked. */
  readonly bytesMax: number;
}

export const archiveLimits: ArchiveLimits = { entriesMax: 2_000, bytesMax: 256 * 1024 * 1024 };

/**
 * Unpacks a ZIP archive (APPNOTE 6.3.10, without ZIP64, encryption and spanning) that nobody vouches for. Sizes are checked as declared before anything is
 * unpacked, and again while unpacking; entries that share their bytes with others are refused, since only archives made to do harm have them.
 */
export function openArchive(bytes: Uint8Array, file: string, limits: ArchiveLimits = archiveLimits): Outcome<Map<string, Uint8Array>> {
  const unreadable = (what: string) =>
    trouble('file-unreadable', `${file} cannot be unpacked: ${what}.`, {
      remedy: 'Save the file again in the program it comes from and upload that.',
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return unreadable('its list of contents is missing, so it may be cut off');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return unreadable('it is a ZIP64 archive');
  if (count > limits.entriesMax)
    return trouble('file-too-large', `${file} holds ${count} packed files; ${limits.entriesMax} is the most that is read.`);

  const entries: { name: string; method: number; start: number; packed: number; size: number }[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return unreadable('its list of contents is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if ((view.getUint16(at + 8, true) & 1) === 1)
      return trouble('file-unreadable', `${file} is protected by a password.`, { remedy: 'Remove the password and upload it again.' });
    const local = view.getUint32(at + 42, true);
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== 0x04034b50)
      return unreadable(`the entry ${JSON.stringify(name)} is damaged`);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (declared > limits.bytesMax) return tooLarge(file, limits);
  const inOrder = [...entries].sort((left, right) => left.start - right.start);
  if (inOrder.some((entry, index) => index > 0 && inOrder[index - 1]!.start + inOrder[index - 1]!.packed > entry.start))
    return unreadable('its entries overlap');

  const contents = new Map<string, Uint8Array>();
  for (const { name, method, start, packed, size } of entries) {
    const raw = bytes.subarray(start, start + packed);
    if (raw.byteLength !== packed || (method !== 0 && method !== 8)) return unreadable(`the entry ${JSON.stringify(name)} is damaged`);
    if (method === 0) {
      contents.set(name, raw);
      continue;
    }
    try {
      contents.set(name, inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        return unreadable(`the entry ${JSON.stringify(name)} is larger than it says`);
      return unreadable(`the entry ${JSON.stringify(name)} is damaged`);
    }
  }
  return done(contents);
}

function tooLarge(file: string, limits: ArchiveLimits) {
  return trouble(
    'file-too-large',
    `${file} unpacks to more than ${Math.round(limits.bytesMax / 1024 / 1024)} MB, which is more than is read.`,
    { remedy: 'Split the file and upload the parts.' },
  );
}

/** Where the end record of the list of contents stands: within the last 64 kB. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}
