import { importOrder } from '@cerulean/evaluation/screening';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { usePerson } from '../../api/session.ts';
import {
  advance,
  counts,
  currentItem,
  emptyQueue,
  type Made,
  madeAbout,
  openCount,
  ownDecision,
  type QueuedReference,
  type Stage,
  type StoredDecision,
  type Verdict,
  verdictOf,
} from './screening-queue.ts';

/** So many references are fetched at once, and again when fewer than `refillBelow` are open. */
const fetched = 50;
const refillBelow = 30;
/** After so many decisions the server is asked again where the order is learnt from them, or a second reviewer decides as well. */
const askedAfter = 5;
/** The first order is still being learnt when the desk opens; it is asked for again after so long, then after twice that, and so on. */
const firstOrderMilliseconds = 1_500;

/** A decision the server refused, to be told and gone back to. */
export interface Refused {
  readonly referenceId: string;
  readonly title: string;
  readonly error: unknown;
  /** True where it was a decision to be taken back; the decision stands. */
  readonly taking?: true;
}

// Everything that is sent goes through one line, so that the server sees decisions, undoing and fetching in the order people meant, also
// where they went to the other stage meanwhile.
let line: Promise<unknown> = Promise.resolve();
let inLineNow = 0;

function inLine<Value>(work: () => Promise<Value>): Promise<Value> {
  inLineNow += 1;
  const result = line.then(work);
  line = result
    .catch(() => undefined)
    .finally(() => {
      inLineNow -= 1;
    });
  return result;
}

/** Asks before the window is closed while a decision is still on its way. */
function askBeforeLoss(event: BeforeUnloadEvent): void {
  if (inLineNow > 0) event.preventDefault();
}

/**
 * Works through the references of one stage. Decisions show at once and are sent one after the other in the background; references are fetched
 * ahead, so that nobody waits between two decisions.
 */
