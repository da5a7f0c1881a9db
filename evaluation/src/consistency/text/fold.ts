import { keptByText } from './kept-by-text.ts';

/**
 * Lower case without accents and typographic variety, of the same length as the text, so that positions stay true. The words of a key like
 * "service_life" are parted as those of a label.
 */
export function fold(text: string): string {
  if (!/[_\u0080-\uffff]/.test(text)) return text.toLowerCase();
  if (text.includes('_')) return fold(text.replaceAll('_', ' '));
  // Two capitals change length or form by what stands around them; all others are lowered alike in a word and alone.
  const lower = /[\u0130\u03a3]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase();
  return lower.replace(/[\u0080-\u{10ffff}]/gu, foldedCharacter);
}

const known = new Map<string, string>();

function foldedCharacter(character: string): string {
  let folded = known.get(character);
  if (folded !== undefined) return folded;
  folded = sameLength(character);
  known.set(character, folded);
  return folded;
}

function sameLength(character: string): string {
  if (/[\u00a0\u2000-\u200a\u202f\u205f]/u.test(character)) return ' ';
  if (/[‐‑‒–—―−]/u.test(character)) return '-';
  if (/[‘’‛′`´]/u.test(character)) return "'";
  if (/[“”„‟″«»]/u.test(character)) return '"';
  const lower = character.toLowerCase();
  const plain = lower.normalize('NFD').replace(/\p{Mn}/gu, '');
  if (plain.length === character.length) return plain;
  return lower.length === character.length ? lower : character;
}

const noContent = new Set(
  (
    'a an the of in on at by for to with without from into onto and or nor but if as than that this these those which who whom whose it its they their them he she his her we our you your ' +
    'is are was were be been being am has have had having do does did done can could may might shall should will would must not no any all each every both either neither other such same ' +
    'there here when where while during after before under over above below between within per via up down out off about against also only very more most less least own so then thus however ' +
    'who patients patient person persons people individual individuals subject subjects case cases known following use used using device product system ' +
    'der die das den dem des ein eine einer eines einem einen und oder mit ohne von vom zu zur zum im in an am auf fur bei durch als ist sind wird werden nicht kein keine patienten patient bekannte bekannter ' +
    'le la les un une des du de et ou avec sans pour par dans sur est sont ne pas chez patients connue ' +
    'el los las uno una unos unas y o con sin para por en es son no pacientes ' +
    'il lo gli i un uno una e con senza per di del della dei delle nel nella su da dal che pazienti'
  ).split(/\s+/),
);

/** A word of the text, folded, and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words and numbers of a text in order. A hyphen inside a word belongs to it; "follow-up" is one word. */
export function words(text: string): Word[] {
  const folded = fold(text);
  const found: Word[] = [];
  for (const match of folded.matchAll(/\d+(?:[.,]\d+)*|[\p{L}][\p{L}\d]*(?:['-][\p{L}\d]+)*/gu)) {
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** What a word has between its hyphens and apostrophes. */
export function partsOf(word: string): readonly string[] {
  return /['-]/.test(word) ? word.split(/['-]/) : [word];
}

/** Stems of the words that carry meaning, without repetition, in order; parts of hyphenated words apart. */
export function contentStems(text: string): string[] {
  return [...contentStemsIn(text)];
}

const contentStemsIn = keptByText(findContentStems);

function findContentStems(text: string): readonly string[] {
  const stems = new Set<string>();
  for (const word of words(text)) {
    for (const part of partsOf(word.text)) {
      if (part.length > 1 && !noContent.has(part)) stems.add(stem(part));
    }
  }
  return [...stems];
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:ization|isation)s?$/, 'is'],
  [/(?:ized|ised|izing|ising|izes|ises|ize|ise)$/, 'is'],
  [/aemi/, 'emi'],
  [/oe(?=[a-z]{3})/, 'e'],
  [/ae(?=[a-z]{3})/, 'e'],
  [/(?:ities|ity)$/, ''],
  [/ies$/, 'y'],
  [/(?:ations|ation|ating|ated|ates|ate)$/, 'at'],
  [/(?:nesses|ness)$/, ''],
  [/(?:ments|ment)$/, ''],
  [/(?:ings|ing)$/, ''],
  [/(?:sses)$/, 'ss'],
  [/([^s])s$/, '$1'],
  [/(?:ed)$/, ''],
  [/(?:ly)$/, ''],
  [/e$/, ''],
];
const stems = new Map<string, string>();

/**
 * A light stem: plural, participle and spelling variants (British and American) fall together. It is meant for comparing items of lists, where
 * a rare false equality does less harm than a false difference.
 */
export function stem(word: string): string {
  const kept = stems.get(word);
  if (kept !== undefined) return kept;
  let result: string = word
    .replace(/^haem/, 'hem')
    .replace(/^paed/, 'ped')
    .replace(/^oed/, 'ed')
    .replace(/our(?=s?$|ed$|ing$)/, 'or')
    .replace(/tre$/, 'ter');
  if (result.length > 3 && !/\d/.test(result)) {
    for (const [ending, replacement] of endings) {
      const shorter = result.replace(ending, replacement);
      if (shorter.length >= 3) result = shorter;
    }
  }
  result = result.replace(/(.)\1$/, '$1').replace(/y$/, 'i');
  if (stems.size < 200_000) stems.set(word, result);
  return result;
}

/** Share of the first list's stems that the second has, 0 to 1; an empty first list is 0. Stems that begin alike (five letters or more) count as equal. */
export function covered(wanted: readonly string[], there: readonly string[]): number {
  if (wanted.length === 0) return 0;
  const set = new Set(there);
  const hits = wanted.filter((one) => set.has(one) || there.some((other) => alike(one, other)));
  return hits.length / wanted.length;
}

function alike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 5 || Math.abs(one.length - other.length) > 4) return false;
  return one.slice(0, Math.max(5, shorter - 1)) === other.slice(0, Math.max(5, shorter - 1));
}
