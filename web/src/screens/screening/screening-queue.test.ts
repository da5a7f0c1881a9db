import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  counts,
  currentItem,
  emptyQueue,
  madeAbout,
  openCount,
  type QueuedReference,
  type QueueEvent,
  type ScreeningQueue,
  type Verdict,
} from './screening-queue.ts';

const reference = (id: string) => ({ id, data: { title: `Title ${id}` }, decisions: [] }) as unknown as QueuedReference;
const verdict = (decision: Verdict['decision']): Verdict => ({ decision, note: '' });
const loaded = (ids: string, left: number, decided = 0): QueueEvent => ({
  type: 'loaded',
  records: [...ids].map(reference),
  left,
  decided,
  complete: true,
});
const decided = (decision: Verdict['decision'], before?: Verdict): QueueEvent => ({ type: 'decided', verdict: verdict(decision), before });
const after = (...events: QueueEvent[]) => events.reduce(advance, emptyQueue);
const shown = (queue: ScreeningQueue) => currentItem(queue)?.id;

describe('the screening queue', () => {
  it('goes to the next reference as soon as one is decided', () => {
    const queue = after(loaded('abc', 3), decided('include'), decided('exclude'));
    expect(shown(queue)).toBe('c');
    expect(counts(queue)).toEqual({ left: 1, decided: 2 });
    expect(madeAbout(queue, 'b')).toMatchObject({ verdict: { decision: 'exclude' }, saved: false });
  });

  it('comes back to what was skipped, and has nothing to show when all is decided', () => {
    const skipped = after(loaded('abc', 3), { type: 'moved', by: 1 }, decided('include'), decided('include'));
    expect(shown(skipped)).toBe('a');
    expect(shown(advance(skipped, decided('include')))).toBeUndefined();
  });

  it('counts what somebody is unsure about as left', () => {
    expect(counts(after(loaded('ab', 2), decided('unsure')))).toEqual({ left: 2, decided: 0 });
  });

  it('takes new numbers of the server without counting a decision twice that is still on its way', () => {
    const queue = after(loaded('abc', 3), decided('include'), { type: 'saved', referenceId: 'a' }, decided('include'), loaded('bcd', 3, 1));
    expect(counts(queue)).toEqual({ left: 2, decided: 2 });
    expect(queue.items.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('opens a reference again that the server refused, without moving the one being read', () => {
    const queue = after(loaded('abc', 3), decided('include'), { type: 'refused', referenceId: 'a' });
    expect(shown(queue)).toBe('b');
    expect(madeAbout(queue, 'a')).toBeUndefined();
    expect(counts(queue)).toEqual({ left: 3, decided: 0 });
    expect(shown(advance(queue, { type: 'shown', referenceId: 'a' }))).toBe('a');
  });

  it('shows the refused reference where nothing else is left', () => {
    expect(shown(after(loaded('a', 1), decided('include'), { type: 'refused', referenceId: 'a' }))).toBe('a');
  });

  it('goes back to the reference whose decision was undone', () => {
    const queue = after(loaded('abc', 3), decided('include'), { type: 'saved', referenceId: 'a' }, decided('exclude'), {
      type: 'undone',
      referenceId: 'b',
    });
    expect(shown(queue)).toBe('b');
    expect(counts(queue)).toEqual({ left: 2, decided: 1 });
    expect(openCount(queue)).toBe(2);
  });

  it('puts an opened reference on the screen once, and keeps its earlier decision to come back to', () => {
    const queue = after(
      loaded('abc', 3, 4),
      decided('include'),
      { type: 'opened', record: reference('c') },
      decided('exclude', verdict('include')),
    );
    expect(queue.items.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(shown(queue)).toBe('b');
    expect(counts(queue)).toEqual({ left: 2, decided: 5 });
    expect(madeAbout(queue, 'c')?.before).toEqual(verdict('include'));
  });

  it('opens a reference again whose decision was made before this sitting', () => {
    const include = verdict('include');
    const before = { data: { stage: 'full text', referenceId: 'x', ...include } } as QueuedReference['decisions'][number];
    const record = { ...reference('x'), decisions: [before] };
    const queue = after(
      loaded('a', 1, 5),
      { type: 'opened', record },
      { type: 'reopened', referenceId: 'x', stage: 'full text', before: include },
    );
    expect(currentItem(queue)).toMatchObject({ id: 'x', decisions: [] });
    expect(counts(queue)).toEqual({ left: 2, decided: 4 });
  });

  it('undoes exactly: deciding and undoing in any order leaves the numbers and the open references as they were', () => {
    const steps = fc.array(fc.record({ decision: fc.constantFrom('include', 'exclude', 'unsure'), saved: fc.boolean() }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (list) => {
        const start = after(loaded('abcdef', 6, 3));
        let queue = start;
        for (const { decision, saved } of list) {
          const id = shown(queue);
          if (id === undefined) break;
          queue = advance(queue, decided(decision as Verdict['decision']));
          if (saved) queue = advance(queue, { type: 'saved', referenceId: id });
        }
        for (const made of queue.made.toReversed()) queue = advance(queue, { type: 'undone', referenceId: made.referenceId });
        expect(counts(queue)).toEqual(counts(start));
        expect(openCount(queue)).toBe(6);
        expect(shown(queue)).toBe('a');
      }),
    );
  });
});
