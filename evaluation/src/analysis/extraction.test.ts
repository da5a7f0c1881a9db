import { describe, expect, it } from 'vitest';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import type { Kind, Snapshot, Stored } from '../records/index.ts';
import { criterionKind, screeningDecisionKind } from '../screening/index.ts';
import { evidenceTable, extractionFields } from './evidence-table.ts';
import { extractedValueKind, valueText, valueTrouble } from './extracted-value.ts';
import { checkState, extractionByItem, extractionCheckKind } from './extraction-check.ts';
import { extractionFieldKind } from './extraction-field.ts';
import { outcomeKind } from './outcome.ts';
import { suggestValue } from './suggest-value.ts';
import { usualFields } from './usual-fields.ts';

const field = (rest: object) => extractionFieldKind.schema.parse({ title: 'A field', ...rest });

describe('an extraction field', () => {
  it('asks a choice among at least two', () => {
    expect(extractionFieldKind.schema.safeParse({ title: 'Design', type: 'choice', choices: ['trial'] }).error?.issues[0]?.message).toBe(
      'give at least two choices',
    );
  });

  it.each(usualFields.map((usual) => [usual.title, usual] as const))('of the usual form is a field: %s', (_title, usual) => {
    expect(extractionFieldKind.schema.safeParse(usual).success).toBe(true);
  });
});

