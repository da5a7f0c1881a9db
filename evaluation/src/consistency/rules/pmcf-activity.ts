import { equalValues } from '../differences.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { byKey, conflictsBetween } from '../support.ts';

/** A follow-up activity has the same size and duration wherever it is told. */
export default {
  id: 'pmcf-activity',
  title: 'Size and duration of follow-up activities agree',
  references: ['MDR Annex XIV Part B 6.2', 'MDCG 2020-7, section C'],
  severity: 'minor',
  why: 'The summary and the report tell readers what follow-up will show; a size or duration other than planned cannot be kept.',
  remedy: 'Take size and duration from the approved PMCF plan into every document that mentions the activity.',
  basis: ['MDR Annex XIV Part B 6.2(b)', 'MDR 32(2)'],
  check: function* (dossier) {
    for (const [key, statements] of byKey(dossier.of('pmcf-activity'))) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        knows: (document, one) => statements.some((other) => other.document === document && equalValues(one, other)),
      });
      for (const { deviating, reference } of conflicts.filter(({ reference }) => single(statements, reference))) {
        const name = (one: Statement): string => dossier.document(one.document).name;
        const noun = key.replace(' patients', "'s number of patients").replace(' duration', "'s duration");
        yield {
          attribute: 'pmcf-scope',
          message: `The follow-up ${noun} is ${deviating.says} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\nProspective registry with 150 patients followed for 5 years, in hospitals.',
          sscp: '# SSCP\n\n## PMCF\n\nA registry of 300 patients over 5 years is running.',
        },
        says: '300 patients',
      },
    ],
    leaves: [
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\nProspective registry with 150 patients followed for 24 months, in hospitals. A survey of 40 users takes place. A national registry of 9,000 patients is read.',
          sscp: '# SSCP\n\n## PMCF\n\nA registry of 150 patients over 2 years is running.',
          'pmcf-report': '# PMCF report\n\nBy 31 December 2024, 61 patients had been enrolled in the registry.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** A document that gives several values speaks of several activities of one kind. */
function single(statements: readonly Statement[], one: Statement): boolean {
  return new Set(statements.filter((other) => other.document === one.document).map((other) => other.says)).size === 1;
}
