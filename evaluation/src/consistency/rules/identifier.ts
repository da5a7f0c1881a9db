import { differences, equalValues } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** Identification numbers are the same wherever they stand. */
export default {
  id: 'identifier',
  title: 'Basic UDI-DI and other identification numbers are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 27 and Annex VI'],
  severity: 'major',
  why: 'The Basic UDI-DI ties certificate, declaration, SSCP and technical documentation together; a wrong character breaks the tie.',
  remedy: 'Compare with the declaration of conformity and EUDAMED, and correct the document that deviates.',
  basis: ['MDR 27', 'MDR Annex VI part C'],
  check(dossier) {
    const statements = dossier.of('identifier');
    // A device sold in parts has a number for each; where one document names both, they are no contradiction.
    const together = (one: Statement, other: Statement): boolean =>
      one.says === other.says ||
      dossier.documents.some(({ id }) =>
        [one, other].every((wanted) => statements.some((there) => there.document === id && there.says === wanted.says)),
      );
    return differences(dossier, {
      kind: 'identifier',
      noun: (statement) => statement.key,
      compatible: (one, other) => equalValues(one, other) || together(one, other),
    });
  },
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
