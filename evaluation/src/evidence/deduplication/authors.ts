import type { ComparedAuthor } from './profile.ts';
import { editDistance } from './words.ts';

export type AuthorAgreement = 'same' | 'same, few' | 'first' | 'others' | 'initials differ' | 'different' | 'missing';

/**
 * - `same`: the first authors agree, and most of the shorter list is in the longer one, with at least three people; `same, few` with fewer.
 * - `first`: the first authors agree alone. `others`: most of the shorter list agrees, in another order or without the first.
 * - `initials differ`: family names agree, initials do not, as with Wang J and Wang Y.
 */
export function compareAuthors(left: readonly ComparedAuthor[], right: readonly ComparedAuthor[]): AuthorAgreement {
  if (left.length === 0 || right.length === 0) return 'missing';
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  let families = 0;
  let persons = 0;
  for (const author of shorter) {
    let family = false;
    let person = false;
    for (const other of longer) {
      if (!sameFamily(author, other)) continue;
      family = true;
      if (initialsAgree(author, other)) {
        person = true;
        break;
      }
    }
    if (family) families++;
    if (person) persons++;
  }
  const firstFamily = sameFamily(left[0]!, right[0]!);
  const first = firstFamily && initialsAgree(left[0]!, right[0]!);
  const same = persons >= 3 ? 'same' : 'same, few';
  if (first && persons * 3 >= shorter.length * 2) return same;
  if (firstFamily && !first && persons * 2 < shorter.length)
    return families === shorter.length && families > 2 ? 'same, few' : 'initials differ';
  if (persons * 2 > shorter.length && persons > 1) return firstFamily ? same : 'others';
  if (first) return 'first';
  return persons * 2 >= shorter.length ? 'others' : families * 2 >= shorter.length ? 'initials differ' : 'different';
}

/** One family name in two spellings; the parts of compound names may be missing, and family and given name may stand in each other's place. */
function sameFamily(left: ComparedAuthor, right: ComparedAuthor): boolean {
  const a = left.family;
  const b = right.family;
  if (a === b) return true;
  if (a[0] === b[0] && Math.min(a.length, b.length) >= 5 && editDistance(a, b, a.length >= 8 ? 2 : 1) <= (a.length >= 8 ? 2 : 1))
    return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && (long.endsWith(short) || long.startsWith(short))) return true;
  if (left.given.length >= 3 && left.given === b) return true;
  return right.given.length >= 3 && right.given === a;
}

function initialsAgree(left: ComparedAuthor, right: ComparedAuthor): boolean {
  if (left.given === '' || right.given === '' || left.family !== right.family) return true;
  if (left.given[0] === right.given[0]) return true;
  // A second name may stand first, or be the only one given.
  return (
    left.given.length <= 3 && right.given.length <= 3 && (left.given.includes(right.given[0]!) || right.given.includes(left.given[0]!))
  );
}
