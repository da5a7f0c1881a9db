import { assert } from '../base/index.ts';
import type { TemplateSection } from './template.ts';
import type { Block, Section } from './tree.ts';

/** A section with its content before anything has a number. */
export interface UnnumberedSection extends Omit<Section, 'number' | 'sections'> {
  readonly numbering: NonNullable<TemplateSection['numbering']>;
  readonly sections: readonly UnnumberedSection[];
}

/** Sections with their numbers, and the words that name each section, table and figure in a cross-reference. */
export interface NumberedSections {
  readonly sections: readonly Section[];
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * The numbers of headings, in the order of the document: 1, 1.1 … and Annex A, A.1 … An unnumbered heading has the empty number, and so has what
 * stands under it.
 */
export function headingNumbers<
  S extends { readonly id: string; readonly numbering?: TemplateSection['numbering']; readonly sections?: readonly S[] },
>(sections: readonly S[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const walk = (list: readonly S[], parent: string | undefined) => {
    let decimal = 0;
    let annex = 0;
    for (const section of list) {
      let number = '';
      let below: string | undefined;
      if (parent === '') below = '';
      else if (section.numbering === 'none') below = '';
      else if (section.numbering === 'annex' && parent === undefined) {
        below = letters(annex++);
        number = `Annex ${below}`;
      } else {
        number = parent === undefined ? String(++decimal) : `${parent}.${++decimal}`;
        below = number;
      }
      assert(!numbers.has(section.id), `two sections have the id ${section.id}`);
      numbers.set(section.id, number);
      walk(section.sections ?? [], below);
    }
  };
  walk(sections, undefined);
  return numbers;
}

/** A, B … Z, AA, AB … */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Gives every heading, table and figure its number; the only place where anything is numbered. */
export function numberSections(unnumbered: readonly UnnumberedSection[]): NumberedSections {
  const numbers = headingNumbers(unnumbered);
  const labels = new Map<string, string>();
  let tables = 0;
  let figures = 0;
  const label = (id: string, words: string) => {
    assert(!labels.has(id), `two parts of the document have the id ${id}`);
    labels.set(id, words);
  };
  const block = (one: Block): Block => {
    switch (one.type) {
      case 'table': {
        const number = ++tables;
        label(one.id, `Table ${number}`);
        return { ...one, number };
      }
      case 'figure': {
        const number = ++figures;
        label(one.id, `Figure ${number}`);
        return { ...one, number };
      }
      case 'list':
        return { ...one, items: one.items.map((item) => item.map(block)) };
      default:
        return one;
    }
  };
  const section = (one: UnnumberedSection): Section => {
    const { numbering: _, sections, blocks, ...rest } = one;
    const number = numbers.get(one.id)!;
    label(
      one.id,
      number === ''
        ? `“${one.title}”`
        : number.startsWith('Annex')
          ? number
          : /^[A-Z]/.test(number)
            ? `Annex ${number}`
            : `section ${number}`,
    );
    return { ...rest, number, blocks: blocks.map(block), sections: sections.map(section) };
  };
  return { sections: unnumbered.map(section), labels };
}
