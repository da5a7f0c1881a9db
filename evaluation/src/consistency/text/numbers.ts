import { fold } from './fold.ts';
import { keptByTextAndLanguage } from './kept-by-text.ts';
import type { Span } from './sentences.ts';

/** A number as it stands in a text. */
export interface FoundNumber extends Span {
  readonly value: number;
  /** True where it was written in words. */
  readonly inWords: boolean;
}

const wordValues: Record<string, number> = {};
const register = (list: string, values: readonly number[]): void => {
  list.split(' ').forEach((words, index) => {
    for (const word of words.split('/')) wordValues[word] = values[index]!;
  });
};
const oneToTwenty = Array.from({ length: 20 }, (_, index) => index + 1);
const tens = [20, 30, 40, 50, 60, 70, 80, 90];
register(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  oneToTwenty,
);
register('twenty thirty forty/fourty fifty sixty seventy eighty ninety', tens);
register(
  'zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  oneToTwenty.slice(1),
);
register('zwanzig dreissig/dreißig vierzig funfzig sechzig siebzig achtzig neunzig', tens);
register(
  'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  oneToTwenty.slice(1),
);
register(
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte',
  oneToTwenty.slice(1),
);
register(
  'due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  oneToTwenty.slice(1),
);
Object.assign(wordValues, {
  dozen: 12,
  zero: 0,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  trenta: 30,
  quaranta: 40,
  cinquanta: 50,
  sessanta: 60,
});
const wordList = Object.keys(wordValues)
  .sort((a, b) => b.length - a.length)
  .join('|');
