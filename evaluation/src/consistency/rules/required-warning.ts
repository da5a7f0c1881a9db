import type { Dossier, DossierDocument } from '../dossier.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { contentStems, fold } from '../text/fold.ts';

const section =
  /information for safety|warnings? (?:required|in the ifu|for the user)|information (?:in|for) the (?:ifu|user|instructions)|risk control by information/u;
const demand = /^(?:ifu )?warnings?(?: statements?)? (?:against|about|on|of|not to|that|for)\s+(.+)$/u;

/** A warning on which the risk file relies stands in the instructions for use. */
export default {
  id: 'required-warning',
  title: 'Warnings on which the risk file relies stand in the instructions',
  references: ['ISO 14971:2019, 7.1 and 8', 'Regulation (EU) 2017/745, Annex I 4(c) and 23.4(s)'],
  severity: 'major',
  why: 'A risk that is controlled by a warning is not controlled where the warning does not stand.',
  remedy: 'Put the warning into the instructions for use, or control the risk in another way and correct the risk file.',
  basis: ['ISO 14971:2019 7.1', 'MDR Annex I 4(c)', 'MDR Annex I 23.4(s)'],
  *check(dossier: Dossier) {
    const instructions = dossier.documents.filter((document) => document.type === 'ifu');
    for (const file of dossier.documents) {
      if (file.type !== 'rmf') continue;
      for (const passage of file.passages) {
        if (passage.kind !== 'item' || !section.test(passage.headings.map((one) => fold(one.title)).join(' | '))) continue;
        const wanted = demand.exec(passage.folded.trim().replace(/[.;]$/, ''));
        if (!wanted) continue;
        const stems = meanings(wanted[1]!);
        for (const target of instructions) {
          if (target.language !== file.language || stems.length === 0 || warned(target, stems)) continue;
          const warnings = target.passages.find((one) => one.kind !== 'heading' && one.topics.has('warnings'));
          // Instructions without a section of warnings may be an extract.
          if (!warnings) continue;
          yield {
            attribute: 'risk-coverage',
            message: `${file.name} relies on a warning ("${passage.text.trim()}") that does not stand in ${target.name}.`,
            locations: [locationIn(target, warnings), locationIn(file, passage)],
            compared: ['no such warning', passage.text.trim()],
          };
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Information for safety\n\n- Warning against lifting the bed by the side rail',
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not open the housing.',
        },
        says: 'side rail',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Information for safety\n\n- Warning against lifting the bed by the side rail\n- Limits: 300 uses',
          ifu: '# Instructions for use\n\n## Warnings\n\nNever use the side rail to lift the bed.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function meanings(text: string): string[] {
  return contentStems(text).map(meaningOf);
}

const kept = new WeakMap<Passage, ReadonlySet<string>>();

/** Whether a sentence group of the instructions has most of the words of a warning. */
function warned(document: DossierDocument, stems: readonly string[]): boolean {
  return document.passages.some((passage) => {
    if (passage.kind === 'heading') return false;
    let there = kept.get(passage);
    if (!there) {
      there = new Set(meanings(passage.text));
      kept.set(passage, there);
    }
    return stems.filter((one) => there.has(one)).length >= 0.5 * stems.length;
  });
}
