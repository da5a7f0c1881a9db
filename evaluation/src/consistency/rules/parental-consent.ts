import { boundReference, boundsOf } from '../bound-differences.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

const parents = '(?:parents?|mother or father|those with (?:parental )?custody|legal guardians? of (?:the|a) (?:child|minor))';
/** What only minors have: somebody who consents or decides for them as a parent. */
const forMinors = new RegExp(
  `\\b(?:consent|assent|agreement|permission|signatures?)\\b[^.;]{0,70}\\b(?:${parents}|custody)\\b|\\b${parents}(?: or (?:legal )?guardians?)? (?:must|have to|need to|may|should|also)? ?(?:also )?(?:consent|agree|sign)\\b|\\bparental (?:consent|permission|agreement)\\b`,
  'u',
);
const foreign: readonly Topic[] = [...topicsOfOthers, 'history', 'references'];
/** Research on people of an age may need it whatever the device is for. */
const notSo =
  /\b(?:not|no|never|without|outside|exclud\w+|other devices?|published|literature|study|trial|investigation|off-label|donors?)\b/u;
const adult = 18 * 12;

/** Who asks parents for their consent treats minors. */
export default {
  id: 'parental-consent',
  title: 'Parents are asked for consent only where the device is for minors',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b)'],
  severity: 'critical',
  why: 'An instruction that reckons with parents invites users to treat minors, for whom nothing was shown.',
  remedy: 'Take the instruction out, or bring age limits and evidence in line with it.',
  basis: ['MDR Annex I 23.4(b)', 'MDR 7'],
  *check(dossier) {
    const ages = boundReference(dossier, boundsOf(dossier, 'population-age'));
    if (!ages || ages.range.from === undefined || ages.range.from < adult) return;
    for (const document of dossier.documents) {
      if (!['ifu', 'sscp', 'label', 'other'].includes(document.type)) continue;
      for (const passage of document.passages) {
        if (!/parent|custody|guardian|mother or father/u.test(passage.folded) || foreign.some((topic) => passage.topics.has(topic)))
          continue;
        for (const sentence of passage.sentences) {
          if (!forMinors.test(sentence.folded) || notSo.test(sentence.folded)) continue;
          yield {
            attribute: 'population-age',
            message: `${document.name} reckons with parents who consent ("${sentence.text.trim()}"), but the device is for patients of ${ages.statement.says} (${dossier.document(ages.statement.document).name}).`,
            locations: [locationIn(document, passage, sentence.start, sentence.end), locate(dossier, ages.statement)],
            compared: [sentence.text.trim(), ages.statement.says],
          };
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Target population\n\nAdults of 18 to 70 years.',
          ifu: '# Instructions for use\n\n## Target population\n\nThe device is for patients of 18 to 70 years.\n\n## Before use\n\n3. Obtain the consent of the patient and, where parents have custody, theirs as well.',
        },
        says: 'custody',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Target population\n\nPatients of 12 to 70 years.',
          ifu: '# Instructions for use\n\n## Target population\n\nThe device is for patients of 12 to 70 years.\n\n## Before use\n\nObtain parental consent.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Target population\n\nAdults of 18 to 70 years.',
          ifu: '# Instructions for use\n\n## Target population\n\nThe device is for patients of 18 to 70 years. Treatment of minors, even with consent of the parents, is not intended.\n\n## Before use\n\nObtain the consent of the patient or of the legal guardian. Ask whether a parent had seizures.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
