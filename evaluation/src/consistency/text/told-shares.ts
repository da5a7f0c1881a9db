import { readNumbers } from './numbers.ts';
import type { Span } from './sentences.ts';

/** A share of people as documents for patients tell it: "about one in twenty", "two thirds of the people", "hardly anybody". */
export interface ToldShare extends Span {
  /** The lowest and the highest share (0 to 1) for which an honest author could have chosen these words. */
  readonly low: number;
  readonly high: number;
  /** True for words without a number: "most", "hardly any". */
  readonly vague: boolean;
}

/** Whom a share told to patients is of. */
export const toldPeople =
  '(?:patients?|persons?|people|users?|wom[ae]n|m[ae]n|child(?:ren)?|adults?|infants?|bab(?:y|ies)|wearers?|participants?|volunteers|boys|girls|those (?:treated|asked|who)|eyes|knees|hips)';

const qualifier =
  '(?:(about|around|approximately|roughly|some|nearly|almost|just under|fewer than|less than|under|below|up to|at most|not more than|no more than|not even|more than|over|above|at least|just over|well over) )?';
const cardinal =
  '(?:\\d[\\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|one hundred|a thousand|one thousand|ten thousand)';
const naturally = new RegExp(
  `\\b${qualifier}(?<![\\d.,/-])\\b(${cardinal})(?: (?:[a-z]+ ){0,2}${toldPeople})? (?:in|of|out of|in every|of every|out of every) (?:every |each )?(${cardinal})(?![\\d.,]*\\d|%|-)`,
  'gu',
);
/** Who follows a fraction, or what they did: "a third of the people", "half had". A third of a dose has neither. */
const ofPeople = `(?: of(?: the| all| our| these| those)?(?: treated| operated)? ${toldPeople}\\b| of (?:them|those|all)\\b| the ${toldPeople}\\b|(?= (?:were|had|felt|slept|got|needed|reported|showed|said|stopped|stayed|suffered)\\b))`;
const fractions = new RegExp(`\\b${qualifier}(half|(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s?)${ofPeople}`, 'gu');
const everyNth = new RegExp(
  `\\b${qualifier}every (second|other|third|fourth|fifth|sixth|eighth|tenth|twentieth|hundredth) ${toldPeople}\\b`,
  'gu',
);
const inWords = new RegExp(
  `\\b(?:(most|the (?:large |great |vast |clear |overwhelming )?majority)(?: of(?: the| all| our)?)?|(nearly all|almost all|almost every)(?: of)?(?: the| our)?|(hardly any|very few)(?: of the)?|(almost no)) ${toldPeople}\\b|\\b(nearly everyone|almost everyone|almost everybody|nearly everybody)\\b|\\b(hardly any(?:one|body)|almost nobody|almost no one)\\b`,
  'gu',
);

/** A whole that is round stands for "about"; any other is the size of a study. */
const round = new Set([
  3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000,
]);
const nth: Readonly<Record<string, number>> = {
  half: 2,
  second: 2,
  other: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
  twentieth: 20,
  hundredth: 100,
};
const parts: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4 };
const quick = /\b(?:in|of|every|half|thirds?|quarters?|fifths?|tenths?|most|majority|nearly|almost|hardly|few)\b/u;
/\b(?:in|of|every|half|thirds?|quarters?|fifths?|tenths?|most|majority|all|any|few|everyone|everybody|anyone|anybody|nobody|almost)\b/u;

/**
 * The shares of people that a folded English text tells in words or small whole numbers, in order. How far from the number a rate may lie follows from the
 * word before it ("about", "nearly", "more than") and from the number: "one in ten" is said of 7 and of 14 per cent, "a third" not of half.
 */
export function readToldShares(folded: string): readonly ToldShare[] {
  if (!quick.test(folded)) return [];
  const found: ToldShare[] = [];
  const add = (match: RegExpMatchArray, [low, high]: readonly [number, number], vague = false): void => {
    const span = { start: match.index!, end: match.index! + match[0].length };
    if (found.every((other) => span.end <= other.start || other.end <= span.start)) found.push({ ...span, low, high, vague });
  };
  if (/\b(?:in|of)\b/u.test(folded))
    for (const match of folded.matchAll(naturally)) {
      const [part, whole] = [match[2]!, match[3]!].map((text) => readNumbers(text.replace(/^a /, 'one '))[0]?.value);
      if (part && whole && part < whole && round.has(whole)) add(match, admitted(part / whole, match[1]));
    }
  if (/half|third|quarter|fifth|tenth/u.test(folded))
    for (const match of folded.matchAll(fractions)) {
      const [count, name] = match[2] === 'half' ? ['one', 'half'] : match[2]!.split(' ');
      const share = parts[count!]! / nth[name!.replace(/s$/, '')]!;
      if (share < 1) add(match, admitted(share, match[1]));
    }
  if (folded.includes('every ')) for (const match of folded.matchAll(everyNth)) add(match, admitted(1 / nth[match[2]!]!, match[1]));
  if (/most|majority|nearly|almost|hardly|few/u.test(folded))
    for (const match of folded.matchAll(inWords)) {
      if (match[1]) add(match, [0.45, 1], true);
      else if (match[2] ?? match[5]) add(match, [0.8, 1], true);
      else add(match, [0, 0.1], true);
    }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The rates for which a share may stand. Their distance is told by odds, which treat "one in ten" and "nine in ten" alike: so many times more or less is no
 * rounding any more.
 */
function admitted(share: number, word = ''): readonly [number, number] {
  const middle = share > 0.19 && share < 0.81;
  const far = middle ? 2 : 2.5;
  const near = middle ? 1.3 : 1.5;
  if (/^(?:nearly|almost|just under)/u.test(word)) return [times(share, 1 / far), times(share, near)];
  if (/^(?:fewer|less|under|below|up to|at most|no)/u.test(word)) return [0, times(share, near)];
  if (/^(?:more|over|above|at least|well over|just over)/u.test(word)) return [times(share, 1 / near), 1];
  return [times(share, 1 / far), times(share, far)];
}

function times(share: number, factor: number): number {
  const odds = (share / (1 - share)) * factor;
  return odds / (1 + odds);
}
