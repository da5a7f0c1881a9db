import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import { keyInWords } from '../statement-sentence.ts';

/** An action may be done equally often in every document. */
export default {
  id: 'action-count',
  title: 'The number of allowed actions is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(i) and (k)'],
  severity: 'critical',
  why: 'Who fires, recaptures or fills a part more often than it was tested for works beyond what the evidence covers.',
  remedy: 'Decide how often the action may be done and write the same number in every document.',
  basis: ['MDR Annex I 23.4(i)'],
  general: true,
  check: (dossier) =>
    differences(dossier, { kind: 'action-count', noun: (statement) => `permitted number of actions (${keyInWords(dossier, statement)})` }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Description\n\nEvery reload can be fired once.',
          sscp: '# SSCP\n\n## Description\n\nEach reload carries staples for two strokes and is replaced after the second.',
        },
        says: 'twice',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Description\n\nEvery reload can be fired once. The handle can be fired twelve times.\n\n## Predecessor\n\nIts reload could be fired twice.',
          ifu: '# Instructions for Use\n\n## Use\n\nFire the reload only once. Press the button twice.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
