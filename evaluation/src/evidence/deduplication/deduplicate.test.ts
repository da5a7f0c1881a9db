import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadRecord } from '../reference.ts';
import { emptyRecord } from '../reference-format.ts';
import { deduplicate, type PairDecision } from './deduplicate.ts';

const record = (id: string, fields: Partial<ReadRecord>): ReadRecord => ({
  ...emptyRecord(id, { file: 'x', line: 1, format: 'ris', database: '' }),
  ...fields,
});

const authors = [
  { family: 'Maki', given: 'Dennis G' },
  { family: 'Stolz', given: 'Susan M' },
  { family: 'Wheeler', given: 'Sally' },
];
const article: Partial<ReadRecord> = {
  title: 'Prevention of catheter-related bloodstream infection by an antiseptic-impregnated catheter: a randomized trial',
  authors,
  year: 1997,
  container: 'Annals of Internal Medicine',
  volume: '127',
  issue: '4',
  pages: '257-266',
};
const without = (...fields: (keyof ReadRecord)[]) =>
  Object.fromEntries(Object.entries(article).filter(([field]) => !fields.includes(field as never)));

/** What is done with two records, whichever comes first. */
function outcome(left: Partial<ReadRecord>, right: Partial<ReadRecord>): 'exact' | 'certain' | 'likely' | 'distinct' {
  const [one, other] = [deduplicate([record('a', left), record('b', right)]), deduplicate([record('b', right), record('a', left)])].map(
    ({ clusters, likely }) => clusters[0]?.certainty ?? (likely.length ? 'likely' : 'distinct'),
  );
  expect(one).toBe(other);
  return one!;
}

const abstract =
  'Background: Bloodstream infections caused by central venous catheters are frequent and expensive. Objective: To determine the efficacy of a novel ' +
  'antiseptic catheter impregnated with chlorhexidine and silver sulfadiazine for preventing infection. Patients were adults scheduled to receive ' +
  'multiple-lumen catheters in a medical-surgical intensive care unit, assigned at random; cultures were taken of catheters and hubs at removal.';

