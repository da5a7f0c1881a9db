import { expect, it } from 'vitest';
import { questionNumbers } from './question-number.ts';

it('calls questions by their ids in the guidance, and those about single records by their place', () => {
  expect([...questionNumbers([{ id: 'A.1' }, { id: 'clm_01a2f' }, { id: '54-1-a' }]).values()]).toEqual(['A.1', '2', '54-1-a']);
});
