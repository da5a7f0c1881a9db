import type { Figure, Marks } from './figures.ts';
import type { Passage, Sentence } from './passage.ts';
import { readDates } from './text/dates.ts';
import { fold } from './text/fold.ts';
import { type FoundNumber, readNumbers } from './text/numbers.ts';
import { describeRange, readQuantities } from './text/quantities.ts';
import { type Dimension, unitAt } from './text/units.ts';

/** A number of a sentence: where it stands, what kind of number it is and how exact, before anything is said about what it means. */
export interface NumberRead {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly value: number;
  readonly within: number;
  readonly says: string;
  readonly role: Marks['role'];
  readonly range?: Figure['range'];
}

const approximate =
  /(?:\babout|\baround|\bapproximately|\bnearly|\balmost|\broughly|\bsome|\bca\.?|\bjust (?:under|over)|\bwell (?:over|under|below|above)|\bfar (?:below|above)|~|≈)\s*$/u;
/** "Publications of the last ten years": a stretch of the calendar. "Batteries last ten years" tells how long. */
const lookingBack = /(?:^|[,;:(]|\b(?:the|over|of|from|in|these|our|for|during|within)) ?(?:last|past|previous|preceding) $/u;
const shareOfOne = /\b(?:one|1)(?: \p{L}+){0,2} (?:in|out of)(?: every| each)? $/u;
/** Numbers of parts of documents, names and codes. */
const labelBefore =
  /(?:\b(?:tables?|figures?|fig\.|sections?|sect\.|chapters?|steps?|annex(?:es)?|appendix|articles?|art\.|clauses?|item|no\.|nos\.|number|rule|page|pages|p\.|pp\.|iso|iec|en|part|phase|grade|type|level|class|ifu|cer|cep|sscp|rmr|psur|rmf|question|objective|edition|issue|rev\.?|revision|version|software|v\.?|iso\/tr|mdcg|meddev)\s?|[\p{L}\d][-_/.:#]|[§[#/.:_–-])$/u;

/** The numbers of a sentence that say something: no numbers of tables, notes and codes, no levels of confidence, nothing told as about. */
export function numberReads(sentence: Sentence, language: string, passage: Passage): NumberRead[] {
  const { text, folded } = sentence;
  const found: NumberRead[] = [];
  const dates = readDates(text);
  for (const date of dates) {
    if (date.precision === 'year') continue;
    const first = Date.parse(date.first) / 86_400_000;
    found.push({
      start: date.start,
      end: date.end,
      kind: 'date',
      value: first,
      within: Date.parse(date.last) / 86_400_000 - first,
      says: date.precision === 'day' ? date.first : date.first.slice(0, 7),
      role: '',
    });
  }
  const quantities = readQuantities(text, language);
  const numbers = readNumbers(text, language);
  numbers.forEach((number, index) => {
    if (dates.some((date) => number.start < date.end && date.start < number.end)) return;
    const head = folded.slice(Math.max(0, number.start - 14), number.start);
    const tail = folded.slice(number.end, number.end + 30);
    if (approximate.test(folded.slice(Math.max(0, number.start - 16), number.start)) || /^(?: and a half| or so|\+)/.test(tail)) return;
    if (/^ ?(?:%|per ?cent)[ -](?:one-sided |two-sided )?(?:ci\b|confidence|c\.i\.)/u.test(tail)) return;
    if ((labelBefore.test(head) && !endsRange(index)) || /^[\])]?[:/]?\d|^\]|^[-/_]\p{L}{1,2}\b|^\.\d|^[⁰-⁹]/u.test(tail)) return;
    const one = read(number, index, head, tail);
    if (one) found.push(one);
  });
  return found.sort((a, b) => a.start - b.start);

  /** Whether a number is the upper end of a range with a dash: "10–20 kg", or "10–20" that fills a cell whose title has the unit. */
  function endsRange(index: number): boolean {
    const [before, number] = [numbers[index - 1], numbers[index]!];
    if (!before || !/^ ?- ?$/u.test(folded.slice(before.end, number.start)) || before.value >= number.value) return false;
    if (passage.cell !== undefined && numbers.length === 2 && /^ ?[\d.,]+ ?- ?[\d.,]+ ?$/u.test(folded)) return true;
    return quantities.some(
      ({ start, end, range: { from, to } }) => start <= before.start && number.end <= end && from !== undefined && to !== undefined,
    );
  }

  function read(number: FoundNumber, index: number, head: string, tail: string): NumberRead | undefined {
    const written = folded.slice(number.start, number.end);
    const decimals = /[.,·](\d{1,2})$/.exec(written)?.[1]?.length ?? 0;
    const rounding = 0.5 * 10 ** -decimals;
    const quantity = quantities.find((one) => one.start <= number.start && number.end <= one.end);
    const role: Marks['role'] =
      /^(?: (?:out )?of (?:the |these |those |a total of )?|\/| \/ )\d/u.test(tail) ||
      /^ (?:out )?of (?:the |these |those |a total of )?(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b/u.test(tail)
        ? 'part'
        : /(?:\d ?\/ ?|\d (?:out )?of (?:the |a total of )?|\bn ?= ?)$/u.test(head)
          ? 'whole'
          : '';
    // The number of a section or step that opens a paragraph.
    if (number.start === 0 && !passage.cell && !number.inWords && /^(?:\.\d+)*[.)]?\s+\p{Lu}/u.test(text.slice(number.end)) && !quantity)
      return undefined;
    if (quantity) {
      const { range } = quantity;
      if (range.dimension === 'time' && lookingBack.test(folded.slice(Math.max(0, number.start - 24), number.start))) return undefined;
      const unit = unitAt(folded, number.end);
      const next = numbers[index + 1];
      const following = !unit && next && next.end <= quantity.end ? unitAt(folded, next.end) : undefined;
      const inBase = (unit ?? following)?.inBase ?? 1;
      return measured(
        number,
        range.dimension,
        inBase,
        unit?.end ?? number.end,
        rounding,
        role,
        range.from !== undefined && range.to !== undefined && range.from < range.to ? { from: range.from, to: range.to } : undefined,
      );
    }
    // A difference of two shares is no share; "points" beside shares are such differences too.
    const points = (folded.includes('%') ? /^[ -](?:(?:percentage|%)[ -])?points?\b/u : /^[ -](?:percentage|%)[ -]points?\b/u).exec(tail);
    if (points) {
      const end = number.end + points[0].length;
      return {
        start: number.start,
        end,
        kind: 'percentage points',
        value: number.value,
        within: decimals > 0 ? rounding : 1e-9,
        says: `${number.value} percentage points`,
        role,
      };
    }
    const percent = /^ ?(?:%|per ?cent\b|percent\b)/u.exec(folded.slice(number.end, number.end + 10));
    if (percent && !quantity) return measured(number, 'percent', 1, number.end + percent[0].length, rounding, role, undefined);
    if (number.value < 2 && decimals === 0) return undefined;
    // "By month 36" names a day and counts nothing; "one patient in ten" is a share.
    if (
      /\b(?:month|week|day|year|visit|cycle) $/u.test(head) ||
      shareOfOne.test(folded.slice(Math.max(0, number.start - 40), number.start))
    )
      return undefined;
    if (/^-(?:sided|tailed|arm(?:ed)?|stage|way|dimensional|point|lead|piece|step|part|fold)\b/u.test(tail)) return undefined;
    if (!number.inWords && /^(?:19|20)\d\d$/.test(written)) return undefined;
    if (/\($/.test(head) && /^\) \p{Ll}/u.test(tail) && number.value < 20) return undefined;
    const inTitle = passage.cell && text.trim().length < 24 ? titleUnit(passage) : undefined;
    if (inTitle) {
      const bounds =
        numbers.length === 2 && endsRange(1)
          ? { from: numbers[0]!.value * inTitle.inBase, to: numbers[1]!.value * inTitle.inBase }
          : undefined;
      return measured(number, inTitle.dimension, inTitle.inBase, number.end, rounding, role, bounds);
    }
    const per =
      /^[^.;,]{0,40}?\bper (?:1[ ,.]?0{2,}(?:[ ,.]?0{3})*|thousand|hundred thousand|million|(?:patient|person|subject|participant)[- ]?years?)\b/u.exec(
        folded.slice(number.end, number.end + 60),
      )?.[0] ??
      (passage.cell
        ? /\bper (?:1[ ,.]?0{2,}(?:[ ,.]?0{3})*|thousand)\b/u.exec(fold(`${passage.cell.columnTitle} ${passage.cell.rowLabel}`))?.[0]
        : undefined);
    if (per && !/\d/.test(per.replace(/\bper .*/u, ''))) {
      const base = (/\bper (.*)$/u.exec(per)?.[1] ?? '')
        .replace(/[ ,.](?=\d)/g, '')
        .replace(/^\w+?[- ]?years?$/u, 'patient-year')
        .replace('hundred thousand', '100000')
        .replace('thousand', '1000')
        .replace('million', '1000000');
      return {
        start: number.start,
        end: number.end,
        kind: `per ${base}`,
        value: number.value,
        within: rounding,
        says: `${number.value} per ${base}`,
        role: '',
      };
    }
    if (/\bper $/u.test(head) || (number.value >= 100 && /^1(?:0{2,})$/.test(String(number.value)) && /\bper \S*$/u.test(head)))
      return undefined;
    // A unit that is not known: with a sign that no word has.
    const unit =
      /^\s?([\p{L}µΩ°]{1,6}(?:[/·*][\p{L}\d²³⁻]+)+|d[bB]|[kMGmµ]?(?:W|Hz|V|A|N|J|Pa|bar|Gy|Sv|lx|lm|IU|rpm|bpm|VA|Wh|Ah|mAh)|°|×)(?![\p{L}])/u.exec(
        text.slice(number.end, number.end + 24),
      );
    return {
      start: number.start,
      end: number.end,
      kind: unit ? `unit ${unit[1]}` : 'count',
      value: number.value,
      within: decimals > 0 ? rounding : 1e-9,
      says: unit ? `${number.value} ${unit[1]}` : String(number.value),
      role,
    };
  }
}