describe('two records', () => {
  it.each<[string, Partial<ReadRecord>, Partial<ReadRecord>, ReturnType<typeof outcome>]>([
    ['of one publication as two databases write it', article, { ...article, container: 'Ann Intern Med', pages: '257-66' }, 'exact'],
    [
      'with one DOI and one title',
      { title: article.title, doi: '10.1000/ABC', year: 1997, authors },
      { title: article.title, doi: 'https://doi.org/10.1000/abc', authors },
      'exact',
    ],
    ['with one PubMed id, one of them without authors', { ...article, pmid: '123' }, { ...without('authors'), pmid: '123' }, 'exact'],
    ['where the title has a misprint', article, { ...article, title: article.title!.replace('infection', 'infecton') }, 'certain'],
    ['in British and American spelling', article, { ...article, title: article.title!.replace('randomized', 'randomised') }, 'certain'],
    ['without volume, issue and pages', article, without('volume', 'issue', 'pages'), 'certain'],
    ['without authors', article, without('authors'), 'certain'],
    ['printed a year after they were put online', article, { ...article, year: 1996 }, 'certain'],
    ['where a spreadsheet swapped first and last page', article, { ...article, pages: '266-257' }, 'certain'],
    [
      'by authors in two transliterations',
      {
        ...article,
        authors: [
          { family: 'Müller', given: 'Jörg' },
          { family: 'Čapek', given: 'Karel' },
          { family: 'Ørsted', given: 'H' },
        ],
      },
      {
        ...article,
        authors: [
          { family: 'Mueller', given: 'J' },
          { family: 'Capek', given: 'K' },
          { family: 'Orsted', given: 'HC' },
        ],
      },
      'exact',
    ],
    ['where one lists the last author first', article, { ...article, authors: authors.toReversed() }, 'certain'],
    [
      'with notices of a database around the title',
      article,
      { ...article, title: `[${article.title}]. [Erratum appears in Ann Intern Med 1998 Feb 1;128(3):267]` },
      'exact',
    ],
    [
      'with one registration, from two registers',
      { title: 'Eculizumab in adult patients with aHUS', url: 'https://clinicaltrials.gov/show/NCT00844844', year: 2009 },
      { title: 'Eculizumab in adult patients with aHUS', container: 'WHO ICTRP', pages: 'NCT00844844', year: 2009 },
      'exact',
    ],
    ['of which one has no title', article, without('title'), 'likely'],
    [
      'a preprint and its article',
      { ...article, abstract },
      { ...without('volume', 'issue', 'pages'), container: 'medRxiv', doi: '10.1101/2020.01.01.20000001', year: 1996, abstract },
      'likely',
    ],
    [
      'of one title by the same people in another journal, whose place is not known',
      article,
      { ...without('volume', 'issue', 'pages'), container: 'Critical Care Medicine', volume: '25' },
      'likely',
    ],
    [
      'an abstract at a congress and the full paper',
      article,
      { ...article, container: 'Critical Care Medicine', volume: '24', issue: 'Suppl 1', pages: 'A102', year: 1996 },
      'distinct',
    ],
    ['an article and its erratum', article, { ...article, title: `Erratum: ${article.title}`, issue: '9', pages: '867' }, 'distinct'],
    [
      'an article and the reply of its authors',
      article,
      { ...article, title: 'Antiseptic catheters. Reply', issue: '11', pages: '1045' },
      'distinct',
    ],
    [
      'an article and the registration of its trial',
      article,
      { title: article.title, year: 1995, url: 'https://clinicaltrials.gov/show/NCT00000001' },
      'distinct',
    ],
    [
      'two registrations',
      { title: 'Eculizumab in aHUS', url: 'https://clinicaltrials.gov/show/NCT00844844', authors },
      { title: 'Eculizumab in aHUS', url: 'https://clinicaltrials.gov/show/NCT00844545', authors },
      'distinct',
    ],
    [
      'part I and part II of one study',
      { ...article, title: 'Antiseptic catheters in intensive care. Part I: bench testing', pages: '1-9' },
      { ...article, title: 'Antiseptic catheters in intensive care. Part II: clinical results', pages: '10-19' },
      'distinct',
    ],
    [
      'on type 1 and type 2',
      { ...article, title: 'Quality of life of adults with diabetes mellitus type 1', pages: '1-9' },
      { ...article, title: 'Quality of life of adults with diabetes mellitus type 2', pages: '10-19' },
      'distinct',
    ],
    [
      'two abstracts under the DOI of one supplement',
      { ...article, doi: '10.1000/s', pages: '12' },
      {
        ...article,
        title: 'Costs of hospital stay after cardiac surgery in the elderly',
        authors: [{ family: 'Ringer', given: 'M' }],
        doi: '10.1000/s',
        pages: '31',
      },
      'distinct',
    ],
    [
      'editorials of two issues',
      { ...article, title: 'Editorial' },
      { ...article, title: 'Editorial', issue: '5', pages: '301' },
      'distinct',
    ],
    [
      'yearly reviews under one title with one abstract',
      { title: article.title, authors, year: 2009, abstract },
      { title: article.title, authors, year: 2012, abstract },
      'likely',
    ],
    ['with nothing in them', {}, {}, 'distinct'],
  ])('%s', (_, left, right, expected) => {
    expect(outcome(left, right)).toBe(expected);
  });
});

