import { type AskedFor, askedFor } from './asked-for.ts';
import type { DossierDocument } from './dossier.ts';
import { namesPlace } from './lexicon/wide-words.ts';
import { type Field, fieldsOf, type Passage } from './passage.ts';
import { fold } from './text/fold.ts';

/** A value with what its label, question or lead-in asks for. */
export interface Answer extends Field {
  readonly asked: ReadonlySet<AskedFor>;
}

/** "The answer is: ten years", "Expect this: ten years", "The maker states: steam", "A: steam": what stands before an answer without being part of it. */
const carrier =
  /^\W*(?:(?:a|answer|ans\.?)\s*[:.)]\s+(?=\S))?(?:[^\d.:;()?]{2,60}:\s+(?=\S))?(?:(?:you can|one can|you may) (?:count|rely) on (?:it for )?|(?:they|it|these|those|this|that|(?:the |intended )?users?) (?:is|are|will be|shall be) (?=\p{L})(?!\p{L}*ed\b|worn|done|made|given|meant|run|for|in|at|on|by|not|to|only|up|no|suit|right)|(?:please )?(?:use|operate|apply|handle) (?:it|this|the \p{L}+) (?:only |exclusively |solely )*(?=(?:in|at|on|by)\b))?["“”„»«]?/iu;

/**
 * The values of a passage that tell one of a few properties of the device, whatever its template: labelled values, rows of tables, the answers to
 * questions (in the same paragraph, in the heading above, in the paragraph before), what stands in brackets behind the name of a property, and what a
 * lead-in or quotation marks set off ("As to sterilisation, the following is declared: steam", "its lifetime is given as “ten years”").
 */
export function answersOf(passage: Passage, document: DossierDocument): readonly Answer[] {
  let found = kept.get(passage);
  if (!found) {
    found = readAnswers(passage, document);
    kept.set(passage, found);
  }
  return found;
}

/** Several kinds of statements ask for the answers of the same passages. */
const kept = new WeakMap<Passage, readonly Answer[]>();
const none: readonly Answer[] = [];

function readAnswers(passage: Passage, document: DossierDocument): readonly Answer[] {
  if (passage.kind === 'heading' || passage.kind === 'caption' || passage.text.length > 1_500) return none;
  if (passage.cell && passage.cell.row < 0) return none;
  const found: Answer[] = [];
  const add = (label: string, start: number, end: number): void => {
    const foldedLabel = fold(label);
    const asked = askedFor(foldedLabel);
    if (asked.size === 0) return;
    const text = passage.text.slice(start, end);
    const from = start + carrier.exec(text)![0].length;
    const value = passage.text.slice(from, end).replace(/[\s;.,"“”»«]+$/u, '');
    if (value === '' || value.length > 160 || found.some((one) => from < one.end && one.start < from + value.length)) return;
    found.push({ label, foldedLabel, value, start: from, end: from + value.length, asked });
  };
  const [first] = passage.sentences;
  for (const field of fieldsOf(passage)) if (!bareAnswer.test(field.label)) add(field.label, field.start, field.end);
  for (const [index, sentence] of passage.sentences.entries()) {
    const next = passage.sentences[index + 1];
    if (question.test(sentence.text)) {
      if (next && !question.test(next.text)) add(sentence.text, next.start, next.end);
      continue;
    }
    // "Who is the user? nurses": an answer may begin with a small letter.
    const asks = sentence.text.includes('?') && /^([^?]{3,110}\?)["”*)]*\s+(?=\S)/u.exec(sentence.text);
    if (asks) {
      add(asks[1]!, sentence.start + asks[0].length, sentence.end);
      continue;
    }
    // "Users. Nurses."
    if (index === 0 && next && sentence.end - sentence.start < 40 && title.test(sentence.folded))
      add(sentence.text.trim().replace(/\.$/u, ''), next.start, next.end);
    // "Users – nurses"
    const dashed = / [–—] /u.test(sentence.text) && /^[•*-]?\s*([^:.;–—(]{3,50}?) [–—] (?=\S)/u.exec(sentence.text);
    if (dashed) add(dashed[1]!, sentence.start + dashed[0].length, sentence.end);
    const lead = sentence.text.includes(': ') && /^([^:]{3,130}):\s+(?=\S)/u.exec(sentence.text);
    if (lead) add(lead[1]!, sentence.start + lead[0].length, sentence.end);
    if (sentence.text.includes('“') || sentence.text.includes('"')) {
      let from = 0;
      for (const match of sentence.text.matchAll(/["“]([^"”“]{3,120})["”]/gu)) {
        const label = sentence.text
          .slice(from, match.index)
          .split(/[,;]|\band\b/u)
          .at(-1)!;
        from = match.index + match[0].length;
        add(
          label.replace(/\b(?:is|are|was|were|has been)?\s*(?:[\p{L}]+ed|given|set) (?:as|at|to be)\s*$|\b(?:as|at|is)\s*$/u, ''),
          sentence.start + match.index + 1,
          sentence.start + from - 1,
        );
      }
    }
    // "Sterilisation (steam), lifetime (ten years) and repeated use (single use) have been included."
    if (bracketed.test(sentence.folded))
      for (const match of sentence.text.matchAll(/((?:[\p{L}-]+ ){0,5}[\p{L}-]+) \(([^()]{3,80})\)/gu)) {
        const label = match[1]!
          .split(/\b(?:and|or|its|on the|to the)\b/u)
          .at(-1)!
          .trim();
        if (inBrackets.test(fold(label))) {
          const start = sentence.start + match.index + match[0].length - 1 - match[2]!.length;
          add(label, start, start + match[2]!.length);
        }
      }
  }
  if (found.length > 0 || !first || passage.cell || question.test(first.text) || passage.text.length > 300) return found;
  const before = document.passages[passage.index - 1];
  const heading = passage.headings.at(-1)?.title ?? '';
  // The question may be a heading, or a paragraph of its own.
  if (before?.kind === 'heading') {
    if (question.test(heading)) add(heading, first.start, first.end);
  } else if (before && before.sentences.length === 1 && (question.test(before.text) || isLine(before)))
    add(before.text.trim(), first.start, first.end);
  return found;
}

/** A heading that no style tells from other paragraphs: "INTENDED USERS", "Lifetime:". */
function isLine({ kind, text }: Passage): boolean {
  return kind === 'paragraph' && text.split(' ').length <= 5 && /^[\p{L} /()-]{4,45}:?\s*$/u.test(text);
}

/** What stands right before a bracket with a value, to be looked for before anything else. */
const bracketed = /(?:life|time|span|steril[a-z]*|use|usage|durability)(?: of [a-z]+ [a-z-]+)? \(/u;

const question = /\?\W*$/u;
/** A few words that are no sentence. */
const title =
  /^(?!(?:use|do|wear|keep|check|store|clean|ask|see|read|put|take|remove|discard|apply|place|never|no|not|all|every)\b)[^:,;.!?]{4,38}(?<!\b(?:is|are|was|were|be|must|may|can|shall|should|has|have|needs?)\b.*)\.$/u;
const bareAnswer = /^(?:a|q|answer|question|note|please note|our answer|yes|no)$/iu;
/** Users and places have all sorts of remarks behind them in brackets. */
const inBrackets =
  /\b(?:life ?time|life ?span|life|steril\w+|re-?use|repeated use|use|usage|durability)(?: of (?:the|its|our|this) [\p{L}-]+)?$/u;

/** The answers that name users or places in a few words. */
export function purposeAnswers(passage: Passage, document: DossierDocument): readonly Answer[] {
  return answersOf(passage, document).filter(
    ({ asked, foldedLabel, value }) =>
      (asked.has('users') || asked.has('environment')) &&
      !actsOnIt.test(fold(value)) &&
      // "Sites" are those of a registry, or of the body; hospitals take part in a registry on a device for the home as well.
      (!/\bsites?\b/u.test(foldedLabel) || namesPlace.test(fold(value).replace(takingPart, ''))),
  );
}

/** "We expect nurses to use it in wards" answers in a sentence. */
const actsOnIt = /(?<!\bwho )\b(?:use|operate|handle|apply|wear)s? (?:it|this|them|the \p{L}+)\b/u;
const takingPart = /\b(?:hospitals?|clinics?|cent(?:re|er)s?|departments?|units?|practices?|institutions?|services?)\b/gu;
