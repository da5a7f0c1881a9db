import {
  completeness,
  type DedupeRecord,
  duplicateDecisionKind,
  type MergeReason,
  Merging,
  referenceKind,
} from '@cerulean/evaluation/evidence';
import { type Change, type DataOf, type Stored, update } from '@cerulean/evaluation/records';
import { sql } from 'kysely';
import type { ChainReader } from '../store/reader.ts';
import { toStored } from '../store/reader.ts';

type Reference = Stored<DataOf<typeof referenceKind>>;
type Decision = Stored<DataOf<typeof duplicateDecisionKind>>;

/** A hundred thousand references take some ten seconds on an idle machine. */
export const secondsToFind = 180;

/** A reference that is about to be imported. */
interface Incoming {
  readonly id: string;
  readonly record: DedupeRecord;
}

/**
 * The publications that some references belong to, each with all its records, as they stand under the chain's lock: merged, taken apart, and written
 * back as changes.
 */
export class Publications {
  readonly merging: Merging;
  readonly decisions: readonly Decision[];
  readonly #references: ReadonlyMap<string, Reference>;
  readonly #screened: ReadonlyMap<string, number>;
  readonly #incoming: ReadonlyMap<string, DedupeRecord>;

  static async around(reader: ChainReader, ids: readonly string[], incoming: readonly Incoming[] = []): Promise<Publications> {
    const [{ rows }, decisions] = await Promise.all([
      sql<Parameters<typeof toStored>[0] & { screened: number }>`
        with asked as (select coalesce(duplicate_of, id) as top from reference_row where chain = ${reader.chain} and id = any(${ids}))
        select r.id, r.kind, r.version, r.data, r.created_at, r.created_by, r.updated_at, r.updated_by,
          case when row.full_text_decision is not null then 2 when row.title_decision is not null then 1 else 0 end as screened
        from reference_row row join record r on r.chain = row.chain and r.id = row.id
        where row.chain = ${reader.chain} and coalesce(row.duplicate_of, row.id) in (select top from asked) order by row.position`.execute(
        reader.database,
      ),
      reader.all(duplicateDecisionKind),
    ]);
    return new Publications(rows, decisions, incoming);
  }

  private constructor(
    rows: readonly (Parameters<typeof toStored>[0] & { screened: number })[],
    decisions: readonly Decision[],
    incoming: readonly Incoming[],
  ) {
    this.#references = new Map(rows.map((row) => [row.id, toStored<Reference['data']>(row)]));
    this.#screened = new Map(rows.map(({ id, screened }) => [id, screened]));
    this.#incoming = new Map(incoming.map(({ id, record }) => [id, record]));
    this.decisions = decisions;
    const told = decisions.filter(({ data }) => !data.same).map(({ data: { left, right } }) => [left, right] as const);
    this.merging = new Merging(
      [
        // A duplicate whose reference was removed stands for itself.
        ...[...this.#references.values()].map(({ id, data: { duplicate } }) => ({
          id: id as string,
          duplicate: duplicate && this.#references.has(duplicate.of) ? duplicate : undefined,
        })),
        ...incoming.map(({ id }) => ({ id })),
      ],
      told,
    );
  }

  reference(id: string): Reference | undefined {
    return this.#references.get(id);
  }

  /** Whether a reference was merged into another, and hangs below it still. */
  isBelow(id: string, above: string): boolean {
    const duplicate = this.#references.get(id)?.data.duplicate;
    return duplicate !== undefined && (duplicate.below ?? duplicate.of) === above;
  }

  /** The decision about two references, whichever of them stands first. */
  decisionAbout(one: string, other: string): Decision | undefined {
    return this.decisions.find(({ data: { left, right } }) => (left === one && right === other) || (left === other && right === one));
  }

  /** Merges two records into one publication; `keep` must stand for one of them. */
  merge(one: string, other: string, reason: MergeReason, keep = this.better(one, other)): boolean {
    return this.merging.has(one) && this.merging.has(other) && this.merging.merge(one, other, keep, reason);
  }

  /** Which of two publications' references is to stand for both: what was screened further, then what was there before, then what says more. */
  better(one: string, other: string): string {
    const [left, right] = [this.merging.standsFor(one), this.merging.standsFor(other)];
    const rank = (id: string) => {
      const reference = this.#references.get(id);
      const record = reference?.data ?? this.#incoming.get(id)!;
      return [this.#screened.get(id) ?? 0, reference ? 1 : 0, completeness(record)];
    };
    const [mine, theirs] = [rank(left), rank(right)];
    const decides = mine.findIndex((value, position) => value !== theirs[position]);
    return decides >= 0 && theirs[decides]! > mine[decides]! ? right : left;
  }

  /** The changes to references that were there, with further fields where they are given. */
  changes(fields: ReadonlyMap<string, Partial<Reference['data']>> = new Map()): Change[] {
    const standing = this.merging.changes();
    return [...new Set([...standing.keys(), ...fields.keys()])].flatMap((id) => {
      const reference = this.#references.get(id);
      if (!reference) return [];
      const data = { ...reference.data, ...fields.get(id) };
      return [update(referenceKind, reference, standing.has(id) ? { ...data, duplicate: standing.get(id) } : data)];
    });
  }
}
