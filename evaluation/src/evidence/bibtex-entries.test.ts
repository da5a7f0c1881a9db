import { describe, expect, it } from 'vitest';
import { bibtexEntries, withCrossReferences } from './bibtex-entries.ts';
import { bibtexNames } from './bibtex-names.ts';
import { FindingList } from './finding-list.ts';

function read(text: string) {
  const findings = new FindingList('x.bib');
  const entries = withCrossReferences(bibtexEntries(text, findings));
  return {
    entries: entries.map(({ type, key, line, fields }) => ({ type, key, line, ...Object.fromEntries(fields) })),
    codes: findings.list().map(({ code, line }) => `${code} ${line}`),
  };
}

describe('entries of BibTeX', () => {
  it('have macros filled in, and may be written with parentheses, quotation marks and in any case', () => {
    expect(read('@STRING(jx = "J. Ex.")\n@Article(a:1, Journal = jx # " B", month = jan, year = 2001)').entries).toEqual([
      { type: 'article', key: 'a:1', line: 2, journal: 'J. Ex. B', month: 'January', year: '2001' },
    ]);
  });

  it.each([
    ['text and comments between entries', 'hello a@b.org\n@comment{ @article{x, title={no}} }\n%@book{y,\n@misc{a, title={A}}', ['a'], []],
    ['no key', '@article{title = {A}}', [''], []],
    ['no comma after the key', '@article{k\n title = {A}}', ['k'], []],
    ['no comma between fields', '@article{k, title = {A} year = 2000}', ['k'], []],
    ['a name with a space', '@article{k, funding_text 1={F}, title={A}}', ['k'], []],
    ['a value that is not closed', '@article{a, title = {A\n@book{b, title={B}}', ['a', 'b'], ['end-missing 1']],
    ['an entry that is not closed', '@article{a, title = {A},\n@book{b, title={B}}', ['a', 'b'], ['end-missing 1']],
    ['a path that ends in a backslash', '@article{a, file = {C:\\x\\}, title={A}}\n@book{b, title={B}}', ['a', 'b'], []],
    ['something that is no field', '@article{a, ??? {x, y}, title = {A}}', ['a'], ['entry-broken 1']],
  ])('are kept with %s', (_, text, keys, codes) => {
    const found = read(text);
    expect(found.entries.map(({ key }) => key)).toEqual(keys);
    expect(found.codes).toEqual(codes);
  });

  it('take over what belongs to the whole, and not what would make a chapter look like its book', () => {
    const [chapter] = read(
      '@incollection{c, title={Chapter}, author={A, B}, crossref={b}}\n@book{b, title={Whole}, subtitle={S}, year=1999, doi={10.1000/b}, author={C, D}}',
    ).entries;
    expect(chapter).toEqual({
      type: 'incollection',
      key: 'c',
      line: 1,
      title: 'Chapter',
      author: 'A, B',
      crossref: 'b',
      booktitle: 'Whole: S',
      year: '1999',
    });
  });

  it('that refer to each other in a circle end', () => {
    expect(read('@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, title={B}}').entries).toHaveLength(2);
  });
});

describe('names of BibTeX', () => {
  it.each([
    ['Ludwig van Beethoven', [{ family: 'van Beethoven', given: 'Ludwig' }]],
    [
      'van der Berg, A. and {World Health Organization} and others',
      [{ family: 'van der Berg', given: 'A.' }, { literal: 'World Health Organization' }],
    ],
    ['King, Jr, Martin', [{ family: 'King', given: 'Martin, Jr' }]],
    ['family=Berg, given=Anna, prefix=van der', [{ family: 'van der Berg', given: 'Anna' }]],
    [
      'Maki DG and Ringer M',
      [
        { family: 'Maki', given: 'DG' },
        { family: 'Ringer', given: 'M' },
      ],
    ],
    ['Barnes {and} Noble', [{ family: 'Noble', given: 'Barnes and' }]],
  ])('%s', (latex, authors) => {
    expect(bibtexNames(latex)).toEqual(authors);
  });
});
