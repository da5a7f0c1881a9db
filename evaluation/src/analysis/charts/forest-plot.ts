import { drawing, fitText, inks, lineBetween, pixels, polygon, rectangle, textAt, textWidth, wrapText } from '../../base/index.ts';
import { type Axis, linearAxis, ratioAxis, shownRange } from '../axis.ts';
import type { Chart } from '../chart.ts';
import type { EstimateResult, StudyResult } from '../result.ts';
import { decimalsFor, formatAlone, formatLevel, formatNumber, formatPValue } from '../wording.ts';

/** What a forest plot shows: a computed estimate, and words that only the caller knows. */
export interface ForestPlotInput {
  readonly result: EstimateResult;
  /** Whom values on either side of no difference speak for, for instance "Favours device". */
  readonly favoursLeft?: string;
  readonly favoursRight?: string;
  /** Heads of the columns of counts, device first; otherwise "Device" and "Comparator". */
  readonly armTitles?: readonly string[];
  readonly widthMillimetres?: number;
}

const margin = 8;
const gap = 11;
const rowHeight = 18;
const bodySize = 10.5;
const headSize = 10;
const smallSize = 9.5;

/** A column of text: its head, its cells and the width they need. */
interface Column {
  readonly head: readonly string[];
  readonly cells: readonly string[];
  readonly width: number;
}

function columnOf(head: readonly string[], cells: readonly string[]): Column {
  return {
    head,
    cells,
    width: Math.ceil(Math.max(...head.map((line) => textWidth(line, headSize, true)), ...cells.map((text) => textWidth(text, bodySize)))),
  };
}

/** An estimate with its limits as the right column shows it; one number of decimals for the whole column, so that the points line up. */
function intervalText(numbers: { estimate: number; lower: number; upper: number }, factor: number, decimals: number): string {
  const show = (value: number) => formatNumber(value * factor, decimals);
  return `${show(numbers.estimate)} (${show(numbers.lower)} to ${show(numbers.upper)})`;
}

/** The head of a column of counts, broken after the stroke where it is long. */
function countsHead(armTitle: string, countsTitle: string): string[] {
  const [first = '', second] = countsTitle.split('/');
  const lines = second !== undefined && textWidth(countsTitle, headSize, true) > 80 ? [`${first}/`, second] : [countsTitle];
  return armTitle ? [armTitle, ...lines] : lines;
}

/** The line of one study: limits with an arrow where they leave the axis, and a square whose area is the weight. */
function studyMark(study: StudyResult, axis: Axis, y: number, factor: number, weightMax: number): string[] {
  const [lower, estimate, upper] = [study.lower * factor, study.estimate * factor, study.upper * factor];
  const parts = [lineBetween(axis.at(lower), y, axis.at(upper), y, inks.text, 1.1)];
  if (lower < axis.from)
    parts.push(
      polygon(
        [
          [axis.at(axis.from) - 1, y],
          [axis.at(axis.from) + 5, y - 3],
          [axis.at(axis.from) + 5, y + 3],
        ],
        inks.text,
      ),
    );
  if (upper > axis.to)
    parts.push(
      polygon(
        [
          [axis.at(axis.to) + 1, y],
          [axis.at(axis.to) - 5, y - 3],
          [axis.at(axis.to) - 5, y + 3],
        ],
        inks.text,
      ),
    );
  const side = Math.max(3, 11 * Math.sqrt(study.weight / weightMax));
  parts.push(rectangle(axis.at(estimate) - side / 2, y - side / 2, side, side, inks.accent));
  return parts;
}

/** Model, estimator and method of the limits in words: "Random effects (REML, Knapp-Hartung)". */
function modelText(result: EstimateResult): string {
  const model = result.model ?? 'estimate';
  return `${model[0]!.toUpperCase()}${model.slice(1)} (${result.method === 'FE' ? 'inverse variance' : result.method}${result.test === 'knha' ? ', Knapp-Hartung' : ''})`;
}

