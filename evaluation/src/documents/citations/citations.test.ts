import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bibliographic, bibliographicSchema } from '../../evidence/index.ts';
import { plainText } from '../tree.ts';
import { citationStyles, decodeEntities, defaultCitationStyle, formatCitations, toCsl } from './index.ts';

function reference(data: Partial<Bibliographic>): Bibliographic {
  return { ...bibliographicSchema.parse({}), ...data };
}

const maki = reference({
  title: 'Prevention of <i>S. aureus</i> &amp; other infections, p < 0.05',
  authors: [
    { family: 'Maki', given: 'Dennis G.' },
    { family: 'van der Berg', given: 'A' },
  ],
  year: 1997,
  container: 'Annals of Internal Medicine',
  volume: '127',
  issue: '4',
  pages: '257-266',
  doi: '10.7326/0003-4819-127-4-199708150-00001',
});

function format(records: Record<string, Bibliographic>, clusters: string[][], style = defaultCitationStyle) {
  return formatCitations({
    style,
    locale: 'en-GB',
    items: Object.entries(records).map(([id, data]) => ({ id, csl: toCsl(id, data) })),
    clusters,
  });
}

function numbered(count: number): Record<string, Bibliographic> {
  const records = Array.from(
    { length: count },
    (_, index) => [`r${index + 1}`, reference({ ...maki, title: `Study ${index + 1}`, volume: String(index + 1) })] as const,
  );
  return Object.fromEntries(records);
}

describe('citations', () => {
  it.each([
    [[['r1', 'r2', 'r3']], ['[1–3]']],
    [[['r1', 'r2', 'r3', 'r5', 'r5']], ['[1–4]']],
    [
      [['r5'], ['r1'], ['r5', 'r1', 'r2', 'r4']],
      ['[1]', '[2]', '[1–4]'],
    ],
    [
      [['r2'], ['r3'], ['r4'], ['r2', 'r4']],
      ['[1]', '[2]', '[3]', '[1,3]'],
    ],
    [
      [['r2', 'gone'], ['gone'], []],
      ['[1]', '[?]', '[?]'],
    ],
  ])('%j is numbered in the order of first citation and collapsed: %j', (clusters, texts) => {
    expect(format(numbered(5), clusters).clusterTexts).toEqual(texts);
  });

  it('lists only what is cited, numbered from 1 in the order of the citations', () => {
    const { bibliography } = format(numbered(5), [['r4'], ['r2', 'r4']]);
    expect(bibliography.map(({ id, number }) => [id, number])).toEqual([
      ['r4', 1],
      ['r2', 2],
    ]);
  });

  it('gives an entry without its number, with italics, links and characters as they are meant', () => {
    const [entry] = format({ maki }, [['maki']], 'elsevier-vancouver').bibliography;
    expect(entry!.content).toEqual([
      { type: 'text', text: 'Maki DG, van der Berg A. Prevention of ' },
      { type: 'text', text: 'S. aureus', marks: ['emphasis'] },
      { type: 'text', text: ' & other infections, p < 0.05. Annals of Internal Medicine 1997;127:257–66. ' },
      {
        type: 'link',
        href: 'https://doi.org/10.7326/0003-4819-127-4-199708150-00001',
        text: 'https://doi.org/10.7326/0003-4819-127-4-199708150-00001',
      },
      { type: 'text', text: '.' },
    ]);
  });

  it('keeps a script in a title as text', () => {
    const [entry] = format({ a: reference({ ...maki, title: '<script>alert(1)</script>' }) }, [['a']]).bibliography;
    expect(plainText(entry!.content)).toContain('<script>alert(1)</script>');
  });

  describe.each(citationStyles)('$title', ({ id }) => {
    const odd = {
      full: maki,
      nothing: reference({}),
      'no author, no year': reference({ title: 'A title' }),
      'no title': reference({ authors: [{ literal: 'World Health Organization' }], year: 2011 }),
      '300 authors': reference({ ...maki, authors: Array.from({ length: 300 }, (_, index) => ({ family: `Name${index}`, given: 'X' })) }),
      'only a given name': reference({ title: 'x', authors: [{ family: '', given: 'Plato' }, { literal: '' }] }),
      report: reference({ type: 'report', title: 'Report', url: 'https://example.org/?a=1&b=2' }),
    };

    it('has an entry with words for every odd reference, and no error of the processor', () => {
      const { bibliography, clusterTexts } = format(
        odd,
        Object.keys(odd).map((key) => [key]),
        id,
      );
      expect(bibliography).toHaveLength(7);
      for (const entry of bibliography) expect(plainText(entry.content)).toMatch(/^(?!\d+[.)\]])[\p{L}‘“(].*\p{L}/u);
      expect(JSON.stringify([bibliography, clusterTexts])).not.toMatch(/CSL STYLE ERROR|<div|<span|<i>|&#|undefined/);
      expect(bibliography.find((entry) => entry.id === 'nothing')!.content[0]).toMatchObject({ type: 'missing' });
    });
  });

  it('formats 500 references and 800 citations in a time that lets a person wait', () => {
    const records = numbered(500);
    const clusters = Array.from({ length: 800 }, (_, index) => [0, 1, 2, 5].map((step) => `r${((index + step) % 500) + 1}`));
    const start = performance.now();
    expect(format(records, clusters).bibliography).toHaveLength(500);
    // About 0.8 s on two quiet cores; the limit leaves room for busy ones.
    expect(performance.now() - start).toBeLessThan(8000);
  }, 30_000);

  it.each(['toString', 'constructor', '__proto__', 'valueOf'])('cites an author whose name is "%s"', (word) => {
    const data = { title: 'A title', container: '', volume: '', pages: '', doi: '', url: '', pmid: '', type: '' };
    const { bibliography } = format(
      {
        a: reference({
          ...data,
          authors: [
            { family: 'Weber', given: word },
            { family: word, given: '' },
          ],
        }),
      },
      [['a']],
    );
    expect(plainText(bibliography[0]!.content)).toContain('Weber');
  });

  it('never throws, whatever the fields hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const record = fc.record({
      title: text,
      container: text,
      volume: text,
      pages: text,
      doi: text,
      url: text,
      pmid: text,
      type: text,
      authors: fc.array(fc.record({ family: text, given: text }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(record, (data) => {
        const { bibliography, clusterTexts } = format({ a: reference(data) }, [['a']]);
        expect(bibliography).toHaveLength(1);
        expect(plainText(bibliography[0]!.content)).not.toBe('');
        expect(clusterTexts).toEqual(['[1]']);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it.each([
    ['&amp;lt;', '&lt;'],
    ['a &#8211; b &#x2013; c', 'a – b – c'],
    ['&unknown; &#0; &#xD800;', '&unknown; &#0; &#xD800;'],
  ])('decodes %s to %s', (source, text) => {
    expect(decodeEntities(source)).toBe(text);
  });
});
