import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../base/index.ts';
import { meddevReportHeadings } from '../regulation/index.ts';
import { type BuiltDocument, buildDocument } from './build.ts';
import { inlinesIn } from './inline-walk.ts';
import { markdownToRichText } from './markdown-to-rich-text.ts';
import { richRecords, richSnapshot, sampleSnapshot } from './sample-snapshot.ts';
import { templates } from './templates/index.generated.ts';
import { type Block, type Inline, plainText, type Section, walkSections } from './tree.ts';
import { treeDigest } from './tree-digest.ts';

const options = { status: 'draft', version: '1 (draft)', date: '2026-11-22' } as const;

function build(document: string, snapshot = richSnapshot): BuiltDocument {
  const built = buildDocument(document, snapshot, options);
  if (!built.ok) throw new Error(built.problem.message);
  return built.value;
}

function sectionOf(built: BuiltDocument, id: string): Section {
  return [...walkSections(built.tree.sections)].find(({ section }) => section.id === id)!.section;
}

function inlinesOf(built: BuiltDocument): Inline[] {
  return [...walkSections(built.tree.sections)].flatMap(({ section }) => [...inlinesIn(section.blocks)]);
}

function wordsOf(blocks: readonly Block[]): string {
  return plainText([...inlinesIn(blocks)]);
}

const rich = build('cer');

