import { equalValues } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { type FollowUpFact, followUpFacts, knowsOfFollowUp } from '../follow-up-told.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf, sentenceOf } from '../statement-sentence.ts';
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
    const places = new Set<string>();
    for (const [key, statements] of byKey(dossier.of('pmcf-activity').filter((one) => isWhole(dossier, one)))) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        comparable: (one, other) => !followUps(dossier, one, other) && single(statements, one) && single(statements, other),
        knows: (document, one) => statements.some((other) => other.document === document && equalValues(one, other)),
      });
      for (const { deviating, reference } of conflicts) {
        const name = (one: Statement): string => dossier.document(one.document).name;
        for (const { document, passage } of [deviating, reference]) places.add(`${document} ${passage}`);
        const noun = key.replace(' patients', "'s number of patients").replace(' duration', "'s duration");
        yield {
          attribute: 'pmcf-scope',
          message: `The follow-up ${noun} is ${deviating.says} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      }
    }
    yield* unknownToPlan(dossier, places);
  },
  examples: {
    finds: [
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| Item | Description |\n|---|---|\n| Observation | 60 months after insertion |',
          sscp: '# SSCP\n\n### Ongoing collection of data\n\nAn observational study is planned: 2,000 women over 2 years.',
        },
        says: '2 years',
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Registry NOVA-REG\n\n| Item | Description |\n|---|---|\n| Patients | 1,500, adults |\n| Time per patient | 60 months |',
          sscp: '# SSCP\n\n## Further follow-up\n\nIn NOVA-REG, 1,500 patients are observed for 3 years; 612 had been entered by June 2025.',
        },
        says: '3 years',
      },
      {
        dossier: {
          'pmcf-plan': '# Registry plan (PMCF)\n\n## Registry\n\n- 120 patients\n- 5 years from implantation',
          cer: '# CER\n\n## Result\n\nPMCF: registry, 400 patients, 5 years.',
        },
        says: '400',
      },
      {
        dossier: {
          'pmcf-plan': '# Follow-up (PMCF plan)\n\n| Item | Choice |\n|---|---|\n| Participants | 500 |\n| Running time | 24 months |',
          sscp: '# Summary\n\n## Still to come\n\nOver the next five years we will ask 500 home users.',
        },
        says: '5 years',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\nProspective registry with 150 patients followed for 5 years, in hospitals.',
          sscp: '# SSCP\n\n## PMCF\n\nA registry of 300 patients over 5 years is running.',
        },
        says: '300 patients',
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\nThe registry comprises 400 patients.\n\n## Revisions\n\n| Version | Date | Change |\n|---|---|---|\n| 1.0 | 25 November 2022 | First plan; registry of 300 patients |',
          psur: '# PSUR\n\n## PMCF\n\nThe registry is to enrol 300 patients in all. At the end of 2024 it had 236.',
        },
        says: '300 patients',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Design\n\nA registry in eye clinics collects 350 patients within 3 years.',
          sscp: '# SSCP\n\n## PMCF\n\nA registry of 350 patients over 5 years has been started.',
        },
        says: '5 years',
      },
    ],
    leaves: [
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n| Item | Description |\n|---|---|\n| Size | 160 recipients |\n| Time per patient | 60 months |',
          sscp: '# SSCP\n\n## Further follow-up\n\nIn the registry NOVA-REG, 160 patients are observed for 5 years; 61 had been entered by June 2025. In contrast to the study NOVA-1 with 96 patients, children are included.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# Registry plan (PMCF)\n\n## Gap\n\nData of ALPHA-1 end at 12 months after 212 patients.\n\n## Registry\n\n- 400 patients, of whom at least 90 children\n- 5 years from implantation',
          cer: '# CER\n\n## Study ALPHA-1\n\nThe study ALPHA-1 had 212 patients and a follow-up of 12 months.\n\n## Result\n\nPMCF: registry, 400 patients, 60 months. The report is renewed after 2 years. The earlier PMCF survey had 120 answers.',
          psur: '# PSUR\n\n## PMCF\n\nA national registry of 9,000 patients was read over 3 years. PMCF report every 2 years. 350 complaints came in.',
        },
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Registry\n\n200 patients, 24 months.',
          cer: '# CER\n\n## 2. What patients showed\n\nA prospective cohort of 88 infants (6 sites); 14 (16 %) had sore skin, none of them severe.',
        },
      },
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

/** What a document tells of the follow-up ahead and the plan nowhere has: "PMCF: registry, 400 patients, 5 years". */
function* unknownToPlan(dossier: Dossier, before: ReadonlySet<string>): Generator<Contradiction> {
  const plans = dossier.documents.filter(({ type }) => type === 'pmcf-plan');
  const [plan] = plans;
  if (!plan || plans.length > 1) return;
  const planned = followUpFacts(plan, dossier.context);
  for (const kind of ['size', 'duration'] as const) {
    const own = planned.filter((one) => one.kind === kind).sort((a, b) => Number(b.labelled) - Number(a.labelled) || b.value - a.value);
    const [reference] = own;
    if (!reference) continue;
    const told = dossier.documents
      .filter(({ type }) => type !== 'pmcf-plan' && type !== 'pmcf-report')
      .flatMap((document) => followUpFacts(document, dossier.context).filter((one) => one.kind === kind));
    const unknown = told.filter((one) => !before.has(`${one.document.id} ${one.passage.index}`) && !knowsOfFollowUp(plan, kind, one.value));
    // A document that has the plan's number beside another one tells of a second activity.
    const [first] = unknown.filter(
      (one) => !told.some((other) => other.document === one.document && own.some(({ value }) => same(kind, other.value, value))),
    );
    if (!first) continue;
    const alike: readonly FollowUpFact[] = unknown.filter((one) => same(kind, one.value, first.value));
    const noun = kind === 'size' ? 'takes in' : 'lasts';
    yield {
      attribute: 'pmcf-scope',
      message: `The follow-up ${noun} ${first.says} in ${first.document.name}, which ${plan.name} does not know; it says ${reference.says}.`,
      locations: [...alike, reference].map((one) => locationIn(one.document, one.passage, one.start, one.end)),
      compared: [first.says, reference.says],
    };
  }
}

function same(kind: FollowUpFact['kind'], one: number, other: number): boolean {
  return kind === 'size' ? one === other : Math.abs(one - other) <= 0.04 * Math.max(one, other);
}

/** Parts, stages and other things than people say nothing of the size of the activity. */
const partial =
  /\b(?:mean|median|average|so far|to date|currently|already|interim|extensions?|extended|sub-?stud(?:y|ies)|sub-?groups?|subset|cohort(?! stud)|arms?|groups?|at least|minimum|up to|per (?:year|site|centre|center)|each|every|had|has been(?! (?:opened|started|begun|launched|initiated|set up|established|approved|planned|agreed|designed))|enrolled (?:by|until)|originally|instead|earlier|previous\w*)\b/u;
const things = /^ (?:\p{L}+ ){0,2}(?:eyes|knees|hips|sites|cent(?:re|er)s)\b/u;

function isWhole(dossier: Dossier, statement: Statement): boolean {
  const sentence = sentenceOf(dossier, statement);
  const at = statement.start - sentence.start;
  const passage = passageOf(dossier, statement);
  // What an earlier version of the plan foresaw stands in its history.
  if (passage.topics.has('history')) return false;
  const tail = passage.folded.slice(statement.end, Math.min(sentence.end, statement.end + 60));
  const head = sentence.folded.slice(Math.max(0, at - 60), at);
  return !things.test(tail) && !partial.test(`${head.slice(head.lastIndexOf(';') + 1)} | ${tail.split(/[;,()]/u)[0]}`);
}

/** Plan and report of the follow-up speak of the same activity at different times. */
function followUps(dossier: Dossier, one: Statement, other: Statement): boolean {
  return [one, other].every((statement) => ['pmcf-plan', 'pmcf-report'].includes(dossier.document(statement.document).type));
}

/** A document that gives several values speaks of several activities of one kind. */
function single(statements: readonly Statement[], one: Statement): boolean {
  return new Set(statements.filter((other) => other.document === one.document).map((other) => other.says)).size === 1;
}
