import { equalValues } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { sitesNoun } from '../lexicon/study.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf, sentenceOf, wordsAround } from '../statement-sentence.ts';
import { studyMentions, unnamedStudy } from '../studies.ts';
import { stageOfLabel } from '../study-labels.ts';
import { studyNumbers, wholeNumbers } from '../study-pool.ts';
import { studyFactConflicts } from '../study-told.ts';
import { conflictsBetween } from '../support.ts';
import { fold } from '../text/fold.ts';

/** One study has one number of patients at each stage. */
export default {
  id: 'study-size',
  title: 'A study has the same number of patients everywhere',
  references: ['MDCG 2020-13, section F (clinical investigations)', 'ISO 14155:2020, annex D.7'],
  severity: 'major',
  why: 'Every rate of a study rests on its number of patients; two numbers put all results of the study in doubt.',
  remedy:
    'Take the number from the clinical investigation report and say which patients it counts: screened, enrolled, treated or analysed.',
  basis: ['MDR Annex XIV Part A', 'MDR Annex XV Chapter III 7'],
  check: function* (dossier) {
    const places = new Set<string>();
    const groups = new Map<string, Statement[]>();
    for (const statement of dossier.of('study-size')) {
      if (!counts(dossier, statement)) continue;
      const study = studyOf(statement);
      const list = groups.get(study);
      if (list) list.push(statement);
      else groups.set(study, [statement]);
    }
    yield* unnamed(dossier, groups);
    for (const [study, counted] of groups) {
      if (study === unnamedStudy && groups.size > 1) continue;
      const all = counted.filter((one) => !isPart(dossier, one, counted));
      const registry = dossier.context.studies.some(({ name, registry }) => name === study && registry);
      const dated = (one: Statement): boolean => /interim$| by \d/.test(one.key);
      for (const statements of [...apart(all.filter(dated)), all.filter((one) => !dated(one))]) {
        const conflicts = conflictsBetween(dossier, {
          statements,
          equal: equalValues,
          comparable: (one, other) =>
            comparable(one, other, registry) &&
            !followUps(dossier, one, other) &&
            (one.document !== other.document || (alikeWithin(dossier, one, other) && defines(dossier, one) && defines(dossier, other))),
          // A row that says how many sites there are is not put right by the sum of another table.
          knows: (document, one) =>
            !(
              stageOf(one) === 'sites' &&
              statements.some(
                (other) => other.document === document && stageOf(other) === 'sites' && !equalValues(one, other) && inRow(dossier, other),
              )
            ) &&
            [...(studyNumbers(dossier, document, study).numbers.get(numberOf(one)) ?? [])].some(
              // A long report has the number of sites among its results as well: "22/106 (20.8 %)".
              (passage) => stageOf(one) !== 'sites' || ofSites(dossier.document(document).passages[passage]!),
            ),
          repeated: 2,
          places: (one) =>
            Math.max(
              studyNumbers(dossier, one.document, study).numbers.get(numberOf(one))?.size ?? 0,
              new Set(all.filter((other) => other.document === one.document && equalValues(one, other)).map((other) => other.passage)).size,
            ),
        });
        for (const { deviating, reference } of conflicts) {
          const name = (one: Statement): string => dossier.document(one.document).name;
          for (const { document, passage } of [deviating, reference]) places.add(`${document} ${passage}`);
          const sites = stageOf(deviating) === 'sites';
          const noun = sites ? 'sites' : 'patients';
          yield {
            attribute: sites || /REG|regist/i.test(study) || deviating.modality === 'planned' ? 'pmcf-scope' : 'sample-size',
            message:
              deviating.document === reference.document
                ? `${name(deviating)} gives two numbers of ${noun} for ${study}: ${told(deviating)} here and ${told(reference)} elsewhere.`
                : `${study} has ${told(deviating)} ${noun} in ${name(deviating)}, but ${told(reference)} in ${name(reference)}.`,
            locations: [locate(dossier, deviating), locate(dossier, reference)],
            compared: [deviating.says, reference.says],
          };
        }
      }
    }
    // What a summary tells of a study and the report nowhere has.
    for (const { deviating, reference } of studyFactConflicts(dossier, 'size')) {
      if ([deviating, reference].some((one) => places.has(`${one.document.id} ${one.passage.index}`))) continue;
      yield {
        attribute: 'sample-size',
        message: `${deviating.study || 'A study'} has ${deviating.says} patients in ${deviating.document.name}, but ${reference.says} in ${reference.document.name}.`,
        locations: [deviating, reference].map((one) => locationIn(one.document, one.passage, one.start, one.end)),
        compared: [deviating.says, reference.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Clinical investigations\n\n### MERIDIAN\n\nThe trial MERIDIAN compared two pumps in 324 patients at 27 sites.\n\nBleeding was seen in 22/106 patients.',
          other:
            '# Clinical Investigation Report – MERIDIAN\n\nThe trial MERIDIAN is complete.\n\n| Item | Content |\n|---|---|\n| Sites | 22 in seven countries |',
        },
        says: '22',
      },
      {
        dossier: {
          cer: '# CER\n\n## PMCF\n\n| Activity | Setting | Infants |\n|---|---|---|\n| WREN | home, eight sites | 200 infants, six months each |',
          'pmcf-plan':
            '# PMCF plan\n\n## 3. Activity A – WREN\n\nThe AB-200 is used.\n\n### 3.4 Size\n\nA total of 240 infants will be enrolled.',
        },
        says: '200',
      },
      {
        dossier: {
          cer: '# CER\n\n## Own study\n\nUC-04, prospective, two hospitals.\n\n| Item | Result |\n|---|---|\n| Patients | 214 |',
          sscp: '# SSCP\n\n| Question | Answer |\n|---|---|\n| Number of patients | 241 |',
        },
        says: '241',
      },
      {
        dossier: {
          cer: '# CER\n\nStudy OSV-21 (STU-1): 96 patients, including 31 children, were implanted and followed for one year.',
          sscp: '# SSCP\n\nSTU-1: 116 patients were implanted; after 12 months a mean gain of 29 dB was measured.',
        },
        says: '116',
      },
      {
        dossier: {
          cer: '# CER\n\n### Evidence from the EVENWARM study\n\nAnesthesiologists enrolled 264 adults who underwent surgery.',
          sscp: '# SSCP\n\nWe studied 624 adults.',
        },
        says: '624',
      },
      {
        dossier: {
          cer: '# CER\n\n## Own study PUFF-2\n\n148 children used the chamber for 8 weeks.',
          sscp: '# SSCP\n\nIn PUFF-2, with 184 children over two months (8 weeks), 6.1 % had an event.',
        },
        says: '184',
      },
      {
        dossier: {
          cer: '# CER\n\n## Clinical data\n\n### FL-3 (SOLSTICE)\n\nThis prospective investigation was carried out at 14 sites in Germany and Italy. The registry FL-4 (EQUINOX) is planned with 450 patients.',
          other:
            '# Clinical investigation report – FL-3 (SOLSTICE)\n\nThe investigation SOLSTICE is complete.\n\n## Synopsis\n\n| Item | Description |\n|---|---|\n| Investigational sites | 17 sites in 4 countries |',
        },
        says: '17',
      },
      {
        dossier: {
          cer: '# CER\n\n## PMCF\n\nThe EQUINOX registry (FL-4) is planned with 450 patients. The registry FL-4 is followed.',
          'pmcf-plan':
            '# PMCF plan – FL-4 (EQUINOX)\n\n## Synopsis\n\n| Item | Description |\n|---|---|\n| Sample size | 600 patients; 540 expected to be evaluable |\n\n## Revision table\n\n| Rev. | Date | Change |\n|---|---|---|\n| 1 | 20 March 2023 | First version: 450 patients |',
        },
        says: '450',
      },
      {
        dossier: {
          cer: '# CER\n\n## PMCF\n\n| Activity | Outline |\n|---|---|\n| FINCH-3 | Prospective observational study, 10 sites, 600 patients |',
          'pmcf-plan':
            '# PMCF plan\n\n## FINCH-3\n\nThe study FINCH-3 enrols 600 patients. Eight sites take part: five hospital departments and three outpatient imaging centres.',
        },
        says: '8 sites',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical investigation INFU-06\n\nThe investigation INFU-06 enrolled 394 patients. An event occurred in 11 patients (2.8 %).',
          sscp: '# SSCP\n\nIn the investigation INFU-06 with 408 patients, 2.7 % had an event.',
        },
        says: '408',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical investigations\n\n### SOLSTICE (SO-01)\n\nPlanned were 90 adults. 86 were enrolled, 84 treated (two left before), and 71 completed the year.',
          sscp: '# SSCP\n\n## Clinical data\n\n**SOLSTICE.** Nine centres, 12 months. A total of 48 adults were treated and 71 completed the year.',
        },
        says: '48',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Investigation CRAN-5\n\nThe study CRAN-5 is complete.\n\n| Datum | Plate | Plate M (historical) | Mesh (control) |\n|---|---|---|---|\n| Patients | 126 | 120 | 63 |',
          sscp: '# SSCP\n\n| Question | Answer |\n|---|---|\n| How many received the plate | 126 |',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nSources: study QS-11 (300 patients planned).',
          cer: '# CER\n\n## Study QS-11\n\n312 patients were observed for 72 hours.',
          sscp: '# SSCP\n\nIn QS-11, 312 patients were followed for three days; 45 patients had pain.\n\n## PMCF\n\nA study with 500 patients runs for 24 months.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## PMCF\n\n| Activity | Outline |\n|---|---|\n| FINCH-3 | Prospective observational study, 8 sites, 600 patients |\n\n## Clinical investigation FINCH-2\n\nFINCH-2 had 6 sites.',
          'pmcf-plan':
            '# PMCF plan\n\n## FINCH-3\n\nThe study FINCH-3 enrols 600 patients. Eight sites take part: five hospital departments and three outpatient imaging centres.',
          psur: '# PSUR\n\n## PMCF\n\nIn FINCH-3 two sites are open so far.',
        },
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Study INFU-PM\n\nThe study INFU-PM enrolls 300 patients at 14 sites.',
          'pmcf-report':
            '# PMCF report\n\n## Study INFU-PM\n\nThe study INFU-PM enrolled 281 patients. It ended later than planned, because two sites opened late. In the extension of INFU-PM 98 patients were enrolled.\n\n| Known | Source |\n|---|---|\n| 95.0 % healed at 24 months | INFU-PM, 149 patients |',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nThe investigation INFU-06 (planned sample 400) is running. The registry INFU-REG will enrol 900 patients at 20 sites.\n\n| Study | Design | Planned | Included |\n|---|---|---|---|\n| INFU-06 | single arm | 410 patients | 394 patients |',
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
    / (?:planned sites|sites|planned|screened|of \w+|(?:size|enrolled|completed|analysed|treated)(?:, interim| by [\d-]+)?)$/,
    '',
  );
}

