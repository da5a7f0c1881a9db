/** What patterns that name words begin and end with. */
const boundaries = [
  ['\\b', '\\b'],
  ['(?<![\\p{L}])', '(?![\\p{L}])'],
] as const;

/**
 * A pattern that is found in a text where one of the patterns is; where in the text may differ. Patterns must not refer back to their own groups. What
 * many of them begin with is asked once for all: the boundary of a word, then its letters one by one. That is several times as fast.
 */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const sources = [...new Set(patterns.map(({ source }) => source))];
  const common = boundaries.find(([before, after]) => sources.every((source) => source.startsWith(before) && source.endsWith(after)));
  if (!common) return new RegExp(factored(sources.flatMap(alternativesOf)), 'u');
  const [before, after] = common;
  const within = sources.map((source) => source.slice(before.length, source.length - after.length));
  return new RegExp(`${before}(?:${factored(within.flatMap(alternativesOf))})${after}`, 'u');
}

/** Alternatives as one pattern in which those with the same first letter stand together. */
function factored(alternatives: readonly string[]): string {
  const byFirst = new Map<string, string[]>();
  for (const alternative of new Set(alternatives)) {
    const first = /^(?:[a-z]|\\b)(?![?*+{])/.exec(alternative)?.[0] ?? '';
    const rest = alternative.slice(first.length);
    const there = byFirst.get(first);
    if (there) there.push(rest);
    else byFirst.set(first, [rest]);
  }
  return [...byFirst]
    .map(([first, rests]) =>
      first === '' || rests.length === 1 ? rests.map((rest) => first + rest).join('|') : `${first}(?:${factored(rests)})`,
    )
    .join('|');
}

/** The alternatives of a pattern, also where one group holds all of them. */
function alternativesOf(source: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  /** Where the group that opens the pattern ends. */
  let closed = -1;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '\\') at++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')') {
      depth--;
      if (depth === 0 && closed < 0) closed = at;
    } else if (sign === '|' && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(source.slice(start));
  if (parts.length > 1) return parts.flatMap(alternativesOf);
  return source.startsWith('(?:') && closed === source.length - 1 ? alternativesOf(source.slice(3, -1)) : [source];
}
