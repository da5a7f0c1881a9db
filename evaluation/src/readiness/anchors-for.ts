import { type Anchor, shortened } from './anchor.ts';
import type { DossierDocumentType, ReadinessContext, UploadedDocument } from './checklist.ts';
import { sentencesOf, type TextSection, type TextUnit, textSections } from './document-text.ts';

/** What is looked for in the uploaded documents. Patterns carry the flag `i` and no `g`. */
export interface Sought {
  /** Types of documents to look in; all where it is left out. */
  readonly types?: readonly DossierDocumentType[];
  /** Titles under which it is expected. Sections that have it stand before others. */
  readonly headings: RegExp;
  /** Words of the sentence to quote. */
  readonly words: RegExp;
  /** True where a sentence that denies it answers the question as well ("No investigation was conducted"). */
  readonly deniedToo?: boolean;
  /** True where a sentence counts only below such a heading. */
  readonly onlyThere?: boolean;
}

/** At most these places of one document are named; the first under a fitting heading. */
const placesEach = 2;

/**
 * Finds the sections of uploaded documents that speak about something, each with the sentence that does. Sentences that are placeholders of a template,
 * and sentences that deny what is looked for, do not count.
 */
export function anchorsFor(context: Pick<ReadinessContext, 'documents'>, sought: Sought): Anchor[] {
  return context.documents
    .filter((document) => !sought.types || sought.types.includes(document.type))
    .flatMap((document) => placesIn(document, sought));
}

function placesIn(document: UploadedDocument, sought: Sought): Anchor[] {
  const sections = textSections(document.read.tree);
  const expected = (section: TextSection) => section.titles.some((title) => sought.headings.test(title));
  const there = sections.filter(expected);
  const quoted = (list: readonly TextSection[]) => list.flatMap((section) => quoteIn(document.name, section, sought) ?? []);
  const best = quoted(there).slice(0, placesEach);
  if (best.length > 0 || sought.onlyThere) return best;
  return quoted(sections.filter((section) => !expected(section))).slice(0, 1);
}

function quoteIn(name: string, section: TextSection, sought: Sought): Anchor | undefined {
  if (!sought.words.test(section.text)) return undefined;
  for (const unit of section.units) {
    const quote = sentenceWith(unit, sought.words, sought.deniedToo ?? false);
    if (!quote) continue;
    const page = unit.place?.page;
    return { document: { name, section: section.label, ...(page === undefined ? {} : { page }), quote: shortened(quote) } };
  }
  return undefined;
}

/** The first sentence of a unit that says what is looked for. */
export function sentenceWith(unit: Pick<TextUnit, 'text' | 'cells'>, words: RegExp, deniedToo: boolean): string | undefined {
  if (!words.test(unit.text)) return undefined;
  const within = (text: string) =>
    sentencesOf(text).find((sentence) => {
      const match = words.exec(sentence);
      return match !== null && !placeholder.test(sentence) && (deniedToo || !denied(sentence, match.index));
    });
  const cell = unit.cells?.map(within).find((sentence) => sentence !== undefined);
  return cell ?? (unit.cells ? (placeholder.test(unit.text) ? undefined : within(unit.text)) : within(unit.text));
}

/** What templates leave where somebody should have written. */
const placeholder =
  /\bT\.?B\.?[DCA]\b|\bto be (?:added|completed|determined|defined|confirmed|provided|filled)\b|\[(?:insert|enter|please|add|to be)\b|<(?:insert|enter|add)\b|\blorem ipsum\b|_{4,}|\.{6,}/i;

const denial = /\b(?:no|not|without|lack(?:s|ing)?|missing|neither|nor|never|cannot|absence of)\b[^,;:.]*$/i;

/** Whether the words just before a place deny what stands there; a denial in another part of the sentence does not. */
function denied(sentence: string, at: number): boolean {
  return (
    denial.test(sentence.slice(Math.max(0, at - 48), at)) || /^[^,;:.]{0,60}\b(?:is|are|was|were|has|have) not\b/i.test(sentence.slice(at))
  );
}