function stageOf(statement: Statement): string {
  return statement.key.slice(studyOf(statement).length + 1).replace(/^planned sites$/, 'sites');
}

/** What is planned after market entry has as many sites in the plan as in what announces it; later their number changes with the state of the study. */
function isPlannedActivity(dossier: Dossier, statement: Statement): boolean {
  const { type } = dossier.document(statement.document);
  return type === 'pmcf-plan' || (type !== 'pmcf-report' && passageOf(dossier, statement).topics.has('pmcf'));
}

/** Where an investigation is reported on its own, the number of its sites is final. */
function isFinished(dossier: Dossier, statement: Statement): boolean {
  const passage = passageOf(dossier, statement);
  const study = dossier.context.studies.find(({ name }) => name === studyOf(statement));
  return (
    study !== undefined &&
    !study.registry &&
    dossier.document(statement.document).type !== 'cep' &&
    !passage.topics.has('pmcf') &&
    studyMentions(passage.headings.map(({ title }) => title).join(' | '), dossier.context).some(({ name }) => name === study.name)
  );
}

/** Stages that can be compared: the same one, or "408 patients" with those enrolled or treated; a plan with a plan, or with a bare size. */
function comparable(one: Statement, other: Statement, registry: boolean): boolean {
  const [a, b] = [stageOf(one), stageOf(other)];
  if (a === b) return true;
  const near = new Set(['size', 'enrolled']);
  if (near.has(a) && near.has(b)) return true;
  // An investigation may end with another size than planned; a registry that runs is told with the size planned.
  return registry && ((a === 'planned' && b === 'size') || (a === 'size' && b === 'planned'));
}

