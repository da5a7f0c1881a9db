import { countedPeople } from '../lexicon/study.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { ofAnother, studyAt, studyMentions } from '../studies.ts';
import { isFollowUpLabel } from '../study-labels.ts';
import { fold } from '../text/fold.ts';
import { describeRange, type FoundQuantity, readQuantities } from '../text/quantities.ts';

const words =
  /\bfollow(?:ed|ing)?[- ]?(?:up)?\b|\bfor [\p{L}\d-]+ (?:days|weeks|months|years)\b|\b(?:fu|exceed|observation|watched|seen again|half a year|monitored|tracked|duration|length|endpoint|last|visit|(?:days?|weeks?|months?|years?)[- ](?:study|trial|investigation)|within|at|over|after|observed|nachbeobacht\w+|suivi|seguimiento|seguidos)\b|nachbeobacht|stud(?:y|ie) (?:lasted|dauerte)/u;
const followBefore =
  /\b(?:(?:follow-?\s?up|\bfu)(?: \((?:fu|follow-?\s?up)\))?(?: time| period| duration)?(?: of| was| is| for| to| lasted| over|:)?(?: (?:at least|up to|a minimum of))?|follow(?:s|ed|ing)?(?: up)? (?:(?:its|the|all|these|all the|all of the) )?(?:[\d,]+ )?(?:\p{L}+ ){1,2}(?:for|over)|followed(?: up)?(?: for| over| to| until)?|observed (?:for|over)|nachbeobachtung(?:szeit)?(?: von| uber| dauerte| betrug| war)?|suivi (?:de|pendant|a dure|etait de|a ete de)|seguimiento fue de|seguimiento (?:de|durante)|follow-up di) ?$/u;
/** "Followed the patients over two years", "the observation period was 24 months", "remained under observation for": only words of linking stand between. */
const followWords =
  /\b(?:followed(?: up)?|fu|follow-? ?up(?: data| information| results| visits)?|observ(?:ed|ation)|watched|monitored|tracked|checked|seen(?: again| regularly))\b[^.;:,()\d]{0,40}?\b(?:of|was|is|lasts?|lasted|over|for|during|throughout|covers|covered) (?:a period of |a total of |at least )?$/u;
/** "Came back after 4, 8 and 16 weeks", "visits at 6 weeks, 3 months and 12 months": the last of the visits that are told ends the follow-up. */
export const visitsBefore =
  /\b(?:(?:came|come) back|returned|attended|(?:were|was) (?:all )?(?:seen|examined|re-?examined|checked|re-?assessed)|(?:visits?|controls?|check-?ups?|examinations) (?:took place |were |followed |held )?)(?: again)? ?(?:at|after)(?: \d+(?: (?:days?|weeks?|months?|years?))?,){0,8} \d+(?: (?:days?|weeks?|months?|years?))?,? and (?:at |after )?$/u;
/** "Followed its patients up to 12 months": the limit of a follow-up that all reach. */
const followUpTo = /\b(?:followed|observed|monitored|tracked)(?: up)?(?: (?:its|the|all|these))?(?: [\d,]+)?(?: \p{L}+){0,2} $/u;
/** "Seen for the last time after 12 months", "the final visit took place at", "ended with the 12-month visit". */
const lastVisit =
  /\b(?:(?:seen|examined|checked) (?:for the )?last(?: time)?|(?:last|final|closing) (?:visit|control|examination|follow-? ?up|check-?up)\b(?: (?:in|of) [\p{L}\d -]{3,40})?(?: (?:was|took place|is|came|fell))?):? (?:at|after) (?:the )?$/u;
const endedWith = /\b(?:ended|finished|closed|concluded|was completed) (?:with|at|after) (?:the|a) $/u;
const visitAfter = /^[ -](?:visit|control|examination|follow-? ?up|check-?up)\b/u;
/** "A 12-month study". */
const studyAfter =
  /^[ -](?:(?:prospective|randomi[sz]ed|controlled|single-arm|multicentre|clinical|pivotal),? )*(?:study|trial|investigation)(?=[.,;)]|$| (?:in|of|with|at|on)\b)/u;
