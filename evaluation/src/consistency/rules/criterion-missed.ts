import type { DossierDocument } from '../dossier.ts';
import { type Figure, figuresIn } from '../figures.ts';
import { criterionTitle, gridsOf, rowOf } from '../grid.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { fold } from '../text/fold.ts';

const met =
  /\b(?:criteri\w+|thresholds?|limits?|goals?|endpoints?|targets?|requirements?)\b[^.;]{0,140}\b(?:met|fulfilled|achieved|reached|satisfied|kept)\b|\bmet the (?:\w+ ){0,3}(?:criteri\w+|goal|target|requirement|threshold)/u;
const notMet = /\b(?:not|never|neither|nor|missed|failed|partly|un(?:met|fulfilled)|except|would|will be|if)\b/u;
const metTitle = /^(?:met|fulfilled|achieved|passed?|pass\/fail|judge?ment|conclusion|assessment|criterion met)\b.{0,12}$/u;
const yes = /^(?:yes|met|pass(?:ed)?|fulfilled|achieved|ok|✓|✔)\b/u;
/** What starts an action when it is passed is no criterion that must be reached. */
const trigger = /\b(?:trigger|alert|alarm|signals?|leads? to|escalat\w+|action limit|investigat\w+ if|evaluated? if)\b/u;
const interval = /\b(?:ci|confidence interval)[^.;\d]{0,12}$/u;
/** Words in more passages than this say little about what is measured. */
const rareIn = 30;

