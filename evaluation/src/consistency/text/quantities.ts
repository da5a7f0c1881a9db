import { fold } from './fold.ts';
import { keptByTextAndLanguage } from './kept-by-text.ts';
import { type FoundNumber, readNumbers } from './numbers.ts';
import type { Span } from './sentences.ts';
import { type Dimension, unitAt } from './units.ts';

/** A range of one dimension in its base unit; an exact value has equal ends. */
export interface Range {
  readonly dimension: Dimension;
  readonly from?: number;
  readonly to?: number;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
}

/** A quantity as it stands in a text: "≥ 18 years", "12-month", "5 to 12 kg", "eighteen years or older". */
export interface FoundQuantity extends Span {
  readonly range: Range;
  /** True where a single value stands without "at least", "up to" or a second end. */
  readonly exact: boolean;
  /** Unit as written, folded. */
  readonly unit: string;
}

const fromBefore =
  /(?:≥|>=|\bat least|\ba minimum(?: \w+)? of|\bminimum(?: \w+)?(?: of|:)?|\bmin\.|\bno(?:t)? less than|\bnot below|\bfrom(?: the age of)?|\bfrom about|\bstarting (?:at|from|with)|\bas of|\bmindestens|\bab|\bau moins|\ba partir de(?: l'age de)?|\bdes(?: l'age de)?|\bal menos|\bminim[oa] (?:de|di)|\bminimum (?:de|von)|\ba partir de los|\bdesde(?: los)?|\balmeno|\ba partire da(?:i|gli)?|\bdai|\bnon inferiore a)\s*$/u;
const aboveBefore =
  /(?:>|\bmore than|\bover(?: the age of)?|\babove(?: the age of)?|\bgreater than|\bexceed(?:ing|s)|\bin excess of|\bolder than|\btaller than|\bheavier than|\blonger than|\bhigher than|\bbeyond|\bmehr als|\buber|\bplus de|\bmas de|\bpiu di|\boltre(?: i)?|\bsuperiore a)\s*$/u;
