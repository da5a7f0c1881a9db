import type { Attribute } from './attribute.ts';
import { rankOf } from './authority.ts';
import { isBarredElsewhere } from './barred-elsewhere.ts';
import type { Dossier, DossierDocument } from './dossier.ts';
import { careSettings } from './lexicon/care-settings.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { professions } from './lexicon/professions.ts';
import { isWithin, related, type Term, termsIn } from './lexicon/terms.ts';
import { type ElementAspect, isWide } from './lexicon/wide-words.ts';
import { locationIn } from './location.ts';
import type { Contradiction } from './rule.ts';
import { headOf, type StatedElement, statedElements } from './stated-elements.ts';
import { stem, words as wordsIn } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';

/** One of those or places that an element names. */
interface Member {
  readonly text: string;
  /** Stems of its words that tell it from others. */
  readonly special: ReadonlySet<string>;
  /** Stem of its last word; "" where that fits whoever or wherever. */
  readonly head: string;
  readonly terms: readonly string[];
}

interface Held extends StatedElement {
  readonly document: DossierDocument;
  readonly members: readonly Member[];
}

const lexicons: Readonly<Record<ElementAspect, readonly Term[]>> = { users: professions, environment: careSettings };
const attributes: Readonly<Record<ElementAspect, Attribute>> = { users: 'intended-user', environment: 'care-setting' };

/**
 * Users or places of use that one document alone states, where at least two others state others in the same words and nothing in it and in them means
 * the same. No lexicon needs to know the words; what it knows to be the same or wider is no difference.
 */
export function* loneElements(
  dossier: Dossier,
  aspect: ElementAspect,
  isAsked: (document: DossierDocument) => boolean,
): Generator<Contradiction> {
  const held = dossier.documents.map((document) =>
    statedElements(document, dossier.context)
      .filter((one) => one.aspect === aspect && !isBarredElsewhere(dossier, { ...one, document: document.id }))
      .map((one): Held => ({ ...one, document, members: membersOf(aspect, one.words) }))
      .filter(({ members }) => members.length > 0),
  );
  const stating = held.filter((own) => own.length > 0);
  if (stating.length < 3) return;
  for (const own of stating) {
    const { document } = own[0]!;
    if (!isAsked(document)) continue;
    const others = stating.filter((one) => one !== own).flat();
    const [first] = own;
    if (!first || own.some((one) => others.some((other) => canMean(aspect, one, other)))) continue;
    const [reference, ...agreeing] = agreed(others).sort(
      (one, other) => rankOf(dossier, one.document.id) - rankOf(dossier, other.document.id),
    );
    if (!reference) continue;
    const placed = ({ document: at, passage, start, end }: Held) => locationIn(at, at.passages[passage]!, start, end);
    yield {
      attribute: attributes[aspect],
      message: `${document.name} names ${first.words} as ${aspect === 'users' ? 'users' : 'the place of use'}; ${reference.document.name} and others name ${reference.words}.`,
      locations: [first, reference, ...agreeing.slice(0, 2)].map(placed),
      compared: [first, reference, ...agreeing.slice(0, 2)].map(({ words }) => words),
    };
  }
}

/** What most documents say in the same words, one statement of each; none where fewer than two do. */
function agreed(held: readonly Held[]): Held[] {
  const byWords = new Map<string, Map<string, Held>>();
  for (const one of held) {
    const key = [...new Set(wordsIn(one.words).map(({ text }) => stem(text)))]
      .filter((one) => !/^(?:the|an?|and|or|in|at|on)$/u.test(one))
      .sort()
      .join(' ');
    const same = byWords.get(key) ?? new Map<string, Held>();
    byWords.set(key, same);
    if (!same.has(one.document.id)) same.set(one.document.id, one);
  }
  const most = [...byWords.values()].sort((one, other) => other.size - one.size)[0];
  return most && most.size >= 2 ? [...most.values()] : [];
}

/** Whether two documents can mean the same people or places: a member of one can be a member of the other, and neither denies what the other demands. */
function canMean(aspect: ElementAspect, one: Held, other: Held): boolean {
  if (aspect === 'users' && (denies(one.words, other.words) || denies(other.words, one.words))) return false;
  return one.members.some((a) => other.members.some((b) => canBe(aspect, a, b)));
}

/** "Untrained lay persons", "lay persons without fitting", where others say "trained" and "after fitting". */
function denies(words: string, others: string): boolean {
  const denied = /\bun(trained|qualified|supervised|instructed)\b|\bwithout (?:any |prior |special |medical )*([a-z]+)/u.exec(words);
  const what = denied?.[1] ?? denied?.[2];
  if (!what) return false;
  const root = what.slice(0, Math.max(4, what.length - 4));
  return new RegExp(`\\b(?<!without (?:[a-z]+ )?|un)${root}`, 'u').test(others);
}

