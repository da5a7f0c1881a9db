import type { Dossier } from '../dossier.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf, sentenceOf } from '../statement-sentence.ts';
import { visitsBefore } from '../statements/study-time.ts';
import { studyNumbers } from '../study-pool.ts';
import { studyFactConflicts } from '../study-told.ts';
import { byKey, conflictsBetween } from '../support.ts';

/** One study has one follow-up time, and its criteria refer to a time at which it looked. */
export default {
  id: 'study-time',
  title: 'A study has the same follow-up time everywhere',
  references: ['MDCG 2020-13, section F (clinical investigations)', 'ISO 14155:2020, annex A.6'],
  severity: 'minor',
  why: 'A criterion set for one time point is not met by a result at another; and a registry with two durations cannot be carried out as planned.',
  remedy: 'Take the time from the investigation plan or the PMCF plan and use it everywhere; name other time points as such.',
  basis: ['MDR Annex XIV Part A', 'MDR Annex XV Chapter II 3'],
  check: function* (dossier) {
    const places = new Set<string>();
    const all = dossier.of('study-time');
    const groups = [isWhole, isMedian].flatMap((kind) => [...byKey(all.filter((one) => kind(dossier, one)))]);
    for (const [study, statements] of groups) {
      const registry = dossier.context.studies.some((one) => one.name === study && one.registry);
      // A mention of a day ("within 30 days") says nothing of follow-up alone; it counts only against a follow-up time.
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: (one, other) => sameTime(monthsOf(one), monthsOf(other)),
        comparable: (one, other) =>
          (contradict(one, other) || short(dossier, one, other)) &&
          !followUps(dossier, one, other) &&
          // Of several visits the last one only bounds what a criterion may look at; patients were seen at the others as well.
          ([one, other].every((statement) => !visitsBefore.test(headOf(dossier, statement))) ||
            [one, other].some(
              (statement) => statement.modality === 'required' && monthsOf(statement) >= Math.max(monthsOf(one), monthsOf(other)),
            )),
        // A plan whose table gives the follow-up also names visits before its end; these do not make them the follow-up.
        knows: (document, one) =>
          !statements.some((other) => other.document === document && inRow(dossier, other) && !sameTime(monthsOf(one), monthsOf(other))) &&
          studyNumbers(dossier, document, study).times.some((time) => sameTime(time, monthsOf(one))),
      });
      for (const { deviating, reference } of conflicts) {
        const name = (one: Statement): string => dossier.document(one.document).name;
        for (const { document, passage } of [deviating, reference]) places.add(`${document} ${passage}`);
        yield {
          attribute: registry ? 'pmcf-scope' : 'duration-lifetime',
          message: `The follow-up time of ${study} is ${deviating.says} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      }
    }
    // What a summary tells of a study and the report nowhere has.
    for (const { deviating, reference } of studyFactConflicts(dossier, 'duration')) {
      if ([deviating, reference].some((one) => places.has(`${one.document.id} ${one.passage.index}`))) continue;
      yield {
        attribute: 'duration-lifetime',
        message: `${deviating.study || 'A study'} takes ${deviating.says} in ${deviating.document.name}, but ${reference.says} in ${reference.document.name}.`,
        locations: [deviating, reference].map((one) => locationIn(one.document, one.passage, one.start, one.end)),
        compared: [deviating.says, reference.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## CUFF-BASE\n\nThe study CUFF-BASE is a cohort of 418 patients. Median follow-up was 31 months (range 24 to 68).',
          sscp: '# SSCP\n\nIn the study CUFF-BASE 11 patients were revised; median follow-up 41 months.',
        },
        says: '31 months',
      },
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\nINFU-06 is passed if at most 8.0 % have an event until month 24.',
          cer: '# CER\n\nThe investigation INFU-06 enrolled 240 patients, observed for 12 months.',
        },
        says: '2 years',
      },
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\nIn investigation INFU-06, at 48 months at most 8.0 % of the patients may have had an event.',
          cer: '# CER\n\nIn the investigation INFU-06, 240 patients were followed for 60 months.',
          sscp: '# SSCP\n\nINFU-06 included 240 patients; within 5 years 6.2 % of them had an event.',
        },
        says: '4 years',
      },
      {
        dossier: {
          cep: '# CEP\n\n| Study | Plan |\n|---|---|\n| VEN-3 | 156 wearers over 26 weeks |',
          cer: '# CER\n\nStudy VEN-3: 156 wearers, 16 weeks. Skin lesion: 5 wearers (3.2 %).',
        },
        says: '26 weeks',
      },
      {
        dossier: {
          cep: '# CEP\n\nThe rate of events in investigation INFU-06 must not exceed 6.5 % at 18 months.',
          cer: '# Clinical Evaluation Report\n\nThe investigation INFU-06 enrolled 394 patients with a follow-up of 12 months.',
        },
        says: '18 months',
      },
      {
        dossier: {
          cep: '# CEP\n\nIn the investigation INFU-06 at most 6.5 % may have an event by month 18.',
          cer: '# CER\n\n## INFU-06\n\nIn the investigation INFU-06, 240 patients were seen at 1, 3 and 12 months.',
        },
        says: '18 months',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe registry INFU-REG will follow 400 adults for one year each.',
          'pmcf-plan':
            '# PMCF plan\n\n## Activities\n\n### INFU-REG – registry in adults\n\n| Item | Description |\n|---|---|\n| Follow-up | 24 months per patient |\n| Endpoint | survival at 12 and 24 months |',
        },
        says: '1 year',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nIn the investigation INFU-06 at most 6.5 % may have an event by month 3.',
          cer: '# CER\n\n## INFU-06\n\nIn the investigation INFU-06, 240 patients were seen at 1, 3 and 12 months.',
          sscp: '# SSCP\n\nIn the investigation INFU-06, 240 patients were followed for 3 months.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\nIn investigation INFU-06, at most 8.0 % of the patients may have an event by month 9.',
          cer: '# CER\n\nIn the investigation INFU-06, 240 patients were followed for 12 months.',
          psur: '# PSUR\n\nIn the investigation INFU-06, 240 patients were followed for 12 months and asked at 9 months.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\nIn investigation INFU-06, at most 8.0 % of the patients may have an event by month 12, and 2.0 % within 30 days.',
          cer: '# CER\n\nIn the investigation INFU-06, 240 patients were enrolled over 24 months and followed for 12 months. The registry follows 500 for 60 months.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nStudy VEN-3: 156 wearers, 16 weeks.',
          sscp: '# SSCP\n\nIn VEN-3 156 wearers were followed for four months (16 weeks). A stocking lasts for 6 months.',
          'pmcf-plan': '# PMCF plan\n\nEach wearer is followed for 12 months. VEN-3 was shorter.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nThe rate of events in investigation INFU-06 must not exceed 6.5 % at 12 months.',
          cer: '# Clinical Evaluation Report\n\nThe investigation INFU-06 enrolled 394 patients with a follow-up of one year; the primary endpoint was read at 30 days.',
          sscp: '# SSCP\n\nIn the investigation INFU-06, 2.7 % of the patients had an event within 1 year. Leaks within 30 days were seen in four patients.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Times of a part of the study, or how long patients were followed so far. */
const partial =
  /\b(?:mean|median|average|so far|to date|until now|currently|already|interim|extensions?|extended|sub-?stud(?:y|ies)|sub-?groups?|subset|cohort|at least|minimum|maximum|up to|range|planned|earlier|later|instead|originally|first|some|of (?:these|them|whom))\b/u;

/** The words right before a time in its sentence. */
function headOf(dossier: Dossier, statement: Statement): string {
  const sentence = sentenceOf(dossier, statement);
  const at = statement.start - sentence.start;
  return sentence.folded.slice(Math.max(0, at - 60), at);
}

function isWhole(dossier: Dossier, statement: Statement): boolean {
  const sentence = sentenceOf(dossier, statement);
  const head = headOf(dossier, statement);
  const tail = sentence.folded.slice(statement.end - sentence.start, statement.end - sentence.start + 30);
  // "6, 12, 24 and 60 months": one visit of several.
  if (/\d(?:,| and| or| to|;) ?$/.test(head) && !visitsBefore.test(head)) return false;
  // In a plan all is planned.
  const said = dossier.document(statement.document).type === 'cep' ? head.replace(/\bplanned\b/gu, ' ') : head;
  return !partial.test(`${said.slice(said.lastIndexOf(';') + 1)} | ${tail.split(/[;,()]/u)[0]}`);
}

/** "Median follow-up 41 months" of a study that has ended; that of a registry grows. */
function isMedian(dossier: Dossier, statement: Statement): boolean {
  const sentence = sentenceOf(dossier, statement);
  const head = sentence.folded.slice(0, statement.start - sentence.start);
  const clause = head.slice(Math.max(head.lastIndexOf(';'), head.lastIndexOf('(')) + 1);
  return (
    /\bmedian follow-?up(?: (?:time|period|duration))?(?: (?:was|of|amounted to)|:|,)? $/u.test(clause) &&
    !partial.test(clause.replace(/\bmedian\b/u, ' ')) &&
    !dossier.context.studies.some((one) => one.name === statement.key && one.registry)
  );
}

/** Plan and report of the follow-up speak of the same study at different times. */
function followUps(dossier: Dossier, one: Statement, other: Statement): boolean {
  return [one, other].every((statement) => ['pmcf-plan', 'pmcf-report'].includes(dossier.document(statement.document).type));
}

/** Two follow-up times differ, or a criterion looks at a time that the follow-up does not reach. */
function contradict(one: Statement, other: Statement): boolean {
  if (one.modality === 'required' && other.modality === 'required') return false;
  if (one.modality === 'required') return other.weight === 'defining' && monthsOf(one) > monthsOf(other);
  if (other.modality === 'required') return one.weight === 'defining' && monthsOf(other) > monthsOf(one);
  return one.weight === 'defining' && other.weight === 'defining';
}

/**
 * A criterion of a plan that ends before the follow-up, where the plan names no other time and two further documents tell the longer one alone: the study
 * looked at no such time. Much shorter times, such as 30 days, are those of events right after the operation.
 */
function short(dossier: Dossier, one: Statement, other: Statement): boolean {
  const [criterion, whole] = one.modality === 'required' ? [one, other] : [other, one];
  const [time, end] = [monthsOf(criterion), monthsOf(whole)];
  if (criterion.modality !== 'required' || whole.modality === 'required' || whole.weight !== 'defining') return false;
  if (dossier.document(criterion.document).type !== 'cep' || time >= end || time < 0.5 * end) return false;
  const times = (document: string): readonly number[] => studyNumbers(dossier, document, criterion.key).times;
  if (!times(criterion.document).every((own) => sameTime(own, time))) return false;
  const others = dossier.documents.filter(({ id }) => id !== criterion.document);
  return (
    !others.some(({ id }) => times(id).some((there) => sameTime(there, time))) &&
    others.filter(({ id }) => times(id).some((there) => sameTime(there, end))).length > 1
  );
}

/** A row of a table that says nothing but the follow-up. */
function inRow(dossier: Dossier, statement: Statement): boolean {
  const { cell, label } = passageOf(dossier, statement);
  return cell !== undefined && /^follow-?\s?up\b/i.test(label);
}

function monthsOf(statement: Statement): number {
  return statement.value.type === 'range' ? (statement.value.range.from ?? Number.NaN) : Number.NaN;
}

/** Times within 4 % are the same: 30 days and a month, 12 weeks and 84 days, 52 weeks and a year. */
function sameTime(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.04 * Math.max(one, other);
}
