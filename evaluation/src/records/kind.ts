import type { z } from 'zod';
import { assert, type Id } from '../base/index.ts';

/**
 * A kind of record: what a person would call it, the schema of its data, and how it behaves under the one door for change.
 * Kinds are declared once, beside their word; the store, the operations, the screens and the trace graph all read this declaration.
 */
export interface Kind<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  /** The name used in the store, in audit entries and in exports: kebab-case, singular. */
  readonly name: Name;
  /** The prefix of its ids. */
  readonly prefix: string;
  /** As a person says it, singular: "acceptance criterion". */
  readonly title: string;
  /** The same in the plural. */
  readonly plural: string;
  /** True where an evaluation has exactly one, for instance the device. */
  readonly single: boolean;
  /** True where a change or removal must say why. */
  readonly needsReason: boolean;
  readonly schema: Schema;
  /** A short name for one record, as it stands in lists, links and records. */
  readonly label: (data: z.output<Schema>) => string;
}

/** What a kind's records hold. */
export type DataOf<K> = K extends Kind<string, infer Schema> ? z.output<Schema> : never;

/** Declares a kind. Plural, single and needsReason have the usual answers as defaults. */
export function defineKind<const Name extends string, Schema extends z.ZodType>(
  kind: Pick<Kind<Name, Schema>, 'name' | 'prefix' | 'title' | 'schema' | 'label'> &
    Partial<Pick<Kind, 'plural' | 'single' | 'needsReason'>>,
): Kind<Name, Schema> {
  return { plural: `${kind.title}s`, single: false, needsReason: false, ...kind };
}

/** A record as the store keeps it: its newest data with version and author. Earlier versions stand in the audit entries. */
export interface Stored<Data = unknown> {
  readonly id: Id;
  readonly kind: string;
  /** Starts at 1 and rises by one with each change; a change must name the version it was made from. */
  readonly version: number;
  readonly data: Data;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** Everything one evaluation holds at one moment; what documents, conclusions and the trace graph are computed from. */
export interface Snapshot {
  readonly evaluation: { readonly id: string; readonly title: string; readonly createdAt: string };
  /** The moment it was taken; also the clock for everything computed from it. */
  readonly takenAt: string;
  /** The last audit entry it includes, and its hash. */
  readonly sequence: number;
  readonly head: string;
  /** Records by kind, in order of creation. */
  readonly records: Readonly<Record<string, readonly Stored[]>>;
}

/** All records of a kind, in order of creation. */
export function all<K extends Kind>(snapshot: Snapshot, kind: K): readonly Stored<DataOf<K>>[] {
  return (snapshot.records[kind.name] ?? []) as readonly Stored<DataOf<K>>[];
}

/** The one record of a single kind, where there is one yet. */
export function only<K extends Kind>(snapshot: Snapshot, kind: K): Stored<DataOf<K>> | undefined {
  assert(kind.single, `${kind.name} is not a single kind`);
  return all(snapshot, kind)[0];
}

/** The record with an id, where it exists. */
export function find<K extends Kind>(snapshot: Snapshot, kind: K, id: string): Stored<DataOf<K>> | undefined {
  return all(snapshot, kind).find((record) => record.id === id);
}
