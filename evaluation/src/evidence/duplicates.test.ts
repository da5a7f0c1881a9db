import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, comparableTitle, DuplicateIndex, dedupeAll, duplicateKeys, findDuplicates, keyEntries } from './duplicates.ts';
import { readReferences } from './read-references.ts';
import type { ReadRecord } from './reference.ts';
import { emptyRecord } from './reference-format.ts';

const base: Comparable = { title: '', authors: [], year: undefined, container: '', volume: '', issue: '', pages: '', doi: '', pmid: '' };
const title = 'Antiseptic catheters and bloodstream infection';
const record = (id: string, fields: Partial<ReadRecord>): ReadRecord => ({
  ...emptyRecord(id, { file: 'x', line: 1, format: 'ris', database: '' }),
  ...fields,
});

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
});

describe('deduplicating a whole set', () => {
  const anyRecords = fc.array(
    fc.record({
      title: fc.constantFrom(title, 'Another title that is long enough', ''),
      year: fc.constantFrom(2001, undefined),
      doi: fc.constantFrom('', '10.1000/a', '10.1000/b'),
      pmid: fc.constantFrom('', '1', '2'),
      pages: fc.constantFrom('', '1-2', '3'),
      abstract: fc.constantFrom('', 'text'),
    }),
    { maxLength: 15 },
  );

  it('has every record in at most one cluster, and counts that add up', () => {
    fc.assert(
      fc.property(anyRecords, (fields) => {
        const records = fields.map((some, position) => record(String(position), some));
        const { clusters, counts } = dedupeAll(records);
        const members = clusters.flatMap((cluster) => cluster.members);
        expect(new Set(members).size).toBe(members.length);
        expect(counts.read).toBe(records.length);
        expect(counts.unique + counts.merged).toBe(counts.read);
        expect(counts.merged).toBe(members.length - clusters.length);
        for (const cluster of clusters) expect(cluster.members).toContain(cluster.keep);
      }),
    );
  });

  it('does not depend on the order where DOIs decide', () => {
    const dois = fc.array(fc.constantFrom('', '10.1000/a', '10.1000/B', '10.1000/b', '10.1000/c'), { maxLength: 10 });
    fc.assert(
      fc.property(dois, fc.array(fc.nat(), { minLength: 10, maxLength: 10 }), (list, order) => {
        const records = list.map((doi, position) => record(String(position), { doi }));
        const shuffled = records
          .map((item, position) => ({ item, rank: order[position]! }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ item }) => item);
        const groups = (items: ReadRecord[]) =>
          dedupeAll(items)
            .clusters.map((cluster) => [...cluster.members].sort().join())
            .sort();
        expect(groups(shuffled)).toEqual(groups(records));
      }),
    );
  });

  it('keeps the record that says most', () => {
    const result = dedupeAll([record('a', { doi: '10.1000/a' }), record('b', { doi: '10.1000/a', pmid: '1', abstract: 'Text' })]);
    expect(result).toEqual({
      clusters: [{ keep: 'b', members: ['a', 'b'], certainty: 'exact', reasons: ['doi'] }],
      counts: { read: 2, unique: 1, merged: 1, toReview: 0 },
    });
  });

  it('stays fast where thousands share one title', () => {
    const records = Array.from({ length: 20_000 }, (_, position) =>
      record(String(position), { title, year: 2001, doi: `10.1000/${position}` }),
    );
    const start = performance.now();
    expect(dedupeAll(records).counts.merged).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('folds titles of any script', () => {
    expect(comparableTitle('Déjà <sup>2</sup> Straße—“Ω”')).toBe('deja2strasseω');
  });
});

const shared = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'dedupe');

describe.skipIf(!existsSync(shared))('labelled duplicate sets (needs SHARED_DATA)', () => {
  // Sensitivity reached by exact matching alone; the share may rise and must not fall. No two different publications are ever merged.
  it.each([
    ['copper', 0.95],
    ['cytology_screening', 0.86],
    ['diabetes', 0.98],
    ['haematology', 0.7],
    ['mis_baseline', 0.88],
    ['respiratory', 0.86],
  ])('merges nothing in %s that is not one publication, and at least %d of what is', (set, sensitivity) => {
    const outcome = readReferences(gunzipSync(readFileSync(join(shared, set, 'records.csv.gz'))).toString('utf8'), { file: `${set}.csv` });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const gold = new Map<string, number>();
    readFileSync(join(shared, set, 'groups.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .forEach((line, group) => {
        for (const id of line.replaceAll('"', '').split(';')) gold.set(id, group);
      });
    const { clusters } = dedupeAll(outcome.value.records);
    const wrong = clusters.filter((cluster) => new Set(cluster.members.map((id) => gold.get(id) ?? id)).size > 1);
    expect(wrong).toEqual([]);
    const surplus = gold.size - new Set(gold.values()).size;
    const merged = clusters.reduce((sum, cluster) => sum + cluster.members.length - 1, 0);
    expect(merged / surplus).toBeGreaterThan(sensitivity);
  });
});
