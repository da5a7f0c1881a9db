import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocument, keptByDocumentAndContext } from './kept-by-document.ts';
import { careSettings } from './lexicon/care-settings.ts';
import { people } from './lexicon/population.ts';
import { professions } from './lexicon/professions.ts';
import { termsIn } from './lexicon/terms.ts';
import { locationIn } from './location.ts';
import { meanings } from './phrase.ts';
import { isContraindicated, isNotOwn, purposeZone, sectionTopics } from './purpose.ts';
import type { Location } from './rule.ts';
import { contentStems, fold, words } from './text/fold.ts';
import { grades, ofSimilar } from './widened-purpose.ts';

/** What one document adds to words in which others tell the purpose verbatim. */
export interface AddedPurpose {
  readonly text: string;
  readonly document: string;
  readonly reference: string;
  readonly locations: readonly Location[];
}

/** A word of a sentence or what parts it; positions count in the passage. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence that may tell what the device is for. */
interface Told {
  readonly passage: number;
  readonly tokens: readonly Token[];
  /** The tokens in one line, with a space at both ends, for finding words in it. */
  readonly line: string;
  readonly denies: boolean;
  /** True where it says so, or stands where the purpose is told. */
  readonly stating: boolean;
}

const articles = new Set(['a', 'an', 'the']);
const coordinators = new Set(['and', 'or', 'plus']);
/** Sentences outside the sections on the purpose that tell it all the same. */
const cue =
  /\b(?:intended|indicated|eligible|designed|meant|suitable|used|treated|given|considered|approved|receiving|serves|destined|provided|employed|applied|purpose|indications?|made for|(?:is )?there for|its (?:job|task|function) is)\b/u;
const denying =
  /\b(?:not (?:be|been|to|for|in|intended|indicated|meant|suitable|designed|approved|used|an?)|no (?:indications?|part|purpose)|nor|never|neither|outside|excluded|except|contra-?indicat\w*)\b/u;
/** Words behind which the purpose itself begins. */
const begins = new Set(['for', 'to', 'in']);
const purposive = new Set([
  'intended',
  'indicated',
  'used',
  'meant',
  'designed',
  'suitable',
  'treated',
  'approved',
  'made',
  'use',
  'is',
  'are',
  'serves',
]);
/** Words of any sentence behind which a purpose can begin. */
const leads = new Set([
  'for',
  'to',
  'is',
  'are',
  'as',
  'serves',
  'does',
  'provides',
  'performs',
  'offers',
  'enables',
  'supports',
  'namely',
]);
/** Labels and titles under which the purpose stands, and questions for it. */
const asksPurpose =
  /\b(?:indicat\p{L}+|intended|purpose|used? for|for what|what (?:it|this|the [\p{L}\d -]+) (?:is|does)|what .*\bfor|why|task|job|aim|function|application|use)\b/u;

/** What goes on with another sentence, with how long or how often, or with what the other members are. */
const sentenceOfItsOwn =
  /^(?:(?:for |in |to |with )?(?:whom|which|whose)\b|(?:nothing|none|nobody|with|without|after|during|by|under|within|through|until|it|its|they|their|this|that|these|those|he|she|you|we|who|which|whose|is|are|was|were|be|been|has|have|had|can|may|must|shall|should|will|would|does|do|not|no|nor|then|thereby|thus|so|if|when|while|only|must|more|less|older|over|above|below|younger|later|other|others|similar|related|above|longer|shorter|better|worse|up|upwards?|beyond|through)\b|(?:to )?be\b|\d)/u;
const counted =
  /^(?:for |in )?(?:an? |one |two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|single |up to |at least |\d| )+(?:use|cycles?|uses|patients?|procedures?|treatments?|sessions?|years?|months?|weeks?|days?|hours?|minutes?)\b/u;

/** "Ventilates the lungs": what else the device does, which others say in a noun. */
const verbal = /^\p{L}+s (?:the|an?|his|her|their|its|your|you|them|him|patients|users|people)\b/u;
/** "All diameters are represented", "stature from 1.55 to 1.95 m": a clause of its own, or a bound of the patients. */
const isSentence =
  /^(?!(?:for|to|in|as) )(?:.*\b(?:has|have|had|is|are|was|were|can|may|must|should)\b|(?:body )?(?:mass|weight|height|stature|age|size)\b)/u;

