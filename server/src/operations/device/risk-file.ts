import { done, trouble } from '@cerulean/evaluation/base';
import { compareRisks, proposeRiskMapping, readRisks, riskFields, riskKind, riskTableFrom } from '@cerulean/evaluation/device';
import { create, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import type { PlacedRows } from '../../work/tasks/read-sheet.ts';
import { changing, type OperationContext, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const mapping = z.partialRecord(z.enum(riskFields), z.string());
const finding = z.object({ file: z.string().optional(), line: z.number().int().optional(), code: z.string(), message: z.string() });

async function tableOf({ files, system }: OperationContext) {
  const [file] = files;
  if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose the risk file as XLSX or CSV.' });
  const sheet = await system.work.run<PlacedRows>('read-sheet', { bytes: file.bytes, file: file.name });
  if (!sheet.ok) return sheet;
  return done({ name: file.name, table: riskTableFrom(sheet.value.rows), findings: sheet.value.findings });
}

export default [
  reading({
    id: 'device.risk-file.preview',
    title: 'Reads a risk file and proposes which column holds what; stores nothing.',
    method: 'POST',
    path: '/evaluations/:evaluation/device/risk-file/preview',
    permission: 'device.edit',
    upload: true,
    input: z.object({ ...evaluationInput, mapping: z.string().optional() }),
    output: z.object({
      file: z.string(),
      header: z.array(z.string()),
      fields: z.array(z.string()),
      mapping,
      rows: z.number().int(),
      sample: z.array(z.array(z.string())),
      comparison: z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), missing: z.number().int() }),
      findings: z.array(finding),
    }),
    read: async (context, input) => {
      const read = await tableOf(context);
      if (!read.ok) return read;
      const { name, table, findings } = read.value;
      const chosen = chosenMapping(input.mapping) ?? proposeRiskMapping(table.header);
      const risks = readRisks(table, chosen, name);
      const { added, changed, unchanged, missing } = compareRisks(await context.evaluation.reader.all(riskKind), risks.risks);
      return done({
        file: name,
        header: [...table.header],
        fields: [...riskFields],
        mapping: chosen,
        rows: table.rows.length,
        sample: table.rows.slice(0, 5).map(({ cells }) => [...cells]),
        comparison: { added: added.length, changed: changed.length, unchanged: unchanged.length, missing: missing.length },
        findings: [...findings, ...risks.findings].slice(0, 200),
      });
    },
  }),
  changing({
    id: 'device.risk-file.import',
    title: 'Imports a risk file: adds new risks and updates changed ones; never removes any.',
    method: 'POST',
    path: '/evaluations/:evaluation/device/risk-file',
    permission: 'device.edit',
    upload: true,
    input: z.object({
      ...evaluationInput,
      mapping: z.string(),
      reason: z.string().trim().min(1, 'say why the risks are imported').max(2000),
    }),
    output: z.object({
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      missing: z.array(z.string()),
      rejected: z.number().int(),
      findings: z.array(finding),
    }),
    prepare: async (context, input) => {
      const read = await tableOf(context);
      if (!read.ok) return read;
      const chosen = chosenMapping(input.mapping);
      if (!chosen?.hazard)
        return trouble('input-invalid', 'No column is chosen for the hazard.', { remedy: 'Choose the column that names the hazard.' });
      return done(readRisks(read.value.table, chosen, read.value.name));
    },
    decide: async ({ reader, newId }, _input, read) => {
      const { added, changed, unchanged, missing } = compareRisks(await reader.all(riskKind), read.risks);
      const changes = [
        ...added.map((data) => create(riskKind, newId(riskKind.prefix), data)),
        ...changed.map(({ stored, data }) => update(riskKind, stored, data)),
      ];
      return done({
        changes,
        output: () => ({
          added: added.length,
          changed: changed.length,
          unchanged: unchanged.length,
          missing: missing.map(({ data }) => riskKind.label(data)),
          rejected: read.rejected,
          findings: read.findings.slice(0, 200),
        }),
      });
    },
  }),
] as const;

/** The mapping travels as JSON text beside the file. */
function chosenMapping(text: string | undefined) {
  if (!text) return undefined;
  try {
    return mapping.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