describe('an extracted value', () => {
  it.each([
    ['text', {}, 'intensive care', undefined],
    ['text', {}, 12, 'must be a text'],
    ['number', {}, 12, undefined],
    ['number', {}, '12', 'must be a number'],
    ['choice', { choices: ['a', 'b'] }, 'a', undefined],
    ['choice', { choices: ['a', 'b'] }, 'c', 'must be one of the choices'],
    ['choices', { choices: ['a', 'b'] }, ['b', 'a'], undefined],
    ['choices', { choices: ['a', 'b'] }, ['c'], 'must be among the choices'],
  ])('of a %s with %j given %j: %s', (type, rest, value, trouble) => {
    expect(valueTrouble(field({ type, ...rest }), { value, notReported: false })).toBe(trouble);
    expect(valueTrouble(field({ type, ...rest }), { value: '', notReported: true })).toBeUndefined();
  });

  it('is either given or said to be missing in the source', () => {
    const parse = (data: object) => extractedValueKind.schema.safeParse({ itemId: 'ref_1', fieldId: 'exf_1', ...data }).success;
    expect([{ value: 0 }, { notReported: true }, {}, { value: [] }, { value: 'x', notReported: true }].map(parse)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is written with its unit', () => {
    expect(valueText(field({ type: 'number', unit: '%' }), { value: 41.5, notReported: false })).toBe('41.5 %');
    expect(valueText(field({ type: 'choices', choices: ['a', 'b'] }), { value: ['a', 'b'], notReported: false })).toBe('a; b');
    expect(valueText(field({}), { value: '', notReported: true })).toBe('not reported');
  });
});

describe("what a reference's record suggests", () => {
  const reference = { year: 1997, container: 'Annals', publicationTypes: ['Randomized Controlled Trial', 'Journal Article'], title: '' };
  const participants = field({ type: 'number', suggestion: 'participants' });
  const suggested = (abstract: string) => suggestValue(participants, { ...reference, abstract });

  it.each([
    ['We randomised patients. In total, 1,234 adult patients were enrolled in nine units. 30 patients died.', 1234],
    ['A total of 158 consecutive patients received the device.', 158],
    ['Patients (n = 44) were followed up for a year.', 44],
    ['Of 402 catheters, 195 catheters were randomized to the coated group.', 195],
    ['Methods: 61 children underwent surgery.', 61],
  ])('is the number of participants in “%s”', (abstract, value) => {
    const found = suggested(abstract);
    expect([found?.value, found?.page]).toEqual([value, 'abstract']);
    expect(abstract).toContain(found?.quote);
  });

  it('is nothing where the abstract counts nobody', () => {
    expect(suggested('In 1997 we looked at 5 mm tubes for 30 days.')).toBeUndefined();
    expect(suggested('')).toBeUndefined();
  });

  it('is a design that the database names, where it is a choice', () => {
    const design = field({ type: 'choice', choices: ['randomised controlled trial', 'other'], suggestion: 'publication type' });
    expect(suggestValue(design, { ...reference, abstract: '' })?.value).toBe('randomised controlled trial');
    expect(suggestValue(design, { ...reference, publicationTypes: ['Letter'], abstract: '' })).toBeUndefined();
  });

  it('is the registration with its sentence', () => {
    const abstract = 'We compared two tubes. Trial registration: NCT01234567. Funding: none.';
    expect(suggestValue(field({ suggestion: 'trial registration' }), { ...reference, abstract })).toEqual({
      value: 'NCT01234567',
      page: 'abstract',
      quote: 'Trial registration: NCT01234567.',
    });
  });
});

describe('a check by a second person', () => {
  it('counts for the version it looked at only', () => {
    expect(checkState({ version: 2 }, undefined)).toBe('not checked');
    expect(checkState({ version: 2 }, { version: 2, verdict: 'agrees' })).toBe('checked');
    expect(checkState({ version: 2 }, { version: 2, verdict: 'differs' })).toBe('difference');
    expect(checkState({ version: 2 }, { version: 2, verdict: 'resolved' })).toBe('difference resolved');
    expect(checkState({ version: 3 }, { version: 2, verdict: 'agrees' })).toBe('changed since the check');
  });
});

/** A snapshot from plain data: schemas fill what is left out, ids are the prefix of the kind and a number counted from 1. */
function snapshotOf(records: Readonly<Record<string, readonly object[]>>): Snapshot {
  const kinds: readonly Kind[] = [
    referenceKind,
    dataSetKind,
    criterionKind,
    screeningDecisionKind,
    outcomeParameterKind,
    outcomeKind,
    extractionFieldKind,
    extractedValueKind,
    extractionCheckKind,
  ];
  const at = '2026-03-01T00:00:00.000Z';
  const stored = Object.entries(records).map(([name, list]) => {
    const kind = kinds.find((one) => one.name === name)!;
    const entries = list.map((data, index) => ({
      id: `${kind.prefix}_${index + 1}` as Stored['id'],
      kind: name,
      version: 1,
      data: kind.schema.parse(data),
      createdAt: at,
      createdBy: 'per_1',
      updatedAt: at,
      updatedBy: 'per_1',
    }));
    return [name, entries] as const;
  });
  return { evaluation: { id: 'e', title: '', createdAt: at }, takenAt: at, sequence: 0, head: '', records: Object.fromEntries(stored) };
}

describe('the evidence table', () => {
  const criterion = { type: 'inclusion', label: 'central venous catheters' };
  const records = {
    reference: [
      { title: 'A', authors: [{ family: 'Maki', given: 'D' }], year: 1997 },
      { title: 'B', authors: [{ family: 'Hagau', given: 'N' }], year: 2009 },
    ],
    criterion: [criterion],
    'screening-decision': [
      { referenceId: 'ref_1', stage: 'title and abstract', decision: 'include' },
      { referenceId: 'ref_1', stage: 'full text', decision: 'include' },
      { referenceId: 'ref_2', stage: 'title and abstract', decision: 'exclude', criterionId: 'crt_1' },
    ],
    'data-set': [{ type: 'complaints and sales', title: 'Complaints' }],
    'outcome-parameter': [{ name: 'Infection', type: 'events per patient' }],
    outcome: [
      {
        itemId: 'ref_1',
        outcomeParameterId: 'par_1',
        followUp: '30 days',
        arms: [
          { name: 'coated', role: 'device', events: 1, n: 44 },
          { name: 'uncoated', role: 'comparator', events: 5, n: 47 },
        ],
      },
    ],
    'extraction-field': [
      { title: 'Participants', type: 'number', position: 20 },
      { title: 'Setting', position: 10 },
      { title: 'Funding', inTable: false, position: 5 },
    ],
    'extracted-value': [
      { itemId: 'ref_1', fieldId: 'exf_1', value: 91, page: '2', quote: '91 patients' },
      { itemId: 'dat_1', fieldId: 'exf_2', notReported: true },
    ],
    'extraction-check': [{ recordId: 'exv_1', version: 1, verdict: 'differs', reads: '92' }],
  };
  const snapshot = snapshotOf(records);

  it('has a row for each included item and a column for each field and each parameter with outcomes', () => {
    const { columns, rows } = evidenceTable(snapshot);
    expect(columns.map(({ title }) => title)).toEqual(['Setting', 'Participants', 'Infection']);
    expect(rows.map(({ item }) => item.label)).toEqual(['Maki 1997', 'Complaints']);
    expect(rows[0]!.cells.map((cells) => cells.map(({ text, state }) => [text, state]))).toEqual([
      [],
      [['91', 'difference']],
      [['coated 1/44; uncoated 5/47, 30 days', 'not checked']],
    ]);
    expect(extractionFields(snapshot).map(({ data }) => data.title)).toEqual(['Funding', 'Setting', 'Participants']);
  });

  it('knows how far each item is, and every record in one state', () => {
    const item = extractionByItem(snapshot).get('ref_1')!;
    expect([item.values, item.outcomes, item.states.difference, item.states['not checked']]).toEqual([1, 1, 1, 1]);
    for (const { values, outcomes, states } of extractionByItem(snapshot).values())
      expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(values + outcomes);
  });
});
