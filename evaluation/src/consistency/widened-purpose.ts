import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { clinicalActsIn, isConditionWord, isSiteWord } from './lexicon/clinical-words.ts';
import { locationIn } from './location.ts';
import type { Passage } from './passage.ts';
import { meanings } from './phrase.ts';
import { isContraindicated, isNotOwn, purposeZone, sectionTopics } from './purpose.ts';
import type { Location } from './rule.ts';
import { fold, stem, words } from './text/fold.ts';
import { enumerated, heldShare, isShort, mainOf } from './told-lists.ts';

/** A member of an enumeration: what it says but for whom, and the words of it that name a disease, a procedure, a part of the body. */
interface Member {
  readonly text: string;
  readonly stems: readonly string[];
  readonly conditions: readonly string[];
  readonly sites: readonly string[];
  /** "Treatment" of "for treatment of burns", which says what is done. */
  readonly acts: readonly string[];
}

/** A sentence that says what the device is for, with the members it enumerates. */
interface PurposeSentence {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly stems: readonly string[];
  readonly members: readonly Member[];
  /** True where its words or those above say that it tells the purpose; else it can only confirm what another tells. */
  readonly stating: boolean;
  /** True where its members are items of a list, which others may sum up. */
  readonly listed: boolean;
  /** True where it says what the device is not for, or what it must be without. */
  readonly denies: boolean;
  /** True where it says as well who uses the device or where; then it can only confirm, since users are no purpose. */
  readonly mixed: boolean;
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
  /\bpurpose\b|\bintended\b|\bindicat|\b(?:what|who|whom)\b.{0,30}\bfor\b|\bfor (?:what|whom)\b|\btask\b|\baims?\b|\bscope\b|\bapplications?\b|\b(?:used|meant|made|suitable|designed|approved|destined|recommended|applied|suited) (?:for|to|in)\b|\b(?:designed|meant|made|applied|destined)\W*$|\bserves?\b|\bwhen to (?:use|wear|apply|give|place|choose|implant|take)\b|\btreat(?:s|ment of)\b|\bused (?:for|to)\b|\buses?\b|\bdoes\b|\bneeds? it\b|\bwhy\b/u;
/** Who uses a device and where is compared by rules of their own. */
const usersOrPlaces =
  /(?<!wheelchair |insulin |catheter |stoma |lens |oxygen )\b(?:users?|operat(?:ors?|es?|ed)|by whom|places?|where|settings?|environments?|surroundings|premises|rooms?|trained|training|sets? up)\b/u;
const usersOrPlacesAdded =
  /\b(?:\p{L}*surgeons?|nurses?|doctors?|physicians?|\p{L}+ologists?|carers?|caregivers?|relatives|parents?|helpers?|specialists?|assistants?|staff|patients?|persons?|people|wards?|hospitals?|clinics?|practices?|homes?|schools?|centres?|ambulances?|care|country|france|germany)\b/u;
/** A plan names the risks it follows; they are no purpose. */
const ofRisks = /\bresidual risks?\b|\brisk (?:management )?file\b/u;
/** Who uses a device, by profession. */
const professionals =
  /\b(?:\p{L}*surgeons?|nurses?|doctors?|physicians?|\p{L}+ologists?|carers?|caregivers?|relatives|parents?|helpers?|specialists?|assistants?|staff|wards?|hospitals?|clinics?|units?|centres?|theatres?|practices|surgeries|offices?|salons?|schools?|ambulances?)\b/u;
/** "Already connected", "packed in pairs": how what is named before is supplied. */
const supplied =
  /^(?:(?:already|fully|individually|separately) |ready[ -]|pre-?)?(?:assembl|coat|connect|deliver|fill|load|mount|pack(?:ag)?|steriliz|sterilis|suppl|wrapp)\p{L}*ed\b/u;
/** Who is treated already makes the purpose narrower. */
const narrowing =
  /^(?:with (?:an?|aids?|help|support|assistance)|without|thereby|thus|hence|therefore|nothing|treated|receiving|using|despite|under|who|whose|already)\b/iu;
/** "GMFCS level I to III": how severe it may be is compared by rules of its own. */
export const grades =
  /^(?:in |of |with )?(?:[\p{L}-]+ ){0,2}?(?:(?:levels?|grades?|class(?:es)?|stages?|types?) )?(?:i{1,3}|iv|v|\d)(?: ?(?:-|to|and|or|through) ?(?:i{1,3}|iv|v|\d))+$/iu;
/** What other devices are used for. */
export const ofSimilar =
  /\bstate of the art\b|\b(?:equivalent|predicate|reference) (?:device|product)\b|\b(?:predecessor|comparator|competitor)s?\b|\b(?:similar|comparable) [\p{L}-]+s\b/u;
/** Members that add no condition: adverbs, ages, and sentences of their own. */
const aside =
  /^(?:nothing|thereby|thus|hence|with|without|as|together|alongside|mild|moderate|slight|severe)\b|^(?:\p{L}+ly|alone|thereby|thus|hence|therefore|elsewhere|etc|older|younger|more|less|above|later|earlier|beyond|others?)$|\b(?:is|are|be|has|have|assum\w+|carr\w+)\b|\d ?(?:years?|kg|months?)/u;
const denied = /\bout of (?:the )?scope\b|\b(?:not|no|nor|never|without|neither|outside|excluded|except|beyond)\b/u;

/** For whom and at what age is compared by rules of their own. */
const audience = new Set(
  'adults aged ages years older over above children child pediatric women woman men individuals people persons patients months weeks days newborns infants neonates adolescents elderly kg birth upwards'
    .split(' ')
    .map((word) => meaningOf(stem(word))),
);

/** Behind these words stands why or when, and no further condition. */
const because = /\s(?:when|while|if|that|which|because|due to|caused|whose|where|until|unless|despite)\s/u;

function memberOf(raw: string, document: DossierDocument, context: DossierContext): Member {
  const text = raw.replace(/[\s.]+$/u, '');
  const folded = fold(text).split(because, 1)[0]!;
  const named = (is: (word: string) => boolean): readonly string[] => [
    ...new Set(words(folded).flatMap(({ text: word }) => (word.split('-').some(is) ? meanings(word, document, context) : []))),
  ];
  return {
    text,
    stems: meanings(mainOf(folded), document, context).filter((one) => !audience.has(one)),
    conditions: named(isConditionWord),
    sites: named(isSiteWord),
    acts: clinicalActsIn(folded),
  };
}

const purposeSentences = keptByDocumentAndContext((document, context): readonly PurposeSentence[] => {
  const found: PurposeSentence[] = [];
  const short = isShort(document);
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') continue;
    if (passage.cell && (passage.cell.row < 0 || passage.cell.column <= passage.cell.labelColumn)) continue;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign' || isContraindicated(passage, document)) continue;
    const topics = sectionTopics(passage, document);
    if (topics.has('residual-risks') || topics.has('post-market') || topics.has('clinical-investigation') || topics.has('warnings'))
      continue;
    const titles = [fold(passage.headings.at(-1)?.title ?? ''), fold(passage.label), titleAbove(passage, document)];
    if (titles.some((title) => usersOrPlaces.test(title))) continue;
    // A table of risks tells for each use what can go wrong.
    const tabled = passage.cell !== undefined && document.tables[passage.cell.table]!.table.columns.length > 2;
    if (tabled && document.type === 'rmf') continue;
    const above = !denied.test(titles[2]!) && (zone === 'stating' || titles.some((title) => purposeCue.test(title)));
    passage.sentences.forEach((sentence, index) => {
      if (sentence.folded.length > 400 || isNotOwn(sentence.folded) || ofRisks.test(sentence.folded) || ofSimilar.test(sentence.folded))
        return;
      const before = passage.sentences[index - 1];
      const cued =
        above ||
        purposeCue.test(sentence.folded) ||
        (before !== undefined && before.end - before.start < 60 && purposeCue.test(before.folded));
      if (!cued && !short) return;
      // "…; users: nurses; environment: wards": parts of their own.
      const parts = sentence.text.split(';');
      const own = parts.filter((part) => !usersOrPlaces.test(fold(part)));
      const text = own.length > 0 ? own.join(';') : sentence.text;
      const denies = denied.test(fold(text));
      const stems = meanings(text, document, context);
      if (stems.length === 0) return;
      // A label is no member: "Task: recording, help with …".
      const label = /^[^:;,]{2,60}:\s/u.exec(text)?.[0].length ?? 0;
      const members = enumerated(text.slice(label), true).map(({ start, end }) =>
        memberOf(text.slice(label + start, label + end), document, context),
      );
      // "It is also used for …" goes on from the sentence before, and so does an item of a list of purposes.
      const last = found.at(-1);
      const goesOn =
        last !== undefined &&
        // "4. WARNINGS …" in a list is a chapter of its own.
        !(passage.list !== undefined && /^\W*\p{Lu}{4,}(?!\p{L})/u.test(passage.text)) &&
        (passage.list === undefined
          ? last.passage >= passage.index - 1 && adding.test(sentence.folded)
          : document.passages[last.passage]!.list === passage.list && (zone === 'stating' || titles.some((title) => listing.test(title))));
      const joined = goesOn ? last : undefined;
      found.push({
        passage: passage.index,
        start: sentence.start,
        end: sentence.end,
        stems: joined ? [...new Set([...joined.stems, ...stems])] : stems,
        members: joined ? [...joined.members, ...members] : members,
        stating: cued && !denies,
        denies,
        listed: joined !== undefined && passage.list !== undefined,
        mixed: own.length === 0,
      });
    });
  }
  return found;
});

