import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { locationIn } from './location.ts';
import { meanings } from './phrase.ts';
import { isContraindicated, isNotOwn, purposeZone, sectionTopics } from './purpose.ts';
import type { Location } from './rule.ts';
import { fold } from './text/fold.ts';
import { enumerated, heldShare, isShort, mainOf } from './told-lists.ts';

/** A sentence that says what the device is for, with the members it enumerates. */
interface PurposeSentence {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly stems: readonly string[];
  readonly members: readonly { readonly text: string; readonly stems: readonly string[] }[];
}

/** What one document adds to a purpose that others state alike. */
export interface Widened {
  readonly text: string;
  readonly document: string;
  readonly reference: string;
  readonly locations: readonly Location[];
}

/** Headings, labels and words of a sentence that tells what something is for. */
const purposeCue =
  /\bpurpose\b|\bintended\b|\bindicat|\b(?:what|who|whom)\b.{0,30}\bfor\b|\bfor (?:what|whom)\b|\btask\b|\baims?\b|\bscope\b|\bapplications?\b|\b(?:is|are|be) (?:used|meant|made|suitable|designed|approved) (?:for|to|in)\b|\bserves? (?:for|to|in)\b|\btreat(?:s|ment of)\b|\bused (?:for|to)\b|\buses?\b|\bdoes\b|\bneeds? it\b|\bwhy\b/u;
/** Who uses a device and where is compared by rules of their own. */
const usersOrPlaces =
  /\b(?:users?|operat(?:ors?|es?|ed)|by whom|places?|where|settings?|environments?|surroundings|premises|rooms?|trained|training|sets? up)\b/u;
const usersOrPlacesAdded =
  /\b(?:\p{L}*surgeons?|nurses?|doctors?|physicians?|\p{L}+ologists?|carers?|caregivers?|relatives|parents?|helpers?|specialists?|assistants?|staff|patients?|persons?|people|wards?|hospitals?|clinics?|practices?|homes?|schools?|centres?|ambulances?|care|country|france|germany)\b/u;
/** Members that add no condition: adverbs, ages, and sentences of their own. */
const aside =
  /^(?:\p{L}+ly|thereby|thus|hence|therefore|elsewhere|etc|older|younger|more|less|above|others?)$|\b(?:is|are|be|has|have|assum\w+|carr\w+)\b|\d ?(?:years?|kg|months?)/u;
const denied = /\b(?:not|no|nor|never|without|neither|outside|excluded|except|beyond)\b/u;

const purposeSentences = keptByDocumentAndContext((document, context): readonly PurposeSentence[] => {
  const found: PurposeSentence[] = [];
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') continue;
    if (passage.cell && (passage.cell.row < 0 || passage.cell.column <= passage.cell.labelColumn)) continue;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign' || isContraindicated(passage, document)) continue;
    const topics = sectionTopics(passage, document);
    if (topics.has('residual-risks') || topics.has('post-market') || topics.has('clinical-investigation') || topics.has('warnings'))
      continue;
    if (usersOrPlaces.test(fold(passage.headings.at(-1)?.title ?? '')) || usersOrPlaces.test(fold(passage.label))) continue;
    const above = zone === 'stating' || purposeCue.test(fold(passage.headings.at(-1)?.title ?? '')) || purposeCue.test(fold(passage.label));
    passage.sentences.forEach((sentence, index) => {
      const { folded } = sentence;
      if (folded.length > 400 || denied.test(folded) || isNotOwn(folded) || usersOrPlaces.test(folded)) return;
      const before = passage.sentences[index - 1];
      if (!above && !purposeCue.test(folded) && !(before && before.end - before.start < 40 && purposeCue.test(before.folded))) return;
      const stems = meanings(sentence.text, document, context);
      if (stems.length < 2) return;
      // A label is no member: "Task: recording, help with …".
      const label = /^[^:;,]{2,60}:\s/u.exec(sentence.text)?.[0].length ?? 0;
      const members = enumerated(sentence.text.slice(label), true).map(({ start, end }) => {
        const text = sentence.text.slice(label + start, label + end).replace(/[\s.]+$/u, '');
        return { text, stems: meanings(mainOf(fold(text)), document, context) };
      });
      found.push({ passage: passage.index, start: sentence.start, end: sentence.end, stems, members });
    });
  }
  return found;
});

