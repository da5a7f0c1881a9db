import type { Stored } from '../records/index.ts';
import type { Appraisal } from './appraisal.ts';
import { differencesBetween } from './consensus.ts';
import { appraisedThing, byAppraisedThing, finishedPair, type StoredIndependentAppraisal } from './independent-appraisal.ts';

/** How far one of two appraisers is; it tells nothing of what they judged. */
export interface AppraiserProgress {
  readonly person: string;
  readonly finished: boolean;
}

/** Where the appraisal of one thing stands. `begun`: not both finished; `to settle`: both finished and different; `settled`: an appraisal counts. */
export interface ThingProgress {
  readonly itemId: string;
  readonly tool: string;
  readonly outcomeParameterId?: string;
  readonly appraisers: readonly AppraiserProgress[];
  readonly state: 'begun' | 'to settle' | 'settled';
  /** On how many points the two differ, once both have finished. */
  readonly differences?: number;
  /** The appraisal that counts, where there is one. */
  readonly appraisalId?: string;
}

/** Everything that is appraised or being appraised, in the order in which it was begun. */
export function appraisalProgress(
  appraisals: readonly Stored<Appraisal>[],
  independent: readonly StoredIndependentAppraisal[],
): ThingProgress[] {
  const standing = new Map(appraisals.map((appraisal) => [appraisedThing(appraisal.data), appraisal]));
  const begun = byAppraisedThing(independent);
  return [...new Set([...begun.keys(), ...standing.keys()])].map((thing) => {
    const list = begun.get(thing) ?? [];
    const counts = standing.get(thing);
    const { itemId, tool, outcomeParameterId } = (counts ?? list[0])!.data;
    const pair = finishedPair(list);
    return {
      itemId,
      tool,
      ...(outcomeParameterId ? { outcomeParameterId } : {}),
      appraisers: list.map(({ createdBy, data }) => ({ person: createdBy, finished: data.finished })),
      state: counts ? 'settled' : pair ? 'to settle' : 'begun',
      ...(pair ? { differences: differencesBetween(pair[0].data, pair[1].data).length } : {}),
      ...(counts ? { appraisalId: counts.id } : {}),
    };
  });
}