/** The lines under the plot: heterogeneity, test and size, as far as the result has them. */
function footLines(result: EstimateResult): string[] {
  const { tau2, i2, q, qDf, qPValue, pValue } = result;
  const lines: string[] = [];
  if (tau2 !== undefined && i2 !== undefined && q !== undefined && qDf !== undefined && qPValue !== undefined) {
    const tau = tau2 === 0 ? '0' : tau2 < 0.0001 ? tau2.toExponential(1).replace('-', '−') : formatAlone(tau2);
    lines.push(
      `Heterogeneity: ${result.method === 'FE' ? '' : `τ² = ${tau}, `}I² = ${i2.toFixed(0)} %, Q = ${q.toFixed(2)} (${qDf} df), ${formatPValue(qPValue)}.`,
    );
  }
  const size = `${result.k === 1 ? '1 study' : `${result.k} studies`}, ${result.total}.`;
  lines.push(pValue === undefined ? size : `Test of no difference: ${formatPValue(pValue)}. ${size}`);
  return lines;
}

/** A phrase as it stands inside a sentence. */
function sentenceInside(phrase: string): string {
  return `${phrase[0]!.toLowerCase()}${phrase.slice(1)}`;
}

/** What the plot shows, in sentences. */
function describe(result: EstimateResult): string {
  const prediction =
    result.predictionLower === undefined || result.predictionUpper === undefined
      ? ''
      : ` The prediction interval runs from ${formatAlone(result.predictionLower * result.displayFactor)} to ${formatAlone(result.predictionUpper * result.displayFactor)}.`;
  const studies = result.k === 1 ? 'one study' : `${result.k} studies`;
  return `Forest plot of ${result.axis} in ${studies} (${result.total}): ${sentenceInside(modelText(result))} gives ${result.text}.${prediction}`;
}

