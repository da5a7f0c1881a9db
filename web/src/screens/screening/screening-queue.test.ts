import { defaultScreeningPlan } from '@cerulean/evaluation/screening';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  counts,
  currentItem,
  emptyQueue,
  madeAbout,
  openCount,
  ownDecision,
  type QueuedReference,
  type QueueEvent,
  type ScreeningQueue,
  type StageAnswer,
  type Verdict,
} from './screening-queue.ts';

const reference = (id: string) => ({ id, data: { title: `Title ${id}` }, decisions: [] }) as unknown as QueuedReference;
const verdict = (decision: Verdict['decision']): Verdict => ({ decision, note: '' });
const answer = (order: StageAnswer['order']): StageAnswer => ({ waiting: 0, conflicts: 0, order, plan: defaultScreeningPlan });
const loaded = (ids: string, left: number, decided = 0): QueueEvent => ({
  type: 'loaded',
  records: [...ids].map(reference),
  left,
  decided,
  complete: true,
  stage: answer(null),
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

  it('takes a new order behind the reference on the screen, and loses and repeats nothing', () => {
    const order = { basis: 'model' as const, labelled: { relevant: 1, irrelevant: 1 } };
    const inOrder = (ids: string): QueueEvent => ({
      ...(loaded(ids, 9) as Extract<QueueEvent, { type: 'loaded' }>),
      complete: false,
      stage: answer(order),
    });
    const queue = after(inOrder('abcde'), decided('include'), inOrder('bedcf'));
    expect(shown(queue)).toBe('b');
    expect(queue.items.map(({ id }) => id).join('')).toBe('abedcf');
    expect(shown(advance(queue, decided('exclude')))).toBe('e');
  });

  it('shows what was corrected, where it stands', () => {
    const record = { id: 'b', version: 2, data: { ...reference('b').data, title: 'Another title' } };
    const queue = after(loaded('abc', 3), decided('include'), { type: 'corrected', record });
    expect([currentItem(queue)!.version, currentItem(queue)!.data.title]).toEqual([2, 'Another title']);
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

describe('the decision that is this person’s to change', () => {
  const made = (id: string, reviewer: string | undefined, updatedAt: string, more: object = {}) =>
    ({ id, createdBy: 'ann', updatedAt, data: { stage: 'title and abstract', decision: 'include', note: '', reviewer, ...more } }) as never;
  const decisions = [
    made('old', undefined, '2026-01-01'),
    made('bens', 'ben', '2026-01-03'),
    made('decided', 'cyd', '2026-01-05', { adjudication: true }),
  ];

  it('is the own one of two reviewers, also where the record is from before reviewers were kept', () => {
    expect(ownDecision({ decisions }, 'title and abstract', 'ann', 2)?.id).toBe('old');
    expect(ownDecision({ decisions }, 'title and abstract', 'cyd', 2)).toBeUndefined();
    expect(ownDecision({ decisions }, 'full text', 'ann', 2)).toBeUndefined();
  });

  it('is what stands where one reviewer decides, whoever made it', () => {
    expect(ownDecision({ decisions }, 'title and abstract', 'dan', 1)?.id).toBe('bens');
  });
});