function canBe(aspect: ElementAspect, one: Member, other: Member): boolean {
  if (one.text === other.text) return true;
  const lexicon = lexicons[aspect];
  if (aspect === 'environment' && strange.test(one.text) !== strange.test(other.text)) return false;
  const within = one.terms.some((a) =>
    other.terms.some((b) => related(a, b, lexicon) && !((loose.has(a) || loose.has(b)) && one.special.size > 0 && other.special.size > 0)),
  );
  if (within) return true;
  if (aspect === 'users') {
    if (one.terms.length > 0 && other.terms.length > 0) return false;
    // Who is told only by being skilled can be anybody who is.
    if (isAnybody(one) || isAnybody(other)) return true;
    return (
      (one.head !== '' && [...other.special].some((word) => alike(word, one.head))) ||
      (other.head !== '' && [...one.special].some((word) => alike(word, other.head))) ||
      (one.head === '' && other.head === '' && sharesWord(one, other))
    );
  }
  if ((isTheatre(one) && isElsewhere(other)) || (isTheatre(other) && isElsewhere(one))) return false;
  if (one.special.size === 0 || other.special.size === 0) return !(isOutside(one) || isOutside(other));
  return sharesWord(one, other);
}

function isAnybody({ special, terms }: Member): boolean {
  return special.size === 0 && terms.every((term) => term === 'health professionals' || term === 'care staff');
}

/** Rooms that stand in hospitals only, and places that stand in none. */
function isTheatre({ text, terms }: Member): boolean {
  return /\b(?:suites?|theatres?|theaters?|wards?)\b/u.test(text) && !terms.some((term) => term === 'outpatient surgery centres');
}
function isElsewhere({ terms }: Member): boolean {
  return terms.length > 0 && terms.every((term) => isWithin(term, 'outpatient facilities', careSettings));
}

/** Terms that many different places have in common. */
const loose: ReadonlySet<string> = new Set(['outpatient facilities', 'hospital wards', 'hospital departments']);

function sharesWord(one: Member, other: Member): boolean {
  return [...one.special].some((a) => [...other.special].some((b) => alike(a, b)));
}

function alike(one: string, other: string): boolean {
  if (one === other || meaningOf(one) === meaningOf(other)) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 5 && (one.endsWith(other) || other.endsWith(one))) return true;
  const shared = Math.max(6, Math.ceil(shorter * 0.7));
  return shorter >= shared && one.slice(0, shared) === other.slice(0, shared);
}

/** Places where no staff of health care is. */
function isOutside({ text, terms }: Member): boolean {
  return (
    terms.some((term) =>
      ['home', 'schools', 'workplaces', 'vehicles', 'aircraft', 'outdoors', 'sports facilities', 'beauty salons'].includes(term),
    ) || strange.test(text)
  );
}
const strange =
  /\b(?:studios?|salons?|parlou?rs?|pools?|gyms?|shops?|stores?|transport|streets?|markets?|hotels?|public|factor(?:y|ies)|veterinary)\b/u;

/** The members of an enumeration. */
function membersOf(aspect: ElementAspect, words: string): readonly Member[] {
  return (aspect === 'users' ? usersOf : placesOf)(words);
}
const usersOf = keptByText((words: string) => split('users', words));
const placesOf = keptByText((words: string) => split('environment', words));

/** "The general wards of the hospitals taking part" are wards. */
const ofHospitals =
  /(?<=\p{L}) (?:of|in) (?:(?:the|an?|\d+|all|several|participating|university) )*(?:hospitals?|clinics?|cent(?:re|er)s?)\b.*$/u;

function split(aspect: ElementAspect, words: string): readonly Member[] {
  const members: Member[] = [];
  for (const match of words.matchAll(/(?:(?!,|;|\/| and | or | as well as ).)+/gu)) {
    const text = (
      aspect === 'users'
        ? headOf(match[0].trim())
        : match[0].replace(/ (?:with|without|where|equipped|having|taking part|under)\b.*$/u, '').replace(ofHospitals, '')
    )
      .replace(/^(?:(?:and|or|in|at|on|by|the|an?|only|any|all|both|within|inside|their|his|her|own|your)\b\s*)+/u, '')
      .trim();
    if (text === '') continue;
    const special = new Set<string>();
    let head = '';
    for (const word of wordsIn(text)) {
      const one = stem(word.text);
      const wide = isWide(aspect, one);
      head = wide ? '' : one;
      if (
        !wide &&
        !/^(?:the|an?|of|and|or|in|at|on|for|to|\d.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)$/u.test(
          word.text,
        )
      )
        special.add(one);
    }
    members.push({
      text,
      special,
      head,
      terms: termsIn(text, lexicons[aspect]).map(({ id }) => id),
    });
  }
  return members;
}
