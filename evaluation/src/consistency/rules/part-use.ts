import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { keyInWords } from '../statement-sentence.ts';

/** Uses that cannot both be meant: what one person keeps may still be used again by that person. */
const apart: readonly (readonly [string, string])[] = [
  ['once', 'several times'],
  ['once', 'several persons'],
  ['one person', 'several persons'],
];

/** A part that belongs to one patient or one procedure in one document is not passed on in another. */
export default {
  id: 'part-use',
  title: 'A part is for one use, one person or many everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(n)-(p)'],
  severity: 'major',
  why: 'A part that is passed on although it was evaluated for one patient or one use carries infection and wear that nobody assessed.',
  remedy: 'Take what was validated for the part and correct the document that deviates.',
  basis: ['MDR Annex I 23.4(n)-(p)'],
  givesWayTo: ['reuse'],
  *check(dossier) {
    yield* differences(dossier, {
      kind: 'part-use',
      noun: (one) => (one.key ? `use of the ${keyInWords(dossier, one)}` : 'use by one or several'),
      compatible: (one, other) => {
        const [here, there] = [useOf(one), useOf(other)];
        return !apart.some((pair) => pair.includes(here) && pair.includes(there) && here !== there);
      },
    });
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe meter touches the skin through a cap; a new cap is taken for every newborn.',
          ifu: '# IFU\n\n## Use\n\nA cap serves for about twenty newborns.',
        },
        says: 'cap',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\nEvery part, the canister included, is for one patient.',
          ifu: '# IFU\n\n## Use\n\nThe canister can be rinsed and sterilised again for up to five cases.',
        },
        says: 'canister',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nEach mask belongs to one patient. A new filter is used for every patient.',
          ifu: '# IFU\n\n## Use\n\nThe mask can be washed and used for several treatments. The base unit serves for many patients. A filter is never used for several patients.',
          rmf: '# Risk management report\n\nPeople who use one mask in turn can infect each other. The filter of the predecessor was used for several patients.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function useOf({ value }: Statement): string {
  return value.type === 'categories' ? value.categories[0]! : '';
}
