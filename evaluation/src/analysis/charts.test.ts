import { describe, expect, it } from 'vitest';
import { escapeText, fitText, textWidth } from '../base/index.ts';
import { linearAxis, ratioAxis } from './axis.ts';
import forestPlot from './charts/forest-plot.ts';
import intervalPlot from './charts/interval-plot.ts';

const base = forestPlot.examples[0]!.input;
const labels = (from: number, to: number, width = 200) => ratioAxis(from, to, 0, width, 9.5).ticks.map((tick) => tick.label);

describe('axes', () => {
  it('mark ratios at 1, 2 and 5, thinner where the range is wide and finer where it is narrow', () => {
    expect(labels(0.08, 6)).toEqual(['0.1', '0.2', '0.5', '1', '2', '5']);
    expect(labels(0.001, 1000)).toEqual(['0.001', '0.01', '0.1', '1', '10', '100', '1000']);
    expect(labels(0.85, 1.3)).toContain('1');
    expect(labels(0.85, 1.3).length).toBeGreaterThan(2);
  });

  it('put equal ratios equally far apart, and values beyond an end on the end', () => {
    const axis = ratioAxis(0.1, 10, 0, 200, 9);
    expect(axis.at(1)).toBeCloseTo(100, 9);
    expect(axis.at(0)).toBe(0);
    expect(axis.at(Number.POSITIVE_INFINITY)).toBe(200);
    expect(linearAxis(-10, 10, 0, 100, 9).ticks.map((tick) => tick.label)).toEqual(['−10', '−5', '0', '5', '10']);
  });
});

describe('forest plot', () => {
  it('names model, estimator, heterogeneity, both sides and every study', () => {
    const { svg } = forestPlot.draw({
      ...base,
      result: { ...base.result, method: 'REML', model: 'random effects', test: 'knha', predictionLower: 0.2, predictionUpper: 1.4 },
    });
    for (const words of [
      'Random effects (REML, Knapp-Hartung)',
      'τ² = 0',
      'I² = 0 %',
      'Prediction interval',
      'Favours device',
      'First 2001',
      '5/100',
      '0.50 (0.25 to 1.00)',
    ])
      expect(svg).toContain(words);
  });

  it('is 180 mm wide and as high as its rows need', () => {
    const two = forestPlot.draw(base);
    const many = forestPlot.draw({
      ...base,
      result: { ...base.result, studies: Array.from({ length: 20 }, () => base.result.studies[0]!) },
    });
    expect(two.widthMillimetres).toBeCloseTo(180, 6);
    expect(many.heightMillimetres - two.heightMillimetres).toBeCloseTo((18 * 18 * 25.4) / 96, 6);
  });

  it('escapes what people typed and drops characters XML does not know', () => {
    const { svg } = forestPlot.draw({
      ...base,
      result: {
        ...base.result,
        title: 'A & B <script>',
        studies: [{ ...base.result.studies[0]!, label: 'Smith & <b>' }, base.result.studies[1]!],
      },
    });
    expect(svg).toContain('Smith &amp; &lt;b&gt;');
    expect(svg).not.toContain('<script>');
    expect(escapeText('a\u0000b\u0008"c"')).toBe('ab&quot;c&quot;');
  });

  it('draws a study whose limits are zero or infinite without a broken coordinate', () => {
    const odd = { ...base.result.studies[0]!, lower: 0, upper: Number.POSITIVE_INFINITY };
    const { svg } = forestPlot.draw({ ...base, result: { ...base.result, studies: [odd, base.result.studies[1]!] } });
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(svg).toContain('∞');
  });

  it('gives the heavier study the larger square', () => {
    const [first, second] = base.result.studies;
    const { svg } = forestPlot.draw({
      ...base,
      result: {
        ...base.result,
        studies: [
          { ...first!, weight: 20 },
          { ...second!, weight: 80 },
        ],
      },
    });
    const squares = [...svg.matchAll(/<rect [^>]*width="([\d.]+)" height="\1"/g)].map((match) => Number(match[1]));
    expect(squares).toHaveLength(2);
    expect(squares[1]! / squares[0]!).toBeCloseTo(2, 1);
  });

  it('shortens labels that are too long, by their measured width', () => {
    const short = fitText('A very long name of a study that nobody can print', 100, 10);
    expect(short.endsWith('…')).toBe(true);
    expect(textWidth(short, 10)).toBeLessThanOrEqual(100);
  });
});

describe('interval plot', () => {
  it.each(['at most', 'at least'] as const)('shades the side that is "%s" the bound', (side) => {
    const { svg } = intervalPlot.draw({ result: base.result, criterion: { side, bound: 0.6 } });
    const [, x, width] = svg.match(/<rect x="([\d.]+)" y="16" width="([\d.]+)"/)!.map(Number);
    if (side === 'at most') expect(x).toBe(10);
    else expect(x! + width!).toBeCloseTo((80 / 25.4) * 96 - 10, 1);
  });
});
