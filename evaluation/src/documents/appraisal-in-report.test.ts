import { describe, expect, it } from 'vitest';
import { buildDocument } from './build.ts';
import { inlinesIn } from './inline-walk.ts';
import { richRecords, sampleSnapshot } from './sample-snapshot.ts';
import { type Block, plainText, walkSections } from './tree.ts';

const options = { status: 'draft', version: '1 (draft)', date: '2026-11-22' } as const;
const clean = { E: 'assignment', '1.1': 'Y', '1.2': 'Y', '1.3': 'N', '2.1': 'N', '2.2': 'N', '2.6': 'Y', '3.1': 'Y' };
const answers = { ...clean, '4.1': 'N', '4.2': 'N', '4.3': 'N', '5.1': 'Y', '5.2': 'N', '5.3': 'N' };
const trial = {
  itemId: 'ref_1',
  tool: 'rob-2',
  outcomeParameterId: 'par_1',
  grades: answers,
  overrides: { D5: { judgement: 'high', reason: 'the protocol names another outcome' } },
  support: { D1: 'computer-generated list, p. 3' },
};

function blocksOf(records: Record<string, readonly unknown[]>, section: string): readonly Block[] {
  const built = buildDocument('cer', sampleSnapshot({ ...richRecords, ...records }), options);
  if (!built.ok) throw new Error(built.problem.message);
  return [...walkSections(built.value.tree.sections)].find((each) => each.section.id === section)!.section.blocks;
}
const wordsOf = (blocks: readonly Block[]) => plainText([...inlinesIn(blocks)]);
const withTrial = {
  appraisal: [...richRecords.appraisal!, { ...trial, resolution: 'both read the protocol again', settles: ['iap_1', 'iap_2'] }],
};

describe('the appraisal in the report', () => {
  it('shows judgements by study and by domain as drawings, for each tool', () => {
    const figures = blocksOf(withTrial, 'annex-appraisal').flatMap((block) => (block.type === 'figure' ? [block] : []));
    expect(figures.map(({ caption }) => caption)).toEqual([
      'IMDRF N56: judgements by study',
      'IMDRF N56: judgements by domain',
      'RoB 2: judgements by study',
      'RoB 2: judgements by domain',
    ]);
    expect(figures[2]!.alternative).toContain(': CRBSI: D1 low risk of bias');
    expect(figures[2]!.alternative).toContain('Overall high risk of bias');
  });

  it('parts a long drawing so that each fits a page', () => {
    const many = Array.from({ length: 60 }, () => trial);
    const figures = blocksOf({ appraisal: many }, 'annex-appraisal').flatMap((block) => (block.type === 'figure' ? [block] : []));
    expect(figures.map(({ heightMillimetres }) => heightMillimetres < 220)).toEqual([true, true, true, true]);
    expect(figures[1]!.caption).toBe('RoB 2: judgements by study (2 of 3)');
  });

  it('says what supports a judgement, why it differs from the algorithm, and how two settled', () => {
    const words = wordsOf(blocksOf(withTrial, 'annex-appraisal'));
    expect(words).toContain('Randomisation process: computer-generated list, p. 3');
    expect(words).toContain('Selection of the reported result judged high instead of low: the protocol names another outcome');
    expect(words).toContain('Settled: both read the protocol again');
  });

  it('tells that two appraised, and how far they agreed, from what both have finished', () => {
    const independent = [
      { ...trial, overrides: undefined, finished: true },
      { ...trial, finished: true },
      { ...trial, itemId: 'ref_2', finished: true },
    ];
    const records = { ...withTrial, 'appraisal-plan': [{ appraisers: 2 }], 'independent-appraisal': independent };
    const words = wordsOf(blocksOf(records, 'appraisal-summary'));
    expect(words).toContain('Two people appraise each item independently');
    expect(words).toContain('With RoB 2 they agreed on 4 of 6 judgements of 1 item.');
    expect(wordsOf(blocksOf(withTrial, 'appraisal-summary'))).not.toContain('independently');
  });

  it('asks for no source or purpose where a tool says nothing about the contribution', () => {
    const before = wordsOf(blocksOf({}, 'annex-appraisal')).split('source of the data not given').length;
    expect(wordsOf(blocksOf(withTrial, 'annex-appraisal')).split('source of the data not given')).toHaveLength(before);
  });
});

describe('the summary of findings', () => {
  const rating = {
    outcomeParameterId: 'par_1',
    estimateId: 'est_1',
    start: 'randomised',
    down: { imprecision: { levels: 1, reason: 'few events' } },
    importance: 'critical',
    statement: 'The coating probably lowers infection.',
  };

  it('stands in the analysis with effect, certainty and reasons', () => {
    const blocks = blocksOf({ 'certainty-rating': [rating] }, '4.6');
    const table = blocks.find((block) => block.type === 'table' && block.id === 'table-summary-of-findings');
    const words = wordsOf([table!]);
    for (const said of ['catheter-related bloodstream infection', 'critical', '⊕⊕⊕◯', 'moderate', 'Imprecision (−1): few events'])
      expect(words).toContain(said);
    expect(words).toMatch(/0\.\d+ \(95 % CI/);
  });

  it('is not there where no outcome is rated', () => {
    expect(blocksOf({}, '4.6').some((block) => block.type === 'table' && block.id === 'table-summary-of-findings')).toBe(false);
  });
});
