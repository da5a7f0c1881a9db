import type { PdfOutlineEntry } from './page.ts';
import type { TextDraft } from './texts.ts';

const numbered =
  /^(?:(?:annex|appendix|anhang|annexe|anexo|allegato|section|chapter|kapitel)\s+[A-Z0-9]+\b|(\d{1,2}(?:\.\d{1,3})*)\.?\s+(?=["“„«(]?\p{Lu})|([A-Z](?:\.\d{1,2})+)\.?\s|[IVX]{1,5}\.\s)/iu;
const lengthMax = 200;

/** The heading a text is: its style and the depth of its number. */
export interface HeadingGuess {
  readonly draft: TextDraft;
  readonly text: string;
  readonly style: string;
  readonly depth: number | undefined;
}

/** A text without what differs between a heading and its entry in the outline or in a table of contents. */
export function headingKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function depthOf(text: string): number | undefined {
  const match = numbered.exec(text);
  if (!match) return undefined;
  const number = match[1] ?? match[2];
  return number === undefined ? 1 : number.split('.').filter((part) => part !== '').length;
}

/** Whether a text is a heading: larger or bolder than running text and short, numbered on a line of its own, or named in the outline. */
export function guessHeading(
  draft: TextDraft,
  text: string,
  body: { readonly size: number; readonly bold: boolean },
  outline: ReadonlySet<string>,
): HeadingGuess | undefined {
  if (text.length > lengthMax || draft.lines.length > 4 || !/\p{L}{2}/u.test(text)) return undefined;
  const style = `${(Math.round(draft.size * 2) / 2).toFixed(1)}|${draft.bold ? 'bold' : ''}`;
  const depth = depthOf(text);
  const guess: HeadingGuess = { draft, text, style, depth };
  if (outline.has(headingKey(text))) return guess;
  const isLabelled = draft.label !== undefined && !(depth !== undefined && /^\d+\.$/.test(draft.label));
  const isSentence = /[.;,!]$/.test(text) && !/\b(?:etc|Inc|Ltd|Co|No)\.$/.test(text);
  if (isLabelled || isSentence) return undefined;
  if (draft.size >= 1.08 * body.size && (draft.size >= 1.15 * body.size || draft.bold || draft.lines.length === 1)) return guess;
  if (/:$/.test(text) && depth === undefined) return undefined;
  if (draft.bold && !body.bold && draft.size >= 0.95 * body.size && text.length <= (depth === undefined ? 120 : lengthMax)) return guess;
  const isAlone = draft.lines.length === 1 && text.length <= 90;
  if (isAlone && depth !== undefined && depth >= 2 && draft.size >= 0.97 * body.size && !/^\d+\.\d+\s+\p{Lu}\b/u.test(text)) return guess;
  return isAlone && depth !== undefined && /^[^\p{Ll}]+$/u.test(text) && /\p{Lu}{4}/u.test(text) ? guess : undefined;
}

/** The levels of headings: from the outline where it names them, else from the order of their styles and the depth of their numbers. */
export function levelsOf(guesses: readonly HeadingGuess[], outline: readonly PdfOutlineEntry[]): number[] {
  const outlineLevels = new Map(outline.map((entry) => [headingKey(entry.text), entry.level]));
  const named = guesses.filter((guess) => outlineLevels.has(headingKey(guess.text))).length;
  const byStyle = styleLevels(guesses);
  if (named < 0.5 * guesses.length) return guesses.map((guess) => byStyle(guess));
  const shift = new Map<string, number>();
  for (const guess of guesses) {
    const level = outlineLevels.get(headingKey(guess.text));
    if (level !== undefined) shift.set(guess.style, Math.max(shift.get(guess.style) ?? 0, level));
  }
  const deepest = Math.max(...outline.map((entry) => entry.level));
  return guesses.map((guess) => outlineLevels.get(headingKey(guess.text)) ?? shift.get(guess.style) ?? deepest + 1);
}

function styleLevels(guesses: readonly HeadingGuess[]): (guess: HeadingGuess) => number {
  const styles = new Map<string, { size: number; bold: boolean; depths: number[] }>();
  for (const { style, draft, depth } of guesses) {
    const known = styles.get(style) ?? { size: Number(style.split('|')[0]), bold: draft.bold, depths: [] };
    if (depth !== undefined) known.depths.push(depth);
    styles.set(style, known);
  }
  const ranked = [...styles].sort(([, one], [, other]) => other.size - one.size || Number(other.bold) - Number(one.bold));
  const bases = new Map<string, { base: number; shallowest: number }>();
  let base = 1;
  for (const [style, { depths }] of ranked) {
    const shallowest = depths.length > 0 ? Math.min(...depths) : 1;
    bases.set(style, { base, shallowest });
    base += (depths.length > 0 ? Math.max(...depths) - shallowest : 0) + 1;
  }
  return (guess) => {
    const { base: first, shallowest } = bases.get(guess.style)!;
    return Math.min(9, first + Math.max(0, (guess.depth ?? shallowest) - shallowest));
  };
}
