import type { DocumentType } from '../consistency/index.ts';
import { type Anchor, shortened } from './anchor.ts';
import type { ReadinessContext, UploadedDocument } from './checklist.ts';
import { sentencesOf, type TextSection, type TextUnit, textSections } from './document-text.ts';

/** What is looked for in the uploaded documents. Patterns carry the flag `i` and no `g`. */
export interface Sought {
  /** Types of documents to look in; all where it is left out. */
  readonly types?: readonly DocumentType[];
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
  const quoted = (list: readonly TextSection[]) => list.flatMap((section) => quoteIn(document, section, sought) ?? []);
  const best = quoted(there).slice(0, placesEach);
  if (best.length > 0 || sought.onlyThere) return best;
  return quoted(sections.filter((section) => !expected(section))).slice(0, 1);
}

function quoteIn({ name, type }: UploadedDocument, section: TextSection, sought: Sought): Anchor | undefined {
  if (!sought.words.test(section.text)) return undefined;
  const forReaders = type === 'ifu' || type === 'label' || type === 'sscp';
  for (const unit of section.units) {
    const quote = sentenceWith(unit, sought.words, sought.deniedToo ?? false, forReaders);
    if (!quote) continue;
    const page = unit.place?.page;
    return { document: { name, section: section.label, ...(page === undefined ? {} : { page }), quote: shortened(quote) } };
  }
  return undefined;
}

/**
 * The first sentence of a unit that says what is looked for. Texts for users and patients may address their reader; elsewhere a sentence that does
 * so is advice of a template to its writer.
 */
export function sentenceWith(
  unit: Pick<TextUnit, 'text' | 'cells'>,
  words: RegExp,
  deniedToo: boolean,
  forReaders = false,
): string | undefined {
  if (!words.test(unit.text)) return undefined;
  const within = (text: string) =>
    sentencesOf(text).find((sentence) => {
      const match = words.exec(sentence);
      if (match === null || placeholder.test(sentence) || (!forReaders && advice.test(sentence))) return false;
      return deniedToo || !denied(sentence, match.index);
    });
  const [head, ...others] = unit.cells ?? [];
  // The first cell of a row often only names what the others say; then the whole row is quoted.
  const cell =
    others.map(within).find((sentence) => sentence !== undefined) ?? (others.length === 0 && head !== undefined ? within(head) : undefined);
  return cell ?? (unit.cells && placeholder.test(unit.text) ? undefined : within(unit.text));
}

/** What templates leave where somebody should have written. */
const placeholder =
  /\bT\.?B\.?[DCA]\b|\bto be (?:added|completed|determined|defined|confirmed|provided|filled)\b|\[(?:insert|enter|please|add|to be)\b|<(?:[A-Za-z][^<>=]{2,80})>|\blorem ipsum\b|_{4,}|\.{6,}/i;

/** How templates speak to the person who fills them in. */
const advice =
  /\b(?:you|your|you'll|you're|you’ll|you’re|yourself)\b|^\W*(?:describe|define|list|insert|specify|enter|fill in|explain|summari[sz]e|copy|paste|make sure|include|mention|provide|state|delete|remember|hint|tip)\b(?! of\b)/i;

const denial = /\b(?:no|not|without|lack(?:s|ing)?|missing|neither|nor|never|cannot|absence of)\b[^,;:.]*$/i;

/** Whether the words just before a place deny what stands there; a denial in another part of the sentence does not. */
function denied(sentence: string, at: number): boolean {
  return (
    denial.test(sentence.slice(Math.max(0, at - 48), at)) || /^[^,;:.]{0,60}\b(?:is|are|was|were|has|have) not\b/i.test(sentence.slice(at))
  );
}
