import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../base/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import type { Snapshot, Stored } from '../records/index.ts';
import { appraisalKind } from './appraisal.ts';
import { clinicalDataHint } from './clinical-data.ts';
import { missingAppraisals } from './missing-appraisals.ts';
import { compareProfiles, missingGrades, profileComplete, profileText, unknownGrades, weightHint } from './profile.ts';
import type { AppraisalTool, Grades } from './tool.ts';
import imdrfN56 from './tools/imdrf-n56.ts';
import { tools } from './tools/index.generated.ts';

const all: readonly AppraisalTool[] = tools;
const stored = <Data>(kind: string, id: string, data: Data): Stored<Data> => ({
  id: id as Id,
  kind,
  version: 1,
  data,
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
});

describe.each(all.map((tool) => [tool.id, tool] as const))('the tool %s', (_id, tool) => {
  it('has criteria and grades that can be told apart', () => {
    const ids = tool.criteria.map((criterion) => criterion.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const criterion of tool.criteria) {
      expect(criterion.grades.length).toBeGreaterThan(1);
      expect(new Set(criterion.grades.map((grade) => grade.id)).size).toBe(criterion.grades.length);
    }
  });

  it.each(tool.examples.map((example) => [example.text, example] as const))('writes %s and knows whether it is whole', (text, example) => {
    expect(profileText(tool, example)).toBe(text);
    expect(profileComplete(tool, example)).toBe(example.complete);
    expect(weightHint(tool, example)?.contribution).toBe(example.hint);
    expect(unknownGrades(tool, example.grades)).toEqual(example.unknown ?? []);
  });
});

const anyGrades: fc.Arbitrary<Grades> = fc.record(
  Object.fromEntries(imdrfN56.criteria.map((criterion) => [criterion.id, fc.constantFrom(...criterion.grades.map((grade) => grade.id))])),
);

describe('profiles of IMDRF N56', () => {
  it('are ordered by the first criterion that differs and not by a sum', () => {
    const best = imdrfN56.examples[0]!.grades;
    const lateWeak = { ...best, O: 'O2', F: 'F2', S: 'S2', C: 'C2' };
    const earlyWeak = { ...best, D: 'D2' };
    expect([earlyWeak, lateWeak, best].sort((a, b) => compareProfiles(imdrfN56, a, b))).toEqual([best, lateWeak, earlyWeak]);
  });

  it('have an order that is consistent', () => {
    fc.assert(
      fc.property(anyGrades, anyGrades, (a, b) => {
        expect(Math.sign(compareProfiles(imdrfN56, a, b))).toBe(-Math.sign(compareProfiles(imdrfN56, b, a)) + 0);
        if (compareProfiles(imdrfN56, a, b) === 0) expect(a).toEqual(b);
      }),
    );
  });

  it('never suggest more when one grade becomes worse', () => {
    const strength = ['rejected', 'background', 'supporting', 'pivotal'];
    fc.assert(
      fc.property(anyGrades, fc.constantFrom(...imdrfN56.criteria), (grades, criterion) => {
        const place = criterion.grades.findIndex((grade) => grade.id === grades[criterion.id]);
        fc.pre(place < criterion.grades.length - 1);
        const worse = { ...grades, [criterion.id]: criterion.grades[place + 1]!.id };
        const [before, after] = [weightHint(imdrfN56, { grades })!, weightHint(imdrfN56, { grades: worse })!];
        expect(strength.indexOf(after.contribution)).toBeLessThanOrEqual(strength.indexOf(before.contribution));
        expect(after.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  it('suggest nothing while a grade is missing or unknown', () => {
    const { C, ...rest } = imdrfN56.examples[0]!.grades;
    expect(C).toBe('C1');
    expect(weightHint(imdrfN56, { grades: rest })).toBeUndefined();
    expect(missingGrades(imdrfN56, rest)).toEqual(['C']);
    expect(weightHint(imdrfN56, { grades: { ...rest, C: 'C7' } })).toBeUndefined();
    expect(unknownGrades(imdrfN56, { ...rest, C: 'C7' })).toEqual(['C: C7']);
  });
});

describe('the source of clinical data in Article 2(48)', () => {
  const trial = stored(
    'reference',
    'ref_1',
    referenceKind.schema.parse({ title: 'A coated catheter', publicationTypes: ['Randomized Controlled Trial'] }),
  );
  const series = stored('reference', 'ref_2', referenceKind.schema.parse({ title: 'Ten cases', publicationTypes: ['Case Reports'] }));
  it.each([
    ['a trial of the device', trial, 'D1', 'i'],
    ['a trial of an equivalent device', trial, 'D2', 'ii'],
    ['a trial of another device, which is no clinical data', trial, 'D3', 'none'],
    ['cases with the device', series, 'D1', 'iii'],
  ] as const)('is guessed for %s', (_says, reference, D, source) => {
    expect(clinicalDataHint(reference, { D })?.source).toBe(source);
  });

  it('is not guessed for a publication while nobody said which device it is about', () => {
    expect(clinicalDataHint(trial)).toBeUndefined();
  });

  it.each([
    ['PMCF study', 'iv'],
    ['clinical investigation', 'i'],
    ['bench or preclinical', 'none'],
  ] as const)('follows from the type of a data set: %s', (type, source) => {
    expect(clinicalDataHint(stored('data-set', 'dat_1', dataSetKind.schema.parse({ title: 'X', type })))?.source).toBe(source);
  });
});

describe('missing appraisals', () => {
  const complete = appraisalKind.schema.parse({
    itemId: 'ref_1',
    grades: imdrfN56.examples[0]!.grades,
    dataSource: 'i',
    purposes: ['safety'],
    contribution: 'pivotal',
    justification: 'All criteria are met.',
  });
  const snapshot = (...appraisals: object[]): Snapshot => ({
    evaluation: { id: 'evl_1', title: '', createdAt: '' },
    takenAt: '2026-06-01T00:00:00.000Z',
    sequence: 1,
    head: '',
    records: {
      reference: [stored('reference', 'ref_1', referenceKind.schema.parse({ title: 'A trial' }))],
      appraisal: appraisals.map((data, index) => stored('appraisal', `apr_${index}`, appraisalKind.schema.parse({ ...complete, ...data }))),
    },
  });

  it('are none when every included item has a whole one', () => {
    expect(missingAppraisals(snapshot({}), ['ref_1'])).toEqual([]);
  });

  it('name the item nobody appraised', () => {
    expect(missingAppraisals(snapshot(), ['ref_1'])).toEqual([{ itemId: 'ref_1', label: 'A trial', missing: ['no appraisal'] }]);
  });

  it('name everything that is missing in one', () => {
    const [missing] = missingAppraisals(
      snapshot({
        grades: { D: 'D1', A: 'A1', P: 'P1', R: 'R1', T: 'T1', O: 'O1', S: 'S1', C: 'C9' },
        dataSource: undefined,
        justification: ' ',
      }),
      ['ref_1'],
    );
    expect(missing!.missing).toEqual(['grade F', 'a grade the tool knows in place of C: C9', 'source in Article 2(48)', 'justification']);
  });

  it('are not asked for items that are not included', () => {
    expect(missingAppraisals(snapshot(), [])).toEqual([]);
  });
});
