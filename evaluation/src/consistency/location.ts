import type { Dossier, DossierDocument } from './dossier.ts';
import type { Passage } from './passage.ts';
import type { Location } from './rule.ts';
import type { Statement } from './statement.ts';

const longestQuote = 320;

/** The place of a statement, with the sentence around it as the quote. */
export function locate(dossier: Dossier, statement: Pick<Statement, 'document' | 'passage' | 'start' | 'end'>): Location {
  const document = dossier.document(statement.document);
  return locationIn(document, document.passages[statement.passage]!, statement.start, statement.end);
}

/** The place of a stretch of a passage. The quote is its sentence, cut to the words around the stretch where that is long. */
export function locationIn(document: DossierDocument, passage: Passage, start = 0, end = passage.text.length): Location {
  const first = passage.sentences.find((one) => start < one.end);
  const last = passage.sentences.findLast((one) => end > one.start) ?? first;
  let from = Math.min(first?.start ?? 0, start);
  let to = Math.max(last?.end ?? passage.text.length, end);
  if (to - from > longestQuote) {
    const room = Math.max(0, longestQuote - (end - start));
    from = wordStart(passage.text, Math.max(from, start - Math.floor(room / 2)));
    to = Math.min(to, Math.max(end, from + longestQuote));
  }
  return {
    document: document.id,
    passage: passage.index,
    ...(passage.place.page === undefined ? {} : { page: passage.place.page }),
    section: sectionOf(passage),
    quote: passage.text.slice(from, to).trim(),
  };
}

/** Places without repetition: the items of a list within one sentence share their quote. */
export function placesOnce(places: readonly Location[]): Location[] {
  return [...new Map(places.map((place) => [`${place.document}\n${place.passage}\n${place.quote}`, place])).values()];
}

/** Number and title of the heading above a passage. */
export function sectionOf(passage: Passage): string {
  const heading = passage.headings.at(-1);
  return heading ? [heading.number, heading.title].filter(Boolean).join(' ') : '';
}

function wordStart(text: string, position: number): number {
  const space = text.lastIndexOf(' ', position);
  return space < 0 ? 0 : space + 1;
}
