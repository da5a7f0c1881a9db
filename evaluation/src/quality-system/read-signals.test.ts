import { describe, expect, it } from 'vitest';
import { readSignals, signalTableFrom } from './read-signals.ts';
import { signalKind } from './signal.ts';

const read = (...rows: string[][]) => readSignals(signalTableFrom(rows), 'signals.csv');

describe('a list of signals', () => {
  it('is read with values, inputs by id, title or usual name, and the day a decision is due', () => {
    const { signals, findings, rejected } = read(
      ['Title', 'Type', 'Date', 'Record', 'Indicator', 'Value', 'Unit', 'Baseline'],
      ['Leaks rise', 'complaint-trend', '2026-03-01', 'C-17', 'leaks', '1.4', 'per 1000', '0.45'],
      ['Recall of a similar device', 'FSCA', '2026-03-02', '', '', '', '', ''],
      ['New guideline', 'New guideline, standard or law', '2026-03-03', '', '', '', '', ''],
    );
    expect([findings, rejected]).toEqual([[], 0]);
    expect(signals.map(({ input, due }) => [input, due])).toEqual([
      ['complaint-trend', '2026-03-31'],
      ['field-safety-corrective-action', '2026-03-12'],
      ['guideline-or-law-change', '2026-05-02'],
    ]);
    expect(signals[0]).toMatchObject({
      sourceRecord: 'C-17',
      values: [{ name: 'leaks', value: 1.4, unit: 'per 1000', expected: 0.45 }],
      state: 'detected',
      clinicallyRelevant: 'not triaged',
    });
    for (const signal of signals) expect(signalKind.schema.parse(signal)).toEqual(signal);
  });

  it('may be German, with comma and dotted days', () => {
    const { signals, findings } = read(['Titel', 'Art', 'Datum', 'Wert'], ['Undichtigkeiten', 'Reklamationen', '1.3.2026', '1,4']);
    expect(findings).toEqual([]);
    expect(signals[0]).toMatchObject({ input: 'complaint-trend', detectedOn: '2026-03-01', values: [{ name: 'value', value: 1.4 }] });
  });

  it('takes no row whose title, kind or day cannot be read, and tells each with its number', () => {
    const { signals, findings, rejected } = read(
      ['Title', 'Type', 'Date', 'Value'],
      ['', 'capa', '2026-03-01', ''],
      ['A', 'weather', '2026-03-01', ''],
      ['B', 'capa', '03/04/2026', ''],
      ['C', 'capa', '2026-02-30', ''],
      ['D', 'capa', '2026-03-01', 'many'],
      ['', '', '', ''],
    );
    expect(signals.map(({ title }) => title)).toEqual(['D']);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['signal-without-title', 2],
      ['signal-input-unknown', 3],
      ['signal-day-unclear', 4],
      ['signal-day-unclear', 5],
      ['value-not-a-number', 6],
    ]);
    expect(rejected).toBe(4);
  });

  it('says which columns are missing', () => {
    const { findings } = read(['Title', 'Colour'], ['A', 'red']);
    expect(findings.map(({ code }) => code)).toEqual(['column-missing', 'column-missing', 'signal-input-unknown']);
  });

  it('is empty for an empty file', () => {
    expect(read().signals).toEqual([]);
  });
});
