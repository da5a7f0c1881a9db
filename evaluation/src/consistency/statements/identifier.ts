import { withoutCompanies } from '../companies.ts';
import { componentOf } from '../lexicon/component.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';

/** Words between the name of a number and the number: its colon, a bracket, whose number it is. */
const leads =
  '\\s*\\)?\\s*(?:\\([^()]{1,30}\\)\\s*|\\/ ?[\\p{L} ]{3,20})?(?:(?:of|for) [^:;.,()]{2,40}?(?= is\\b|:))?\\s*(?:no\\.?|number|code)?\\s*(?::|is|=|\\(|,|-)?\\s*\\(?(?:[\\p{L}\\d ]{3,40} \\/ )?';
const forms: readonly (readonly [string, RegExp])[] = [
  [
    'Basic UDI-DI',
    new RegExp(
      `\\b(?:basi[cs][ -]udi(?:[ -]di)?|budi(?:[ -]di)?|udi-di \\(basic\\)|udi-di,? basic|(?<!-)udi(?=:? [a-z\\d]*[a-z][a-z\\d]*))(?: \\(?(?:number|code)\\)?)?${leads}([a-z\\d][a-z\\d+./-]{7,24})\\b`,
      'gu',
    ),
  ],
  ['Basic UDI-DI', /\b((?=[a-z]*\d)[a-z\d]{10,24}) (?:is|as|being|for|was assigned as) (?:its|the|a) basi[cs][ -]udi/gu],
  [
    'UDI-DI',
    new RegExp(
      `(?<!basi[cs][ -])(?<!b)\\b(?:udi-di|gtin)(?: \\(?(?:number|code|gtin)\\)?)?(?: (?:(?:of|for) )?(?:version|release|v\\.?) ?[\\d.]+)?${leads}(\\d{13,14})(?!\\d)`,
      'gu',
    ),
  ],
  ['single registration number', /\b([a-z]{2}-(?:mf|ar|im|pr)-\d{9})\b/gu],
  ['EMDN code', /\bemdn\)?(?: code| nomenclature)?\s*(?::|is|=|,)?\s*\(?([a-z]\d{2,12})\b/gu],
  ['GMDN code', /\bgmdn\)?(?: code| term| number)?\s*(?::|is|=|,)?\s*\(?(\d{5})\b/gu],
  [
    'notified body number',
    /\b(?:notified body(?: (?:number|no\.?|id(?:entification)?(?: number)?))?|nb(?: (?:number|no\.?))?|ce[ -]?(?:mark(?:ing|ed)?)?)\s*(?:with (?:the )?(?:identification )?(?:number|no\.?)|:|is|=|,|\()?\s*\(?(\d{4})\)?(?![\d-])/gu,
  ],
  // "Notified body: Q-Med Certification GmbH (0123)", "the notified body is Q-Med, number 0123".
  [
    'notified body number',
    /\bnotified body\b[^;\n]{2,70}?(?:\((?:nb |no\.? |number )?|, (?:nb |no\.? |number )?|number |no\. )(\d{4})(?![\d-])\)?/gu,
  ],
  ['certificate number', /\bcertificate(?: (?:number|no\.?))\s*(?::|is|=)?\s*([a-z\d][a-z\d./ -]{4,24}\d)\b/gu],
  [
    'certificate number',
    /\b(?:eu|mdr|ec|ce|technical documentation|qms) certificate:? ((?=[a-z\d./-]*\d)[a-z\d]{2,}(?:[./-][a-z\d]+){1,4})(?![\p{L}\d])/gu,
  ],
  ['certificate number', /\bcertificate: ([a-z]{2,4} \d{4,10}(?:[./-][a-z\d]+)?)(?![\p{L}\d])/gu],
];
/** Numbers of others, and of law that no longer holds. */
const others =
  /\b(?:predecessor|equivalent device|comparator|competitor|iso 13485|directive|93\/42|supplier|authori[sz]ed representative|expired)\b/;

/** Numbers that identify the device and its maker: Basic UDI-DI, single registration number, nomenclature, notified body. */
export default {
  id: 'identifier',
  title: 'UDI and other identification numbers',
  references: ['Regulation (EU) 2017/745, Annex VI part C', 'Regulation (EU) 2017/745, Article 31'],
  attribute: 'model',
  property: true,
  read(passage: Passage, _document, context) {
    const found: Found[] = [];
    const text = passage.label ? `${passage.label}: ${passage.text}` : passage.text;
    const shift = text.length - passage.text.length;
    const folded = fold(text);
    if (!/udi|gtin|-mf-|-ar-|mdn|notified|\bnb\b|\bce\b|certificate/.test(folded)) return found;
    for (const [key, pattern] of forms) {
      if (folded.length !== text.length) break;
      for (const match of folded.matchAll(pattern)) {
        const start = match.index + match[0].lastIndexOf(match[1]!) - shift;
        if (start < 0 || (key === 'Basic UDI-DI' && !/\d/.test(match[1]!))) continue;
        if (found.some((one) => one.start === start)) continue;
        const sentence = passage.sentences.find((one) => start >= one.start && start < one.end);
        if (key === 'certificate number' && others.test(`${passage.label} ${sentence?.text ?? ''}`.toLowerCase())) continue;
        const written = passage.text.slice(start, start + match[1]!.length);
        // Years are no numbers of notified bodies.
        if (key === 'notified body number' && /^(?:19|20)\d\d$/.test(written)) continue;
        const role = key === 'single registration number' ? written.slice(3, 5).toUpperCase() : '';
        found.push({
          key: [
            role ? `${key} (${role})` : key,
            key === 'Basic UDI-DI'
              ? componentOf(
                  passage.sentences.length > 0
                    ? withoutCompanies(`${passage.label} ${passage.text.slice(Math.max(0, start - 140), start)}`).slice(-80)
                    : '',
                  context.deviceNouns,
                )
              : '',
          ]
            .filter(Boolean)
            .join(' of '),
          value: { type: 'name', name: written, folded: written.toLowerCase().replace(/[^a-z\d]/g, '') },
          says: written,
          start,
          end: start + written.length,
          weight: 'defining',
        });
      }
    }
    return found;
  },
  examples: [
    { text: 'Basic UDI-DI: 04295891911891KM.', finds: ['04295891911891KM'] },
    { text: 'owner: Team\nbasic_udi_di: 086001247CALMH4', finds: ['086001247CALMH4'] },
    {
      text: '| Item | Value |\n|---|---|\n| Basic UDI-DI | 426012345ALPHA1T7 |\n| SRN | DE-MF-000012345 |',
      finds: ['426012345ALPHA1T7', 'DE-MF-000012345'],
    },
    {
      text: 'The notified body is Q-Med Certification GmbH (0123). BUDI-DI 04295891911891KM. EU certificate: MDR-2214-77.',
      finds: ['0123', '04295891911891KM', 'MDR-2214-77'],
    },
    { text: 'The notified body reviewed 1200 pages in 2024. The directive certificate no. CE 55512 expired.', finds: [] },
    { text: 'Assigned to class IIa and registered under 5098812FJETWQ as its Basic UDI-DI.', finds: ['5098812FJETWQ'] },
    { text: '| Field | Entry |\n|---|---|\n| UDI-DI version 3.2 | 00860014773402 |', finds: ['00860014773402'] },
    { text: 'The UDI carrier is on the label. The certificate was issued in 2024; CE marking 2021.', finds: [] },
  ],
} satisfies StatementKind;
