import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** What is for single use in one document is not reusable in another. */
export default {
  id: 'reuse',
  title: 'Single use or reusable is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(8), Annex I 23.4(n)-(p)'],
  severity: 'major',
  why: 'Reprocessing a device that was evaluated for single use exposes patients to infection and failure that nobody assessed.',
  remedy: 'Take what the technical documentation validates and correct the document that deviates, with its reprocessing instructions.',
  basis: ['MDR 2(8)', 'MDR Annex I 23.4(n)-(p)'],
  check: (dossier) =>
    differences(dossier, {
      kind: 'reuse',
      noun: (statement) => (statement.key ? `use of the ${statement.key}` : 'use (single or repeated)'),
      // What belongs to one patient may be used by that patient again.
      compatible: (one, other) => one.says === other.says || one.says === 'single patient' || other.says === 'single patient',
    }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe device is single use.',
          ifu: '# IFU\n\n## Handling\n\nReusable after reprocessing. Lifetime: 2 years.',
        },
        says: 'reusable',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe device is for single use. The predecessor was reusable.',
          ifu: '# IFU\n\nDo not reuse. The charger is reusable.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
