import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../records/index.ts';
import { searchMethods } from '../search/index.ts';
import { countPrisma, earlierReferences, type PrismaRow, prismaCounts, prismaFlow, sourceUnknown } from './prisma.ts';
import type { PrismaCounts, PrismaFlow } from './prisma-counts.ts';
import { prismaFigure } from './prisma-figure.ts';
import { excludedAtFullText, includedReferences, reasonUnknown, screeningStates } from './screen.ts';
import { anyScreening, decision, exampleScreening, reference, screened, snapshotOf } from './test-screening.ts';

const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
function expectSound(counts: PrismaCounts) {
  expect(sum(counts.identified)).toBe(counts.identifiedTotal);
  expect(counts.duplicatesRemoved + counts.screened + counts.awaitingScreening).toBe(counts.identifiedTotal);
  expect(counts.excludedAtTitle + counts.soughtForRetrieval).toBe(counts.screened);
  expect(counts.notRetrieved + counts.assessedAtFullText + counts.awaitingFullText).toBe(counts.soughtForRetrieval);
  expect(counts.excludedAtFullTextTotal + counts.included).toBe(counts.assessedAtFullText);
  expect(sum(counts.excludedAtFullText)).toBe(counts.excludedAtFullTextTotal);
}

const states = [
  'duplicate',
  'awaiting title and abstract',
  'excluded at title and abstract',
  'awaiting full text',
  'not retrieved',
  'excluded at full text',
  'included',
] as const;
const anyRow = fc.record({
  source: fc.constantFrom('PubMed', 'Embase', 'ClinicalTrials.gov', '', ' '),
  method: fc.constantFrom(...searchMethods),
  state: fc.constantFrom(...states),
  reason: fc.constantFrom('a', 'b', ''),
  count: fc.nat(1000),
});

describe('PRISMA counts', () => {
  it('count each reference once, at the place where it stands', () => {
    expect(prismaCounts(exampleScreening)).toEqual({
      identified: [
        { source: 'PubMed', method: 'database', count: 7 },
        { source: 'Embase', method: 'database', count: 1 },
        { source: sourceUnknown, method: 'database', count: 1 },
      ],
      identifiedTotal: 9,
      duplicatesRemoved: 1,
      screened: 6,
      awaitingScreening: 2,
      excludedAtTitle: 1,
      soughtForRetrieval: 5,
      notRetrieved: 1,
      assessedAtFullText: 3,
      awaitingFullText: 1,
      excludedAtFullText: [
        { reason: reasonUnknown, count: 1 },
        { reason: 'wrong population', count: 1 },
      ],
      excludedAtFullTextTotal: 2,
      included: 1,
    } satisfies PrismaCounts);
  });

  it('always add up, whatever the rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows: PrismaRow[]) => {
        const counts = countPrisma(rows);
        expectSound(counts);
        expect(counts.identifiedTotal).toBe(sum(rows));
      }),
    );
  });

  it('always add up, whatever any number of reviewers decide, and agree with the lists', () => {
    fc.assert(
      fc.property(anyScreening, ({ references, reviewers }) => {
        const snapshot = screened(references, reviewers);
        const counts = prismaCounts(snapshot);
        expectSound(counts);
        expect(counts.identifiedTotal).toBe(references.length);
        expect(counts.included).toBe(includedReferences(snapshot).length);
        expect(counts.excludedAtFullTextTotal).toBe(excludedAtFullText(snapshot).length);
        const states = screeningStates(snapshot).map(({ state }) => state);
        expect(counts.awaitingScreening).toBe(states.filter((state) => state === 'awaiting title and abstract').length);
        expect(counts.awaitingFullText).toBe(states.filter((state) => state === 'awaiting full text').length);
      }),
    );
  });
});

const run = (id: string, database: string, searchedOn: string, more: object = {}) => ({ id, data: { database, searchedOn, ...more } });
const file = (id: string, database: string, searchRunId: string) => ({ id, data: { database, searchRunId } });

/** A review that updates one of 2025: a trial that was included then and found again, a new one, one from a register, and one that was sent. */
const update = (of: object = { updateOf: { until: '2025-12-31', review: 'Report of 2025' } }) =>
  snapshotOf({
    'search-protocol': [{ id: 'spr1', data: of }],
    'search-run': [
      run('r1', 'PubMed', '2025-05-01'),
      run('r2', 'PubMed', '2026-05-01', { repeats: 'r1' }),
      run('r3', 'ClinicalTrials.gov', '2026-05-02'),
      run('r4', 'Letters from the authors', '2026-05-03', { method: 'contact' }),
    ],
    import: [file('i1', 'PubMed', 'r1'), file('i2', 'PubMed', 'r2'), file('i3', 'ClinicalTrials.gov', 'r3'), file('i4', 'Letters', 'r4')],
    reference: [
      // The newer record stands for the older one, as a person may choose.
      reference('old', { importId: 'i1', duplicate: { of: 'again', by: 'person' } }),
      reference('old and out', { importId: 'i1' }),
      reference('again', { importId: 'i2' }),
      reference('new', { importId: 'i2' }),
      reference('registered', { importId: 'i3' }),
      reference('sent', { importId: 'i4' }),
    ],
    'screening-decision': [
      decision('1', 'again', 'full text', 'include'),
      decision('2', 'old and out', 'title and abstract', 'exclude'),
      decision('3', 'new', 'full text', 'include'),
      decision('4', 'registered', 'title and abstract', 'exclude'),
      decision('5', 'sent', 'full text', 'exclude'),
    ],
  });

