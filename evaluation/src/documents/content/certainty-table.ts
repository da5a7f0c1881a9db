import { certaintyOf, certaintyRatingKind } from '../../appraisal/index.ts';
import { outcomeParameterKind } from '../../plan/index.ts';
import { all, find } from '../../records/index.ts';
import { lines, missing, paragraph, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import type { Block } from '../tree.ts';
import { measuredWords } from './estimates.ts';

/** The summary of findings: for each rated outcome the studies, the effect, how certain it is, and why. Nothing where no outcome is rated. */
export function summaryOfFindings(context: DocumentContext): Block[] {
  const ratings = all(context.snapshot, certaintyRatingKind);
  if (ratings.length === 0) return [];
  return [
    paragraph(
      'How certain the evidence on each outcome is, across the studies that report it, was rated with GRADE. Randomised trials start at high certainty, studies without randomisation at low (at high where ROBINS-I judged their risk of bias); five reasons lower it and three raise it.',
    ),
    table(
      'table-summary-of-findings',
      'Summary of findings with the certainty of the evidence (GRADE)',
      [
        ['Outcome', 4],
        ['Studies and patients', 3],
        ['Effect', 4],
        ['Certainty', 2.5],
        ['Why', 6],
        ['What it means', 4],
      ],
      ratings.map((rating) => {
        const { outcomeParameterId, estimateId, comparison, importance, statement } = rating.data;
        const parameter = find(context.snapshot, outcomeParameterKind, outcomeParameterId);
        const certainty = certaintyOf(rating.data);
        const result = estimateId ? context.results.get(estimateId) : undefined;
        return [
          lines([
            parameter ? value(parameter, 'name', parameter.data.name, '') : missing('the outcome parameter is not in the record'),
            ...(comparison ? [value(rating, 'comparison', comparison, '')] : []),
            importance === 'limited' ? 'of limited importance' : importance,
          ]),
          result?.ok ? lines([fact(context, `estimate.${estimateId}.k`), fact(context, `estimate.${estimateId}.total`)]) : '–',
          estimateId ? measuredWords(context, estimateId) : 'described in words',
          { content: lines([certainty.signs, value(rating, 'level', certainty.level, '')]), strong: true },
          certainty.steps.length > 0
            ? lines(
                certainty.steps.map(({ title, levels, reason }, index) =>
                  value(rating, `step-${index + 1}`, `${title} (${levels > 0 ? '+' : '−'}${Math.abs(levels)}): ${reason}`, ''),
                ),
              )
            : `starts and stays ${certainty.start}`,
          value(rating, 'statement', statement, 'what it means is not said'),
        ];
      }),
      { note: '⊕⊕⊕⊕ high, ⊕⊕⊕◯ moderate, ⊕⊕◯◯ low, ⊕◯◯◯ very low certainty. −: rated down, +: rated up, by so many levels.' },
    ),
  ];
}
