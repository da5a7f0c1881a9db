import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { contentStems } from '../text/fold.ts';
import { readQuantities } from '../text/quantities.ts';

const number =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty|thirty|forty-eight|twenty-four|seventy-two)';
const unit = '(?:hours?|days?|weeks?|months?|years?)';
const least = '(?:at least |no less than |not less than |a minimum of |minimum |about )*';
/** "8 weeks", "week 12", "the sixth week" are told alike. */
const time = `(?:${least}(?<span>${number} ${unit})|(?:the )?(?:end of )?(?<point>(?:hour|day|week|month) \\d+))`;

const allowed =
  '(?:(?:is|are) (?:only |first )?(?:allowed|permitted|possible)|(?:may|can) (?:only )?be (?:done|performed|started|resumed|loaded|carried out))';

const forms: readonly RegExp[] = [
  // "No resisted loading before week 12", "do not shower for the first two days".
  new RegExp(
    `\\b(?:no|not|never|avoid|without|(?:refrain|abstain)(?:s|ing)? from)\\b (?<what>[^.;:]{3,60}?),? (?:before|until|sooner than|earlier than|for the first|during the first|in the first|for) ${time}(?! of age| old)`,
    'gu',
  ),
  // "Resisted exercise from week 5", "driving from the third week on".
  new RegExp(
    `^\\W*(?<what>[^.;:,]{3,50}?) (?:is |are |can |may |be |start |begin |allowed |permitted |possible |only )*(?:from|as of|starting|beginning|not before) ${time}(?: on(?:wards)?)?(?= ?(?:[.,;(]|$))`,
    'gu',
  ),
  // "The same site can be treated again after ten days."
  new RegExp(
    `(?:^|[.;:,] )(?<what>[^.;:,]{3,60}?) (?:again|anew|a second time|repeated|resumed|taken up)(?: only| at the earliest)? (?:after|from|once) ${time}(?! of age| old)`,
    'gu',
  ),
  // "A pause of at least 8 weeks between sessions on one site", "wait two days before you shower".
  new RegExp(
    `\\b(?:pauses?|intervals?|gaps?|breaks?|waiting time|wait|rest|leave|allow|keep)(?: is| of)? ${time}(?: or (?:longer|more))? (?:apart )?(?:between|before|until)(?: the| you| each)? (?<what>[^.;:,]{3,60})`,
    'gu',
  ),
  // "At least 8 weeks must lie between two sessions."
  new RegExp(
    `\\bat least (?<span>${number} ${unit}) (?:(?:must|should|have to|are to|shall|need to) (?:pass|lie|be left|elapse) |apart )?(?:between|before) (?<what>[^.;:,]{3,60})`,
    'gu',
  ),
  // "Bathing is allowed two hours after application", "a scan may be done after six weeks".
  new RegExp(`^\\W*(?<what>[^.;:,]{3,50}?) ${allowed}(?: only| at the earliest)? after ${time}(?! of age| old)`, 'gu'),
  new RegExp(`^\\W*(?<what>[^.;:,]{3,50}?) ${allowed} ${time} after\\b`, 'gu'),
  // "You may shower two hours after application", "only after two hours may the patient eat".
  new RegExp(
    `\\b(?:you|the patient|patients) (?:may|can) (?:only )?(?<what>[^.;:,]{3,40}?) (?:again )?after ${time}(?! of age| old)`,
    'gu',
  ),
  new RegExp(`\\b(?:you|the patient|patients) (?:may|can) (?:only )?(?<what>[^.;:,]{3,40}?) (?:again )?${time} after\\b`, 'gu'),
  new RegExp(`^\\W*only after ${time},? (?:may|can) (?:you|the patient|patients) (?<what>[^.;:,]{3,40})`, 'gu'),
  // "Sports are forbidden for six weeks", "loading not earlier than week 6".
  new RegExp(
    `(?:^|[.;:,] )(?<what>[^.;:,]{3,50}?) (?:is|are|must be|should be|shall be|has to be|have to be) (?:forbidden|prohibited|not (?:allowed|permitted)|avoided) (?:for|until|(?:for|during|in) the first) ${time}(?! of age| old)`,
    'gu',
  ),
  new RegExp(`^\\W*(?<what>[^.;:,]{3,50}?) (?:must |should |is |are )?not (?:start |begin )?(?:earlier|sooner) than ${time}`, 'gu'),
];
const quick = /\b(?:hours?|days?|weeks?|months?|years?)\b/;
const opening =
  /\b(?:before|until|sooner|earlier|after|first|from|as of|starting|beginning|again|anew|second time|repeated|resumed|taken up|between|for)\b/;
