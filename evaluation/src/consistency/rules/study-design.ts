import { equalValues } from '../differences.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import { byKey, conflictsBetween } from '../support.ts';

/** A study has one design. */
export default {
  id: 'study-design',
  title: 'A study has the same design everywhere',
  references: ['ISO 14155:2020, Annex A.6', 'MDCG 2020-6, Appendix III'],
  severity: 'major',
  why: 'Whether a study was randomised, blinded or controlled decides how much its result weighs; two designs for one study make its evidence doubtful.',
  remedy: 'Take the design from the clinical investigation plan and its report, and explain a change of the plan.',
  basis: ['MDR Annex XIV Part A 1(d)', 'MEDDEV 2.7/1 rev. 4, 9.3'],
  *check(dossier) {
    for (const [key, statements] of byKey(dossier.of('study-design'))) {
      const [study] = key.split(' · ');
      const saying = (document: string, says: string): boolean => statements.some((one) => one.document === document && one.says === says);
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        knows: (document, one) => saying(document, one.says),
      });
      for (const { deviating, reference } of conflicts)
        yield {
          attribute: 'other',
          message: `${study} is ${deviating.says} in ${dossier.document(deviating.document).name}, but ${reference.says} in ${dossier.document(reference.document).name}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# CEP\n\nThe investigation INFU-06 is double-blind, with a sham procedure as control.',
          cer: '# CER\n\nThe open-label investigation INFU-06 enrolled 214 patients.',
        },
        says: 'blinded',
      },
      {
        dossier: {
          cep: '# CEP\n\nThe investigation INFU-06 is randomised 1:1 against fusion.',
          cer: '# CER\n\nThe single-arm investigation INFU-06 enrolled 132 patients.',
        },
        says: 'not randomised',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nThe investigation INFU-06 has a single arm; a randomised design was not feasible. INFU-02 was randomised.',
          cer: '# CER\n\nThe investigation INFU-06 enrolled 132 patients without a control group. The registry is prospective.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
