import { equalValues } from '../differences.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { studyNumbers } from '../study-pool.ts';
import { conflictsBetween } from '../support.ts';

/** One study has one number of patients at each stage. */
export default {
  id: 'study-size',
  title: 'A study has the same number of patients and sites everywhere',
  references: ['MDCG 2020-13, section F (clinical investigations)', 'ISO 14155:2020, annex D.7'],
  severity: 'major',
  why: 'Every rate of a study rests on its number of patients; two numbers put all results of the study in doubt.',
  remedy:
    'Take the number from the clinical investigation report and say which patients it counts: screened, enrolled, treated or analysed.',
  basis: ['MDR Annex XIV Part A', 'MDR Annex XV Chapter III 7'],
  check: function* (dossier) {
    const groups = new Map<string, Statement[]>();
    for (const statement of dossier.of('study-size')) {
      const study = studyOf(statement);
      const list = groups.get(study);
      if (list) list.push(statement);
      else groups.set(study, [statement]);
    }
    for (const [study, all] of groups) {
      const registry = dossier.context.studies.some(({ name, registry }) => name === study && registry);
      const sites = (one: Statement): boolean => one.key.endsWith('sites');
      const dated = (one: Statement): boolean => /interim$| by \d/.test(one.key);
      for (const statements of [
        all.filter(sites),
        ...apart(all.filter((one) => !sites(one) && dated(one))),
        all.filter((one) => !sites(one) && !dated(one)),
      ]) {
        const conflicts = conflictsBetween(dossier, {
          statements,
          equal: (one, other) => equalValues(one, other) || !comparable(one, other, registry),
          knows: (document, one) =>
            // Few numbers are as small as those of sites; only a number of sites counts against one.
            sites(one)
              ? all.some((other) => other.document === document && sites(other) && equalValues(one, other))
              : studyNumbers(dossier, document, study).numbers.has(numberOf(one)),
        });
        for (const { deviating, reference } of conflicts) {
          const name = (one: Statement): string => dossier.document(one.document).name;
          yield {
            attribute: /REG|regist/i.test(study) || deviating.modality === 'planned' ? 'pmcf-scope' : 'sample-size',
            message:
              `${study} has ${deviating.says} ${sites(deviating) ? '' : 'patients '}in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`.replace(
                ' (sites)',
                ' sites',
              ),
            locations: [locate(dossier, deviating), locate(dossier, reference)],
            compared: [deviating.says, reference.says],
          };
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical investigation INFU-06\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %).',
          sscp: '# SSCP\n\nIn the investigation INFU-06 with 408 patients, 2.7 % had an event.',
        },
        says: '408',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nThe investigation INFU-06 (planned sample 400) is running. The registry INFU-REG will enrol 900 patients at 20 sites.',
          cer: '# Clinical Evaluation Report\n\n## Clinical investigation INFU-06\n\nOf 450 patients screened in the investigation INFU-06, 394 were enrolled. The plan had foreseen 400 patients. 390 patients were treated, 194 patients in the control arm. In the interim analysis 120 patients were evaluated.\n\nBy 31 December 2024, 214 patients had been enrolled in the registry INFU-REG.',
          sscp: '# SSCP\n\nIn the investigation INFU-06 with 390 treated patients, 2.7 % had an event.',
          psur: '# PSUR\n\nBy 30 June 2024, 151 patients had been enrolled in the registry INFU-REG.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function studyOf(statement: Statement): string {
  return statement.key.replace(
    / (?:planned sites|sites|planned|size|screened|(?:enrolled|completed|analysed|treated)(?:, interim| by [\d-]+)?)$/,
    '',
  );
}

function stageOf(statement: Statement): string {
  return statement.key.slice(studyOf(statement).length + 1);
}

/** Stages that can be compared: the same one, or "408 patients" with those enrolled or treated; a plan with a plan, or with a bare size. */
function comparable(one: Statement, other: Statement, registry: boolean): boolean {
  const [a, b] = [stageOf(one), stageOf(other)];
  if (a === b) return true;
  const near = new Set(['size', 'enrolled', 'treated', 'analysed']);
  if (near.has(a) && near.has(b)) return true;
  // An investigation may end with another size than planned; a registry that runs is told with the size planned.
  return (
    (registry && ((a === 'planned' && b === 'size') || (a === 'size' && b === 'planned'))) || (a.endsWith('sites') && b.endsWith('sites'))
  );
}

function apart(statements: readonly Statement[]): Statement[][] {
  const byKey = new Map<string, Statement[]>();
  for (const statement of statements) byKey.set(statement.key, [...(byKey.get(statement.key) ?? []), statement]);
  return [...byKey.values()];
}

function numberOf(statement: Statement): number {
  return statement.value.type === 'number' ? statement.value.number : Number.NaN;
}
