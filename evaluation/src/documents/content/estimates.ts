import { type EstimateResult, estimateKind, forestPlot, formatNumber, unitAfter } from '../../analysis/index.ts';
import { conclusionKind } from '../../conclusions/index.ts';
import { claimKind, type riskKind } from '../../device/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { figure, hole, lines, list, missing, paragraph, subheading, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { countOf } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';
import { itemsWords, referenceOf } from './items.ts';

type StoredEstimate = Stored<DataOf<typeof estimateKind>>;

/** The sections of the analysis that show estimates, by the question they answer. */
export type AnalysisSection = '4.6.1' | '4.6.2' | '4.6.3' | '4.6.4';

const sectionOfClaim = { safety: '4.6.1', 'clinical benefit': '4.6.2', performance: '4.6.3' } as const satisfies Record<
  DataOf<typeof claimKind>['type'],
  AnalysisSection
>;

/**
 * Which section shows which estimate, each exactly once: with the claim whose conclusion names it, else with the claim of its outcome parameter. What
 * belongs to no claim is a side-effect where a risk names the parameter, and stands with the side-effects otherwise too.
 */
export function estimatesOf(context: DocumentContext, section: AnalysisSection): StoredEstimate[] {
  const claims = all(context.snapshot, claimKind);
  const conclusions = all(context.snapshot, conclusionKind);
  const claimOf = (estimate: StoredEstimate) => {
    const concluded = conclusions.find((conclusion) => conclusion.data.estimateId === estimate.id)?.data.claimId;
    return (
      claims.find((claim) => claim.id === concluded) ??
      claims.find((claim) => claim.data.outcomeParameterId === estimate.data.outcomeParameterId)
    );
  };
  return all(context.snapshot, estimateKind).filter((estimate) => {
    const claim = claimOf(estimate);
    return (claim ? sectionOfClaim[claim.data.type] : '4.6.4') === section;
  });
}

/** An estimate in words as a fact, or a hole that says why there is none. */
export function estimateWords(context: DocumentContext, estimateId: string | undefined): Inline {
  if (!estimateId) return missing('no estimate named');
  const result = context.results.get(estimateId);
  if (!result) return missing('the estimate is not in the record');
  return result.ok ? fact(context, `estimate.${estimateId}.text`) : missing('the estimate could not be computed');
}

/** An estimate with the name of its measure, for tables that do not name it otherwise. */
export function measuredWords(context: DocumentContext, estimateId: string | undefined): Inline[] {
  const result = estimateId ? context.results.get(estimateId) : undefined;
  return [...(result?.ok ? [{ type: 'text' as const, text: `${result.value.measureTitle} ` }] : []), estimateWords(context, estimateId)];
}

/** All estimates in one table. */
export function estimatesOverview(context: DocumentContext): Block[] {
  const estimates = all(context.snapshot, estimateKind);
  if (estimates.length === 0) {
    return [hole('No estimate is defined yet. Define under Analysis which outcomes are put together, by which measure and method.')];
  }
  return [
    paragraph([
      `The record defines ${countOf(estimates.length, 'estimate')}. `,
      'Each was computed from the extracted outcomes or the data set it names; none of the numbers was typed into this report.',
    ]),
    table(
      'table-estimates',
      'Estimates',
      [
        ['Estimate', 5],
        ['Measure and method', 4],
        ['Studies', 4],
        ['Patients or exposure', 3],
        ['Result', 4],
        ['I²', 1.5, 'right'],
      ],
      estimates.map((estimate) => {
        const result = context.results.get(estimate.id);
        const title = value(estimate, 'title', estimate.data.title, '');
        if (!result?.ok) return [title, '–', '–', '–', missing('the estimate could not be computed'), '–'];
        const { value: computed } = result;
        return [
          title,
          lines([computed.measureTitle, methodPhrase(computed)]),
          lines([
            fact(context, `estimate.${estimate.id}.k`),
            itemsWords(context, [...new Set(computed.studies.map((study) => study.itemId))]),
          ]),
          fact(context, `estimate.${estimate.id}.total`),
          fact(context, `estimate.${estimate.id}.text`),
          computed.i2 === undefined ? '–' : fact(context, `estimate.${estimate.id}.i2`),
        ];
      }),
      {
        note: 'CI: confidence interval. –: one study, no heterogeneity. I²: share of the variation between studies that is not chance (Higgins and Thompson 2002).',
      },
    ),
  ];
}

