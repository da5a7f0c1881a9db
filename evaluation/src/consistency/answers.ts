import { type Field, fieldsOf, type Passage } from './passage.ts';
import { fold } from './text/fold.ts';

/** "The answer is: ten years", "Expect this: ten years", "The maker states: steam": what stands before an answer without being part of it. */
const carrier = /^\W*[^\d.:;()?]{2,50}:\s+(?=\S)/u;
/** A question may also be written as a label: "How long it lasts: ten years", "How it is freed from germs is described as follows: steam". */
const asking = /^(?:\d[\d.]*[.)]? )?(?:and )?(?:how|what|when|where|who|is|are|can|may|does|do|has|have|germ-?free)\b/u;

/**
 * Questions of a document for readers with their answers: in the sentences of one paragraph, in a heading above a short paragraph, in the row of a table, or as a
 * label. The label of such a field is the question.
 */
export function answersOf(passage: Passage): readonly Field[] {
  const found: Field[] = [];
  const add = (question: string, start: number, end: number): void => {
    const text = passage.text.slice(start, end);
    const from = start + (carrier.exec(text)?.[0].length ?? 0);
    const value = passage.text
      .slice(from, end)
      .trim()
      .replace(/[;.,]$/u, '');
    const label = question.replace(/[?:\s]+$/u, '');
    if (value !== '' && value.length < 120) found.push({ label, foldedLabel: fold(label), value, start: from, end });
  };
  if (passage.kind === 'heading' || passage.kind === 'caption') return found;
  for (const field of fieldsOf(passage)) if (asking.test(field.foldedLabel)) add(field.label, field.start, field.end);
  const title = passage.headings.at(-1)?.title ?? '';
  const [first] = passage.sentences;
  if (/\?\s*$/u.test(title) && first && passage.label === '' && passage.text.length < 200 && !first.folded.endsWith('?'))
    add(title, first.start, first.end);
  for (const [index, sentence] of passage.sentences.entries()) {
    const next = passage.sentences[index + 1];
    if (next && /\?\s*$/u.test(sentence.folded) && !next.folded.endsWith('?')) add(sentence.text, next.start, next.end);
  }
  return found;
}

/** Words that ask how long, and whose life they ask for: behind "how long" stands who or what. */
const howLong =
  /^(?:\d[\d.]*[.)]? )?(?:and )?(?:for )?how (?:long|many years)(?: (?:will|does|can|may|should|must|do|would|is|are|could))? ?(.*)$/u;
const lasting = /\b(?:last|lasts|rely on|count on|serves?|works?|functions?|keeps? working|be used|is used|used|use|be kept|hold|holds)\b/u;

/** The thing whose life a question asks for, "" where it is the device: "how long will the battery last"; undefined where it asks something else. */
export function lifeAskedFor(question: string, ownerOf: (thing: string) => string | undefined): string | undefined {
  const rest = howLong.exec(question)?.[1];
  if (rest === undefined || !lasting.test(rest)) return undefined;
  const [before, after] = [rest.slice(0, lasting.exec(rest)!.index), rest.slice(lasting.exec(rest)!.index)];
  const thing = before
    .replace(/\b(?:will|can|may|should|must|could|would|is|are|be|to|expected|likely|supposed|meant|designed|going)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!/^(?:i|you|we|one|people|patients?|users?|a patient|the patient|the user)$/u.test(thing))
    return ownerOf(thing === '' ? 'it' : thing);
  const object = /^(?:use|rely on|count on|keep|wear|be used) ((?:it|the|this|my|your) ?[\p{L}\d -]*)$/u.exec(after)?.[1];
  return object === undefined ? undefined : ownerOf(object);
}
