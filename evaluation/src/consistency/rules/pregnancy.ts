import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** Pregnancy is a contraindication in every document or in none. */
export default {
  id: 'pregnancy',
  title: 'What is said of pregnancy and breast-feeding is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b), (g) and (s)'],
  severity: 'critical',
  why: 'A document that allows use in pregnancy where another forbids it puts mother and child at risk.',
  remedy: 'Decide on the evidence whether use in pregnancy is contraindicated, and say the same in every document.',
  basis: ['MDR Annex I 23.4(b)', 'MDR Annex I 23.4(g)'],
  check: (dossier) => differences(dossier, { kind: 'pregnancy', noun: (statement) => `use in ${statement.key}` }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- pregnancy\n- infection',
          ifu: '# Instructions for Use\n\n## Precautions\n\nThe device may be used in pregnancy.',
        },
        says: 'allowed',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Precautions\n\nPregnancy is no contraindication.\n\n## State of the art\n\nOther devices are contraindicated in pregnancy.\n\n## Clinical investigation\n\nPregnant women were not enrolled.',
          ifu: '# Instructions for Use\n\n## Precautions\n\nExperience in pregnant patients is limited. Pregnancy is no contraindication.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
