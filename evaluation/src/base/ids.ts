import { z } from 'zod';

/** An id is a prefix that says what it names, an underscore, and 22 to 32 characters without meaning: `ref_0199…`. */
export type Id<Prefix extends string = string> = string & { readonly __prefix: Prefix };

/** A schema for ids with one prefix. */
export function idSchema<Prefix extends string>(prefix: Prefix) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[A-Za-z0-9-]{1,64}$`), `an id that starts with ${prefix}_`)
    .transform((text) => text as Id<Prefix>);
}

/** Makes new ids; the shell passes one in, since the core has no chance of its own. */
export type NewId = <Prefix extends string>(prefix: Prefix) => Id<Prefix>;

/** New ids that count up, for tests and for writing examples that must not change between runs. */
export function countingIds(start = 1): NewId {
  let next = start;
  return (prefix) => `${prefix}_${String(next++).padStart(6, '0')}` as Id<typeof prefix>;
}