/** Draws the plot. */
function draw(input: ForestPlotInput): ReturnType<Chart<ForestPlotInput>['draw']> {
  const { result } = input;
  const { studies, displayFactor: factor, ratio } = result;
  const width = pixels(input.widthMillimetres ?? 180);
  const pooledShown = studies.length > 1;
  const shownNumbers = [result, ...studies].map((row) => row.estimate * factor);
  const decimals = decimalsFor(
    ratio ? [1, ...shownNumbers] : [result.estimate * factor, result.lower * factor, result.upper * factor].filter((value) => value !== 0),
  );
  const prediction =
    result.predictionLower === undefined || result.predictionUpper === undefined
      ? undefined
      : { lower: result.predictionLower, upper: result.predictionUpper };

  const armCount = Math.max(0, ...studies.map((study) => study.counts.length));
  const titles = input.armTitles ?? ['Device', 'Comparator'];
  const counts = Array.from({ length: armCount }, (_, arm) =>
    columnOf(
      countsHead(titles[arm] ?? '', result.countsTitle ?? 'counts'),
      studies.map((study) => study.counts[arm] ?? ''),
    ),
  );
  const estimates = columnOf(
    [
      result.measureTitle.split(' (')[0]!,
      ...(result.unit ? wrapText(result.unit, 130, headSize) : []),
      `(${formatLevel(result.level)} CI)`,
    ],
    [...studies, result].map((row) => intervalText(row, factor, decimals)),
  );
  const boldEstimate = Math.ceil(textWidth(intervalText(result, factor, decimals), bodySize, true));
  const estimateWidth = Math.max(estimates.width, boldEstimate);
  const weights = pooledShown ? columnOf(['Weight', '(%)'], studies.map((study) => study.weight.toFixed(1)).concat('100')) : undefined;
  const taken =
    counts.reduce((sum, column) => sum + column.width + gap, 0) +
    estimateWidth +
    (weights ? weights.width + gap : 0) +
    2 * margin +
    2 * gap;
  const countsWidth = counts.reduce((sum, column) => sum + gap + column.width, 0);
  const labelNeed = columnOf(
    ['Study'],
    studies.map((study) => study.label),
  ).width;
  // The lines under the studies may run on below the counts.
  const modelNeed = pooledShown
    ? Math.ceil(Math.max(textWidth(modelText(result), bodySize, true), textWidth('Prediction interval, 95 %', bodySize))) - countsWidth
    : 0;
  const labelWidth = Math.max(60, Math.min(Math.max(labelNeed, modelNeed), width - taken - 135, 230));
  const plotLeft = margin + labelWidth + countsWidth + gap + 4;
  const plotWidth = width - margin - estimateWidth - gap - (weights ? weights.width + gap : 0) - plotLeft;

  const intervals = studies.map((study) => [study.lower * factor, study.upper * factor] as const);
  const pooledEnds = [result.lower, result.upper, prediction?.lower, prediction?.upper].flatMap((value) =>
    value === undefined ? [] : [value * factor],
  );
  const noDifference = result.nullValue === undefined ? undefined : result.nullValue * factor;
  const [from, to] = shownRange([...shownNumbers, ...pooledEnds, ...(noDifference === undefined ? [] : [noDifference])], intervals, ratio);
  const axis = ratio ? ratioAxis(from, to, plotLeft, plotWidth, smallSize) : linearAxis(from, to, plotLeft, plotWidth, smallSize);

  const headLines = Math.max(1, ...[...counts, estimates, ...(weights ? [weights] : [])].map((column) => column.head.length));
  const headBottom = margin + headLines * 13 + 5;
  const parts: string[] = [];
  const head = (column: Column, x: number, anchor: 'start' | 'middle' | 'end') => {
    for (const [index, line] of column.head.entries()) {
      parts.push(textAt(x, headBottom - 7 - (column.head.length - 1 - index) * 13, line, { size: headSize, bold: index === 0, anchor }));
    }
  };
  head({ head: ['Study'], cells: [], width: 0 }, margin, 'start');
  let x = margin + labelWidth;
  const countsRight = counts.map((column) => {
    x += gap + column.width;
    head(column, x, 'end');
    return x;
  });
  const weightRight = width - margin;
  const estimateRight = weights ? weightRight - weights.width - gap : weightRight;
  head(estimates, estimateRight, 'end');
  if (weights) head(weights, weightRight, 'end');
  parts.push(lineBetween(margin, headBottom, width - margin, headBottom, inks.text, 1));

  const firstRow = headBottom + 6;
  const rowsBottom = firstRow + studies.length * rowHeight;
  const pooledRows = pooledShown ? (prediction ? 2 : 1) : 0;
  const axisY = rowsBottom + (pooledRows > 0 ? 6 + pooledRows * rowHeight : 0) + 6;

  for (const { value } of axis.ticks) parts.push(lineBetween(axis.at(value), headBottom + 1, axis.at(value), axisY, inks.grid, 0.8));
  if (noDifference !== undefined)
    parts.push(lineBetween(axis.at(noDifference), headBottom + 1, axis.at(noDifference), axisY, inks.muted, 1.2));
  if (pooledShown)
    parts.push(
      lineBetween(axis.at(result.estimate * factor), headBottom + 1, axis.at(result.estimate * factor), axisY, inks.strong, 0.9, '3 3'),
    );

  const weightMax = Math.max(...studies.map((study) => study.weight), 1e-9);
  for (const [index, study] of studies.entries()) {
    const middle = firstRow + (index + 0.5) * rowHeight;
    const base = middle + 4;
    parts.push(textAt(margin, base, fitText(study.label, labelWidth, bodySize), { size: bodySize }));
    for (const [arm, column] of counts.entries())
      parts.push(textAt(countsRight[arm]!, base, column.cells[index] ?? '', { size: bodySize, anchor: 'end' }));
    parts.push(...studyMark(study, axis, middle, factor, weightMax));
    parts.push(textAt(estimateRight, base, intervalText(study, factor, decimals), { size: bodySize, anchor: 'end' }));
    if (weights) parts.push(textAt(weightRight, base, weights.cells[index]!, { size: bodySize, anchor: 'end' }));
  }
  if (pooledShown) {
    const top = rowsBottom + 6;
    const middle = top + rowHeight / 2;
    const [left, centre, right] = [result.lower, result.estimate, result.upper].map((value) => axis.at(value * factor)) as [
      number,
      number,
      number,
    ];
    parts.push(lineBetween(margin, rowsBottom + 3, width - margin, rowsBottom + 3, inks.rule, 1));
    parts.push(
      textAt(margin, middle + 4, fitText(modelText(result), plotLeft - margin - gap, bodySize, true), { size: bodySize, bold: true }),
    );
    parts.push(
      polygon(
        [
          [left, middle],
          [centre, middle - 6],
          [right, middle],
          [centre, middle + 6],
        ],
        inks.strong,
      ),
    );
    parts.push(textAt(estimateRight, middle + 4, intervalText(result, factor, decimals), { size: bodySize, anchor: 'end', bold: true }));
    parts.push(textAt(weightRight, middle + 4, '100', { size: bodySize, anchor: 'end', bold: true }));
    if (prediction) {
      const y = middle + rowHeight;
      const [start, end] = [axis.at(prediction.lower * factor), axis.at(prediction.upper * factor)];
      parts.push(textAt(margin, y + 4, `Prediction interval, ${formatLevel(result.level)}`, { size: bodySize, fill: inks.muted }));
      parts.push(
        rectangle(start, y - 1.5, end - start, 3, inks.strong),
        rectangle(start, y - 4, 1.4, 8, inks.strong),
        rectangle(end - 1.4, y - 4, 1.4, 8, inks.strong),
      );
      const shown = `${formatNumber(prediction.lower * factor, decimals)} to ${formatNumber(prediction.upper * factor, decimals)}`;
      parts.push(textAt(estimateRight, y + 4, shown, { size: bodySize, anchor: 'end', fill: inks.muted }));
    }
  }

  parts.push(lineBetween(plotLeft, axisY, plotLeft + plotWidth, axisY, inks.text, 1));
  for (const { value, label } of axis.ticks) {
    parts.push(lineBetween(axis.at(value), axisY, axis.at(value), axisY + 4, inks.text, 1));
    parts.push(textAt(axis.at(value), axisY + 15, label, { size: smallSize, anchor: 'middle' }));
  }
  let y = axisY + 29;
  const favours = noDifference !== undefined && (input.favoursLeft || input.favoursRight);
  if (favours) {
    const middle = axis.at(noDifference);
    // A label starts at the line of no difference and may run past the end of the axis, but not off the drawing.
    if (input.favoursLeft)
      parts.push(
        textAt(middle - 6, y, fitText(`← ${input.favoursLeft}`, middle - 6 - margin, smallSize), {
          size: smallSize,
          anchor: 'end',
          fill: inks.muted,
        }),
      );
    if (input.favoursRight)
      parts.push(
        textAt(middle + 6, y, fitText(`${input.favoursRight} →`, width - margin - middle - 6, smallSize), {
          size: smallSize,
          fill: inks.muted,
        }),
      );
    y += 14;
  }
  parts.push(textAt(plotLeft + plotWidth / 2, y, `${result.axis}${ratio ? ' (logarithmic)' : ''}`, { size: smallSize, anchor: 'middle' }));
  const foot = footLines(result).flatMap((line) => wrapText(line, width - 2 * margin, smallSize));
  y += 18;
  for (const line of foot) {
    parts.push(textAt(margin, y, line, { size: smallSize, fill: inks.muted }));
    y += 14;
  }
  return drawing(width, y - 14 + margin, `Forest plot: ${result.title}`, describe(result), parts);
}

