import type { Dossier } from './dossier.ts';
import type { Passage, Sentence } from './passage.ts';
import type { Statement } from './statement.ts';
import { fold } from './text/fold.ts';

/** The passage of a statement. */
export function passageOf(dossier: Dossier, statement: Statement): Passage {
  return dossier.document(statement.document).passages[statement.passage]!;
}

/** The sentence a statement stands in; the first of its passage where none holds its place. */
export function sentenceOf(dossier: Dossier, statement: Statement): Sentence {
  const { sentences } = passageOf(dossier, statement);
  return sentences.find(({ start, end }) => start <= statement.start && statement.start < end) ?? sentences[0]!;
}

/** The words around a statement, folded: its sentence, and the row, column and caption of its cell. */
export function wordsAround(dossier: Dossier, statement: Statement): string {
  const { cell } = passageOf(dossier, statement);
  const { folded } = sentenceOf(dossier, statement);
  return cell ? `${folded} | ${fold(`${cell.rowLabel} | ${cell.columnTitle} | ${cell.caption}`)}` : folded;
}