const isA = /\b(?:is|was|as) an? (?:(?:prospective|randomi[sz]ed|controlled|single-arm|multicentre),? )*$/u;
/** The least that others had, and how long a study took to be done. */
const lessThan = /^(?:(?:shorter|less|longer|fewer|more) than|under|below|above)\b/u;
const doneWithin = /\b(?:completed|recruit\w*|enrol\w*|finished|done|carried out|conducted|performed)\b[^.;,]{0,20}$/u;
const extended = /\b(?:extended|extension|prolonged) (?:follow-? ?up|phase|observation|part)\b/u;

const followAfter = /^(?: |-)(?:of )?(?:fu\b|follow-?\s?up|visit is the last)\b/u;
/** "HEAL-03, 302 patients, 12 months": a study, its size and its time in a row. */
const sizeAndTime = new RegExp(`^(?::|,|;| \\() ?(?:n ?= ?)?[\\d.,]+ ${countedPeople}[,;/] ?$`, 'u');
/** "350 participants titrated with the software for 26 weeks": what people of a study do for a time. */
const peopleFor = new RegExp(
  `\\b(?:\\d|\\p{L}+(?:ty|teen|hundred)\\b)[\\d,]* (?:[\\p{L}-]+ ){0,2}?${countedPeople}(?! (?:were|was|have been) (?:enrol|recruit|includ|screen))\\b[^.;:,()\\d]{2,60}\\b(?:for|throughout)(?: the)?(?: first)? ?$`,
  'u',
);
const notStudy =
  /\b(?:service|lifetime|shelf|battery|aged|years? of age|old|mean|median|average|range|every|each|per|extension|contacted again|interim|minutes?|hours?)\b/u;

