/** What single keys do at the desk. The figures 1 to 9 always exclude by the criterion with that number. */
export const deskActions = [
  { id: 'include', title: 'Include' },
  { id: 'exclude', title: 'Exclude' },
  { id: 'unsure', title: 'Unsure' },
  { id: 'not retrieved', title: 'Not retrieved' },
  { id: 'undo', title: 'Take back the last decision' },
  { id: 'next', title: 'Next reference' },
  { id: 'previous', title: 'Previous reference' },
  { id: 'note', title: 'Write a note' },
  { id: 'label', title: 'Write a label' },
] as const;
export type DeskAction = (typeof deskActions)[number]['id'];
/** The key of each action, as browsers name keys; letters in lower case. */
export type Bindings = Readonly<Record<DeskAction, string>>;

/** Keys that hands already know. What another program has no key for gets one that is free there. */
export const presets = [
  {
    id: 'neutral',
    title: 'Cerulean',
    keys: {
      include: 'i',
      exclude: 'e',
      unsure: 'u',
      'not retrieved': 'r',
      undo: 'z',
      next: 'n',
      previous: 'p',
      note: 'c',
      label: 'l',
    },
  },
  {
    id: 'rayyan',
    title: 'Like Rayyan',
    keys: {
      include: 'i',
      exclude: 'e',
      unsure: 'u',
      'not retrieved': 'r',
      undo: 'z',
      next: 'ArrowDown',
      previous: 'ArrowUp',
      note: 'n',
      label: 'l',
    },
  },
  {
    id: 'asreview',
    title: 'Like ASReview',
    keys: {
      include: 'r',
      exclude: 'i',
      unsure: 's',
      'not retrieved': 'x',
      undo: 'u',
      next: 'ArrowRight',
      previous: 'ArrowLeft',
      note: 'n',
      label: 't',
    },
  },
] as const satisfies readonly { id: string; title: string; keys: Bindings }[];

export const neutralKeys: Bindings = presets[0].keys;

/** A key as bindings name it; undefined for one that must keep its meaning, such as Tab, Enter, Escape, the figures and `?`. */
export function bindableKey(key: string): string | undefined {
  if (/^Arrow(Up|Down|Left|Right)$/.test(key)) return key;
  return [...key].length === 1 && !/[\s\d?]/.test(key) ? key.toLowerCase() : undefined;
}

/** The bindings with a key given to an action. The action that had it gets the key that becomes free, so that every action keeps one. */
export function withKey(bindings: Bindings, action: DeskAction, key: string): Bindings {
  const other = deskActions.find(({ id }) => id !== action && bindings[id] === key)?.id;
  return { ...bindings, ...(other ? { [other]: bindings[action] } : {}), [action]: key };
}

/** Bindings as they were kept, or the neutral ones where they cannot be used. */
export function readBindings(kept: unknown): Bindings {
  if (typeof kept !== 'object' || kept === null) return neutralKeys;
  const found = deskActions.map(({ id }) => (kept as Record<string, unknown>)[id]);
  const usable = found.every((key) => typeof key === 'string' && bindableKey(key) === key) && new Set(found).size === found.length;
  return usable ? (Object.fromEntries(deskActions.map(({ id }, index) => [id, found[index]])) as unknown as Bindings) : neutralKeys;
}

/** The preset that bindings are, where they are one. */
export function presetOf(bindings: Bindings): (typeof presets)[number] | undefined {
  return presets.find(({ keys }) => deskActions.every(({ id }) => keys[id] === bindings[id]));
}

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** A key as it is printed on keyboards. */
export function keyTitle(key: string): string {
  return arrows[key] ?? key;
}
