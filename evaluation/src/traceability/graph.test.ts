import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotFrom, type WrittenRecords } from '../quality-system/test-snapshot.ts';
import { acceptedHoleKind } from './accepted-hole.ts';
import { buildGraph, type TraceGraph, walk } from './graph.ts';
import { coverage, holes } from './holes.ts';
import type { TraceLink } from './link.ts';
import { links } from './links/index.generated.ts';
import { matrix, matrixTable } from './matrix.ts';
import { nodeKinds } from './node.ts';

const all: readonly TraceLink[] = links;

describe.each(all.map((link) => [link.id, link] as const))('the link %s', (_id, link) => {
  it.each(link.examples.map((example) => [example.says, example] as const))('knows %s', (_says, example) => {
    const snapshot = snapshotFrom(example.records);
    const context = example.context ?? {};
    expect([...link.find(snapshot, context)].map(({ from, to }) => `${from} > ${to}`)).toEqual(example.pairs);
    const graph = buildGraph(snapshot, context, [link]);
    expect(holes(graph, snapshot, context, [link]).map((hole) => hole.recordId)).toEqual(example.holes);
    for (const edge of graph.edges) {
      expect(link.from).toContain(graph.nodes.get(edge.from)!.kind);
      expect(link.to).toContain(graph.nodes.get(edge.to)!.kind);
    }
  });

  it('names kinds of nodes there are, and says why and what to do where it is required', () => {
    for (const kind of [...link.from, ...link.to]) expect(nodeKinds).toContain(kind);
    if (link.required) expect(link.required.why && link.required.remedy && link.required.basis).toBeTruthy();
  });
});

