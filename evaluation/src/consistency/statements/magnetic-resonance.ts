import type { Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { stem } from '../text/fold.ts';

const imaging =
  /\bmr[it]?\b|\bmagnetic[- ]resonance\b|\btesla\b|\b(?:scans?|examinations?) with (?:strong )?magnets\b|\bmagnet(?:ic)? (?:scan(?:s|ner)?|tunnel|tomograph\w*)\b/u;
/** The terms of ASTM F2503. */
const terms: readonly (readonly [string, RegExp])[] = [
  ['MR unsafe', /\b(?:mr|mri)[- ]unsafe\b/u],
  ['MR conditional', /\b(?:mr|mri)[- ]conditional(?:ly)?\b/u],
  ['MR safe', /\b(?:mr|mri)[- ]safe\b(?! (?:under|only|if|when))/u],
];
/** What people are told of an examination instead of the terms. */
const never =
  /(?<!\b(?:who|whom|that|which) )\b(?:can|may|must|should|shall|could) (?:never|not|no longer)(?: (?:again|ever))? (?:have|undergo|receive|be (?:scanned|examined|exposed to))\b|\bcannot (?:have|undergo|receive|be (?:scanned|examined))\b|\b(?:do not|don't|never) (?:have|undergo|scan)\b|\bno (?:mri|magnetic resonance (?:imaging|examination|scan)s?) (?:is|are|may|can|should)\b|\b(?:imaging|mri|examinations?|scans?)(?: with (?:strong )?magnets)? (?:is|are) (?:not (?:allowed|permitted|possible)|prohibited|forbidden|ruled out|contra-?indicated|impossible)\b/u;
const possible =
  /\b(?:can|may) (?:safely )?(?:be (?:safely )?(?:scanned|imaged|examined)|have|undergo|receive)\b|\b(?:imaging|mri|examinations?|scans?)(?: with (?:strong )?magnets)? (?:is|are) (?:possible|allowed|permitted|safe)\b/u;
/** Conditions under which somebody is not scanned: outside them the device may be safe. */
const conditional =
  /\b(?:(?:more|less|higher|stronger|lower|greater) than|above|below|over|exceed\w*|other than|only|first|within|until|unless|before|after|for \d+|for (?:a|one|two|three|four|six|eight|twelve) (?:days?|weeks?|months?)|without|if|when|as long as|except\w*|outside|while)\b/u;
/** For as long as somebody carries the device, which is no condition. */
const carried =
  /\b(?:once|after|if|when|while|as long as) (?:you|they|somebody|it|the [\p{L}-]+|a (?:patient|person)) (?:carr\w+|wears?|has|have|had|receiv\w+|is|are|remains?|stays?|got|gets?)\b/u;
/** What else a patient has that bars one from a scanner. */
const ownReason =
  /\b(?:claustrophobi\w*|(?:another|other|further|additional|second|abandoned) (?:active |metallic |electronic )?(?:implants?|devices?|leads?)|excluded|exclusion|who cannot)\b/u;
const anotherImplant = /(?<!\b(?:is|are) (?:an? )?)\bmr[- ]unsafe (?:implants?|devices?|objects?|parts?)\b/u;
/** Places and fields of a scanner, in which a device may not be used. */
const places = /\b(?:suites?|rooms?|scanners?|environments?|areas?|near|close to|next to|during)\b/u;
/** The device itself, or whoever carries it. */
const itself =
  /^\W*(?:(?:the|this|our) )?(?:device|implant|system|product|it|stent|staples|clips?|coils?|screws?|plates?|anchors?|lens|valve|leads?|patients?|you|people|persons?|wearers?|carriers?|recipients?|whoever|anyone|once|mr[i]?|magnetic|no|do|never)\b/u;

/** Where something else than the implant in a scanner is spoken of. */
const otherwise =
  /\b(?:mri|magnetic resonance|mr)[- ](?:findings?|images?|imaging was|guid\w+|follow-?up|baseline|confirmed|showed|diagnos\w+|fusion)\b|\b(?:not (?:been )?(?:tested|evaluated|assessed|investigated)|diagnos(?:ed|is) (?:by|with|on)|assessed (?:by|with|on)|measured (?:by|with|on)|seen (?:by|with|on)|exception|except)\b/u;

/** Whether whoever carries the device can have magnetic resonance imaging, in the terms of ASTM F2503. The key is empty. */
export default {
  id: 'magnetic-resonance',
  title: 'Magnetic resonance imaging with the device',
  references: ['ASTM F2503', 'Regulation (EU) 2017/745, Annex I 23.4(r) and Article 18(1)'],
  attribute: 'other',
  property: true,
  read(passage, _document, context) {
    if (passage.kind === 'heading' || !imaging.test(passage.folded)) return [];
    if (passage.topics.has('references') || passage.topics.has('standards') || passage.topics.has('literature')) return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      // "A patient can be scanned at 1.5 T" goes on where the sentence before spoke of imaging.
      const subject = imaging.test(sentence.folded) || /\bscann?(?:ed|er|ing)?\b[^.]*\d ?(?:t|tesla)\b/u.test(sentence.folded);
      if (!subject || otherwise.test(sentence.folded) || subjectOf(sentence, passage, context) === 'other-device') continue;
      const [says, match] = toldIn(sentence, context.deviceNouns);
      if (!match) continue;
      found.push({
        value: { type: 'categories', categories: says },
        says: says.join(' or '),
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
        subject: 'device',
        weight: 'defining',
      });
    }
    return found;
  },
  examples: [
    { text: 'Scans with magnets are forbidden with this implant.', finds: ['MR unsafe'] },
    { text: 'The implant is MR Conditional at 1.5 T. The programmer is MR Unsafe.', finds: ['MR conditional'] },
    {
      text: '# IFU\n\nThe implant is MR Conditional: a patient can be scanned at 1.5 T or 3 T.',
      document: 'ifu',
      finds: ['MR conditional'],
    },
    {
      text: '# SSCP\n\nOnce you carry this implant, you can never again have magnetic resonance imaging. MRI: you must not have one as long as the valve is in your body.',
      document: 'sscp',
      finds: ['MR unsafe', 'MR unsafe'],
    },
    {
      text: '# IFU\n\nMRI is possible under the conditions printed on the implant card.',
      document: 'ifu',
      finds: ['MR safe or MR conditional'],
    },
    { text: '# CER\n\nThe device is MR safe. Lesions were seen on MRI in 12 patients.', document: 'cer', finds: ['MR safe'] },
    {
      text: '# CER\n\nThe implant is MR Conditional up to 3 T; the steel trial sizers are MR Unsafe.',
      document: 'cer',
      finds: ['MR conditional'],
    },
    {
      text: '# SSCP\n\nYou must not have an MRI in the first 6 weeks. Do not have an MRI without your card. You must not have an MRI at more than 3 tesla.',
      document: 'sscp',
      finds: [],
    },
    {
      text: '# CER\n\nPatients with a nerve stimulator who cannot have MRI were excluded. MRI is not allowed for patients with another implant.',
      document: 'cer',
      finds: [],
    },
    {
      text: '# CER\n\nThe diagnosis was confirmed by MRI. The inserter is MR Unsafe. Do not use it near an MRI scanner.',
      document: 'cer',
      finds: [],
    },
  ],
} satisfies StatementKind;

function toldIn({ folded }: Sentence, deviceNouns: readonly string[]): [readonly string[], RegExpExecArray | null] {
  let told = false;
  // "Patients who also carry an MR unsafe implant" tells of another one.
  if (anotherImplant.test(folded)) return [[], null];
  for (const [says, words] of terms) {
    const match = words.exec(folded);
    if (!match) continue;
    // "It is MR Conditional at 1.5 T. The reamer is MR Unsafe": each clause is told of what stands in it.
    const from = Math.max(folded.lastIndexOf(';', match.index), folded.lastIndexOf('. ', match.index)) + 1;
    const first = /^\W*(?:the |this |our )?([\p{L}-]+)/u.exec(folded.slice(from))?.[1] ?? '';
    // "The inserter is MR Unsafe" is told of an instrument.
    if (match.index < from + 3 || itself.test(folded.slice(from)) || deviceNouns.includes(stem(first))) return [[says], match];
    told = true;
  }
  if (told) return [[], null];
  if (places.test(folded)) return [[], null];
  const no = never.exec(folded);
  // "You must not have an MRI in the first six weeks" says nothing of the time after.
  if (no && (conditional.test(folded.replace(carried, '')) || ownReason.test(folded))) return [[], null];
  return no ? [['MR unsafe'], no] : [['MR safe', 'MR conditional'], possible.exec(folded)];
}
