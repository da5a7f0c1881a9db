import type { Figure, Table } from '@cerulean/evaluation/documents';
import { cleanLine } from '@cerulean/evaluation/documents';
import { Paragraph, TextRun } from 'docx';
import type { Place } from './bench.ts';
import { field, tab } from './fields.ts';
import { runsRightToLeft, textRuns } from './inlines.ts';

/** "Table" or "Figure": the word of a caption, and the name of the sequence its numbers count. */
export function captionWord(block: Table | Figure): 'Table' | 'Figure' {
  return block.type === 'table' ? 'Table' : 'Figure';
}

/**
 * A caption whose number is a field. The field is set to the tree's number, so that it is the same after Word has updated it, whatever stood
 * before; the label and number are in the bookmark that reference fields show.
 */
export function caption(place: Place, block: Table | Figure, keepNext: boolean): Paragraph {
  const { bench } = place;
  const word = captionWord(block);
  const number = field(`SEQ ${word} \\* ARABIC \\r ${block.number}`, String(block.number));
  const label = bench.mark(bench.bookmarkOf(block), [new TextRun(`${word} `), ...number]);
  const text = cleanLine(block.caption);
  const children = bench.mark(bench.contentsMark(block), [...label, tab(), ...textRuns(text)]);
  return new Paragraph({ style: 'Caption', keepNext, children, ...(runsRightToLeft(text) ? { bidirectional: true } : {}) });
}