/** How long the patients of a named study are followed, and the time point of its criterion. The key is the study. */
export default {
  id: 'study-time',
  title: 'Follow-up time of a clinical investigation or registry',
  references: ['ISO 14155:2020, annex A.6'],
  attribute: 'duration-lifetime',
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading') return [];
    if (
      !words.test(`${passage.folded} ${passage.label} ${passage.cell?.columnTitle ?? ''}`.toLowerCase()) &&
      !((document.type === 'cep' || document.type === 'sscp') && passage.folded.includes('%')) &&
      !(passage.text.length < 70 && /\d[,;] \d+ (?:days|weeks|months|years)\b/u.test(passage.folded))
    )
      return [];
    if (passage.topics.has('references') || passage.topics.has('state-of-the-art')) return [];
    const found: Found[] = [];
    const { cell } = passage;
    if (
      cell &&
      cell.row >= 0 &&
      cell.column > 0 &&
      passage.text.length < 70 &&
      !notStudy.test(`${fold(cell.rowLabel)} ${fold(cell.columnTitle)}`)
    ) {
      const inRow = isFollowUpLabel(cell.rowLabel);
      const title = inRow ? cell.rowLabel : cell.columnTitle;
      const named = studyMentions(cell.rowLabel, context);
      const study = inRow ? studyAt(passage, passage.sentences[0]!, 0, context) : named.length === 1 ? named[0]!.name : undefined;
      if (study && (isFollowUpLabel(title) || (!inRow && timeTitle.test(fold(title).trim())))) {
        // "Follow-up (months)" gives the unit of the bare numbers below it.
        const unit = /\b(?:months?|years?|weeks?|days?)\b/u.exec(fold(title))?.[0];
        const bare = unit !== undefined && /^\d+$/.test(passage.text.trim());
        const quantities = readQuantities(bare ? `${passage.text.trim()} ${unit}` : passage.text, document.language);
        const { range } = quantities[0] ?? {};
        const months = range?.from;
        if (
          quantities.length === 1 &&
          range?.dimension === 'time' &&
          months !== undefined &&
          months === range.to &&
          quantities[0]!.start < 12 &&
          !notStudy.test(passage.folded)
        ) {
          found.push({
            key: study,
            value: { type: 'range', range },
            says: describeRange(range),
            start: quantities[0]!.start,
            end: Math.min(quantities[0]!.end, passage.text.length),
            subject: 'study',
            weight: 'defining',
            modality: 'stated',
          });
          return found;
        }
      }
    }
    for (const sentence of passage.sentences) {
      // "24 months per patient" is the follow-up of each of them.
      const spoken = sentence.folded.replace(/\b(?:per|for each|for every) (?:patient|subject|participant|person|child|adult)\b/gu, ' ');
      if (
        notStudy.test(spoken) &&
        !/follow|observ|\bfu\b|\b(?:for the last time|(?:last|final) visit)\b|\b(?:back|returned|attended|seen|examined|visits) (?:again )?(?:at|after) \d/.test(
          sentence.folded,
        )
      )
        continue;
      // What a plan limits or a summary tells by a time, the study must have reached: "by 18 months", "until day 30".
      const planned =
        (document.type === 'cep' || document.type === 'sscp' || passage.topics.has('acceptance')) &&
        /%|\bper ?cent\b|\b(?:one|1) (?:\p{L}+ )?in (?:every )?\p{L}+/u.test(sentence.folded) &&
        !looksBack.test(sentence.folded);
      const said = sentence.text.replace(halfYear, '6 months'.padEnd(11)).replace(aYear, '1');
      for (const quantity of [...readQuantities(said, document.language), ...(planned ? numbered(sentence.folded) : [])]) {
        const { range } = quantity;
        if (range.dimension !== 'time') continue;
        const months = range.from ?? range.to;
        // Follow-up is told in days or longer; "within 5 minutes" is no follow-up.
        if (months === undefined || months < 0.1 || (range.from !== undefined && range.to !== undefined && range.from !== range.to))
          continue;
        const named = studyMentions(sentence.text, context);
        // "Over 24 months" is a duration here and no lower limit.
        const from = quantity.start + (sentence.folded.startsWith('over ', quantity.start) ? 5 : 0);
        const head = blank(sentence.folded.slice(0, from), named).slice(-70);
        const tail = sentence.folded.slice(quantity.end, quantity.end + 30);
        const rowSays =
          (passage.cell !== undefined && /^follow-?\s?up\b/.test(passage.label.toLowerCase()) && passage.text.length < 40) ||
          (!passage.cell && isFollowUpLabel(passage.label) && passage.text.length < 70 && passage.label.length + 4 > quantity.start) ||
          (named.length === 1 && named[0]!.start < 12 && sizeAndTime.test(sentence.folded.slice(named[0]!.end, quantity.start)));
        const follow =
          (document.type === 'cer' && peopleFor.test(head)) ||
          followBefore.test(head) ||
          followWords.test(head) ||
          followAfter.test(tail) ||
          lastVisit.test(head) ||
          (endedWith.test(head) && visitAfter.test(tail)) ||
          (isA.test(head) && studyAfter.test(tail)) ||
          (range.from === undefined && followUpTo.test(head)) ||
          visitsBefore.test(head) ||
          rowSays;
        const criterion =
          (planned &&
            (byThen.test(head) ||
              /^(?:at most |not later than )?(?:within|up to|until|by)\b/u.test(sentence.folded.slice(quantity.start)))) ||
          (/\b(?:exceed|endpoint|criterion|limit|at most|at least)\b/.test(sentence.folded) &&
            /\b(?:at|within|after)(?: the)? ?$/.test(head));
        const within = /\b(?:within|at) ?$/.test(head) || /^within/.test(sentence.folded.slice(quantity.start));
        if ((!follow && !criterion && !within) || lessThan.test(said.slice(quantity.start)) || extended.test(head)) continue;
        if (!follow && doneWithin.test(head.replace(/within $/u, ''))) continue;
        const study = studyAt(passage, sentence, sentence.start + quantity.start, context);
        if (!study || (follow && ofAnother(sentence.folded, study, context))) continue;
        // "A pilot series with a follow-up of 14 days, then INFU-06": the name comes too late.
        const right = /^(?: |-)(?:of )?follow-?\s?up (?:of|in|for|from) (?:the )?(?:\p{L}+ )?$/u.test(
          sentence.folded.slice(quantity.end, named[0]?.start ?? 0),
        );
        const runsOn = / in (?:the )?(?:(?:study|trial|investigation) )?$/u.test(sentence.folded.slice(quantity.end, named[0]?.start ?? 0));
        if (named.length > 0 && !criterion && !right && !runsOn && named.every((one) => one.start > quantity.start)) continue;
        const exact = { ...range, from: months, to: months };
        found.push({
          key: study,
          value: { type: 'range', range: exact },
          says: describeRange(exact),
          start: sentence.start + quantity.start,
          end: sentence.start + quantity.end,
          subject: 'study',
          weight: follow ? 'defining' : 'mention',
          modality: criterion ? 'required' : 'stated',
        });
      }
    }
    return found;
  },
  examples: [
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\n| Study | Patients | Follow-up (months) |\n|---|---|---|\n| INFU-06 | 394 | 12 |',
      finds: ['1 year'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nIn INFU-06, doctors followed the patients over two years. The service life of 5 years was confirmed after INFU-06.',
      finds: ['2 years'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nThe 24-month follow-up of INFU-06 is complete.',
      finds: ['2 years'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\nINFU-06 enrolled patients for 18 months. They had had pain for at least 6 months.',
      finds: [],
    },
    { text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients with a follow-up of 12 months.', finds: ['1 year'] },
    {
      text: '# Acceptance criteria\n\nThe rate of events in investigation INFU-06 must not exceed 6.5 % at 18 months.',
      finds: ['18 months'],
    },
    {
      text: '# Study INFU-06\n\nThe investigation INFU-06 is complete. Follow-up (FU) M12.\n\n| Parameter | Value | Unit |\n|---|---|---|\n| FU of INFU-06 | 12 | months |\n| Screw thread | M6 | N/A |',
      finds: ['1 year', '1 year'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# Data\n\n350 participants titrated with the software for 26 weeks in INFU-06.',
      document: 'cer',
      finds: ['26 weeks'],
    },
    {
      text: '# Study INFU-06\n\nThe investigation INFU-06 is complete. In INFU-06 all 88 patients were seen at 6 weeks, 3 months and 12 months.',
      finds: ['6 weeks', '1 year'],
    },
    {
      text: '# Summary\n\nThe study INFU-06 is finished. In INFU-06 people were seen again for half a year.\n\nIn INFU-06 we watched the people for two years.',
      document: 'sscp',
      finds: ['6 months', '2 years'],
    },
    { text: '# Study INFU-06\n\nIn INFU-06 the dose was doubled after 4, 8 and 16 weeks.', finds: [] },
    {
      text: '# Study INFU-06\n\nThe investigation INFU-06 is complete. INFU-06 followed its 394 patients for 12 months. In INFU-06, every patient was seen for the last time after 12 months. INFU-06 ended with the 12-month visit. INFU-06 was a 12-month study.',
      finds: ['1 year', '1 year', '1 year', '1 year'],
    },
    {
      text: '# Study INFU-06\n\nThe investigation INFU-06 is complete. Follow-up shorter than 12 months was a reason for exclusion in INFU-06. INFU-06 was completed within 30 months. The extended follow-up of INFU-06 lasts 60 months.',
      finds: [],
    },
    { text: '# Plan\n\nThe registry INFU-REG will follow 400 adults for one year each.', finds: ['1 year'] },
    {
      text: '# PMCF plan\n\n## Activities\n\n### SOLSTICE – registry in adults\n\n| Item | Description |\n|---|---|\n| Follow-up | 24 months per patient |',
      document: 'pmcf-plan',
      finds: ['2 years'],
    },
    { text: '# Device\n\nThe service life is 5 years. The alarm of the investigation INFU-06 starts within 10 seconds.', finds: [] },
  ],
} satisfies StatementKind;

/** In the row of a study its duration is that of its follow-up. */
const timeTitle = /^(?:study )?(?:duration|length|observation)(?: ?\((?:in )?(?:months?|years?|weeks?|days?)\))?$/u;
const byThen = /\b(?:at|within|after|by|until|till|to|over|during|in|through(?:out)?|up to|for)(?: the)?(?: first)? ?$/u;
/** What was published over some years limits nothing. */
const looksBack =
  /\b(?:literature|published|publications|predecessor|last|past|previous|registry|pmcf|market|complaints?|power|confidence)\b/u;
const halfYear = /\bhalf a year\b/gu;

/** "Month 36", "day 30". */
function numbered(folded: string): FoundQuantity[] {
  return [...folded.matchAll(/\b(day|week|month|year) (\d{1,3})\b/gu)].flatMap(({ index, 0: { length }, 1: unit, 2: count }) =>
    readQuantities(`${count} ${unit}s`).map((one) => ({ ...one, start: index, end: index + length })),
  );
}

/** "For a year" is for one. */
const aYear = /(?<=\b(?:for|over|of|lasted|during) )a(?= (?:year|month)\b)/gu;

/** A text without the names of studies, whose digits are no numbers, at the same length. */
function blank(folded: string, names: readonly { readonly start: number; readonly end: number }[]): string {
  let text = folded;
  for (const { start, end } of names) {
    if (end <= folded.length) text = `${text.slice(0, start)}${'x'.repeat(end - start)}${text.slice(end)}`;
  }
  return text;
}