/** "For use in dental practices" names a place, unless people are in it. */
const placed = /^(?:for )?use (?:in|at|on|by) /u;
/** A plan names the risks it follows; they are no purpose. */
const ofRisks = /\bresidual(?: risks?)?\b|\brisk (?:management )?file\b/u;

/**
 * Members that stand in one document only, beside words that two others have verbatim and end there: "treatment of burns and for closure of wounds"
 * against "treatment of burns". What a member means need not be known, since the others agree in all the rest.
 */
export function addedPurposes(dossier: Dossier): AddedPurpose[] {
  if (dossier.documents.length < 3) return [];
  const found: AddedPurpose[] = [];
  for (const document of dossier.documents) {
    if (!telling.has(document.type)) continue;
    const others = dossier.documents.filter(
      (other) => other !== document && other.language === document.language && telling.has(other.type),
    );
    if (others.length < 2) continue;
    const one = addedIn(document, others, dossier.context);
    if (one) found.push(one);
  }
  return found;
}

const telling: ReadonlySet<string> = new Set(['cer', 'cep', 'ifu', 'sscp', 'rmf', 'label', 'pmcf-plan', 'psur', 'cear']);

function addedIn(document: DossierDocument, others: readonly DossierDocument[], context: DossierContext): AddedPurpose | undefined {
  for (const { told, added, kept, words, whole } of purposesWithoutMember(document)) {
    const confirming: { readonly other: DossierDocument; readonly there: Told }[] = [];
    for (const [index, other] of others.entries()) {
      if (confirming.length + others.length - index < 2) break;
      const there = purposesWith(other, words).find((one) => !one.denies && holds(one.line, kept, whole));
      if (there) confirming.push({ other, there });
    }
    if (confirming.length < 2 || ![told, ...confirming.map(({ there }) => there)].some(({ stating }) => stating)) continue;
    const text = textOf(document, told, added);
    if (!isMember(text)) continue;
    // A word between the others' words says what they do not, wherever else it stands.
    if (whole ? isKnown(text, document, others, context) : others.some((other) => hasWords(other, lineOf(added)))) continue;
    const place = (owner: DossierDocument, { passage, tokens }: Told): Location =>
      locationIn(owner, owner.passages[passage]!, tokens[0]!.start, tokens.at(-1)!.end);
    return {
      text,
      document: document.id,
      reference: confirming[0]!.other.id,
      locations: [place(document, told), ...confirming.slice(0, 3).map(({ other, there }) => place(other, there))],
    };
  }
  return undefined;
}

/** Every way in which a purpose of a document reads without one of its members. */
const purposesWithoutMember = keptByDocument((document) =>
  toldPurposes(document)
    .filter(({ denies }) => !denies)
    .flatMap((told) =>
      told.tokens.flatMap(({ text }, at) =>
        coordinators.has(text)
          ? withoutMember(told.tokens, at).map((without) => ({ told, words: without.kept.trim().split(' '), ...without }))
          : [],
      ),
    ),
);

/** The purposes of a document that have the rarest of the words: all that can hold them. */
function purposesWith(document: DossierDocument, words: readonly string[]): readonly Told[] {
  const byWord = purposesByWord(document);
  let shortest: readonly Told[] | undefined;
  for (const word of words) {
    const list = byWord.get(word);
    if (!list) return [];
    if (!shortest || list.length < shortest.length) shortest = list;
  }
  return shortest ?? [];
}

const purposesByWord = keptByDocument((document) => {
  const byWord = new Map<string, Told[]>();
  for (const told of toldPurposes(document))
    for (const word of new Set(told.line.trim().split(' '))) {
      const there = byWord.get(word);
      if (there) there.push(told);
      else byWord.set(word, [told]);
    }
  return byWord;
});

function hasWords(document: DossierDocument, line: string): boolean {
  return toldPurposes(document).some((told) => told.line.includes(line));
}

interface WithoutMember {
  readonly added: readonly Token[];
  /** The words around it as they stand where it is absent. */
  readonly kept: string;
  /** True where nothing may be added to the kept words either. */
  readonly whole: boolean;
}

