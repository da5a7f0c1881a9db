import { outcomeKind } from '@cerulean/evaluation/analysis';
import { describe, expect, it } from 'vitest';
import { armErrors, armResult, armsText, dataOf, draftOf, emptyArm, lacking, type Outcome, readNumber } from './outcomes-draft.ts';

const arm = (changes: object) => ({ ...emptyArm('device'), name: 'coated', ...changes });

describe('an extracted outcome', () => {
  it.each([
    ['12', 12],
    ['3,5', 3.5],
    ['1 988', 1988],
    ['.5', 0.5],
    ['-2', -2],
    ['', undefined],
    ['  ', undefined],
    ['12a', '12a'],
    ['1.988.2', '1.988.2'],
  ])('reads %j as %j', (text, expected) => {
    expect(readNumber(text)).toBe(expected);
  });

  it('comes back as it was stored', () => {
    const stored = outcomeKind.schema.parse({
      itemId: 'ref_1',
      outcomeParameterId: 'par_1',
      arms: [
        { name: 'coated', role: 'device', n: 44, events: 1 },
        { name: 'standard', role: 'comparator', n: 36, events: 3 },
      ],
      page: '259',
    });
    expect(outcomeKind.schema.parse(JSON.parse(JSON.stringify(dataOf(draftOf(stored, '', ''), 'events per patient'))))).toEqual(stored);
  });

  it('leaves an untouched comparator out, and numbers that another type of parameter asked for', () => {
    const draft = { ...draftOf(undefined, 'ref_1', 'par_1'), arms: [arm({ events: '2', n: '10', time: '300' }), emptyArm('comparator')] };
    expect(dataOf(draft, 'events per patient')).toMatchObject({ arms: [{ name: 'coated', role: 'device', events: 2, n: 10 }] });
    expect(dataOf(draft, 'events per patient')).not.toHaveProperty('arms.0.time');
  });

  it.each([
    [{ events: '5', n: '4' }, 'events per patient', { events: 'More than the 4 patients' }],
    [{ events: '5', n: '4', time: '100' }, 'events per time', {}],
    [{ events: '1.5', n: '4' }, 'events per patient', { events: 'Whole numbers only' }],
    [{ events: '-1', time: '0' }, 'events per time', { events: 'Not below 0', time: 'More than 0' }],
    [{ mean: '-1.5', sd: 'x', n: '4' }, 'mean', { sd: 'Not a number' }],
    [{ mean: 'x', events: '1', n: '4' }, 'events per patient', {}],
  ] as const)('checks %j for %s', (numbers, type, expected) => {
    expect(armErrors(arm(numbers), type)).toEqual(expected);
  });

  it.each([
    [{ events: '4', n: '44' }, 'events per patient', '', '9.1 %'],
    [{ events: '11', time: '1988' }, 'events per time', 'catheter-days', '5.5 per 1000 catheter-days'],
    [{ mean: '12,3', sd: '4' }, 'mean', 'mm', '12.3 ± 4 mm'],
    [{ events: '4', n: '0' }, 'events per patient', '', ''],
    [{ events: '4' }, 'events per patient', '', ''],
  ] as const)('says what %j comes to', (numbers, type, unit, expected) => {
    expect(armResult(arm(numbers), type, unit)).toBe(expected);
  });

  it('tells what an estimate would lack', () => {
    const draft = { ...draftOf(undefined, 'ref_1', 'par_1'), quote: 'one of 44' };
    expect(lacking({ ...draft, arms: [arm({ events: '1' }), emptyArm('comparator')] }, 'events per patient')).toEqual([
      'coated lacks patients, so no estimate can use it.',
      'The page of the quote is missing.',
    ]);
    expect(lacking({ ...draft, page: '3', arms: [emptyArm('device')] }, 'mean')).toEqual(['No arm has the device.']);
  });

  it('is one short text for each role in the evidence table', () => {
    const outcome = {
      arms: [
        { name: 'a', role: 'device', events: 1, n: 44 },
        { name: 'b', role: 'device', n: 10 },
      ],
    } as unknown as Outcome;
    expect(armsText(outcome, 'device', 'events per patient')).toBe('1/44; ?/10');
    expect(armsText(outcome, 'comparator', 'events per patient')).toBe('');
  });
});