describe('the flow of an update', () => {
  const flow = prismaFlow(update());

  it('counts what the earlier review had by itself, and what is found again as a duplicate', () => {
    expect(flow.previous).toEqual({ review: 'Report of 2025', records: 2, included: 1 });
    expect(flow.databases).toMatchObject({ identifiedTotal: 3, duplicatesRemoved: 1, screened: 2, excludedAtTitle: 1, included: 1 });
    expect([flow.all.included, flow.included]).toEqual([1, 2]);
    expect([...earlierReferences(update())]).toEqual(['old', 'old and out']);
  });

  it('keeps databases and registers apart from other ways of finding', () => {
    expect(flow.databases.identified).toEqual([
      { source: 'PubMed', method: 'database', count: 2 },
      { source: 'ClinicalTrials.gov', method: 'register', count: 1 },
    ]);
    expect(flow.others).toMatchObject({ identified: [{ source: 'Letters', method: 'contact', count: 1 }], excludedAtFullTextTotal: 1 });
  });

  it('is that of a new review where the protocol names no earlier one, or where it is asked for as one', () => {
    for (const whole of [prismaFlow(update({})), prismaFlow(update(), 'new')]) {
      expect(whole.previous).toBeUndefined();
      expect(whole.all).toMatchObject({ identifiedTotal: 6, duplicatesRemoved: 1, included: 2 });
    }
  });

  const anyFlow = fc.record({
    screening: anyScreening,
    until: fc.constantFrom(undefined, '2025-01-01', '2025-06-01', '2027-01-01'),
    runs: fc.array(
      fc.record({
        method: fc.constantFrom(...searchMethods, undefined),
        on: fc.constantFrom(undefined, '2024-01-01', '2025-03-01', '2026-01-01'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    from: fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
    of: fc.array(fc.nat(14), { minLength: 12, maxLength: 12 }),
  });

  it('always adds up and agrees with the records, whatever was found when and how, and whatever is a duplicate of what', () => {
    fc.assert(
      fc.property(anyFlow, ({ screening, until, runs, from, of }) => {
        const made = screened(screening.references, screening.reviewers);
        const records = {
          ...made.records,
          ...snapshotOf({
            'search-protocol': [{ id: 'spr1', data: until ? { updateOf: { until, review: '' } } : {} }],
            'search-run': runs.map(({ method, on }, index) => run(`r${index}`, `Source ${index % 2}`, on as string, { method })),
            import: runs.map((_, index) => file(`i${index}`, `Source ${index % 2}`, `r${index}`)),
            reference: screening.references.map(({ duplicate }, index) =>
              reference(String(index), {
                importId: `i${from[index]}`,
                ...(duplicate ? { duplicate: { of: String(of[index]), by: 'doi' } } : {}),
              }),
            ),
          }).records,
        };
        const snapshot = { ...made, records } as Snapshot;
        for (const variant of ['new', 'updated'] as const) {
          const { databases, others, all, previous, included }: PrismaFlow = prismaFlow(snapshot, variant);
          for (const counts of [databases, others, all]) expectSound(counts);
          for (const key of ['identifiedTotal', 'duplicatesRemoved', 'screened', 'soughtForRetrieval', 'included'] as const)
            expect(databases[key] + others[key]).toBe(all[key]);
          expect(all.identifiedTotal + (previous?.records ?? 0)).toBe(screening.references.length);
          expect(included).toBe(includedReferences(snapshot).length);
          expect(all.included + (previous?.included ?? 0)).toBe(included);
        }
      }),
    );
  });
});

/** A flow with every column and a text that somebody wrote as source and as reason. */
function figureOf(text: string) {
  const counts = (method: 'database' | 'contact') =>
    countPrisma([{ source: text, method, state: 'excluded at full text', reason: text, count: 1 }]);
  const [databases, others] = [counts('database'), counts('contact')];
  const all = { ...databases, identifiedTotal: 2 };
  return prismaFigure({ variant: 'updated', databases, others, all, previous: { review: text, records: 1, included: 1 }, included: 1 });
}

describe('the PRISMA figure', () => {
  const svg = prismaFigure(prismaFlow(exampleScreening)).svg;

  it('shows every number of the flow, and what still waits', () => {
    const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!.replaceAll('\u00a0', ' ')).join(' | ');
    for (const text of [
      'Records identified from databases (n = 9):',
      'PubMed (n = 7)',
      'Duplicate records removed (n = 1)',
      'Records awaiting screening (n = 2)',
      'Records screened (n = 6)',
      'Records excluded (n = 1)',
      'Reports sought for retrieval (n = 5)',
      'Reports not retrieved (n = 1)',
      'Reports awaiting assessment (n = 1)',
      'Reports assessed for eligibility (n = 3)',
      'Reports excluded (n = 2):',
      'wrong population (n = 1)',
      'Publications included (n = 1)',
    ]) {
      expect(shown).toContain(text);
    }
  });

  it('stays well-formed and within its boxes whatever people write as a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (reason) => {
        const plot = figureOf(reason);
        expect(plot.svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
        expect(plot.svg.match(/</g)).toHaveLength(plot.svg.match(/>/g)!.length);
        expect(plot.alternative).not.toBe('');
        expect(Number.isFinite(plot.heightMillimetres)).toBe(true);
      }),
    );
  });

  it('gives the same bytes for the same counts', () => {
    expect(prismaFigure(prismaFlow(exampleScreening)).svg).toBe(svg);
  });
});
