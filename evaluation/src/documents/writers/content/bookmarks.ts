import type { Target } from './targets.ts';

/**
 * Names that Word takes for bookmarks: a letter first, then letters, digits and underscores, at most 40 characters in all (ECMA-376 part 1,
 * 17.13.6.2 leaves the limit to the application; Word cuts longer names, and then links lead nowhere). The same anchor gets the same name.
 */
export function bookmarkNames(): (target: Pick<Target, 'anchor'>) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return ({ anchor }) => {
    const known = names.get(anchor);
    if (known !== undefined) return known;
    const plain = anchor.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 32);
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}_${count}`;
    taken.add(name.toLowerCase());
    names.set(anchor, name);
    return name;
  };
}
