import fc from 'fast-check';
import type { Snapshot, Stored } from '../records/index.ts';
import type { ScreeningPlan } from './screening-plan.ts';

const day = (number: number) => `2026-01-0${number + 1}T00:00:00.000Z`;

/** A snapshot of records for tests; `createdBy` is the reviewer where a decision names none. */
export function snapshotOf(records: Record<string, { id: string; data: object; updatedAt?: string; createdBy?: string }[]>): Snapshot {
  const stored = Object.fromEntries(
    Object.entries(records).map(([kind, list]) => [
      kind,
      list.map(({ id, data, updatedAt = day(0), createdBy = 'p' }) => ({
        id: id as Stored['id'],
        kind,
        version: 1,
        data,
        createdAt: updatedAt,
        createdBy,
        updatedAt,
        updatedBy: createdBy,
      })),
    ]),
  );
  return { evaluation: { id: 'e', title: 'E', createdAt: '' }, takenAt: '', sequence: 0, head: '', records: stored };
}

export const reference = (id: string, more: object = {}) => ({ id, data: { title: id, ...more } });

export const decision = (id: string, referenceId: string, stage: string, verdict: string, more: object = {}, updatedAt?: string) => ({
  id,
  data: { referenceId, stage, decision: verdict, note: '', ...more },
  ...(updatedAt ? { updatedAt } : {}),
});

const stages = ['title and abstract', 'full text'] as const;

/** Any decisions of up to four reviewers and adjudicators about any references, one for each reviewer and stage, as the door lets them be. */
export const anyScreening = fc.record({
  references: fc.array(
    fc.record({
      importId: fc.constantFrom('imp1', 'gone', undefined),
      duplicate: fc.boolean(),
      decisions: fc.uniqueArray(
        fc.record({
          stage: fc.constantFrom(...stages),
          verdict: fc.constantFrom('include', 'exclude', 'unsure', 'not retrieved'),
          criterion: fc.constantFrom('crt1', 'crt2', undefined),
          reviewer: fc.constantFrom('ann', 'ben', 'cyd', 'dan'),
          independently: fc.constantFrom(undefined, undefined, 'include', 'exclude'),
          adjudication: fc.constantFrom(undefined, undefined, undefined, true as const),
          day: fc.nat(3),
        }),
        { maxLength: 6, selector: ({ stage, reviewer, adjudication }) => `${stage} ${adjudication ? 'adjudication' : reviewer}` },
      ),
    }),
    { maxLength: 12 },
  ),
  reviewers: fc.record({ 'title and abstract': fc.constantFrom(1, 2), 'full text': fc.constantFrom(1, 2) }),
});

type AnyScreening = (typeof anyScreening)['generate'] extends (...input: never[]) => { value: infer Value } ? Value : never;

/** The snapshot of a screening; what cannot be stored (an unsure adjudication, a title not retrieved) becomes an exclusion. */
export function screened(references: AnyScreening['references'], reviewers: ScreeningPlan['reviewers'] | object): Snapshot {
  return snapshotOf({
    import: [{ id: 'imp1', data: { database: 'PubMed' } }],
    'screening-plan': [{ id: 'spl1', data: { reviewers, blinded: true, order: 'imported', includeWords: [], excludeWords: [] } }],
    reference: references.map(({ importId, duplicate }, index) =>
      reference(String(index), { importId, ...(duplicate ? { duplicate: { of: 'x', by: 'doi' } } : {}) }),
    ),
    'screening-decision': references.flatMap(({ decisions }, index) =>
      decisions.map(({ stage, verdict, criterion, reviewer, independently, adjudication, day: made }, place) => {
        const impossible = (verdict === 'unsure' && adjudication) || (verdict === 'not retrieved' && stage !== 'full text');
        const more = {
          criterionId: criterion,
          reviewer,
          ...(adjudication ? { adjudication } : independently ? { independently } : {}),
        };
        return decision(`${index}-${place}`, String(index), stage, impossible ? 'exclude' : verdict, more, day(made));
      }),
    ),
  });
}

/** One reference for each way it can go. */
export const exampleScreening = snapshotOf({
  import: [{ id: 'imp1', data: { database: 'PubMed' } }],
  criterion: [{ id: 'crt1', data: { type: 'exclusion', label: 'wrong population', words: [] } }],
  reference: [
    reference('new', { importId: 'imp1' }),
    reference('unsure', { importId: 'imp1' }),
    reference('double', { importId: 'imp1', duplicate: { of: 'new', by: 'doi' } }),
    reference('out', { source: { file: 'a', format: 'ris', database: 'Embase' } }),
    reference('read', {}),
    reference('taken', { importId: 'imp1' }),
    reference('refused', { importId: 'imp1' }),
    reference('refused without reason', { importId: 'imp1' }),
    reference('lost', { importId: 'imp1' }),
  ],
  'screening-decision': [
    decision('1', 'unsure', 'title and abstract', 'unsure'),
    decision('2', 'out', 'title and abstract', 'include', {}, '2026-01-01T00:00:00.000Z'),
    decision('3', 'out', 'title and abstract', 'exclude', {}, '2026-01-02T00:00:00.000Z'),
    decision('4', 'read', 'title and abstract', 'include'),
    decision('5', 'taken', 'title and abstract', 'include'),
    decision('6', 'taken', 'full text', 'include'),
    decision('7', 'refused', 'full text', 'exclude', { criterionId: 'crt1', note: 'children only' }),
    decision('8', 'refused without reason', 'full text', 'exclude', { criterionId: 'gone' }),
    decision('9', 'lost', 'full text', 'not retrieved'),
    decision('10', 'double', 'title and abstract', 'include'),
  ],
});
