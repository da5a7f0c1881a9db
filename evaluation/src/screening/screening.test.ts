import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords } from './mark-words.ts';
import { countPrisma, type PrismaRow, prismaCounts, sourceUnknown } from './prisma.ts';
import type { PrismaCounts } from './prisma-counts.ts';
import { prismaFigure } from './prisma-figure.ts';
import { excludedAtFullText, includedReferences, reasonUnknown, screeningStates, standings } from './screen.ts';
import { settlingDecisions } from './screening-decision.ts';
import { pendingStandings } from './standing.ts';
import { anyScreening, decision, reference, screened, snapshotOf } from './test-screening.ts';

const example = snapshotOf({
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

describe('PRISMA counts', () => {
  it('count each reference once, at the place where it stands', () => {
    expect(prismaCounts(example)).toEqual({
      identified: [
        { source: 'PubMed', count: 7 },
        { source: 'Embase', count: 1 },
        { source: sourceUnknown, count: 1 },
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

  const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
  function expectSound(counts: PrismaCounts) {
    expect(sum(counts.identified)).toBe(counts.identifiedTotal);
    expect(counts.duplicatesRemoved + counts.screened + counts.awaitingScreening).toBe(counts.identifiedTotal);
    expect(counts.excludedAtTitle + counts.soughtForRetrieval).toBe(counts.screened);
    expect(counts.notRetrieved + counts.assessedAtFullText + counts.awaitingFullText).toBe(counts.soughtForRetrieval);
    expect(counts.excludedAtFullTextTotal + counts.included).toBe(counts.assessedAtFullText);
    expect(sum(counts.excludedAtFullText)).toBe(counts.excludedAtFullTextTotal);
  }

  const rowOf = fc.record({
    source: fc.constantFrom('PubMed', 'Embase', '', ' '),
    duplicate: fc.boolean(),
    title: fc.constantFrom(null, undefined, 'include', 'exclude', ...pendingStandings),
    fullText: fc.constantFrom(null, undefined, ...settlingDecisions, ...pendingStandings),
    reason: fc.constantFrom(null, undefined, 'a', 'b'),
    count: fc.nat(1000),
  });

  it('always add up, whatever the rows', () => {
    fc.assert(
      fc.property(fc.array(rowOf), (rows: PrismaRow[]) => {
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

describe('screening', () => {
  it('goes by the decision that was made last', () => {
    expect(standings(example).of('out', 'title and abstract').word).toBe('exclude');
    expect(standings(example).of('out', 'full text').word).toBeUndefined();
  });

  it('includes at full text only, and lists what was read and left out with its reason', () => {
    expect(includedReferences(example).map(({ id }) => id)).toEqual(['taken']);
    expect(excludedAtFullText(example).map(({ reference: { id }, reason, note, decidedBy }) => ({ id, reason, note, decidedBy }))).toEqual([
      { id: 'refused', reason: 'wrong population', note: 'children only', decidedBy: ['p'] },
      { id: 'refused without reason', reason: reasonUnknown, note: '', decidedBy: ['p'] },
    ]);
  });
});

describe('marking words', () => {
  const criteria = [
    { type: 'inclusion' as const, label: 'catheters', words: ['catheter*', 'central venous'] },
    { type: 'exclusion' as const, label: 'animals', words: ['rat', 'C++'] },
  ];
  it.each([
    ['Catheters in a rat.', ['+Catheters', ' in a ', '-rat', '.']],
    ['rating of rats', ['rating of rats']],
    ['CENTRAL  venous catheterisation', ['+CENTRAL  venous', ' ', '+catheterisation']],
    ['written in C++ (rat)', ['written in ', '-C++', ' (', '-rat', ')']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(
      markWords(text, criteria).map((segment) => (segment.mark === 'inclusion' ? '+' : segment.mark ? '-' : '') + segment.text),
    ).toEqual(expected);
  });

  it('never changes the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(fc.string({ maxLength: 5 }), { maxLength: 5 }), (text, words) => {
        const segments = markWords(text, [{ type: 'inclusion', label: 'x', words }]);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the PRISMA figure', () => {
  const svg = prismaFigure(prismaCounts(example)).svg;

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
        const plot = prismaFigure(countPrisma([{ source: reason, duplicate: false, fullText: 'exclude', reason, count: 1 }]));
        expect(plot.svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
        expect(plot.svg.match(/</g)).toHaveLength(plot.svg.match(/>/g)!.length);
        expect(plot.alternative).not.toBe('');
        expect(Number.isFinite(plot.heightMillimetres)).toBe(true);
      }),
    );
  });

  it('gives the same bytes for the same counts', () => {
    expect(prismaFigure(prismaCounts(example)).svg).toBe(svg);
  });
});