/** What was done, what happened in a study, and when something is stored, searched or reported are no instructions about when to begin. */
const talk =
  /\b(?:was|were|had|began|study|studies|trial|registry|investigation|patients? (?:seen|followed)|follow-?up|report|search\w*|updat\w*|review\w*|predecessor|shelf|stor(?:ed|age)|expir\w*|batter\w*|warranty|guarantee|complain\w*|literature|enrol\w*|inclu(?:ded|sion)|visits?|age|aged|old|birth|gestation\w*|planned|history|infarction|stroke|previous|serious|event|rate|per cent|%)\b|%/;
/** Words that say how things go on, and not what is to wait. */
const general = new Set(
  contentStems(
    'same one two each every next other another first second use used using patient person device product can may must should be is are only again at least on in of the a an to day week month hour year time times after before between from start begin allowed permitted possible place part some any complete fully your you it this that further new',
  ),
);
/** Different words for one round of treatment. */
const rounds = /^(?:session|treatment|treat|procedur|applic|sitting|cycl|therapi|cours|repeat)$/u;

/** How long one must wait before something may be done, or be done again. The key is what waits, by its words. */
export default {
  id: 'waiting-time',
  title: 'Time to wait before something may be done',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(i) to (k)'],
  attribute: 'unsafe-instruction',
  read(passage: Passage, document, context) {
    const found: Found[] = [];
    if (
      document.language !== 'en' ||
      passage.kind === 'heading' ||
      passage.kind === 'caption' ||
      !quick.test(passage.folded) ||
      !opening.test(passage.folded) ||
      passage.topics.has('literature') ||
      passage.topics.has('clinical-investigation') ||
      passage.topics.has('references')
    )
      return found;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!quick.test(folded) || !opening.test(folded) || talk.test(folded)) continue;
      if (subjectOf(sentence, passage, context) !== 'device') continue;
      for (const form of forms)
        for (const match of folded.matchAll(form)) {
          const { what = '', span, point } = match.groups!;
          const told = span ?? point!;
          const [word, count] = told.split(' ');
          const quantity = readQuantities(span ? told : `${count} ${word}s`, 'en')[0];
          const stems = [
            ...new Set(
              contentStems(what)
                .filter((stem) => !general.has(stem))
                .map((stem) => (rounds.test(stem) ? 'treat' : stem)),
            ),
          ];
          const from = quantity?.range.dimension === 'time' ? quantity.range.from : undefined;
          if (from === undefined || stems.length === 0 || stems.length > 5) continue;
          const start = sentence.start + match.index + match[0].search(/\S/);
          const end = sentence.start + match.index + match[0].length;
          if (found.some((one) => one.start < end && start < one.end)) continue;
          found.push({
            key: stems.sort().join(' '),
            value: { type: 'range', range: { dimension: 'time', from, fromIncluded: true, toIncluded: true } },
            says: told,
            start,
            end,
            weight: 'defining',
            modality: 'required',
          });
        }
    }
    return found;
  },
  examples: [
    { text: 'No resisted loading before week 12. Resisted exercise from week 5.', finds: ['week 12', 'week 5'] },
    {
      text: 'The same site can be treated again after ten days. Keep a pause of at least 8 weeks between sessions on one site.',
      finds: ['ten days', '8 weeks'],
    },
    {
      text: 'Swimming is possible 3 days after insertion. Refrain from lifting for four weeks. Contact sports are forbidden for 8 weeks. You may drive after two weeks.',
      finds: ['3 days', 'four weeks', '8 weeks', 'two weeks'],
    },
    {
      text: 'The stitches come out after ten days. Pain can last for two weeks. Call us if you bleed after 2 hours. An X-ray is taken six weeks after surgery.',
      finds: [],
    },
    { text: 'Wait two days before you shower. Do not drive for the first 3 weeks.', finds: ['two days', '3 weeks'] },
    {
      text: 'The device was not used again after ten days. Patients are seen again after 6 months at a follow-up visit. Store it for 2 years.',
      finds: [],
    },
  ],
} satisfies StatementKind;
