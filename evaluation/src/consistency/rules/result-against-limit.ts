import type { Dossier, DossierDocument } from '../dossier.ts';
import { criterionTitle, type Grid, gridsOf } from '../grid.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { boundsIn } from '../text/bounds.ts';
import { fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { readPercentages } from '../text/proportions.ts';

const below =
  /\b(?:below|under|lower than|less than|smaller than|within|does not exceed|did not exceed|not exceeding|keeps to|lies under)\b/u;
const above = /\b(?:above|exceeds?|exceeded|higher than|more than|greater than)\b/u;
const met =
  /\b(?:criteri\w+|threshold|limit|goal|endpoint|target)\b[^.;]{0,70}\b(?:was|were|is|are|has been|have been) (?:all |thus |therefore |clearly )?(?:met|fulfilled|achieved|reached|satisfied|kept)\b/u;
const negated = /\bnot\b|\bwould\b|\bnever\b|\bneither\b|\bfailed\b|\bprobability of\b|\bpower\b|\bassum/u;

/** A criterion that is said to be met is met by the number beside it. */
export default {
  id: 'result-against-limit',
  title: 'A criterion said to be met is met by the result',
  references: ['MDR Annex XIV Part A 1(a)', 'MDCG 2020-13, section G'],
  severity: 'major',
  why: 'If the stated result misses the criterion that it is said to meet, the conclusion on benefit and risk has no basis.',
  remedy: 'Check result and criterion against their sources; state openly where a criterion was missed and what follows.',
  basis: ['MDR 61(1)', 'MDR Annex XIV Part A 1(a)'],
  check: function* (dossier) {
    for (const document of dossier.documents) yield* comparedIn(document);
    for (const document of dossier.documents) {
      for (const grid of gridsOf(document)) yield* inTable(document, grid);
      for (const passage of document.passages) yield* boundOfInterval(document, passage);
    }
    yield* metElsewhere(dossier);
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nThe upper limit of the interval, 6.95 %, lies below the acceptance criterion of 6.5 %.' },
        says: '6.95 %',
      },
      {
        dossier: {
          cer: '# CER\n\n| Parameter | Criterion | Result | Met |\n|---|---|---|---|\n| Reduction of pain | ≥ 30 mm | 24.7 mm | yes |\n| Loss of implant | ≤ 3 % | 1.4 % | yes |',
        },
        says: '24.7 mm',
      },
      {
        dossier: {
          cer: '# CER\n\nSensitivity was 94.2 % (95 % CI 86.0 to 96.5 %). The predefined criterion was a lower limit of the 95 % confidence interval above 88 %; it was fulfilled.',
        },
        says: '86',
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Registry CARE-REG\n\nThe registry CARE-REG is prospective. Primary endpoint: responders at 6 months. Threshold: at least 93 %.',
          'pmcf-report':
            '# PMCF report\n\n## Registry CARE-REG\n\n163 patients of the registry CARE-REG had the visit; 148 of 163 were responders (90.8 %).\n\nThe threshold of the plan is met at this stage.',
        },
        says: '93 %',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe criterion for healing (lower bound of the 95 % CI above 70 %) was met: 81.0 % (95 % CI 74.4 to 86.7). The criterion for infection (upper bound below 12 %) was met as well: 4.4 % (2.0 to 8.1).',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe upper limit of 5.95 % lies below the performance goal of 6.5 %. The proportion of 90.0 % exceeds the criterion of at least 85 %. The mean of 7 % would not be below the criterion of 6.5 %.',
          'pmcf-plan':
            '# PMCF plan\n\n## Registry CARE-REG\n\nThe registry CARE-REG is prospective. Primary endpoint: responders at 6 months. Threshold: at least 85 %.',
          'pmcf-report':
            '# PMCF report\n\n## Registry CARE-REG\n\n148 of 163 patients of the registry CARE-REG were responders (90.8 %).\n\nThe threshold of the plan is met at this stage.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const resultTitle = /^(?:result|observed|measured|outcome|value (?:found|observed)|ergebnis|resultat|resultado|risultato)s?(?: .{0,30})?$/u;
const metTitle =
  /^(?:met|fulfilled|achieved|passed?|pass\/fail|judge?ment|conclusion|assessment|status|erfullt|atteint|cumplido|raggiunto)\??$/u;
const yes = /^(?:yes|met|pass(?:ed)?|fulfilled|achieved|ok|✓|✔|ja|erfullt|oui|si)\b/u;

/** A row with a criterion, a result and the word that it is met. */
function* inTable(document: DossierDocument, grid: Grid): ReturnType<ConsistencyRule['check']> & Generator {
  const titles = grid.titles.map((title) => fold(title).trim());
  const [criterion, result, judged] = [criterionTitle, resultTitle, metTitle].map((pattern) =>
    titles.findIndex((title) => pattern.test(title)),
  );
  if (criterion! < 0 || result! < 0 || judged! < 0) return;
  for (const row of grid.rows) {
    const [limit, value, word] = [row[criterion!], row[result!], row[judged!]];
    if (!limit || !value || !word || !yes.test(word.folded.trim()) || /\bnot\b|\bpartly/.test(word.folded)) continue;
    const [wanted, another] = boundsIn(limit.text, document.language);
    const [found, second] = readNumbers(value.text, document.language);
    if (!wanted || another || !found || (second && !/^[^\d]*[([]/u.test(value.text.slice(found.end)))) continue;
    if (/\b(?:upper|lower|ci|interval|limit|non-?inferior|literature|comparator|control)\b/.test(`${limit.folded} ${value.folded}`))
      continue;
    if (!sameUnit(limit.text.slice(wanted.end), value.text.slice(found.end))) continue;
    const measured = /[−–-]$/u.test(value.text.slice(0, found.start).trimEnd()) ? -found.value : found.value;
    if (wanted.atLeast ? measured >= wanted.value : measured <= wanted.value) continue;
    yield {
      attribute: 'arithmetic',
      message: `${document.name} says that "${row[0]?.text ?? ''}" is met, but ${value.text.trim()} does not keep ${limit.text.trim()}.`,
      locations: [locationIn(document, value), locationIn(document, limit), locationIn(document, word)],
      compared: [value.text.trim(), limit.text.trim()],
    };
  }
}

/** Two numbers can be compared where the same unit follows both, or none follows one of them. */
function sameUnit(one: string, other: string): boolean {
  const unit = (text: string): string =>
    /^\s?(%|per ?cent|[\p{L}°µ][\p{L}\d/²³]*)/u
      .exec(fold(text))?.[1]
      ?.replace(/^per ?cent$/, '%')
      .replace(/s$/, '') ?? '';
  const [a, b] = [unit(one), unit(other)];
  return a === b || a === '' || b === '';
}

const boundWords = /\b(upper|lower) (?:limit|bound|confidence limit|confidence bound|end)\b/u;
const ofCriterion = /\b(?:criteri|goal|threshold|require|hypothes|predefined|prespecified|endpoint)/u;
const isMet = /\b(?:met|fulfilled|achieved|satisfied|reached|passed)\b/u;
const intervalAfter = /(?:ci|confidence interval|konfidenzintervall)[\s:,(=]{0,3}(?:of |was |is |from )?$/u;

/** "A lower limit of the 95 % CI above 88 %; it was fulfilled" against the limit of the interval that the same passage states. */
function* boundOfInterval(document: DossierDocument, passage: Passage): ReturnType<ConsistencyRule['check']> & Generator {
  if (passage.cell || !boundWords.test(passage.folded) || !isMet.test(passage.folded) || negated.test(passage.folded)) return;
  for (const sentence of passage.sentences) {
    const side = boundWords.exec(sentence.folded)?.[1];
    if (!side || !ofCriterion.test(sentence.folded)) continue;
    const [bound, another] = boundsIn(sentence.text, document.language).filter((one) => one.value !== 95 && one.value !== 90);
    if (!bound || another || bound.atLeast !== (side === 'lower')) continue;
    const stated: { value: number; start: number; end: number }[] = [];
    const direct = new RegExp(
      `\\b(?:the|its|this) ${side} (?:limit|bound|confidence limit|confidence bound|end)[^.;\\d]{0,50}(?:was|is|lay at|of|at) $`,
      'u',
    );
    for (const one of passage.sentences) {
      // A second criterion in the passage has an interval of its own.
      if (one !== sentence && boundWords.test(one.folded) && ofCriterion.test(one.folded)) continue;
      const numbers = readNumbers(one.text, document.language);
      numbers.forEach((number, index) => {
        const head = one.folded.slice(0, number.start);
        const next = numbers[index + 1];
        const pair =
          next &&
          /^\s?%?\s?(?:to|-|,|;)\s?$/u.test(one.folded.slice(number.end, next.start)) &&
          intervalAfter.test(head.replace(/[[(]$/u, ''));
        if (pair) {
          const chosen = side === 'lower' ? number : next;
          stated.push({ value: chosen.value, start: one.start + chosen.start, end: one.start + chosen.end });
        } else if (direct.test(head) && !(one === sentence && number.end === bound.end))
          stated.push({ value: number.value, start: one.start + number.start, end: one.start + number.end });
      });
    }
    const [only] = stated;
    if (!only || stated.some((one) => one.value !== only.value)) continue;
    if (bound.atLeast ? only.value >= bound.value : only.value <= bound.value) continue;
    yield {
      attribute: 'arithmetic',
      message: `${document.name} says that the criterion is met, but the ${side} limit of the interval is ${only.value} and should be ${bound.atLeast ? 'at least' : 'at most'} ${bound.value}.`,
      locations: [locationIn(document, passage, only.start, only.end), locationIn(document, passage, sentence.start, sentence.end)],
      compared: [String(only.value), String(bound.value)],
    };
  }
}

const comparedIn = keptByDocument((document) =>
  document.passages.flatMap((passage) => (/%|per ?cent/.test(passage.folded) ? [...comparedInSentence(document, passage)] : [])),
);

/** "A % lies below the criterion of B %" in one sentence with two percentages. */
function* comparedInSentence(document: DossierDocument, passage: Passage): ReturnType<ConsistencyRule['check']> & Generator {
  for (const sentence of passage.sentences) {
    if (negated.test(sentence.folded) || !/\b(?:criteri|goal|limit|threshold)/.test(sentence.folded)) continue;
    const percentages = readPercentages(sentence.text, document.language);
    for (const [index, result] of percentages.slice(0, -1).entries()) {
      const limit = percentages[index + 1]!;
      const between = sentence.folded.slice(result.end, limit.start);
      if (/\d|;|\.\s/.test(between.replace(/^\s?%/, '')) || !/\b(?:criterion|goal|threshold|acceptance limit)\b/.test(between)) continue;
      const wrong = below.test(between)
        ? result.value >= limit.value
        : above.test(between)
          ? result.value <= limit.value && !/\bat least\b/.test(between)
          : false;
      const short = above.test(between) && /\bat least\b/.test(between) && result.value < limit.value;
      if (!wrong && !short) continue;
      yield {
        attribute: 'arithmetic',
        message: `${document.name} says that ${result.value} % keeps the criterion of ${limit.value} %, which it does not.`,
        locations: [locationIn(document, passage, sentence.start + result.start, sentence.start + limit.end)],
        compared: [`${result.value} %`, `${limit.value} %`],
      };
    }
  }
}

/** A section that says its threshold is met, and a threshold of the plan for the same study that none of the section's results reaches. */
function* metElsewhere(dossier: Dossier): ReturnType<ConsistencyRule['check']> & Generator {
  for (const limit of dossier.of('acceptance-limit')) {
    if (limit.value.type !== 'number' || !/^at least/.test(limit.says)) continue;
    const value = limit.value.number;
    for (const document of dossier.documents) {
      if (document.id === limit.document || document.type === 'psur') continue;
      const claim = claimsIn(document).find((passage) => sameStudy(passage, limit.key, dossier, document));
      if (!claim) continue;
      const section = claim.headings.at(-1)?.id;
      const results: Statement[] = dossier
        .of('study-event')
        .filter(
          (one) =>
            one.document === document.id &&
            one.key.startsWith(`${limit.key} ·`) &&
            document.passages[one.passage]!.headings.at(-1)?.id === section,
        );
      const stated = sectionOf(claim, document).flatMap((passage) =>
        readPercentages(passage.text, document.language).map((percent) => percent.value),
      );
      const [result] = results.length > 0 ? [locate(dossier, results[0]!)] : [];
      // Results far from the threshold measure something else.
      const near = stated.filter((one) => Math.abs(one - value) <= 10);
      if (near.length === 0 || stated.some((one) => one >= value) || stated.length > 4) continue;
      yield {
        attribute: 'other',
        message: `${document.name} says that the threshold is met, but none of its results (${near.join(' %, ')} %) reaches the ${limit.says} set in ${dossier.document(limit.document).name}.`,
        locations: [locationIn(document, claim), locate(dossier, limit), ...(result ? [result] : [])],
        compared: [near.join(' %, '), limit.says],
      };
    }
  }
}

/** Passages that say that something is met. */
const claimsIn = keptByDocument((document) =>
  document.passages.filter((passage) => met.test(passage.folded) && !negated.test(passage.folded)),
);

function sameStudy(passage: Passage, study: string, dossier: Dossier, document: DossierDocument): boolean {
  if (passage.text.includes(study) || passage.headings.some((heading) => heading.title.includes(study))) return true;
  return dossier.context.studies.length > 0 && sectionOf(passage, document).some((one) => one.text.includes(study));
}

/** The passages under the innermost heading of a passage. */
function sectionOf(passage: Passage, document: DossierDocument): readonly Passage[] {
  return sectionsIn(document).get(passage.headings.at(-1)?.id) ?? [];
}

/** Passages by the id of their innermost heading. */
const sectionsIn = keptByDocument(({ passages }) => {
  const sections = new Map<string | undefined, Passage[]>();
  for (const passage of passages) {
    const id = passage.headings.at(-1)?.id;
    const section = sections.get(id);
    if (section) section.push(passage);
    else sections.set(id, [passage]);
  }
  return sections;
});
