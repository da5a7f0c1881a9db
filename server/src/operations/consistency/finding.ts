import { done, type Finding, trouble } from '@cerulean/evaluation/base';
import {
  type ConsistencyFinding,
  checkParagraph,
  documentTypes,
  findingStates,
  findingsReport,
  type Location,
  type MatrixRow,
} from '@cerulean/evaluation/consistency';
import { z } from 'zod';
import { againstRecorded, checkAtHand, type DossierNow, decisionsOf, dossierNow, reportOf } from '../../consistency/dossier-check.ts';
import { writeFindingsSheet } from '../../consistency/findings-sheet.ts';
import { writeDocument } from '../../documents/write.ts';
import { type Download, type OperationContext, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const pending = z.array(z.object({ id: z.string(), name: z.string() }));
const brief = z.object({
  fingerprint: z.string(),
  rule: z.string(),
  attribute: z.custom<ConsistencyFinding['attribute']>(),
  severity: z.custom<ConsistencyFinding['severity']>(),
  message: z.string(),
});
/** A finding whose places carry the names of their documents. */
const placed = z.custom<
  Omit<ConsistencyFinding, 'locations'> & { readonly locations: readonly (Location & { readonly documentName: string })[] }
>();

async function here({ system, snapshot }: OperationContext) {
  const now = await snapshot();
  const dossier = await dossierNow(system, now);
  return dossier.ok ? done({ snapshot: now, dossier: dossier.value }) : dossier;
}

function named(finding: ConsistencyFinding, names: ReadonlyMap<string, string>) {
  return {
    ...finding,
    locations: finding.locations.map((location) => ({ ...location, documentName: names.get(location.document) ?? location.document })),
  };
}

function namesOf(documents: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(documents.map(({ id, name }) => [id, name]));
}

export default [
  reading({
    id: 'consistency.finding.list',
    title: 'Holds the documents of the dossier against each other and against the record; lists what contradicts, with both quotes.',
    method: 'GET',
    path: '/evaluations/:evaluation/consistency/findings',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      documents: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          type: z.enum(documentTypes),
          typeInferred: z.boolean(),
          language: z.string(),
          format: z.string(),
          pages: z.number().int().optional(),
          statements: z.number().int(),
          source: z.enum(['upload', 'written', 'record']),
          problem: z.object({ message: z.string(), remedy: z.string().optional() }).optional(),
          findings: z.array(z.custom<Finding>()),
        }),
      ),
      findings: z.array(
        z.intersection(
          placed,
          z.object({
            decision: z
              .object({
                id: z.string(),
                version: z.number().int(),
                state: z.enum(findingStates),
                reason: z.string(),
                assigneeId: z.string().optional(),
              })
              .optional(),
            since: z.enum(['new', 'still']),
          }),
        ),
      ),
      fixed: z.array(brief),
      recorded: z.object({ id: z.string(), at: z.string() }).optional(),
      elapsedMs: z.number().int(),
      pending,
    }),
    read: async (context) => {
      const found = await here(context);
      if (!found.ok) return found;
      const { snapshot, dossier } = found.value;
      const findings = dossier.checked?.findings ?? [];
      const { recorded, since, fixed } = againstRecorded(snapshot, findings);
      const decisions = decisionsOf(snapshot);
      const names = namesOf(dossier.checked?.documents ?? []);
      return done({
        documents: documentsOf(dossier),
        findings: findings.map((finding) => {
          const decision = decisions.get(finding.fingerprint);
          return {
            ...named(finding, names),
            ...(decision
              ? {
                  decision: {
                    id: decision.id as string,
                    version: decision.version,
                    state: decision.data.state,
                    reason: decision.data.reason,
                    ...(decision.data.assigneeId ? { assigneeId: decision.data.assigneeId } : {}),
                  },
                }
              : {}),
            since: since(finding.fingerprint),
          };
        }),
        fixed: dossier.checked ? fixed : [],
        ...(recorded ? { recorded } : {}),
        elapsedMs: dossier.checked?.elapsedMs ?? 0,
        pending: [...dossier.pending],
      });
    },
  }),
  reading({
    id: 'consistency.statement.list',
    title: 'Lists what each document says of the device, as rows of things and columns of documents.',
    method: 'GET',
    path: '/evaluations/:evaluation/consistency/statements',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      documents: z.array(z.object({ id: z.string(), name: z.string(), type: z.enum(documentTypes) })),
      rows: z.array(z.custom<MatrixRow>()),
      pending,
    }),
    read: async (context) => {
      const found = await here(context);
      if (!found.ok) return found;
      const { checked, pending: waiting } = found.value.dossier;
      return done({
        documents: (checked?.documents ?? []).map(({ id, name, type }) => ({ id, name, type })),
        rows: [...(checked?.matrix ?? [])],
        pending: [...waiting],
      });
    },
  }),
  reading({
    id: 'consistency.passage.check',
    title: 'Holds the paragraph that is being written against the rest of the dossier; stores nothing.',
    method: 'POST',
    path: '/evaluations/:evaluation/consistency/passage',
    permission: 'documents.write',
    input: z.object({ ...evaluationInput, text: z.string().max(20_000), document: z.enum(['cer', 'cep']), sectionId: z.string() }),
    output: z.object({ findings: z.array(placed), elapsedMs: z.number().int() }),
    read: async ({ system, snapshot }, { text, document, sectionId }) => {
      const checked = await checkAtHand(system, await snapshot());
      if (!checked.ok) return checked;
      const began = performance.now();
      const names = namesOf(checked.value.documents);
      const findings = checkParagraph(checked.value.base, { document, sectionId, text }).map((finding) => named(finding, names));
      return done({ findings, elapsedMs: Math.round(performance.now() - began) });
    },
  }),
  reading({
    id: 'consistency.report',
    title: 'Writes the findings with their quotes, decisions and what each document says as Word, PDF or Excel.',
    method: 'GET',
    path: '/evaluations/:evaluation/consistency/report',
    permission: 'evaluation.read',
    download: true,
    input: z.object({ ...evaluationInput, to: z.enum(['docx', 'pdf', 'xlsx']) }),
    output: z.custom<Download>(),
    read: async (context, { to }) => {
      const found = await here(context);
      if (!found.ok) return found;
      const { snapshot, dossier } = found.value;
      const { checked } = dossier;
      if (!checked) return stillReading();
      const date = context.system.clock().slice(0, 10);
      const report = reportOf(snapshot, { ...dossier, checked }, date);
      if (to === 'xlsx')
        return done({
          bytes: await writeFindingsSheet(report),
          mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          fileName: `consistency-${date}.xlsx`,
        });
      const written = await writeDocument(findingsReport(report), to);
      return written.ok
        ? done({ bytes: written.value.bytes, mediaType: written.value.mediaType, fileName: written.value.fileName })
        : written;
    },
  }),
] as const;

function documentsOf({ checked, read, unreadable }: DossierNow) {
  return [
    ...(checked?.documents.map(({ digest: _, pages, ...document }) => ({
      ...document,
      ...(pages === undefined ? {} : { pages }),
      findings: [...document.findings],
    })) ??
      // While others are still being read, those that are read are shown without what they say.
      read.map(({ id, name, type, language }) => ({
        id,
        name,
        type: type || ('other' as const),
        typeInferred: type === '',
        language,
        format: '',
        statements: 0,
        source: 'upload' as const,
        findings: [],
      }))),
    ...unreadable.map(({ id, name, type, language, problem: { message, remedy } }) => ({
      id,
      name,
      type: type || ('other' as const),
      typeInferred: type === '',
      language,
      format: '',
      statements: 0,
      source: 'upload' as const,
      problem: { message, ...(remedy ? { remedy } : {}) },
      findings: [],
    })),
  ];
}

function stillReading() {
  return trouble('conflict', 'Some documents are still being read.', { remedy: 'Try again in a moment.' });
}
