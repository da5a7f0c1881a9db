import type { Dossier, DossierDocument } from './dossier.ts';
import { keptByDocument } from './kept-by-document.ts';
import type { Span } from './text/sentences.ts';
import { toldLists } from './told-lists.ts';
import { wordKey } from './verbatim-lists.ts';

/** The items of each list of contraindications that a document tells as such, by their words. */
const barring = keptByDocument((document): readonly (readonly string[])[] =>
  toldLists(document)
    .filter(({ kind, gathered, items }) => kind === 'contraindication' && !gathered && items.length > 1)
    .map(({ items }) => items.map(({ text }) => wordKey(text))),
);

/** Words of a document, by their place. */
interface Words extends Span {
  readonly document: string;
  readonly passage: number;
}

/** The words of a sentence, or of all items of the list to which a passage belongs. */
function surroundings(document: DossierDocument, { passage: index, start }: Words): string {
  const passage = document.passages[index]!;
  if (passage.list === undefined) {
    const sentence = passage.sentences.findLast((one) => one.start <= start);
    return wordKey(sentence ? passage.text.slice(sentence.start, sentence.end) : passage.text);
  }
  let first = index;
  while (document.passages[first - 1]?.list === passage.list) first--;
  const texts: string[] = [];
  for (let at = first; document.passages[at]?.list === passage.list; at++) texts.push(wordKey(document.passages[at]!.text));
  return texts.join('|');
}

/**
 * Whether a statement stands among words that another document lists as contraindications: a list that repeats two of them word for word is one too,
 * whatever leads to it, and names no place and no purpose.
 */
export function isBarredElsewhere(dossier: Dossier, statement: Words): boolean {
  const document = dossier.documents.find(({ id }) => id === statement.document);
  if (!document) return false;
  if (!dossier.documents.some((other) => other !== document && barring(other).length > 0)) return false;
  const own = wordKey(document.passages[statement.passage]!.text.slice(statement.start, statement.end)).trim();
  if (own === '') return false;
  let around: string | undefined;
  return dossier.documents.some(
    (other) =>
      other !== document &&
      barring(other).some((keys) => {
        if (!keys.some((key) => key.includes(own) || own.includes(key.trim()))) return false;
        around ??= surroundings(document, statement);
        return keys.filter((key) => around!.includes(key)).length > 1;
      }),
  );
}
