import { type Figure, sameFigure } from './figures.ts';

/** Two figures of different documents that seem to be of the same thing and cannot both be true. */
export interface FigureMatch {
  readonly one: Figure;
  readonly other: Figure;
  /** Logarithm of the odds that they contradict each other, as far as the signs go. */
  readonly score: number;
  /** What the score was made of. */
  readonly signs: Signs;
}

/**
 * What speaks for and against a contradiction, with its weight. The weights were fitted by logistic regression on the labelled dossiers in `tests/dossiers`
 * (numbers changed at random against the coherent text, each dossier scored by weights from the others); they speak of words and marks, never of a subject.
 */
const weights = {
  /** How alike the words around both are, 0 to 1. */
  alike: 4.1,
  /** Logarithm of the weight of the words they share. */
  shared: 1.5,
  /** How alike the next best figure of either is, in relation. */
  rival: -0.7,
  /** Further documents that have the one value beside these words, and those that have the other. */
  support: 0.3,
  against: -0.7,
  /** One of the values stands in one document only. */
  alone: 0.5,
  /** Documents that have the commoner value, and how often it stands in all. */
  many: -0.1,
  common: -0.5,
  /** The document of one has the value of the other somewhere. */
  crossed: -0.3,
  /** The words right beside them, as share of the smaller number and of all. */
  besideShare: 1.8,
  besideUnion: -2.9,
  /** What is counted is the same. */
  head: 1.35,
  /** The other figures of their passages are the same. */
  agree: 0.9,
  boundSame: 0.85,
  wholeSame: 2,
  boundGap: -0.8,
  nameGap: -0.2,
  yearGap: -0.4,
  timeGap: -0.5,
  source: -0.95,
  modality: -2.6,
  criterion: 1.5,
  cells: 0.45,
  /** How far apart they are. */
  ratio: -0.7,
  count: -0.8,
  date: -2.2,
  per: -1.5,
  constant: -3.5,
};
type Signs = Readonly<Record<keyof typeof weights, number>>;

interface Likeness {
  readonly figure: Figure;
  /** Share of the weight of their words that two figures have in common, 0 to 1. */
  readonly alike: number;
  readonly shared: number;
}

/** The figures of one document that could be the same as a figure of another. */
interface Seen {
  /** Likeness of the most alike one with the same value. */
  readonly known: number;
  readonly others: readonly Likeness[];
}

/** A figure with what is found out of it while it is held against others. */
interface Weighed {
  readonly figure: Figure;
  /** Weight of all its words. */
  readonly sum: number;
  /** Its rare words, each with the kind of the figure. */
  readonly telling: readonly string[];
  /** What is seen in each document. */
  readonly seen: Seen[];
  /** The number of the last look that met it. */
  lookedAt: number;
}

/** What is seen where no word is rare enough to look for. */
const nothing: Seen = { known: 0, others: [] };

/** Words in more passages than this find no partner for a figure. */
const rareIn = 60;
/** A value that stands beside nearly the same words in the other document is known there. */
const knownShare = 0.8;

