import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, comparableTitle, DuplicateIndex, duplicateKeys, findDuplicates, keyEntries } from './duplicates.ts';

const base: Comparable = { title: '', authors: [], year: undefined, container: '', volume: '', issue: '', pages: '', doi: '', pmid: '' };
const title = 'Antiseptic catheters and bloodstream infection';

/** What the second reference is to the first. */
function second(first: Partial<Comparable>, next: Partial<Comparable>) {
  const index = new DuplicateIndex();
  index.add('a', { ...base, ...first });
  return index.add('b', { ...base, ...next })?.by;
}

describe('exact duplicates', () => {
  it.each<[string, Partial<Comparable>, Partial<Comparable>, string | undefined]>([
    ['one DOI in two ways of writing', { doi: '10.1000/ABC' }, { doi: 'https://doi.org/10.1000/abc' }, 'doi'],
    ['one PubMed id', { pmid: '123' }, { pmid: '123' }, 'pmid'],
    [
      'one title and year, whatever the case, accents and signs',
      { title: 'Über Katheter: eine Übersicht', year: 2001 },
      { title: 'UBER KATHETER eine "Übersicht"', year: 2001 },
      'title and year',
    ],
    [
      'one title with mark-up',
      { title: 'Effects of <i>S. aureus</i> on catheters', year: 2001 },
      { title: 'Effects of S. aureus on catheters', year: 2001 },
      'title and year',
    ],
    ['one title in different years', { title, year: 2001 }, { title, year: 2002 }, undefined],
    ['one title without years', { title }, { title }, undefined],
    ['one title and year with different DOIs', { title, year: 2001, doi: '10.1000/a' }, { title, year: 2001, doi: '10.1000/b' }, undefined],
    ['one title and year with different PubMed ids', { title, year: 2001, pmid: '1' }, { title, year: 2001, pmid: '2' }, undefined],
    ['one title and year on different pages', { title, year: 2001, pages: '12-19' }, { title, year: 2001, pages: '90' }, undefined],
    ['one title and year in different volumes', { title, year: 2001, volume: '3' }, { title, year: 2001, volume: '4' }, undefined],
    [
      'one title, year and page, with volumes that are written differently',
      { title, year: 2001, volume: '1)', pages: 'S12-S13' },
      { title, year: 2001, volume: '62', pages: '12' },
      'title and year',
    ],
    [
      'abstracts of one congress under the DOI of the supplement',
      { title, doi: '10.1000/s', pages: '1' },
      { title: 'Something else entirely', doi: '10.1000/s', pages: '2' },
      undefined,
    ],
    [
      'one DOI with and without subtitle',
      { title, doi: '10.1000/s', pages: '1' },
      { title: `${title}: a randomised trial`, doi: '10.1000/s', pages: '1-9' },
      'doi',
    ],
    ['a short title alone', { title: 'Editorial', year: 2001 }, { title: 'Editorial', year: 2001 }, undefined],
    [
      'a short title by one author',
      { title: 'Editorial', year: 2001, authors: [{ family: 'Maki', given: 'D' }] },
      { title: 'Editorial', year: 2001, authors: [{ family: 'MAKI', given: 'Dennis' }] },
      'title and year',
    ],
    [
      'a short title at one place',
      { title: 'Reply', year: 2001, container: 'Lancet', pages: '12-13' },
      { title: 'Reply', year: 2001, container: 'lancet', pages: '12' },
      'title and year',
    ],
    ['nothing at all', {}, {}, undefined],
  ])('%s', (_, first, next, expected) => {
    expect(second(first, next)).toBe(expected);
    expect(second(next, first)).toBe(expected);
  });

  it('names the reference that stands for the others, through any chain', () => {
    const index = new DuplicateIndex();
    const found = findDuplicates(index, [
      { id: 'a', reference: { ...base, title, year: 2001 } },
      { id: 'b', reference: { ...base, title, year: 2001, doi: '10.1000/a' } },
      { id: 'c', reference: { ...base, doi: '10.1000/a', pmid: '7' } },
      { id: 'd', reference: { ...base, pmid: '7' } },
      { id: 'e', reference: { ...base, title, year: 2001, doi: '10.1000/other' } },
    ]);
    expect(found.map(({ duplicate }) => duplicate?.of)).toEqual([undefined, 'a', 'a', 'a', undefined]);
    expect(found.map(({ duplicate }) => duplicate?.by)).toEqual([undefined, 'title and year', 'doi', 'pmid', undefined]);
  });

  it('finds the same with stored keys as with everything in memory', () => {
    const pool = fc.record({
      title: fc.constantFrom(title, 'Another title that is long enough', 'Reply', ''),
      year: fc.constantFrom(2001, 2002, undefined),
      doi: fc.constantFrom('', '', '10.1000/a', '10.1000/b'),
      pmid: fc.constantFrom('', '', '1', '2'),
      pages: fc.constantFrom('', '1-2', '3'),
      volume: fc.constantFrom('', '1', '2'),
    });
    fc.assert(
      fc.property(fc.array(pool, { maxLength: 12 }), (fields) => {
        const references = fields.map((some) => ({ ...base, ...some }));
        const memory = new DuplicateIndex();
        const stored: ReturnType<typeof keyEntries> = [];
        references.forEach((reference, position) => {
          const keys = new Set(duplicateKeys(reference));
          const roots = new Set(stored.filter((entry) => keys.has(entry.key)).map((entry) => entry.referenceId));
          const index = new DuplicateIndex(stored.filter((entry) => roots.has(entry.referenceId)));
          const found = index.find(reference);
          stored.push(...keyEntries(found?.of ?? String(position), reference));
          expect(found).toEqual(memory.add(String(position), reference));
        });
      }),
    );
  });

  it('folds titles of any script', () => {
    expect(comparableTitle('Déjà <sup>2</sup> Straße—“Ω”')).toBe('deja2strasseω');
  });
});
