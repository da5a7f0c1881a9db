import type { Values } from './field.ts';

/** What was typed and not saved, with the version and data it was made from, so that a later conflict can be told apart field by field. */
export interface Draft {
  readonly values: Values;
  readonly version: number;
  readonly base: unknown;
  readonly at: string;
}

const prefix = 'cerulean-draft ';

/** The draft under a key. Kept in the browser's own store, so that it outlives a closed tab; the key names the person. */
export function readDraft(key: string): Draft | undefined {
  try {
    const text = localStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as Draft) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store costs the draft, not the work on the page.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // See above.
  }
}
