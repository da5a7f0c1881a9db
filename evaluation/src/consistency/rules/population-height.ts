import { boundDifferences } from '../bound-differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** The device treats patients of the same height in every document. */
export default {
  id: 'population-height',
  title: 'The height of the patients is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'critical',
  why: 'Sizes and positions depend on the height of the patient. Who follows the wrong limit treats patients for whom safety and performance were never shown.',
  remedy: 'Decide which limit the clinical evidence supports and use it in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)'],
  check: (dossier) =>
    boundDifferences(dossier, { kind: 'population-height', noun: 'height of the patients', attribute: 'population-condition' }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients with a body height of at least 150 cm.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe device is intended for persons who are at least 1.40 m tall.',
        },
        says: '140 cm',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for patients with a body height of at least 150 cm. The stand has a height of 140 cm.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe device is intended for persons who are at least 1.5 m tall.\n\n## Set-up\n\nInstall it at a height of at least 80 cm.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
