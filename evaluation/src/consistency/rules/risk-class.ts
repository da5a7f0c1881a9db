import { differences } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import type { ConsistencyRule } from '../rule.ts';

/** One device has one risk class. */
export default {
  id: 'risk-class',
  title: 'The risk class is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 51 and Annex VIII'],
  severity: 'major',
  why: 'The class decides the conformity assessment, the depth of clinical evidence and how often reports are due; two classes in one file stop the review.',
  remedy: 'Check the classification under Annex VIII and put the right class into the document that deviates.',
  basis: ['MDR 51', 'MDR Annex VIII'],
  check: (dossier) =>
    differences(dossier, {
      kind: 'risk-class',
      accept: (statement) => statement.subject === 'device' && !explainsRules(dossier, statement.document),
      noun: (statement) => (statement.key ? `risk class of the ${statement.key}` : 'risk class'),
    }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha One, class IIb.',
          psur: '# PSUR\n\nThe Alpha One is a class IIa device.',
        },
        says: 'class IIa',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha One, class IIb.\n\n## Equivalence\n\nThe equivalent device Beta Two is a class IIa device.',
          psur: '# PSUR\n\nThe Alpha One (risk class IIb) was sold in nine countries. Patients in NYHA class III were not treated.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** A text that goes through the classification rules names most classes without meaning the device. */
function explainsRules(dossier: Dossier, document: string): boolean {
  return (
    new Set(
      dossier
        .of('risk-class')
        .filter((statement) => statement.document === document && statement.key === '')
        .map((statement) => statement.says),
    ).size > 2
  );
}
