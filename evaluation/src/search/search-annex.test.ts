import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../records/index.ts';
import { repeatedSearches } from './repeated-searches.ts';
import { searchAnnex } from './search-annex.ts';
import { methodFromName } from './search-method.ts';
import { searchProtocolKind } from './search-protocol.ts';

const stored = (kind: string, list: { id: string; data: object }[]) =>
  list.map(({ id, data }) => ({ id, kind, version: 1, data, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }));

const run = (id: string, more: object) => ({
  id,
  data: {
    purpose: 'device',
    database: 'PubMed',
    platform: '',
    query: 'catheter*',
    limits: '',
    limitsReason: '',
    searchedOn: '2026-05-01',
    searchedBy: 'Ann',
    notes: '',
    ...more,
  },
});
const file = (id: string, more: object) => ({
  id,
  data: { file: `${id}.ris`, format: 'ris', database: 'PubMed', recordsRead: 0, recordsRejected: 0, duplicates: 0, findings: [], ...more },
});

function annexOf(records: Record<string, { id: string; data: object }[]>) {
  const snapshot = {
    evaluation: {},
    records: Object.fromEntries(Object.entries(records).map(([kind, list]) => [kind, stored(kind, list)])),
  };
  return searchAnnex(snapshot as unknown as Snapshot);
}

