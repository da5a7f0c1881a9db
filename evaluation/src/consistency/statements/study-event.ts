import { withCaption } from '../grid.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt, studyMentions } from '../studies.ts';
import { contentStems, fold, stem } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { type Percentage, type Proportion, readPercentages, readProportions } from '../text/proportions.ts';
import { readQuantities } from '../text/quantities.ts';

/** Words that say that something was counted, not what. */
export const countingWords: ReadonlySet<string> = new Set(
  'occur occurr seen saw observ report record found find happen arm group arms study studi trial investigat registri result rate proport frequenc number treat enrol enroll includ complet day month year week hour within respectiv total overall main mean first second after patient subject participant suffer experienc note devic implant final event undesirabl effect new any one two three four five six seven eight nine ten eleven twelv per cent percent primari endpoint confid interval limit upper lower need requir intervent trat auf traten hatten hatte wurde wurden bei eine einen einem einer der die das den von mit patienten teilnehmer une un des les chez est survenue survenu ont eu avait patients se produjo una en los pacientes tuvieron presentaron si e verificato verificata nei dei pazienti hanno avuto less more had'
    .split(' ')
    .map(stem),
);
const other =
  /\b(?:comparator|control|conventional|manual|predecessor|literature|published|pooled|benchmark|interim|sub-?group|subset|of these|of them|of whom|thereof|among|aged|per firing|plan(?:ned)?|expected|assumed|criterion|criteria|goal|threshold|acceptance|kaplan|estimat\w+|cylinder|interval|exploratory|respectively|probability|power)\b|\bet al\b|\[\d/u;
const subRow = /^(?:[-–—•]|of (?:which|these))/u;
const people = /^[ -](?:\w+ ){0,2}(?:patients|subjects|participants|adults|children|persons|people)\b/u;

/**
 * How many patients of a named study had an event, with count, whole and percentage as far as the text gives them. The key is study, words of the event
 * and time point, parted by " · "; results of comparators, subgroups and interim analyses are none.
 */
export default {
  id: 'study-event',
  title: 'Result of a clinical investigation or registry',
  references: ['ISO 14155:2020, annex D.7', 'MDCG 2020-13, section F'],
  attribute: 'event-rate',
  read(plain: Passage, document, context) {
    const passage = /\d/.test(plain.folded) ? withCaption(plain, document) : plain;
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.topics.has('references') || passage.topics.has('acceptance'))
      return [];
    const found: Found[] = [];
    const { cell } = passage;
    if (cell) {
      const sign = /%|per ?cent|proportion|rate/.test(`${passage.folded} ${fold(cell.columnTitle)}`);
      if (cell.row < 0 || cell.column === 0 || passage.text.length > 60 || !sign || !/\d/.test(passage.text)) return [];
      if (other.test(fold(`${cell.columnTitle} ${cell.rowLabel} ${passage.text}`)) || subRow.test(cell.rowLabel)) return [];
      const sentence = passage.sentences[0]!;
      const study = studyAt(passage, sentence, 0, context);
      if (!study) return [];
      const proportions = readProportions(passage.text, document.language);
      const bare = bareNumber(passage.text, document.language);
      if (proportions.length === 1) add(study, cell.rowLabel, cell.columnTitle, proportions[0]!, 0);
      else if (proportions.length === 0 && bare && bare.value <= 100)
        add(study, cell.rowLabel, '', { start: bare.start, end: bare.end, percent: bare }, 0);
      return found;
    }
    if (!/%|per ?cent|\b(?:of|out of) (?:the )?\d|prozent/.test(passage.folded)) return [];
    for (const sentence of passage.sentences) {
      if (other.test(sentence.folded)) continue;
      const proportions: (Partial<Proportion> & { start: number; end: number })[] = readProportions(
        sentence.text,
        document.language,
      ).filter((one) => one.percent ?? one.whole);
      for (const percent of readPercentages(sentence.text, document.language)) {
        if (!proportions.some((one) => one.start <= percent.start && percent.end <= one.end))
          proportions.push({ start: percent.start, end: percent.end, percent });
      }
      proportions.sort((a, b) => a.start - b.start);
      proportions.forEach((one, index) => {
        const study = studyAt(passage, sentence, sentence.start + one.start, context);
        if (!study) return;
        const from = proportions[index - 1]?.end ?? 0;
        const to = proportions[index + 1]?.start ?? sentence.text.length;
        const lead = sentence.text.slice(from, one.start);
        const tail = sentence.text.slice(one.end, to).replace(/^[^\p{L}]*/u, '');
        const own = clauseOf(lead, tail);
        const whole = one.whole ?? sizeIn(sentence, document.language, one.start);
        add(study, own, '', { ...one, ...(whole ? { whole } : {}) }, sentence.start);
      });
    }
    return found;

    function add(
      study: string,
      label: string,
      title: string,
      one: Partial<Proportion> & { start: number; end: number },
      base: number,
    ): void {
      const said = fold(`${label} ${title}`).replace(/\b(?:a|one|each) (?=(?:year|month)\b)/g, '1 ');
      const inCaption = fold(passage.cell?.caption ?? '');
      const timesIn = (text: string): number[] => [
        ...new Set(
          readQuantities(text, document.language)
            .filter((quantity) => quantity.range.dimension === 'time')
            .map((quantity) => Math.round((quantity.range.from ?? quantity.range.to ?? 0) * 100) / 100),
        ),
      ];
      const own = timesIn(said);
      const times = own.length > 0 ? own : timesIn(inCaption);
      const names = new Set([
        ...studyMentions(label, context).flatMap((mention) => contentStems(mention.name)),
        ...context.deviceNames.flatMap(contentStems),
      ]);
      const stems = contentStems(label).filter(
        (word) => !countingWords.has(word) && !names.has(word) && !/\d/.test(word) && word.length > 2,
      );
      if (stems.length === 0 || stems.length > 14) return;
      // A time in the caption holds for most rows only.
      const time = times.length === 1 ? `${own.length > 0 ? '' : '~'}${times[0]!}` : times.length > 1 ? 'several' : '';
      const inTitle = (/\b[nN]\s*=\s*(\d[\d ,.]*)/.exec(title) ??
        /\((\d[\d,.]*) (?:patients|subjects|participants|adults|children)\b/.exec(passage.cell?.caption ?? ''))?.[1]?.replace(/[ ,.]/g, '');
      const whole = one.whole?.value ?? (inTitle ? Number(inTitle) : undefined);
      const percent = one.percent?.value ?? (one.part && whole ? (100 * one.part.value) / whole : undefined);
      if (percent === undefined) return;
      const count = one.part ? `${one.part.value}${whole ? ` of ${whole}` : ''} (` : '';
      const printed = one.percent ? one.percent.value.toFixed(one.percent.decimals) : percent.toFixed(1);
      found.push({
        key: `${study} · ${[...stems].sort().join(' ')} · ${time}`,
        value: { type: 'number', number: percent },
        says: count ? `${count}${printed} %)` : `${printed} %${whole ? ` of ${whole}` : ''}`,
        start: base + one.start,
        end: base + one.end,
        subject: 'study',
        weight: 'defining',
      });
    }
  },
  examples: [
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients. A serious leak occurred in 11 of 394 patients (2.8 %).',
      finds: ['11 of 394 (2.8 %)'],
    },
    { text: '# Study\n\nIn the investigation INFU-06 with 408 patients, 2.7 % had a serious leak.', finds: ['2.7 % of 408'] },
    {
      text: '# Results of the investigation INFU-06\n\n| Event | Device (n = 216) | Comparator (n = 108) |\n|---|---|---|\n| Bleeding | 11 (5.1 %) | 9 (8.3 %) |',
      finds: ['11 of 216 (5.1 %)'],
    },
    { text: '# State of the art\n\nA leak was published in 21 of 618 patients (3.4 %) [7].', finds: [] },
  ],
} satisfies StatementKind;

