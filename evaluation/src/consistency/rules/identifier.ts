import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';

/** Identification numbers are the same wherever they stand. */
export default {
  id: 'identifier',
  title: 'Basic UDI-DI and other identification numbers are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 27 and Annex VI'],
  severity: 'major',
  why: 'The Basic UDI-DI ties certificate, declaration, SSCP and technical documentation together; a wrong character breaks the tie.',
  remedy: 'Compare with the declaration of conformity and EUDAMED, and correct the document that deviates.',
  basis: ['MDR 27', 'MDR Annex VI part C'],
  check: (dossier) => differences(dossier, { kind: 'identifier', noun: (statement) => statement.key }),
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nBasic UDI-DI: 04333501627135PN', sscp: '# SSCP\n\nBasic UDI-DI: 04333501627135ZZ.' },
        says: '04333501627135ZZ',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nBasic UDI-DI: 04333501627135PN\n\n## Equivalent device\n\nThe equivalent device has the Basic UDI-DI 04333501620000AB.',
          sscp: '# SSCP\n\nBasic UDI-DI 04333501627135PN. UDI-DI of the variants: 04333501627136, 04333501627137.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
