import {
  type Appraisal,
  appraisalKind,
  appraisalProgress,
  appraisalTool,
  clinicalDataHint,
  independentAppraisalKind,
  type MissingAppraisal,
  missingAppraisals,
  type StudyDesignHint,
  studyDesignHint,
  type ThingProgress,
  tools,
  visibleIndependent,
  weightHint,
} from '@cerulean/evaluation/appraisal';
import { done } from '@cerulean/evaluation/base';
import { dataSetKind, referenceKind } from '@cerulean/evaluation/evidence';
import { all, type Stored } from '@cerulean/evaluation/records';
import { includedReferences } from '@cerulean/evaluation/screening';
import { may } from '@cerulean/evaluation/team';
import { z } from 'zod';
import { mayAppraise } from '../../appraisal/appraisers.ts';
import type { DecisionContext } from '../../door/door.ts';
import { perSnapshot } from '../../store/per-snapshot.ts';
import { reading } from '../operation.ts';
import { evaluationInput, recordOperations, storedSchema } from '../record-operations.ts';

/** Looking through all references and decisions takes a while; the included ones stay the same until the records change. */
const included = perSnapshot(includedReferences);

/** Where two people appraise, nobody writes by hand what counts. */
async function oneAppraiser(_data: Appraisal, { reader, actor }: DecisionContext) {
  const may = await mayAppraise(reader, actor, 1);
  return may.ok ? done([]) : may;
}

export default [
  ...recordOperations(appraisalKind, {
    word: 'appraisal',
    path: 'appraisal/appraisals',
    permission: 'appraisal.edit',
    check: oneAppraiser,
  }),
  reading({
    id: 'appraisal.tool.list',
    title: 'Lists the appraisal tools with their criteria and grades.',
    method: 'GET',
    path: '/appraisal/tools',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({ tools: z.array(z.custom<(typeof tools)[number]>()) }),
    read: async () => done({ tools: tools.map((tool) => JSON.parse(JSON.stringify(tool))) }),
  }),
  reading({
    id: 'appraisal.item.list',
    title: 'Lists what is to be appraised: included publications and data sets, with their appraisals and what is missing.',
    method: 'GET',
    path: '/evaluations/:evaluation/appraisal/items',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['reference', 'data-set']),
          label: z.string(),
          title: z.string(),
          year: z.number().nullable(),
          suggestedSource: z.object({ source: z.string(), reason: z.string() }).nullable(),
          suggestedDesign: z.custom<StudyDesignHint>().nullable(),
          appraisals: z.array(storedSchema(appraisalKind.schema).extend({ hint: z.unknown() })),
          /** Own independent appraisals, and both of what two people have finished. */
          independent: z.array(storedSchema(independentAppraisalKind.schema)),
          /** Where each thing that is being appraised stands; it tells nothing of what others judged. */
          progress: z.array(z.custom<ThingProgress>()),
          missing: z.array(z.string()),
        }),
      ),
    }),
    read: async ({ snapshot, evaluation, person }) => {
      const now = await snapshot();
      const independent = all(now, independentAppraisalKind);
      const visible = may(evaluation.role, 'appraisal.edit') ? visibleIndependent(independent, person.id) : independent;
      const readable = Map.groupBy(visible, ({ data }) => data.itemId);
      const progress = Map.groupBy(appraisalProgress(all(now, appraisalKind), independent), ({ itemId }) => itemId);
      const references = included(now);
      const dataSets = all(now, dataSetKind);
      const missing = new Map<string, MissingAppraisal>(
        missingAppraisals(
          now,
          [...references, ...dataSets].map(({ id }) => id),
        ).map((item) => [item.itemId, item]),
      );
      const appraisals = Map.groupBy(all(now, appraisalKind), ({ data }) => data.itemId);
      const describe = (item: (typeof references)[number] | (typeof dataSets)[number]) => {
        const own = appraisals.get(item.id) ?? [];
        return {
          id: item.id as string,
          kind: item.kind as 'reference' | 'data-set',
          appraisals: own.map((appraisal) => ({ ...appraisal, hint: hintOf(appraisal.data) })),
          suggestedDesign: studyDesignHint(item as Stored<never>) ?? null,
          independent: readable.get(item.id) ?? [],
          progress: progress.get(item.id) ?? [],
          suggestedSource: clinicalDataHint(item as Stored<never>, own[0]?.data.grades) ?? null,
          missing: [...(missing.get(item.id)?.missing ?? [])],
        };
      };
      return done({
        items: [
          ...references.map((item) => ({
            ...describe(item),
            label: referenceKind.label(item.data),
            title: item.data.title,
            year: item.data.year ?? null,
          })),
          ...dataSets.map((item) => ({ ...describe(item), label: item.data.title, title: item.data.type, year: null })),
        ],
      });
    },
  }),
] as const;

function hintOf(appraisal: Appraisal) {
  const tool = appraisalTool(appraisal.tool);
  return (tool && weightHint(tool, appraisal)) ?? null;
}
