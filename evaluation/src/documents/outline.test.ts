import { describe, expect, it } from 'vitest';
import { buildDocument } from './build.ts';
import { outline } from './outline.ts';
import { richSnapshot } from './sample-snapshot.ts';

const lines = outline('cer', richSnapshot);
const sections = lines.ok ? lines.value : [];

describe('the outline of a document', () => {
  it('has the sections and numbers of the document itself', () => {
    const built = buildDocument('cer', richSnapshot, { status: 'draft', version: '1', date: '2026-11-22' });
    expect(sections.map(({ id, number, title }) => ({ id, number, title }))).toEqual(
      built.ok && built.value.sections.map(({ id, number, title }) => ({ id, number, title })),
    );
  });

  it('says what is written, how long it is, and what is missing', () => {
    expect(sections.find((section) => section.id === '1')).toMatchObject({
      prose: 'required',
      hasProse: true,
      generated: true,
      level: 1,
      findings: [expect.objectContaining({ code: 'value-missing' })],
    });
    expect(sections.find((section) => section.id === '1')?.wordCount).toBeGreaterThan(10);
    expect(sections.find((section) => section.id === '4.6.3')).toMatchObject({ prose: 'required', hasProse: false, wordCount: 0 });
    expect(sections.find((section) => section.id === '4.6.3')?.findings.map((finding) => finding.code)).toContain('prose-missing');
    expect(sections.find((section) => section.id === '4.6.1')?.findings.map((finding) => finding.code)).toEqual(
      expect.arrayContaining(['fact-unknown', 'reference-unknown']),
    );
  });

  it('tells the writer what every section must answer', () => {
    for (const section of sections) expect(section.guidance.length, section.id).toBeGreaterThan(10);
  });

  it('answers a problem for a document that does not exist', () => {
    expect(outline('poem', richSnapshot)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});
