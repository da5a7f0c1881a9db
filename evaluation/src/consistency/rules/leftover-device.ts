import type { DocumentType } from '../attribute.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import { comparableName } from '../names.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { mentions } from '../subject.ts';
import { stem } from '../text/fold.ts';
import { keptByText } from '../text/kept-by-text.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** Documents that speak about the device itself; a report compares it with others all the time. */
const own: readonly DocumentType[] = ['ifu', 'label', 'pmcf-plan', 'rmf', 'sscp', 'cep', 'psur', 'pms-plan'];
const foreign: readonly Topic[] = [...topicsOfOthers, 'equivalence', 'references', 'history', 'abbreviations'];
/** Words with which a sentence may well speak about another device. */
const allowed =
  /\b(?:predecessor|(?:the|an?|your|our) old|previous(?:ly)?|former(?:ly)?|earlier|older|successor|replac\w+|supersed\w+|(?:covered|dealt with|described|handled|documented|treated) (?:by|in|under) (?:its|their|a|an|another) |(?:action|recall|notice|withdrawal)s? (?:of|in|from|on) |equivalen\w+|compar\w+|similar|reference device|unlike|instead|not compatible|compatib\w+|incompatib\w+|together with|combination|based on|derived|had|data (?:from|of|on|for)|experience|evidence|known from|as with|as in|like the|same as|identical|both|neither|differs?|difference|changed?|changes|new(?:er)?|until (?:19|20)\d\d|since (?:19|20)\d\d|in (?:19|20)\d\d|sold|marketed|discontinued|phased out|legacy|transferr\w+|upgrade\w*|do not use|(?:do|does) not (?:fit|apply|work|match)|(?:must|may|shall|should) (?:\w+ )?not|not be (?:used|read|applied|understood)|cannot|(?:statements?|claims?|results|figures|information|sections?|chapters?) (?:concerning|about|regarding|relating to)|not for|parts of|accessor\w+|no longer|(?:eyes|patients|cases|procedures|implants) with|competitor|benchmark|literature|published|study|trial|investigation|registry|series|certificate|complaint\w*|incident\w*|separate|own technical|not covered|of no concern|or "|and "|search strings?|out of scope|(?:not|outside) (?:in |of )?(?:the )?scope|other (?:models?|versions?|variants?|devices)|(?:sister|sibling|two|both|all) models?|withdrawn|has its own|mix(?:ed)?-?ups?|confus\w+|mistak\w+|excluded|versus|vs|than)\b/;

/** "A change of the benefit-risk assessment" changes what is thought of a device; it tells nothing of an earlier one. */
const judged =
  /\bchange[sd]? (?:of|to|in) (?:the |its |our )?(?:overall )?(?:benefit|risk|evaluation|assessment|conclusions?|judgement|intended|instructions|labelling)\b/gu;

/** Words of another device that were left in a document. */
export default {
  id: 'leftover-device',
  title: 'No words about another device are left over',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(a)'],
  severity: 'major',
  why: 'Text taken over from another device may give instructions, data or patients that do not belong to this one.',
  remedy: 'Replace the name after checking that the sentence is true of this device, or say how the two devices belong together.',
  basis: ['MDR Annex II 1.1(a)', 'MDR Annex I 23.1'],
  *check(dossier) {
    for (const document of dossier.documents) yield* leftIn(document, dossier.context);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. Equivalence to the Velora M1 is claimed.',
          ifu: '# IFU\n\nDevice: Velora M2\n\n## Operation\n\nKeep the air openings of the Velora M1 free.',
        },
        says: 'Velora M1',
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. Equivalence to the Velora M1 is claimed.',
          psur: '# PSUR\n\nDevice: Velora M2\n\n## Conclusion\n\nNothing calls for a change of the benefit-risk assessment of the Velora M1.',
        },
        says: 'Velora M1',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. Equivalence to the Velora M1 is claimed.',
          rmf: '# RMF\n\nDevice: Velora M2\n\n## Scope\n\nThe Velora M1 is dealt with in a separate file. The recall of the Velora M1 led to the second valve.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. Equivalence to the Velora M1 is claimed.',
          ifu: '# IFU\n\nDevice: Velora M2\n\n## Operation\n\nTubing of the Velora M1 must not be used. Statements on the Velora M1 must therefore not be read as statements on this device. Compared with the Velora M1 the alarm is louder. Failures with the Velora M1 were 0.9 % a year. The tubes of the Velora M1 are of no concern here.\n\n## Predecessor\n\nThe Velora M1 had no alarm.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. The predecessor Velora M1 had no alarm.',
          ifu: '# IFU\n\nDevice: Velora M2\n\n## Models\n\n- Velora M1 (VM-10) is the model before this one.\n- Velora H (VM-30) is the home model. It has its own instructions.',
          cep: '# CEP\n\nDevice: Velora M2\n\nNot in scope:\n\n- Velora H (VM-30), use at home',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** The name as the sentence writes it. */
