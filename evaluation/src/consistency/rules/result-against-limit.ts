import type { Dossier, DossierDocument } from '../dossier.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { readPercentages } from '../text/proportions.ts';

const below =
  /\b(?:below|under|lower than|less than|smaller than|within|does not exceed|did not exceed|not exceeding|keeps to|lies under)\b/u;
const above = /\b(?:above|exceeds?|exceeded|higher than|more than|greater than)\b/u;
const met =
  /\b(?:criteri\w+|threshold|limit|goal|endpoint|target)\b[^.;]{0,70}\b(?:was|were|is|are|has been|have been) (?:all |thus |therefore |clearly )?(?:met|fulfilled|achieved|reached|satisfied|kept)\b/u;
const negated = /\bnot\b|\bwould\b|\bnever\b|\bneither\b|\bfailed\b/u;

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
    for (const document of dossier.documents) {
      for (const passage of document.passages) {
        if (!/%|per ?cent/.test(passage.folded)) continue;
        yield* comparedInSentence(document, passage);
      }
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
      const claim = document.passages.find(
        (passage) => met.test(passage.folded) && !negated.test(passage.folded) && sameStudy(passage, limit.key, dossier, document),
      );
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
      const stated = document.passages
        .filter((passage) => passage.headings.at(-1)?.id === section)
        .flatMap((passage) => readPercentages(passage.text, document.language).map((percent) => percent.value));
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

function sameStudy(passage: Passage, study: string, dossier: Dossier, document: DossierDocument): boolean {
  const section = passage.headings.at(-1)?.id;
  if (passage.text.includes(study) || passage.headings.some((heading) => heading.title.includes(study))) return true;
  return (
    document.passages.some((one) => one.headings.at(-1)?.id === section && one.text.includes(study)) && dossier.context.studies.length > 0
  );
}
