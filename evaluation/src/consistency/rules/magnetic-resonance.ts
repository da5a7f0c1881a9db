import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { conflictsBetween } from '../support.ts';

/** A device is safe, conditional or unsafe in magnetic resonance imaging, in all documents the same. */
export default {
  id: 'magnetic-resonance',
  title: 'Safety in magnetic resonance imaging is told the same everywhere',
  references: ['ASTM F2503', 'Regulation (EU) 2017/745, Annex I 23.4(r) and Article 18(1)'],
  severity: 'critical',
  why: 'Whoever is scanned with an implant that must not be scanned can be burnt or lose its function; whoever is wrongly told that imaging is impossible goes without a diagnosis.',
  remedy: 'Take the conditions from the test report, and use the same in instructions, implant card and summary.',
  basis: ['MDR 18(1)', 'MDR Annex I 23.4(r)'],
  *check(dossier) {
    const unsafe = (one: Statement): boolean => one.says === 'MR unsafe';
    const statements = dossier.of('magnetic-resonance');
    // A document that tells of both tells of the implant and of its instruments.
    const single = [...new Set(statements.map(({ document }) => document))].filter(
      (document) => new Set(statements.filter((one) => one.document === document).map(unsafe)).size === 1,
    );
    const told = statements.filter(({ document }) => single.includes(document));
    const conflicts = conflictsBetween(dossier, {
      statements: told,
      equal: (one, other) => unsafe(one) === unsafe(other),
      knows: () => false,
    });
    for (const { deviating, reference } of conflicts)
      yield {
        attribute: 'other',
        message: `${dossier.document(deviating.document).name} says ${deviating.says}, but ${dossier.document(reference.document).name} says ${reference.says}.`,
        locations: [locate(dossier, deviating), locate(dossier, reference)],
        compared: [deviating.says, reference.says],
      };
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for use\n\nThe implant is MR Conditional: a patient can be scanned at 1.5 T or 3 T.',
          sscp: '# SSCP\n\nOnce you carry this implant, you can never again have magnetic resonance imaging.',
        },
        says: 'MR unsafe',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for use\n\nThe implant is MR Conditional: a patient can be scanned at 1.5 T or 3 T. Do not place the trial instruments in the scanner.',
          sscp: '# SSCP\n\nMagnetic resonance imaging is possible under the conditions printed on your implant card.',
          cer: '# CER\n\n## Clinical investigation\n\nLesions were seen on MRI in 12 patients.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
