import { describe, expect, it } from 'vitest';
import { differences, merged } from './merge.ts';

const base = { name: 'Catheter', class: 'IIb', maker: { name: 'Acme', address: '' }, markets: ['EU'] };

describe('two versions of one record', () => {
  it('keep each side’s own changes and ask only where both changed the same field', () => {
    const theirs = { ...base, class: 'III', maker: { name: 'Acme Ltd', address: '' } };
    const yours = { ...base, name: 'CVC', maker: { name: 'Acme GmbH', address: 'Jena' } };
    const found = differences(base, theirs, yours);
    expect(Object.fromEntries(found.map(({ pointer, usual }) => [pointer, usual]))).toEqual({
      '/name': 'yours',
      '/class': 'theirs',
      '/maker/name': undefined,
      '/maker/address': 'yours',
    });
    const chosen = new Map(found.map(({ pointer, usual }) => [pointer, usual ?? 'yours'] as const));
    expect(merged(theirs, found, chosen)).toEqual({
      name: 'CVC',
      class: 'III',
      maker: { name: 'Acme GmbH', address: 'Jena' },
      markets: ['EU'],
    });
  });

  it('treat a list as one field', () => {
    const found = differences(base, { ...base, markets: ['EU', 'GB'] }, { ...base, markets: ['CH'] });
    expect(found).toMatchObject([{ pointer: '/markets', usual: undefined }]);
  });

  it('have nothing to ask where both say the same', () => {
    expect(differences(base, { ...base, class: 'III' }, { ...base, class: 'III' })).toEqual([]);
  });

  it('can take a field out', () => {
    const yours: Record<string, unknown> = { ...base };
    delete yours.class;
    const found = differences(base, { ...base, name: 'X' }, yours);
    expect(merged({ ...base, name: 'X' }, found, new Map([['/class', 'yours']]))).toEqual({
      name: 'X',
      maker: base.maker,
      markets: ['EU'],
    });
  });
});
