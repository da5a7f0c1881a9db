import { describe, expect, it } from 'vitest';
import { arrangeFindings, attributesOf, countSeverities, shortName, stepFrom } from './arrange-findings.ts';
import type { DossierFinding } from './use-consistency.ts';

function finding(fingerprint: string, changes: Partial<DossierFinding> = {}): DossierFinding {
  return {
    fingerprint,
    rule: 'population-weight',
    attribute: 'population-weight',
    severity: 'major',
    message: 'The IFU says more than 5 kg, the CER more than 1 kg.',
    why: '',
    remedy: '',
    basis: [],
    compared: [],
    locations: [
      { document: 'ifu', documentName: 'IFU.docx', section: '1', quote: 'more than 5 kg' },
      { document: 'cer', documentName: 'CER.pdf', section: '2', quote: 'more than 1 kg' },
    ],
    since: 'new',
    ...changes,
  };
}
const decided = (state: 'open' | 'accepted' | 'to-correct' | 'corrected', assigneeId?: string) => ({
  decision: { id: 'fdc_1', version: 1, state, reason: 'why', ...(assigneeId ? { assigneeId } : {}) },
});
const names = (findings: readonly DossierFinding[]) => findings.map(({ fingerprint }) => fingerprint).join(' ');

const all = [
  finding('minor', { severity: 'minor', attribute: 'date', message: 'Two dates.' }),
  finding('major', decided('to-correct', 'per_anna')),
  finding('critical', { severity: 'critical', since: 'still' }),
  finding('accepted', decided('accepted')),
  finding('corrected', decided('corrected')),
  finding('second major', { locations: [finding('x').locations[1]!] }),
];

describe('the list of findings', () => {
  it('begins with the gravest and keeps the order in between', () => {
    expect(names(arrangeFindings(all, {}))).toBe('critical major corrected second major minor');
  });

  it.each([
    [{ state: 'all' }, 'critical major accepted corrected second major minor'],
    [{ state: 'accepted' }, 'accepted'],
    [{ state: 'to-correct' }, 'major'],
    [{ severity: 'minor' }, 'minor'],
    [{ attribute: 'date' }, 'minor'],
    [{ document: 'ifu' }, 'critical major corrected minor'],
    [{ assignee: 'per_anna' }, 'major'],
    [{ assignee: 'nobody', severity: 'major' }, 'corrected second major'],
    [{ since: 'still' }, 'critical'],
    [{ q: 'TWO dates' }, 'minor'],
    [{ q: '5 kg', severity: 'critical' }, 'critical'],
    [{ q: 'nothing of this kind' }, ''],
  ])('is narrowed by %j', (filters, expected) => {
    expect(names(arrangeFindings(all, filters))).toBe(expected);
  });

  it('counts what is still to be dealt with, also what is said to be corrected and is still found', () => {
    expect(countSeverities(all)).toEqual({ critical: 1, major: 3, minor: 1 });
    expect(attributesOf(all)).toEqual(['population-weight', 'date']);
  });
});

describe('a step through the list', () => {
  const shown = ['a', 'b', 'c'];
  it.each([
    ['begins at the first', undefined, 0, 1, 'a'],
    ['goes on', 'a', 0, 1, 'b'],
    ['goes back', 'b', 1, -1, 'a'],
    ['stays at the last', 'c', 2, 1, 'c'],
    ['shows what took the place of a finding that left the list', 'gone', 1, 0, 'b'],
    ['and the last where that was the last', 'gone', 7, 0, 'c'],
  ])('%s', (_case, chosen, lastIndex, by, expected) => {
    expect(stepFrom(shown, chosen, lastIndex, by)).toBe(expected);
  });

  it('leads nowhere in an empty list', () => {
    expect(stepFrom([], 'a', 0, 1)).toBeUndefined();
  });
});

describe('the short name of a finding', () => {
  it('is the same for the same fingerprint, short, and another for another', () => {
    const fingerprint = `population-weight|population-weight|ifu:${'the device is intended for '.repeat(20)}`;
    expect(shortName(fingerprint)).toBe(shortName(fingerprint));
    expect(shortName(fingerprint).length).toBeLessThan(14);
    const many = Array.from({ length: 5000 }, (_, index) => shortName(`rule|attribute|ifu:quote ${index}`));
    expect(new Set(many).size).toBe(many.length);
  });
});
