import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../base/index.ts';
import type { Chart } from './chart.ts';
import { charts } from './charts/index.generated.ts';
import { exactLimits } from './exact-limits.ts';
import { type Measure, studyEffect } from './measure.ts';
import { measures } from './measures/index.generated.ts';
import type { Method } from './method.ts';
import { methods } from './methods/index.generated.ts';

const registries: readonly (readonly [string, readonly RegistryEntry[]])[] = [
  ['measures', measures],
  ['methods', methods],
  ['charts', charts],
];

describe('registries of analysis', () => {
  it.each(registries)('%s has every file of its folder, under its name', (folder, entries) => {
    const files = readdirSync(join(import.meta.dirname, folder))
      .filter((file) => !file.includes('generated'))
      .map((file) => file.replace('.ts', ''))
      .sort();
    expect(files.length).toBeGreaterThan(2);
    expect(entries.map((entry) => entry.id)).toEqual(files);
    for (const entry of entries) expect(entry.references.length, entry.id).toBeGreaterThan(0);
  });

  const measureExamples = (measures as readonly Measure[]).flatMap((measure) =>
    measure.examples.map((example) => ({ measure, example, title: `${measure.id}: ${example.title}` })),
  );
  it.each(measureExamples)('$title', ({ measure, example }) => {
    const effect = studyEffect(measure, example.arms);
    if (!effect.ok) throw new Error(effect.problem.message);
    expect(effect.value.yi).toBeCloseTo(example.yi, 6);
    expect(Math.abs(effect.value.vi / example.vi - 1)).toBeLessThan(1e-5);
  });

  const methodExamples = (methods as readonly Method[]).flatMap((method) =>
    method.examples.map((example) => ({ method, example, title: `${method.id}: ${example.title}` })),
  );
  it.each(methodExamples)('$title', ({ method, example }) => {
    if ('count' in example) {
      expect(method.limits).toBe(exactLimits);
      const limits = method.limits!(example.count);
      expect(limits.lower).toBeCloseTo(example.lower, 10);
      expect(limits.upper).toBeCloseTo(example.upper, 10);
    } else expect(method.tauSquared!(example.yi, example.vi)).toBeCloseTo(example.tau2, 9);
  });

  const chartExamples = (charts as unknown as readonly Chart<never>[]).flatMap((chart) =>
    chart.examples.map((example) => ({ chart, input: example.input, title: `${chart.id}: ${example.title}` })),
  );
  it.each(chartExamples)('$title is drawn, the same twice', ({ chart, input }) => {
    const plot = chart.draw(input);
    expect(plot.svg).toMatch(/^<svg [^>]*viewBox="0 0 [\d.]+ [\d.]+"/);
    expect(plot.svg).not.toContain('NaN');
    expect(plot.svg).toContain('<title>');
    expect(plot.svg).toContain('font-family="DejaVu Sans"');
    expect(plot.alternative.length).toBeGreaterThan(20);
    expect(chart.draw(input).svg).toBe(plot.svg);
  });
});
