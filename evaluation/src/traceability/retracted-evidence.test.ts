import { describe, expect, it } from 'vitest';
import { snapshotFrom, type WrittenRecords } from '../quality-system/test-snapshot.ts';
import { acceptedHoleKind } from './accepted-hole.ts';
import { retractedEvidence, retractedLink } from './retracted-evidence.ts';

const records: WrittenRecords = {
  claim: [
    {
      id: 'clm_1',
      data: {
        statement: 'Fewer infections',
        type: 'clinical benefit',
        outcomeParameterId: 'par_1',
        acceptanceCriterion: { measure: 'RR', side: 'at most', bound: 1 },
      },
    },
  ],
  'outcome-parameter': [{ id: 'par_1', data: { name: 'Infection', type: 'events per patient' } }],
  estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
  reference: [
    { id: 'ref_1', data: { title: 'Retracted: A trial', authors: [{ family: 'Maki' }], year: 1997 } },
    { id: 'ref_2', data: { title: 'Another trial' } },
  ],
  outcome: ['ref_1', 'ref_2'].map((itemId, index) => ({
    id: `out_${index + 1}`,
    data: { itemId, outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device', n: 44, events: 1 }] },
  })),
};
const found = (more: WrittenRecords = {}) => retractedEvidence(snapshotFrom({ ...records, ...more }, undefined, [acceptedHoleKind]));
const justified = (at: string) => ({
  'accepted-hole': [{ id: 'ahl_1', at, data: { recordId: 'ref_1', link: retractedLink, reason: 'Only the wording was withdrawn.' } }],
});

describe('a retracted publication', () => {
  it('that goes into the estimate of a claim stands in the way, and is named with the claim', () => {
    expect(found()).toMatchObject([
      {
        recordId: 'ref_1',
        claimIds: ['clm_1'],
        sentence: expect.stringMatching(/^Maki 1997 was retracted, and its results carry the claim “Fewer infections/),
      },
    ]);
  });

  it.each<[string, WrittenRecords]>([
    ['the appraisal rejected', { appraisal: [{ id: 'apr_1', data: { itemId: 'ref_1', contribution: 'rejected' } }] }],
    ['somebody justified', justified('2026-02-01T00:00:00.000Z')],
    ['no estimate of a claim uses', { estimate: [] }],
    ['was not retracted', { reference: [{ id: 'ref_1', data: { title: 'A trial' } }] }],
  ])('that %s stands in nobody’s way', (_says, more) => {
    expect(found(more)).toEqual([]);
  });

  it('stands in the way again where it changed after it was justified', () => {
    expect(found(justified('2025-12-31T00:00:00.000Z'))).toHaveLength(1);
  });
});