/** A criterion of one document and the result of another that is said to meet it. */
export default {
  id: 'criterion-missed',
  title: 'What is said to be met keeps the criterion of the plan',
  references: ['MDR Annex XIV Part A 1(a)', 'MDCG 2020-13, section C'],
  severity: 'major',
  givesWayTo: ['result-against-limit', 'acceptance-limit'],
  why: 'If a result misses the criterion set in the plan and the report calls it met, the conclusion on performance and safety has no basis.',
  remedy: 'Compare plan and report; correct the number that is wrong, or state openly that the criterion was missed and what follows.',
  basis: ['MDR 61(1)', 'MDR Annex XIV Part A 1(a)'],
  asksFor: [],
  *check(dossier) {
    const documents = dossier.documents.filter((document) => document.language === 'en');
    const criteria: Figure[] = [];
    const results: Figure[] = [];
    for (const document of documents) {
      const favourable = metPassages(document);
      for (const figure of figuresIn(document, dossier.context)) {
        if (figure.kind === 'date' || figure.kind === 'time' || figure.marks.owner !== '') continue;
        if (figure.marks.modality === 'criterion') {
          if (figure.marks.bound !== '' && !figure.range && !trigger.test(figure.passage.folded) && !namesMeasure(figure))
            criteria.push(figure);
        } else if (figure.marks.modality === '' && figure.marks.bound === '' && favourable.has(figure.passage) && !ofOtherArm(figure))
          results.push(figure);
      }
    }
    const inPassages = new Map<string, Set<unknown>>();
    for (const { words, passage } of [...criteria, ...results])
      for (const word of words.keys()) {
        const there = inPassages.get(word);
        if (there) there.add(passage);
        else inPassages.set(word, new Set([passage]));
      }
    const rareWords = new Map(
      criteria.map((criterion) => [
        criterion,
        [...criterion.words].filter(([word]) => inPassages.get(word)!.size <= rareIn && !word.startsWith('#')),
      ]),
    );
    const likeness = (criterion: Figure, result: Figure): number => {
      if (criterion.kind !== result.kind || criterion.document === result.document || !sameMeasure(criterion, result)) return 0;
      let sum = 0;
      let shared = 0;
      for (const [word, weight] of rareWords.get(criterion)!) {
        const there = result.words.get(word);
        if (there === undefined) continue;
        sum += Math.min(weight, there) * Math.log(rareIn / inPassages.get(word)!.size);
        shared++;
      }
      return shared >= 2 ? sum : 0;
    };
    for (const criterion of criteria) {
      const ranked = results
        .map((result) => ({ result, like: likeness(criterion, result) }))
        .filter(({ result, like }) => like >= 1.5 && nearby(criterion, result))
        .sort((a, b) => b.like - a.like);
      const [best] = ranked;
      if (!best) continue;
      const close = ranked.filter(({ like }) => like >= 0.75 * best.like);
      if (close.some(({ result }) => keeps(criterion, result))) continue;
      const code = codeOf(criterion);
      if (
        code !== undefined &&
        results.some((result) => codeOf(result) === code && result.kind === criterion.kind && keeps(criterion, result))
      )
        continue;
      if (
        criteria.some(
          (other) => other !== criterion && other.document === criterion.document && likeness(other, best.result) > 0.9 * best.like,
        )
      )
        continue;
      const { result } = best;
      yield {
        attribute: 'other',
        message: `${result.document.name} calls the criterion met, but ${result.says} does not keep the ${criterion.marks.bound === 'lower' ? 'minimum' : 'maximum'} of ${criterion.says} set in ${criterion.document.name}.`,
        locations: [criterion, result].map((figure) => locationIn(figure.document, figure.passage, figure.start, figure.end)),
        compared: [criterion.says, result.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\nCapsulotomy within 36 months is accepted in no more than 5 per cent of eyes.',
          cer: '# CER\n\n## Extension\n\nSeven of 98 eyes (7.1 %) had a capsulotomy by 36 months; the criterion of the plan is met.',
        },
        says: '7.1 %',
      },
      {
        dossier: {
          cep: '# CEP\n\n| Endpoint | Criterion |\n|---|---|\n| All-cause death 12 m | upper limit of two-sided 95 % CI below 12 % |',
          cer: '# CER\n\n## Results\n\nDeath, all-cause, at 12 months: 7 of 96 (7.3 %), 95 % CI 3.0 to 14.4 %. The performance goal of the plan was met.',
        },
        says: '14.4 %',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\n| No. | Parameter | Acceptance criterion |\n|---|---|---|\n| Q2 | Termination of spontaneous fibrillation within five shocks | at least 95 % |',
          cer: '# CER\n\n## Results\n\n| No. | Criterion | Result | Met |\n|---|---|---|---|\n| Q2 | Spontaneous fibrillation ended within five shocks, at least 95 % | 100 % (15/15; 14 by the first shock) | Yes |',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\n| No. | Question | Limit |\n|---|---|---|\n| C2 | Is the sensor worn to the end by the patients? | at least 95 % of patients |',
          cer: '# CER\n\n## Results\n\nThe sensor was worn without irritation by 91 % of patients. The criteria were met.\n\n| No. | Criterion | Result |\n|---|---|---|\n| C1 | irritation | 91 % |\n| C2 | worn to the end | 97 % |',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Acceptance criteria\n\nCapsulotomy within 36 months is accepted in no more than 10 per cent of eyes. Rotation of at most 5 degrees is required in at least 90 per cent of eyes.',
          'pmcf-plan':
            '# PMCF plan\n\n## Signals\n\nA rate of capsulotomy within 36 months above 11 % leads to an evaluation of the signal.',
          cer: '# CER\n\n## Extension\n\nSeven of 98 eyes (7.1 %) had a capsulotomy by 36 months; the criterion of the plan is met. Rotation was at most 5 degrees in 88 per cent of eyes of the first operators; the criterion was not met there.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Passages of sections and rows that say that something is met and nothing that something is not. */
const metPassages = keptByDocument((document: DossierDocument): ReadonlySet<Passage> => {
  const sections = new Map<string, { yes: boolean; no: boolean; passages: Passage[] }>();
  for (const passage of document.passages) {
    const key = passage.headings.at(-1)?.id ?? '';
    const section = sections.get(key) ?? { yes: false, no: false, passages: [] };
    sections.set(key, section);
    section.passages.push(passage);
    for (const { folded } of passage.sentences) {
      if (!met.test(folded)) continue;
      if (notMet.test(folded)) section.no = true;
      else section.yes = true;
    }
  }
  const found = new Set<Passage>();
  for (const section of sections.values()) if (section.yes && !section.no) for (const passage of section.passages) found.add(passage);
  for (const { titles, rows } of gridsOf(document)) {
    const judged = titles.findIndex((title) => metTitle.test(fold(title).trim()));
    if (judged < 0) continue;
    for (const row of rows)
      if (row[judged] && yes.test(row[judged].folded.trim()) && !notMet.test(row[judged].folded))
        for (const cell of row) if (cell) found.add(cell);
  }
  return found;
});

/** "Q5", "C-2": by what a row of criteria is called again where its result is told. */
const rowCode = /^\W?[A-Z]{1,3}[- ]?\d{1,2}$/u;

function codeOf({ document, passage }: Figure): string | undefined {
  return rowOf(document, passage)[0]?.text.match(rowCode)?.[0];
}

/** "Ended within five shocks | at least 95 %": beside a column of criteria, a number in the name of the measure is no criterion. */
function namesMeasure({ document, passage: { cell } }: Figure): boolean {
  return cell !== undefined && !criterionTitle.test(fold(cell.columnTitle)) && tablesOfCriteria(document).has(cell.table);
}

const tablesOfCriteria = keptByDocument(
  (document: DossierDocument): ReadonlySet<number> =>
    new Set(document.passages.flatMap(({ cell }) => (cell && criterionTitle.test(fold(cell.columnTitle)) ? [cell.table] : []))),
);

function sameMeasure(criterion: Figure, result: Figure): boolean {
  const [a, b] = [criterion.marks, result.marks];
  const apart = (x: readonly string[], y: readonly string[]): boolean => x.length > 0 && y.length > 0 && !x.some((one) => y.includes(one));
  if ((a.study !== '' && b.study !== '' && a.study !== b.study) || a.part !== b.part) return false;
  if (apart(a.times, b.times) || apart(a.names, b.names)) return false;
  const side = /upper limit|lower limit/.exec(a.statistic)?.[0];
  const ofInterval =
    result.range !== undefined && interval.test(result.passage.folded.slice(0, Math.min(result.start, rangeStart(result))));
  if (side === undefined && !/\bci\b|confidence/.test(a.statistic))
    return !result.range && !/\bci\b|confidence/.test(b.statistic.replace(/\bci\b/, ofInterval ? 'ci' : ''));
  return ofInterval && b.role === (side === 'lower limit' ? 'from' : 'to') && (side === 'lower limit') === (a.bound === 'lower');
}

/** Where the range begins that a figure closes. */
function rangeStart(figure: Figure): number {
  if (figure.marks.role !== 'to') return figure.start;
  return /[\d.,]+ ?%? ?(?:to|-|–|;|,|and) ?$/u.exec(figure.passage.folded.slice(0, figure.start))?.index ?? figure.start;
}

/** A result that is far from the criterion measures something else. */
function nearby(criterion: Figure, result: Figure): boolean {
  return result.value >= 0.5 * criterion.value && result.value <= 3 * criterion.value;
}

function keeps(criterion: Figure, result: Figure): boolean {
  return criterion.marks.bound === 'lower'
    ? result.value >= criterion.value - result.within
    : result.value <= criterion.value + result.within;
}

/** "1.9 % versus 7.4 %": the second value is that of those who had something else. */
function ofOtherArm({ passage, start }: Figure): boolean {
  return /\b(?:versus|vs\.?|against|compared (?:with|to)|as opposed to)\s*$/u.test(passage.folded.slice(0, start));
}
