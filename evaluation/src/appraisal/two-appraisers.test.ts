import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../base/index.ts';
import { appraisalAgreement } from './agreement.ts';
import { appraisalKind } from './appraisal.ts';
import { appraisalProgress } from './appraisal-progress.ts';
import { commonAppraisal, differencesBetween } from './consensus.ts';
import { finishedPair, type IndependentAppraisal, independentAppraisalKind, visibleIndependent } from './independent-appraisal.ts';
import { profileComplete } from './profile.ts';
import type { AppraisalTool } from './tool.ts';
import { tools } from './tools/index.generated.ts';

let count = 0;
const by = (person: string, data: object) => ({
  id: `iap_${(count += 1)}` as Id,
  kind: independentAppraisalKind.name,
  version: 1,
  data: independentAppraisalKind.schema.parse({ itemId: 'ref_1', ...data }),
  createdAt: '',
  createdBy: person,
  updatedAt: '',
  updatedBy: person,
});

const anyAppraisal = (tool: AppraisalTool): fc.Arbitrary<IndependentAppraisal> =>
  fc
    .record({
      grades: fc.record(
        Object.fromEntries(tool.criteria.map(({ id, grades }) => [id, fc.constantFrom(...grades.map((grade) => grade.id))])),
        {
          requiredKeys: [],
        },
      ),
      contribution: fc.constantFrom('pivotal', 'supporting', undefined),
      purposes: fc.subarray(['safety', 'performance']),
      justification: fc.constantFrom('', 'Sound.', 'Small.'),
    })
    .map((data) => independentAppraisalKind.schema.parse({ itemId: 'ref_1', tool: tool.id, ...data, finished: true }));

describe('what two appraisers may see', () => {
  it('is their own, and both of a thing only once both are finished', () => {
    const state = fc.record({ person: fc.constantFrom('ada', 'ben'), item: fc.constantFrom('ref_1', 'ref_2'), finished: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(state, { selector: ({ person, item }) => `${person} ${item}` }), (states) => {
        const list = states.map(({ person, item, finished }) => by(person, { itemId: item, finished }));
        for (const person of ['ada', 'ben']) {
          const visible = visibleIndependent(list, person);
          for (const one of list) {
            const bothFinished = ['ada', 'ben'].every((who) =>
              list.some(({ createdBy, data }) => createdBy === who && data.itemId === one.data.itemId && data.finished),
            );
            expect(visible.includes(one)).toBe(one.createdBy === person || bothFinished);
          }
        }
      }),
    );
  });

  it('is kept apart for each tool and each outcome', () => {
    const list = [
      by('ada', { tool: 'rob-2', outcomeParameterId: 'par_1', finished: true }),
      by('ben', { tool: 'rob-2', outcomeParameterId: 'par_2', finished: true }),
      by('ben', { tool: 'imdrf-n56', finished: true }),
    ];
    expect(visibleIndependent(list, 'ada')).toEqual([list[0]]);
  });
});

describe('the differences of two appraisals', () => {
  it('name every answer, judgement and field on which they differ', () => {
    const first = by('ada', { tool: 'rob-2', grades: { E: 'assignment', '1.1': 'Y', '1.2': 'Y', '1.3': 'N' }, purposes: ['safety'] }).data;
    const second = by('ben', {
      tool: 'rob-2',
      grades: { E: 'assignment', '1.1': 'Y', '1.2': 'N', '1.3': 'N' },
      contribution: 'pivotal',
    }).data;
    expect(differencesBetween(first, second)).toEqual([
      { at: 'criterion', id: '1.2', title: 'Concealed allocation', first: 'Y', second: 'N' },
      { at: 'domain', id: 'D1', title: 'Randomisation process', first: 'low', second: 'high' },
      { at: 'field', id: 'purposes', title: 'Used for', first: 'safety', second: 'none' },
      { at: 'field', id: 'contribution', title: 'Contribution', first: 'not answered', second: 'pivotal' },
    ]);
  });

  it('tell a question that one was not led to', () => {
    const first = by('ada', { tool: 'rob-2', grades: { '3.1': 'Y', '3.2': 'N' } }).data;
    const second = by('ben', { tool: 'rob-2', grades: { '3.1': 'N', '3.2': 'N' } }).data;
    expect(differencesBetween(first, second)).toContainEqual({
      at: 'criterion',
      id: '3.2',
      title: 'Evidence against bias',
      first: 'not asked',
      second: 'N',
    });
  });

  it('of an appraisal with itself are none, and what two have in common with a whole one is whole', () => {
    for (const tool of tools as readonly AppraisalTool[]) {
      fc.assert(
        fc.property(anyAppraisal(tool), anyAppraisal(tool), (one, other) => {
          expect(differencesBetween(one, one)).toEqual([]);
          const common = appraisalKind.schema.parse(commonAppraisal(one, other));
          for (const [id, grade] of Object.entries(common.grades)) expect([one.grades[id], other.grades[id]]).toEqual([grade, grade]);
          if (differencesBetween(one, other).length === 0) expect(profileComplete(tool, common)).toBe(profileComplete(tool, one));
        }),
        { numRuns: 20 },
      );
    }
  });
});

