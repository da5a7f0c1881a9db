import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import { sameCompany } from './manufacturer.ts';

/** One study has one sponsor. */
export default {
  id: 'study-sponsor',
  title: 'A study has the same sponsor everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(49) and 62', 'ISO 14155:2020, 9'],
  severity: 'major',
  why: 'The sponsor answers for the investigation and its data; another company in the report than in the evaluation means that the data may not belong to the manufacturer, or that a text was taken over.',
  remedy: 'Name the sponsor of the application for the investigation in every document, and explain a change of sponsor.',
  basis: ['MDR 2(49)', 'MDR 62'],
  check: (dossier) =>
    differences(dossier, { kind: 'study-sponsor', noun: (statement) => `sponsor of ${statement.key}`, compatible: sameCompany }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe clinical investigation INFU-06 was sponsored by Novara Medical GmbH.',
          other:
            '# Clinical investigation report INFU-06\n\n| Item | Entry |\n|---|---|\n| Title | Clinical investigation INFU-06 |\n| Sponsor | Sanoro Devices AG, Basel |',
        },
        says: 'Sanoro Devices AG',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe clinical investigation INFU-06 was sponsored by Novara Medical GmbH. The clinical investigation INFU-02 was sponsored by Sanoro Devices AG.',
          other:
            '# Clinical investigation report INFU-06\n\n| Item | Entry |\n|---|---|\n| Title | Clinical investigation INFU-06 |\n| Sponsor | NOVARA MEDICAL GmbH, Ulm |\n| Monitor | Sanoro Devices AG |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
