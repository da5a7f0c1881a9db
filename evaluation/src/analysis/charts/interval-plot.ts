import { drawing, inks, lineBetween, pixels, polygon, rectangle, textAt, textWidth } from '../../base/index.ts';
import type { AcceptanceCriterion } from '../../device/index.ts';
import { linearAxis, ratioAxis, shownRange } from '../axis.ts';
import type { Chart } from '../chart.ts';
import type { EstimateResult } from '../result.ts';
import { formatGiven, unitAfter } from '../wording.ts';

export interface IntervalPlotInput {
  readonly result: Pick<
    EstimateResult,
    'title' | 'estimate' | 'lower' | 'upper' | 'ratio' | 'displayFactor' | 'unit' | 'axis' | 'text' | 'nullValue'
  >;
  /** The bound it is judged against, on the scale of the estimate (not multiplied). */
  readonly criterion?: Pick<AcceptanceCriterion, 'side' | 'bound'>;
  readonly widthMillimetres?: number;
}

const margin = 10;
const size = 9;

function draw({ result, criterion, widthMillimetres = 80 }: IntervalPlotInput): ReturnType<Chart<IntervalPlotInput>['draw']> {
  const { displayFactor: factor, ratio } = result;
  const width = pixels(widthMillimetres);
  const [lower, estimate, upper] = [result.lower, result.estimate, result.upper].map((value) => value * factor) as [number, number, number];
  const bound = criterion ? criterion.bound * factor : undefined;
  const logarithmic = ratio && lower > 0 && (bound === undefined || bound > 0);
  const noDifference = result.nullValue === undefined ? undefined : result.nullValue * factor;
  const must = [lower, estimate, upper, ...(bound === undefined ? [] : [bound]), ...(noDifference === undefined ? [] : [noDifference])];
  const [from, to] = shownRange(must, [[lower, upper]], logarithmic);
  // Room beyond the outermost value, so that the allowed side is seen even where the bound is outermost.
  const room = (to - from) * 0.12;
  const axis = logarithmic
    ? ratioAxis(from / (to / from) ** 0.12, to * (to / from) ** 0.12, margin, width - 2 * margin, size)
    : linearAxis(from === 0 ? 0 : from - room, to + room, margin, width - 2 * margin, size);
  const top = 16;
  const axisY = 38;
  const middle = (top + axisY) / 2;
  const parts: string[] = [];
  if (criterion && bound !== undefined) {
    const below = criterion.side === 'at most' || criterion.side === 'less than';
    const edge = axis.at(bound);
    parts.push(rectangle(below ? margin : edge, top, below ? edge - margin : width - margin - edge, axisY - top, inks.band));
    const label = `${criterion.side} ${formatGiven(bound)}${result.unit === '%' ? unitAfter('%') : ''}`;
    const half = textWidth(label, size) / 2;
    parts.push(
      textAt(Math.min(width - 2 - half, Math.max(2 + half, edge)), top - 4, label, { size, anchor: 'middle', fill: inks.caution }),
    );
    parts.push(lineBetween(edge, top, edge, axisY, inks.caution, 1.6));
  }
  if (noDifference !== undefined) parts.push(lineBetween(axis.at(noDifference), top, axis.at(noDifference), axisY, inks.muted, 1, '2 2'));
  parts.push(lineBetween(axis.at(lower), middle, axis.at(upper), middle, inks.strong, 2));
  for (const end of [lower, upper]) parts.push(lineBetween(axis.at(end), middle - 4, axis.at(end), middle + 4, inks.strong, 1.4));
  const x = axis.at(estimate);
  parts.push(
    polygon(
      [
        [x - 5, middle],
        [x, middle - 5],
        [x + 5, middle],
        [x, middle + 5],
      ],
      inks.strong,
    ),
  );
  parts.push(lineBetween(margin, axisY, width - margin, axisY, inks.text, 0.9));
  for (const { value, label } of axis.ticks) {
    parts.push(lineBetween(axis.at(value), axisY, axis.at(value), axisY + 3, inks.text, 0.9));
    parts.push(textAt(axis.at(value), axisY + 13, label, { size, anchor: 'middle' }));
  }
  parts.push(textAt(width / 2, axisY + 26, result.axis, { size, anchor: 'middle', fill: inks.muted }));
  const against = criterion ? ` against the criterion ${criterion.side} ${formatGiven(bound!)}${unitAfter(result.unit)}` : '';
  return drawing(width, axisY + 32, `Estimate with its limits: ${result.title}`, `${result.axis}: ${result.text}${against}.`, parts);
}

const exampleInput: IntervalPlotInput = {
  result: {
    title: 'Bloodstream infection',
    estimate: 0.4,
    lower: 0.26,
    upper: 0.63,
    ratio: true,
    displayFactor: 1,
    unit: '',
    axis: 'risk ratio',
    text: '0.40 (95 % CI 0.26 to 0.63)',
    nullValue: 1,
  },
  criterion: { side: 'at most', bound: 0.8 },
};

/** One estimate with its limits and the bound it is judged against, small enough for a table. */
const intervalPlot: Chart<IntervalPlotInput> = {
  id: 'interval-plot',
  title: 'Estimate, limits and bound',
  references: [
    'Schünemann HJ et al. Cochrane Handbook for Systematic Reviews of Interventions, version 6, section 15.3 (interpreting intervals)',
  ],
  draw,
  examples: [
    { title: 'the upper limit keeps to the bound', input: exampleInput },
    { title: 'no bound given', input: { result: exampleInput.result } },
  ],
};
export default intervalPlot;