/** Pairs of figures with the likeness of their words and a score, of all documents with all. `lists` has the figures of each document. */
export function figureMatches(lists: readonly (readonly Figure[])[], heldBy: (figure: Figure) => Held): FigureMatch[] {
  const all = lists.flat();
  const byPassage = new Map<unknown, Figure[]>();
  for (const figure of all) push(byPassage, figure.passage, figure);
  /** In how many passages a word stands. */
  const places = new Map<string, number>();
  for (const figures of byPassage.values())
    for (const word of new Set(figures.flatMap(({ words }) => [...words.keys()]))) places.set(word, (places.get(word) ?? 0) + 1);
  const rarity = new Map([...places].map(([word, count]) => [word, Math.log((Math.max(byPassage.size, 200) + 1) / (count + 0.5))]));
  const rare = (word: string): number => rarity.get(word) ?? 0;
  const likeness = (one: Weighed, other: Weighed): Likeness => {
    let shared = 0;
    const [small, large] = one.figure.words.size <= other.figure.words.size ? [one.figure, other.figure] : [other.figure, one.figure];
    for (const [word, weight] of small.words) {
      const there = large.words.get(word);
      if (there !== undefined) shared += Math.min(weight, there) * rare(word);
    }
    const [a, b] = [one.sum, other.sum];
    return { figure: other.figure, alike: shared / Math.max(1e-6, 0.6 * Math.min(a, b) + 0.4 * Math.max(a, b)), shared };
  };
  const weighed = new Map(
    all.map((figure): [Figure, Weighed] => {
      let sum = 0;
      const telling: string[] = [];
      for (const [word, weight] of figure.words) {
        sum += weight * rare(word);
        if (weight >= 0.5 && places.get(word)! <= rareIn) telling.push(`${figure.kind} ${word}`);
      }
      return [figure, { figure, sum, telling, seen: [], lookedAt: 0 }];
    }),
  );
  const indexes = lists.map((list) => {
    const byWord = new Map<string, Weighed[]>();
    for (const figure of list) {
      const one = weighed.get(figure)!;
      for (const word of one.telling) push(byWord, word, one);
    }
    return byWord;
  });
  let looks = 0;
  const look = (figure: Figure, index: number): Seen => {
    const one = weighed.get(figure)!;
    if (one.telling.length === 0) return nothing;
    const before = one.seen[index];
    if (before) return before;
    looks += 1;
    let known = 0;
    const others: Likeness[] = [];
    for (const word of one.telling)
      for (const other of indexes[index]!.get(word) ?? []) {
        // Each once, whatever number of words they share.
        if (other.lookedAt === looks) continue;
        other.lookedAt = looks;
        const same = sameFigure(figure, other.figure);
        if (!same && !comparable(figure, other.figure)) continue;
        const like = likeness(one, other);
        if (same) known = Math.max(known, like.alike);
        else if (like.alike > 0.15) others.push(like);
      }
    const found = { known, others: others.sort((a, b) => b.alike - a.alike).slice(0, 6) };
    one.seen[index] = found;
    return found;
  };
  const matches: FigureMatch[] = [];
  for (let i = 0; i < lists.length; i++) {
    for (let j = i + 1; j < lists.length; j++) {
      for (const one of lists[i]!) {
        const mine = look(one, j);
        for (const like of mine.others.slice(0, 3)) {
          const other = like.figure;
          if (mine.known >= knownShare * like.alike) continue;
          const its = look(other, i);
          if (its.known >= knownShare * like.alike) continue;
          const open = (there: Likeness, index: number): boolean => look(there.figure, index).known < knownShare * there.alike;
          const rival = Math.max(
            0,
            ...mine.others.filter((there) => there.figure !== other && open(there, i)).map((there) => there.alike),
            ...its.others.filter((there) => there.figure !== one && open(there, j)).map((there) => there.alike),
          );
          if (rival > 1.05 * like.alike) continue;
          // A limit is no value, but a life of "at least 5 years" and one of "7 years" are told of the same.
          if (one.kind !== 'time' && Boolean(one.marks.bound) !== Boolean(other.marks.bound)) continue;
          const [withOne, withOther] = [byPassage.get(one.passage)!, byPassage.get(other.passage)!];
          // "152 patients: within 15 % in 141" has the 141 as well.
          if (saysBoth(one, withOther, other) || saysBoth(other, withOne, one)) continue;
          if (wholeAndPart(one, withOther, other) || wholeAndPart(other, withOne, one)) continue;
          if (
            // "32 × 35 mm" has the width of "3.2 cm wide" beside its height.
            standsBeside(one, other, withOther) ||
            standsBeside(other, one, withOne) ||
            makeWhole(one, other, withOne) ||
            makeWhole(one, other, withOther) ||
            isMultiple(one, withOne, other) ||
            isMultiple(other, withOther, one)
          )
            continue;
          // "8 in·lbf (0.9 N·m)" is not the "10.6 in·lbf" of a passage that has the 0.9 N·m beside something else.
          if (toldTwice(one, withOne, other, withOther) || toldTwice(other, withOther, one, withOne)) continue;
          const agree = agreement(one, withOne, other, withOther);
          // Another result at another time is another fact.
          if (agree === 0 && one.marks.point && other.marks.point) continue;
          const witnesses = [one, other].map(
            (figure) => lists.filter((_, k) => k !== i && k !== j && look(figure, k).known >= 0.5 * like.alike).length,
          );
          const signs: Signs = {
            ...signsOf(one, other, rare),
            alike: like.alike,
            shared: Math.log1p(like.shared),
            rival: rival / like.alike,
            support: Math.min(2, Math.max(...witnesses)),
            against: Math.min(2, ...witnesses),
            ...valueSigns(one, heldBy(one), other, heldBy(other)),
            agree: agree ?? 0,
          };
          let score = 0;
          for (const sign of Object.keys(weights) as (keyof typeof weights)[]) score += weights[sign] * signs[sign];
          matches.push({ one, other, score, signs });
        }
      }
    }
  }
  return matches.sort((a, b) => b.score - a.score);
}

