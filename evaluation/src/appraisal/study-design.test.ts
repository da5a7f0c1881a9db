import { describe, expect, it } from 'vitest';
import type { Id } from '../base/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import type { Stored } from '../records/index.ts';
import { toolsFor } from './profile.ts';
import { studyDesignHint, studyDesigns } from './study-design.ts';

const stored = <Data>(kind: string, data: Data): Stored<Data> => ({
  id: 'ref_1' as Id,
  kind,
  version: 1,
  data,
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
});
const publication = (title: string, ...publicationTypes: string[]) =>
  stored('reference', referenceKind.schema.parse({ title, publicationTypes }));

describe('the design of an item', () => {
  it.each([
    ['A coated catheter', ['Journal Article', 'Randomized Controlled Trial'], 'randomised trial'],
    ['Coated catheters: a systematic review of randomised trials', ['Journal Article'], 'systematic review'],
    ['Coated catheters: a non-randomised comparison', [], 'non-randomised trial'],
    ['Twelve consecutive patients with a shunt: a case series', ['Case Reports'], 'case series'],
    ['Rupture of a shunt', ['Case Reports'], 'case report'],
    ['Risk factors of infection: a case-control study', ['Journal Article'], 'case-control study'],
    ['Diagnostic accuracy of a handheld reader', [], 'diagnostic accuracy study'],
    ['Ten years of the national hip registry', [], 'registry'],
    ['A prospective cohort of shunts', ['Clinical Trial'], 'cohort study'],
    ['Infection in catheters', ['Clinical Trial'], 'non-randomised trial'],
    ['Colonisation of catheters in vitro', [], 'bench or preclinical'],
    ['Thoughts on catheters', [], undefined],
  ] as const)('is guessed for "%s"', (title, types, design) => {
    expect(studyDesignHint(publication(title, ...types))?.design).toBe(design);
  });

  it('follows from the type of a data set', () => {
    const dataSet = (type: string, title: string) => studyDesignHint(stored('data-set', dataSetKind.schema.parse({ title, type })));
    expect(dataSet('complaints and sales', 'Complaints')).toEqual({
      design: 'surveillance data',
      reason: 'the data set is of the type "complaints and sales"',
    });
    expect(dataSet('clinical investigation', 'A randomised pivotal trial')?.design).toBe('randomised trial');
  });
});

describe('the tools for a design', () => {
  it('are those made for it first, and those for every item last', () => {
    expect(toolsFor('randomised trial').map(({ id }) => id)).toEqual([
      'jbi-randomised-trials',
      'rob-2',
      'imdrf-n56',
      'meddev-2-7-1-rev-4',
      'oxford-cebm-2009',
      'oxford-cebm-2011',
    ]);
    expect(toolsFor(undefined).every(({ designs }) => designs === 'any')).toBe(true);
  });

  it.each(studyDesigns.filter((design) => design !== 'surveillance data' && design !== 'bench or preclinical'))(
    'have one made for a %s',
    (design) => {
      expect(toolsFor(design)[0]!.designs).toContain(design);
    },
  );
});