describe('the search annex', () => {
  it('keeps the two purposes apart and counts what came of each run', () => {
    const annex = annexOf({
      question: [{ id: 'q1', data: { question: 'Do they prevent infection?' } }],
      'search-run': [run('r1', { hits: 12, questionId: 'q1' }), run('r2', { hits: 0, purpose: 'state of the art', database: 'Embase' })],
      import: [file('i1', { searchRunId: 'r1', recordsRead: 7, recordsRejected: 1 }), file('i2', { searchRunId: 'r1', recordsRead: 4 })],
      reference: [
        { id: 'a', data: { importId: 'i1' } },
        { id: 'b', data: { importId: 'i2', duplicate: { of: 'a', by: 'doi' } } },
      ],
    });
    expect(annex.device.rows).toMatchObject([
      {
        runId: 'r1',
        question: 'Do they prevent infection?',
        hits: 12,
        imported: 11,
        rejected: 1,
        duplicates: 1,
        files: ['i1.ris', 'i2.ris'],
      },
    ]);
    expect(annex.device.totals).toEqual({ hits: 12, imported: 11, duplicates: 1 });
    expect(annex.stateOfTheArt.rows).toMatchObject([{ runId: 'r2', hits: 0, imported: 0 }]);
    expect(annex.findings).toEqual([]);
  });

  it.each([
    ['hits-differ', { 'search-run': [run('r1', { hits: 9 })], import: [file('i1', { searchRunId: 'r1', recordsRead: 8 })] }],
    ['hits-not-imported', { 'search-run': [run('r1', { hits: 9 })] }],
    ['hits-missing', { 'search-run': [run('r1', {})] }],
    ['run-undated', { 'search-run': [run('r1', { hits: 0, searchedOn: undefined })] }],
    ['run-without-query', { 'search-run': [run('r1', { hits: 0, query: '' })] }],
    ['limits-unreasoned', { 'search-run': [run('r1', { hits: 0, limits: 'English' })] }],
    ['import-without-run', { import: [file('i1', { recordsRead: 8 })] }],
    ['import-without-run', { import: [file('i1', { searchRunId: 'gone', recordsRead: 8 })] }],
  ])('reports %s', (code, records) => {
    expect(annexOf(records as Record<string, { id: string; data: object }[]>).findings.map((finding) => finding.code)).toEqual([code]);
  });

  const protocol = (data: object) => [{ id: 'p', data: searchProtocolKind.schema.parse(data) }];
  it.each([
    ['repeated-run-missing', { 'search-run': [run('r1', { hits: 0, repeats: 'gone' })] }],
    ['repeated-run-missing', { 'search-run': [run('r1', { hits: 0, repeats: 'r1' })] }],
    ['query-changed', { 'search-run': [run('r1', { hits: 0 }), run('r2', { hits: 0, repeats: 'r1', query: 'catheter* AND silver' })] }],
    ['repeated-later-run', { 'search-run': [run('r1', { hits: 0 }), run('r2', { hits: 0, repeats: 'r1', searchedOn: '2025-05-01' })] }],
    [
      'planned-not-searched',
      {
        'search-run': [run('r1', { hits: 0 })],
        'search-protocol': protocol({ databases: [{ name: 'PubMed' }, { name: 'Embase' }] }),
      },
    ],
    [
      'searched-not-planned',
      {
        'search-run': [run('r1', { hits: 0 }), run('r2', { hits: 0, database: 'Scopus' })],
        'search-protocol': protocol({ databases: [{ name: 'PubMed (MEDLINE)' }] }),
      },
    ],
  ])('reports %s', (code, records) => {
    expect(annexOf(records as Record<string, { id: string; data: object }[]>).findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('takes a source that is named longer or shorter for the planned one, and asks nothing of a previous review', () => {
    const records = {
      'search-run': [run('r1', { hits: 0 }), run('r2', { hits: 0, database: 'Report of 2022', method: 'previous review' })],
      'search-protocol': protocol({ databases: [{ name: 'MEDLINE via PubMed' }] }),
    };
    expect(annexOf(records).findings).toEqual([]);
  });
});

describe('a search that is run again', () => {
  const reference = (id: string, importId: string, of?: string) => ({
    id,
    data: { importId, ...(of ? { duplicate: { of, by: 'doi' } } : {}) },
  });
  const records = {
    'search-run': [
      run('third', { hits: 2, repeats: 'second', searchedOn: '2026-07-01' }),
      run('first', { hits: 3, searchedOn: '2026-05-01' }),
      run('second', { hits: 3, repeats: 'first', searchedOn: '2026-06-01' }),
      run('other', { hits: 0, database: 'Embase' }),
    ],
    import: ['first', 'second', 'third'].map((id) => file(`i-${id}`, { searchRunId: id })),
    reference: [
      reference('a', 'i-first'),
      reference('b', 'i-first'),
      reference('b2', 'i-first', 'b'),
      reference('b3', 'i-second', 'b'),
      reference('c', 'i-second'),
      reference('c2', 'i-third', 'c'),
      reference('a2', 'i-third', 'a'),
      reference('d', 'i-third'),
    ],
  };
  const snapshot = {
    records: Object.fromEntries(Object.entries(records).map(([kind, list]) => [kind, stored(kind, list)])),
  } as unknown as Snapshot;

  it('counts what is new since the last run, and what was not found again, by publications', () => {
    expect(
      repeatedSearches(snapshot).map(({ searchId, runs }) => [
        searchId,
        runs.map(({ runId, publications, newSinceLast, notFoundAgain }) => [runId, publications, newSinceLast, notFoundAgain]),
      ]),
    ).toEqual([
      [
        'first',
        [
          ['first', 2, 2, 0],
          ['second', 2, 1, 1],
          ['third', 3, 1, 1],
        ],
      ],
      ['other', [['other', 0, 0, 0]]],
    ]);
  });

  it('puts every run into exactly one search, whatever repeats what', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const days = ['2026-01-01', '2026-02-01', undefined];
    const made = fc.array(fc.record({ repeats: fc.constantFrom(...ids, 'gone', undefined), searchedOn: fc.constantFrom(...days) }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(made, (list) => {
        const searches = repeatedSearches({
          records: {
            'search-run': stored(
              'search-run',
              list.map((more, index) => run(ids[index]!, more)),
            ),
          },
        } as unknown as Snapshot);
        expect(searches.flatMap(({ runs }) => runs.map(({ runId }) => runId)).sort()).toEqual(ids);
        for (const { searchId, runs } of searches) expect(runs.map(({ runId }) => runId)).toContain(searchId);
      }),
    );
  });
});

describe('how a source is searched', () => {
  it.each([
    ['PubMed', 'database'],
    ['ClinicalTrials.gov', 'register'],
    ['WHO ICTRP', 'register'],
    ['Cochrane Central Register of Controlled Trials', 'database'],
    ['Citation searching', 'citation searching'],
    ['Hand search', 'hand search'],
    ['Previous report (2022)', 'previous review'],
    ['Website of the FDA', 'website'],
  ])('is told by the name %s', (name, method) => {
    expect(methodFromName(name)).toBe(method);
  });
});