/** Where a value stands. */
interface Held {
  readonly documents: ReadonlySet<string>;
  readonly times: number;
}

function valueSigns(one: Figure, byOne: Held, other: Figure, byOther: Held): Pick<Signs, 'alone' | 'many' | 'crossed' | 'common'> {
  return {
    alone: Number(Math.min(byOne.documents.size, byOther.documents.size) === 1),
    many: Math.min(5, Math.max(byOne.documents.size, byOther.documents.size)),
    crossed: Number(byOne.documents.has(other.document.id)) + Number(byOther.documents.has(one.document.id)),
    common: Math.log(Math.max(byOne.times, byOther.times)),
  };
}

type OwnSigns = Omit<Signs, 'alike' | 'shared' | 'rival' | 'support' | 'against' | 'alone' | 'many' | 'crossed' | 'common' | 'agree'>;

/** The signs that the two figures carry themselves. */
function signsOf(one: Figure, other: Figure, rare: (word: string) => number): OwnSigns {
  const [a, b] = [one.marks, other.marks];
  const same = (x: string, y: string): number => Number(x !== '' && x === y);
  const gap = (x: string | readonly string[], y: string | readonly string[]): number => Number((x.length === 0) !== (y.length === 0));
  return {
    besideShare: share(one.beside, other.beside, rare, 'smaller'),
    besideUnion: share(one.beside, other.beside, rare, 'union'),
    head: one.head.size > 0 && other.head.size > 0 ? share(one.head, other.head, rare, 'smaller') : 0.5,
    boundSame: same(a.bound, b.bound),
    wholeSame: same(a.whole, b.whole),
    boundGap: gap(a.bound, b.bound),
    nameGap: gap(a.names, b.names),
    yearGap: gap(a.years, b.years),
    timeGap: gap(a.times, b.times),
    source: Number(a.source !== b.source),
    modality: Number(a.modality !== b.modality),
    criterion: Number(a.modality === 'criterion' || b.modality === 'criterion'),
    cells: Number(one.passage.cell !== undefined) + Number(other.passage.cell !== undefined),
    ratio: Math.min(2, Math.abs(Math.log(Math.abs(one.value / other.value) || 1))),
    count: Number(one.kind === 'count'),
    date: Number(one.kind === 'date'),
    per: Number(one.kind.startsWith('per ')),
    constant: 1,
  };
}

/** Share of the other figures beside the one that stand beside the other as well; nothing where one has none. */
function agreement(one: Figure, withOne: readonly Figure[], other: Figure, withOther: readonly Figure[]): number | undefined {
  const near = (figure: Figure, figures: readonly Figure[]): Figure[] =>
    figures.filter((there) => there !== figure && Math.abs(there.start - figure.start) < 160);
  const [mine, its] = [near(one, withOne), near(other, withOther)];
  const least = Math.min(mine.length, its.length);
  return least === 0 ? undefined : mine.filter((x) => its.some((y) => sameFigure(x, y))).length / least;
}

/** "Each cycle lasts seven minutes" is no other value than "5 minutes at set pressure, 2 minutes at rest": it is their sum. */
function wholeAndPart(whole: Figure, beside: readonly Figure[], part: Figure): boolean {
  const parts = beside.filter((there) => there.kind === part.kind && Math.abs(there.start - part.start) < 160);
  if (parts.length < 2 || parts.length > 4 || part.value >= whole.value) return false;
  const sum = parts.reduce((all, there) => all + there.value, 0);
  return Math.abs(sum - whole.value) < 1e-9 * whole.value;
}

/** Whether the value of a figure stands right beside another one, or before it in a product such as "32 × 35 mm". */
function standsBeside(one: Figure, other: Figure, beside: readonly Figure[]): boolean {
  const [, before, itself] =
    /(\d+(?:\.\d+)?) ?[×x] ?(\d+(?:\.\d+)?)/u.exec(other.passage.text.slice(Math.max(0, other.start - 12), other.end)) ?? [];
  if (before && itself && Math.abs((Number(before) * other.value) / Number(itself) - one.value) < 1e-6 * one.value) return true;
  return beside.some((there) => there !== other && Math.abs(there.start - other.start) < 25 && sameFigure(there, one));
}

