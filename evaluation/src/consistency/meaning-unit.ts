import type { DossierContext } from './dossier.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { closureOf, conceptsIn, keyOf, stop } from './lexicon/concepts.ts';
import { mentions } from './subject.ts';
import { partsOf, stem, words } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';

/** A word, or words that stand for one meaning, with everything it can mean. */
export interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Ids of concepts, and the meaning of the word itself. */
  readonly ids: readonly string[];
  /** The same with all wider concepts. */
  readonly closure: ReadonlySet<string>;
}

/** Words that carry nothing for a comparison: those of saying, intending and being. */
const frame = new Set(
  `intended intend intention indicated indicate indication meant mean suitable suited designed approved validated permitted permit allowed allow acceptable admissible possible
  claim claimed claims claiming statement say said promise promised show shown demonstrate demonstrated investigate investigated study studied studies examine examined prove proven evidence data establish established
  evaluate evaluated evaluation assess assessed support supported conclude conclusion therefore thus hence prohibited forbidden excluded exclude exclusion outside scope include included including includes cover covered part
  contraindicated contraindication foreseen provided provide available exist exists have has had been use used uses user using whether under circumstances any only also still yet ever never nor neither no not none cannot nobody
  make made makes must may shall should can could will would do does did done be is are was were being it its they them this that these those such same other warning note caution instruction ifu important always please
  device product system manufacturer general generally normal normally usual usually certain particular respective respectively described following above below named called so far case cases kind kinds type types way
  you your we our he she his her i him about among within around exactly just simply merely without events event episodes episode occurrence occurrences number numbers rate rates against near nearby beside next during treat treats treated treating treatment therapy condition contain contains contained rule place placed case carried out out up down over one two three avoid refrain ruled possible need needed required necessary remain remains remaining become becomes get gets give given take taken keep kept put patient patients person people them who whose which where when while purpose intended
  e.g i.e etc even well very more most much many own by for to of in on at from with as if or and but than then there here into onto the a an because since per via each every all both either`
    .split(/\s+/)
    .map((word) => stem(word)),
);

/** The units of a text; positions count from `offset`. */
export function unitsIn(text: string, offset: number, context: DossierContext): readonly Unit[] {
  if (text === '') return [];
  const tokens = tokensIn(text);
  const stems = tokens.map((token) => token.key);
  const spans: { from: number; to: number; ids: Set<string>; at: Set<number> }[] = [];
  for (const { id, at } of conceptsIn(stems)) spans.push({ from: at[0]!, to: at.at(-1)!, ids: new Set([id]), at: new Set(at) });
  // A longer phrase takes its words: the eye of an "eye shield" is no eye.
  const longest = spans.filter(
    (span) =>
      !spans.some(
        (other) =>
          other.to - other.from + 1 === other.at.size && other.at.size > span.at.size && [...span.at].every((one) => other.at.has(one)),
      ),
  );
  // What shares a word is one unit.
  const groups: typeof spans = [];
  for (const span of longest) {
    const same = groups.find((group) => [...span.at].some((one) => group.at.has(one)));
    if (!same) groups.push(span);
    else {
      for (const id of span.ids) same.ids.add(id);
      for (const one of span.at) same.at.add(one);
      same.from = Math.min(same.from, span.from);
      same.to = Math.max(same.to, span.to);
    }
  }
  const taken = new Set<number>();
  for (const group of groups) for (const one of group.at) taken.add(one);
  const found: Unit[] = [];
  const add = (from: Token, to: Token, { ids, closure }: Meaning): void => {
    found.push({ text: text.slice(from.start, to.end), start: offset + from.start, end: offset + to.end, ids, closure });
  };
  for (const group of groups) {
    const word = group.from === group.to ? [wordMeaning(tokens[group.from]!.stem)] : [];
    add(tokens[group.from]!, tokens[group.to]!, meaning([...group.ids, ...word]));
  }
  tokens.forEach((token, index) => {
    if (token.meaning && !taken.has(index) && !ofDevice(token.stem, context)) add(token, token, token.meaning);
  });
  return found.length < 2 || groups.length === 0 ? found : found.sort((one, other) => one.start - other.start);
}

/** What words stand for: ids, and the same with all wider concepts. */
type Meaning = Pick<Unit, 'ids' | 'closure'>;

interface Token {
  readonly stem: string;
  readonly key: string;
  /** What the word stands for by itself; absent where it carries nothing for a comparison. */
  readonly meaning?: Meaning | undefined;
  readonly start: number;
  readonly end: number;
}

const repeating =
  /^re-?(load|us|insert|appli|seat|process|implant|attach|fit|mount|connect|assembl|deploy|sheath|captur|inflat|fill|open|infus|inject|intubat|freez|heat|warm|dos|wear|steril|steriliz|sterilis|pack|fold)/u;

/** Stems of a text; what is in hyphens comes apart, and "reload" is "load" and "again". */
function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const word of words(text)) {
    // Between most words stands a mere space.
    const apart = word.start - last > 1 || text[last] !== ' ';
    if (apart && tokens.length > 0 && /[,;:()]/.test(text.slice(last, word.start)))
      tokens.push({ stem: stop, key: stop, start: last, end: last });
    last = word.end;
    for (const one of tokensOfWord(word.text))
      tokens.push({ stem: one.stem, key: one.key, meaning: one.meaning, start: word.start + one.start, end: word.start + one.end });
  }
  return tokens;
}

/** The tokens of a word; positions count in the word. A language has few words, so each is taken apart once. */
const tokensOfWord = keptByText((word): readonly Token[] => {
  const tokens: Token[] = [];
  let start = 0;
  for (const part of partsOf(word)) {
    const end = start + part.length;
    const add = (one: string, key: string): void => {
      const carries = !frame.has(one) && one.length > 2 && !/^\d/.test(one);
      tokens.push({ stem: one, key, meaning: carries ? meaning([wordMeaning(one)]) : undefined, start, end });
    };
    const one = stem(part);
    if (part !== '' && (!repeating.test(one) || one === part.slice(0, 2))) add(one, keyOf(part));
    else if (part !== '') {
      add('again', 'again');
      add(stem(part.replace(/^re/, '')), keyOf(part.replace(/^re-?/, '')));
    }
    start = end + 1;
  }
  return tokens;
});

/** Whether a word names the device. */
function ofDevice(word: string, context: DossierContext): boolean {
  let known = deviceWords.get(context);
  if (!known) {
    known = new Map();
    deviceWords.set(context, known);
  }
  let own = known.get(word);
  if (own === undefined) {
    own = context.deviceNouns.includes(word) || context.deviceNames.some((name) => mentions(name, word));
    known.set(word, own);
  }
  return own;
}
const deviceWords = new WeakMap<DossierContext, Map<string, boolean>>();

function wordMeaning(word: string): string {
  return `${wordMark}${meaningOf(word)}`;
}
const wordMark = 'w:';

/** Whether an id is a concept's and not a mere word's. */
export function isConcept(id: string): boolean {
  return !id.startsWith(wordMark);
}

/** The same words stand in many sentences: their meanings are made once. */
const meaning = keptByIds((ids) => ({ ids, closure: new Set(ids.flatMap(closureOf)) }));

function keptByIds<Made>(make: (ids: readonly string[]) => Made): (ids: readonly string[]) => Made {
  const kept = keptByText((text) => make(text.split('|')));
  return (ids) => kept(ids.join('|'));
}