/** The ways in which the words around a coordinator read without one of its members. */
function withoutMember(tokens: readonly Token[], at: number): WithoutMember[] {
  const start = tokens.findLastIndex((token, index) => index < at && /^[;:.]$/u.test(token.text)) + 1;
  const found: WithoutMember[] = [];
  // "Treatment of burns and for closure of wounds": without all that follows, up to where patients or another part begin.
  let end = at + 1;
  while (
    end < tokens.length &&
    !/^[;:.,(]$/u.test(tokens[end]!.text) &&
    !(startsAudience(tokens, end) && contentOf(tokens.slice(at + 1, end)) > 0)
  )
    end++;
  const added = tokens.slice(at + 1, end);
  let from = start;
  for (let index = start; index + 1 < at; index++)
    if (purposive.has(tokens[index]!.text) && begins.has(tokens[index + 1]!.text)) from = index + 2;
  const to = tokens[at - 1]?.text === ',' ? at - 1 : at;
  const before = tokens.slice(from, to);
  // Other verbs may stand before: "it calculates doses" and "calculation of doses" end alike.
  for (let skipped = 0; skipped <= 2 && skipped < before.length; skipped++) {
    const rest = before.slice(skipped);
    if (contentOf(rest) < (skipped === 0 ? 2 : 4)) break;
    found.push({ added, kept: lineOf(rest), whole: true });
  }
  // "The product is provided for relief of pain and for sleep": the purpose begins behind whatever words lead to it.
  for (let index = from + 1; index < to; index++)
    if (
      (leads.has(tokens[index - 1]!.text) ||
        (tokens[index - 1]!.text === 'in' && /^(?:indications?|use|uses|application|place)$/u.test(tokens[index - 2]?.text ?? ''))) &&
      contentOf(tokens.slice(index, to)) >= 2
    )
      found.push({ added, kept: lineOf(tokens.slice(index, to)), whole: true });
  // "Ruptured or unruptured aneurysms": without a word on either side.
  for (const length of [1, 2]) {
    for (const [first, last] of [
      [at - length, at],
      [at, at + length],
    ] as const) {
      if (first <= start || last >= tokens.length) continue;
      const left = tokens.slice(Math.max(start, first - 2), first);
      const right = tokens.slice(last + 1, last + 4);
      if (left.length === 0 || contentOf([...left, ...right]) < 3 || contentOf(right) < 2) continue;
      found.push({
        added: tokens.slice(first, last + 1).filter((token) => !coordinators.has(token.text)),
        kept: lineOf([...left, ...right]),
        whole: false,
      });
    }
  }
  return found;
}

/** "In adults", "for patients": for whom the device is begins here. */
function startsAudience(tokens: readonly Token[], index: number): boolean {
  return (
    /^(?:in|for)$/u.test(tokens[index]!.text) &&
    people.test(
      tokens
        .slice(index + 1, index + 4)
        .map(({ text }) => text)
        .join(' '),
    )
  );
}

function contentOf(tokens: readonly Token[]): number {
  return contentStems(tokens.map(({ text }) => text).join(' ')).length;
}

function lineOf(tokens: readonly Token[]): string {
  return ` ${tokens.map(({ text }) => text).join(' ')} `;
}

/** Whether a line has the words and ends its enumeration with them. */
function holds(line: string, kept: string, whole: boolean): boolean {
  const at = line.indexOf(kept);
  if (at < 0) return false;
  if (!whole) return true;
  const after = line.slice(at + kept.length);
  return !/^(?:and|or|plus|as well as|, (?!in |for |to |who |which |with ))/u.test(after);
}

/** Whether the words can be a purpose: not a sentence of its own, no user or place, and not only for whom. */
function isMember(text: string): boolean {
  const bare = text.toLowerCase().replace(/^(?:also|further|additionally) /u, '');
  if (
    grades.test(bare) ||
    sentenceOfItsOwn.test(bare) ||
    counted.test(bare) ||
    isSentence.test(bare) ||
    verbal.test(bare) ||
    !/\p{L}{4}/u.test(bare)
  )
    return false;
  if (placed.test(bare) && !people.test(bare)) return false;
  // "For reading without a radiologist": who is missing uses nothing.
  const active = bare.replace(/\bwithout .*$/u, '');
  return termsIn(active, careSettings).length === 0 && termsIn(active, professions).length === 0;
}

/** Whether others know all words of it, and one has most of what they mean in one sentence on the purpose. */
function isKnown(text: string, document: DossierDocument, others: readonly DossierDocument[], context: DossierContext): boolean {
  const wanted = meanings(text, document, context).filter((one) => !audience.has(one));
  if (wanted.length === 0) return true;
  const there = others.flatMap((other) => purposeMeanings(other, context));
  const strange = wanted.filter((one) => !there.some((meaning) => meaning.has(one) || hasRoot(meaning, one))).length;
  // Without a preposition it may as well be what is done in other words.
  if (/^(?:also )?(?:for|to|in|as) /iu.test(text) ? strange > 0 : strange * 2 > wanted.length) return false;
  return there.some((meaning) => wanted.filter((one) => meaning.has(one)).length > wanted.length / 2);
}

/** Other endings are the same word: "fuse" and "fusion". */
function hasRoot(meaning: ReadonlySet<string>, stem: string): boolean {
  const root = stem.slice(0, Math.max(4, Math.min(stem.length - 1, 7)));
  for (const one of meaning) if (one.startsWith(root)) return true;
  return false;
}

const audience = new Set(
  contentStems(
    'adults aged ages years older children paediatric women woman men infants newborns neonates adolescents elderly weeks months days both',
  ),
);

const purposeMeanings = keptByDocumentAndContext((document, context): readonly ReadonlySet<string>[] =>
  toldPurposes(document)
    .filter(({ denies }) => !denies)
    .map(
      ({ passage, tokens }) =>
        new Set(meanings(document.passages[passage]!.text.slice(tokens[0]!.start, tokens.at(-1)!.end), document, context)),
    ),
);

function textOf(document: DossierDocument, told: Told, added: readonly Token[]): string {
  return added.length === 0 ? '' : document.passages[told.passage]!.text.slice(added[0]!.start, added.at(-1)!.end);
}

const toldPurposes = keptByDocument((document): readonly Told[] => {
  const found: Told[] = [];
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') continue;
    // The first row of a table of labels and values may be read as its titles.
    const titled = passage.cell?.row === -1 && passage.cell.column === 1 ? document.passages[passage.index - 1] : undefined;
    const asksAbove = titled?.cell?.column === 0 && asksPurpose.test(titled.folded);
    if (passage.cell && !asksAbove && (passage.cell.row < 0 || passage.cell.column <= passage.cell.labelColumn)) continue;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign' || isContraindicated(passage, document)) continue;
    if (
      ['residual-risks', 'warnings', 'post-market', 'clinical-investigation'].some((topic) =>
        sectionTopics(passage, document).has(topic as never),
      )
    )
      continue;
    const asked = asksAbove || asksPurpose.test(fold(passage.label || (passage.headings.at(-1)?.title ?? '')));
    for (const sentence of passage.sentences) {
      if ((zone === 'elsewhere' && !cue.test(sentence.folded)) || ofRisks.test(sentence.folded) || ofSimilar.test(sentence.folded))
        continue;
      if (sentence.folded.length > 500 || (zone !== 'stating' && document.type !== 'pmcf-plan' && isNotOwn(sentence.folded))) continue;
      const tokens = tokensOf(sentence.text, sentence.start);
      if (tokens.length < 2) continue;
      const stating = asked || zone === 'stating' || cue.test(sentence.folded);
      found.push({ passage: passage.index, tokens, line: lineOf(tokens), denies: denying.test(sentence.folded), stating });
    }
  }
  return found;
});

/** Words and the signs that part them, without articles. */
function tokensOf(text: string, offset: number): Token[] {
  const found: Token[] = [];
  let at = 0;
  for (const word of words(text)) {
    const sign = /[;:.,(]/u.exec(text.slice(at, word.start));
    if (sign) found.push({ text: sign[0], start: offset + at + sign.index, end: offset + at + sign.index + 1 });
    if (!articles.has(word.text)) found.push({ text: word.text, start: offset + word.start, end: offset + word.end });
    at = word.end;
  }
  return found;
}
