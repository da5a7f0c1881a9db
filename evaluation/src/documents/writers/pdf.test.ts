import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './content/characters.ts';
import { everythingTree } from './content/sample-trees.ts';
import pdf from './pdf.ts';
import { breakable, hyphenationRuns, literal } from './typst/literal.ts';

/** Words of code that section files may hold outside of string literals. */
const vocabulary = new Set(
  `import include show report with cover contents list-of sec basis p placed subheading list enum quotation note small tbl row-rule span fig reference
  signatures wide pagebreak weak linebreak strong emph super sub code upright repeated hyphenated hole missing to out none true false first breakable long long-span start end center
  table image title running version notice language region day datetime year month fr mm`.split(/\s+/),
);

/** The source as Typst reads it outside of string literals; each literal becomes one apostrophe. */
function outsideLiterals(source: string): string {
  const code: string[] = [];
  for (let index = 0; index < source.length; index++) {
    if (source[index] !== '"') code.push(source[index]!);
    else {
      for (index++; source[index] !== '"'; index++) {
        if (index >= source.length) throw new Error('a string literal does not end');
        if (source[index] === '\\') index++;
      }
      code.push("'");
    }
  }
  return code.join('');
}

const hostile = [
  '#import "@preview/x:1.0.0": *',
  '"); #read("/etc/passwd")',
  '\\"; panic() //',
  '\\',
  '$x$ *b* _i_ `r` <l> @l ~ /* */ // =',
  '\u0000\u0007\u001f\ud800',
  'שלום עולם مرحبا',
  '你好 👩‍⚕️',
  'x'.repeat(5000),
  '[#{(',
  '',
];

describe('the source of the PDF', () => {
  it('holds nothing but known calls outside of string literals, whatever the text', () => {
    const text = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const files = pdf.source(everythingTree(words), (code) => (code > 0x2fff ? 'none' : code > 0x4ff ? 'upright' : 'all')).files;
        for (const file of files.filter(({ name }) => name.endsWith('.typ') && name !== 'style.typ')) {
          const code = outsideLiterals(file.text);
          expect(code).toMatch(/^[#()[\]{},;:*.'\n a-z0-9-]*$/);
          expect((code.match(/[a-z][a-z-]*/g) ?? []).filter((word) => !vocabulary.has(word))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  it('has string literals that mean the text, for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = literal(text).slice(1, -1);
        const meant = inner.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped));
        expect(meant).toBe(cleanText(text));
      }),
    );
  });

  it('marks characters that no font has, and says once for each place which and where', () => {
    const { files, findings } = pdf.source(everythingTree('dose 5 \u4f60'), (code) => (code === 0x4f60 ? 'none' : 'all'));
    const all = files.map(({ text }) => text).join('');
    expect(all).toContain('hole("\ufffd")');
    expect(all.match(/\u4f60/g)?.length ?? 0).toBeLessThan(10);
    expect(findings.map(({ message }) => message).filter((message) => message.includes('(U+4F60)')).length).toBeGreaterThan(0);
    expect(findings.some(({ message }) => message.includes('the cover'))).toBe(true);
  });

  it('takes the numbers of sections, tables and figures from the tree', () => {
    const source = pdf
      .source(everythingTree('T'), () => 'all')
      .files.map(({ text }) => text)
      .join('\n');
    for (const call of [
      '#sec(1,"1","section-1","T")',
      '#sec(7,"1.7","section-deep.7","T")',
      '#tbl("1","table-all-table","T"',
      '#fig("1","figure-all-figure","T"',
    ])
      expect(source).toContain(call);
  });

  it('is one file for each section, of which an edit changes only one', () => {
    const before = pdf.source(everythingTree('one'), () => 'all').files;
    const tree = everythingTree('one');
    const [first, ...others] = tree.sections;
    const edited = {
      ...tree,
      sections: [
        { ...first!, blocks: [...first!.blocks, { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'More.' }] }] },
        ...others,
      ],
    };
    const changed = pdf.source(edited, () => 'all').files.filter((file, index) => file.text !== before[index]!.text);
    expect(changed.map(({ name }) => name)).toEqual(['section-1.typ']);
  });
});

describe('long words', () => {
  it.each([
    ['[3,4,13,15,16]', 8, '[3,4,\u200b13,15,\u200b16]'],
    ['short words stay', 8, 'short words stay'],
    ['ABC-12345678901', 8, 'ABC-12345678\u200b901'],
  ])('%j breaks at %i characters into %j', (text, limit, broken) => {
    expect(breakable(text, limit)).toBe(broken);
  });

  it('leaves a word of letters to hyphenation', () => {
    expect(breakable('an anti-coagulation, here', 8)).toBe('an anti-coagulation, here');
    expect(hyphenationRuns('an anti-coagulation, here', 8)).toEqual(['an anti-', 'coagulation,', ' here']);
  });

  it('keeps every character, in order', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 4, max: 60 }), (text, limit) => {
        expect(breakable(text, limit).replaceAll('\u200b', '')).toBe(text);
        expect(hyphenationRuns(text, limit).join('')).toBe(text);
      }),
    );
  });
});