const exampleResult: EstimateResult = {
  estimateId: 'est_1',
  title: 'Bloodstream infection',
  measure: 'RR',
  measureTitle: 'Risk ratio',
  method: 'FE',
  methodTitle: 'Inverse variance (common effect)',
  model: 'common effect',
  level: 0.95,
  k: 2,
  total: '400 patients',
  estimate: 0.5,
  lower: 0.25,
  upper: 1,
  pValue: 0.05,
  tau2: 0,
  i2: 0,
  q: 0,
  qDf: 1,
  qPValue: 1,
  ratio: true,
  axis: 'risk ratio',
  displayFactor: 1,
  unit: '',
  countsTitle: 'events/patients',
  nullValue: 1,
  text: '0.50 (95 % CI 0.25 to 1.00)',
  studies: [
    {
      outcomeId: 'out_1',
      itemId: 'ref_1',
      label: 'First 2001',
      counts: ['5/100', '10/100'],
      estimate: 0.5,
      lower: 0.18,
      upper: 1.41,
      weight: 50,
    },
    {
      outcomeId: 'out_2',
      itemId: 'ref_2',
      label: 'Second 2002',
      counts: ['5/100', '10/100'],
      estimate: 0.5,
      lower: 0.18,
      upper: 1.41,
      weight: 50,
    },
  ],
  notes: [],
};

/** Forest plot: one line per study, the pooled estimate as a diamond. */
const forestPlot: Chart<ForestPlotInput> = {
  id: 'forest-plot',
  title: 'Forest plot',
  references: [
    'Lewis S, Clarke M. BMJ 2001;322:1479-1480',
    'Cochrane Handbook for Systematic Reviews of Interventions, version 6, section 10.2.2',
  ],
  draw,
  examples: [
    {
      title: 'two studies that agree',
      input: { result: exampleResult, favoursLeft: 'Favours device', favoursRight: 'Favours comparator' },
    },
    { title: 'one study, nothing pooled', input: { result: { ...exampleResult, k: 1, studies: exampleResult.studies.slice(0, 1) } } },
  ],
};
export default forestPlot;