describe('the consensus of two', () => {
  it('begins with the words of both, each once', () => {
    const one = by('ada', { justification: 'Sound.', support: { D1: 'p. 3' } }).data;
    const other = by('ben', { justification: 'Small.', support: { D1: 'p. 3', D2: 'p. 5' } }).data;
    expect(commonAppraisal(one, other)).toMatchObject({ justification: 'Sound.\n\nSmall.', support: { D1: 'p. 3', D2: 'p. 5' } });
  });

  it('keeps an override only where both have the same, with both reasons', () => {
    const over = (judgement: string, reason: string) => ({ tool: 'rob-2', overrides: { D1: { judgement, reason } } });
    const common = (a: object, b: object) => commonAppraisal(by('ada', a).data, by('ben', b).data).overrides;
    expect(common(over('high', 'dates'), over('high', 'numbers'))).toEqual({ D1: { judgement: 'high', reason: 'dates\n\nnumbers' } });
    expect(common(over('high', 'dates'), over('low', 'numbers'))).toBeUndefined();
  });
});

describe('progress and agreement', () => {
  const grades = { D: 'D1', A: 'A1', P: 'P1', R: 'R1', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' };
  const list = [
    by('ada', { itemId: 'ref_1', grades, finished: true }),
    by('ben', { itemId: 'ref_1', grades: { ...grades, D: 'D2' }, finished: true }),
    by('ada', { itemId: 'ref_2', grades, finished: true }),
    by('ben', { itemId: 'ref_2', grades }),
  ];

  it('say who has finished and on how much they differ, and nothing else', () => {
    expect(appraisalProgress([], list)).toEqual([
      {
        itemId: 'ref_1',
        tool: 'imdrf-n56',
        appraisers: [
          { person: 'ada', finished: true },
          { person: 'ben', finished: true },
        ],
        state: 'to settle',
        differences: 1,
      },
      {
        itemId: 'ref_2',
        tool: 'imdrf-n56',
        appraisers: [
          { person: 'ada', finished: true },
          { person: 'ben', finished: false },
        ],
        state: 'begun',
      },
    ]);
  });

  it('count only what both finished', () => {
    const [agreement] = appraisalAgreement(list);
    expect(agreement).toMatchObject({ tool: 'imdrf-n56', pairs: 1 });
    expect(agreement!.columns.map(({ judged, agreed }) => [judged, agreed])).toEqual([[1, 0], ...Array.from({ length: 8 }, () => [1, 1])]);
    expect(finishedPair(list.slice(2))).toBeUndefined();
  });
});

it('an appraisal as it was stored before tools had domains and appraisers were two is read as it is', () => {
  const old = {
    itemId: 'ref_1',
    tool: 'imdrf-n56',
    grades: { D: 'D1' },
    dataSource: 'i',
    purposes: ['safety'],
    contribution: 'pivotal',
    justification: 'Sound.',
  };
  expect(appraisalKind.schema.parse(old)).toEqual(old);
  expect(differencesBetween(old as never, old as never)).toEqual([]);
});