/** A line in bold letters above a paragraph, which is no heading of the document: "When to wear it". */
function titleAbove(passage: Passage, document: DossierDocument): string {
  const before = document.passages[passage.index - 1];
  return before?.kind === 'paragraph' && before.headings === passage.headings && before.text.length < 60 && !/[.;,]\s*$/u.test(before.text)
    ? before.folded
    : '';
}

const listing = /\bfor\b|\bindicat|\bpurpose|\bwhen to\b/u;
const adding = /\b(?:also|additionally|in addition|moreover|furthermore|besides|as well|too)\b/u;

/** All meanings of a document outside what it denies, for asking whether it knows a word at all. */
const vocabulary = keptByDocumentAndContext((document, context): ReadonlySet<string> => {
  const known = new Set<string>();
  for (const passage of document.passages)
    for (const { folded, text } of passage.sentences) {
      // "A bridge to transplantation when drugs are not enough" denies no bridge.
      const told = denied.test(folded) ? folded.split(because, 1)[0]! : folded;
      if (!denied.test(told)) for (const stem of meanings(told === folded ? text : told, document, context)) known.add(stem);
    }
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
    // What tells a purpose, parts its members and denies is known in English only.
    if (document.language !== 'en') continue;
    const others = dossier.documents.filter((other) => other !== document && other.language === document.language);
    if (others.length < 2) continue;
    for (const sentence of purposeSentences(document, dossier.context)) {
      if (sentence.members.length < 2 || sentence.mixed || sentence.denies) continue;
      if (!sentence.stating && document.passages[sentence.passage]!.list !== undefined) continue;
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
  const unknown = (stem: string): boolean => stem.length > 2 && others.every((other) => !knowsWord(vocabulary(other, context), stem));
  const same =
    confirming(sentence, others, context, clinicallyAdded(sentence, document, others, context, unknown), isPlainlyContained(unknown)) ??
    (sentence.members.length < 3
      ? undefined
      : confirming(sentence, others, context, verballyAdded(sentence, unknown), isLargelyShared(unknown)));
  if (!same) return undefined;
  const { added, references } = same;
  return {
    text: added[0]!.text.trim(),
    document: document.id,
    reference: references[0]!.other.id,
    locations: [
      locationIn(document, document.passages[sentence.passage]!, sentence.start, sentence.end),
      ...references.slice(0, 3).map(({ other, best }) => locationIn(other, other.passages[best.passage]!, best.start, best.end)),
    ],
  };
}

type Confirms = (sentence: PurposeSentence, added: readonly Member[], there: PurposeSentence) => boolean;

/** The documents that tell the same purpose without what is added. */
function confirming(
  sentence: PurposeSentence,
  others: readonly DossierDocument[],
  context: DossierContext,
  added: readonly Member[],
  confirms: Confirms,
): { readonly added: readonly Member[]; readonly references: readonly { other: DossierDocument; best: PurposeSentence }[] } | undefined {
  if (added.length === 0) return undefined;
  const alien = new Set(added.flatMap(({ stems }) => stems));
  const rest = sentence.stems.filter((one) => !alien.has(one));
  const references = others.flatMap((other) => {
    const best = purposeSentences(other, context)
      .filter((there) => confirms(sentence, added, there))
      .sort((a, b) => heldShare(rest, b.stems) - heldShare(rest, a.stems))[0];
    return best ? [{ other, best }] : [];
  });
  return references.length > 0 ? { added, references } : undefined;
}

/** Members whose words no other document has. */
function verballyAdded(sentence: PurposeSentence, unknown: (stem: string) => boolean): readonly Member[] {
  const added = sentence.members.filter(({ text, stems }) => {
    const alien = stems.filter((stem) => stem.length > 3 && unknown(stem)).length;
    return (
      alien > 0 &&
      alien * 2 >= stems.length &&
      alien * 4 >= words(text).length - 2 &&
      !aside.test(fold(text)) &&
      !supplied.test(fold(text)) &&
      !grades.test(text) &&
      !usersOrPlacesAdded.test(fold(text))
    );
  });
  return added.length > 3 || added.length * 2 > sentence.members.length + 1 ? [] : added;
}

function isLargelyShared(unknown: (stem: string) => boolean): Confirms {
  return (sentence, added, there) => {
    if (!sentence.stating || sentence.listed) return false;
    const rest = sentence.stems.filter((one) => !added.some(({ stems }) => stems.includes(one)) || !unknown(one));
    return (
      there.stating &&
      rest.length > 1 &&
      sentence.members.length - there.members.length >= added.length &&
      heldShare(rest, there.stems) * rest.length >= 2 &&
      heldShare(rest, there.stems) >= 0.6 &&
      heldShare(there.stems, rest) >= 0.4 &&
      follows(sentence, added, there)
    );
  };
}

/**
 * Members with a disease or a procedure that no other document knows, with a part of the body beside other parts of it, or with an act that no other
 * purpose has: "prevention and treatment of ulcers".
 */
function clinicallyAdded(
  sentence: PurposeSentence,
  document: DossierDocument,
  others: readonly DossierDocument[],
  context: DossierContext,
  unknown: (stem: string) => boolean,
): readonly Member[] {
  const told = new Set(others.flatMap((other) => [...actsOfPurpose(other, context)]));
  const { members } = sentence;
  const added = members.filter(({ text, stems, conditions, sites, acts }, index) => {
    if (professionals.test(fold(text)) || narrowing.test(text) || grades.test(text)) return false;
    if (sentence.listed) return conditions.length > 0 && [...conditions, ...sites].every(unknown);
    if (conditions.some(unknown)) return true;
    const alien = stems.filter(unknown);
    // Which organs are seen or reached, a leaflet tells more strictly than a risk file.
    if (alien.length > 0 && sites.some(unknown))
      return forReaders.includes(document.type) && alien.length * 2 >= stems.length && (members[index - 1]?.sites.length ?? 0) > 0;
    if (told.size === 0 || acts.length === 0 || acts.some((act) => told.has(act))) return false;
    const coordinated = [members[index - 1], members[index + 1]].some((beside) => beside?.acts.some((act) => told.has(act)));
    return coordinated ? text.length < 120 : alien.length > 0 && /^(?:also )?(?:for|to) /iu.test(text);
  });
  return added.length < members.length ? added : [];
}

const forReaders: readonly string[] = ['ifu', 'sscp', 'label'];

const actsOfPurpose = keptByDocumentAndContext(
  (document, context): ReadonlySet<string> =>
    new Set(
      purposeSentences(document, context).flatMap(({ passage, end, stating, members }) =>
        stating && document.passages[passage]!.text[end - 1] !== '?' ? members.flatMap(({ acts }) => acts) : [],
      ),
    ),
);

/**
 * Whether another sentence says the rest, and names nothing that stands in no words here: then one is the other in other words. What another says of the
 * same with a word less ("ventilates" and "ventilates the lungs") adds nothing.
 */
function isPlainlyContained(unknown: (stem: string) => boolean): Confirms {
  const clinical = ({ conditions, sites }: Member): readonly string[] => [...conditions, ...sites];
  return (sentence, added, there) => {
    const named = [...new Set(sentence.members.flatMap(clinical))].filter((one) => !unknown(one));
    return (
      named.length > (sentence.stating ? 0 : 2) &&
      (sentence.stating || there.stating) &&
      heldShare(named, there.stems) >= 0.6 &&
      there.members.every((one) => clinical(one).length === 0 || heldShare(clinical(one), sentence.stems) > 0) &&
      added.some((one) => {
        const plain = one.stems.filter((stem) => !clinical(one).includes(stem));
        if (one.conditions.length === 0 && one.sites.some(unknown)) {
          const before = sentence.members[sentence.members.indexOf(one) - 1]!;
          if (heldShare(before.sites, there.stems) < 1 && !added.includes(before)) return false;
        }
        return plain.length < 2 || heldShare(plain, there.stems) <= 0.5;
      })
    );
  };
}

/** What is added stands beside a member that the other sentence has. */
function follows(sentence: PurposeSentence, added: readonly Member[], there: PurposeSentence): boolean {
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
