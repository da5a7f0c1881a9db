/** A stretch of a text, as positions in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text without what differs between two readings of one page: spaces, line ends, hyphens and dashes, ligatures, accents set apart, case, forms of quotation marks. */
interface Condensed {
  readonly letters: string;
  /** For each letter where it stands in the text. */
  readonly at: readonly number[];
}

const ignored = /[\s\p{Pd}\p{M}\p{Cf}\u2010-\u2015\u2212]/u;
const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '‚': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
};

function condense(text: string): Condensed {
  let letters = '';
  const at: number[] = [];
  for (let position = 0; position < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(position)!);
    for (const part of character.normalize('NFKD').toLowerCase()) {
      if (ignored.test(part)) continue;
      const letter = alike[part] ?? part;
      letters += letter;
      for (let unit = 0; unit < letter.length; unit += 1) at.push(position);
    }
    position += character.length;
  }
  return { letters, at };
}

/** The shortest piece of a quote that is looked for by itself; shorter ones stand anywhere. */
const pieceMin = 14;
/** The share of a quote that must be found in pieces to be taken for found. */
const shareMin = 0.5;

/**
 * Where a quote stands in a text, in order. The text may be another reading of the same page: other spaces and hyphens, a note number or the end of a
 * column in between, or only the part of the quote that stands before the end of the page. Nothing where less than half of it is there.
 */
export function locateQuote(text: string, quote: string): Stretch[] {
  const page = condense(text);
  const wanted = condense(quote).letters;
  if (wanted === '') return [];
  const stretch = (from: number, length: number): Stretch => {
    const last = page.at[from + length - 1]!;
    return { start: page.at[from]!, end: last + String.fromCodePoint(text.codePointAt(last)!).length };
  };
  const whole = page.letters.indexOf(wanted);
  if (whole >= 0) return [stretch(whole, wanted.length)];
  const pieces: Stretch[] = [];
  let found = 0;
  for (let from = 0; from + pieceMin <= wanted.length; ) {
    const length = longestFound(page.letters, wanted, from);
    if (length < pieceMin) {
      from += 1;
      continue;
    }
    pieces.push(stretch(page.letters.indexOf(wanted.slice(from, from + length)), length));
    found += length;
    from += length;
  }
  if (found < wanted.length * shareMin) return [];
  return joined(pieces.sort((one, other) => one.start - other.start));
}

/** How many letters of the quote from a place on stand together on the page: what is found with more letters is found with fewer. */
function longestFound(page: string, wanted: string, from: number): number {
  if (!page.includes(wanted.slice(from, from + pieceMin))) return 0;
  let low = pieceMin;
  let high = wanted.length - from;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (page.includes(wanted.slice(from, from + middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last && stretch.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
    else result.push(stretch);
  }
  return result;
}

/** A stretch of one of several pieces of text that follow each other. */
export interface StretchInItem extends Stretch {
  readonly item: number;
}

/** Where a quote stands in the pieces a page's text comes in: for each piece it touches the stretch of it. */
export function locateInItems(items: readonly string[], quote: string): StretchInItem[] {
  const begins: number[] = [];
  let text = '';
  for (const item of items) {
    begins.push(text.length);
    text += `${item}\n`;
  }
  return locateQuote(text, quote).flatMap(({ start, end }) =>
    items.flatMap((item, index) => {
      const from = Math.max(0, start - begins[index]!);
      const to = Math.min(item.length, end - begins[index]!);
      return from < to ? [{ item: index, start: from, end: to }] : [];
    }),
  );
}
