import type { DataOf } from '../records/index.ts';
import type { criterionKind } from './criterion.ts';

/** A piece of a text; a marked one says which kind of criterion asked for it, so that a screen can show it by more than colour. */
export interface MarkedSegment {
  readonly text: string;
  readonly mark?: 'inclusion' | 'exclusion';
  /** Label of the first criterion that lists the word. */
  readonly criterion?: string;
}

const letter = '[\\p{L}\\p{N}]';

/**
 * Cuts a text at the words of the criteria. Words match whole and in any case; a `*` at the end of a word stands for any ending. Where two
 * match at one place the longer one counts. The segments joined give the text again.
 */
export function markWords(
  text: string,
  criteria: readonly Pick<DataOf<typeof criterionKind>, 'type' | 'label' | 'words'>[],
): MarkedSegment[] {
  const words = criteria
    .flatMap(({ type, label, words: listed }) => listed.map((word) => ({ type, label, word: word.trim() })))
    .filter(({ word }) => word.replace(/\*+$/, '') !== '')
    .sort((left, right) => right.word.length - left.word.length);
  if (text === '' || words.length === 0) return text === '' ? [] : [{ text }];

  const patterns = words.map(({ word }) => {
    const open = word.endsWith('*');
    const stem = word.replace(/\*+$/, '').split(/\s+/).map(escapePattern).join('\\s+');
    return `(${stem}${open ? `${letter}*` : ''})`;
  });
  const matcher = new RegExp(`(?<!${letter})(?:${patterns.join('|')})(?!${letter})`, 'giu');
  const segments: MarkedSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(matcher)) {
    const found = words[match.slice(1).findIndex((group) => group !== undefined)];
    if (!found || match[0] === '') continue;
    if (match.index > from) segments.push({ text: text.slice(from, match.index) });
    segments.push({ text: match[0], mark: found.type, criterion: found.label });
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ text: text.slice(from) });
  return segments;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
