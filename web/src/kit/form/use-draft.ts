import { useCallback, useEffect, useRef, useState } from 'react';
import { usePerson } from '../../api/session.ts';
import { dropDraft, keepDraft, readDraft } from './draft.ts';

/** What a small form holds, and what to do with it. */
export interface DraftState<Data> {
  readonly values: Data;
  readonly set: (changes: Partial<Data>) => void;
  /** Forgets what was kept, once it is saved or given up. */
  readonly drop: () => void;
}

/** The values of a form that is drawn by hand. What was typed outlives a closed tab, like the drafts of record forms. */
export function useDraft<Data extends object>(name: string, initial: Data): DraftState<Data> {
  const person = usePerson();
  const key = `${person.id} ${name}`;
  const [values, setValues] = useState<Data>(() => ({ ...initial, ...(readDraft(key)?.values as Partial<Data> | undefined) }));
  const touched = useRef(false);
  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => {
      if (touched.current) keepDraft(key, { values: values as Readonly<Record<string, unknown>>, version: 0, base: undefined, at: new Date().toISOString() });
    }, 300);
    return () => clearTimeout(timer);
  }, [values, key]);
  const set = useCallback((changes: Partial<Data>) => {
    touched.current = true;
    setValues((previous) => ({ ...previous, ...changes }));
  }, []);
  const drop = useCallback(() => {
    touched.current = false;
    dropDraft(key);
  }, [key]);
  return { values, set, drop };
}
