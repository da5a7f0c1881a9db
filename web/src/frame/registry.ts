import { useEffect, useSyncExternalStore } from 'react';

/** A list that mounted screens add to and that the frame reads: commands for the palette, keys for the overlay. */
function makeRegistry<Entry>() {
  let entries: readonly Entry[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly Entry[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };
  return {
    add(added: readonly Entry[]): () => void {
      set([...entries, ...added]);
      return () => set(entries.filter((entry) => !added.includes(entry)));
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => entries,
  };
}

/** Something the palette can do on the page that is open. */
export interface Command {
  readonly title: string;
  readonly run: () => void;
}

/** A key that works on the page that is open, for the overlay of keys. */
export interface Key {
  readonly keys: string;
  readonly does: string;
}

const commands = makeRegistry<Command>();
const keys = makeRegistry<Key>();

/** Offers a command in the palette while the calling part is on the page. Pass undefined to offer none. */
export function useCommand(title: string | undefined, run: () => void): void {
  useEffect(() => (title === undefined ? undefined : commands.add([{ title, run }])), [title, run]);
}

/** Lists keys in the overlay while the calling part is on the page. The list must keep its identity between renders. */
export function useKeysHelp(listed: readonly Key[]): void {
  useEffect(() => keys.add(listed), [listed]);
}

export function useCommands(): readonly Command[] {
  return useSyncExternalStore(commands.subscribe, commands.read);
}

export function useListedKeys(): readonly Key[] {
  return useSyncExternalStore(keys.subscribe, keys.read);
}
