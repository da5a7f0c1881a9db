import { keptByDocument } from '../kept-by-document.ts';
import { locationIn, sectionOf } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

const marks: readonly RegExp[] = [
  /(?<![\w-])(?:tbd|tbc|tba|todo|fixme)\b(?![-\u2010\u2011\u2013 ]?\d)/iu,
  /\blorem ipsum\b/iu,
  /\[(?:insert|enter|add|tbd|to be|name of|product name|device name|company|date|xx|placeholder|please|specify|reference needed)\b[^\]]{0,80}\]/iu,
  /\[[^\]]{0,60}\b(?:(?:to be|please) (?:added|completed|confirmed|filled in|provided|supplied|updated|inserted|specified|defined|decided)|tbd|tbc|pending|still missing)\b[^\]]{0,60}\]/iu,
  /<(?:insert|enter|add|product|device|company|manufacturer|name|date|version|xx|placeholder|tbd|specify)\b[^>\n]{0,60}>/iu,
  /(?<![\p{L}\d-])(?:X{2,}|x{3,})(?:[.,/-][Xx]{2,})*(?![\p{L}\d-])/u,
  /\?{3,}|_{5,}/u,
  /\bclick (?:or tap )?here to enter\b|\bhier klicken\b|\berror! (?:reference source|bookmark)[^.]{0,40}|\bfehler! (?:verweisquelle|textmarke)[^.]{0,40}/iu,
  /\b(?:is|are|was|were|will be|has|have|still|yet)? ?(?:yet )?to be (?:defined|determined|confirmed|completed|specified|added|inserted|updated|provided|decided|agreed|fixed)(?: (?:later|at a later (?:date|stage|time)|in due course|in (?:a |the )?(?:next|future|later) (?:version|revision|update)|before (?:release|submission|approval|the start)))/iu,
  /\b(?:is|are|still|yet) to be (?:defined|determined|confirmed|decided|specified)\.?$/iu,
  /\bwill be (?:defined|determined|specified|decided|added|completed|provided|fixed) (?:later|at a later (?:date|stage|time)|in due course|in (?:a|the) (?:next|later|future) (?:version|revision))/iu,
  /\b(?:noch )?(?:festzulegen|zu erganzen|zu bestimmen|wird (?:spater|noch) (?:festgelegt|erganzt))\b|\bà (?:définir|compléter|préciser)\b|\bpor (?:definir|determinar|confirmar)\b|\bda (?:definire|completare|confermare)\b/iu,
];
/** What looks like a placeholder and is none: roman numerals, sizes, chromosomes, defined terms. */
const notOne = /\b(?:xx (?:chromosome|karyotype)|xxl|xxs|karyotype|roman|placeholder (?:is|was|text was removed))\b/iu;

/** Templates that were not filled in, and work that was put off. */
export default {
  id: 'placeholder',
  title: 'Nothing is left to be filled in',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'major',
  givesWayTo: ['deferred-element'],
  why: 'A placeholder in a released document shows that nobody read it to the end, and what it stands for is not there to be assessed.',
  remedy: 'Fill it in, or take the sentence out.',
  basis: ['MEDDEV 2.7/1 rev. 4 A10', 'MDR 61(12)'],
  asksFor: [],
  *check(dossier) {
    for (const document of dossier.documents) {
      const places = placesIn(document);
      if (places.length === 0) continue;
      const [first] = places;
      const where = first!.section ? ` under "${first!.section}"` : '';
      yield {
        attribute: 'placeholder',
        message:
          places.length === 1
            ? `${document.name} has something left to be filled in${where}: "${first!.words}".`
            : `${document.name} has ${places.length} places left to be filled in, the first${where}: "${first!.words}".`,
        locations: places.map((place) => place.location),
        compared: places.map((place) => place.words),
      };
    }
  },
  examples: {
    finds: [
      { dossier: { cer: '# CER\n\n## Scope\n\nThe report covers [insert product name] and its variants.' }, says: '[insert product name]' },
      { dossier: { 'pmcf-plan': '# PMCF plan\n\nDuration and sample size are to be defined later.' }, says: 'to be defined later' },
      { dossier: { cer: '# CER\n\nThe certificate number is XXXX.' }, says: 'XXXX' },
      { dossier: { psur: '# PSUR\n\nThe reviewer, [name – to be completed by quality], had no remarks.' }, says: 'to be completed' },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe dose is to be determined by the physician. Stage III to XX was not used in size XXL. The criterion had to be defined before results were seen. Models: TBA-45, TBA-55.',
          ifu: '# IFU\n\nThe rate is to be set as prescribed [12].',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const placesIn = keptByDocument((document) =>
  document.passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) => {
      if (notOne.test(sentence.text)) return [];
      const hit = marks.map((mark) => mark.exec(sentence.text)).find((match) => match);
      if (!hit) return [];
      const start = sentence.start + hit.index;
      return [{ words: hit[0].trim(), section: sectionOf(passage), location: locationIn(document, passage, start, start + hit[0].length) }];
    }),
  ),
);
