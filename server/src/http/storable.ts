import { done, type Outcome, trouble } from '@cerulean/evaluation/base';

/** No form and no document of ours nests deeper; deeper input would exhaust the stack of what reads it. */
const depthMax = 100;

/** A text without what PostgreSQL has no place for: zero bytes are left out, halves of a character become U+FFFD. */
export function storableText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

class TooDeep extends Error {}

/** The input of a request as it can be stored and asked for: every text in it storable, and nothing nested too deeply. */
export function storable(input: Record<string, unknown>): Outcome<Record<string, unknown>> {
  try {
    return done(storableValue(input, depthMax) as Record<string, unknown>);
  } catch (error) {
    if (error instanceof TooDeep)
      return trouble('input-invalid', `The request is nested more than ${depthMax} levels deep.`, { remedy: 'Send it with less nesting.' });
    throw error;
  }
}

function storableValue(value: unknown, depthLeft: number): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depthLeft === 0) throw new TooDeep();
  if (Array.isArray(value)) return value.map((item) => storableValue(item, depthLeft - 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storableValue(item, depthLeft - 1)]));
}