/** Of 73, 44 were of one sort and 29 of the other: a whole and its parts, two of which stand side by side, are no values of one thing. */
function makeWhole(one: Figure, other: Figure, beside: readonly Figure[]): boolean {
  const thirds = [one.value + other.value, Math.abs(one.value - other.value)];
  return beside.some(
    (there) =>
      there !== one &&
      there !== other &&
      there.kind === one.kind &&
      thirds.some((third) => third > 0 && Math.abs(there.value - third) < 1e-9 * third),
  );
}

/** A sentence that has the count of another document beside its own tells both. */
function saysBoth(one: Figure, beside: readonly Figure[], other: Figure): boolean {
  return (
    one.kind === 'count' &&
    other.passage.cell === undefined &&
    one.value > 2 &&
    beside.some((there) => there !== other && sameFigure(there, one) && Math.abs(there.start - other.start) < 80)
  );
}

/** Whether the measure is told in a second unit right beside, and the other passage has that value apart from its own. */
function toldTwice(one: Figure, withOne: readonly Figure[], other: Figure, withOther: readonly Figure[]): boolean {
  if (notMeasured.has(one.kind)) return false;
  const twin = withOne.find(
    (there) => there.kind !== one.kind && !notMeasured.has(there.kind) && inBrackets.test(stretchBetween(one, there)),
  );
  return twin !== undefined && withOther.some((there) => sameFigure(there, twin) && Math.abs(there.start - other.start) > 20);
}

