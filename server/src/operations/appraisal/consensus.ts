import { appraisalKind, appraisedThing, differencesBetween, finishedPair } from '@cerulean/evaluation/appraisal';
import { done, trouble } from '@cerulean/evaluation/base';
import { create, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { appraisalsOf, isWhole } from '../../appraisal/appraisers.ts';
import { changing } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

export default [
  changing({
    id: 'appraisal.consensus.settle',
    title: 'Records what two appraisers came to together; it is the appraisal that counts.',
    method: 'PUT',
    path: '/evaluations/:evaluation/appraisal/consensus',
    permission: 'appraisal.edit',
    input: z.object({
      ...evaluationInput,
      /** Of the appraisal that counted until now; 0 where there is none. */
      version: z.number().int().min(0),
      data: appraisalKind.schema,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: storedSchema(appraisalKind.schema),
    decide: async ({ reader, newId }, { version, data }) => {
      const { independent, standing } = await appraisalsOf(reader, data);
      const pair = finishedPair(independent);
      if (!pair) return trouble('conflict', 'Two people have to finish their appraisals before they can be settled.');
      const [first, second] = pair;
      if (differencesBetween(first.data, second.data).length > 0 && !data.resolution?.trim())
        return trouble('input-invalid', 'The two appraisals differ, so it must be said how they were settled.', {
          remedy: 'Say in a sentence or two how you came to agree.',
          fields: [{ pointer: '/data/resolution', message: 'say how the differences were settled' }],
        });
      const whole = isWhole(data);
      if (!whole.ok) return whole;
      const settled = { ...data, settles: [first.id, second.id] };
      if (!standing && version !== 0)
        return trouble('not-found', 'The appraisal that counted is not there any more.', { remedy: 'Look at the item again.' });
      if (standing && appraisedThing(standing.data) === appraisedThing(data) && version === 0)
        return trouble('conflict', 'This was settled by someone else meanwhile.', { remedy: 'Look at it again.' });
      const id = standing?.id ?? newId(appraisalKind.prefix);
      const change = standing ? update(appraisalKind, { id: standing.id, version }, settled) : create(appraisalKind, id, settled);
      return done({ changes: [change], output: (records) => records.get(id) as never });
    },
  }),
] as const;
