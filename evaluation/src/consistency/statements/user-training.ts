import type { Passage } from '../passage.ts';
import { purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readNumbers } from '../text/numbers.ts';

const cases = '(?:implantations?|procedures?|cases|operations|interventions|insertions|treatments|applications|examinations|[\\p{L}]+s)';
const supervised = new RegExp(
  `^ (?:[\\p{L}-]+ ){0,1}?(?:supervised|proctored|accompanied|assisted|mentored) ${cases}\\b|^ ${cases} under (?:the )?(?:supervision|guidance)\\b`,
  'u',
);

/** How many supervised procedures users need before they work on their own. */
export default {
  id: 'user-training',
  title: 'Supervised procedures required of users',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)'],
  attribute: 'intended-user',
  property: true,
  read(passage: Passage, document) {
    const { folded } = passage;
    if (
      passage.kind === 'heading' ||
      !/supervis|proctor|accompanied|mentored|guidance/.test(folded) ||
      purposeZone(passage, document) === 'foreign'
    )
      return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      if (/\b(?:stud(?:y|ies)|trial|centres? (?:had|were)|enrolled)\b/.test(sentence.folded)) continue;
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
    { text: '## Users\n\nIn the study twelve supervised implantations were done. Children need supervision.', finds: [] },
  ],
} satisfies StatementKind;
