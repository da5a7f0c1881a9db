import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { type Key, useKeysHelp } from '../../frame/registry.ts';
import { type Bindings, bindableKey, readBindings } from './key-bindings.ts';

/** What a key does, by the key as bindings name it. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>;

const none: readonly Key[] = [];

/** The keys this person has chosen, kept in the browser. */
export function useBindings() {
  const [kept, setKept] = useLocalStorage<unknown>({ key: 'cerulean-screening-bindings', defaultValue: undefined });
  return [readBindings(kept), (bindings: Bindings) => setKept(bindings)] as const;
}

/** Single keys for those who screen hundreds of abstracts. They can be switched off, for voice control and people who hit keys by chance (WCAG 2.1.4). */
export function useDecisionKeys(actions: KeyActions, help: readonly Key[]) {
  const [on, setOn] = useLocalStorage({ key: 'cerulean-screening-keys', defaultValue: true });
  useKeysHelp(on ? help : none);
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]')) return;
      // Closed lists stay in the page without being seen.
      if ([...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((part) => part.checkVisibility())) return;
      const action = latest.current[bindableKey(event.key) ?? event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [on]);
  return [on, setOn] as const;
}