const toBefore =
  /(?:≤|<=|\bat most|\ba maximum(?: \w+)? of|\bmaximum(?: \w+)?(?: of|:)?|\bmax\.|\bno(?:t)? more than|\bup to(?: and including)?|\bnot (?:to )?exceed(?:ing|s)?|\bnot above|\bwithin|\bno longer than|\bnot longer than|\bhochstens|\bmaximal|\bbis zu|\bbis|\bau maximum|\bau plus|\bjusqu'a|\bcomo maximo|\bmaxim[oa] (?:de|di)|\bmassim[oa] di|\bhasta|\bal massimo|\bfino a)\s*$/u;
const belowBefore =
  /(?:<|\bless than|\bunder(?: the age of)?|\bbelow(?: the age of)?|\bfewer than|\byounger than|\blighter than|\bshorter than|\blower than|\bweniger als|\bunter|\bmoins de|\bmenos de|\bmenor(?:es)? de|\bmeno di|\binferiore a|\bdi eta inferiore a)\s*$/u;
/** "Must not be younger than", "no heavier than": what is not below is at least. */
const notBelowBefore = /\b(?:not|no)(?: be| have| weigh)? (?:(?:less|shorter|lighter|younger|lower|smaller) than|(?:under|below))\s*$/u;
const notAboveBefore =
  /\b(?:not|no)(?: be| have| weigh)? (?:(?:more|longer|heavier|older|greater|higher|taller|larger) than|(?:over|above))\s*$/u;
const fromAfter =
  /^(?:\s*\+(?!\s*\d)|,?\s*(?:of age|body weight)?,?\s*(?:and|or|und|oder|et|ou|y|o|e)\s+(?:more|older|over|above|up(?:wards)?(?! to\b)|heavier|greater|longer|higher|alter|mehr|schwerer|daruber|plus(?: ages?)?|mas|mayores|superior|piu|oltre|superiore)\b(?! ?(?:than )?[\d≥≤<>])|\s*upwards\b|,?\s*(?:old |of age )?at (?:the )?(?:very )?least\b|\s*minimum\b|\s*plus\b(?! \d))/u;
const toAfter =
  /^(?:,?\s*(?:of age|body weight)?,?\s*(?:and|or|und|oder|et|ou|y|o|e)\s+(?:less|younger|under|below|lighter|shorter|lower|junger|weniger|leichter|darunter|moins|menos|menores|meno|inferiore)\b(?! ?(?:than )?[\d≥≤<>])|\s*maximum\b|,?\s*(?:old |of age )?at (?:the )?(?:very )?most\b)/u;
const rangeJoin = /^(?:-?\s*)(?:-|to|up to(?: and including)?|through|until|bis(?: zu)?|a|hasta|ad|fino a)\s*$/u;
const betweenJoin = /^\s*(?:and|und|et|y|e)\s*$/u;
const betweenBefore = /\b(?:between|zwischen|entre|tra|fra)(?: the ages of)?\s*$/u;

/** All quantities with units of a text in order. Two numbers joined as a range are one quantity; numbers without a unit are none. */
export function readQuantities(text: string, language = 'en'): readonly FoundQuantity[] {
  return quantitiesIn(text, language);
}

const quantitiesIn = keptByTextAndLanguage(findQuantities);

function findQuantities(text: string, language: string): readonly FoundQuantity[] {
  const folded = fold(text);
  const numbers = readNumbers(text, language);
  const found: FoundQuantity[] = [...(language === 'en' ? spelled(folded) : []), ...visits(folded)];
  for (let index = 0; index < numbers.length; index++) {
    const first = numbers[index]!;
    const half = andHalf.exec(folded.slice(first.end, first.end + 24));
    if (half) {
      const end = first.end + half[0].length;
      const unit = unitAt(` ${half[2]}`, 0)!;
      found.push(single(folded, { ...first, value: first.value + parts[half[1]!]!, end }, { ...unit, end }));
      continue;
    }
    const firstUnit = unitAt(folded, first.end);
    if (found.some((one) => one.start <= first.start && first.start < one.end)) continue;
    const second = numbers[index + 1];
    if (second) {
      const secondUnit = unitAt(folded, second.end);
      const between = folded.slice(firstUnit?.end ?? first.end, second.start).replace(/^ ?(?:of age|years of age)(?= )/, '');
      const before = folded.slice(Math.max(0, first.start - 30), first.start);
      const joined = rangeJoin.test(between) || (betweenJoin.test(between) && betweenBefore.test(before));
      if (secondUnit && joined && (!firstUnit || firstUnit.dimension === secondUnit.dimension)) {
        const unit = firstUnit ?? secondUnit;
        const from = first.value * unit.inBase;
        const to = second.value * secondUnit.inBase;
        if (from <= to) {
          found.push({
            start: first.start,
            end: secondUnit.end,
            unit: secondUnit.name,
            exact: false,
            range: { dimension: secondUnit.dimension, from, to, fromIncluded: true, toIncluded: true },
          });
          index++;
          continue;
        }
      }
    }
    if (firstUnit) found.push(single(folded, first, firstUnit));
  }
  return joinEnds(folded, found.length > 1 ? found.sort((a, b) => a.start - b.start) : found);
}

const times = '(years?|months?|weeks?|days?|hours?|minutes?)';
/** "A year and a half", "two and a half years", "three quarters of an hour", "half a year", "a decade", "a whole week". */
const fractions = new RegExp(
  `\\b(?:(half|a quarter of|three quarters of) an? ${times}|(?:an?|one) ${times} and a (half|quarter)|(a|two|three) (decades?)|(an?) (fortnight)|(?<=\\b(?:an?|one) )(?:whole|full|entire) ${times})(?![\\p{L}-])`,
  'gu',
);
/** The whole number stands before and is read as a number. */
const andHalf = new RegExp(`^ and a (half|quarter) ${times}(?![\\p{L}-])`, 'u');
const parts: Readonly<Record<string, number>> = {
  half: 0.5,
  'a quarter of': 0.25,
  quarter: 0.25,
  'three quarters of': 0.75,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
};
const longUnits: Readonly<Record<string, readonly [number, string]>> = { decade: [10, 'years'], fortnight: [2, 'weeks'] };

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
/** "Until the fifth anniversary of the operation" is five years. */
const anniversary = new RegExp(`\\b(${ordinals.join('|')}) anniversary\\b`, 'gu');

/** Times that are told in words no number stands in. */
function spelled(folded: string): FoundQuantity[] {
  if (!/\b(?:half|quarters?|decades?|fortnight|whole|full|entire|anniversary)\b/.test(folded)) return [];
  const found: FoundQuantity[] = [];
  for (const match of folded.matchAll(anniversary)) {
    const end = match.index + match[0].length;
    found.push(
      single(folded, { value: ordinals.indexOf(match[1]!) + 1, start: match.index, end, inWords: true }, { ...unitAt(' years', 0)!, end }),
    );
  }
  for (const match of folded.matchAll(fractions)) {
    const [whole, share, shareUnit, unitFirst, rest, decades, decade, fortnight, fortnightWord, wholeUnit] = match;
    const long = longUnits[(decade ?? fortnightWord ?? '').replace(/s$/, '')];
    const factor = share
      ? parts[share]!
      : unitFirst
        ? 1 + parts[rest!]!
        : wholeUnit
          ? 1
          : parts[(decades ?? fortnight)!]! * (long?.[0] ?? 1);
    const unit = unitAt(` ${shareUnit ?? unitFirst ?? wholeUnit ?? long![1]}`, 0)!;
    found.push(
      single(
        folded,
        { value: factor, start: match.index, end: match.index + whole.length, inWords: true },
        { ...unit, end: match.index + whole.length },
      ),
    );
  }
  return found;
}

const visitUnits: Readonly<Record<string, string>> = { d: 'days', w: 'weeks', m: 'months', y: 'years' };
/** "Follow-up M12", "at D30", "(FU) M6", "until W26": times as plans of visits write them. Measures and sizes of screws have such names as well. */
const visit =
  /(?<=\b(?:(?:follow-? ?up|fu|visits?|recall|at|by|until|till|through|to|beyond|within)[\s:)]{1,3}|(?:follow-? ?up|fu)\b[^.;,]{1,24}: ))([dwmy])[ -]?(\d{1,3})(?![\p{L}\d]|[.,]\d|[ -](?:screws?|threads?|bolts?|nuts?)\b)|\b([dwmy])(\d{1,3})(?= (?:follow-? ?up|fu|visit|recall|data|results?)\b)/gu;

