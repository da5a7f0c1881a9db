/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const notAnEnd =
  /(?:\b(?:e\.g|i\.e|cf|vs|acc|approx|resp|incl|excl|no|nos|nr|fig|figs|tab|sec|sect|art|ref|refs|vol|ed|eds|al|ca|max|min|dr|prof|mr|mrs|ms|st|inc|ltd|pvt|pte|sdn|corp|dept|rev|ver|pp|p|bzw|z\.b|d\.h|u\.a|usw|ggf|inkl|max|abs|s|n|par ex|p\. ex|sig|dott|ej|pag)|(?<!°)\b\p{L}|\b\d{1,2})$/iu;

const monthAfter = /^(?:Jan|Jän|Feb|März|Mär|Apr|Mai|Juni|Juli|Aug|Sept?|Okt|Nov|Dez)\p{Ll}*\.? (?:19|20)\d\d/u;

const anyEnd = /[.!?]["”’)\]]*\s+(?=[\p{Lu}\d“"„([•–-])|\n+/gu;
/** Lines of a list that are written into one paragraph. */
const endOrBullet = /[.!?]["”’)\]]*\s+(?=[\p{Lu}\d“"„([•–-])|\n+|\s+(?=• )/gu;

/**
 * The sentences of a text. An end is a full stop, question or exclamation mark followed by space and an upper-case letter, digit or opening bracket;
 * abbreviations, initials and numbers before a point are no end, except a number that plainly closes a sentence.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const end = text.includes(' • ') ? endOrBullet : anyEnd;
  for (const match of text.matchAll(end)) {
    const before = text.slice(start, match.index);
    if (match[0][0] === '.' && notAnEnd.test(before)) {
      const number = /(?:^|[^\p{L}\d.])(\d{1,2})$/u.exec(before);
      const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
      // "No. Each one is used once" is an answer, and no number.
      const answers = /^\s*no$/iu.test(before) && /^\p{Lu}\p{Ll}* \p{L}/u.test(rest);
      // "Vom 1. Januar 2024" is a date and no end.
      const closes = number && /^\p{Lu}\p{Ll}/u.test(rest) && !monthAfter.test(rest) && before.trim().length > 25;
      if (!closes && !answers) continue;
    }
    push(start, match.index + match[0].trimEnd().length);
    start = match.index + match[0].length;
  }
  push(start, text.length);
  return spans;

  function push(from: number, to: number): void {
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /\s/.test(text[to - 1]!)) to--;
    if (to > from) spans.push({ start: from, end: to });
  }
}
