import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** The device is made in the same sizes wherever they are listed. */
export default {
  id: 'sizes',
  title: 'Sizes are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(b)'],
  severity: 'major',
  why: 'A size that only one document knows was not evaluated, or does not exist.',
  remedy: 'Compare with the list of variants in the technical documentation.',
  basis: ['MDR Annex II 1.1(b)'],
  check: (dossier) =>
    differences(dossier, { kind: 'sizes', noun: (statement) => `list of ${statement.key.split(' ')[0]}s`, compatible: overlapWhole }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nIts four sizes (20, 23, 26 and 29 mm) are alike.',
          sscp: '# SSCP\n\nIt is made in four sizes, 20, 23, 26 and 31 mm.',
        },
        says: '31',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nIts sizes are 20, 23, 26 and 29 mm. The predecessor had sizes 23, 26 and 31 mm.',
          sscp: '# SSCP\n\nThe smaller sizes, 20 and 23 mm, need a 14 F sheath.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Part of the list is no contradiction: "the sizes 20 and 23 mm". */
function overlapWhole(one: Statement, other: Statement): boolean {
  if (one.value.type !== 'categories' || other.value.type !== 'categories') return false;
  const [a, b] = [one.value.categories, other.value.categories];
  const shared = a.filter((size) => b.includes(size)).length;
  return shared === a.length || shared === b.length || shared === 0;
}
