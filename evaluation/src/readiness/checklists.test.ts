import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentTypes } from '../consistency/index.ts';
import { snapshotFrom } from '../quality-system/test-snapshot.ts';
import type { Checklist, ChecklistExample } from './checklist.ts';
import { checklists } from './checklists/index.generated.ts';
import { contextsBy } from './test-context.ts';

const contextFrom = contextsBy(snapshotFrom);

const all: readonly Checklist[] = checklists;
const examples = all.flatMap((checklist) => checklist.examples.map((example) => [checklist.id, example.says, checklist, example] as const));

it.each(examples)('%s: %s', (_id, _says, checklist, example) => {
  const items = checklist.items(contextFrom(example));
  const told = Object.fromEntries(
    Object.keys(example.answers).map((id) => [id, items.find((item) => item.id === id)?.suggestion.answer ?? 'no such item']),
  );
  expect(told).toEqual(example.answers);
});

/** What must hold of every item, whatever the records and documents are. */
function complaints(checklist: Checklist, example: Partial<ChecklistExample>): string[] {
  const items = checklist.items(contextFrom(example));
  const ids = new Set<string>();
  return items.flatMap((item) => {
    const { answer, reason, evidence } = item.suggestion;
    const twice = ids.has(item.id);
    ids.add(item.id);
    return [
      twice ? 'stands twice' : '',
      item.clause.trim() ? '' : 'has no clause',
      item.source.source.trim() ? '' : 'has no source',
      /[?:]/.test(item.question) ? '' : 'asks nothing',
      /^\S.*[.!?"]$/s.test(reason) ? '' : `has a reason that is no sentence: ${reason}`,
      answer === 'met' && evidence.length === 0 ? 'is met without an anchor' : '',
      evidence.every((anchor) => ('record' in anchor ? anchor.record.id !== '' : anchor.document.quote !== ''))
        ? ''
        : 'has an empty anchor',
    ]
      .filter(Boolean)
      .map((complaint) => `${checklist.id} ${item.id} ${complaint}`);
  });
}

describe.each(all.map((checklist) => [checklist.id, checklist] as const))('every item of %s', (_id, checklist) => {
  it('has clause, source, question and reason, and is never met without an anchor', () => {
    const everywhere = examples.flatMap(([, , , example]) => complaints(checklist, example));
    expect(everywhere).toEqual([]);
  });

  it('keeps its id whatever there is to read', () => {
    const fixed = (example: Partial<ChecklistExample>) =>
      checklist
        .items(contextFrom(example))
        .map(({ id }) => id)
        .filter((id) => !/^(?:clm|prm)_|^claims$/.test(id));
    const empty = fixed({});
    for (const [, , , example] of examples) expect(fixed(example)).toEqual(empty);
  });
});

it('answers any text of any document without an error, and with an anchor wherever something is met', () => {
  const phrases = [
    'No equivalence is claimed',
    'Equivalence to Beta is claimed',
    'class III',
    'rule 12',
    'oxygen',
    'TBD',
    'sample size 200 patients',
    'Article 61(10)',
    'No clinical investigation was conducted',
    'expert panel 2025',
    'PubMed AND Embase 2026',
    'benefits outweigh the risks',
    'n = 3.5 %',
    '"„«<>[]{}\\',
    '',
  ];
  const pieces = fc.array(
    fc.record({ text: fc.array(fc.constantFrom(...phrases), { maxLength: 4 }).map((list) => list.join('. ')), heading: fc.boolean() }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...documentTypes), pieces), { maxLength: 3 }), (written) => {
      const documents = written.map(([type, list], index) => ({
        name: `file ${index}`,
        type,
        pieces: list.map(({ text, heading }) =>
          heading ? { type: 'heading' as const, level: 1, text, place: {} } : { type: 'paragraph' as const, text, place: { page: 1 } },
        ),
      }));
      for (const checklist of all) expect(complaints(checklist, { documents })).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('quotes both sides of a finding under the names of their documents', () => {
  const panel = all.find(({ id }) => id === 'panel-questions')!;
  const example = panel.examples.find(({ findings }) => findings !== undefined)!;
  const item = panel.items(contextFrom(example)).find(({ id }) => id === 'population-limits')!;
  expect(item.suggestion.reason).toBe('The weights differ.');
  expect(item.suggestion.evidence).toEqual([
    { document: { name: 'cer.pdf', section: '', page: 1, quote: 'above 1 kg' } },
    { document: { name: 'ifu.pdf', section: '', page: 2, quote: 'above 5 kg' } },
  ]);
});
