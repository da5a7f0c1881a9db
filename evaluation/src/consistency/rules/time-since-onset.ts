import { endDifferences } from '../end-differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import { byKey } from '../support.ts';

/** How long ago symptoms or an injury may have begun is the same in every document. */
export default {
  id: 'time-since-onset',
  title: 'The time since onset is limited alike everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'critical',
  why: 'A window of time since onset decides who is treated. A document with another window lets in patients whom treatment no longer helps or harms, or keeps out those who benefit.',
  remedy: 'Decide which window the evidence supports and use the same in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  *check(dossier) {
    for (const [began, statements] of byKey(dossier.of('time-since-onset')))
      yield* endDifferences(dossier, `time since ${began === 'injury' ? 'the injury' : 'symptoms began'}`, statements);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe catheter is intended for adults with acute ischaemic stroke within 8 hours of symptom onset.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nFor adults with acute ischaemic stroke, up to 12 hours after onset.',
        },
        says: 'up to 12 hours',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nRupture of the Achilles tendon less than 14 days after the injury.',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- more than 6 weeks since the injury',
        },
        says: '6 weeks',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe catheter is intended for adults whose symptoms began not more than 14 days ago.\n\n## Clinical investigation\n\nPatients within 7 days of onset were enrolled.',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- symptoms for more than two weeks\n\n## Warnings\n\nCall your doctor if symptoms persist for more than 3 days after the procedure.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
