import { canonicalJson } from '@cerulean/evaluation/base';

/** One field that two people left different: what it was when the work began, what is saved now, and what is about to be saved. */
export interface Difference {
  readonly pointer: string;
  readonly path: readonly string[];
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
  /** Whose value is right if nobody says otherwise: the side that changed it; undefined where both did. */
  readonly usual: 'theirs' | 'yours' | undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  return canonicalJson(left) === canonicalJson(right);
}

/** What differs between two versions made from one base. Lists are one field each: halves of two lists make no sense together. */
export function differences(base: unknown, theirs: unknown, yours: unknown, path: readonly string[] = []): Difference[] {
  if (same(theirs, yours)) return [];
  if (isPlain(theirs) && isPlain(yours)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(yours)])];
    return keys.flatMap((key) => differences(isPlain(base) ? base[key] : undefined, theirs[key], yours[key], [...path, key]));
  }
  const theyChanged = !same(base, theirs);
  const youChanged = !same(base, yours);
  return [
    {
      pointer: `/${path.join('/')}`,
      path,
      base,
      theirs,
      yours,
      usual: theyChanged && youChanged ? undefined : theyChanged ? 'theirs' : 'yours',
    },
  ];
}

/** Their version with your value in every field where yours was chosen. */
export function merged(
  theirs: unknown,
  found: readonly Difference[],
  chosen: ReadonlyMap<string, 'theirs' | 'yours'>,
): Record<string, unknown> {
  const result = structuredClone(theirs) as Record<string, unknown>;
  for (const { pointer, path, yours } of found) {
    if (chosen.get(pointer) !== 'yours') continue;
    let place = result;
    for (const part of path.slice(0, -1)) place = (place[part] ??= {}) as Record<string, unknown>;
    const last = path.at(-1)!;
    if (yours === undefined) delete place[last];
    else place[last] = yours;
  }
  return result;
}
