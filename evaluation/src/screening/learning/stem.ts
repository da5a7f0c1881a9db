/** Endings and what stands for them, the longest first where one ends in another. */
const endings: readonly (readonly [ending: string, instead: string])[] = [
  ['ization', 'iz'],
  ['isation', 'iz'],
  ['ational', 'at'],
  ['ation', 'at'],
  ['ating', 'at'],
  ['ated', 'at'],
  ['ators', 'at'],
  ['ator', 'at'],
  ['ative', 'at'],
  ['izing', 'iz'],
  ['ising', 'iz'],
  ['ized', 'iz'],
  ['ised', 'iz'],
  ['ments', 'ment'],
  ['ingly', ''],
  ['edly', ''],
  ['ing', ''],
  ['ed', ''],
  ['ally', 'al'],
  ['ly', ''],
  ['ness', ''],
  ['ate', 'at'],
  ['ize', 'iz'],
  ['ise', 'iz'],
  ['e', ''],
];
const shortest = 3;

/**
 * A word in lower case without its frequent English ending, so that "randomised", "randomized" and "randomization" count as one. It is coarser and
 * faster than the stemmers of the literature (Porter 1980) and is no dictionary form: it only has to be the same for related words.
 */
export function stemOf(word: string): string {
  if (word.length <= shortest || /\d/.test(word)) return word;
  let stem = withoutPlural(word);
  for (const [ending, instead] of endings) {
    if (!stem.endsWith(ending) || stem.length - ending.length < shortest) continue;
    stem = stem.slice(0, stem.length - ending.length) + instead;
    break;
  }
  if (stem.length > 4 && stem.at(-1) === stem.at(-2) && !/[lsz]$/.test(stem)) stem = stem.slice(0, -1);
  return stem.length > shortest && stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
