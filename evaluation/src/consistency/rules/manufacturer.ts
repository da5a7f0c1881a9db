import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** One device has one legal manufacturer. */
export default {
  id: 'manufacturer',
  title: 'The manufacturer is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(30)'],
  severity: 'major',
  why: 'The legal manufacturer answers for the device; another name on a document makes it the file of another company.',
  remedy: 'Use the name of the legal manufacturer as registered, and explain former names where they matter.',
  basis: ['MDR 2(30)', 'MDR Annex I 23.2(c)'],
  check: (dossier) => differences(dossier, { kind: 'manufacturer', noun: () => 'manufacturer', compatible: sameCompany }),
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nManufacturer: Novara Medical GmbH', ifu: '# IFU\n\nManufacturer: Sanoro Devices AG' },
        says: 'Sanoro Devices AG',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nManufacturer: Novara Medical GmbH, Ulm, Germany',
          ifu: '# IFU\n\nManufacturer: Novara Medical GmbH\n\nDistributed by Sanoro Devices AG.',
          sscp: '# SSCP\n\nManufactured by NOVARA MEDICAL GmbH.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Whether two names are those of one company, with or without its legal form. */
export function sameCompany(one: Statement, other: Statement): boolean {
  if (one.value.type !== 'name' || other.value.type !== 'name') return false;
  const [a, b] = [one.value.folded, other.value.folded];
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