/** All meanings of a document outside what it denies, for asking whether it knows a word at all. */
const vocabulary = keptByDocumentAndContext((document, context): ReadonlySet<string> => {
  const known = new Set<string>();
  for (const passage of document.passages)
    for (const sentence of passage.sentences)
      if (!denied.test(sentence.folded)) for (const stem of meanings(sentence.text, document, context)) known.add(stem);
  return known;
});

/**
 * What one document adds to the purpose: a member of an enumeration whose words no other document has, in a sentence that two others have but for that
 * member. A paraphrase has other words and as many members; an extension has the same words and more members.
 */
export function widenedPurposes(dossier: Dossier): Widened[] {
  const found: Widened[] = [];
  if (dossier.documents.length < 3) return found;
  for (const document of dossier.documents) {
    if (!isShort(document) || !['ifu', 'sscp', 'cer', 'cep', 'rmf', 'label', 'pmcf-plan'].includes(document.type)) continue;
    const others = dossier.documents.filter((other) => other !== document && other.language === document.language);
    if (others.length < 2) continue;
    for (const sentence of purposeSentences(document, dossier.context)) {
      if (sentence.members.length < 3) continue;
      const one = widening(sentence, document, others, dossier.context);
      if (one && !found.some((before) => before.document === document.id)) found.push(one);
    }
  }
  return found;
}

function widening(
  sentence: PurposeSentence,
  document: DossierDocument,
  others: readonly DossierDocument[],
  context: DossierContext,
): Widened | undefined {
  const unknown = (stem: string): boolean => stem.length > 3 && others.every((other) => !knowsWord(vocabulary(other, context), stem));
  const added = sentence.members.filter(({ text, stems }) => {
    const alien = stems.filter(unknown).length;
    return alien > 0 && alien * 2 >= stems.length && !aside.test(fold(text)) && !usersOrPlacesAdded.test(fold(text));
  });
  if (added.length === 0 || added.length > 3 || added.length * 2 > sentence.members.length + 1) return undefined;
  const alien = new Set(added.flatMap(({ stems }) => stems.filter(unknown)));
  const rest = sentence.stems.filter((stem) => !alien.has(stem));
  if (rest.length < 2) return undefined;
  const same = others.flatMap((other) => {
    const best = purposeSentences(other, context)
      .filter(
        (there) =>
          sentence.members.length - there.members.length >= added.length &&
          heldShare(rest, there.stems) * rest.length >= 2 &&
          heldShare(rest, there.stems) >= 0.6 &&
          heldShare(there.stems, rest) >= 0.4 &&
          follows(sentence, added, there),
      )
      .sort((a, b) => heldShare(rest, b.stems) - heldShare(rest, a.stems))[0];
    return best ? [{ other, best }] : [];
  });
  if (same.length === 0) return undefined;
  return {
    text: added[0]!.text.trim(),
    document: document.id,
    reference: same[0]!.other.id,
    locations: [
      locationIn(document, document.passages[sentence.passage]!, sentence.start, sentence.end),
      ...same.slice(0, 3).map(({ other, best }) => locationIn(other, other.passages[best.passage]!, best.start, best.end)),
    ],
  };
}

/** What is added stands beside a member that the other sentence has. */
function follows(sentence: PurposeSentence, added: PurposeSentence['members'], there: PurposeSentence): boolean {
  return sentence.members.some(
    (member, index) =>
      !added.includes(member) &&
      heldShare(member.stems, there.stems) >= 0.5 &&
      [sentence.members[index + 1], sentence.members[index - 1]].some((beside) => beside && added.includes(beside)),
  );
}

/** Other endings are the same word, other beginnings are not: "urostomy" is no "ostomy". */
function knowsWord(known: ReadonlySet<string>, stem: string): boolean {
  if (known.has(stem)) return true;
  const root = stem.slice(0, Math.max(4, Math.min(stem.length - 1, 7)));
  for (const one of known) if (one.startsWith(root)) return true;
  return false;
}