function methodPhrase(result: EstimateResult): string {
  const model = result.model ? `model: ${result.model}` : '';
  return [model, `method: ${result.methodTitle}`, result.test === 'knha' ? 'limits after Knapp and Hartung' : '']
    .filter(Boolean)
    .join('; ');
}

/** The estimates of one section: sentence, forest plot where studies were put together, and what a reader must know. */
export function estimateDetails(context: DocumentContext, section: AnalysisSection, none: string): Block[] {
  const estimates = estimatesOf(context, section);
  return estimates.length === 0 ? [paragraph(none)] : estimates.flatMap((estimate) => estimateDetail(context, estimate));
}

function estimateDetail(context: DocumentContext, estimate: StoredEstimate): Block[] {
  const heading = subheading(value(estimate, 'title', estimate.data.title, ''));
  const result = context.results.get(estimate.id);
  if (!result?.ok) {
    const why = result ? [result.problem.message, result.problem.remedy].filter(Boolean).join(' ') : 'It was not computed.';
    return [heading, hole(`This estimate could not be computed. ${why}`)];
  }
  const { value: computed } = result;
  const references = computed.studies.flatMap((study) => referenceOf(context, study.itemId)?.id ?? []);
  const recordIds = [estimate.id, ...computed.studies.map((study) => study.outcomeId)];
  return [
    heading,
    paragraph([
      `The ${computed.measureTitle.toLowerCase()} was `,
      fact(context, `estimate.${estimate.id}.text`),
      `, from ${countOf(computed.k, 'study', 'studies')} with `,
      fact(context, `estimate.${estimate.id}.total`),
      ...(references.length > 0 ? [' ', { type: 'citation' as const, referenceIds: [...new Set(references)], text: '' }] : []),
      ` (${methodPhrase(computed)}).`,
      ...heterogeneity(context, estimate, computed),
    ]),
    ...(computed.studies.length > 1 ? [forest(computed, recordIds)] : []),
    ...(computed.notes.length > 0 ? [list([...computed.notes])] : []),
    ...(estimate.data.notes.trim() ? [paragraph(value(estimate, 'notes', estimate.data.notes, ''))] : []),
  ];
}

function heterogeneity(context: DocumentContext, estimate: StoredEstimate, computed: EstimateResult): (string | Inline)[] {
  if (computed.i2 === undefined) return [];
  const prediction =
    computed.predictionLower === undefined
      ? []
      : ['; the true effect of a further study is expected in the range of ', fact(context, `estimate.${estimate.id}.prediction`)];
  const tau2 = computed.tau2 === undefined ? '' : `, τ² ${formatNumber(computed.tau2, computed.tau2 < 0.01 ? 4 : 2)}`;
  return [` Heterogeneity: I² ${formatNumber(computed.i2, 0)}${unitAfter('%')}${tau2}`, ...prediction, '.'];
}

function forest(computed: EstimateResult, recordIds: readonly string[]): Block {
  return figure(`figure-forest-${computed.estimateId}`, `Forest plot: ${computed.title}`, forestPlot.draw({ result: computed }), {
    recordIds,
  });
}

/** Risks that name the parameter of an estimate, for the table of risks. */
export function estimatesOfRisk(context: DocumentContext, risk: Stored<DataOf<typeof riskKind>>): StoredEstimate[] {
  return all(context.snapshot, estimateKind).filter((estimate) => risk.data.outcomeParameterIds.includes(estimate.data.outcomeParameterId));
}