/** Within one document only the same stage is compared, or a bare size with those enrolled; and only of similar size. */
function alikeWithin(dossier: Dossier, one: Statement, other: Statement): boolean {
  // The columns of a row are groups.
  const [here, there] = [one, other].map((statement) => passageOf(dossier, statement).cell);
  if (here && there && here.table === there.table && here.row === there.row) return false;
  const stages = new Set([stageOf(one), stageOf(other)]);
  const same = stages.size === 1 || [...stages].every((stage) => stage === 'size' || stage === 'enrolled');
  const ratio = numberOf(one) / numberOf(other);
  return same && ratio > 0.6 && ratio < 1.67 && numberOf(one) >= 20 && !stages.has('screened');
}

function apart(statements: readonly Statement[]): Statement[][] {
  const byKey = new Map<string, Statement[]>();
  for (const statement of statements) byKey.set(statement.key, [...(byKey.get(statement.key) ?? []), statement]);
  return [...byKey.values()];
}

function numberOf(statement: Statement): number {
  return statement.value.type === 'number' ? statement.value.number : Number.NaN;
}

/**
 * "A study with 194 participants" in a text for users: no study of the dossier has that many, and no number of the evaluation is the same. It is compared
 * with the study of the most similar size.
 */
function* unnamed(dossier: Dossier, groups: ReadonlyMap<string, readonly Statement[]>): Generator<Contradiction> {
  const sizes = [...groups]
    .filter(([study]) => study !== unnamedStudy)
    .flatMap(([, statements]) => statements)
    .filter((one) => !/sites$| of \w+$|interim$| by \d/.test(one.key));
  const told = new Set<string>();
  for (const one of groups.get(unnamedStudy) ?? []) {
    const value = numberOf(one);
    const key = `${one.document} ${value}`;
    // A follow-up activity without a name is another study than the one that was evaluated.
    if (passageOf(dossier, one).topics.has('pmcf')) continue;
    const others = sizes.filter((other) => other.document !== one.document && other.modality !== 'planned');
    if (told.has(key) || others.length === 0 || sizes.some((other) => numberOf(other) === value)) continue;
    const sources = new Set(others.map((other) => other.document));
    if ([...sources].some((document) => wholeNumbers(dossier.document(document)).has(value))) continue;
    const distance = (other: Statement): number => Math.abs(Math.log(numberOf(other) / value));
    const nearest = others.toSorted((a, b) => distance(a) - distance(b))[0]!;
    if (new Set(others.map((other) => studyOf(other))).size > 1 && distance(nearest) > Math.log(2)) continue;
    told.add(key);
    yield {
      attribute: 'sample-size',
      message: `${dossier.document(one.document).name} tells of a study with ${value} patients, which no other document knows; ${studyOf(nearest)} has ${nearest.says} in ${dossier.document(nearest.document).name}.`,
      locations: [locate(dossier, one), locate(dossier, nearest)],
      compared: [String(value), nearest.says],
    };
  }
}

