import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold, stem } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';

const limit = '(?:only |just |at most |no more than |not more than |up to |a maximum of |exactly )*';
const times = '(once|twice|thrice|\\p{L}+ times|\\d+ times)';
/** "Every reload can be fired once." */
const passive = new RegExp(
  `\\b(?:each|every|an?|one|the|any|this|the same) ((?:[\\p{L}-]+ ){0,3}?[\\p{L}-]+) (?:can|may|must|should|is to|shall)(?: only)? be ([\\p{L}-]+(?:ed|en|t)) ${limit}${times}\\b`,
  'gu',
);
/** "Empty it no more than twice." */
const imperative = new RegExp(
  `(?:^|[:,.] |\\bmay |\\bcan )([\\p{L}-]+) (it|them|(?:the|each|every|this) [\\p{L}-]+(?: [\\p{L}-]+)?) ${limit}${times}\\b`,
  'gu',
);
/** "A reload must not be fired more than twice", "do not recapture the valve more than three times": what may not be exceeded. */
const passiveNot = new RegExp(
  `\\b(?:each|every|an?|one|the|any|this) ((?:[\\p{L}-]+ ){0,3}?[\\p{L}-]+) (?:must|may|shall|should|can|is) ?not(?: to)? be ([\\p{L}-]+(?:ed|en|t)) more (?:often )?than ${times}\\b`,
  'gu',
);
const imperativeNot = new RegExp(
  `\\b(?:do not|don't|never) ([\\p{L}-]+) ((?:the|each|every|this|a|any|one) [\\p{L}-]+(?: [\\p{L}-]+)?) more (?:often )?than ${times}\\b`,
  'gu',
);
/** "Maximum number of inflations per balloon: 2". */
const maximum =
  /\b(?:maximum|max\.?|permitted|allowed|highest) (?:number of )?([\p{L}-]+) (?:per|for each|with each) ([\p{L}-]+)(?: ?[:=]| is| are) ([\p{L}-]+|\d+)\b/gu;
/** "Up to three recaptures are allowed per valve." */
const counted =
  /\b(?:up to|at most|no more than|not more than|a maximum of|only) ([\p{L}-]+|\d+) ([\p{L}-]+s?) (?:(?:is|are) (?:allowed|permitted|possible) )?(?:per|for each|with each|with one) ([\p{L}-]+)\b/gu;
/** "Each reload carries staples for two strokes." */
const carrying =
  /\b(?:each|every|one|a) ([\p{L}-]+) (?:carries|holds|has|contains|provides|is good|lasts|suffices|is enough)(?: [\p{L}-]+){0,3}? for ([\p{L}-]+|\d+) ([\p{L}-]+)\b/gu;
/** How often a thing may be reused or reprocessed is a lifetime. */
const lifetime =
  /^(?:re-?us\w*|used?|re-?steril\w*|steril\w*|autoclav\w*|reprocess\w*|clean\w*|wash\w*|charg\w*|recharg\w*|measur\w*|check\w*|repeat\w*|patients?|procedures?|years?|months?|days?|weeks?|hours?|minutes?|persons?|times|people|children|adults?|ml|mg|g|percent)$/u;
const actions: readonly (readonly [RegExp, string])[] = [
  [/^(?:fir(?:ed?|ing|ings|es)|strokes?|shots?|actuat\w*|trigger\w*|discharg\w*|deployed|deployments?)$/u, 'fire'],
  [/^(?:recaptur\w*|retriev\w*|re-?sheath\w*)$/u, 'recapture'],
  [/^(?:reposition\w*)$/u, 'reposition'],
  [/^(?:empt\w*)$/u, 'empty'],
  [/^(?:refill\w*|filled|fill|fillings?)$/u, 'fill'],
  [/^(?:inject\w*)$/u, 'inject'],
  [/^(?:inflat\w*)$/u, 'inflate'],
  [/^(?:insert\w*|re-?insert\w*)$/u, 'insert'],
];

