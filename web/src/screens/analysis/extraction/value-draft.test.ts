import { extractionFieldKind } from '@cerulean/evaluation/analysis';
import { describe, expect, it } from 'vitest';
import { draftOf, type Field, readDraft, withPassage } from './value-draft.ts';

const field = (data: object) => ({ id: 'exf_1', data: extractionFieldKind.schema.parse({ title: 'F', ...data }) }) as unknown as Field;
const passage = { quote: 'A total of 1,234 patients in intensive care', page: '3' };
const choices = { type: 'choice', choices: ['ward', 'intensive care'] };

describe('selected words', () => {
  it.each([
    ['the text of a text', {}, passage.quote],
    ['the number in a number', { type: 'number' }, '1234'],
    ['the choice they name', choices, 'intensive care'],
  ])('become %s', (_what, data, value) => {
    expect(withPassage(field(data), draftOf(field(data), undefined), passage)).toMatchObject({ value, ...passage, notReported: false });
  });

  it('leave a value alone that is there', () => {
    expect(withPassage(field({}), { ...draftOf(field({}), undefined), value: 'mine' }, passage)).toMatchObject({
      value: 'mine',
      ...passage,
    });
  });
});

describe('what is typed', () => {
  it.each([
    [{}, ' ', {}],
    [{}, ' a ', { value: 'a' }],
    [{ type: 'number' }, '1 234,5', { value: 1234.5 }],
    [{ type: 'number' }, 'many', { trouble: 'This is not a number.' }],
    [{ type: 'choices', choices: ['a', 'b'] }, ['b'], { value: ['b'] }],
    [{ type: 'choices', choices: ['a', 'b'] }, [], {}],
  ])('for %j as %j is %j', (data, value, read) => {
    expect(readDraft(field(data), { ...draftOf(field(data), undefined), value })).toEqual(read);
  });

  it('is nothing where the source does not report it', () => {
    expect(readDraft(field({}), { ...draftOf(field({}), undefined), notReported: true })).toEqual({ value: '' });
  });
});
