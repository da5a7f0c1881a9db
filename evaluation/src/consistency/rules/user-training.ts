import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** The training that users need is the same in every document. */
export default {
  id: 'user-training',
  title: 'The required training is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)'],
  severity: 'major',
  why: 'Risks of use were judged for users with a certain training. A document that asks for less lets others use the device.',
  remedy: 'Decide which training users need and ask for the same in every document.',
  basis: ['MDR Annex I 5', 'MDR Annex I 23.4(j)'],
  check: (dossier) => differences(dossier, { kind: 'user-training', noun: () => 'required training' }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nCardiac surgeons with at least ten supervised implantations.',
          ifu: '# Instructions for Use\n\n## Users\n\nCardiac surgeons who have completed five proctored implantations.',
        },
        says: '5 supervised procedures',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Device\n\nAny surgeon, product training optional.',
          ifu: '# Instructions for Use\n\n## Users\n\nSurgeons who have taken part in the product training.',
          cer: '# Clinical Evaluation Report\n\n## Users\n\nSurgeons, after product training.',
        },
        says: 'training optional',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Users\n\nCardiac surgeons with at least ten supervised implantations.\n\n## Predecessor\n\nFive supervised implantations were enough.',
          ifu: '# Instructions for Use\n\n## Users\n\nCardiac surgeons who have carried out 10 implantations under supervision.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
