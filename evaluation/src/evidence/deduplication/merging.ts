import type { DataOf } from '../../records/index.ts';
import type { referenceKind } from '../reference.ts';

export type Duplicate = NonNullable<DataOf<typeof referenceKind>['duplicate']>;

/** A reference as far as merging looks at it. */
export interface MergedReference {
  readonly id: string;
  readonly duplicate?: Duplicate | undefined;
}

/** Why two references are merged. */
export type MergeReason = Pick<Duplicate, 'by' | 'agreeing' | 'differing'>;

/**
 * References that stand for each other, as trees: each duplicate hangs below the reference it was merged into, and names the one at the top. So one
 * merge can be undone without the others: what hangs below the reference that is taken out goes with it.
 */
export class Merging {
  readonly #duplicates: Map<string, Duplicate | undefined>;
  readonly #below = new Map<string, Set<string>>();
  readonly #changed = new Set<string>();
  #apart: readonly (readonly [string, string])[];

  /** `apart`: pairs that people told apart. Every reference that stands for one of the given, or that it stands for, must be among them. */
  constructor(references: Iterable<MergedReference>, apart: readonly (readonly [string, string])[]) {
    this.#duplicates = new Map([...references].map(({ id, duplicate }) => [id, duplicate]));
    this.#apart = apart;
    for (const [id, duplicate] of this.#duplicates) if (duplicate) this.#hang(id, duplicate.below ?? duplicate.of);
  }

  #hang(id: string, above: string): void {
    this.#below.set(above, (this.#below.get(above) ?? new Set()).add(id));
  }

  has(id: string): boolean {
    return this.#duplicates.has(id);
  }

  /** The reference that stands for one: itself, or the one it is a duplicate of. */
  standsFor(id: string): string {
    return this.#duplicates.get(id)?.of ?? id;
  }

  /** The reference itself and all that hang below it. */
  #tree(id: string): string[] {
    return [id, ...[...(this.#below.get(id) ?? [])].flatMap((next) => this.#tree(next))];
  }

  /** Whether a person told a record of the one publication from a record of the other. */
  toldApart(one: string, other: string): boolean {
    const [left, right] = [this.standsFor(one), this.standsFor(other)];
    return this.#apart.some(([a, b]) => {
      const [first, second] = [this.standsFor(a), this.standsFor(b)];
      return (first === left && second === right) || (first === right && second === left);
    });
  }

  /** Forgets that a person told these two apart, because somebody decides about them anew. */
  forget(one: string, other: string): void {
    this.#apart = this.#apart.filter(([a, b]) => !((a === one && b === other) || (a === other && b === one)));
  }

  /**
   * Makes two publications one; `keep`, which must stand for one of them, stands for both. False where they are one already, or were told apart.
   */
  merge(one: string, other: string, keep: string, reason: MergeReason): boolean {
    const [left, right] = [this.standsFor(one), this.standsFor(other)];
    if (left === right || this.toldApart(left, right)) return false;
    const loses = keep === left ? right : left;
    const wins = keep === left ? left : right;
    for (const id of this.#tree(loses)) this.#write(id, { ...(this.#duplicates.get(id) ?? { ...reason, below: wins }), of: wins });
    this.#hang(loses, wins);
    return true;
  }

  /** Takes a duplicate out again, with all that hang below it: it stands for itself and for them. */
  separate(id: string): void {
    const duplicate = this.#duplicates.get(id);
    if (!duplicate) return;
    this.#below.get(duplicate.below ?? duplicate.of)?.delete(id);
    this.#write(id, undefined);
    for (const next of this.#tree(id)) if (next !== id) this.#write(next, { ...this.#duplicates.get(next)!, of: id });
  }

  #write(id: string, duplicate: Duplicate | undefined): void {
    this.#duplicates.set(id, duplicate);
    this.#changed.add(id);
  }

  /** The references whose standing changed, with what they are duplicates of now. */
  changes(): ReadonlyMap<string, Duplicate | undefined> {
    return new Map([...this.#changed].map((id) => [id, this.#duplicates.get(id)]));
  }
}