export function useScreening(evaluation: string, stage: Stage, unsure: boolean) {
  const client = useQueryClient();
  const { id: person } = usePerson();
  const [queue, dispatch] = useReducer(advance, emptyQueue);
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<Refused>();
  const [loading, setLoading] = useState(true);
  const latest = useRef(queue);
  latest.current = queue;
  const stored = useRef(new Map<string, { readonly id: string; readonly version: number }>());
  const fetching = useRef(false);
  const savedSince = useRef(0);
  const patience = useRef(firstOrderMilliseconds);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(again.current), []);
  const changed = useRef(false);

  const fetchMore = useCallback(() => {
    if (fetching.current) return;
    fetching.current = true;
    void inLine(() => call('screening.queue.get', { evaluation, stage, limit: fetched, unsure: unsure ? 'true' : 'false' }))
      .then(({ records, left, decided, ...answer }) => {
        setProblem(undefined);
        savedSince.current = 0;
        if (!unsure && answer.plan.order !== importOrder && !answer.order) {
          again.current = setTimeout(() => fetchMoreLater.current(), patience.current);
          patience.current *= 2;
        }
        for (const record of records) remember(stored.current, ownDecision(record, stage, person, answer.plan.reviewers[stage]));
        dispatch({ type: 'loaded', records, left, decided, complete: records.length < fetched, stage: answer });
      })
      .catch((error: unknown) => setProblem(error))
      .finally(() => {
        fetching.current = false;
        setLoading(false);
      });
  }, [evaluation, stage, unsure, person]);

  const fetchMoreLater = useRef(fetchMore);
  fetchMoreLater.current = fetchMore;
  useEffect(() => fetchMore(), [fetchMore]);
  const open = openCount(queue);
  useEffect(() => {
    if (queue.counted && !queue.complete && open < refillBelow) fetchMore();
  }, [open, queue.counted, queue.complete, fetchMore]);

  useEffect(() => {
    window.addEventListener('beforeunload', askBeforeLoss);
    return () => window.removeEventListener('beforeunload', askBeforeLoss);
  }, []);

  // Lists and counts elsewhere are read again when the person goes on, not after each key.
  useEffect(
    () => () => {
      if (changed.current) void line.then(() => invalidate(client, evaluation));
    },
    [client, evaluation],
  );

  const send = useCallback(
    (referenceId: string, verdict: Verdict) =>
      inLine(async () => {
        const decision = await call('screening.decision.put', { evaluation, data: { referenceId, stage, ...verdict } });
        remember(stored.current, decision);
      }),
    [evaluation, stage],
  );

  const reviewers = queue.stage?.plan.reviewers[stage] ?? 1;
  const earlier = (item: QueuedReference): Verdict | undefined => {
    const decision = ownDecision(item, stage, person, reviewers);
    return decision && verdictOf(decision);
  };

  const decide = (verdict: Verdict) => {
    const item = currentItem(latest.current);
    if (!item) return;
    const before = madeAbout(latest.current, item.id)?.verdict ?? earlier(item);
    changed.current = true;
    dispatch({ type: 'decided', verdict, before });
    send(item.id, verdict).then(
      () => {
        dispatch({ type: 'saved', referenceId: item.id });
        savedSince.current += 1;
        const { stage: answer } = latest.current;
        const isShared = answer !== undefined && (answer.order !== null || answer.plan.reviewers[stage] === 2);
        if ((isShared && savedSince.current >= askedAfter) || openCount(latest.current) === 0) fetchMore();
      },
      (error: unknown) => {
        dispatch({ type: 'refused', referenceId: item.id });
        setRefused({ referenceId: item.id, title: item.data.title, error });
      },
    );
  };

  const undo = (): Made | undefined => {
    const made = latest.current.made.at(-1);
    if (!made) return undefined;
    const { referenceId, before } = made;
    dispatch({ type: 'undone', referenceId });
    const takeBack = async () => {
      const decision = stored.current.get(`${referenceId} ${stage}`);
      // The server may have refused it while it was being undone; then there is nothing to take back.
      if (!decision) return;
      await call('screening.decision.take-back', { evaluation, id: decision.id, version: decision.version });
      stored.current.delete(`${referenceId} ${stage}`);
    };
    (before ? send(referenceId, before) : inLine(takeBack)).catch((error: unknown) => {
      dispatch({ type: 'undo-refused', made });
      setRefused({ referenceId, title: made.title, error, taking: true });
    });
    return made;
  };

  /** Takes back what stands about the reference on the screen, also where it was decided before this sitting. */
  const reopen = (item: QueuedReference, before: Verdict) => {
    const key = `${item.id} ${stage}`;
    changed.current = true;
    inLine(async () => {
      const decision = stored.current.get(key);
      if (!decision) return;
      await call('screening.decision.take-back', { evaluation, id: decision.id, version: decision.version });
      stored.current.delete(key);
    }).then(
      () => dispatch({ type: 'reopened', referenceId: item.id, stage, before }),
      (error: unknown) => setRefused({ referenceId: item.id, title: item.data.title, error, taking: true }),
    );
  };

  /** Puts one reference on the screen whatever its state, to look at it again or to change what was decided. */
  const openReference = useCallback(
    (referenceId: string) => {
      void inLine(async () => {
        const [record, { records: decisions }] = await Promise.all([
          call('evidence.reference.get', { evaluation, id: referenceId }),
          call('screening.decision.of-reference', { evaluation, referenceId }),
        ]);
        const opened = { ...record, decisions, why: null };
        remember(stored.current, ownDecision(opened, stage, person, latest.current.stage?.plan.reviewers[stage] ?? 1));
        dispatch({ type: 'opened', record: opened });
      }).catch((error: unknown) => setProblem(error));
    },
    [evaluation, stage, person],
  );

  return {
    queue,
    item: currentItem(queue),
    counts: counts(queue),
    loading,
    problem,
    refused,
    /** Closes the notice about a refused decision, going to its reference where asked. */
    dismiss: (show: boolean) => {
      if (show && refused) dispatch({ type: 'shown', referenceId: refused.referenceId });
      setRefused(undefined);
    },
    earlier,
    decide,
    undo,
    reopen,
    move: (by: 1 | -1) => dispatch({ type: 'moved', by }),
    show: (referenceId: string) => dispatch({ type: 'shown', referenceId }),
    openReference,
    corrected: (record: Pick<QueuedReference, 'id' | 'version' | 'data'>) => dispatch({ type: 'corrected', record }),
    retry: fetchMore,
  };
}

function remember(stored: Map<string, { readonly id: string; readonly version: number }>, decision: StoredDecision | undefined): void {
  if (!decision) return;
  const { id, version, data } = decision;
  stored.set(`${data.referenceId} ${data.stage}`, { id, version });
}
