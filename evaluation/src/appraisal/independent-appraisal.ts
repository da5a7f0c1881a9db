import { z } from 'zod';
import { type DataOf, defineKind, type Stored } from '../records/index.ts';
import { type Appraisal, appraisalContent } from './appraisal.ts';

/**
 * What one of two appraisers judged an item to be worth, apart from the other. It belongs to the person who made it. What counts is the appraisal that
 * both come to; nothing else is computed from these, so that no number and no document tells one appraiser what the other thinks.
 */
export const independentAppraisalKind = defineKind({
  name: 'independent-appraisal',
  prefix: 'iap',
  title: 'independent appraisal',
  schema: z.object({
    ...appraisalContent,
    /** Set by the appraiser. Once both have finished, they see each other's appraisal and neither is changed any more. */
    finished: z.boolean().default(false),
  }),
  label: ({ tool, finished }) => `${finished ? 'finished' : 'begun'} by ${tool}`,
});

/** What an independent appraisal holds. */
export type IndependentAppraisal = DataOf<typeof independentAppraisalKind>;
/** One as it is stored. */
export type StoredIndependentAppraisal = Stored<IndependentAppraisal>;

/** What two appraisals must share to be of the same thing: item, tool, and the outcome whose result is judged. */
export function appraisedThing({
  itemId,
  tool,
  outcomeParameterId = '',
}: Pick<Appraisal, 'itemId' | 'tool' | 'outcomeParameterId'>): string {
  return [itemId, tool, outcomeParameterId].join(' ');
}

/** Independent appraisals by what they are of. */
export function byAppraisedThing(
  appraisals: readonly StoredIndependentAppraisal[],
): ReadonlyMap<string, readonly StoredIndependentAppraisal[]> {
  const things = new Map<string, StoredIndependentAppraisal[]>();
  for (const appraisal of appraisals) {
    const thing = appraisedThing(appraisal.data);
    const list = things.get(thing);
    if (list) list.push(appraisal);
    else things.set(thing, [appraisal]);
  }
  return things;
}

/** The two appraisals of one thing, in order of creation, once both are finished; until then nobody sees another's. */
export function finishedPair(
  ofOneThing: readonly StoredIndependentAppraisal[],
): readonly [StoredIndependentAppraisal, StoredIndependentAppraisal] | undefined {
  const [first, second] = ofOneThing.filter(({ data }) => data.finished);
  return first && second ? [first, second] : undefined;
}

/** Those that a person may read: one's own, and both of a thing once both are finished. */
export function visibleIndependent(appraisals: readonly StoredIndependentAppraisal[], person: string): StoredIndependentAppraisal[] {
  const things = byAppraisedThing(appraisals);
  return appraisals.filter(({ createdBy, data }) => createdBy === person || finishedPair(things.get(appraisedThing(data))!) !== undefined);
}