function visits(folded: string): FoundQuantity[] {
  if (!/[dwmy][ -]?\d/.test(folded)) return [];
  return [...folded.matchAll(visit)].flatMap(({ index, 0: { length }, 1: one, 2: count, 3: other, 4: counted }) => {
    const letter = (one ?? other)!;
    const value = Number(count ?? counted);
    if (value === 0 || (letter === 'm' && value > 6 && value % 3 !== 0)) return [];
    const end = index + length;
    return [single(folded, { value, start: index, end, inWords: false }, { ...unitAt(` ${visitUnits[letter]}`, 0)!, end })];
  });
}

/** "At least 2 kg and no more than 12 kg" is one range. */
function joinEnds(folded: string, found: readonly FoundQuantity[]): FoundQuantity[] {
  const joined: FoundQuantity[] = [];
  for (const quantity of found) {
    const last = joined.at(-1);
    const openUpwards = last && last.range.from !== undefined && last.range.to === undefined;
    const openDownwards = quantity.range.to !== undefined && quantity.range.from === undefined;
    if (
      openUpwards &&
      openDownwards &&
      last.range.dimension === quantity.range.dimension &&
      last.range.from! <= quantity.range.to! &&
      /^,?\s*(?:and|but|und|et|y|e|to)?\s*$/u.test(folded.slice(last.end, quantity.start))
    ) {
      joined[joined.length - 1] = {
        ...quantity,
        start: last.start,
        range: { ...quantity.range, from: last.range.from!, fromIncluded: last.range.fromIncluded },
      };
    } else joined.push(quantity);
  }
  return joined;
}

