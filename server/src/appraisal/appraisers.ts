import {
  type Appraisal,
  appraisalKind,
  appraisalPlanKind,
  appraisedThing,
  defaultAppraisalPlan,
  independentAppraisalKind,
  missingIn,
} from '@cerulean/evaluation/appraisal';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { dataSetKind, referenceKind } from '@cerulean/evaluation/evidence';
import type { Actor } from '../door/door.ts';
import type { ChainReader } from '../store/reader.ts';

/** Whether a person may appraise as the plan has it: so many appraisers, and those who are named. */
export async function mayAppraise(reader: ChainReader, actor: Actor, appraisers: 1 | 2): Promise<Outcome<void>> {
  const plan = (await reader.only(appraisalPlanKind))?.data ?? defaultAppraisalPlan;
  if (plan.appraisers !== appraisers) {
    return plan.appraisers === 2
      ? trouble('conflict', 'Two people appraise each item here, and what both come to counts.', {
          remedy: 'Appraise independently; once both have finished, settle what differs.',
        })
      : trouble('conflict', 'One person appraises each item here.', { remedy: 'Appraise the item, or plan two appraisers.' });
  }
  return plan.people.length > 0 && !plan.people.includes(actor.id)
    ? trouble('not-permitted', 'The plan names others as appraisers.', { remedy: 'Ask who plans the evaluation to name you.' })
    : done(undefined);
}

/** Whether an item of evidence is there. */
export async function itemIsThere(reader: ChainReader, id: string): Promise<Outcome<void>> {
  const item = (await reader.find(referenceKind, id)) ?? (await reader.find(dataSetKind, id));
  return item ? done(undefined) : trouble('not-found', 'This item of evidence is not there any more.');
}

/** Whether an appraisal lacks nothing, so that it can count. */
export function isWhole(appraisal: Appraisal): Outcome<void> {
  const missing = missingIn(appraisal);
  return missing.length === 0
    ? done(undefined)
    : trouble('input-invalid', `Something is missing: ${missing.join(', ')}.`, { remedy: 'Complete it first.' });
}

/** What was appraised of one thing: what two people made of it, and the appraisal that counts. */
export async function appraisalsOf(reader: ChainReader, thing: Pick<Appraisal, 'itemId' | 'tool' | 'outcomeParameterId'>) {
  const wanted = appraisedThing(thing);
  const [independent, standing] = await Promise.all([
    reader.where(independentAppraisalKind, 'itemId', thing.itemId),
    reader.where(appraisalKind, 'itemId', thing.itemId),
  ]);
  return {
    independent: independent.filter(({ data }) => appraisedThing(data) === wanted),
    standing: standing.find(({ data }) => appraisedThing(data) === wanted),
  };
}