describe('the clinical evaluation report', () => {
  it('has every heading of MEDDEV 2.7/1 rev. 4, A9, under its own number and with its clauses', () => {
    const numbers = new Map(rich.sections.map((section) => [section.id, section.number]));
    expect(meddevReportHeadings.length).toBeGreaterThan(15);
    for (const heading of meddevReportHeadings) {
      expect(numbers.get(heading.number)).toBe(heading.number);
      expect(sectionOf(rich, heading.number).basis).toEqual(
        expect.arrayContaining([`MEDDEV 2.7/1 rev. 4, A9 section ${heading.number}`, ...heading.mapping]),
      );
    }
  });

  it('has its annexes by letter after the references', () => {
    expect(rich.sections.filter((section) => section.number.startsWith('Annex')).map((section) => section.number)).toEqual(
      [...'ABCDEFGH'].map((letter) => `Annex ${letter}`),
    );
  });

  it('says the same facts wherever they stand, and names the record they come from', () => {
    const summary = sectionOf(rich, '1');
    const facts = [...inlinesIn(summary.blocks)].filter((inline) => inline.type === 'fact');
    expect(facts).toContainEqual({ type: 'fact', key: 'device.name', text: 'Lumen AC', recordId: 'dev_1' });
    expect(facts.find((fact) => fact.key === 'estimate.est_1.text')?.text).toMatch(/^0\.\d+ \(95 % CI 0\.\d+ to [01]\.\d+\)$/);
  });

  it('cites a publication under the reference that stands for its duplicates', () => {
    const cited = [...inlinesIn(sectionOf(rich, '3').blocks)].flatMap((inline) =>
      inline.type === 'citation' ? [inline.referenceIds] : [],
    );
    expect(cited).toEqual([['ref_1'], ['ref_3']]);
  });

  it('numbers references in the order of first citation and lists every one that is cited', () => {
    const order = [...new Set(inlinesOf(rich).flatMap((inline) => (inline.type === 'citation' ? inline.referenceIds : [])))];
    expect(order.slice(0, 3)).toEqual(['ref_2', 'ref_1', 'ref_3']);
    expect(rich.tree.references.map((reference) => reference.id)).toEqual(order);
    expect(rich.tree.references.map((reference) => reference.number)).toEqual(order.map((_, index) => index + 1));
    expect(inlinesOf(rich).find((inline) => inline.type === 'citation')?.text).toBe('[1,2]');
  });

  it('numbers tables and figures through the document without a gap', () => {
    const blocks = [...walkSections(rich.tree.sections)].flatMap(({ section }) => section.blocks);
    for (const type of ['table', 'figure'] as const) {
      const numbers = blocks.flatMap((block) => (block.type === type ? [block.number] : []));
      expect(numbers.length).toBeGreaterThan(1);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it('writes cross-references as what they name, and a hole with a finding where they name nothing', () => {
    const summary = wordsOf(sectionOf(rich, '1').blocks);
    expect(summary).toMatch(/see Figure \d+ and section 4\.6\.2/);
    expect(wordsOf(sectionOf(rich, '4.6.1').blocks)).toMatch(/^See Table \d+ and no\.such and reference ref_99 and reference to nowhere\./);
    const codes = rich.findings.filter((finding) => finding.sectionId === '4.6.1').map((finding) => finding.code);
    expect(codes).toEqual(expect.arrayContaining(['fact-unknown', 'reference-unknown', 'cross-reference-unknown']));
  });

  it('shows a forest plot for studies put together and says why an estimate could not be computed', () => {
    const benefit = sectionOf(rich, '4.6.2');
    expect(benefit.blocks.find((block) => block.type === 'figure')).toMatchObject({
      id: 'figure-forest-est_1',
      recordIds: ['est_1', 'out_1', 'out_2'],
    });
    const others = wordsOf(sectionOf(rich, '4.6.4').blocks);
    expect(others).toContain('This estimate could not be computed. No outcome of "leakage" has been extracted.');
  });

  it('counts the shared exposure of categories once and warns of under-reporting', () => {
    const rates = sectionOf(rich, 'event-rates');
    const table = rates.blocks.find((block) => block.type === 'table')!;
    expect(table.rows.map((row) => row.map((cell) => plainText(cell.content)))).toMatchObject([
      ['2025 Q1', '4', '1', '12 000', expect.stringMatching(/^0\.33\d? \(95 % CI /)],
      ['2025 Q2', '5', '0', '13 778', expect.stringMatching(/^0\.36\d? \(95 % CI /)],
      ['All periods', '9', '1', '25 778 catheters sold', expect.stringContaining('per 1000 catheters sold')],
    ]);
    expect(rates.blocks).toContainEqual(expect.objectContaining({ type: 'note', tone: 'caution' }));
  });

  it('shows each estimate in exactly one section of the analysis', () => {
    const titles = ['4.6.1', '4.6.2', '4.6.3', '4.6.4'].flatMap((id) =>
      sectionOf(rich, id).blocks.flatMap((block) => (block.type === 'subheading' ? [plainText(block.content)] : [])),
    );
    for (const title of ['Infection, coated against uncoated', 'Complaints', 'Leakage in trials'])
      expect(titles.filter((one) => one === title)).toHaveLength(1);
  });

  it('names what a section rests on, for the trace graph', () => {
    const summary = rich.sections.find((section) => section.id === '1')!;
    expect(summary.referenceIds).toEqual(['ref_2', 'ref_1']);
    expect(summary.recordIds).toEqual(expect.arrayContaining(['dev_1', 'est_1', 'clm_1', 'ccl_1', 'bnr_1']));
  });

  it('carries a notice on an invented device and none otherwise', () => {
    expect(rich.tree.notice).toContain('invented');
    expect(build('cer', sampleSnapshot({})).tree.notice).toBeUndefined();
  });

  it('says that text without a place in the document is not in it', () => {
    const section = {
      document: 'cer',
      section: 'gone',
      prose: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Lost words.' }] }] },
    };
    expect(build('cer', sampleSnapshot({ section: [section] })).findings).toContainEqual(
      expect.objectContaining({ code: 'prose-without-place' }),
    );
  });

  it('takes the later of two texts for one section and says so', () => {
    const section = (words: string) => ({ document: 'cer', section: '5', prose: markdownToRichText(words) });
    const built = build('cer', sampleSnapshot({ section: [section('Earlier.'), section('Later.')] }));
    expect(wordsOf(sectionOf(built, '5').blocks)).toMatch(/^Later\./);
    expect(built.findings).toContainEqual(expect.objectContaining({ code: 'prose-twice', sectionId: '5' }));
  });
});

describe.each(templates.map((template) => template.id))('the document %s', (id) => {
  it('is the same byte for byte when it is made again, and has the digest of its bytes', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    const again = build(id, sampleSnapshot(richRecords));
    expect(canonicalJson(again.tree)).toBe(canonicalJson(build(id).tree));
    expect(treeDigest(again.tree, sha256)).toBe(sha256(canonicalJson(again.tree)));
  });

  it('made from nothing has every heading, and each has words, a hole or sections below', () => {
    const empty = build(id, sampleSnapshot({}));
    expect(empty.sections.map((section) => section.id)).toEqual(build(id).sections.map((section) => section.id));
    for (const { section } of walkSections(empty.tree.sections)) {
      expect(section.blocks.length + section.sections.length, section.title).toBeGreaterThan(0);
      expect(section.title).not.toBe('');
    }
    expect(empty.findings.length).toBeGreaterThan(5);
    expect(empty.tree.references).toEqual([]);
  });

  it.each([
    ['made from nothing', sampleSnapshot({})],
    ['of a whole evaluation', richSnapshot],
  ])('%s has a finding for every hole and no hole without one', (_, snapshot) => {
    const built = build(id, snapshot);
    const holed = [...walkSections(built.tree.sections)].flatMap(({ section }) => {
      const hasNote = section.blocks.some((block) => block.type === 'note' && block.tone === 'missing');
      const hasInline = [...inlinesIn(section.blocks)].some((inline) => inline.type === 'missing');
      return hasNote || hasInline ? [section.id] : [];
    });
    expect(new Set(built.findings.map((finding) => finding.sectionId))).toEqual(new Set(holed));
  });

  it('has no empty alternative, caption or cross-reference, and ids that writers can use', () => {
    const built = build(id);
    for (const { section } of walkSections(built.tree.sections)) {
      expect(section.id).toMatch(/^[A-Za-z0-9.-]+$/);
      for (const block of section.blocks) {
        if (block.type === 'figure') expect(block.alternative).not.toBe('');
        if (block.type === 'table' || block.type === 'figure') expect(block.caption).not.toBe('');
        if (block.type === 'table') {
          for (const row of block.rows)
            expect(
              row.reduce((sum, cell) => sum + (cell.columns ?? 1), 0),
              block.caption,
            ).toBe(block.columns.length);
        }
      }
      for (const inline of inlinesIn(section.blocks)) if (inline.type !== 'break') expect(inline.text, section.id).not.toBe('');
    }
  });
});

describe('any prose in any section', () => {
  const places = ['1', '2', 'claims', '3', '4.2', '4.6.1', '4.6.4', '5', 'gaps', 'annex-trace'];
  const target = fc.constantFrom('4.6.1', 'table-claims', 'figure-prisma', 'annex-search', 'nowhere', '1-table-1');
  const inline = fc.oneof(
    fc.constantFrom('plain words', '{{fact:device.name}}', '{{fact:no.such}}', '[@ref_99]', '[@ref_6; @ref_5]'),
    fc.constantFrom(1, 2, 3, 4, 5).map((number) => `[@ref_${number}]`),
    target.map((id) => `[[see:${id}]]`),
  );
  const written = fc.uniqueArray(fc.tuple(fc.constantFrom(...places), fc.array(inline, { minLength: 1, maxLength: 6 })), {
    selector: ([place]) => place,
    maxLength: 5,
  });

  it('keeps numbers consecutive, ids unique, citations whole and in order, and leaves no reference into nothing', () => {
    fc.assert(
      fc.property(written, (texts) => {
        const prose = texts.map(([section, pieces]) => ({ document: 'cer', section, prose: markdownToRichText(pieces.join(' ')) }));
        const built = build('cer', sampleSnapshot({ ...richRecords, section: prose }));
        const all = inlinesOf(built);
        const cited = all.flatMap((one) => (one.type === 'citation' ? one.referenceIds : []));
        expect(built.tree.references.map((one) => one.id)).toEqual([...new Set(cited)]);
        expect(built.tree.references.map((one) => one.number)).toEqual([...new Set(cited)].map((_, index) => index + 1));
        for (const one of all) {
          if (one.type !== 'citation') continue;
          const numbers = one.referenceIds.map((id) => built.tree.references.find((entry) => entry.id === id)!.number);
          for (const number of [Math.min(...numbers), Math.max(...numbers)]) expect(one.text).toMatch(new RegExp(`\\b${number}\\b`));
        }
        const sections = [...walkSections(built.tree.sections)].map(({ section }) => section);
        const parts = sections.flatMap((section) => section.blocks.filter((block) => block.type === 'table' || block.type === 'figure'));
        const ids = [...sections, ...parts].map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of all) if (one.type === 'cross-reference') expect(ids).toContain(one.target);
        for (const [section, pieces] of texts) {
          const own = [...inlinesIn(sections.find((one) => one.id === section)!.blocks)];
          const wanted = pieces.filter((piece) => /^\[@ref_[1-6]\b/.test(piece)).length;
          expect(own.filter((one) => one.type === 'citation').length).toBeGreaterThanOrEqual(wanted);
          const known = pieces.filter((piece) => piece.startsWith('[[see:') && !/nowhere|1-table-1/.test(piece)).length;
          expect(own.filter((one) => one.type === 'cross-reference').length).toBeGreaterThanOrEqual(known);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the examples of the templates', () => {
  it.each(templates.flatMap((template) => template.examples.map((example) => ({ ...example, document: template.id }))))(
    '$document $section says "$says"',
    ({ document, records, section, says }) => {
      expect(wordsOf(sectionOf(build(document, sampleSnapshot(records)), section).blocks)).toContain(says);
    },
  );
});

describe('making a document', () => {
  it.each([
    [{ document: 'poem', style: undefined }, 'not-found'],
    [{ document: 'cer', style: 'no-such-style' }, 'input-invalid'],
  ])('answers a problem for %o', ({ document, style }, code) => {
    expect(buildDocument(document, richSnapshot, { ...options, ...(style ? { style } : {}) })).toMatchObject({
      ok: false,
      problem: { code },
    });
  });

  it('uses another citation style where one is named', () => {
    const built = buildDocument('cer', richSnapshot, { ...options, style: 'apa' });
    const cited = built.ok ? inlinesOf(built.value).find((inline) => inline.type === 'citation') : undefined;
    expect(cited?.text).toMatch(/^\(Alpha, 2001; Beta, 2002\)$/);
  });
});
