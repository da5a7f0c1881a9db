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
/** "2,000 procedures, at most 5 years": a number of uses with the time that ends them as well. */
const limited = new RegExp(
  `(?<![\\d.,])(\\d[\\d., ]*) ${unit}(?:,| or| and)?,? (?:or )?(?:(?:at most|no more than|not more than|for|up to|a maximum of) )?(?:for )?(?:[\\d.,]+|one|two|three|four|five|six|seven|eight|ten|twelve) (?:years?|months?)\\b`,
  'u',
);
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
        passage.cell ? `${passage.folded} ${passage.label.toLowerCase()}` : passage.folded,
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
    // "30 cycles without change (reserve; permitted: 20)": the test load has its permitted number beside it.
    const permitted =
      new RegExp(`${unit}\\b[^.;]*[(;,] ?(?:permitted|allowed|limit|maximum|released)(?: number)?:? (?=\\d)`, 'u').exec(passage.folded) ??
      /(cycles|uses|procedures|times|applications)\b[^.]{0,60}[(;,] ?(?:permitted|allowed)(?: number)?:? (?=\d)/u.exec(passage.folded);
    if (permitted) {
      const at = permitted.index + permitted[0].length;
      const number = readNumbers(passage.text, document.language).find((one) => one.start === at);
      if (number) add(keyOf(permitted[1]!, passage.folded.slice(0, permitted.index), passage, context), number.value, at, number.end);
    }
    for (const sentence of passage.sentences) {
      if (/\b(?:tested|test load|margin|simulated|bench|studied|enrolled|included|predecessor|planned|survey)\b/.test(sentence.folded))
        continue;
      const numbers = readNumbers(sentence.text, document.language);
      const both = limited.exec(sentence.folded);
      const first = both && numbers.find((one) => one.start === both.index);
      if (
        both &&
        first &&
        // "180 patients, 36 months" is the size of a study.
        (!/^(?:patients|treatments|sessions)$/.test(both[2]!) || /\b(?:re-?us|used?\b|life)/.test(sentence.folded.slice(0, both.index))) &&
        (passage.cell
          ? passage.cell.column === 1
          : !/\b(?:after|in|were|was|of|about|over|every)\b/.test(sentence.folded.slice(0, both.index)))
      )
        add(
          keyOf(both[2]!, sentence.folded.slice(0, both.index), passage, context),
          first.value,
          sentence.start + first.start,
          sentence.start + first.end + both[2]!.length + 1,
        );
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
        !/^(?:(?:maximum|permitted|highest) )?(?:number of )?(?:uses|reprocessing cycles|reuse|life ?time|service life|life)\b|^(?:(?:maximum|permitted|highest) )?number of (?:\w+ )?(?:cycles|procedures|applications|sterili[sz]ations)$/.test(
          field.foldedLabel,
        )
      )
        continue;
      const number = readNumbers(field.value, document.language)[0];
      const inLabel = /^(?:(?:maximum|permitted|highest) )?number of (?:\w+ )?(cycles|procedures|applications|uses)$/.exec(
        field.foldedLabel,
      )?.[1];
      if (number && inLabel && field.value.trim().length === number.end) {
        const at = passage.text.indexOf(field.value, field.start);
        if (
          at >= 0 &&
          !/\btest|load|simulat|fatigue|bench/.test(
            `${passage.headings.at(-1)?.title ?? ''} ${passage.cell?.columnTitle ?? ''}`.toLowerCase(),
          )
        )
          add(keyOf(inLabel, '', passage, context), number.value, at + number.start, at + number.end);
        continue;
      }
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
    { text: '8.6 Bronchoscope: 1,500 procedures, at most 4 years.', finds: ['1500 procedure'] },
    { text: '| Test | Result |\n|---|---|\n| Washing | 45 cycles without change (permitted: 30) |', finds: ['30 cycle'] },
    {
      text: 'The handle was tested for 330 procedures. The study included 300 patients. Rinse two times. 180 patients, 60 months.',
      finds: [],
    },
  ],
} satisfies StatementKind;

function keyOf(noun: string, words: string, passage: Passage, context: DossierContext): string {
  return [noun.replace(/s$/, ''), componentOf(words, context.deviceNouns) || componentOf(passage.label, context.deviceNouns)]
    .filter(Boolean)
    .join(' of ');
}
