import { appraisalKind } from '../../appraisal/index.ts';
import { planKind } from '../../plan/index.ts';
import { all, only } from '../../records/index.ts';
import { hole, paragraph, paragraphs, subheading } from '../blocks.ts';
import { type DocumentContext, fact } from '../context.ts';
import { countOf } from '../numerals.ts';
import type { Block } from '../tree.ts';

/** On what kind of data the evaluation rests. */
export function typeOfEvaluation(context: DocumentContext, written: boolean): Block[] {
  const plan = only(context.snapshot, planKind);
  if (!plan) return [hole('The type of evaluation is not recorded. Enter it under Plan.')];
  if (plan.data.route === 'clinical data not deemed appropriate') {
    return [
      paragraph(
        'The demonstration of conformity does not rest on clinical data: clinical data are not deemed appropriate for this device (Regulation (EU) 2017/745, Article 61(10)).',
      ),
      ...(written
        ? []
        : [
            hole(
              'The justification under Article 61(10) is missing: results of risk management, interaction of device and body, intended clinical performance, claims, and why non-clinical methods suffice.',
            ),
          ]),
    ];
  }
  return [
    paragraph(['This clinical evaluation rests on ', fact(context, 'plan.route'), '.']),
    ...(plan.data.dataSources.length > 0 ? [paragraph(['Sources of data: ', fact(context, 'plan.data-sources'), '.'])] : []),
    ...(plan.data.scope.trim() ? [subheading('Scope'), ...paragraphs(plan.data.scope)] : []),
  ];
}

/** States that equivalence is not claimed, or that data of an equivalent device are used without its demonstration. */
export function equivalence(context: DocumentContext, written: boolean): Block[] {
  const used = all(context.snapshot, appraisalKind).filter(({ data }) => data.dataSource === 'ii' && data.contribution !== 'rejected');
  if (used.length > 0 && !written) {
    return [
      hole(
        `${countOf(used.length, 'item')} of evidence ${used.length === 1 ? 'is' : 'are'} classified as data of an equivalent device, but equivalence is not demonstrated. Write the demonstration here (Regulation (EU) 2017/745, Annex XIV part A, section 3), or classify the evidence otherwise under Appraisal.`,
      ),
    ];
  }
  return written ? [] : [paragraph('Equivalence is not claimed. No item of evidence is classified as data of an equivalent device.')];
}