/** What the numbers are about: the words before them in their clause, and those after them up to the next comma. */
export function clauseOf(lead: string, tail: string): string {
  // "Patency at 90 days: 79 of 86": the label before the colon says what is counted.
  const pieces = lead.split(/[;:]|, (?:and|while|whereas|of which)\b/u);
  const before = pieces.findLast((piece) => /\p{L}{3}/u.test(piece)) ?? '';
  const after = tail.split(/[,;.:(]|\band\b|\bin the comparator/u)[0]!;
  return `${before} ${after}`;
}

/** "With 408 patients, 2.7 % had": the whole stands earlier in the sentence. */
function sizeIn(
  sentence: Sentence,
  language: string,
  before: number,
): { value: number; start: number; end: number; inWords: boolean } | undefined {
  const sizes = readNumbers(sentence.text, language).filter(
    (number) =>
      number.end <= before &&
      Number.isInteger(number.value) &&
      number.value > 9 &&
      people.test(sentence.folded.slice(number.end, number.end + 40)),
  );
  return sizes.length === 1 ? sizes[0] : undefined;
}

function bareNumber(text: string, language: string): Percentage | undefined {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(text);
  const [number] = match ? readNumbers(text, language) : [];
  return number ? { ...number, decimals: /[.,](\d+)/.exec(text)?.[1]?.length ?? 0 } : undefined;
}
