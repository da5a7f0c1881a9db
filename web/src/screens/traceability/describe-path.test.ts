import { estimateKind, outcomeKind } from '@cerulean/evaluation/analysis';
import { appraisalKind } from '@cerulean/evaluation/appraisal';
import { conclusionKind, gapKind } from '@cerulean/evaluation/conclusions';
import { claimKind, requirementKind, riskKind } from '@cerulean/evaluation/device';
import { dataSetKind, referenceKind } from '@cerulean/evaluation/evidence';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { actionKind, decisionKind, signalKind } from '@cerulean/evaluation/quality-system';
import type { Matrix } from '@cerulean/evaluation/traceability';
import { describe, expect, it } from 'vitest';
import { describeCell, describePath, emptyColumns, markOf } from './describe-path.ts';
import { kindWord } from './walk-tree.ts';

const direct = { nodes: ['clm_1', 'est_1'], links: ['claim-has-estimate'] };
const path = {
  nodes: ['clm_1', 'est_1', 'out_1', 'ref_1'],
  links: ['claim-has-estimate', 'estimate-rests-on-outcome', 'outcome-from-evidence'],
};

describe('a path of the trace matrix', () => {
  it('is direct where one link leads there, whatever else does', () => {
    expect(markOf({ column: 'x', paths: [path, direct] })).toBe('direct');
    expect(markOf({ column: 'x', paths: [path] })).toBe('path');
  });

  it('says what the link says, or through what it leads', () => {
    expect(describePath(direct)).toBe('direct: A claim is compared with an estimate');
    expect(describePath(path)).toBe('through estimate → outcome');
  });

  it.each([
    claimKind,
    outcomeParameterKind,
    estimateKind,
    outcomeKind,
    referenceKind,
    dataSetKind,
    appraisalKind,
    riskKind,
    requirementKind,
    conclusionKind,
    gapKind,
    actionKind,
    signalKind,
    decisionKind,
  ])('names records of kind $name by their ids', ({ name, prefix }) => {
    expect(describePath({ nodes: ['a', `${prefix}_1`, 'b'], links: ['x', 'y'] })).toBe(`through ${kindWord(name)}`);
  });

  it('reads as a sentence, also where nothing connects', () => {
    expect(describeCell('R', 'C', undefined)).toBe('R / C: not connected');
    expect(describeCell('R', 'C', { column: 'x', paths: [path, direct] })).toBe(
      'R / C: through estimate → outcome; direct: A claim is compared with an estimate',
    );
  });

  it('finds columns that no row reaches', () => {
    const node = (id: string) => ({ id, kind: 'reference' as const, label: id });
    const matrix: Matrix = {
      rowKind: 'claim',
      columnKind: 'reference',
      columns: [node('a'), node('b')],
      rows: [{ node: { id: 'clm_1', kind: 'claim', label: '' }, cells: [{ column: 'a', paths: [path] }], hole: false }],
    };
    expect([...emptyColumns(matrix)]).toEqual(['b']);
  });
});