/** A small whole evaluation: a claim from requirement to publication, a risk, a gap, a signal. */
const catheter: WrittenRecords = {
  claim: [
    {
      id: 'clm_1',
      data: {
        statement: 'Fewer infections',
        type: 'clinical benefit',
        outcomeParameterId: 'par_1',
        acceptanceCriterion: { measure: 'RR', side: 'at most', bound: 1 },
        requirementNumbers: ['1', '8'],
        riskIds: ['rsk_1'],
      },
    },
    { id: 'clm_2', data: { statement: 'Easy to place', type: 'performance' } },
  ],
  'outcome-parameter': [{ id: 'par_1', data: { name: 'Infection', type: 'events per patient' } }],
  estimate: [{ id: 'est_1', data: { title: 'Infection', outcomeParameterId: 'par_1', measure: 'RR' } }],
  outcome: [
    { id: 'out_1', data: { itemId: 'ref_1', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device' }] } },
    { id: 'out_2', data: { itemId: 'ref_2', outcomeParameterId: 'par_1', arms: [{ name: 'coated', role: 'device' }] } },
  ],
  reference: ['ref_1', 'ref_2', 'ref_3'].map((id) => ({ id, data: { title: id, authors: [{ family: id }], year: 1997 } })),
  appraisal: [{ id: 'apr_1', data: { itemId: 'ref_1', contribution: 'pivotal' } }],
  risk: [{ id: 'rsk_1', data: { number: 'R1', hazard: 'colonisation', residualRisk: 'low', occurrenceSource: 'trials' } }],
  requirement: [
    { id: 'req_1', data: { number: '1', needsClinicalEvidence: true } },
    { id: 'req_8', data: { number: '8', needsClinicalEvidence: true } },
    { id: 'req_6', data: { number: '6', needsClinicalEvidence: true } },
  ],
};
const context = {
  sections: [{ id: 'cer-4.6.2', number: '4.6.2', title: 'Benefit and risk', referenceIds: ['ref_2'], recordIds: ['est_1', 'clm_2'] }],
};
const snapshot = snapshotFrom(catheter);
const graph = buildGraph(snapshot, context);
const holeNames = (...accepted: NonNullable<WrittenRecords[string]>) => {
  const given = snapshotFrom({ ...catheter, ...(accepted.length > 0 ? { 'accepted-hole': accepted } : {}) }, undefined, [acceptedHoleKind]);
  return holes(buildGraph(given, context), given, context).map((hole) => `${hole.link} ${hole.recordId} ${hole.state}`);
};

describe('the graph', () => {
  it('walks from a claim to everything it rests on, nearest first, each node once', () => {
    const steps = walk(graph, 'clm_1', 'forwards');
    expect(new Set(steps.map(({ node }) => node.id))).toEqual(
      new Set(['par_1', 'req_1', 'req_8', 'rsk_1', 'est_1', 'out_1', 'out_2', 'ref_1', 'ref_2', 'apr_1']),
    );
    expect(steps.map(({ depth }) => depth)).toEqual([1, 1, 1, 1, 1, 2, 2, 3, 3, 4]);
  });

  it('walks from a publication back to the claims and sections that rest on it', () => {
    const found = walk(graph, 'ref_2', 'backwards').map(({ node, depth }) => [node.id, depth]);
    expect(Object.fromEntries(found)).toEqual({ out_2: 1, 'section:cer-4.6.2': 1, est_1: 2, clm_1: 3 });
  });

  it('stops at the depth asked for, and is empty from a node there is not', () => {
    expect(walk(graph, 'clm_1', 'forwards', 1)).toHaveLength(5);
    expect(walk(graph, 'clm_9', 'forwards')).toEqual([]);
  });

  it('keeps links that lead nowhere apart', () => {
    const broken = snapshotFrom({ claim: [{ id: 'clm_1', data: { statement: 'X', type: 'safety', riskIds: ['rsk_gone'] } }] });
    const built = buildGraph(broken);
    expect(built.broken).toEqual([{ link: 'claim-concerns-risk', from: 'clm_1', to: 'rsk_gone' }]);
    expect(walk(built, 'clm_1', 'forwards')).toEqual([]);
  });

  it('reaches forwards exactly what reaches it backwards', () => {
    const ids = [...graph.nodes.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (a, b) => {
        const reaches = (from: string, direction: 'forwards' | 'backwards', to: string) =>
          walk(graph, from, direction, 99).some(({ node }) => node.id === to);
        if (a !== b) expect(reaches(a, 'forwards', b)).toBe(reaches(b, 'backwards', a));
      }),
    );
  });
});

describe('holes', () => {
  it('are the missing required links, in the order of links and records', () => {
    expect(holeNames()).toEqual([
      'claim-answers-requirement clm_2 open',
      'claim-has-conclusion clm_1 open',
      'claim-has-conclusion clm_2 open',
      'claim-has-criterion clm_2 open',
      'claim-has-estimate clm_2 open',
      'claim-has-parameter clm_2 open',
      'evidence-is-appraised ref_2 open',
      'requirement-has-evidence req_6 open',
      'risk-is-in-ifu rsk_1 open',
    ]);
  });

  it('are justified once somebody said why, and suspect when the record changed after that', () => {
    const accept = (at: string) => ({
      id: 'ahl_1',
      at,
      data: { recordId: 'rsk_1', link: 'risk-is-in-ifu', reason: 'users cannot act on it' },
    });
    expect(holeNames(accept('2026-02-01T00:00:00.000Z'))).toContain('risk-is-in-ifu rsk_1 justified');
    expect(holeNames(accept('2025-12-01T00:00:00.000Z'))).toContain('risk-is-in-ifu rsk_1 suspect');
  });

  it('are counted so that what is needed is linked, open, justified or suspect', () => {
    const counted = coverage(graph, snapshot, context);
    for (const one of counted) expect(one.needed).toBe(one.linked + one.open + one.justified + one.suspect);
    expect(counted.find(({ link }) => link === 'claim-has-estimate')).toMatchObject({ needed: 2, linked: 1, open: 1 });
  });
});

describe('the matrix', () => {
  const filled = (given: ReturnType<typeof matrix>) =>
    Object.fromEntries(given.rows.map((row) => [row.node.id, row.cells.map((cell) => cell.column)]));

  it('shows which claim rests on which publication, through estimate and outcome', () => {
    const made = matrix(graph, 'claim', 'reference');
    expect(made.columns.map(({ id }) => id)).toEqual(['ref_1', 'ref_2']);
    expect(filled(made)).toEqual({ clm_1: ['ref_1', 'ref_2'], clm_2: [] });
    expect(made.rows.map((row) => row.hole)).toEqual([false, true]);
    expect(made.rows[0]!.cells[0]!.paths).toEqual([
      { nodes: ['clm_1', 'est_1', 'out_1', 'ref_1'], links: ['claim-has-estimate', 'estimate-rests-on-outcome', 'outcome-from-evidence'] },
    ]);
  });

  it('turns at claims, so that requirements meet the evidence of the claims that answer them', () => {
    expect(filled(matrix(graph, 'requirement', 'reference'))).toEqual({ req_1: ['ref_1', 'ref_2'], req_8: ['ref_1', 'ref_2'], req_6: [] });
  });

  it('does not turn at a section: what one section shows together is not connected by that', () => {
    expect(filled(matrix(graph, 'claim', 'estimate'))).toEqual({ clm_1: ['est_1'], clm_2: [] });
  });

  it('is the same both ways round', () => {
    for (const [a, b] of [
      ['claim', 'reference'],
      ['requirement', 'reference'],
      ['risk', 'requirement'],
      ['section', 'reference'],
      ['estimate', 'risk'],
    ] as const) {
      const pairs = (given: ReturnType<typeof matrix>, swap: boolean) =>
        new Set(
          given.rows.flatMap((row) => row.cells.map((cell) => (swap ? `${cell.column} ${row.node.id}` : `${row.node.id} ${cell.column}`))),
        );
      expect(pairs(matrix(graph, a, b), false), `${a} and ${b}`).toEqual(pairs(matrix(graph, b, a), true));
    }
  });

  it('becomes rows of text for a spreadsheet', () => {
    expect(matrixTable(graph, matrix(graph, 'claim', 'reference'))).toEqual([
      ['', 'ref_1 1997', 'ref_2 1997'],
      ['Fewer infections', 'Infection → coated', 'Infection → coated'],
      ['Easy to place', '', ''],
    ]);
    expect(matrixTable(graph, matrix(graph, 'claim', 'risk'))[1]).toEqual(['Fewer infections', 'direct']);
  });
});

describe('a large evaluation', () => {
  it('of 100,000 references and 5,000 links is built, checked and shown in under a second', () => {
    const reference = (index: number) => ({
      id: `ref_${index}`,
      kind: 'reference',
      version: 1,
      data: {
        title: `Title ${index}`,
        authors: [{ family: `Author ${index}`, given: 'A' }],
        year: 2001,
        publicationTypes: ['Journal Article'],
        links: [],
      },
      createdAt: '',
      createdBy: '',
      updatedAt: '',
      updatedBy: '',
    });
    const base = snapshotFrom({
      claim: Array.from({ length: 50 }, (_, index) => ({
        id: `clm_${index}`,
        data: { statement: `Claim ${index}`, type: 'safety', outcomeParameterId: `par_${index}`, requirementNumbers: ['1', '8'] },
      })),
      'outcome-parameter': Array.from({ length: 50 }, (_, index) => ({
        id: `par_${index}`,
        data: { name: `Parameter ${index}`, type: 'mean' },
      })),
      estimate: Array.from({ length: 50 }, (_, index) => ({
        id: `est_${index}`,
        data: { title: `Estimate ${index}`, outcomeParameterId: `par_${index}`, measure: 'MD' },
      })),
      outcome: Array.from({ length: 2000 }, (_, index) => ({
        id: `out_${index}`,
        data: { itemId: `ref_${index % 500}`, outcomeParameterId: `par_${index % 50}`, arms: [{ name: 'x', role: 'device' }] },
      })),
      requirement: ['1', '8'].map((number) => ({ id: `req_${number}`, data: { number } })),
      risk: Array.from({ length: 300 }, (_, index) => ({
        id: `rsk_${index}`,
        data: { hazard: `Hazard ${index}`, evidenceIds: [`ref_${index}`], requirementNumbers: ['8'] },
      })),
    });
    const large = {
      ...base,
      records: { ...base.records, reference: Array.from({ length: 100_000 }, (_, index) => reference(index)) },
    } as unknown as typeof base;
    const started = performance.now();
    const built: TraceGraph = buildGraph(large);
    const found = holes(built, large);
    const shown = [matrix(built, 'claim', 'reference'), matrix(built, 'requirement', 'reference'), matrix(built, 'risk', 'requirement')];
    const seconds = (performance.now() - started) / 1000;
    expect(built.edges.length).toBeGreaterThan(4500);
    expect(built.nodes.size).toBeGreaterThan(100_000);
    expect(found.length).toBeGreaterThan(100);
    expect(shown[0]!.rows[0]!.cells.length).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(1);
    console.info(`graph, holes and three matrices: ${seconds.toFixed(3)} s`);
  });
});
