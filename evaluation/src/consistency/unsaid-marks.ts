import type { Passage } from './passage.ts';
import { fold } from './text/fold.ts';
import { sentences } from './text/sentences.ts';

/** "CER-202 The pump …" of a requirements tool, "Field 5 — Users: …", "Question 4.1: Users" and "Box B3. Users" of a form. */
const tag =
  /^(?:([A-Z]{2,6})-\d{1,4}[:.]?|([Ff]ield|FIELD|[Ii]tem|ITEM|[Ee]ntry|[Bb]ox|BOX|[Ll]ine|[Qq]uestion|[Pp]oint|[Ee]lement|[Rr]ow)\s+(?:no\.?\s*)?[A-Z]?\.?\d{1,3}(?:\.\d{1,2})*[a-z]?(?:\s*[:.)]|\s+[—–-]))\s+(?=[\p{Lu}\d"“*])/u;

/**
 * The passages as they speak: the number that a requirements tool or a form gives each paragraph ("CER-202 The pump …", "Field 5 — Users: …") is no word
 * of its sentence, and an option whose box is not ticked is not said. The text stays as it is, so that quotes are verbatim and positions true.
 */
export function withoutMarks(passages: readonly Passage[]): Passage[] {
  const squared = passages.some(({ text }) => text.includes('□')) && passages.some(({ text }) => solid.test(text));
  const ticked = passages.some(({ text }) => /[☒☑]/u.test(boxesOf(text, squared)));
  const tags = new Map<string, Set<string>>();
  for (const { kind, text } of passages) {
    const match = kind === 'paragraph' || kind === 'item' ? tag.exec(text) : null;
    if (match) tags.set(seriesOf(match), (tags.get(seriesOf(match)) ?? new Set()).add(match[0]));
  }
  if (!ticked && tags.size === 0) return [...passages];
  return passages.map((passage) => {
    const match = passage.kind === 'paragraph' || passage.kind === 'item' ? tag.exec(passage.text) : null;
    const numbered = match !== null && tags.get(seriesOf(match))!.size >= 3;
    const boxed = ticked && boxes.test(boxesOf(passage.text, squared));
    if (!numbered && !boxed) return passage;
    const said = `${' '.repeat(numbered ? match[0].length : 0)}${withoutUnticked(passage.text, squared).slice(numbered ? match[0].length : 0)}`;
    const folded = fold(said);
    return {
      ...passage,
      said: boxed ? withoutUnticked(passage.text, squared) : undefined,
      folded: boxed ? folded : passage.folded,
      sentences: sentences(said).map(({ start, end }) => ({ start, end, text: said.slice(start, end), folded: folded.slice(start, end) })),
    };
  });
}

/** What the numbers of a document are counted under; a single "Point 2: …" numbers nothing. */
function seriesOf([, code, word]: RegExpExecArray): string {
  return code ?? word!.toLowerCase();
}

/** A text with the options that are not ticked blanked, of the same length: "☒ single use ☐ reusable" says "single use". */
export function withoutUnticked(text: string, squared = false): string {
  const boxed = boxesOf(text, squared);
  if (!boxes.test(boxed)) return text;
  const said = boxed.replace(/☐(?:[^☐☒☑\n.;]|\.(?=\d))*/gu, (option) => ' '.repeat(option.length));
  return said.replace(/[☒☑]/gu, (_, at: number) => (/[^\s:.;,?(|]\s*$/u.test(said.slice(0, at)) ? ';' : ' '));
}

const boxes = /[☐☒☑]/u;
const solid = /[■☒☑⊠▣]/u;
/** A mark that ticks a box only where open boxes stand beside it; elsewhere it leads an item or says "yes" in a table. */
const ticks = /[■✓✔✗✘⊠▣]/gu;

/**
 * The boxes that forms draw with other characters, as boxes: "[x] single use [ ] reusable", "(x) yes ( ) no", "■ yes □ no". Round brackets and squares
 * have other uses, so they are boxes only beside their counterpart: in the same text, and squares where `squared` says that the document ticks them.
 */
function boxesOf(text: string, squared: boolean): string {
  let drawn = text;
  if (text.includes('['))
    drawn = drawn.replace(/\[( ?|[xX✓✔✗✘])\](?=[ \u00a0]*[\p{L}\d]|\s*$)/gu, (mark, tick: string) =>
      (tick.trim() ? '☒' : '☐').padEnd(mark.length),
    );
  if (text.includes('( )') && /\([xX✓✔✗✘]\)/u.test(text))
    drawn = drawn.replace(/\(([ xX✓✔✗✘])\)/gu, (_, tick: string) => (tick === ' ' ? '☐  ' : '☒  '));
  if (drawn.includes('□') && (squared || drawn.search(ticks) >= 0 || boxes.test(drawn))) drawn = drawn.replace(/□/gu, '☐');
  return drawn.includes('☐') || squared ? drawn.replace(ticks, '☒') : drawn;
}
