import type { OutputOf } from '../../api/client.ts';

type QueueAnswer = OutputOf<'screening.queue.get'>;
export type QueuedReference = QueueAnswer['records'][number];
export type StoredDecision = QueuedReference['decisions'][number];
export type Stage = StoredDecision['data']['stage'];
/** What a person decides about a reference; stage and reference are known. */
export type Verdict = Pick<StoredDecision['data'], 'decision' | 'criterionId' | 'note' | 'labels'>;
/** What the server says of the stage as a whole. */
export type StageAnswer = Pick<QueueAnswer, 'waiting' | 'conflicts' | 'order' | 'plan'>;

/** One decision of this sitting. `before` is what stood there and comes back when it is undone. */
export interface Made {
  readonly referenceId: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly before: Verdict | undefined;
  /** Whether the server has it; until then the counts of the server lack it. */
  readonly saved: boolean;
}

/**
 * The references at one stage as a person works through them. Decisions count at once; what the server has not yet confirmed is added to the
 * numbers it gave last, and taken out again where it refuses.
 */
export interface ScreeningQueue {
  readonly items: readonly QueuedReference[];
  /** Place of the reference on the screen in `items`; equal to their number where none is left. */
  readonly at: number;
  readonly made: readonly Made[];
  /** As the server counted last, with every confirmed decision since. */
  readonly counted: { readonly left: number; readonly decided: number } | undefined;
  /** Whether the server has no more than what stands in `items`. */
  readonly complete: boolean;
  readonly stage: StageAnswer | undefined;
}

export const emptyQueue: ScreeningQueue = { items: [], at: 0, made: [], counted: undefined, complete: false, stage: undefined };

export type QueueEvent =
  | {
      readonly type: 'loaded';
      readonly records: readonly QueuedReference[];
      readonly left: number;
      readonly decided: number;
      readonly complete: boolean;
      readonly stage: StageAnswer;
    }
  /** The text of a reference was corrected while it was on the screen. */
  | { readonly type: 'corrected'; readonly record: Pick<QueuedReference, 'id' | 'version' | 'data'> }
  /** Puts one reference on the screen, for instance to change a decision made earlier. */
  | { readonly type: 'opened'; readonly record: QueuedReference }
  | { readonly type: 'decided'; readonly verdict: Verdict; readonly before: Verdict | undefined }
  | { readonly type: 'saved'; readonly referenceId: string }
  /** The server refused the last decision about a reference: it is open again as it was before. */
  | { readonly type: 'refused'; readonly referenceId: string }
  | { readonly type: 'undone'; readonly referenceId: string }
  /** Undoing failed: the decision stands after all. */
  | { readonly type: 'undo-refused'; readonly made: Made }
  /** A decision made earlier, maybe before this sitting, was taken back: nothing is decided about the reference at this stage. */
  | { readonly type: 'reopened'; readonly referenceId: string; readonly stage: Stage; readonly before: Verdict }
  | { readonly type: 'moved'; readonly by: 1 | -1 }
  | { readonly type: 'shown'; readonly referenceId: string };

/**
 * Of the decisions about a reference the one that is this person's to change at a stage: with one reviewer whatever stands there, with two the own
 * one. What an adjudicator has decided is nobody's to change here.
 */
export function ownDecision(
  { decisions }: Pick<QueuedReference, 'decisions'>,
  stage: Stage,
  person: string,
  reviewers: 1 | 2,
): StoredDecision | undefined {
  const there = decisions.filter(({ data }) => data.stage === stage && !data.adjudication);
  if (reviewers === 2) return there.find(({ data, createdBy }) => (data.reviewer ?? createdBy) === person);
  return there.reduce<StoredDecision | undefined>((last, each) => (last && last.updatedAt > each.updatedAt ? last : each), undefined);
}

/** A stored decision as a verdict. */
export function verdictOf({ data: { decision, criterionId, note, labels } }: StoredDecision): Verdict {
  return { decision, note, ...(criterionId ? { criterionId } : {}), ...(labels ? { labels } : {}) };
}

/** The decision of this sitting about a reference, where there is one. */
export function madeAbout(queue: ScreeningQueue, referenceId: string): Made | undefined {
  return queue.made.findLast((made) => made.referenceId === referenceId);
}

const isOpen = (queue: ScreeningQueue, item: QueuedReference) => madeAbout(queue, item.id) === undefined;

/** References in the list that nobody has decided on in this sitting. */
export function openCount(queue: ScreeningQueue): number {
  return queue.items.filter((item) => isOpen(queue, item)).length;
}

/** The reference on the screen. */
export function currentItem(queue: ScreeningQueue): QueuedReference | undefined {
  return queue.items[queue.at];
}

