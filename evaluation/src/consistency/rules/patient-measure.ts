import { endDifferences } from '../end-differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import { byKey } from '../support.ts';

/** Measures by which patients are chosen have the same limits in every document. */
export default {
  id: 'patient-measure',
  title: 'Limits of measures of the patients are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'critical',
  why: 'A limit such as a T-score or an ejection fraction decides who is treated. A document that draws it elsewhere lets in patients for whom there is no evidence, or keeps out those who benefit.',
  remedy: 'Decide which limit the evidence supports and use the same in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  *check(dossier) {
    for (const [measure, statements] of byKey(dossier.of('patient-measure'))) yield* endDifferences(dossier, measure, statements);
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\n## Contraindications\n\nActive infection; osteoporosis (T-score −3.5 or lower).',
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- osteoporosis with a T-score below −2.5',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- Osteoporosis with a T-score of −2.5 or lower.',
        },
        says: '-3.5',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nObesity with a body mass index of 35 kg/m² or more.',
          ifu: '# Instructions for Use\n\n## Indications\n\nPatients with a BMI ≥ 30 kg/m².',
        },
        says: 'body mass index',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nObesity with a body mass index of 40 kg/m² or more, or with a BMI from 35 kg/m² and diabetes.\n\n## Contraindications\n\n- BMI above 60\n\n## Clinical investigation\n\nPatients with a BMI of 30 to 45 were enrolled.',
          ifu: '# Instructions for Use\n\n## Indications\n\nPatients with a BMI ≥ 40 kg/m².\n\n## Precautions\n\nPatients with a BMI above 50 may need a longer needle.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
