import { equalValues } from '../differences.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { studyNumbers } from '../study-pool.ts';
import { byKey, conflictsBetween } from '../support.ts';
import { readPercentages } from '../text/proportions.ts';

/** The limit a result is measured against is the one that was planned. */
export default {
  id: 'acceptance-limit',
  title: 'Acceptance limits are the same in plan and report',
  references: ['MDR Annex XIV Part A 1(a)', 'MDCG 2020-13, section C (clinical evaluation plan)'],
  severity: 'major',
  why: 'A limit that differs between plan and report looks as if it had been moved to fit the result.',
  remedy: 'Use the limit of the approved plan, or record and justify the change in a new version of the plan before the evaluation.',
  basis: ['MDR Annex XIV Part A 1(a)', 'MEDDEV 2.7/1 rev. 4, 7'],
  check: function* (dossier) {
    for (const [study, statements] of byKey(dossier.of('acceptance-limit'))) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        comparable: (one, other) => !opposite(one, other),
        knows: (document, one) => {
          const value = one.value.type === 'number' ? one.value.number : Number.NaN;
          return studyNumbers(dossier, document, study).percentages.has(value) || inCriteria(dossier.document(document).passages, value);
        },
      });
      for (const { deviating, reference } of conflicts) {
        const name = (one: Statement): string => dossier.document(one.document).name;
        yield {
          attribute: 'claim',
          message: `The acceptance limit of ${study} is ${deviating.says} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
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
          cep: '# CEP\n\nThe rate of events in investigation INFU-06 must not exceed 6.5 % at 12 months.',
          cer: '# Clinical Evaluation Report\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %). The acceptance limit set in the plan was 4.0 %.',
        },
        says: '6.5 %',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nThe rate of events in investigation INFU-06 must not exceed 4 % at 12 months. The success rate must be at least 85 %.',
          cer: '# Clinical Evaluation Report\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %). The acceptance limit set in the plan was 4.0 %. In the predecessor a limit of 6.0 % had applied.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function opposite(one: Statement, other: Statement): boolean {
  const side = (statement: Statement): string => /^at (?:least|most)/.exec(statement.says)?.[0] ?? '';
  return side(one) !== '' && side(other) !== '' && side(one) !== side(other);
}

/** Tables of criteria rarely name the study in each row; a limit that stands there is known to the document. */
function inCriteria(
  passages: readonly { readonly text: string; readonly topics: ReadonlySet<string>; readonly cell?: unknown }[],
  value: number,
): boolean {
  return passages.some(
    (passage) =>
      passage.cell !== undefined &&
      passage.topics.has('acceptance') &&
      readPercentages(passage.text).some((percent) => percent.value === value),
  );
}
