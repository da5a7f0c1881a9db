import type { DossierContext } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readNumbers } from '../text/numbers.ts';

const unit =
  '(procedures?|uses|times|operations|(?:reprocessing |sterili[sz]ation |cleaning |autoclav\\w+ )?cycles|firings|applications|treatments|patients|sessions|injections|recaptures|attempts)';
const after = new RegExp(`^ ${unit}\\b|^ \\p{L}+ ${unit}\\b`, 'u');
const stated =
  /\b(?:(?:may|can|could|is to|must|should) (?:only )?be (?:re-?used|used|reprocessed|re-?sterili[sz]ed|sterili[sz]ed|fired|cleaned|recaptured|repositioned)|(?:is|are) (?:validated|designed|approved|limited|intended|specified|restricted|permitted|allowed)|(?:life ?time|service life|useful life|life)|(?:maximum|permitted) number)\b([^.;]{0,45}?)\b(?:for |of |to |up to |at most |no more than |not more than |a maximum of |is |: ?)+/gu;
const counted = /^\s*(?:a (?:maximum|total) of )?$/u;

/** How often the device or a part may be used or reprocessed. */
export default {
  id: 'reuse-count',
  title: 'Permitted number of uses',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(n)'],
  attribute: 'duration-lifetime',
  property: true,
  read(passage: Passage, document, context) {
    if (
      passage.kind === 'heading' ||
      !/procedures|uses|times|cycles|operations|firings|applications|treatments|patients|sessions|injections|recaptures|attempts/.test(
        passage.folded,
      )
    )
      return [];
    const found: Found[] = [];
    const add = (key: string, value: number, start: number, end: number): void => {
      if (value < 2 || found.some((one) => one.start === start)) return;
      found.push({
        key,
        value: { type: 'number', number: value },
        says: `${value} ${key.split(' of ')[0]}`,
        start,
        end,
        weight: 'defining',
      });
    };
    for (const sentence of passage.sentences) {
      if (/\b(?:tested|test load|margin|simulated|bench|studied|enrolled|included|predecessor|planned|survey)\b/.test(sentence.folded))
        continue;
      const numbers = readNumbers(sentence.text, document.language);
      for (const match of sentence.folded.matchAll(stated)) {
        const end = match.index + match[0].length;
        const number = numbers.find((one) => one.start >= end - 1 && counted.test(sentence.folded.slice(end, one.start)));
        const noun = number && after.exec(sentence.folded.slice(number.end));
        if (number && noun)
          add(
            keyOf((noun[1] ?? noun[2])!, `${sentence.folded.slice(0, match.index)} ${match[1] ?? ''}`, passage, context),
            number.value,
            sentence.start + number.start,
            sentence.start + number.end + noun[0].length,
          );
      }
    }
    for (const field of fieldsOf(passage)) {
      if (
        !/^(?:(?:maximum|permitted) )?(?:number of )?(?:uses|reprocessing cycles|reuse|life ?time|service life|life)\b/.test(
          field.foldedLabel,
        )
      )
        continue;
      const number = readNumbers(field.value, document.language)[0];
      const noun = number && number.start < 12 && after.exec(field.value.toLowerCase().slice(number.end));
      if (number && noun)
        add(
          keyOf((noun[1] ?? noun[2])!, field.label, passage, context),
          number.value,
          field.start + number.start,
          field.start + number.end + noun[0].length,
        );
    }
    return found;
  },
  examples: [
    { text: 'The handle may be used for up to 300 procedures.', finds: ['300 procedure'] },
    { text: 'The adapter is limited to 50 reprocessing cycles.', finds: ['50 reprocessing cycle'] },
    { text: 'The handle was tested for 330 procedures. The study included 300 patients. Rinse two times.', finds: [] },
  ],
} satisfies StatementKind;

function keyOf(noun: string, words: string, passage: Passage, context: DossierContext): string {
  return [noun.replace(/s$/, ''), componentOf(words, context.deviceNouns) || componentOf(passage.label, context.deviceNouns)]
    .filter(Boolean)
    .join(' of ');
}
