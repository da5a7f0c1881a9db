import { drawing, fitText, inks, lineBetween, pixels, polygon, textAt, textWidth, wrapText } from '../../base/index.ts';
import { linearAxis } from '../axis.ts';
import type { Chart } from '../chart.ts';
import type { PeriodRate, PeriodRates } from '../rates-by-period.ts';
import { formatAlone, formatGiven, formatLevel } from '../wording.ts';

export interface RateChartInput {
  readonly title: string;
  readonly rates: PeriodRates;
  /** The rate expected beforehand, not multiplied, for instance from the risk file. */
  readonly expected?: number;
  readonly expectedLabel?: string;
  /** Events per this much exposure; 1000 unless told. */
  readonly per?: number;
  readonly widthMillimetres?: number;
}

const margin = 8;
const size = 9.5;

/** The highest value the axis must show: every rate, the expected one, and limits as far as they do not dwarf the rates. */
function topOf(periods: readonly PeriodRate[], expected: number | undefined): number {
  const highest = Math.max(expected ?? 0, ...periods.map((period) => period.rate ?? 0));
  const limits = Math.max(0, ...periods.map((period) => period.upper ?? 0));
  return highest > 0 ? Math.min(limits, highest * 2.2) || highest : limits || 1;
}

function describe({ rates, expected, per = 1000, title }: RateChartInput, unit: string): string {
  const known = rates.periods.filter((period) => period.rate !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${title}: no period has exposure, so there is no rate to show.`;
  const highest = known.reduce((best, period) => (period.rate! > best.rate! ? period : best));
  const above = expected === undefined ? [] : known.filter((period) => period.lower! > expected);
  const against =
    expected === undefined
      ? ''
      : ` Expected are ${formatGiven(expected * per)}; ${above.length === 0 ? 'no period lies above that with its lower limit' : `above it with the lower limit: ${above.map((period) => period.period).join(', ')}`}.`;
  return `${title}: ${unit}, ${first.period} to ${last.period}, with exact ${formatLevel(rates.level)} limits. Highest in ${highest.period} with ${formatAlone(highest.rate! * per)}.${against} ${rates.notes.join(' ')}`.trim();
}

function draw(input: RateChartInput): ReturnType<Chart<RateChartInput>['draw']> {
  const { rates, expected, per = 1000 } = input;
  const width = pixels(input.widthMillimetres ?? 180);
  const unit = `events per ${per} ${rates.exposureUnit || 'units of exposure'}`;
  const count = Math.max(1, rates.periods.length);
  const labelSpace = Math.max(0, ...rates.periods.map((period) => textWidth(period.period, size)));
  const top = margin + 20;
  const plotHeight = 170;
  const bottom = top + plotHeight;

  // The vertical axis is a horizontal one read from below.
  const axis = linearAxis(0, topOf(rates.periods, expected) * per * 1.06, 0, plotHeight, size * 0.8);
  const yOf = (value: number) => bottom - axis.at(value);
  const left = margin + Math.max(...axis.ticks.map((tick) => textWidth(tick.label, size))) + 10;
  const right = width - margin;
  const step = (right - left) / count;
  const xOf = (index: number) => left + (index + 0.5) * step;
  const stride = Math.max(1, Math.ceil((labelSpace + 6) / step));

  const parts: string[] = [textAt(margin, margin + 8, unit, { size: 10, fill: inks.text })];
  for (const { value, label } of axis.ticks) {
    parts.push(lineBetween(left, yOf(value), right, yOf(value), value === 0 ? inks.text : inks.grid, value === 0 ? 1 : 0.8));
    parts.push(textAt(left - 6, yOf(value) + 3.5, label, { size, anchor: 'end' }));
  }
  if (expected !== undefined) {
    const y = yOf(expected * per);
    parts.push(lineBetween(left, y, right, y, inks.caution, 1.3, '5 3'));
    const label = `${input.expectedLabel ?? 'expected'} ${formatGiven(expected * per)}`;
    const labelLeft = right - textWidth(label, size) - 26;
    parts.push(lineBetween(labelLeft, margin + 4.5, labelLeft + 22, margin + 4.5, inks.caution, 1.3, '5 3'));
    parts.push(textAt(right, margin + 8, label, { size, anchor: 'end', fill: inks.caution }));
  }
  const known = rates.periods.flatMap((period, index) =>
    period.rate === undefined ? [] : [{ ...period, index, rate: period.rate, lower: period.lower!, upper: period.upper! }],
  );
  for (const [position, period] of known.entries()) {
    const next = known[position + 1];
    if (next && next.index === period.index + 1)
      parts.push(lineBetween(xOf(period.index), yOf(period.rate * per), xOf(next.index), yOf(next.rate * per), inks.accent, 1.2));
  }
  const whisker = Math.min(4, step / 4);
  for (const { index, rate, lower, upper } of known) {
    const x = xOf(index);
    const [yLow, yHigh] = [yOf(lower * per), yOf(upper * per)];
    parts.push(lineBetween(x, yLow, x, yHigh, inks.muted, 1.1), lineBetween(x - whisker, yLow, x + whisker, yLow, inks.muted, 1.1));
    if (upper * per > axis.to)
      parts.push(
        polygon(
          [
            [x, yHigh - 1],
            [x - 3, yHigh + 5],
            [x + 3, yHigh + 5],
          ],
          inks.muted,
        ),
      );
    else parts.push(lineBetween(x - whisker, yHigh, x + whisker, yHigh, inks.muted, 1.1));
    parts.push(`<circle cx="${x.toFixed(2)}" cy="${yOf(rate * per).toFixed(2)}" r="3.2" fill="${inks.accent}"/>`);
  }
  for (const [index, period] of rates.periods.entries()) {
    if (index % stride !== 0) continue;
    parts.push(textAt(xOf(index), bottom + 14, period.period, { size, anchor: 'middle' }));
    if (stride === 1)
      parts.push(
        textAt(xOf(index), bottom + 27, fitText(String(period.events), step - 4, size), { size, anchor: 'middle', fill: inks.muted }),
      );
  }
  let y = bottom + (stride === 1 ? 44 : 32);
  const foot = [
    `Points with exact ${formatLevel(rates.level)} limits (Garwood)${stride === 1 ? '; number of events below each period' : ''}.`,
    ...rates.notes,
  ];
  for (const line of foot.flatMap((text) => wrapText(text, width - 2 * margin, size))) {
    parts.push(textAt(margin, y, line, { size, fill: inks.muted }));
    y += 13;
  }
  return drawing(width, y - 13 + margin, `Rate by period: ${input.title}`, describe(input, unit), parts);
}

const exampleRates: PeriodRates = {
  level: 0.95,
  exposureUnit: 'catheters sold',
  rows: [],
  periods: [
    { period: '2024', category: '', events: 5, exposure: 1000, rate: 0.005, lower: 0.00162, upper: 0.01167 },
    { period: '2025', category: '', events: 0, exposure: 1000, rate: 0, lower: 0, upper: 0.00369 },
  ],
  notes: [],
};

/** Rate per period with exact limits and the rate expected beforehand. */
const rateChart: Chart<RateChartInput> = {
  id: 'rate-chart',
  title: 'Rate by period',
  references: ['Garwood F. Biometrika 1936;28:437-442', 'MDCG 2020-6 (April 2020) on complaints over sales'],
  draw,
  examples: [
    { title: 'two periods below what was expected', input: { title: 'Complaints', rates: exampleRates, expected: 0.006 } },
    {
      title: 'no period with exposure',
      input: { title: 'Complaints', rates: { ...exampleRates, periods: [{ period: '2024', category: '', events: 1, exposure: 0 }] } },
    },
  ],
};
export default rateChart;