/** "24 infants in ARGOS" are a part of it where others count more patients of it. */
function isPart(dossier: Dossier, one: Statement, all: readonly Statement[]): boolean {
  const nounOf = (statement: Statement): string =>
    /^ ?([\p{L}-]+)/u.exec(passageOf(dossier, statement).folded.slice(statement.end))?.[1] ?? '';
  return (
    groupNoun.test(nounOf(one)) &&
    all.some((other) => /^(?:patients?|subjects?|participants?)$/.test(nounOf(other)) && numberOf(other) > numberOf(one))
  );
}

const groupNoun = /^(?:infants?|children|adolescents?|newborns?|neonates?|toddlers?|women|men|girls|boys|females?|males?)$/;

/** Stages and parts of a study, and other groups beside it: none is its size. */
const partial =
  /\b(?:interim|extensions?|extended|so far|to date|by the end of|until now|up to now|currently|already|sub-?stud(?:y|ies)|sub-?groups?|subsets?|sub-?cohorts?|cohorts?|arms?|groups?|analysis (?:set|population)|late|later than planned|still|open(?:ed|ing)|not yet|done(?! (?:in|on|with|at|by|among)\b)|remaining|drop-?outs?|lost to follow-up)\b/u;

const sitesSaid = new RegExp(`${sitesNoun}|countr`, 'u');

