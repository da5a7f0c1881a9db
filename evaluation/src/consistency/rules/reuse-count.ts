import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import { keyInWords } from '../statement-sentence.ts';

/** The permitted number of uses is the same wherever it stands. */
export default {
  id: 'reuse-count',
  title: 'The permitted number of uses is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(n)'],
  severity: 'major',
  why: 'More uses than were validated end in failures that nobody assessed.',
  remedy: 'Take the validated number from the technical documentation and correct the document that deviates.',
  basis: ['MDR Annex I 23.4(n)'],
  check: (dossier) =>
    differences(dossier, {
      kind: 'reuse-count',
      noun: (statement) => `permitted number of uses, counted in ${keyInWords(dossier, statement)},`,
    }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe handle may be used for up to 300 procedures.',
          sscp: '# SSCP\n\nThe handle can be used for up to 350 procedures.',
        },
        says: '350',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe handle may be used for up to 300 procedures; the adapter is limited to 50 cycles.',
          rmf: '# RMF\n\nThe handle was tested for 330 procedures.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
