import {
  appraisalKind,
  appraisedThing,
  commonAppraisal,
  differencesBetween,
  finishedPair,
  type IndependentAppraisal,
  independentAppraisalKind,
  type StoredIndependentAppraisal,
} from '@cerulean/evaluation/appraisal';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type Change, create, remove, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { appraisalsOf, isWhole, itemIsThere, mayAppraise } from '../../appraisal/appraisers.ts';
import { visibleAppraisals } from '../../appraisal/visible.ts';
import type { DecisionContext } from '../../door/door.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const kind = independentAppraisalKind;
const stored = storedSchema(kind.schema);
const path = '/evaluations/:evaluation/appraisal/independent';

/** The same answer for another's appraisal as for none, so that nothing is told about it. */
const gone = () => trouble('not-found', 'You have no such appraisal.', { remedy: 'It may have been removed; look at the item again.' });
const locked = () =>
  trouble('conflict', 'Both have finished this, so neither appraisal is changed any more.', { remedy: 'Settle what differs.' });

/** What follows from an appraisal being finished: where the other is finished too and nothing differs, it counts at once. */
async function settling({ reader, newId }: DecisionContext, own: { id: string; data: IndependentAppraisal }): Promise<Outcome<Change[]>> {
  if (!own.data.finished) return done([]);
  const whole = isWhole(own.data);
  if (!whole.ok) return whole;
  const { independent, standing } = await appraisalsOf(reader, own.data);
  const other = independent.find(({ id, data }) => id !== own.id && data.finished);
  if (!other || standing || differencesBetween(other.data, own.data).length > 0) return done([]);
  const data = appraisalKind.schema.parse({ ...commonAppraisal(other.data, own.data), settles: [other.id, own.id] });
  return done([create(appraisalKind, newId(appraisalKind.prefix), data)]);
}

export default [
  reading({
    id: 'appraisal.independent-appraisal.list',
    title: 'Lists the independent appraisals one may read: the own ones, and both of an item once both have finished.',
    method: 'GET',
    path,
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ records: z.array(stored) }),
    read: async ({ evaluation, person }) =>
      done({ records: (await visibleAppraisals(evaluation.reader, { id: person.id, role: evaluation.role })) as never }),
  }),
  changing({
    id: 'appraisal.independent-appraisal.create',
    title: 'Begins an appraisal of one’s own, where two people appraise.',
    method: 'POST',
    path,
    permission: 'appraisal.edit',
    input: z.object({ ...evaluationInput, data: kind.schema }),
    output: stored,
    decide: async (context, { data }) => {
      const { reader, actor, newId } = context;
      const may = await mayAppraise(reader, actor, 2);
      if (!may.ok) return may;
      const there = await itemIsThere(reader, data.itemId);
      if (!there.ok) return there;
      const { independent } = await appraisalsOf(reader, data);
      if (independent.some(({ createdBy }) => createdBy === actor.id))
        return trouble('conflict', 'You have begun to appraise this already.', { remedy: 'Open what you have begun.' });
      if (independent.length > 1) return trouble('conflict', 'Two others appraise this already.');
      const id = newId(kind.prefix);
      const further = await settling(context, { id, data });
      if (!further.ok) return further;
      return done({ changes: [create(kind, id, data), ...further.value], output: (records) => records.get(id) as never });
    },
  }),
  changing({
    id: 'appraisal.independent-appraisal.update',
    title: 'Changes one’s own appraisal, or finishes it.',
    method: 'PUT',
    path: `${path}/:id`,
    permission: 'appraisal.edit',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.number().int().min(1), data: kind.schema }),
    output: stored,
    decide: async (context, { id, version, data }) => {
      const own = await ownAppraisal(context, id);
      if (!own) return gone();
      const { independent } = await appraisalsOf(context.reader, own.data);
      if (finishedPair(independent)?.some((one) => one.id === own.id)) return locked();
      if (appraisedThing(data) !== appraisedThing(own.data))
        return trouble('input-invalid', 'An appraisal stays with its item, tool and outcome.', { remedy: 'Begin another one.' });
      const further = await settling(context, { id: own.id, data });
      if (!further.ok) return further;
      return done({
        changes: [update(kind, { id: own.id, version }, data), ...further.value],
        output: (records) => records.get(own.id) as never,
      });
    },
  }),
  changing({
    id: 'appraisal.independent-appraisal.remove',
    title: 'Takes back an appraisal of one’s own that the other appraiser has not seen.',
    method: 'DELETE',
    path: `${path}/:id`,
    permission: 'appraisal.edit',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.coerce.number().int().min(1) }),
    output: z.object({ id: z.string() }),
    decide: async (context, { id, version }) => {
      const own = await ownAppraisal(context, id);
      if (!own) return gone();
      const { independent } = await appraisalsOf(context.reader, own.data);
      if (finishedPair(independent)?.some((one) => one.id === own.id)) return locked();
      return done({ changes: [remove(kind, { id: own.id, version })], output: () => ({ id: own.id }) });
    },
  }),
] as const;

async function ownAppraisal({ reader, actor }: DecisionContext, id: string): Promise<StoredIndependentAppraisal | undefined> {
  const found = await reader.find(kind, id);
  return found?.createdBy === actor.id ? found : undefined;
}
