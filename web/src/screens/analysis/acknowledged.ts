import { useCallback, useSyncExternalStore } from 'react';
import { usePerson } from '../../api/session.ts';

// What a person last acknowledged is kept in the browser: it is about what somebody has seen, not about the evaluation.
const prefix = 'cerulean-seen ';
const listeners = new Set<() => void>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(prefix + key, text);
  } catch {
    // A full or forbidden store only means that the change is shown again.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What a result read when this person last acknowledged it, where it reads differently now. A result that is seen for the first time counts as
 * acknowledged.
 */
export function useAcknowledged(
  id: string,
  now: string | undefined,
): { readonly before: string | undefined; readonly acknowledge: () => void } {
  const person = usePerson();
  const key = `${person.id} ${id}`;
  const known = useSyncExternalStore(subscribe, () => read(key));
  if (known === null && now !== undefined) queueMicrotask(() => read(key) === null && write(key, now));
  const acknowledge = useCallback(() => {
    if (now !== undefined) write(key, now);
  }, [key, now]);
  return { before: known !== null && now !== undefined && known !== now ? known : undefined, acknowledge };
}
