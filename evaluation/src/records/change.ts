import type { Id } from '../base/index.ts';
import type { DataOf, Kind } from './kind.ts';

/** One change that a pure decision asks for; the one door stores it together with its audit entry, or not at all. */
export type Change =
  | { readonly action: 'create'; readonly kind: string; readonly id: Id; readonly data: unknown }
  | { readonly action: 'update'; readonly kind: string; readonly id: Id; readonly from: number; readonly data: unknown }
  | { readonly action: 'remove'; readonly kind: string; readonly id: Id; readonly from: number };

/** Asks for a new record. */
export function create<K extends Kind>(kind: K, id: Id, data: DataOf<K>): Change {
  return { action: 'create', kind: kind.name, id, data };
}

/** Asks to change a record from the version that was seen. */
export function update<K extends Kind>(kind: K, seen: { id: Id; version: number }, data: DataOf<K>): Change {
  return { action: 'update', kind: kind.name, id: seen.id, from: seen.version, data };
}

/** Asks to take a record out of the evaluation; its history stays. */
export function remove<K extends Kind>(kind: K, seen: { id: Id; version: number }): Change {
  return { action: 'remove', kind: kind.name, id: seen.id, from: seen.version };
}
