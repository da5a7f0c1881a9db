import { canonicalJson, done, trouble } from '@cerulean/evaluation/base';
import { promisedChangeKind, promisedChangesFromRows } from '@cerulean/evaluation/readiness';
import { create, type DataOf } from '@cerulean/evaluation/records';
import { z } from 'zod';
import type { PlacedRows } from '../../work/tasks/read-sheet.ts';
import { changing } from '../operation.ts';
import { evaluationInput, recordOperations } from '../record-operations.ts';

const path = 'readiness/promised-changes';
const finding = z.object({ file: z.string().optional(), line: z.number().int().optional(), code: z.string(), message: z.string() });
const findingsShown = 200;

/** Two promises are the same where they promise the same at the same place in the same letter, whenever it is due. */
const sameness = ({ what, document, place, source }: DataOf<typeof promisedChangeKind>) =>
  canonicalJson([what, document, place, source.letter, source.finding]);

export default [
  ...recordOperations(promisedChangeKind, { word: 'readiness', path, permission: 'documents.write' }),
  changing({
    id: 'readiness.promised-change.import',
    title: 'Takes a list of promised changes in from XLSX or CSV; what is there already is left as it is.',
    method: 'POST',
    path: `/evaluations/:evaluation/${path}/import`,
    permission: 'documents.write',
    upload: true,
    input: z.object(evaluationInput),
    output: z.object({
      added: z.number().int(),
      unchanged: z.number().int(),
      rejected: z.number().int(),
      findings: z.array(finding),
    }),
    prepare: async ({ files, system }) => {
      const [file] = files;
      if (!file)
        return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose a list with the columns what, document and section.' });
      const sheet = await system.work.run<PlacedRows>('read-sheet', { bytes: file.bytes, file: file.name });
      if (!sheet.ok) return sheet;
      const rows = sheet.value.rows
        .map((cells, index) => ({ line: index + 1, cells }))
        .filter(({ cells }) => cells.some((cell) => cell.trim()));
      const read = promisedChangesFromRows(rows, { file: file.name });
      return done({ ...read, findings: [...sheet.value.findings, ...read.findings] });
    },
    decide: async ({ reader, newId }, _input, { changes: read, rejected, findings }) => {
      const known = new Set((await reader.all(promisedChangeKind)).map(({ data }) => sameness(data)));
      const added = read.filter((data) => {
        const key = sameness(data);
        if (known.has(key)) return false;
        known.add(key);
        return true;
      });
      return done({
        changes: added.map((data) => create(promisedChangeKind, newId(promisedChangeKind.prefix), data)),
        output: () => ({
          added: added.length,
          unchanged: read.length - added.length,
          rejected,
          findings: findings.slice(0, findingsShown),
        }),
      });
    },
  }),
] as const;
