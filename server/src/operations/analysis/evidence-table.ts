import { type EvidenceTable, evidenceTable, extractionByItem, extractionItems } from '@cerulean/evaluation/analysis';
import { done } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { find } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { writeEvidenceSheet } from '../../analysis/evidence-sheet.ts';
import { perSnapshot } from '../../store/per-snapshot.ts';
import { type Download, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const tableOf = perSnapshot(evidenceTable);
const itemsOf = perSnapshot(extractionItems);
const progressOf = perSnapshot(extractionByItem);

export default [
  reading({
    id: 'analysis.extraction-item.list',
    title: 'Lists the items of evidence to extract from, with how far extraction and its check are.',
    method: 'GET',
    path: '/evaluations/:evaluation/analysis/extraction-items',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['reference', 'data-set']),
          label: z.string(),
          title: z.string(),
          fullText: z.boolean(),
          values: z.number().int(),
          outcomes: z.number().int(),
          unchecked: z.number().int(),
          differences: z.number().int(),
        }),
      ),
    }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      const progress = progressOf(now);
      return done({
        items: itemsOf(now).map((item) => {
          const own = progress.get(item.id);
          return {
            ...item,
            fullText: item.kind === 'reference' && find(now, referenceKind, item.id)?.data.fullTextFileId !== undefined,
            values: own?.values ?? 0,
            outcomes: own?.outcomes ?? 0,
            unchecked: own ? own.states['not checked'] + own.states['changed since the check'] : 0,
            differences: own?.states.difference ?? 0,
          };
        }),
      });
    },
  }),
  reading({
    id: 'analysis.evidence-table.get',
    title: 'Gives the evidence table: one row for each item, one column for each extraction field and outcome parameter.',
    method: 'GET',
    path: '/evaluations/:evaluation/analysis/evidence-table',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ columns: z.custom<EvidenceTable['columns']>(), rows: z.custom<EvidenceTable['rows']>() }),
    read: async ({ snapshot }) => done(tableOf(await snapshot())),
  }),
  reading({
    id: 'analysis.evidence-table.download',
    title: 'Gives the evidence table as an Excel file, with the page and quotation of every value on a second sheet.',
    method: 'GET',
    path: '/evaluations/:evaluation/analysis/evidence-table/download',
    permission: 'evaluation.read',
    download: true,
    input: z.object(evaluationInput),
    output: z.custom<Download>(),
    read: async ({ snapshot, system }) =>
      done({
        bytes: await writeEvidenceSheet(tableOf(await snapshot())),
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        fileName: `evidence table ${system.clock().slice(0, 10)}.xlsx`,
      }),
  }),
] as const;
