import { locationIn, sectionOf } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

const marks: readonly RegExp[] = [
  /\b(?:tbd|tbc|tba|todo|fixme)\b/giu,
  /\blorem ipsum\b/giu,
  /\[(?:insert|enter|add|tbd|to be|name of|product name|device name|company|date|xx|placeholder|please|specify|reference needed)\b[^\]]{0,80}\]/giu,
  /<(?:insert|enter|add|product|device|company|manufacturer|name|date|version|xx|placeholder|tbd|specify)\b[^>\n]{0,60}>/giu,
  /(?<![\p{L}\d])[Xx]{2,}(?:[.,/-][Xx]{2,})*(?![\p{L}\d])/gu,
  /\?{3,}|_{5,}/gu,
  /\bclick (?:or tap )?here to enter\b|\bhier klicken\b|\berror! (?:reference source|bookmark)[^.]{0,40}|\bfehler! (?:verweisquelle|textmarke)[^.]{0,40}/giu,
  /\b(?:is|are|was|were|will be|has|have|still|yet)? ?(?:yet )?to be (?:defined|determined|confirmed|completed|specified|added|inserted|updated|provided|decided|agreed|fixed)(?: (?:later|at a later (?:date|stage|time)|in due course|in (?:a |the )?(?:next|future|later) (?:version|revision|update)|before (?:release|submission|approval|the start)))/giu,
  /\b(?:is|are|still|yet) to be (?:defined|determined|confirmed|decided|specified)\.?$/giu,
  /\bwill be (?:defined|determined|specified|decided|added|completed|provided|fixed) (?:later|at a later (?:date|stage|time)|in due course|in (?:a|the) (?:next|later|future) (?:version|revision))/giu,
  /\b(?:noch )?(?:festzulegen|zu erganzen|zu bestimmen|wird (?:spater|noch) (?:festgelegt|erganzt))\b|\bà (?:définir|compléter|préciser)\b|\bpor (?:definir|determinar|confirmar)\b|\bda (?:definire|completare|confermare)\b/giu,
];
/** What looks like a placeholder and is none: roman numerals, sizes, chromosomes, defined terms. */
const notOne = /\b(?:xx (?:chromosome|karyotype)|xxl|xxs|karyotype|roman|placeholder (?:is|was|text was removed))\b/iu;

/** Templates that were not filled in, and work that was put off. */
export default {
  id: 'placeholder',
  title: 'Nothing is left to be filled in',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'major',
  why: 'A placeholder in a released document shows that nobody read it to the end, and what it stands for is not there to be assessed.',
  remedy: 'Fill it in, or take the sentence out.',
  basis: ['MEDDEV 2.7/1 rev. 4 A10', 'MDR 61(12)'],
  *check(dossier) {
    for (const document of dossier.documents) {
      for (const passage of document.passages) {
        for (const sentence of passage.sentences) {
          if (notOne.test(sentence.text)) continue;
          const hit = marks.map((mark) => new RegExp(mark).exec(sentence.text)).find((match) => match);
          if (!hit) continue;
          const start = sentence.start + hit.index;
          yield {
            attribute: 'placeholder',
            message: `${document.name} has something left to be filled in${sectionOf(passage) ? ` in "${sectionOf(passage)}"` : ''}: "${hit[0].trim()}".`,
            locations: [locationIn(document, passage, start, start + hit[0].length)],
            compared: [hit[0].trim()],
          };
        }
      }
    }
  },
  examples: {
    finds: [
      { dossier: { cer: '# CER\n\n## Scope\n\nThe report covers [insert product name] and its variants.' }, says: '[insert product name]' },
      { dossier: { 'pmcf-plan': '# PMCF plan\n\nDuration and sample size are to be defined later.' }, says: 'to be defined later' },
      { dossier: { cer: '# CER\n\nThe certificate number is XXXX.' }, says: 'XXXX' },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe dose is to be determined by the physician. Stage III to XX was not used in size XXL. The criterion had to be defined before results were seen.',
          ifu: '# IFU\n\nThe rate is to be set as prescribed [12].',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
