import { deniedAt } from '../denied-at.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import type { Passage } from '../passage.ts';
import { clausesOf } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold, stem } from '../text/fold.ts';

/** Parts that one mode only may be meant for. */
const part =
  /(?<![\p{L}-])(masks?|cannulas?|cannulae|probes?|cuffs?|sensors?|electrodes?|catheters?|applicators?|needles?|prongs|helmets?|mouthpieces?|circuits?|tubes?|hand ?pieces?|coils?|accessor(?:y|ies))(?![\p{L}-])/u;
const mode = /(?<![\p{L}-])([\p{L}-]+)(?: or ([\p{L}-]+)| and ([\p{L}-]+))? modes?\b|\b(puls|kontinuier)\w*modus\b/gu;
const open =
  /\b(?:either|both|any|all|every|each|whichever)\b(?: of the)?(?: (?:two|three))? (?:modes?|settings?)\b|\beither [\p{L}-]+(?: [\p{L}-]+){0,4}? or [\p{L}-]+(?: modes?)?\b|\b(?:pulsed?|continuous(?:ly)?)(?: mode)? (?:or|and) (?:continuous(?:ly)?|pulsed?)\b/u;
const noMode = new Set(
  'the this that a an in as for with and or of by each every any other its both either which only same one two all is are test demo service standby'.split(
    ' ',
  ),
);

/** In which mode a part may be used: "mask: continuous mode only", "either mode". Affirmed with the key of the part; exclusive ones are required. */
export default {
  id: 'part-mode',
  title: 'Modes in which a part may be used',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(k) and Annex II 1.1(c)'],
  attribute: 'mode-of-use',
  property: true,
  read(passage: Passage) {
    const found: Found[] = [];
    if (passage.kind === 'heading' || passage.kind === 'caption' || !/\bmodes?\b|modus|pulsed?|continuous/.test(passage.folded))
      return found;
    for (const sentence of passage.sentences)
      for (const clause of clausesOf(sentence.folded)) {
        const { folded } = clause;
        const named = part.exec(folded) ?? part.exec(fold(passage.label));
        if (!named || /\b(?:was|were|had|stud(?:y|ies)|complain\w*|incident\w*|tested)\b/.test(folded)) continue;
        const key = meaningOf(stem(named[1]!));
        const either = open.exec(folded);
        const modes = [...folded.matchAll(mode)].filter((match) => !deniedAt(folded, match.index));
        const names = modes
          .flatMap((match) => [match[1], match[2], match[3], match[4]])
          .flatMap((word) => (word && !noMode.has(word) ? [stem(word).slice(0, 5)] : []));
        const alone = /\bonly\b|\bexclusively\b|\bsolely\b|\brestricted to\b|\blimited to\b|\bnur\b/.test(folded);
        const bare = names.length === 0 && alone ? /\b(continuous|pulsed?)(?:ly)? only\b|\bonly (continuous|pulsed?)/.exec(folded) : null;
        if (bare) names.push(stem((bare[1] ?? bare[2])!).slice(0, 5));
        const several = new Set(names).size > 1;
        if (!either && names.length === 0) continue;
        if (deniedAt(folded, (either ?? modes[0] ?? bare)!.index)) continue;
        const first = (either ?? modes[0] ?? bare)!;
        const exclusive = alone && !either && !several;
        if (!exclusive && !either && !several) continue;
        found.push({
          key,
          value: { type: 'categories', categories: exclusive ? [names[0]!] : ['any'] },
          says: exclusive ? `${folded.slice(first.index, first.index + first[0].length).replace(/ only$/, '')} only` : 'more than one mode',
          start: sentence.start + clause.start + first.index,
          end: sentence.start + clause.start + first.index + first[0].length,
          modality: exclusive ? 'required' : 'allowed',
          weight: 'defining',
        });
      }
    return found;
  },
  examples: [
    { text: 'The mask is for continuous mode only.', finds: ['continuous mode only'] },
    { text: 'With the mask use either mode.', finds: ['more than one mode'] },
    { text: '- Bronchial catheter: high or low mode', finds: ['more than one mode'] },
    { text: 'The cannula is supplied. Pulse mode saves the battery. The mask is not for pulse mode.', finds: [] },
  ],
} satisfies StatementKind;
