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
      !/supervis|proctor|accompanied|mentored|guidance|training/.test(folded) ||
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
    { text: '## Users\n\nUser training is not required for patients. Training of the motor is optional.', finds: [] },
    { text: '## Users\n\nIn the study twelve supervised implantations were done. Children need supervision.', finds: [] },
  ],
} satisfies StatementKind;
