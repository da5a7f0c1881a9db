import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergedReference, Merging } from './merging.ts';

const person = { by: 'person' as const, agreeing: [], differing: [] };
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const someId = fc.constantFrom(...ids);
const steps = fc.array(fc.oneof(fc.record({ merge: fc.tuple(someId, someId), first: fc.boolean() }), fc.record({ separate: someId })), {
  maxLength: 20,
});

/** The references as the records hold them after some steps, each of which reads them anew. */
function walk(taken: typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never, apart: [string, string][] = []): MergedReference[] {
  let references: MergedReference[] = ids.map((id) => ({ id }));
  for (const step of taken) {
    const merging = new Merging(references, apart);
    if ('separate' in step) merging.separate(step.separate);
    else merging.merge(...step.merge, merging.standsFor(step.merge[step.first ? 0 : 1]), person);
    const changes = merging.changes();
    references = references.map((reference) =>
      changes.has(reference.id) ? { id: reference.id, duplicate: changes.get(reference.id) } : reference,
    );
  }
  return references;
}

describe('merging', () => {
  it('leaves each duplicate below a chain that ends at the reference it names, and that one is no duplicate', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const references = walk(taken);
        const byId = new Map(references.map((reference) => [reference.id, reference]));
        for (const { id, duplicate } of references) {
          if (!duplicate) continue;
          let above = duplicate.below!;
          const seen = new Set([id]);
          for (let next = byId.get(above)!.duplicate; next && !seen.has(above); next = byId.get(above)!.duplicate) {
            seen.add(above);
            above = next.below!;
          }
          expect(above).toBe(duplicate.of);
          expect(byId.get(duplicate.of)!.duplicate).toBeUndefined();
        }
      }),
    );
  });

  it('and separating again gives back what was there', () => {
    fc.assert(
      fc.property(steps, someId, someId, (taken, one, other) => {
        const before = walk(taken);
        const merging = new Merging(before, []);
        const loses = merging.standsFor(other);
        fc.pre(merging.merge(one, other, merging.standsFor(one), person));
        merging.separate(loses);
        const changes = merging.changes();
        expect(before.map(({ id, duplicate }) => (changes.has(id) ? changes.get(id) : duplicate))).toEqual(
          before.map(({ duplicate }) => duplicate),
        );
      }),
    );
  });

  it('never brings together what was told apart', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.tuple(someId, someId), { maxLength: 4 }), (taken, pairs) => {
        const apart = pairs.filter(([left, right]) => left !== right);
        const merging = new Merging(walk(taken, apart), apart);
        for (const [left, right] of apart) expect(merging.standsFor(left)).not.toBe(merging.standsFor(right));
      }),
    );
  });
});
