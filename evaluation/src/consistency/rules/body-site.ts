import { bodySites } from '../lexicon/modes-of-use.ts';
import type { ConsistencyRule } from '../rule.ts';
import { termDifferences } from '../term-differences.ts';

/** The device is worn or placed on the same parts of the body in every document. */
export default {
  id: 'body-site',
  title: 'The site on the body is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(a)', 'MEDDEV 2.7/1 revision 4, A3'],
  severity: 'major',
  why: 'Performance and skin reactions were shown for certain sites. A further site in one document is use without evidence.',
  remedy: 'Name the sites that the evidence covers, and the same in every document.',
  basis: ['MDR Annex II 1.1', 'MEDDEV 2.7/1 rev. 4 A3'],
  check: (dossier) =>
    termDifferences(dossier, {
      kind: 'body-site',
      terms: bodySites,
      attribute: 'body-site',
      role: ['a site on the body', 'sites on the body'],
    }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe sensor is worn on the back of the upper arm.',
          sscp: '# SSCP\n\n## Intended use\n\nThe sensor is worn on the upper arm.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe sensor is worn on the upper arm or on the abdomen.',
        },
        says: 'bdomen',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe sensor is worn on the back of the upper arm.\n\n## Similar devices\n\nThe Beta is worn on the thigh.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe sensor is worn on the upper arm.\n\n## Side effects\n\nPain in the chest.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
