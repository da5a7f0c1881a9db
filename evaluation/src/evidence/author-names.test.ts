import { describe, expect, it } from 'vitest';
import { readAuthor, readAuthors, writeAuthor } from './author-names.ts';
import { comparableDoi, isDoi, joinPages, readDoi, readPmcid, readPmid, readYear } from './identifiers.ts';

const written = (text: string) => readAuthors(text).map(writeAuthor);

describe('authors', () => {
  it.each([
    ['Maki, Dennis G.', { family: 'Maki', given: 'Dennis G.' }],
    ['Shannon,Claude E.', { family: 'Shannon', given: 'Claude E.' }],
    ['Maki DG', { family: 'Maki', given: 'DG' }],
    ['van der Berg J.M.', { family: 'van der Berg', given: 'J.M.' }],
    ['Fanning E.', { family: 'Fanning', given: 'E.' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
    ['朱德泉', { literal: '朱德泉' }],
    ['  ', undefined],
  ])('reads %j', (text, expected) => {
    expect(readAuthor(text)).toEqual(expected);
  });

  it.each([
    ['A, B; C, D', ['A, B', 'C, D']],
    ['Smith, John and Doe, Anne', ['Smith, John', 'Doe, Anne']],
    ['Sample A, Pattern DE', ['Sample, A', 'Pattern, DE']],
    ['Liu R., Adler D.G.', ['Liu, R.', 'Adler, D.G.']],
    ['Smith J, Doe A and Roe B', ['Smith, J', 'Doe, A', 'Roe, B']],
    ['Maki, D. G., Ringer, M.', ['Maki, D. G.', 'Ringer, M.']],
    ['Smith, John', ['Smith, John']],
    ['', []],
  ])('parts %j', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });
});

describe('identifiers', () => {
  it.each([
    ['https://doi.org/10.1000/xyz', '10.1000/xyz'],
    ['http://dx.doi.org/10.1000%2Fxyz', '10.1000/xyz'],
    ['doi:10.1000/a(b)c.', '10.1000/a(b)c'],
    ['10.1000/example.1411 [doi]', '10.1000/example.1411'],
    ['(10.1000/xyz)', '10.1000/xyz'],
    ['https://dx.doi.org/70858', ''],
    ['10.1000', ''],
    ['%E0%A4%A', ''],
  ])('reads the DOI in %j', (text, expected) => {
    expect(readDoi(text)).toBe(expected);
  });

  it('compares DOIs without case', () => {
    expect(comparableDoi('https://doi.org/10.1161/ATV.0B013E')).toBe(comparableDoi('10.1161/atv.0b013e'));
  });

  it('takes a text for a DOI only where nothing else stands in it', () => {
    expect(isDoi('doi: 10.1000/x')).toBe(true);
    expect(isDoi('Erratum for 10.1000/x')).toBe(false);
  });

  it.each([
    ['90000006[pmid]', '90000006'],
    ['PMID: 12', '12'],
    ['90000007.0', '90000007'],
    ['000', ''],
    ['L373791783', ''],
    ['1234567890', ''],
  ])('reads the PubMed id in %j', (text, expected) => {
    expect(readPmid(text)).toBe(expected);
  });

  it('reads PubMed Central ids, years and pages', () => {
    expect(readPmcid('PMC9000000[pmcid]')).toBe('PMC9000000');
    expect(['2018//', '1996 Jul 9', 'Nov 2003', '20160512', '10 15', '0000'].map(readYear)).toEqual([
      2018,
      1996,
      2003,
      2016,
      undefined,
      undefined,
    ]);
    expect([joinPages('1', '9'), joinPages('1-9', '9'), joinPages('5', '5'), joinPages('', '9')]).toEqual(['1-9', '1-9', '5', '9']);
  });
});
