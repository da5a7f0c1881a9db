import type { Dossier } from './dossier.ts';
import type { Passage, Sentence } from './passage.ts';
import type { Statement } from './statement.ts';
import { fold, stem, words } from './text/fold.ts';

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

/** A key of stems in the words that the statement has for them, for people to read: "handl" is "handle". A stem that no word around has stays. */
export function keyInWords(dossier: Dossier, statement: Statement): string {
  const said = words(
    `${wordsAround(dossier, statement)} | ${fold(passageOf(dossier, statement).label)} | ${passageOf(dossier, statement).folded}`,
  );
  return statement.key
    .split(' ')
    .map((one) => said.find(({ text }) => text === one)?.text ?? said.find(({ text }) => stem(text) === one)?.text ?? one)
    .join(' ');
}