function single(folded: string, number: FoundNumber, unit: NonNullable<ReturnType<typeof unitAt>>): FoundQuantity {
  const value = number.value * unit.inBase;
  const { dimension } = unit;
  const before = folded.slice(Math.max(0, number.start - 32), number.start);
  let after = folded.slice(unit.end, unit.end + 40);
  const age = /^[ -]?(?:of age|olds?|de edad|d'age|di eta)\b/.exec(after);
  if (age) after = after.slice(age[0].length);
  const range = (ends: Partial<Range>): FoundQuantity => {
    const lead = [fromBefore, aboveBefore, toBefore, belowBefore, notBelowBefore, notAboveBefore].map(
      (pattern) => pattern.exec(before)?.[0].length ?? 0,
    );
    const tail = fromAfter.exec(after)?.[0].length ?? toAfter.exec(after)?.[0].length;
    return {
      start: number.start - Math.max(...lead),
      end: unit.end + (tail ? tail + (age?.[0].length ?? 0) : 0),
      unit: unit.name,
      exact: ends.from !== undefined && ends.from === ends.to,
      range: { dimension, fromIncluded: true, toIncluded: true, ...ends },
    };
  };
  if (fromAfter.test(after)) return range({ from: value });
  if (toAfter.test(after)) return range({ to: value });
  if (notAboveBefore.test(before) || toBefore.test(before)) return range({ to: value });
  if (notBelowBefore.test(before) || fromBefore.test(before)) return range({ from: value });
  if (aboveBefore.test(before)) return range({ from: value, fromIncluded: false });
  if (belowBefore.test(before)) return range({ to: value, toIncluded: false });
  return range({ from: value, to: value });
}

/**
 * Whether two ranges say the same: ends equal, for times within 2 % because 30 days are called a month. Whether an end belongs to the range is not
 * compared: "over 18 years" and "18 years or over" are used alike.
 */
export function equalRanges(one: Range, other: Range): boolean {
  if (one.dimension !== other.dimension) return false;
  return equalEnds(one.from, other.from, one.dimension) && equalEnds(one.to, other.to, one.dimension);
}

/** Whether two ends are the same value. */
export function equalEnds(one: number | undefined, other: number | undefined, dimension: Dimension): boolean {
  if (one === undefined || other === undefined) return one === other;
  // Thirty days are called a month, and 33 pounds 15 kilograms.
  const tolerance = dimension === 'time' ? 0.02 : dimension === 'mass' ? 0.005 : 1e-9;
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
}

/** A range in words, in the unit people use for its size: "at least 18 years", "12 months", "1.5 kg to 12 kg". */
export function describeRange(range: Range): string {
  const { from, to, dimension } = range;
  if (from !== undefined && from === to) return amount(from, dimension);
  if (from !== undefined && to !== undefined) return `${amount(from, dimension)} to ${amount(to, dimension)}`;
  if (from !== undefined) return `${range.fromIncluded ? 'at least' : 'more than'} ${amount(from, dimension)}`;
  if (to !== undefined) return `${range.toIncluded ? 'up to' : 'less than'} ${amount(to, dimension)}`;
  return 'any';
}

const baseUnits: Partial<Record<Dimension, string>> = {
  length: 'mm',
  volume: 'ml',
  pressure: 'kPa',
  flow: 'ml/min',
  temperature: '°C',
  percent: '%',
  'electric-current': 'mA',
  voltage: 'V',
  frequency: 'Hz',
  energy: 'J',
  irradiance: 'µW/cm²/nm',
  area: 'cm²',
  'field-strength': 'T',
  'sound-level': 'dB',
  dose: 'mg/dL',
  power: 'W',
  force: 'N',
  torque: 'Ncm',
  'radiation-dose': 'Gy',
  resistance: 'Ω',
  concentration: 'mg/L',
};

function amount(value: number, dimension: Dimension): string {
  const plain = (number: number): string => String(Number(number.toPrecision(6)));
  if (dimension === 'mass') return value >= 1000 ? `${plain(value / 1000)} kg` : `${plain(value)} g`;
  if (dimension === 'time') {
    const day = value * (365.25 / 12);
    if (Math.abs(value / 12 - Math.round(value / 12)) < 1e-6 && value >= 12) return value === 12 ? '1 year' : `${plain(value / 12)} years`;
    if (Math.abs(value - Math.round(value)) < 1e-6 && value >= 1) return value === 1 ? '1 month' : `${plain(value)} months`;
    const week = day / 7;
    if (week >= 2 && Math.abs(week - Math.round(week)) < 1e-6) return `${plain(Math.round(week))} weeks`;
    if (day >= 1) return `${plain(Math.round(day * 100) / 100)} days`;
    if (day * 24 >= 1) return `${plain(Math.round(day * 2400) / 100)} hours`;
    if (day * 1440 >= 1) return `${plain(Math.round(day * 144000) / 100)} minutes`;
    return `${plain(Math.round(day * 8640000) / 100)} seconds`;
  }
  if (dimension === 'length' && value > 0 && value < 0.1) return value < 1e-3 ? `${plain(value * 1e6)} nm` : `${plain(value * 1e3)} µm`;
  const unit = baseUnits[dimension];
  return unit ? `${plain(value)} ${unit}` : plain(value);
}
