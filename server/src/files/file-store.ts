import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../store/reader.ts';

/** Bytes kept once under their SHA-256. What is stored is on disk before its name is given out, and is checked against its name when it is read. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or undefined where the store has no such file or its bytes no longer give its name. */
  get(digest: string): Promise<Uint8Array | undefined>;
}

/** A file store in a folder of this machine. */
export function folderStore(folder: string): FileStore {
  const pathOf = (digest: string) => join(folder, digest.slice(0, 2), digest);
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      const path = pathOf(digest);
      // A damaged file is written again, so that uploading it heals it.
      if (await this.get(digest)) return digest;
      const made = await mkdir(dirname(path), { recursive: true });
      if (made) await syncFolder(dirname(made));
      const half = `${path}.${randomBytes(6).toString('hex')}.part`;
      try {
        const handle = await open(half, 'wx');
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(half, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
      return digest;
    },
    async get(digest) {
      if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
      const bytes = await readFile(pathOf(digest)).catch(() => undefined);
      return bytes && sha256(bytes) === digest ? bytes : undefined;
    },
  };
}

/** A name in a folder outlives a power failure once the folder itself is on disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
