import type { Passage } from './passage.ts';
import { fold } from './text/fold.ts';
import { sentences } from './text/sentences.ts';

const boxes = /[☐☒☑]/u;
const tag = /^([A-Z]{2,6})-\d{1,4}[:.]?\s+(?=[\p{Lu}\d"“*])/u;

/**
 * The passages as they speak: the number a requirements tool gives each paragraph ("CER-202 The pump …") is no word of its sentence, and an option whose
 * box is not ticked is not said. The text stays as it is, so that quotes are verbatim and positions true.
 */
export function withoutMarks(passages: readonly Passage[]): Passage[] {
  const ticked = passages.some(({ text }) => /[☒☑]/u.test(text));
  const tags = new Map<string, Set<string>>();
  for (const { kind, text } of passages) {
    const match = kind === 'paragraph' || kind === 'item' ? tag.exec(text) : null;
    if (match) tags.set(match[1]!, (tags.get(match[1]!) ?? new Set()).add(match[0]));
  }
  if (!ticked && tags.size === 0) return [...passages];
  return passages.map((passage) => {
    const match = passage.kind === 'paragraph' || passage.kind === 'item' ? tag.exec(passage.text) : null;
    const numbered = match !== null && tags.get(match[1]!)!.size >= 3;
    const boxed = ticked && boxes.test(passage.text);
    if (!numbered && !boxed) return passage;
    const said = `${' '.repeat(numbered ? match[0].length : 0)}${withoutUnticked(passage.text).slice(numbered ? match[0].length : 0)}`;
    const folded = fold(said);
    return {
      ...passage,
      folded: boxed ? folded : passage.folded,
      sentences: sentences(said).map(({ start, end }) => ({ start, end, text: said.slice(start, end), folded: folded.slice(start, end) })),
    };
  });
}

/** A text with the options that are not ticked blanked, of the same length: "☒ single use ☐ reusable" says "single use". */
export function withoutUnticked(text: string): string {
  if (!boxes.test(text)) return text;
  const said = text.replace(/☐(?:[^☐☒☑\n.;]|\.(?=\d))*/gu, (option) => ' '.repeat(option.length));
  return said.replace(/[☒☑]/gu, (_, at: number) => (/[^\s:.;,(|]\s*$/u.test(said.slice(0, at)) ? ';' : ' '));
}