/** How many are left and decided, with what this sitting has added. */
export function counts(queue: ScreeningQueue): { readonly left: number; readonly decided: number } | undefined {
  if (!queue.counted) return undefined;
  return queue.made.filter(({ saved }) => !saved).reduce((sum, made) => withVerdict(sum, made.before, made.verdict), queue.counted);
}

/** A decision other than "unsure" settles a reference; taking the numbers from one verdict to the next. */
function withVerdict(sum: { left: number; decided: number }, from: Verdict | undefined, to: Verdict | undefined) {
  const settles = (verdict: Verdict | undefined) => Number(verdict !== undefined && verdict.decision !== 'unsure');
  const change = settles(to) - settles(from);
  return { left: sum.left - change, decided: sum.decided + change };
}

/** The next place after another whose reference is open, starting over at the beginning; the end of the list where there is none. */
function nextOpen(queue: ScreeningQueue, after: number): number {
  const places = queue.items.map((_, index) => index);
  return (
    [...places.slice(after + 1), ...places.slice(0, after + 1)].find((place) => isOpen(queue, queue.items[place]!)) ?? queue.items.length
  );
}

/** The queue after something happened. */
export function advance(queue: ScreeningQueue, event: QueueEvent): ScreeningQueue {
  switch (event.type) {
    case 'loaded': {
      // A new order takes effect behind the reference on the screen, so that nothing moves while it is read. What is left out here still waits,
      // and the server gives it again in its new place.
      const kept = event.stage.order
        ? queue.items.filter((item, place) => place <= queue.at || madeAbout(queue, item.id) !== undefined)
        : queue.items;
      const known = new Set(kept.map(({ id }) => id));
      const reasons = new Map(event.records.map(({ id, why }) => [id, why]));
      const added = event.records.filter(({ id }) => !known.has(id));
      // What stays in the server's list after it was decided, because somebody is unsure again, must not be asked for without end.
      const complete = event.complete || added.length === 0;
      return {
        ...queue,
        items: [...kept.map((item) => ({ ...item, why: reasons.get(item.id) ?? item.why })), ...added],
        counted: { left: event.left, decided: event.decided },
        complete,
        stage: event.stage,
      };
    }
    case 'corrected':
      return { ...queue, items: queue.items.map((item) => (item.id === event.record.id ? { ...item, ...event.record } : item)) };
    case 'opened': {
      const others = queue.items.filter(({ id }) => id !== event.record.id);
      const at = Math.min(queue.at, others.length);
      return { ...queue, items: [...others.slice(0, at), event.record, ...others.slice(at)], at };
    }
    case 'decided': {
      const item = currentItem(queue);
      if (!item) return queue;
      const made = [
        ...queue.made,
        { referenceId: item.id, title: item.data.title, verdict: event.verdict, before: event.before, saved: false },
      ];
      return { ...queue, made, at: nextOpen({ ...queue, made }, queue.at) };
    }
    case 'saved': {
      const place = queue.made.findIndex(({ referenceId, saved }) => referenceId === event.referenceId && !saved);
      const made = queue.made[place];
      if (!made) return queue;
      return {
        ...queue,
        made: queue.made.with(place, { ...made, saved: true }),
        counted: queue.counted && withVerdict(queue.counted, made.before, made.verdict),
      };
    }
    case 'refused': {
      const place = queue.made.findIndex(({ referenceId, saved }) => referenceId === event.referenceId && !saved);
      if (place < 0) return queue;
      const left = { ...queue, made: queue.made.toSpliced(place, 1) };
      return left.at >= left.items.length ? { ...left, at: nextOpen(left, -1) } : left;
    }
    case 'undone': {
      const place = queue.made.findLastIndex(({ referenceId }) => referenceId === event.referenceId);
      const made = queue.made[place];
      if (!made) return queue;
      return {
        ...queue,
        made: queue.made.toSpliced(place, 1),
        at: queue.items.findIndex(({ id }) => id === made.referenceId),
        counted: queue.counted && (made.saved ? withVerdict(queue.counted, made.verdict, made.before) : queue.counted),
      };
    }
    case 'undo-refused':
      return {
        ...queue,
        made: [...queue.made, event.made],
        counted: queue.counted && (event.made.saved ? withVerdict(queue.counted, event.made.before, event.made.verdict) : queue.counted),
      };
    case 'reopened':
      return {
        ...queue,
        items: queue.items.map((item) =>
          item.id === event.referenceId ? { ...item, decisions: item.decisions.filter(({ data }) => data.stage !== event.stage) } : item,
        ),
        made: queue.made.filter(({ referenceId }) => referenceId !== event.referenceId),
        counted: queue.counted && withVerdict(queue.counted, event.before, undefined),
      };
    case 'moved': {
      const at = queue.at + event.by;
      return at < 0 || at >= queue.items.length ? queue : { ...queue, at };
    }
    case 'shown': {
      const at = queue.items.findIndex(({ id }) => id === event.referenceId);
      return at < 0 ? queue : { ...queue, at };
    }
  }
}
