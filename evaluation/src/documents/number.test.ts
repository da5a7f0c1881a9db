import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, table } from './blocks.ts';
import { numberSections, type UnnumberedSection } from './number.ts';
import { walkSections } from './tree.ts';

const section = (id: string, rest: Partial<UnnumberedSection> = {}): UnnumberedSection => ({
  id,
  title: id,
  numbering: 'decimal',
  blocks: [paragraph('words')],
  sections: [],
  ...rest,
});

describe('the numbers of a document', () => {
  it('count headings by position, annexes by letter, and leave unnumbered headings out', () => {
    const { sections, labels } = numberSections([
      section('a', { sections: [section('b'), section('c', { sections: [section('d')] })] }),
      section('e', { numbering: 'none', sections: [section('f')] }),
      section('g'),
      section('h', { numbering: 'annex', sections: [section('i')] }),
      section('j', { numbering: 'annex' }),
    ]);
    expect([...walkSections(sections)].map(({ section: one }) => [one.id, one.number])).toEqual([
      ['a', '1'],
      ['b', '1.1'],
      ['c', '1.2'],
      ['d', '1.2.1'],
      ['e', ''],
      ['f', ''],
      ['g', '2'],
      ['h', 'Annex A'],
      ['i', 'A.1'],
      ['j', 'Annex B'],
    ]);
    expect([labels.get('d'), labels.get('e'), labels.get('h'), labels.get('i')]).toEqual(['section 1.2.1', '“e”', 'Annex A', 'Annex A.1']);
  });

  it('fail as a defect where two parts have one id', () => {
    expect(() => numberSections([section('a'), section('a')])).toThrow('id a');
    expect(() => numberSections([section('a', { blocks: [table('a', 'Caption', [['One', 1]], [])] })])).toThrow('id a');
  });

  it('give tables consecutive numbers in reading order, those in lists included, and every label names exactly one part', () => {
    const shape = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.integer({ min: 0, max: 3 })), { maxLength: 8 });
    fc.assert(
      fc.property(shape, (parts) => {
        let made = 0;
        const tables = (count: number) => Array.from({ length: count }, () => table(`t${made++}`, 'Caption', [['One', 1]], []));
        const drafts = parts.map(([own, listed, below], index) => {
          const blocks = listed ? [{ type: 'list' as const, ordered: false, items: [tables(own)] }] : tables(own);
          return section(`s${index}`, { blocks, sections: [section(`s${index}.x`, { blocks: tables(below) })] });
        });
        const { sections, labels } = numberSections(drafts);
        const numbers = [...walkSections(sections)].flatMap(({ section: one }) =>
          one.blocks
            .flatMap((block) => (block.type === 'list' ? block.items.flat() : [block]))
            .flatMap((block) => (block.type === 'table' ? [block.number] : [])),
        );
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        expect(new Set(labels.values()).size).toBe(labels.size);
        expect(labels.size).toBe(made + parts.length * 2);
      }),
    );
  });
});
