import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../records/index.ts';
import { searchAnnex } from './search-annex.ts';

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
});
