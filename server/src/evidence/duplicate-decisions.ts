import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { asHeld, duplicateDecisionKind, givenBack, type referenceKind, type TakenFields, takeOver } from '@cerulean/evaluation/evidence';
import { type Change, create, type DataOf, remove, type Stored, update } from '@cerulean/evaluation/records';
import type { DecisionContext } from '../door/door.ts';
import type { ChainReader } from '../store/reader.ts';
import { Publications } from './publications.ts';

type Decision = Stored<DataOf<typeof duplicateDecisionKind>>;
type ReferenceFields = Partial<DataOf<typeof referenceKind>>;

/** What somebody wants to decide about two references. */
interface WantedDecision {
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
  readonly taken: TakenFields;
  /** The one that is to stand for both; otherwise what was screened further, was there before, or says more. */
  readonly keep?: string | undefined;
}

interface DecidedPairs {
  readonly changes: readonly Change[];
  /** The id of the decision about each pair; none where an earlier pair of the batch settled it. */
  readonly decisions: readonly (string | undefined)[];
}

/** The changes that decide about pairs of references, or why that cannot be. */
export async function decideAboutDuplicates(
  { reader, newId }: Pick<DecisionContext, 'reader' | 'newId'>,
  pairs: readonly WantedDecision[],
): Promise<Outcome<DecidedPairs>> {
  const publications = await Publications.around(
    reader,
    pairs.flatMap(({ left, right }) => [left, right]),
  );
  const { merging } = publications;
  const fields = new Map<string, ReferenceFields>();
  const decisions: (Change | undefined)[] = [];
  for (const { left, right, same, taken, keep } of pairs) {
    if (left === right || (keep !== undefined && keep !== left && keep !== right) || !merging.has(left) || !merging.has(right))
      return trouble('not-found', 'One of the two references is not there any more.', { remedy: 'Look for duplicates again.' });
    const existing = publications.decisionAbout(left, right);
    const write = (data: DataOf<typeof duplicateDecisionKind>) => {
      const change = existing
        ? update(duplicateDecisionKind, existing, data)
        : create(duplicateDecisionKind, newId(duplicateDecisionKind.prefix), data);
      decisions.push(change);
    };
    const ends = [merging.standsFor(left), merging.standsFor(right)];
    if (!same) {
      if (ends[0] === ends[1])
        return trouble('conflict', 'These two references are merged.', { remedy: 'Undo the merge in the list of references first.' });
      write({ left, right, same, taken: {}, replaced: {} });
      continue;
    }
    merging.forget(left, right);
    if (merging.toldApart(left, right))
      return trouble('conflict', 'Somebody told records of these two publications apart.', { remedy: 'Take that decision back first.' });
    // In a batch of pairs, an earlier one may have settled this one.
    if (ends[0] === ends[1]) {
      decisions.push(undefined);
      continue;
    }
    publications.merge(left, right, { by: 'person', agreeing: [], differing: [] }, keep && merging.standsFor(keep));
    const stands = merging.standsFor(left);
    const standing = publications.reference(stands)!.data;
    const taking = takeOver({ ...standing, ...fields.get(stands) }, taken);
    if (Object.keys(taking.taken).length > 0) fields.set(stands, { ...fields.get(stands), ...asHeld(taking.taken) });
    write({ left: stands, right: ends.find((end) => end !== stands)!, same, ...taking });
  }
  return done({
    changes: [...decisions.filter((change) => change !== undefined), ...publications.changes(fields)],
    decisions: decisions.map((change) => change?.id),
  });
}

/** The changes that take a decision back: a merge is undone, with what fields it took over. */
export async function takeBackDecision(reader: ChainReader, decision: Decision): Promise<Change[]> {
  const { left, right, same } = decision.data;
  const publications = await Publications.around(reader, [left, right]);
  const fields = same && publications.isBelow(right, left) ? separate(publications, right, decision) : undefined;
  return [remove(duplicateDecisionKind, decision), ...publications.changes(fields)];
}

/** The changes that take a duplicate out of its publication for good: the two are told apart, and no later search merges them again. */
export async function tellApart({ reader, newId }: Pick<DecisionContext, 'reader' | 'newId'>, id: string): Promise<Change[]> {
  const publications = await Publications.around(reader, [id]);
  const duplicate = publications.reference(id)?.data.duplicate;
  if (!duplicate) return [];
  const above = duplicate.below ?? duplicate.of;
  const decision = publications.decisionAbout(above, id);
  const fields = separate(publications, id, decision);
  const data = { left: above, right: id, same: false, taken: {}, replaced: {} };
  return [
    decision ? update(duplicateDecisionKind, decision, data) : create(duplicateDecisionKind, newId(duplicateDecisionKind.prefix), data),
    ...publications.changes(fields),
  ];
}

/** Undoes a merge, and gives what the reference that stood for both says again. */
function separate(publications: Publications, id: string, decision: Decision | undefined): Map<string, ReferenceFields> {
  publications.merging.separate(id);
  const fields = new Map<string, ReferenceFields>();
  const kept = decision && publications.reference(decision.data.left);
  if (kept) {
    const back = givenBack(kept.data, decision.data);
    if (Object.keys(back).length > 0) fields.set(kept.id, asHeld(back));
  }
  return fields;
}
