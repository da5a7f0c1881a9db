const ruledOut = /\b(?:neither|not|never|cannot|nor)\b/gu;
/** After these words something else is said. */
const turn = /[.;:]|\b(?:but|instead|except|unless|only)\b/u;

/**
 * Whether "neither … nor" or a "not" right before it denies what stands at a position of a folded sentence: both members of "neither class III nor
 * implantable", but not the verb of "is not sterile and is class I".
 */
export function isDenied(folded: string, position: number): boolean {
  const before = folded.slice(0, position);
  for (const match of before.matchAll(ruledOut)) {
    const between = before.slice(match.index + match[0].length);
    if (turn.test(between)) continue;
    if (match[0] === 'neither') {
      const last = between.lastIndexOf(' nor ');
      // What follows a comma or an "and" after the second member stands for itself.
      if (last < 0 ? !/,(?! nor\b)/u.test(between) : !/,|\band\b/u.test(between.slice(last))) return true;
    } else if (/^(?: (?:an?|the|in|of|under|as|be|to|by|for|longer))*\s*$/u.test(between)) return true;
  }
  return false;
}