function writtenAs(text: string, name: string): string {
  const words = text.split(/[\s,;:()]+/);
  const length = name.split(' ').length;
  for (let index = 0; index + length <= words.length; index++) {
    for (const take of [length, length + 1]) {
      const run = words.slice(index, index + take).join(' ');
      if (comparableName(run) === name && /^\p{Lu}|^\d/u.test(run)) return run.replace(/[.'’]+$/, '');
    }
  }
  return name;
}

/** The last word of another device's name where it is a code by itself ("P0"), and no part of the device's own name. */
function codeOf(name: string, context: DossierContext): string {
  const last = name.split(' ').at(-1)!;
  const code = /^[a-z]+\d+[a-z]?$/.test(last) && last.length <= 5;
  return code && !context.deviceNames.some((own) => own.split(' ').includes(last)) ? last : '';
}

const codePattern = keptByText((code) => new RegExp(`([\\p{L}-]+) ${code}(?![\\p{L}\\d])`, 'u'));

/** A code alone counts only behind a noun for the device: "scanner P0", not "severity S1". */
function namesByCode(folded: string, code: string, context: DossierContext): boolean {
  const before = code === '' ? undefined : folded.includes(code) ? codePattern(code).exec(folded)?.[1] : undefined;
  return before !== undefined && (/^(?:device|model|system|product)$/.test(before) || context.deviceNouns.includes(stem(before)));
}

const leftIn = keptByDocumentAndContext((document, context) => [...leftovers(document, context)]);

function* leftovers(document: DossierDocument, context: DossierContext): Generator<Contradiction> {
  const [brand] = (context.deviceNames[0] ?? '').split(' ');
  // Text is taken over from an earlier device of the same maker, which shares the first word of the name.
  const others = context.otherNames.filter((name) => !context.deviceNames[0]?.includes(name) && name.startsWith(`${brand} `));
  if (others.length === 0) return;
  if (!own.includes(document.type)) return;
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || foreign.some((topic) => passage.topics.has(topic))) continue;
    // A sentence that says what another device is names it on purpose.
    const introduced = document.names.filter((one) => one.passage === passage.index && one.role === 'other');
    for (const sentence of passage.sentences) {
      if (introduced.some((one) => sentence.start <= one.start && one.end <= sentence.end)) continue;
      if (!/\p{Lu}/u.test(sentence.text)) continue;
      const other = others.find((name) => mentions(sentence.folded, name) || namesByCode(sentence.folded, codeOf(name, context), context));
      if (!other || allowed.test(sentence.folded.replace(judged, ' '))) continue;
      // "(Velora M1: 60 mA)" gives the other's value beside the own one, and the own name in the sentence compares the two.
      if (sentence.folded.includes(`(${other}:`)) continue;
      // "Their frequencies with the Velora M1 were 0.9 % and 6 %" tells what was seen with it.
      const [, behind = ''] = sentence.folded.split(other.split(' ').at(-1)!);
      if (/^[^.;]{0,30}\b(?:was|were|showed|did)\b/u.test(behind)) continue;
      const around =
        `${passage.label} ${passage.cell ? `${passage.cell.columnTitle} ${passage.cell.rowLabel} ${passage.cell.caption}` : ''} ${passage.headings.at(-1)?.title ?? ''}`.toLowerCase();
      if (allowed.test(around) || passage.cell) continue;
      const written = writtenAs(sentence.text, other);
      yield {
        attribute: 'leftover-device',
        message: `${written} is named where ${context.deviceName || 'the device'} must be meant.`,
        locations: [locationIn(document, passage, sentence.start, sentence.end)],
        compared: [written],
      };
    }
  }
}
