import type { Passage } from '../passage.ts';
import { purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readNumbers } from '../text/numbers.ts';

const cases = '(?:implantations?|procedures?|cases|operations|interventions|insertions|treatments|applications|examinations|[\\p{L}]+s)';
const supervised = new RegExp(
  `^ (?:[\\p{L}-]+ ){0,1}?(?:supervised|proctored|accompanied|assisted|mentored) ${cases}\\b|^ ${cases} under (?:the )?(?:supervision|guidance)\\b`,
  'u',
);

const obligations: readonly (readonly [string, RegExp])[] = [
  [
    'optional',
    /\b(?:product|device|user|initial|manufacturer's) training(?: course)?(?: is| are)? (?:optional|voluntary|not (?:required|necessary|needed|mandatory|compulsory|obligatory))\b/u,
  ],
  [
    'required',
    /\b(?:after|(?:have|has) (?:taken part in|attended|completed|received)) (?:the |a )?(?:product|device|user|initial|manufacturer's) training\b|\b(?:product|device|user|initial|manufacturer's) training(?: course)?(?: is| are)? (?:required|mandatory|compulsory|obligatory)\b/u,
  ],
];
const few = 'half|one|two|three|four|five|six|eight|ten|twelve|a|an|\\d{1,2}';
const teaching = '(?:training|course|instruction|introduction|briefing|workshop|seminar|class|schooling)';
/** How long users are trained: "the two-day course", "16 hours of training", "product training of one hour". */
const lengths: readonly RegExp[] = [
  new RegExp(`\\b(${few})[ -](minute|hour|day|week)s?[ -](?:long )?(?:[\\p{L}'-]+ ){0,2}?${teaching}\\b`, 'u'),
  new RegExp(`\\b(${few}) (minute|hour|day|week)s?(?:'|’)? of (?:[\\p{L}'-]+ ){0,2}?${teaching}\\b`, 'u'),
  new RegExp(`\\b${teaching} (?:of|lasts|lasting|takes|over) (?:at least )?(${few}) (minute|hour|day|week)s?\\b`, 'u'),
];
/** Hours of a unit; a day of teaching has eight. */
const hoursOf: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 8, week: 40 };
const words = ['', 'one', 'two', 'three', 'four', 'five', 'six', '', 'eight', '', 'ten', '', 'twelve'];
/** Those who operate; without them a course may be for patients. */
const trainees =
  /\b(?:users?|operators?|physicians?|surgeons?|nurses?|midwives|doctors?|paramedics?|clinicians?|professionals?|therapists?|technologists?|radiographers?|cardiologists?|urologists?|staff|who have)\b/u;
/** What was once so, who else is taught, and what is taught again. */
const otherTraining =
  /\b(?:was|were|had|took|first (?:course|training|class)|earlier|previous\w*|shortened|annual\w*|yearly|every year|repeat\w*|technicians?|engineers?|service|reprocessing|cleaning|staff who clean|publications?|literature|similar|usability|validation|after (?:the )?(?:incident|complaint))\b/u;

/** Training of those who do not operate, or a sentence that rejects what it says. */
const elsewhere = /\b(?:patients?|relatives?|carers?|caregivers?|refresher|stud(?:y|ies)|trial|misuse|predecessor|competitor)\b/u;

/** Whether users must be trained in the product, and how many supervised procedures they need before they work on their own. */
export default {
  id: 'user-training',
  title: 'Training and supervised procedures required of users',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)'],
  attribute: 'intended-user',
  property: true,
  read(passage: Passage, document) {
    const { folded } = passage;
    if (
      passage.kind === 'heading' ||
      !/supervis|proctor|accompanied|mentored|guidance|training|course|instruction|introduction|briefing|workshop|seminar|schooling/.test(
        folded,
      ) ||
      purposeZone(passage, document) === 'foreign'
    )
      return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      if (/\b(?:stud(?:y|ies)|trial|centres? (?:had|were)|enrolled)\b/.test(sentence.folded)) continue;
      if (!elsewhere.test(sentence.folded))
        for (const [obligation, said] of obligations) {
          const match = said.exec(sentence.folded);
          if (!match) continue;
          found.push({
            key: 'training',
            value: { type: 'name', name: obligation, folded: obligation },
            says: `training ${obligation}`,
            start: sentence.start + match.index,
            end: sentence.start + match.index + match[0].length,
            weight: 'defining',
          });
        }
      const trained =
        !trainees.test(`${sentence.folded} ${passage.label.toLowerCase()}`) ||
        elsewhere.test(sentence.folded) ||
        otherTraining.test(sentence.folded)
          ? null
          : lengthIn(sentence.folded);
      if (trained)
        found.push({
          key: 'length',
          value: { type: 'number', number: trained.hours },
          says: trained.said,
          start: sentence.start + trained.start,
          end: sentence.start + trained.end,
          weight: 'defining',
        });
      for (const number of readNumbers(sentence.text, document.language)) {
        const after = supervised.exec(sentence.folded.slice(number.end));
        if (!after || !Number.isInteger(number.value) || number.value < 1) continue;
        found.push({
          value: { type: 'number', number: number.value },
          says: `${number.value} supervised procedures`,
          start: sentence.start + number.start,
          end: sentence.start + number.end + after[0].length,
          weight: 'defining',
        });
      }
    }
    return found;
  },
  examples: [
    { text: '## Users\n\nCardiac surgeons with at least ten supervised implantations.', finds: ['10 supervised procedures'] },
    { text: '## Users\n\nBefore they work alone they have put in ten rings under supervision.', finds: ['10 supervised procedures'] },
    { text: '## Users\n\nSurgeons who have taken part in the product training.', finds: ['training required'] },
    { text: '## Users\n\nAny surgeon, product training optional.', finds: ['training optional'] },
    { text: '## Users\n\nEvery user first completes the two-day course (16 hours).', finds: ['two-day course'] },
    { text: '## Users\n\nNurses after 16 hours of product training.', finds: ['16 hours of product training'] },
    { text: '| Users | Nurses; product training of one hour |\n|---|---|\n| Setting | ward |', finds: ['training of one hour'] },
    { text: '## For the clinic\n\nA two-hour introduction by video is enough for your operators.', finds: ['two-hour introduction'] },
    {
      text: '## Users\n\nThe first training took 20 hours. Home mode; instruction of 30 minutes. Technicians attend a course of two days. A 30-minute course of treatment follows.',
      finds: [],
    },
    { text: '## Users\n\nUser training is not required for patients. Training of the motor is optional.', finds: [] },
    { text: '## Users\n\nIn the study twelve supervised implantations were done. Children need supervision.', finds: [] },
  ],
} satisfies StatementKind;

/** The length of the training that a sentence names, in hours. */
function lengthIn(
  folded: string,
): { readonly hours: number; readonly said: string; readonly start: number; readonly end: number } | undefined {
  for (const pattern of lengths) {
    const match = pattern.exec(folded);
    if (
      !match ||
      /^\s+of (?:treatment|therapy|sessions|antibiotic|stimulation|the disease)/u.test(folded.slice(match.index + match[0].length))
    )
      continue;
    const [said, count, unit] = match;
    const number = /^an?$/.test(count!) ? 1 : count === 'half' ? 0.5 : Number(count) || words.indexOf(count!);
    if (number > 0)
      return { hours: number * hoursOf[unit!]!, said: said.replace(/ +/g, ' '), start: match.index, end: match.index + said.length };
  }
  return undefined;
}
