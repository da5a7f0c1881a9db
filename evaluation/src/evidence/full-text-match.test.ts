import { describe, expect, it } from 'vitest';
import { FullTextMatcher } from './full-text-match.ts';

const known = (id: string, title: string, rest: object = {}) => ({ id, title, doi: '', pmid: '', authors: [], year: undefined, ...rest });
const references = [
  known('maki', 'Prevention of central venous catheter-related bloodstream infection', {
    doi: '10.7326/0003-4819-127-4-199708150-00001',
    pmid: '9265424',
    authors: [{ family: 'Maki', given: 'D' }],
    year: 1997,
  }),
  known('part-1', 'Coated tubes in intensive care: part I'),
  known('part-2', 'Coated tubes in intensive care: part II', { authors: [{ family: 'Müller-Groß', given: '' }], year: 2011 }),
  known('short', 'Catheters'),
  known('twin-1', 'A study that was recorded twice in the library', { doi: '10.1000/xyz(123)' }),
  known('twin-2', 'A study that was recorded twice in the library'),
];
const matcher = new FullTextMatcher(references);
const found = (text: string, name = 'file.pdf') => matcher.find(text, name).map(({ reference, by, sure }) => [reference.id, by, sure]);

describe('a full text belongs to the reference', () => {
  it.each([
    ['whose DOI it prints', 'Ann Intern Med. doi: 10.7326/0003-4819-127-4-199708150-00001. Maki et al', 'f.pdf', ['maki', 'DOI', true]],
    ['whose DOI it prints as an address in capitals', 'HTTPS://DOI.ORG/10.1000/XYZ(123).', 'f.pdf', ['twin-1', 'DOI', true]],
    ['whose PMID it prints', 'PMID: 9265424', 'f.pdf', ['maki', 'PMID', true]],
    ['whose PMID is the name of the file', '', '9265424.pdf', ['maki', 'PMID', true]],
    [
      'whose title it prints over two lines',
      'REVIEW\nPREVENTION OF CENTRAL VENOUS CATHETER-\nRELATED BLOODSTREAM INFECTION\nby',
      'f.pdf',
      ['maki', 'title', true],
    ],
    [
      'whose title is the longest of those it prints',
      'Coated tubes in intensive care: Part II. Müller',
      'f.pdf',
      ['part-2', 'title', true],
    ],
    [
      'of the author and year its name has, as a suggestion',
      'scanned',
      'Müller-Groß_2011_final.pdf',
      ['part-2', 'name of the file', false],
    ],
  ])('%s', (_case, text, name, match) => {
    expect(found(text, name)).toEqual([match]);
  });

  it('and of none where only works it cites later or a short title stand there', () => {
    expect(found('Catheters in general, with nothing else known.')).toEqual([]);
  });

  it('as a person says where two have the same title', () => {
    expect(found('A study that was recorded twice in the library')).toEqual([
      ['twin-1', 'title', false],
      ['twin-2', 'title', false],
    ]);
  });
});

it('a library of 50,000 references is searched in a moment', () => {
  const many = new FullTextMatcher(
    Array.from({ length: 50_000 }, (_, index) => known(`r${index}`, `An invented randomised trial of device number ${index} in hospitals`)),
  );
  const text = `${'Some words of a first page. '.repeat(300)} An invented randomised trial of device number 4711 in hospitals`;
  expect(many.find(text, 'f.pdf').map(({ reference }) => reference.id)).toEqual(['r4711']);
});
