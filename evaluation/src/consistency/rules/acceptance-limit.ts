import { equalValues } from '../differences.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { criterionTitle, gridsOf } from '../grid.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import { type Limit, limitsOf } from '../planned-limits.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { predefined } from '../statements/acceptance-limit.ts';
import { studyNumbers } from '../study-pool.ts';
import { byKey, conflictsBetween } from '../support.ts';
import { type Bound, boundsIn } from '../text/bounds.ts';
import { contentStems, fold } from '../text/fold.ts';
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
    const told = new Set<string>();
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
        for (const { document, passage } of [deviating, reference]) told.add(`${document} ${passage}`);
        yield {
          attribute: 'claim',
          message: `The acceptance limit of ${study} is ${deviating.says} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      }
    }
    yield* criteriaByNumber(dossier);
    yield* neverPlanned(dossier);
    yield* otherThanPlanned(dossier, told);
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# CEP\n\n## Thresholds\n\n| Criterion | Value |\n|---|---|\n| Serious adverse events, maximum | 7.5 % of patients |\n| Tattoos cleared | at least 75 % |',
          cer: '# CER\n\n| Parameter | Result |\n|---|---|\n| Serious adverse events | 7 (2.8 %) |\n| Limit per plan | 5.0 % |',
        },
        says: '5 %',
      },
      {
        dossier: {
          cep: '# CEP\n\n| Item | Description |\n|---|---|\n| ACC-01 | serious adverse events: at most 8.0 % of patients |',
          cer: '# CER\n\n| Item | Description |\n|---|---|\n| RES-02 | serious adverse events: 6 patients (1.9 %) |\n| RES-03 | limit per CEP-TES-004: not more than 5.0 % |',
        },
        says: '5 %',
      },
      {
        dossier: {
          cep: '# CEP\n\n| End point | Criterion |\n|---|---|\n| participants with adverse events linked to the app | not above 7.5 % |',
          cer: '# CER\n\nAdverse events linked to the app: 13 participants (4.9 %). The plan accepts up to 3.5 %.',
        },
        says: '3.5 %',
      },
      {
        dossier: {
          cep: '# CEP\n\nGoal: fewer than 7 % occlusions.',
          cer: '# CER\n\n| Outcome | Found | Limit |\n|---|---|---|\n| Occlusion | 4.2 % | 9 % |',
        },
        says: '9 %',
      },
      {
        dossier: {
          cep: '# CEP\n\nPain falls by at least 20 points.',
          cer: '# CER\n\nPain fell by 31 points. Required: 15 points.',
        },
        says: '15 point',
      },
      {
        dossier: {
          cep: '# CEP\n\n| Claim | Question | Criterion |\n|---|---|---|\n| C2 | Pneumothorax within 28 days | At most 4.0 % overall |',
          cer: '# CER\n\n| No. | Claim | Criterion |\n|---|---|---|\n| C2 | Pneumothorax is not frequent | Observed share at most 5.0 % |',
        },
        says: '5 %',
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Activity A1: registry SOLSTICE\n\n| Endpoint | Criterion |\n|---|---|\n| Auxiliary procedure for removal | Upper limit ≤ 5 % |\n| Drainage maintained | ≥ 90 % |',
          'pmcf-report':
            '# PMCF report: registry SOLSTICE\n\n## Removal\n\nIn nine of 396 patients (2.3 %) an auxiliary procedure was needed. The upper confidence limit stayed below the predefined limit of 8 %. Within the permitted 5 % more patients were enrolled.',
        },
        says: '8 %',
      },
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
          cep: '# CEP\n\nTarget lesion failure at two years is not above 9.0 %. In the pilot phase the limit was 20 %.',
          sscp: '# SSCP\n\nTarget lesion failure was observed in 6.2 % of 742 patients at two years.',
          cer: '# CER\n\nTarget lesion failure: limit per CEP-TES-004: not more than 9.0 %.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nLoosening at most 7 %. For the predecessor the limit had been 9 %.',
          cer: '# CER\n\nLoosening 4.2 %, limit 7 %. The predecessor had a limit of 9 %. In the literature up to 12 % are accepted. Alarm level 10 %. At most 5 % were lost to follow-up. The mean pain score fell by more than 30 %.',
          'pmcf-report': '# PMCF report\n\n## Registry\n\nLoosening in 6 %, limit 8 %.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nThe rate of events in investigation INFU-06 must not exceed 4 % at 12 months. The success rate must be at least 85 %.',
          cer: '# Clinical Evaluation Report\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %). The acceptance limit set in the plan was 4.0 %. In the predecessor a limit of 6.0 % had applied.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** A report that tells a limit, and a plan that has no such number but another limit for what the words around it say: "The plan accepts up to 7.5 %". */
function* otherThanPlanned(dossier: Dossier, before: ReadonlySet<string>): Generator<Contradiction> {
  const plans = dossier.documents.filter(({ type }) => type === 'cep').map((document) => limitsOf(document, dossier.context));
  const planned = plans.flatMap(({ limits }) => limits);
  if (planned.length === 0) return;
  for (const document of dossier.documents) {
    if (!reports.has(document.type)) continue;
    const { limits } = limitsOf(document, dossier.context);
    for (const told of limits) {
      const written = ({ value, unit }: Limit): string => `${value} ${unit}`;
      if (told.passage.topics.has('pmcf') || followUp.test(`${told.passage.folded} ${told.passage.headings.at(-1)?.title}`)) continue;
      if (before.has(`${document.id} ${told.passage.index}`) || plans.some((plan) => plan.numbers.has(written(told)))) continue;
      const candidates = planned
        .filter(
          (one) =>
            one.unit === told.unit &&
            !limits.some((there) => written(there) === written(one)) &&
            (one.side === '' || told.side === '' || one.side === told.side) &&
            Math.abs(Math.log(one.value / told.value)) < 1.4 &&
            sameScale(one, told) &&
            (one.study === '' || told.study === '' || one.study === told.study),
        )
        .map((one) => ({
          one,
          shared: [...told.words].filter((word) => one.words.has(word)).length + (one.study !== '' && one.study === told.study ? 1 : 0),
        }))
        .sort((a, b) => b.shared - a.shared);
      const [best, second] = candidates;
      const alone = [planned, limits].every(
        (all) => new Set(all.flatMap((one) => (one.unit === told.unit && sameScale(one, told) ? [one.value] : []))).size < 2,
      );
      if (!best || (best.shared === 0 && !alone)) continue;
      if (second && second.shared === best.shared && second.one.value !== best.one.value) continue;
      yield {
        attribute: 'claim',
        message: `${document.name} tells a limit of ${told.says}, but ${best.one.document.name} sets ${best.one.says}.`,
        locations: [told, best.one].map((one) => locationIn(one.document, one.passage, one.start, one.end)),
        compared: [told.says, best.one.says],
      };
    }
  }
}

/** A share that must be reached and one that must be kept are limits of two things. */
function sameScale(one: Limit, other: Limit): boolean {
  return one.unit !== '%' || one.value > 50 === other.value > 50;
}

const followUp = /\b(?:pmcf|registry|surveys?|follow-?up (?:study|investigation))\b/iu;
/** Follow-up has criteria of its own. */
const reports: ReadonlySet<string> = new Set(['cer', 'sscp', 'psur']);

/** A report that holds a result against a limit "set before" which no plan of the study has. */
function* neverPlanned(dossier: Dossier): Generator<Contradiction> {
  const plans = dossier.documents.filter(({ type }) => type === 'pmcf-plan' || type === 'cep');
  if (plans.length === 0) return;
  const limits = dossier.of('acceptance-limit');
  for (const told of limits) {
    const document = dossier.document(told.document);
    const passage = document.passages[told.passage]!;
    if (plans.includes(document) || passage.cell || told.value.type !== 'number') continue;
    if (!predefined.test(passage.folded.slice(0, told.start))) continue;
    const { number } = told.value;
    if (plans.some((plan) => plan.passages.some(({ text }) => readPercentages(text).some(({ value }) => value === number)))) continue;
    // The planned limit of the same side whose row has most of the words around.
    const around = new Set(contentStems(`${passage.headings.at(-1)?.title ?? ''} ${passage.text}`));
    const candidates = limits
      .filter((one) => one.key === told.key && plans.some(({ id }) => id === one.document) && !opposite(one, told))
      .map((one) => {
        const there = dossier.document(one.document).passages[one.passage]!;
        const words = contentStems(there.cell ? there.cell.rowLabel : there.text);
        return { one, shared: words.filter((word) => around.has(word)).length };
      })
      .filter(({ shared }) => shared >= 2)
      .sort((a, b) => b.shared - a.shared);
    const [best, second] = candidates;
    if (!best || (second && second.shared === best.shared && !equalValues(second.one, best.one))) continue;
    yield {
      attribute: 'claim',
      message: `${document.name} holds the result of ${told.key} against a limit set before of ${told.says}, but ${dossier.document(best.one.document).name} plans ${best.one.says}.`,
      locations: [locate(dossier, told), locate(dossier, best.one)],
      compared: [told.says, best.one.says],
    };
  }
}

function opposite(one: Statement, other: Statement): boolean {
  const side = (statement: Statement): string => /^at (?:least|most)/.exec(statement.says)?.[0] ?? '';
  // "93 %" and "at most 3 %" limit a success and a failure.
  const value = (statement: Statement): number => (statement.value.type === 'number' ? statement.value.number : Number.NaN);
  const far = value(one) > 50 !== value(other) > 50 && Math.abs(value(one) - value(other)) > 40;
  return far || (side(one) !== '' && side(other) !== '' && side(one) !== side(other));
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

const numbered = /^[A-Z]{1,3}[- ]?\d{1,2}[a-z]?$/u;

/** Criteria that tables of several documents give under one number ("C2", "A1"): the same question has the same limit. */
function* criteriaByNumber(dossier: Dossier): Generator<Contradiction> {
  const byNumber = new Map<string, { document: DossierDocument; cell: Passage; bound: Bound; words: readonly string[] }[]>();
  for (const document of dossier.documents) {
    for (const grid of gridsOf(document)) {
      const column = grid.titles.findIndex((title) => criterionTitle.test(fold(title).trim()));
      if (column < 1) continue;
      for (const row of grid.rows) {
        const [number, cell] = [row[0]?.text.trim() ?? '', row[column]];
        const [bound, another] = cell ? boundsIn(cell.text, document.language) : [];
        if (!numbered.test(number) || !cell || !bound || another) continue;
        const words = contentStems(
          row
            .filter((_, index) => index > 0 && index !== column)
            .map((one) => one?.text ?? '')
            .join(' '),
        );
        const list = byNumber.get(number) ?? [];
        byNumber.set(number, list);
        list.push({ document, cell, bound, words });
      }
    }
  }
  for (const [number, rows] of byNumber) {
    const told = new Set<string>();
    for (const [index, one] of rows.entries()) {
      for (const other of rows.slice(index + 1)) {
        if (one.document === other.document || one.bound.atLeast !== other.bound.atLeast || one.bound.value === other.bound.value) continue;
        if (!one.words.some((word) => other.words.includes(word)) || told.has(other.document.id)) continue;
        const has = (document: DossierDocument, value: number): boolean =>
          rows.some((row) => row.document === document && row.bound.value === value);
        const unit = (row: typeof one): string => /^\s?(%|[\p{L}°µ]+)/u.exec(row.cell.text.slice(row.bound.end))?.[1] ?? '';
        if (has(other.document, one.bound.value) || has(one.document, other.bound.value) || unit(one) !== unit(other)) continue;
        told.add(other.document.id);
        const says = (row: typeof one): string => `${row.bound.atLeast ? 'at least' : 'at most'} ${row.bound.value} ${unit(row)}`.trim();
        yield {
          attribute: 'claim',
          message: `Criterion ${number} is ${says(other)} in ${other.document.name}, but ${says(one)} in ${one.document.name}.`,
          locations: [locationIn(other.document, other.cell), locationIn(one.document, one.cell)],
          compared: [says(other), says(one)],
        };
      }
    }
  }
}
