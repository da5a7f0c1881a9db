import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readNumbers } from '../text/numbers.ts';

const value = '\\d+(?:[.,]\\d+)?';
const list = new RegExp(
  `\\b(?:(?:in|has|have|its|with|of|the)\\s+)?(?:\\p{L}+\\s+)?(?:sizes?|diameters|lengths|variants|calibres|volumes|concentrations|strengths|groessen|grossen|tailles|tamanos|misure)\\b[^.;\\d]{0,25}?((?:${value}\\s*(?:mm|cm|ml|f|fr|l|mg|g|%)?(?:\\s*,\\s*|,?\\s+(?:and|und|et|y|e|or)\\s+)){1,}${value})\\s*(mm|cm|ml|f|fr|l|mg|g|%)(?![\\p{L}\\d])`,
  'gu',
);

/** The sizes a device is made in. */
export default {
  id: 'sizes',
  title: 'Sizes',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(b)'],
  attribute: 'model',
  property: true,
  read(passage: Passage, document) {
    if (!/size|diameter|length|variant|calibre|volume|concentration|strength|grossen|taille|tamano|misure/.test(passage.folded)) return [];
    const found: Found[] = [];
    for (const match of passage.folded.matchAll(list)) {
      const numbers = [...new Set(readNumbers(match[1]!, document.language).map((one) => one.value))].sort((a, b) => a - b);
      if (numbers.length < 2) continue;
      const start = match.index + match[0].indexOf(match[1]!);
      found.push({
        key: [
          /\p{L}*(?:size|diameter|length|variant|calibre|volume|concentration|strength|grossen|taille|tamano|misure)\p{L}*/u
            .exec(match[0])![0]
            .replace(/s$/, ''),
          match[2]!,
        ]
          .filter(Boolean)
          .join(' '),
        value: { type: 'categories', categories: numbers.map(String) },
        says: `${numbers.join(', ')} ${match[2]}`,
        start,
        end: match.index + match[0].length,
        weight: 'defining',
      });
    }
    return found;
  },
  examples: [
    { text: 'The valve comes in four sizes (20, 23, 26 and 29 mm).', finds: ['20, 23, 26, 29 mm'] },
    { text: 'The size was 20 mm. Lesions of 12, 15 and 18 mm were treated.', finds: [] },
  ],
} satisfies StatementKind;