/** Whether a passage, or the row or column of a cell, speaks of sites. */
function ofSites({ folded, label, cell, headings }: Passage): boolean {
  return sitesSaid.test(`${folded} ${fold(`${label} ${cell?.columnTitle ?? ''} ${headings.at(-1)?.title ?? ''}`)}`);
}

/** Only people are compared, neither sites nor eyes or knees, whose numbers change with the state of a study. "200 patients a year" is what a surgeon treats. */
function counts(dossier: Dossier, statement: Statement): boolean {
  const passage = passageOf(dossier, statement);
  if (
    passage.topics.has('qualification') ||
    passage.kind === 'caption' ||
    // The row of a result counts those in whom it was seen: "95 % at 24 months | SOLV-2, 149 patients".
    /\d ?%.*\bat \d+ (?:days|weeks|months|years)\b/u.test(passage.cell?.rowLabel ?? '') ||
    (/sites$/.test(statement.key) && !isPlannedActivity(dossier, statement) && !isFinished(dossier, statement)) ||
    /\bof \p{L}+$/u.test(statement.key) ||
    /^ ?(?:\w+ )?(?:a year|per year|annually|each year|every year)\b/.test(passage.folded.slice(statement.end, statement.end + 30))
  )
    return false;
  const sentence = sentenceOf(dossier, statement);
  const at = statement.start - sentence.start;
  const head = sentence.folded.slice(Math.max(0, at - 60), at);
  const tail = sentence.folded.slice(at, at + 60);
  // "390 treated patients" is no size of the study; "126 were enrolled, 124 treated" is a stage, compared with the same stage only.
  const stageItself =
    /(?:treated|analysed|completed)$/.test(statement.key) &&
    !/^ \S+ (?:\S+ )?\p{L}+s\b/u.test(sentence.folded.slice(statement.end - sentence.start));
  if (
    !stageItself &&
    /^ (?:treated|implanted|operated|evaluable|analy[sz]ed|screened|eligible|complet\w+|male|female|elderly)\b/.test(
      sentence.folded.slice(statement.end - sentence.start),
    )
  )
    return false;
  const clause = `${head.slice(Math.max(head.lastIndexOf(';'), head.lastIndexOf(')')) + 1)}${tail.split(/[;,()]/u)[0]}`;
  const near = (passage.cell ? `${clause} | ${wordsAround(dossier, statement).split(' | ').slice(1, 3).join(' | ')}` : clause).replace(
    /\b(?:(?:single|one|two|double|three)[- ]arm(?:ed)?|(?:without|no) (?:an? )?(?:control|comparator|comparison)(?: (?:arm|group))?)\b/gu,
    ' ',
  );
  return !partial.test(near);
}

/** Plan and report of the follow-up speak of the same study at different times. */
function followUps(dossier: Dossier, one: Statement, other: Statement): boolean {
  const types = [one, other].map((statement) => dossier.document(statement.document).type);
  return types.every((type) => type === 'pmcf-plan' || type === 'pmcf-report');
}

/** A row of a table that says nothing but the number of sites. */
function inRow(dossier: Dossier, statement: Statement): boolean {
  const { cell } = passageOf(dossier, statement);
  return cell !== undefined && stageOfLabel(cell.rowLabel) === 'sites';
}

/** A place that defines the size: a cell, "n =", or "enrolled 394 patients". */
function defines(dossier: Dossier, statement: Statement): boolean {
  const passage = passageOf(dossier, statement);
  const head = passage.folded.slice(Math.max(0, statement.start - 40), statement.start);
  return (
    passage.cell !== undefined ||
    /\bn ?= ?$/.test(head) ||
    /\b(?:enrol\w+|randomi[sz]ed|recruited|included)(?: a total of)? ?:? ?$/.test(head)
  );
}

/** "408" for a bare size, "390 (treated)" where the role matters. */
function told(statement: Statement): string {
  return statement.says.replace(/ \((?:size|(?:planned )?sites)\)$/, '');
}
