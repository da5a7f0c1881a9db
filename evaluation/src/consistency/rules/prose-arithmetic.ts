import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { readDates } from '../text/dates.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';
import { likePrinted, printedFrom, readPercentages } from '../text/proportions.ts';
import { unitAt } from '../text/units.ts';

const perThousand = /^ ?(?:per|je|pro|pour|por|per) (?:1[., ]?000|thousand|tausend|mille|mil)\b|^ ?‰/u;
const perMany = /^ ?(?:per|je|pro|pour|por|per) (1[., ]?000|10[., ]?000|100[., ]?000)\b/u;
/** A list of parts is no sum where it is open, overlaps or measures something else. */
const open =
  /\b(?:including|among (?:them|others)|such as|mainly|mostly|for example|e\.g\.|of which|of them|of these|of whom|thereof|davon|more than one|several|respectively|at least|about|approximately|median|mean|range|some of|u\. ?a\.|darunter|notamment|entre (?:ellos|otros)|tra cui|per|versus|vs\.?)\b/u;
const estimated = /kaplan|estimat|cumulative|adjusted|weighted|standardi[sz]ed|expected|literature|published|pooled/u;
const allocated =
  /\b(?:to|in|into|on|were|received|arm|group|device|control|sham|placebo|active|comparator|men|women|male|female|girls|boys|adults|children|adolescents|newborns|infants|auf|zu|hommes|femmes|hombres|mujeres|uomini|donne)\b/u;