const numberWords = new RegExp(
  `(?<![\\p{L}\\d-])(?:(?:(${wordList}|a|one)[ -])?(hundred|thousand)(?:(?:,? and)? (${wordList})(?:[- ](${wordList}))?)?|(${wordList})(?:-(${wordList}))?)(?![\\p{L}\\d])`,
  'gu',
);
/** "Two thousand and eighteen", "one thousand five hundred and fifty-two": thousands with hundreds, tens and units after them. */
const thousands = new RegExp(
  `(?<![\\p{L}\\d-])(?:(${wordList})(?:-(${wordList}))?|a) thousand,? (?:and )?(?:(${wordList}|a) hundred(?:(?:,? and)? (${wordList})(?:[- ](${wordList}))?)?|(${wordList})(?:[- ](${wordList}))?)(?![\\p{L}\\d])`,
  'gu',
);
const pointWords = new RegExp(`^ point ((?:(?:${wordList}|nought|oh)(?![\\p{L}\\d]) ?){1,3})`, 'u');
/** "Hundertvierundneunzig", "einhundertzwanzig", "siebenundzwanzig". */
const germanWords =
  /(?<![\p{L}\d])(?:(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)?(hundert))?(?:(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(zwanzig|dreissig|dreißig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)|(ein|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|dreizehn|vierzehn|funfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig))?(?![\p{L}\d])/gu;
/** The 1 of "in KN-1 150 people" belongs to a name and opens no group of thousands. */
const digits = /(?<![\p{L}\d])(?:(?<!\p{L}-)\d{1,3}(?:[ {2},.']\d{3})+(?:[.,·]\d+)?|\d+(?:[.,·]\d+)?)(?![\d])/gu;
const commaLanguages = new Set(['de', 'fr', 'es', 'it', 'nl', 'pt']);
/** Words that are numbers in one language and something else in another ("once" in Spanish, "elf", "six" in French is the same). */
const ambiguous: Readonly<Record<string, string>> = {
  once: 'es',
  due: 'it',
  tre: 'it',
  sei: 'it',
  sept: 'fr',
  dix: 'fr',
  onze: 'fr',
  seize: 'fr',
  elf: 'de',
  acht: 'de',
  dos: 'es',
  seis: 'es',
  ocho: 'es',
  nove: 'it',
  dieci: 'it',
  vier: 'de',
  drei: 'de',
};

/**
 * Numbers of a text in order. `language` (BCP 47, first part) says whether a comma or a point parts decimals; groups of three digits are thousands
 * in every language where the other sign or a space is used, and where more than one group follows.
 */
export function readNumbers(text: string, language = 'en'): readonly FoundNumber[] {
  return numbersIn(text, language);
}

const numbersIn = keptByTextAndLanguage<readonly FoundNumber[]>(findNumbers);

function findNumbers(text: string, language: string): FoundNumber[] {
  const folded = fold(text);
  const found: FoundNumber[] = [];
  for (const match of folded.matchAll(digits)) {
    const value = numberOf(match[0], commaLanguages.has(language));
    if (value !== undefined) found.push({ value, start: match.index, end: match.index + match[0].length, inWords: false });
  }
  if (/[a-z]/.test(folded)) {
    const taken: Span[] = [];
    if (folded.includes('thousand')) {
      const of = (word: string | undefined): number => (word === undefined ? 0 : word === 'a' ? 1 : wordValues[word]!);
      for (const match of folded.matchAll(thousands)) {
        const [whole, first, firstUnit, hundreds, rest, restUnit, small, smallUnit] = match;
        const value =
          (first === undefined ? 1 : of(first) + of(firstUnit)) * 1000 +
          of(hundreds) * 100 +
          of(rest) +
          of(restUnit) +
          of(small) +
          of(smallUnit);
        const span = { start: match.index, end: match.index + whole.length };
        taken.push(span);
        found.push({ value, ...span, inWords: true });
      }
    }
    for (const match of folded.matchAll(numberWords)) {
      if (taken.some((span) => match.index < span.end && span.start < match.index + match[0].length)) continue;
      const [whole, factor, scale, rest, restUnit, tensWord, unitWord] = match;
      const home = ambiguous[whole];
      if (home !== undefined && home !== language) continue;
      let value: number;
      if (scale) {
        value = (factor && factor !== 'a' ? wordValues[factor]! : 1) * (scale === 'hundred' ? 100 : 1000);
        if (rest) value += wordValues[rest]! + (restUnit ? wordValues[restUnit]! : 0);
      } else value = wordValues[tensWord!]! + (unitWord && wordValues[tensWord!]! >= 20 ? wordValues[unitWord]! : 0);
      if (unitWord && wordValues[tensWord!]! < 20) continue;
      // "Twelve point five" is one number.
      const point = folded.startsWith(' point ', match.index + whole.length)
        ? pointWords.exec(folded.slice(match.index + whole.length))
        : null;
      const digitsAfter = (point?.[1] ?? '')
        .trim()
        .split(' ')
        .map((word) => wordValues[word] ?? 0);
      if (point && digitsAfter.every((digit) => digit < 10)) {
        const length = whole.length + point[0].trimEnd().length;
        found.push({ value: Number(`${value}.${digitsAfter.join('')}`), start: match.index, end: match.index + length, inWords: true });
        taken.push({ start: match.index, end: match.index + length });
        continue;
      }
      found.push({ value, start: match.index, end: match.index + whole.length, inWords: true });
    }
    if (folded.includes('undert') || folded.includes('und')) {
      for (const match of folded.matchAll(germanWords)) {
        const [whole, hundredFactor, hundred, unit, ten, small] = match;
        if (!hundred && !(unit && ten)) continue;
        const of = (word: string | undefined): number => (word === undefined ? 0 : word === 'ein' ? 1 : (wordValues[word] ?? 0));
        const value = (hundred ? (hundredFactor ? of(hundredFactor) : 1) * 100 : 0) + of(unit) + of(ten) + of(small);
        found.push({ value, start: match.index, end: match.index + whole.length, inWords: true });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The value of digits with separators. */
function numberOf(written: string, decimalComma: boolean): number | undefined {
  let text = written.replace(/[ ']/g, '').replace('·', '.');
  const groups = (sign: string) => text.split(sign).length - 1;
  const lastComma = text.lastIndexOf(',');
  const lastPoint = text.lastIndexOf('.');
  if (lastComma >= 0 && lastPoint >= 0) {
    const decimal = lastComma > lastPoint ? ',' : '.';
    text = text.replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, '.');
  } else if (lastComma >= 0) {
    const thousands = /^\d{1,3}(,\d{3})+$/.test(text) && (groups(',') > 1 || !decimalComma) && !text.startsWith('0,');
    text = thousands ? text.replaceAll(',', '') : text.replace(',', '.');
  } else if (lastPoint >= 0) {
    const thousands = /^\d{1,3}(\.\d{3})+$/.test(text) && (groups('.') > 1 || decimalComma) && !text.startsWith('0.');
    if (thousands) text = text.replaceAll('.', '');
  }
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
