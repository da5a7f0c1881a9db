import { withCaption } from '../grid.ts';
import { countedPeople } from '../lexicon/study.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt, studyMentions } from '../studies.ts';
import { contentStems, fold, stem } from '../text/fold.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';
import { type Percentage, type Proportion, printedFrom, readOneIn, readPercentages, readProportions } from '../text/proportions.ts';
import { readQuantities } from '../text/quantities.ts';

/** Words that say that something was counted, not what. */
export const countingWords: ReadonlySet<string> = new Set(
  'occur occurr seen saw observ report record found find happen arm group arms study studi trial investigat registri result rate proport frequenc number treat enrol enroll includ complet day month year week hour within respectiv total overall main mean first second after patient subject participant suffer experienc note devic implant final event undesirabl effect new any one two three four five six seven eight nine ten eleven twelv per cent percent primari endpoint confid interval limit upper lower need requir intervent trat auf traten hatten hatte wurde wurden bei eine einen einem einer der die das den von mit patienten teilnehmer une un des les chez est survenue survenu ont eu avait patients se produjo una en los pacientes tuvieron presentaron si e verificato verificata nei dei pazienti hanno avuto inside just merely less more had among came come amount stood stand share befell befall affect encounter sustain saw seen face whom who concern account made gave got shown show experi percentag portion against took conduct perform carri involv'
    .split(' ')
    .map(stem),
);
const other =
  /\b(?:comparator|control|conventional|manual|predecessor|literature|published|pooled|benchmark|interim|sub-?group|subset|of these|of them|of whom|thereof|among(?! (?:the |all |its |these )*(?:\d|\p{L}+(?:ty|teen|hundred)\b))|aged|per firing|plan(?:ned)?|expected|assumed|criterion|criteria|goal|threshold|acceptance|kaplan|estimat\w+|cylinder|interval|exploratory|respectively|probability|power)\b|\bet al\b|\[\d/u;
const wholeRow =
  /^(?:all|total|overall|everyone|whole (?:group|study|population|cohort)|full (?:analysis )?(?:set|cohort)|entire (?:group|cohort|study))(?: (?:patients|subjects|participants))?(?: \([^)]*\))?$/u;
