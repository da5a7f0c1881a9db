import { formatGiven, type Measure, measures, unitAfter } from '../analysis/index.ts';
import { byId } from '../base/index.ts';
import type { AcceptanceCriterion } from '../device/index.ts';

/** How values of a measure are shown for a parameter; an unknown measure shows its numbers as they are. */
export function displayOf(measureId: string, parameterUnit: string): { title: string; factor: number; unit: string } {
  const measure = byId<Measure>(measures, measureId);
  return measure ? { title: measure.title, ...measure.display(parameterUnit) } : { title: measureId, factor: 1, unit: '' };
}

/** The measure of a single group by the type of its parameter; what a benchmark states where it names no measure of its own. */
export const singleGroupMeasures = { 'events per patient': 'PR', 'events per time': 'IR', mean: 'MN' } as const;

/** An acceptance criterion in words: "Risk ratio at most 0.80, judged on the upper confidence limit". */
export function describeCriterion(criterion: AcceptanceCriterion, parameterUnit: string): string {
  const { title, factor, unit } = displayOf(criterion.measure, parameterUnit);
  const upper = criterion.side === 'at most' || criterion.side === 'less than';
  const judged =
    criterion.judgedOn === 'estimate' ? 'judged on the point estimate' : `judged on the ${upper ? 'upper' : 'lower'} confidence limit`;
  return `${title} ${criterion.side} ${formatGiven(criterion.bound * factor)}${unitAfter(unit)}, ${judged}`;
}