describe('a set of records', () => {
  it('keeps the record that says most, and says in what the records agree and differ', () => {
    const { clusters } = deduplicate([record('a', without('issue')), record('b', { ...article, year: 1998, abstract, doi: '10.1000/a' })]);
    expect(clusters).toEqual([
      {
        keep: 'b',
        members: ['a', 'b'],
        certainty: 'certain',
        links: [
          {
            left: 'a',
            right: 'b',
            certainty: 'certain',
            agreeing: ['title', 'authors', 'journal', 'volume', 'pages'],
            differing: ['year'],
          },
        ],
      },
    ]);
  });

  it('does not join two publications by a record that fits both', () => {
    const { clusters, likely } = deduplicate([
      record('a', { ...article, doi: '10.1000/a' }),
      record('b', without('volume', 'issue', 'pages')),
      record('c', { ...article, volume: '140', issue: '2', pages: '901-910', year: 1998, doi: '10.1000/c' }),
    ]);
    expect(clusters.every(({ members }) => !(members.includes('a') && members.includes('c')))).toBe(true);
    expect(clusters).toHaveLength(1);
    expect(likely.every(({ likelihood }) => likelihood === 'high')).toBe(true);
  });

  it('asks about publications, not about each of their records', () => {
    const preprint = { ...without('volume', 'issue', 'pages'), container: 'medRxiv', doi: '10.1101/2020.01.01.20000001', year: 1996 };
    const { clusters, likely } = deduplicate([
      record('a', article),
      record('b', { ...article, abstract }),
      record('c', preprint),
      record('d', preprint),
    ]);
    expect(clusters.map(({ keep }) => keep)).toEqual(['b', 'c']);
    expect(likely).toHaveLength(1);
    expect([likely[0]!.left, likely[0]!.right].sort()).toEqual(['b', 'c']);
  });

  it('stays fast where thousands have one title', () => {
    const records = Array.from({ length: 6_000 }, (_, position) =>
      record(String(position), { ...article, doi: `10.1000/${position}`, pages: String(position * 4), abstract }),
    );
    const before = process.cpuUsage();
    expect(deduplicate(records).clusters).toEqual([]);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});

/** Records that are alike in some fields and not in others, so that clusters of several and contradictions come about. */
const fields = fc.record({
  title: fc.constantFrom(
    article.title!,
    'Antiseptic catheters in intensive care. Part I',
    'Antiseptic catheters in intensive care. Part II',
    'Editorial',
    '',
  ),
  authors: fc.constantFrom(authors, authors.slice(0, 1), []),
  year: fc.constantFrom(1997, 1998, undefined),
  container: fc.constantFrom('Annals of Internal Medicine', 'Ann Intern Med', 'medRxiv', ''),
  volume: fc.constantFrom('127', '128', ''),
  pages: fc.constantFrom('257-266', '257', '901', ''),
  doi: fc.constantFrom('', '', '10.1000/a', '10.1000/b'),
  abstract: fc.constantFrom('', abstract),
});
const someRecords = fc.array(fields, { maxLength: 14 }).map((list) => list.map((some, position) => record(`r${position}`, some)));
const someDecisions = fc
  .array(fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()), { maxLength: 8 })
  .map((list) => list.map(([left, right, same]): PairDecision => ({ left: `r${left}`, right: `r${right}`, same })));

describe('whatever the records', () => {
  const groups = (records: ReadRecord[], decisions: PairDecision[]) => {
    const { clusters, likely } = deduplicate(records, decisions);
    return {
      clusters: clusters.map(({ keep, members, certainty }) => `${[...members].sort().join()} ${keep} ${certainty}`).sort(),
      likely: likely.map(({ left, right, likelihood }) => `${[left, right].sort().join()} ${likelihood}`).sort(),
    };
  };

  it('their order changes nothing', () => {
    fc.assert(
      fc.property(
        someRecords.chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }))),
        someDecisions,
        ([records, shuffled], decisions) => {
          expect(groups(shuffled, decisions)).toEqual(groups(records, decisions));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a record is in at most one cluster, and what is kept is one of its members', () => {
    fc.assert(
      fc.property(someRecords, someDecisions, (records, decisions) => {
        const { clusters } = deduplicate(records, decisions);
        const members = clusters.flatMap((cluster) => cluster.members);
        expect(new Set(members).size).toBe(members.length);
        for (const { keep, members: own, links } of clusters) {
          expect(own).toContain(keep);
          expect(own.length).toBeGreaterThan(1);
          expect(links).toHaveLength(own.length - 1);
        }
      }),
    );
  });

  it('two records that a person told apart are never in one cluster and never asked about again', () => {
    fc.assert(
      fc.property(someRecords, someDecisions, (records, decisions) => {
        const { clusters, likely } = deduplicate(records, decisions);
        const clusterOf = new Map(clusters.flatMap((cluster) => cluster.members.map((id) => [id, cluster.keep] as const)));
        for (const { left, right, same } of decisions) {
          if (same || left === right) continue;
          const ends = [clusterOf.get(left) ?? left, clusterOf.get(right) ?? right].sort();
          expect(ends[0]).not.toBe(ends[1]);
          expect(likely.map((pair) => [pair.left, pair.right].sort())).not.toContainEqual(ends);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('two records that a person called the same are in one cluster where nobody told their publications apart', () => {
    fc.assert(
      fc.property(someRecords, someDecisions, (records, decisions) => {
        const called = decisions.filter(({ left, right }) => left !== right).map((decision) => ({ ...decision, same: true }));
        const { clusters } = deduplicate(records, called);
        const ids = new Set(records.map(({ id }) => id));
        for (const { left, right } of called) {
          if (!ids.has(left) || !ids.has(right)) continue;
          expect(clusters.filter(({ members }) => members.includes(left) && members.includes(right))).toHaveLength(1);
        }
      }),
    );
  });
});