/** Sums and rates told in a sentence follow from the numbers beside them. */
export default {
  id: 'prose-arithmetic',
  title: 'Sums and rates in sentences follow from their numbers',
  references: ['MDCG 2020-13, section F (clinical data)', 'MDCG 2022-21'],
  severity: 'major',
  why: 'A sum that does not add up, or a rate that its counts do not give, means that one of the numbers is wrong; whoever reads the file cannot know which.',
  remedy: 'Go back to the source of the numbers and correct the one that is wrong, everywhere it is repeated.',
  basis: ['MDR Annex XIV Part A', 'MEDDEV 2.7/1 rev. 4, A10'],
  check: function* (dossier) {
    for (const document of dossier.documents) {
      for (const passage of calculating(document)) yield* rates(dossier, document, passage);
      yield* miscalculated(document);
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          report:
            '# Report\n\n## Examinations\n\nFlow: 372 screened, 52 excluded, 320 read.\n\nReasons for exclusion: slices thicker than 2.5 mm in 21, honeycombing in 14, incomplete lungs in 12 and motion artefacts in 8 examinations.',
        },
        says: '55',
      },
      {
        dossier: {
          psur: '# PSUR\n\nIn the period 6,380 units were delivered and 54 complaints came in, equal to 5.8 per 1,000 units.',
        },
        says: '8.5',
      },
      {
        dossier: {
          cer: '# CER\n\nBy the end of 2024, sales amounted to 55,290 units (3,150 in 2022, 21,480 in 2023 and 27,960 in 2024).',
        },
        says: '52590',
      },
      {
        dossier: {
          cer: '# CER\n\nAnd 79 were excluded: 31 for a different device, 29 for the wrong population and nine for insufficient data.',
        },
        says: '69',
      },
      { dossier: { psur: '# PSUR\n\n41,000 devices were sold; together with the 22,000 before this makes 73,000.' }, says: '63000' },
      { dossier: { rmf: '# RMF\n\nFour cases (2.0 %) in 310 operations were seen.' }, says: '1.3 %' },
      { dossier: { cer: '# CER\n\n208 subjects were randomized (128 to active stimulation and 70 to sham).' }, says: '198' },
      {
        dossier: { cer: '# CER\n\nThe 34 others stopped because of relocation (14), death (9) and withdrawal of consent (8).' },
        says: '31',
      },
      {
        dossier: {
          psur: '# PSUR\n\nThe 63 complaints of the year concerned the hinge (22), a creaking sole (17), the buckle (15) and the manual (3).',
        },
        says: '57',
      },
      {
        dossier: { psur: '# PSUR\n\nAll 118 returned pumps came from Spain (51), Portugal (28) and Malta (49).' },
        says: '128',
      },
    ],
    leaves: [
      {
        dossier: {
          psur: '# PSUR\n\nThe 63 complaints of the year concerned the hinge (22), a creaking sole (17), the buckle (15) and the manual (9). Some of the 40 others concerned the colour (12), the smell (11) and the weight (9). The 30 patients with complaints came from wards (14), homes (12) and practices (9). The 24 complaints concerned the hinge (12), the buckle (9) and both (7), as several named two things.',
        },
      },
      {
        dossier: {
          report:
            '# Report\n\n## Examinations\n\nFlow: 372 screened, 52 excluded, 320 read.\n\nReasons for exclusion: slices thicker than 2.5 mm in 21, honeycombing in 14, incomplete lungs in 9 and motion artefacts in 8 examinations.\n\n## Patients\n\nOf 98 patients 13 withdrew. Reasons for withdrawal were relocation in 6, death in 4 and, among others, pain in 2.',
        },
      },
      {
        dossier: {
          psur: '# PSUR\n\nOne hundred and seven complaints were received in 2024, that is 5.0 per thousand units. In 2023 it had been 89 (6.0 per thousand) and in the four months of 2022 26 (8.0 per thousand).',
        },
      },
      {
        dossier: {
          sscp: '# SSCP\n\nThree cases (1.0 %) in 312 operations were seen. 27,000 were sold; together with the 31,000 before this makes 58,000.',
          psur: '# PSUR\n\nIn the period 6,380 units were delivered. The company logged 54 complaints, equal to 8.5 per 1,000 units. In 2023 the rate was 6.5 per 1,000. 300 complaints came in: 20 on the lid, 30 on the lamp, among others.',
          cer: '# CER\n\n79 were excluded: 31 because of another device, 24 without data, 15 with fewer than 10 patients and nine in another language. The 34 others stopped because of relocation (17), death (9) and withdrawal of consent (8). Most of the 52 withdrawals were due to pain (21), fear (11) and others (8). 208 subjects were randomized (138 to active stimulation and 70 to sham). 120 patients were treated (mean age 61, range 18 to 80).',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Whole numbers that count something: no dates, quantities, percentages, numbers of references or parts of names. */
function countsOf(text: string, folded: string, language: string): FoundNumber[] {
  const dates = readDates(text);
  const percentages = new Set(readPercentages(text, language).map((one) => one.start));
  return readNumbers(text, language).filter(
    (number) =>
      Number.isInteger(number.value) &&
      !percentages.has(number.start) &&
      !dates.some((date) => number.start < date.end && date.start < number.end) &&
      !unitAt(folded, number.end) &&
      !/(?:[\p{L}\d][-./]|[[§#=<>≤≥±+])\s?$/u.test(text.slice(0, number.start)) &&
      !/^[-./]\d|^\]|^ ?%/u.test(text.slice(number.end)),
  );
}

const calculating = keptByDocument(({ passages }) =>
  passages.filter(
    ({ kind, topics, folded }) =>
      kind !== 'heading' && !topics.has('references') && !topics.has('abbreviations') && /\d|[a-z]{3}/.test(folded),
  ),
);

/** What sentences say of numbers that stand beside each other. */
const miscalculated = keptByDocument((document) =>
  calculating(document).flatMap((passage) =>
    passage.cell || passage.topics.has('state-of-the-art')
      ? []
      : passage.sentences.flatMap((sentence) => [
          ...sums(document, passage, sentence),
          ...bracketed(document, passage, sentence),
          ...addition(document, passage, sentence),
          ...shareBehind(document, passage, sentence),
          ...reasonsOf(document, passage, sentence),
        ]),
  ),
);

/** "54 complaints, equal to 8.5 per 1,000": some pair of counts in the passage or the section's sales must give the rate. */
function* rates(dossier: Dossier, document: DossierDocument, passage: Passage): Generator<Contradiction> {
  if (passage.cell || !/(?:1[., ]?000|thousand|tausend|mille)\b|‰|%/.test(passage.folded) || estimated.test(passage.folded)) return;
  const market = /complaint|incident|sold|delivered|shipped|reklamation|beschwerde|reclam|units|gerate/.test(passage.folded);
  if (!market) return;
  const all = countsOf(passage.text, passage.folded, document.language);
  for (const sentence of passage.sentences) {
    for (const rate of readNumbers(sentence.text, document.language)) {
      const tail = sentence.folded.slice(rate.end, rate.end + 20);
      const many = perMany.exec(tail);
      const percent = /^ ?%/.test(tail);
      const factor = many ? Number(many[1]!.replace(/[., ]/g, '')) : perThousand.test(tail) ? 1000 : percent ? 100 : 0;
      if (factor === 0) continue;
      const head = sentence.folded.slice(0, rate.start);
      const lead =
        /(?:\(|, (?:that is|i\.e\.|which is|or|equal to|corresponding to|a rate of)|\b(?:equal to|corresponding to|corresponds to|equals|gives a rate of|das entspricht|das sind))\s*(?:a rate of |about )?$/u.exec(
          head,
        );
      if (!lead) continue;
      const numerators = countsOf(sentence.text, sentence.folded, document.language).filter((one) => one.end <= lead.index);
      const numerator = numerators.at(-1);
      if (!numerator || lead.index - numerator.end > 45 || /\bof\b|\//.test(sentence.folded.slice(numerator.end, lead.index))) continue;
      // A share of the complaints is no rate of the units.
      if (
        percent &&
        !/^ (?:\w+ )?(?:complaints|reklamationen|beschwerden|reclamations)\b|^$/.test(
          sentence.folded
            .slice(numerator.end, lead.index)
            .replace(/ (?:were|was|have been) \w+ ?$/, '')
            .trimEnd(),
        ) &&
        !/^complaints?$/i.test(passage.text.slice(0, 10).trim())
      ) {
        if (!/^\W*complaints?\s*:/u.test(passage.folded)) continue;
      }
      if (elsewhen.test(sentence.folded)) continue;
      const fitting = [
        ...all.filter((one) => one.start !== sentence.start + numerator.start).map((one) => one.value),
        ...dossier
          .of('post-market-figure')
          .filter((one) => one.document === document.id && one.key.startsWith('sold'))
          .map((one) => (one.value.type === 'number' ? one.value.number : 0)),
      ];
      const written = sentence.folded.slice(rate.start, rate.end);
      const decimals = /[.,](\d+)$/.exec(written)?.[1]?.length ?? 0;
      const fits = fitting.some((whole) =>
        [numerator, ...all].some((one) => printedFrom((factor * one.value) / whole, rate.value, decimals)),
      );
      if (fits) continue;
      const sold = all.filter(
        (one) =>
          sentence.start <= one.start &&
          one.end <= sentence.end &&
          one.value >= 100 &&
          one.value >= 20 * numerator.value &&
          one.value !== factor &&
          isSold(passage, one),
      );
      if (sold.length !== 1) continue;
      const whole = sold[0]!.value;
      const exact = (factor * numerator.value) / whole;
      if (exact > factor) continue;
      const unit = percent ? '%' : `per ${factor}`;
      yield {
        attribute: 'arithmetic',
        message: `${document.name} gives ${likePrinted(rate.value, decimals)} ${unit} for ${numerator.value} of ${whole}; the counts give ${likePrinted(exact, decimals)} ${unit}.`,
        locations: [
          locationIn(document, passage, sentence.start + numerator.start, sentence.start + rate.end),
          locationIn(document, passage, sold[0]!.start, sold[0]!.end),
        ],
        compared: [`${rate.value} ${unit}`, `${likePrinted(exact, decimals)} ${unit}`],
      };
    }
  }
}

/** A rate of another year is measured by the units of that year. */
const elsewhen =
  /\b(?:had been|previous\w*|prior|earlier|former|last year|year before|before|compared|against|respectively|in (?:19|20)\d\d .*\bin (?:19|20)\d\d)\b/u;
const soldBefore = /\b(?:units?|devices?|sold|delivered|shipped|supplied|distributed|used|sales)\b[^.;,\d]{0,25}$/u;
const soldAfter =
  /^ (?:\p{L}+ ){0,3}?(?:units?|devices?|pieces|sets|implants|procedures|uses|applications|sold|delivered|shipped|supplied|distributed|used|gerate|stuck|verkauft\w*|unites|vendus?|vendues|unidades|vendid\w+|unita|vendut\w+)\b/u;

/** Whether a count is named as units sold, delivered or used in its own sentence. */
function isSold(passage: Passage, one: FoundNumber): boolean {
  return (
    soldAfter.test(passage.folded.slice(one.end, one.end + 60)) ||
    soldBefore.test(passage.folded.slice(Math.max(0, one.start - 50), one.start))
  );
}

/** "79 were excluded: 31 …, 24 …, 15 … and nine …" and "208 were randomized (138 to … and 70 to …)". */
function* sums(document: DossierDocument, passage: Passage, sentence: Sentence): Generator<Contradiction> {
  const { folded, text } = sentence;
  if (!/[:(]|\bof whom\b/.test(folded)) return;
  const numbers = countsOf(text, folded, document.language);
  if (numbers.length < 3) return;
  const lists = [
    ...[...folded.matchAll(/: /gu)].map((match) => ({ start: match.index + 2, end: endOf(folded, match.index + 2), bracket: false })),
    ...[...folded.matchAll(/\(([^()]*)\)/gu)].map((match) => ({
      start: match.index + 1,
      end: match.index + match[0].length - 1,
      bracket: true,
    })),
    ...[...folded.matchAll(/, of (?:whom|which|these) /gu)].map((match) => ({
      start: match.index + match[0].length,
      end: endOf(folded, match.index + 2),
      bracket: true,
    })),
  ];
  for (const list of lists) {
    const stretch = folded.slice(list.start, list.end);
    const inside = numbers.filter((number) => number.start >= list.start && number.end <= list.end);
    const before = numbers.filter((number) => number.end <= list.start);
    // "At 17 of its 20 sites: eight in …" lists the 17.
    const whole = before.at(-1);
    const part = before.at(-2);
    const total = whole && part && /^ of (?:its|the|these|those|all)? ?$/u.test(folded.slice(part.end, whole.start)) ? part : whole;
    if (!total || inside.length < 2 || total.value < 10 || open.test(stretch)) continue;
    const lead = folded.slice(whole!.end, list.start);
    if (lead.length > 70 || /\d/.test(lead) || !/^ \p{L}/u.test(lead) || /[;.]/.test(lead)) continue;
    // Every number of the list must be one of its parts: after the opening, a comma, a semicolon or "and".
    const every = readNumbers(text, document.language).filter(
      (number) => number.start >= list.start && number.end <= list.end && !isYear(folded, number),
    );
    const heads = inside.filter((number) =>
      /^$|(?:[,;]| and| und| et| y| e)\s*(?:and |und )?$/u.test(folded.slice(list.start, number.start)),
    );
    const rest = every.filter((number) => !heads.some((head) => head.start === number.start));
    const inBrackets = (number: FoundNumber): boolean => /\([^)]*$/.test(folded.slice(list.start, number.start));
    const disturbing = rest.some(
      (number) =>
        !inBrackets(number) &&
        !/\b(?:than|least|under|over|below|above|aged?|category|class|grade|type|day|week|month|year)s? $/.test(
          folded.slice(0, number.start),
        ),
    );
    if (heads.length < 2 || disturbing) continue;
    if (list.bracket && (heads.length !== every.length || !allocated.test(stretch))) continue;
    if (!heads.every((number) => /^ \p{L}/u.test(folded.slice(number.end)))) continue;
    if (!list.bracket && !/ and | und | et | y | e /.test(stretch)) continue;
    const sum = heads.reduce((all, number) => all + number.value, 0);
    if (sum === total.value || sum > 1.4 * total.value || sum < 0.7 * total.value) continue;
    if (heads.some((number) => number.value >= total.value)) continue;
    yield {
      attribute: 'arithmetic',
      message: `${document.name} states ${total.value}, but the parts ${heads.map((number) => number.value).join(' + ')} give ${sum}.`,
      locations: [locationIn(document, passage, sentence.start + total.start, sentence.start + list.end)],
      compared: [String(total.value), String(sum)],
    };
    return;
  }
}

/** "3,150 in 2022 and 21,480 in 2023": the years tell when, not how many. */
function isYear(folded: string, { start, end }: FoundNumber): boolean {
  return (
    /^(?:19|20)\d\d$/u.test(folded.slice(start, end)) && /\b(?:in|for|of|during|until|from|since|en|im|nel) $/u.test(folded.slice(0, start))
  );
}

const reasons =
  /(?:\b(?:because of|due to|owing to|on account of|reasons?(?: (?:was|were|being))?|namely)|:)(?: the| a| an)?(?: [\p{L}-]+){1,6} $/u;
/** Complaints and products have one cause or place each, where people may have several. */
const divided =
  /\b\d+ (?:(?!(?:patients|people|persons|subjects|participants|users|women|men|children)\b)[\p{L}-]+ ){1,6}?(?:concern(?:ed)?|relate[ds]? to|(?:were|are) about|ha[dv]e? to do with|dealt with|fell (?:on|to)|came from|comprised?|consist(?:ed)? of)(?: [\p{L}-]+){1,6} $/u;
const someOnly = /\b(?:most|main|common|frequent|often|some|part|half|majority|among)\b/u;
const countInBrackets = /\((?:n ?= ?)?(\d{1,4})(?: (?:patients|subjects|participants|cases))?(?:[,;] ?\d[\d.,]* ?%)?\)/gu;

/** "The 21 others left because of transplantation (9), transfer (5), death (5) and withdrawal (2)": each reason has its count in brackets. */
function* bracketed(document: DossierDocument, passage: Passage, sentence: Sentence): Generator<Contradiction> {
  const { folded, text } = sentence;
  const items = [...folded.matchAll(countInBrackets)];
  const [first, last] = [items[0], items.at(-1)];
  if (items.length < 3 || !first || !last) return;
  const lead = folded.slice(0, first.index);
  if (!reasons.test(lead) && (!divided.test(lead) || /\b(?:both|several|more than one|each)\b/u.test(folded))) return;
  const total = countsOf(text, folded, document.language)
    .filter((number) => number.end <= first.index)
    .at(-1);
  if (!total || total.value < 10 || folded.slice(0, total.start).includes(':')) return;
  const stretch = folded.slice(0, last.index);
  // Between two brackets there is one reason and nothing else, and the list is closed by "and".
  const between = items.slice(1).map((item, index) => folded.slice(items[index]!.index + items[index]![0].length, item.index));
  if (!between.every((words) => /^(?:,|;| and|, and|; and) [^\d;:()]{2,60} $/u.test(words)) || !/ and /.test(between.at(-1)!)) return;
  if (/\d/.test(folded.slice(total.end, first.index)) || someOnly.test(stretch) || open.test(stretch)) return;
  if (/^[^.]*\d/.test(folded.slice(last.index + last[0].length))) return;
  const parts = items.map((item) => Number(item[1]));
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === total.value || sum > 1.4 * total.value || sum < 0.7 * total.value) return;
  yield {
    attribute: 'arithmetic',
    message: `${document.name} states ${total.value}, but the parts ${parts.join(' + ')} give ${sum}.`,
    locations: [locationIn(document, passage, sentence.start + total.start, sentence.start + last.index + last[0].length)],
    compared: [String(total.value), String(sum)],
  };
}

const reasonsLead =
  /^(?:the )?reasons? (?:for|of) (?:the |their )?(exclu|withdraw|drop|discontinu|terminat|los|screen|missing)[\p{L} -]*(?::| were| was) /u;
/** What the reasons are given for, as it is told before with its number. */
const reasonedFor: Readonly<Record<string, string>> = {
  exclu: 'excluded',
  withdraw: '(?:withdrew|withdrawn|withdrawals)',
  drop: '(?:dropped out|drop-?outs)',
  discontinu: 'discontinued',
  terminat: 'terminated',
  los: 'lost(?: to follow-up)?',
  screen: 'screen(?:ing)? failures?',
  missing: 'missing',
};

/** "52 excluded" above "Reasons for exclusion: thick slices in 21, honeycombing in 14 and artefacts in 8": the reasons add up to the number before them. */
function* reasonsOf(document: DossierDocument, passage: Passage, sentence: Sentence): Generator<Contradiction> {
  const lead = reasonsLead.exec(sentence.folded);
  if (!lead || open.test(sentence.folded)) return;
  const items = sentence.folded.slice(lead[0].length).split(/[,;](?!\d)\s*(?:and )?| and /u);
  const parts = items.map((item) => /(?:^|\D )(\d+)(?= \p{L}+\W*$|\W*$)/u.exec(item)?.[1]);
  if (parts.length < 3 || parts.some((part) => part === undefined) || items.some((item) => !/\p{L}{3}/u.test(item))) return;
  const wanted = new RegExp(`(?<![\\d.,])(\\d+) (?:[\\p{L}-]+ ){0,3}?${reasonedFor[lead[1]!]}\\b|\\b${reasonedFor[lead[1]!]}: (\\d+)`, 'u');
  const before = [
    ...document.passages.slice(Math.max(0, passage.index - 4), passage.index).map((one) => ({ one, text: one.folded })),
    { one: passage, text: passage.folded.slice(0, sentence.start) },
  ]
    .filter(({ one }) => one.headings === passage.headings && one.kind !== 'heading')
    .map(({ one, text }) => ({ one, match: wanted.exec(text) }))
    .findLast(({ match }) => match !== null);
  if (!before?.match) return;
  const total = Number(before.match[1] ?? before.match[2]);
  const sum = parts.reduce((all, part) => all + Number(part), 0);
  if (sum === total || total < 5 || sum > 1.5 * total || sum < 0.67 * total) return;
  yield {
    attribute: 'arithmetic',
    message: `${document.name} states ${total}, but the reasons ${parts.join(' + ')} give ${sum}.`,
    locations: [
      locationIn(document, passage, sentence.start, sentence.end),
      locationIn(document, before.one, before.match.index, before.match.index + before.match[0].length),
    ],
    compared: [String(sum), String(total)],
  };
}

const makes =
  /\b(?:this makes|which makes|that makes|makes a total of|making(?: a total of)?|this gives|giving a total of|gives a total of|adds? up to|adding up to|amounts? to a total of|for a total of|resulting in a total of) (?:a total of )?$/u;

/** "27,000 were sold; together with the 31,000 before this makes 58,000". */
function* addition(document: DossierDocument, passage: Passage, sentence: Sentence): Generator<Contradiction> {
  const { folded, text } = sentence;
  if (
    !/\b(?:mak(?:es|ing)|giv(?:es|ing)|add(?:s|ing)?|total|altogether)\b/.test(folded) ||
    !/\b(?:together with|and|plus|added)\b|\+/.test(folded)
  )
    return;
  const numbers = countsOf(text, folded, document.language);
  for (const [index, total] of numbers.entries()) {
    const [one, other] = [numbers[index - 2], numbers[index - 1]];
    if (!one || !other || index !== 2 || !makes.test(folded.slice(0, total.start)) || open.test(folded.slice(one.start, total.start)))
      continue;
    const between = folded.slice(one.end, other.start);
    if (!/\b(?:together with|and|plus|added)\b/.test(between) || /\b(?:of|from|between) $/.test(folded.slice(0, one.start))) continue;
    const sum = one.value + other.value;
    if (
      sum === total.value ||
      total.value <= Math.max(one.value, other.value) ||
      total.value < 10 ||
      sum > 1.5 * total.value ||
      sum < 0.67 * total.value
    )
      continue;
    yield {
      attribute: 'arithmetic',
      message: `${document.name} states ${total.value}, but the parts ${one.value} + ${other.value} give ${sum}.`,
      locations: [locationIn(document, passage, sentence.start + one.start, sentence.start + total.end)],
      compared: [String(total.value), String(sum)],
    };
  }
}

const sayIn =
  /(?:^|[^\d.,\p{L}])(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[\p{L}-]+ ){1,3}\(([\d.,]+) ?%\) (?:in|among|of|out of) (?:the |all |a total of )?(\d[\d., ]*\d) (?:[\p{L}-]+ )?(?:patients|operations|procedures|implantations|subjects|participants|persons|people|cases|devices)\b/gu;

/** "Three cases (1.0 %) in 412 operations": the share stands between its count and its whole. */
function* shareBehind(document: DossierDocument, passage: Passage, sentence: Sentence): Generator<Contradiction> {
  const { folded, text } = sentence;
  if (!folded.includes('%)')) return;
  for (const match of folded.matchAll(sayIn)) {
    const numbers = readNumbers(text, document.language).filter(
      (number) => number.start >= match.index && number.end <= match.index + match[0].length,
    );
    const [part, share, whole] = numbers;
    if (numbers.length !== 3 || !part || !share || !whole || whole.value < part.value) continue;
    const decimals = /[.,](\d+)$/.exec(folded.slice(share.start, share.end))?.[1]?.length ?? 0;
    const exact = (100 * part.value) / whole.value;
    if (printedFrom(exact, share.value, decimals)) continue;
    yield {
      attribute: 'arithmetic',
      message: `${document.name} gives ${likePrinted(share.value, decimals)} % for ${part.value} of ${whole.value}; the counts give ${likePrinted(exact, decimals)} %.`,
      locations: [locationIn(document, passage, sentence.start + part.start, sentence.start + whole.end)],
      compared: [`${share.value} %`, `${likePrinted(exact, decimals)} %`],
    };
  }
}

/** A list after a colon ends with a semicolon that parts sentences, or with the sentence. */
function endOf(folded: string, from: number): number {
  const next = folded.slice(from).search(/\. |: /);
  return next < 0 ? folded.replace(/\.$/, '').length : from + next;
}