function measured(
  number: FoundNumber,
  dimension: Dimension,
  inBase: number,
  end: number,
  rounding: number,
  role: Marks['role'],
  range: Figure['range'],
): NumberRead {
  const value = number.value * inBase;
  return {
    start: number.start,
    end,
    kind: dimension,
    value,
    within:
      dimension === 'time'
        ? 0.02 * value
        : dimension === 'percent'
          ? rounding
          : Math.max(1e-9 * value, Number.isInteger(number.value) ? 0 : rounding * inBase),
    says: describeRange({ dimension, from: value, to: value, fromIncluded: true, toIncluded: true }),
    role: range ? (Math.abs(range.from - value) <= 1e-9 * value ? 'from' : 'to') : role,
    range,
  };
}

/** The unit that the titles of a cell give: "Share (%)", "Weight, kg". */
function titleUnit(passage: Passage): { dimension: Dimension; inBase: number } | undefined {
  const { cell } = passage;
  if (!cell) return undefined;
  for (const title of [cell.columnTitle, cell.rowLabel]) {
    const folded = fold(title).trim();
    const match = /^(%|per cent)$|[(,[] ?([^\s()[\],]{1,12})[)\]]?$|\bin ([^\s()]{1,7})$/u.exec(folded);
    const unit = match ? unitAt(` ${match[1] ?? match[2] ?? match[3]}`, 0) : undefined;
    if (unit) return unit;
  }
  return undefined;
}
