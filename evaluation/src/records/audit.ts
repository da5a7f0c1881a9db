import { canonicalJson, type Digest, type Finding } from '../base/index.ts';

/**
 * One change to one record, chained to the entry before it. The shape is stored and hashed: a field may be added as optional, none may change.
 * The hash is SHA-256 over the canonical JSON (RFC 8785) of the entry without its hash.
 */
export interface AuditEntry {
  /** The evaluation whose chain this is, or `installation` for people and settings. */
  readonly chain: string;
  /** Counts from 1 without a gap. */
  readonly sequence: number;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  /** The operation that made the change, for instance `device.claim.update`. */
  readonly operation: string;
  readonly action: 'create' | 'update' | 'remove' | 'event';
  readonly kind: string;
  readonly recordId: string;
  readonly version: number;
  /** The record's data after the change; for a removal the data it had; for an event what happened. */
  readonly data: unknown;
  readonly reason: string | null;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first entry of every chain. */
export const chainStart = '0'.repeat(64);

/** An entry before it is chained. */
export type EntryContent = Omit<AuditEntry, 'sequence' | 'previousHash' | 'hash'>;

/** Chains contents onto a head, in the order given. Neither argument is changed. */
export function chainEntries(head: { sequence: number; hash: string }, contents: readonly EntryContent[], digest: Digest): AuditEntry[] {
  let { sequence, hash } = head;
  return contents.map((content) => {
    const unsealed = { ...content, sequence: ++sequence, previousHash: hash };
    hash = hashOf(unsealed, digest);
    return { ...unsealed, hash };
  });
}

function hashOf(entry: Omit<AuditEntry, 'hash'>, digest: Digest): string {
  const { chain, sequence, at, actor, operation, action, kind, recordId, version, data, reason, previousHash } = entry;
  return digest(canonicalJson({ chain, sequence, at, actor, operation, action, kind, recordId, version, data, reason, previousHash }));
}

/** A verifier that is fed entries in order, so that a chain of any length can be walked without holding it. */
export interface ChainVerifier {
  /** The finding for the first broken link; undefined while the chain holds. */
  feed(entry: AuditEntry): Finding | undefined;
  readonly head: { sequence: number; hash: string };
}

/** Starts walking one chain from its beginning. */
export function verifyChain(chain: string, digest: Digest): ChainVerifier {
  const head = { sequence: 0, hash: chainStart };
  return {
    head,
    feed(entry) {
      const place = `entry ${entry.sequence} of chain ${chain}`;
      if (entry.chain !== chain) return { code: 'chain-foreign-entry', message: `${place} belongs to chain ${entry.chain}.` };
      if (entry.sequence !== head.sequence + 1) {
        return {
          code: 'chain-gap',
          message: `After entry ${head.sequence} of chain ${chain} comes entry ${entry.sequence}: entries are missing or out of order.`,
        };
      }
      if (entry.previousHash !== head.hash) return { code: 'chain-broken', message: `${place} does not continue the entry before it.` };
      if (hashOf(entry, digest) !== entry.hash)
        return { code: 'entry-altered', message: `${place} was altered: its content does not give its hash.` };
      head.sequence = entry.sequence;
      head.hash = entry.hash;
      return undefined;
    },
  };
}

/** One field of one record as it changed: the place in the data, before and after. */
export interface FieldChange {
  /** JSON pointer into the data, for instance `/name` or `/markets/0`. */
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two versions of a record's data, leaf by leaf, in the order of the pointers. */
export function fieldChanges(before: unknown, after: unknown, pointer = ''): FieldChange[] {
  if (before === after) return [];
  const branches = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!branches(before) || !branches(after) || Array.isArray(before) !== Array.isArray(after)) return [{ pointer, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => fieldChanges(before[key], after[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}