const notMeasured: ReadonlySet<string> = new Set(['count', 'percent', 'percentage points', 'date', 'time']);
/** A unit and an opening bracket, and perhaps a word. */
const inBrackets = /^ ?[^\d\s()]{1,10} ?\((?:about |ca\. ?)?$/u;

function stretchBetween(one: Figure, there: Figure): string {
  const [first, second] = one.start < there.start ? [one, there] : [there, one];
  return first.passage.text.slice(first.end, second.start);
}

const together = /\b(?:together|combined|in all|in total|altogether)\b/u;

/** "Two balloons together carry 17 mg" is no other value than 8.5 mg for one. */
function isMultiple(many: Figure, beside: readonly Figure[], one: Figure): boolean {
  if (!together.test(many.passage.folded)) return false;
  const times = Math.round(many.value / one.value);
  if (times < 2 || times > 12 || Math.abs(many.value - times * one.value) > 1e-9 * many.value) return false;
  return beside.some(
    (there) => there !== many && there.kind === 'count' && there.value === times && Math.abs(there.start - many.start) < 160,
  );
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>, rare: (word: string) => number, of: 'smaller' | 'union'): number {
  let [a, b, both] = [0, 0, 0];
  for (const word of one) {
    a += rare(word);
    if (other.has(word)) both += rare(word);
  }
  for (const word of other) b += rare(word);
  const base = of === 'smaller' ? Math.min(a, b) : a + b - both;
  return base > 0 ? both / base : 0;
}

/** For a figure where those of the same kind stand that are the same, itself among them. Figures are few values, so these are held against each other. */
export function holdings(figures: readonly Figure[]): (figure: Figure) => Held {
  const byKind = new Map<string, Map<string, Figure[]>>();
  const spelled = ({ value, within, range }: Figure): string => [value, within, range?.from, range?.to].join(' ');
  for (const figure of figures) {
    const values = byKind.get(figure.kind) ?? new Map<string, Figure[]>();
    byKind.set(figure.kind, values);
    push(values, spelled(figure), figure);
  }
  const known = new Map<string, Held>();
  return (figure) => {
    const key = `${figure.kind} ${spelled(figure)}`;
    let held = known.get(key);
    if (!held) {
      const same = [...(byKind.get(figure.kind)?.values() ?? [])].filter(([other]) => sameFigure(other!, figure)).flat();
      held = { documents: new Set(same.map(({ document }) => document.id)), times: same.length };
      known.set(key, held);
    }
    return held;
  };
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function disjoint(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((there) => other.includes(there));
}

/** Whether nothing says that the figures are of different things: another study, owner, bound, part, time or name. */
function comparable(one: Figure, other: Figure): boolean {
  const [a, b] = [one.marks, other.marks];
  const countable = one.kind === 'count' || one.kind === 'percent' || one.kind.startsWith('per ');
  const different = (x: string, y: string): boolean => x !== '' && y !== '' && x !== y;
  if (countable && different(a.tense, b.tense)) return false;
  // A plan for follow-up has criteria of its own.
  const followUp = (one.document.type === 'pmcf-plan') !== (other.document.type === 'pmcf-plan');
  if (followUp && a.modality === 'criterion' && b.modality === 'criterion' && (a.study === '' || a.study !== b.study)) return false;
  const market = a.source !== b.source && (a.source === 'market' || b.source === 'market');
  if (a.owner !== b.owner || !samePart(a, b) || different(a.study, b.study)) return false;
  if (a.modality !== b.modality && (countable || a.modality === 'planned' || b.modality === 'planned')) return false;
  if (different(direction(one), direction(other)) || different(a.role, b.role) || different(a.whole, b.whole)) return false;
  if (different(a.statistic, b.statistic) || observed(a.statistic) !== observed(b.statistic)) return false;
  if (market && (countable || observed(a.statistic) !== '')) return false;
  if (countable && (a.ongoing || b.ongoing || (a.source === 'market' && a.sum !== b.sum))) return false;
  if ((one.kind !== 'time' && disjoint(a.times, b.times)) || disjoint(a.years, b.years) || disjoint(a.names, b.names)) return false;
  // Whom a study took in may be narrower than whom the device is for.
  if (tellsEligibility(one) !== tellsEligibility(other) && ((one.range && other.range) || (a.bound !== '' && b.bound !== ''))) return false;
  // An age is no duration, and neither is how often something comes again.
  if (one.kind === 'time' && (isAge(one) !== isAge(other) || recurs(one) !== recurs(other))) return false;
  // What a plan of the evaluation foresees for a study is no size of the follow-up.
  if (followUp && one.kind === 'count' && a.study === '' && [one, other].some(({ document }) => document.type === 'cep')) return false;
  if (one.kind === 'date') return a.event === b.event && Math.abs(one.value - other.value) < 1200;
  const ratio = one.value / other.value;
  if (ratio > 6 || ratio < 1 / 6) return false;
  if (one.kind !== 'count') return true;
  // What is counted must be what the other counts.
  const counted = (x: Figure, y: Figure): boolean =>
    x.head.size === 0 || [...x.head].some((word) => y.head.has(word) || y.beside.has(word));
  return counted(one, other) || counted(other, one);
}

/** A word that makes a part of one may stand a little further from the other. */
function samePart(one: Figure['marks'], other: Figure['marks']): boolean {
  const within = (part: string, around: ReadonlySet<string>): boolean => part === '' || part.split(' ').every((word) => around.has(word));
  return one.part === other.part || (within(one.part, other.partsAround) && within(other.part, one.partsAround));
}

/** Whether a figure is a criterion of a study, by the heading above it or the label of its line: "Inclusion: age 18 to 80 years; …". */
function tellsEligibility({ passage }: Figure): boolean {
  return passage.topics.has('eligibility') || /^\W*(?:(?:main|key) )?(?:inclusion|exclusion|eligib\w*)\b[^.:]{0,20}:/u.test(passage.folded);
}

/** "Every 6 months", "at intervals of 6 months", "six-monthly". */
function recurs({ passage, start }: Figure): boolean {
  return /\b(?:every|each|intervals? of|once (?:per|in|every)) $/u.test(passage.folded.slice(Math.max(0, start - 16), start));
}

function isAge({ passage, start, end }: Figure): boolean {
  return (
    /^ (?:of age|old\b|and (?:above|older|over|up)\b|or (?:older|above|over)\b)/u.test(passage.folded.slice(end, end + 16)) ||
    /\b(?:aged?|age of|older than|younger than) $/u.test(passage.folded.slice(Math.max(0, start - 14), start))
  );
}

function direction({ marks }: Figure): string {
  return marks.bound || (marks.role === 'from' ? 'lower' : marks.role === 'to' ? 'upper' : '');
}

/** What was measured of people and things: "mean", "median", "range", "oldest". */
function observed(statistic: string): string {
  if (statistic === '') return '';
  return statistic
    .replace(/\b(?:minimum|maximum|upper limit|lower limit|highest|lowest|longest|shortest)\b/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}
