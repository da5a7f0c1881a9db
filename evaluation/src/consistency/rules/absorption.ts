import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import { keyInWords } from '../statement-sentence.ts';

/** What the body absorbs according to one document does not stay for life in another. */
export default {
  id: 'absorption',
  title: 'Absorbed or permanent is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(s)', 'Regulation (EU) 2017/745, Annex VIII 7.4 (rule 8)'],
  severity: 'critical',
  why: 'Whether an implant is absorbed decides its class, its evidence and what patients are told about later examinations and operations.',
  remedy: 'Take what the technical documentation shows of the material and correct the document that deviates.',
  basis: ['MDR Annex I 23.4(s)', 'MDR Annex VIII rule 8'],
  check: (dossier) =>
    differences(dossier, {
      kind: 'absorption',
      noun: (one) => `${one.key ? keyInWords(dossier, one) : 'device'} in the body`,
    }),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe material is not absorbed.',
          sscp: '# SSCP\n\n## For patients\n\nThe anchor is gone after about three years, when the body has dissolved it.',
        },
        says: 'absorbed',
      },
      {
        dossier: {
          ifu: '# IFU\n\nResorption is complete within 9 months.',
          sscp: '# SSCP\n\nIt stays in place for life and does not dissolve.',
        },
        says: 'device in the body',
      },
      {
        dossier: {
          cer: '# CER\n\nThe implant stays in the body for life.',
          sscp: '# SSCP\n\n## For patients\n\nIt is taken out after two years.',
        },
        says: 'taken out again',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe stent stays in place for life. Its coating is absorbed within 90 days. Other stents are absorbed.',
          ifu: '# IFU\n\nThe stent remains permanently in the vessel. The sutures are not absorbed. The dressing absorbs fluid.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