/** How often one action may be done with a part: firings of a reload, recaptures of a valve. The key names part and action. */
export default {
  id: 'action-count',
  title: 'Number of actions allowed with a part',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(i) and (k)'],
  attribute: 'mode-of-use',
  property: true,
  read(passage: Passage, document) {
    const found: Found[] = [];
    if (passage.kind === 'heading' || !/\b(?:once|twice|thrice|times|per|for each|with each|for)\b/.test(passage.folded)) return found;
    for (const sentence of passage.sentences) {
      if (
        /\b(?:stud(?:y|ies)|tested|bench|were|was|had|simulated|enrolled|predecessor|per cent|daily|a day|per day|per week|per year|hour)\b/.test(
          sentence.folded,
        )
      )
        continue;
      const add = (part: string, action: string, count: string, start: number, length: number): void => {
        const value = countOf(count, document.language);
        const noun = part.split(' ').at(-1)!;
        if (value === undefined || lifetime.test(action) || noun.length < 3 || /^(?:it|them|this|device|system|product|unit)$/.test(noun))
          return;
        const act = actions.find(([words]) => words.test(action))?.[1] ?? stem(action);
        found.push({
          key: `${stem(noun)} ${act}`,
          value: { type: 'number', number: value },
          says: value === 1 ? 'once' : value === 2 ? 'twice' : `${value} times`,
          start: sentence.start + start,
          end: sentence.start + start + length,
          weight: 'defining',
        });
      };
      for (const match of sentence.folded.matchAll(passive)) add(match[1]!, match[2]!, match[3]!, match.index, match[0].length);
      for (const match of sentence.folded.matchAll(imperative)) {
        const label = fold(passage.label) || /^\s*([^:]{3,40}):/.exec(sentence.folded)?.[1] || '';
        const part = match[2] === 'it' || match[2] === 'them' ? (label.split(/ (?:of|for|in|on|with) /)[0] ?? '') : match[2]!;
        add(part, match[1]!, match[3]!, match.index, match[0].length);
      }
      const exceeds = /\bthan (?:once|twice|thrice|\S+ times)\b/.test(sentence.folded);
      for (const match of exceeds ? sentence.folded.matchAll(passiveNot) : [])
        add(match[1]!, match[2]!, match[3]!, match.index, match[0].length);
      for (const match of exceeds ? sentence.folded.matchAll(imperativeNot) : [])
        add(match[2]!, match[1]!, match[3]!, match.index, match[0].length);
      for (const match of sentence.folded.matchAll(maximum)) add(match[2]!, match[1]!, match[3]!, match.index, match[0].length);
      for (const match of sentence.folded.matchAll(counted)) add(match[3]!, match[2]!, match[1]!, match.index, match[0].length);
      for (const match of sentence.folded.matchAll(carrying)) add(match[1]!, match[3]!, match[2]!, match.index, match[0].length);
    }
    return found;
  },
  examples: [
    { text: 'Every reload can be fired once.', finds: ['once'] },
    { text: 'Each reload carries staples for two strokes.', finds: ['twice'] },
    { text: 'Up to three recaptures are allowed per valve.', finds: ['3 times'] },
    { text: '- Canister of the wound set: empty it no more than twice', finds: ['twice'] },
    { text: 'A reload must not be fired more than once. Do not recapture the valve more than three times.', finds: ['once', '3 times'] },
    { text: 'Maximum number of inflations per balloon: 2', finds: ['twice'] },
    { text: 'Each handle may be used 20 times. The bench test was repeated three times. Use it for two days.', finds: [] },
  ],
} satisfies StatementKind;

function countOf(words: string, language: string): number | undefined {
  const fixed = { once: 1, twice: 2, thrice: 3 }[words];
  if (fixed !== undefined) return fixed;
  const number = readNumbers(words, language)[0];
  return number && number.start === 0 && Number.isInteger(number.value) ? number.value : undefined;
}
