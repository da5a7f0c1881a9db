import { describe, expect, it } from 'vitest';
import { outline } from '../outline.ts';
import { richSnapshot, sampleSnapshot } from '../sample-snapshot.ts';
import { reportedGuidelines, reportingAnnex } from './reporting-checklist.ts';
import { type ReportingDocument, reportingDocuments } from './reporting-item.ts';

type Outlines = Parameters<typeof reportedGuidelines>[0];
function outlines(snapshot: ReturnType<typeof sampleSnapshot>): Outlines {
  return Object.fromEntries(
    reportingDocuments.map((document: ReportingDocument) => {
      const made = outline(document, snapshot);
      if (!made.ok) throw new Error(made.problem.message);
      return [document, made.value];
    }),
  ) as unknown as Outlines;
}
const itemsOf = (snapshot: ReturnType<typeof sampleSnapshot>) =>
  new Map(
    reportedGuidelines(outlines(snapshot)).flatMap(({ id, parts }) =>
      parts.flatMap((part) => part.items.map((item) => [`${id} ${item.number}`, item] as const)),
    ),
  );

describe('the checklists of reporting', () => {
  it('have the 42 items of PRISMA 2020 and the 16 of PRISMA-S, each once', () => {
    const numbers = reportedGuidelines(outlines(sampleSnapshot({}))).map(
      ({ id, parts }) => [id, parts.flatMap(({ items }) => items.map(({ number }) => number))] as const,
    );
    const count = Object.fromEntries(numbers.map(([id, list]) => [id, new Set(list).size]));
    expect(count).toEqual({ 'prisma-s': 16, 'prisma-2020': 42 });
    for (const [, list] of numbers) expect(new Set(list).size).toBe(list.length);
  });

  it('name only sections that the documents have', () => {
    for (const item of itemsOf(sampleSnapshot({})).values())
      for (const { number, missing } of item.places) {
        expect(number).not.toBe('');
        expect(missing).not.toContain('The document has no such section.');
      }
  });

  it('say what is missing where nothing is recorded, and where an item is answered once it is', () => {
    expect(itemsOf(sampleSnapshot({})).get('prisma-s 14')).toMatchObject({
      state: 'not answered',
      places: [{ document: 'search-protocol', section: 'peer-review' }],
    });
    const recorded = itemsOf(sampleSnapshot({ 'search-protocol': [{ peerReview: 'A second information specialist read them.' }] }));
    expect(recorded.get('prisma-s 14')).toMatchObject({ state: 'answered', places: [{ missing: [] }] });
  });

  it('are answered in part where one of two places is not whole', () => {
    const item = itemsOf(sampleSnapshot({ 'search-protocol': [{ updates: { months: 12, how: 'Again.' } }] })).get('prisma-s 12');
    expect(item).toMatchObject({ state: 'partly' });
    expect(item!.places.map(({ missing }) => missing.length > 0)).toEqual([true, false]);
  });

  it('make an annex with a row for each item, in which holes stand as holes', () => {
    const guidelines = reportedGuidelines(outlines(richSnapshot));
    const tree = reportingAnnex(guidelines, richSnapshot, { date: '2026-11-22', version: '1' });
    const rows = tree.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? block.rows : [])));
    expect(rows).toHaveLength(
      guidelines.reduce((sum, { parts }) => sum + parts.length + parts.reduce((items, part) => items + part.items.length, 0), 0),
    );
    const holes = rows.flatMap((row) => row.flatMap(({ content }) => content.filter(({ type }) => type === 'missing')));
    expect(holes.length).toBeGreaterThan(0);
    expect(JSON.stringify(tree)).not.toContain('"text":""');
  });
});
