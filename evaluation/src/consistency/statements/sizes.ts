import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';

const value = '\\d+(?:[.,]\\d+)?';
const units = '(mm|cm|ml|f|fr|french|l|mg|g|%|millimet(?:er|re)s?|centimet(?:er|re)s?|millilit(?:er|re)s?)';
const nouns = 'sizes?|diameters?|lengths?|variants|calibres|volumes|concentrations|strengths|groessen|grossen|tailles|tamanos|misure';
const numbers = `((?:${value}\\s*${units}?(?:\\s*[,/;]\\s*|,?\\s+(?:and|und|et|y|e|or)\\s+)){1,12}${value})`;
const list = new RegExp(`\\b(?:${nouns})\\b[^.;\\d]{0,25}?${numbers}\\s*${units}(?![\\p{L}\\d])`, 'gu');
/** "The valve is available in 20, 23 and 26 mm." */
const available = new RegExp(
  `\\b(?:available|supplied|made|offered|comes|sold|produced) (?:in|with) ${numbers}\\s*${units}(?![\\p{L}\\d])`,
  'gu',
);
/** "Sizes (mm) | 20, 23, 26, 29" */
const labelled = new RegExp(`^(?:(?:available|nominal) )?(${nouns})\\s*[[(,]?\\s*(?:in )?${units}[\\])]?$`, 'u');
const bare = new RegExp(`^${numbers}$`, 'u');
const plainLabel = new RegExp(`^(?:(?:available|nominal) )?(${nouns})$`, 'u');
const withUnit = new RegExp(`^${numbers}\\s*${units}(?![\\p{L}\\d])`, 'u');
const leading = new RegExp(`^(?:${nouns})`, 'u');
/** Sizes of bodies and of what was studied. */
const notDevice =
  /\b(?:annul\w+|vessel|artery|lesions?|wounds?|patients|enrolled|studied|tested|measured|were|was|tumou?rs?|defects?|needles?|syringes?)\b/u;

const about =
  /size|diameter|length|variant|calibre|volume|concentration|strength|grossen|taille|tamano|misure|(?:available|supplied|made|offered|comes|sold|produced) (?:in|with) \d/;
const short: Readonly<Record<string, string>> = {
  french: 'f',
  fr: 'f',
  millimeter: 'mm',
  millimetre: 'mm',
  centimeter: 'cm',
  centimetre: 'cm',
  milliliter: 'ml',
  millilitre: 'ml',
};

/** The sizes a device is made in. */
export default {
  id: 'sizes',
  title: 'Sizes',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(b)'],
  attribute: 'model',
  property: true,
  read(passage: Passage, document) {
    if (!about.test(passage.folded) && !about.test(fold(passage.label))) return [];
    if (!/\d.{0,16}\d/.test(passage.folded)) return [];
    const found: Found[] = [];
    const add = (written: string, noun: string, unit: string, start: number, end: number): void => {
      const values = [...new Set(readNumbers(written, document.language).map((one) => one.value))].sort((a, b) => a - b);
      if (values.length < 2 || found.some((one) => one.start < end && start < one.end)) return;
      const sign = short[unit.replace(/s$/, '')] ?? unit;
      found.push({
        key: `${noun.replace(/s$/, '')} ${sign}`,
        value: { type: 'categories', categories: values.map(String) },
        says: `${values.join(', ')} ${sign}`,
        start,
        end,
        weight: 'defining',
      });
    };
    for (const field of fieldsOf(passage)) {
      const label = labelled.exec(field.foldedLabel.trim());
      const plain = label && bare.exec(field.value);
      if (label && plain) add(plain[1]!, label[1]!, label[2]!, field.start, field.end);
      const within = plain ? null : plainLabel.exec(field.foldedLabel.trim());
      const whole = within && withUnit.exec(field.value.toLowerCase());
      if (within && whole) add(whole[1]!, within[1]!, whole.at(-1)!, field.start, field.end);
    }
    for (const pattern of [list, available]) {
      for (const match of passage.folded.matchAll(pattern)) {
        const sentence = passage.sentences.find((one) => match.index >= one.start && match.index < one.end);
        if (sentence && notDevice.test(sentence.folded.slice(0, match.index + match[0].length - sentence.start))) continue;
        const noun = leading.exec(match[0])?.[0] ?? 'size';
        add(match[1]!, noun, match.at(-1)!, match.index + match[0].indexOf(match[1]!), match.index + match[0].length);
      }
    }
    return found;
  },
  examples: [
    { text: 'The valve comes in four sizes (20, 23, 26 and 29 mm).', finds: ['20, 23, 26, 29 mm'] },
    { text: '| Item | Value |\n|---|---|\n| Sizes (mm) | 20, 23, 26 |', finds: ['20, 23, 26 mm'] },
    { text: 'Sizes: 20 mm, 23 mm, 26 mm', finds: ['20, 23, 26 mm'] },
    {
      text: 'The valve is available in 20/23/26 mm. Patients with annulus diameters of 20, 22 and 23 mm were enrolled.',
      finds: ['20, 23, 26 mm'],
    },
    { text: 'The size was 20 mm. Lesions of 12, 15 and 18 mm were treated.', finds: [] },
  ],
} satisfies StatementKind;
