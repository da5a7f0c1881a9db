import { type PeriodRates, rateChart, ratesByPeriod } from '@cerulean/evaluation/analysis';
import { done, trouble } from '@cerulean/evaluation/base';
import { type ComplaintsTable, dataSetKind } from '@cerulean/evaluation/evidence';
import { update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { changing, reading } from '../operation.ts';
import { evaluationInput, recordOperations, storedSchema } from '../record-operations.ts';

const finding = z.object({ file: z.string().optional(), line: z.number().int().optional(), code: z.string(), message: z.string() });

export default [
  ...recordOperations(dataSetKind, { word: 'evidence', path: 'evidence/data-sets', permission: 'evidence.edit' }),
  changing({
    id: 'evidence.data-set.import-rows',
    title: 'Reads complaints and sales per period from a CSV file into a data set; they replace the rows it had.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/data-sets/:id/rows',
    permission: 'evidence.edit',
    upload: true,
    input: z.object({
      ...evaluationInput,
      id: z.string(),
      version: z.coerce.number().int(),
      reason: z.string().trim().min(1, 'say where the numbers come from').max(2000),
    }),
    output: z.object({
      record: storedSchema(dataSetKind.schema),
      read: z.number().int(),
      rejected: z.number().int(),
      findings: z.array(finding),
    }),
    prepare: async ({ files, system }) => {
      const [file] = files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose a CSV file with period, events and exposure.' });
      const read = await system.work.run<ComplaintsTable>('read-complaints', { bytes: file.bytes, file: file.name });
      if (!read.ok) return read;
      if (read.value.rows.length === 0)
        return trouble('file-unreadable', read.value.findings[0]?.message ?? `${file.name} holds no row that could be read.`, {
          remedy: 'It needs a header with period, events and exposure.',
        });
      return read;
    },
    decide: async ({ reader }, { id, version }, read) => {
      const existing = await reader.find(dataSetKind, id);
      if (!existing) return trouble('not-found', 'This data set is not there any more.');
      const changes = [update(dataSetKind, { id: existing.id, version }, { ...existing.data, rows: read.rows })];
      return done({
        changes,
        output: (records) => ({
          record: records.get(existing.id) as never,
          read: read.rows.length,
          rejected: read.rejected,
          findings: read.findings,
        }),
      });
    },
  }),
  reading({
    id: 'evidence.data-set.rates',
    title: 'Gives the rates per period of a data set with exact limits, and their chart.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/data-sets/:id/rates',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.object({ rates: z.custom<PeriodRates>(), svg: z.string(), alternative: z.string() }),
    read: async ({ evaluation }, { id }) => {
      const found = await evaluation.reader.find(dataSetKind, id);
      if (!found) return trouble('not-found', 'This data set is not there any more.');
      if (found.data.rows.length === 0)
        return trouble('not-found', 'This data set has no counts by period.', { remedy: 'Import them from a CSV file.' });
      const rates = ratesByPeriod(found.data);
      const { svg, alternative } = rateChart.draw({ title: found.data.title, rates });
      return done({ rates, svg, alternative });
    },
  }),
] as const;