const wholeOfThem = /\bof (?:them|these|those)\b/u;
/** "212 patients, of whom 2.4 % had": the share is of those just counted. */
const ofWhom = new RegExp(`(?<=\\d (?:\\p{L}+ ){0,2}?${countedPeople}), of (?:whom|these|them)\\b`, 'gu');
const past = /\b(?:was|were|had|did|showed|occurred|found|suffered|experienced|developed|observed in|reported)\b/u;
const subRow = /^(?:[-–—•]|of (?:which|these))/u;
/** "268 shoulders in as many patients" counts patients as well. */
const people = new RegExp(`^[ -](?:(?:\\w+ ){0,2}|\\p{L}+ in as many )${countedPeople}\\b`, 'u');

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
      const sign = /%|per ?cent|proportion|rate|\bn ?\/ ?n\b|\d ?\/ ?\d/.test(`${passage.folded} ${fold(cell.columnTitle)}`);
      if (cell.row < 0 || cell.column === 0 || passage.text.length > 60 || !sign || !/\d/.test(passage.text)) return [];
      if (other.test(fold(`${cell.columnTitle} ${cell.rowLabel} ${passage.text}`)) || subRow.test(cell.rowLabel)) return [];
      const sentence = passage.sentences[0]!;
      const study = studyAt(passage, sentence, 0, context);
      if (!study) return [];
      const proportions = readProportions(passage.text, document.language);
      const bare = bareNumber(passage.text, document.language);
      // In the row of all the title of the column names the event.
      const named = wholeRow.test(fold(cell.rowLabel).trim()) ? cell.columnTitle : cell.rowLabel;
      if (proportions.length === 1) add(study, named, cell.columnTitle, proportions[0]!, 0);
      else if (proportions.length === 0 && bare && bare.value <= 100 && document.type !== 'cep')
        add(study, cell.rowLabel, '', { start: bare.start, end: bare.end, percent: bare }, 0);
      return found;
    }
    if (
      !/%|per ?cent|\b(?:of|out of) (?:the )?\d|prozent|\b(?:one|1) (?:\p{L}+ )?(?:in|out of) |\bof (?:them|these|those|whom)\b/u.test(
        passage.folded,
      )
    )
      return [];
    for (const sentence of passage.sentences) {
      const limits = limitClauses(sentence.folded);
      const results = withoutStretches(sentence.folded, limits);
      const inLimit = ({ start }: { start: number }): boolean => limits.some((one) => one.start <= start && start < one.end);
      const proportions: (Partial<Proportion> & { start: number; end: number })[] = readProportions(
        sentence.text,
        document.language,
      ).filter((one) => (one.percent ?? one.whole) && !inLimit(one));
      // "Nine of them (5.5 %)" are of all whom the study took in where the share says so.
      const all = wholeOfThem.test(results) ? sizesOf(passage, document.language, sentence.start + (proportions[0]?.start ?? 0)) : [];
      const ofAll = proportions.find(
        ({ part, percent, whole }) => part && percent && !whole && all.some((size) => isShare(part.value, size, percent)),
      );
      const counted =
        proportions.length === 0 ? (ofGroup(sentence, document.language) ?? ofThem(passage, sentence, document.language)) : undefined;
      if (other.test((ofAll || counted ? results.replace(wholeOfThem, ' ') : results).replace(ofWhom, ' '))) continue;
      if (counted) proportions.push(counted);
      const shares = [...readPercentages(sentence.text, document.language), ...readOneIn(sentence.text, document.language)];
      for (const percent of shares.filter((one) => !inLimit(one))) {
        if (!proportions.some((one) => one.start <= percent.start && percent.end <= one.end))
          proportions.push({ start: percent.start, end: percent.end, percent });
      }
      proportions.sort((a, b) => a.start - b.start);
      proportions.forEach((one, index) => {
        const study = studyAt(passage, sentence, sentence.start + one.start, context);
        if (!study) return;
        // A plan knows no result of its own study: a share that it tells of nobody, and not as something past, is a limit.
        if (document.type === 'cep' && !one.part && !past.test(sentence.folded)) return;
        // "ABCD-02 followed 320 patients, and nine of these had": what was done with all is no word of the event.
        const clause = one === counted ? Math.max(...[',', ';'].map((sign) => sentence.text.lastIndexOf(sign, one.start))) + 1 : 0;
        const from = proportions[index - 1]?.end ?? clause;
        const to = proportions[index + 1]?.start ?? sentence.text.length;
        const written = withoutStretches(sentence.text, limits);
        const lead = written.slice(from, one.start);
        // What follows a semicolon is about something else.
        const rest = written.slice(one.end, to);
        const tail = /^\s*\)?;/u.test(rest) ? '' : rest.replace(/^[^\p{L}]*/u, '');
        // "5 patients with a serious event (2.4 %)" has its words between count and share.
        const inner =
          one.part && one.percent && !one.whole ? sentence.text.slice(one.start, one.end).replace(/[\d.,]+|%|\(.*$/gu, ' ') : '';
        const own = `${clauseOf(lead, tail)} ${inner}`;
        const whole = one.whole ?? sizeAfter(sentence, document.language, one.end) ?? sizeIn(sentence, document.language, one.start);
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
      const said = sameTerms(fold(`${label} ${title}`))
        .replace(/\bhalf a year\b|\bhalf-year\b/g, '6 months')
        .replace(/\b(?:a|one|each) (?=(?:year|month)\b)/g, '1 ');
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
        ...context.deviceNouns,
      ]);
      const stems = contentStems(sameTerms(fold(label))).filter(
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
    {
      text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients. Of 394 patients, eleven had a device-related SAE.\n\n| Group (INFU-06) | SAE n/N |\n|---|---|\n| All | 11/394 |',
      finds: ['11 of 394 (2.8 %)', '11 of 394 (2.8 %)'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 observed 296 patients for three months; fourteen of them had a serious leak.',
      finds: ['14 of 296 (4.7 %)'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 took in 640 patients, of whom one in twenty suffered a serious leak.',
      finds: ['5 % of 640'],
    },
    { text: '# State of the art\n\nA leak was published in 21 of 618 patients (3.4 %) [7].', finds: [] },
  ],
} satisfies StatementKind;

/** Words for patients say of an adverse event what reports say: "a side effect caused by the device". */
export function sameTerms(folded: string): string {
  return folded
    .replace(
      /\b(?:side[- ]effects?|(?:undesirable|undesired|unwanted) (?:side[- ])?(?:effects?|events?)|adverse (?:effects?|reactions?))\b/gu,
      'adverse event',
    )
    .replace(/\b(serious )?adverse events? ?\((?:sd?ae|usade|ad?e)s?\)/gu, '$1adverse event')
    .replace(/\b(s)?(a)(d)?es?\b/gu, (_, serious, __, device) => `${serious ? 'serious ' : ''}adverse event${device ? ' related' : ''}`)
    .replace(/\bnot (?:\p{L}+ )?related\b/gu, 'unrelated')
    .replace(
      /\b(?:caused by|due to|attribut(?:ed|able) to|linked (?:to|with)|connected (?:to|with)|(?:that )?(?:could|can|was|were) be?(?:en)? ?traced (?:back )?to|traced (?:back )?to|brought about by|from(?= the (?:device|product|system|implant|catheter|tube|software|app|pump|instrument|procedure)\b))\b/gu,
      'related to',
    );
}

const limitNoun =
  /\b(?:limits?|bounds?|thresholds?|criteri(?:on|a)|maximum|ceiling|goal|target|(?:plan|cep|protocol) (?:\p{L}+ )?(?:allowed|tolerated|accepted|permitted|admitted|granted|conceded|stipulated|prescribed|allows|accepts|tolerates|permits|admits|grants|concedes|stipulates|prescribes|set|sets)|(?:allowed|tolerated|accepted|permitted|acceptable|tolerable))\b/u;
const clauseEdge = /[;,(]|\b(?:against|versus|below|under|within|short of|beneath|compared (?:with|to)|and|but|while|whereas|where)\b/gu;

/** Stretches of a sentence that tell a limit and its number: "against an accepted maximum of 10.0 %", "; the threshold was 5.0 %". */
export function limitClauses(folded: string): { readonly start: number; readonly end: number }[] {
  if (!folded.includes('%') || !limitNoun.test(folded)) return [];
  const edges = [0, ...[...folded.matchAll(clauseEdge)].map(({ index }) => index), folded.length];
  return edges.slice(1).flatMap((end, index) => {
    const start = edges[index]!;
    const clause = folded.slice(start, end);
    return start > 0 && limitNoun.test(clause) && /\d ?%/.test(clause) ? [{ start, end }] : [];
  });
}

/** A text of the same length with blanks for its stretches. */
export function withoutStretches(text: string, stretches: readonly { readonly start: number; readonly end: number }[]): string {
  return stretches.reduce((all, { start, end }) => `${all.slice(0, start)}${' '.repeat(end - start)}${all.slice(end)}`, text);
}

/** Numbers of people that a passage names before a position. */
function sizesOf(passage: Passage, language: string, before: number): number[] {
  return readNumbers(passage.text.slice(0, before), language).flatMap(({ value, end }) =>
    Number.isInteger(value) && value >= 20 && people.test(passage.folded.slice(end, end + 60)) ? [value] : [],
  );
}

function isShare(part: number, whole: number, { value, decimals }: Percentage): boolean {
  return part <= whole && printedFrom((100 * part) / whole, value, decimals);
}

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

const happenedTo =
  /^ (?:(?:patients|participants|subjects|people|persons|of them) )?(?:had|experienced|suffered|developed|sustained|showed|reported)\b/u;

/** "Of 284 participants of SILV-02, nine experienced …": the part stands behind its whole. */
function ofGroup(sentence: Sentence, language: string): { part: FoundNumber; whole: FoundNumber; start: number; end: number } | undefined {
  const opens = /^\W*(?:out )?(?:of|among) (?:the |all (?:the )?)?/u.exec(sentence.folded)?.[0].length;
  if (opens === undefined) return undefined;
  const numbers = readNumbers(sentence.text, language).filter(({ start }) => !/[\p{L}\d][-/]$/u.test(sentence.folded.slice(0, start)));
  const [whole, part] = numbers;
  if (!whole || !part || whole.start !== opens || whole.value < 20 || part.value >= whole.value || !Number.isInteger(part.value))
    return undefined;
  if (!people.test(sentence.folded.slice(whole.end, whole.end + 40)) || !/, (?:only |just )?$/u.test(sentence.folded.slice(0, part.start)))
    return undefined;
  return happenedTo.test(sentence.folded.slice(part.end)) ? { part, whole, start: part.start, end: part.end } : undefined;
}

const themBefore = /(?:^|[.;:,] |\band |\bwhile |\bof (?:whom|which|these|them) )(?:only |just |a total of )?$/u;
const themAfter =
  /^ (?:of (?:them|these|those|whom) )?(?:had|experienced|suffered|developed|sustained|showed|went through|got|underwent|needed|required|saw|met with|died|fell)\b/u;

/** "STYP-02 observed 296 patients; fourteen of them had …", "… 296 patients, of whom fourteen had …": the part of all whom the passage counts right before. */
function ofThem(
  passage: Passage,
  sentence: Sentence,
  language: string,
): { part: FoundNumber; whole: FoundNumber; start: number; end: number } | undefined {
  if (!/\bof (?:them|these|those|whom)\b/u.test(sentence.folded)) return undefined;
  const numbers = readNumbers(sentence.text, language);
  const parts = numbers.filter(
    ({ value, start, end }) =>
      Number.isInteger(value) &&
      themBefore.test(sentence.folded.slice(0, start)) &&
      themAfter.test(sentence.folded.slice(end)) &&
      /\bof (?:them|these|those|whom)\b/u.test(sentence.folded.slice(Math.max(0, start - 9), end + 10)),
  );
  const [part] = parts;
  if (!part || parts.length > 1) return undefined;
  const before = passage.sentences[passage.sentences.indexOf(sentence) - 1];
  const whole =
    sizeIn(sentence, language, part.start) ??
    (before && /^\W*\p{L}+ of (?:them|these|those)\b/u.test(sentence.folded) ? sizeIn(before, language, before.text.length) : undefined);
  return whole && whole.value >= 20 && part.value < whole.value ? { part, whole, start: part.start, end: part.end } : undefined;
}

/** "3.7 % of the 164 patients". */
function sizeAfter(sentence: Sentence, language: string, from: number): FoundNumber | undefined {
  const lead = /^ ?(?:%|per ?cent)? ?\)? of (?:the |its |all |these |those )*(?=[\p{L}\d])/u.exec(
    sentence.folded.slice(from, from + 30),
  )?.[0].length;
  if (lead === undefined) return undefined;
  return readNumbers(sentence.text, language).find(
    ({ start, end, value }) =>
      start === from + lead && value > 9 && Number.isInteger(value) && people.test(sentence.folded.slice(end, end + 40)),
  );
}

function bareNumber(text: string, language: string): Percentage | undefined {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(text);
  const [number] = match ? readNumbers(text, language) : [];
  return number ? { ...number, decimals: /[.,](\d+)/.exec(text)?.[1]?.length ?? 0 } : undefined;
}
