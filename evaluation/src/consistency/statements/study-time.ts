import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt, studyMentions } from '../studies.ts';
import { describeRange, readQuantities } from '../text/quantities.ts';

const words =
  /\bfollow(?:ed|ing)?[- ]?(?:up)?\b|\b(?:exceed|endpoint|within|at|over|after|observed|nachbeobacht\w+|suivi|seguimiento|seguidos)\b|nachbeobacht|stud(?:y|ie) (?:lasted|dauerte)/u;
const followBefore =
  /\b(?:follow-?\s?up(?: time| period| duration)?(?: of| was| is| for| to| lasted| over|:)?(?: (?:at least|up to|a minimum of))?|follow(?:s|ed|ing)?(?: up)? (?:[\d,]+ )?(?:\p{L}+ ){1,2}(?:for|over)|followed(?: up)?(?: for| over| to| until)?|observed (?:for|over)|nachbeobachtung(?:szeit)?(?: von| uber| dauerte| betrug| war)?|suivi (?:de|pendant|a dure|etait de|a ete de)|seguimiento fue de|seguimiento (?:de|durante)|follow-up di) ?$/u;
const followAfter = /^(?: |-)(?:of )?(?:follow-?\s?up|visit is the last)\b/u;
const notStudy =
  /\b(?:service|lifetime|shelf|battery|aged|years? of age|old|mean|median|average|range|every|each|per|extension|contacted again|interim|minutes?|hours?)\b/u;

/** How long the patients of a named study are followed, and the time point of its criterion. The key is the study. */
export default {
  id: 'study-time',
  title: 'Follow-up time of a clinical investigation or registry',
  references: ['ISO 14155:2020, annex A.6'],
  attribute: 'duration-lifetime',
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading' || !words.test(`${passage.folded} ${passage.label.toLowerCase()}`)) return [];
    if (passage.topics.has('references') || passage.topics.has('state-of-the-art')) return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      // "24 months per patient" is the follow-up of each of them.
      const said = sentence.folded.replace(/\b(?:per|for each|for every) (?:patient|subject|participant|person|child|adult)\b/gu, ' ');
      if (notStudy.test(said) && !/follow|observ/.test(sentence.folded)) continue;
      for (const quantity of readQuantities(sentence.text, document.language)) {
        const { range } = quantity;
        if (range.dimension !== 'time') continue;
        const months = range.from ?? range.to;
        // Follow-up is told in days or longer; "within 5 minutes" is no follow-up.
        if (months === undefined || months < 0.1 || (range.from !== undefined && range.to !== undefined && range.from !== range.to))
          continue;
        const head = sentence.folded.slice(Math.max(0, quantity.start - 45), quantity.start);
        const tail = sentence.folded.slice(quantity.end, quantity.end + 30);
        const rowSays = passage.cell !== undefined && /^follow-?\s?up\b/.test(passage.label.toLowerCase()) && passage.text.length < 40;
        const follow = followBefore.test(head) || followAfter.test(tail) || rowSays;
        const criterion =
          /\b(?:exceed|endpoint|criterion|limit|at most|at least)\b/.test(sentence.folded) &&
          /\b(?:at|within|after)(?: the)? ?$/.test(head);
        const within = /\b(?:within|at) ?$/.test(head) || /^within/.test(sentence.folded.slice(quantity.start));
        if (!follow && !criterion && !within) continue;
        const study = studyAt(passage, sentence, sentence.start + quantity.start, context);
        if (!study) continue;
        // "A pilot series with a follow-up of 14 days, then INFU-06": the name comes too late.
        const named = studyMentions(sentence.text, context);
        if (named.length > 0 && !criterion && named.every((one) => one.start > quantity.start)) continue;
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
    { text: '# Study\n\nThe investigation INFU-06 enrolled 394 patients with a follow-up of 12 months.', finds: ['1 year'] },
    {
      text: '# Acceptance criteria\n\nThe rate of events in investigation INFU-06 must not exceed 6.5 % at 18 months.',
      finds: ['18 months'],
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
