import { byId, done, trouble } from '@cerulean/evaluation/base';
import { fileKind, importKind } from '@cerulean/evaluation/evidence';
import { create } from '@cerulean/evaluation/records';
import { methodTitles, retrievalKind, type SearchSource, searchRunKind, sources } from '@cerulean/evaluation/search';
import { z } from 'zod';
import { allowedSources } from '../../search/allowed-sources.ts';
import { retrieve } from '../../search/retrieve.ts';
import type { Settings } from '../../settings.ts';
import importOperations from '../evidence/import.ts';
import { changing, type OperationContext, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

/** What was found is taken in as an uploaded file is. */
type ImportOperation = Extract<(typeof importOperations)[number], { readonly id: 'evidence.import.create' }>;
const importing = importOperations.find((operation): operation is ImportOperation => operation.id === 'evidence.import.create')!;
type Prepared = Extract<Awaited<ReturnType<NonNullable<ImportOperation['prepare']>>>, { ok: true }>['value'];

const stored = storedSchema(retrievalKind.schema);
const query = z.string().trim().min(1, 'write a query').max(20_000);

/** The source, where the installation allows it. */
function allowed({ searchSources }: Settings, id: string) {
  const found = allowedSources(searchSources).find(({ source }) => source.id === id);
  if (found) return done(found);
  const title = byId<SearchSource>(sources, id)?.title ?? id;
  return trouble('not-permitted', `${title} may not be searched over the network from this installation.`, {
    remedy: 'An administrator can allow it by the setting CERULEAN_SEARCH_SOURCES; exports of its website can be imported in any case.',
  });
}

const asking = ({ system: { settings, clock } }: Pick<OperationContext, 'system'>) => ({ email: settings.searchEmail, clock });

export default [
  reading({
    id: 'search.source.list',
    title: 'Lists the sources that this installation may search over the network; none unless its settings name them.',
    method: 'GET',
    path: '/search/sources',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({
      sources: z.array(
        z.object({ id: z.string(), title: z.string(), database: z.string(), kind: z.string(), syntax: z.string(), recordsMax: z.number() }),
      ),
    }),
    read: async ({ system }) =>
      done({
        sources: allowedSources(system.settings.searchSources).map(({ source: { id, title, database, method, syntax, recordsMax } }) => ({
          id,
          title,
          database,
          kind: methodTitles[method],
          syntax,
          recordsMax,
        })),
      }),
  }),
  reading({
    id: 'search.source.count',
    title: 'Asks a source over the network how many records it has for a query; nothing is recorded.',
    method: 'POST',
    path: '/evaluations/:evaluation/search/count',
    permission: 'evidence.edit',
    input: z.object({ ...evaluationInput, source: z.string(), query }),
    output: z.object({ total: z.number().int(), findings: z.array(z.object({ code: z.string(), message: z.string() })) }),
    read: async (context, input) => {
      const source = allowed(context.system.settings, input.source);
      if (!source.ok) return source;
      const { result } = await retrieve(source.value, input.query, 'count', asking(context));
      return result.ok ? done({ total: result.value.total, findings: [...result.value.findings] }) : result;
    },
  }),
  reading({
    id: 'search.retrieval.list',
    title: 'Lists the searches over the network with every request and its answer.',
    method: 'GET',
    path: '/evaluations/:evaluation/search/retrievals',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(stored), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(retrievalKind, input)),
  }),
  changing({
    id: 'search.retrieval.create',
    title:
      'Searches a source over the network and takes in what it gives: search run, import and references, with the answers kept as they came. A source that is down is recorded, and nothing else is changed.',
    method: 'POST',
    path: '/evaluations/:evaluation/search/retrievals',
    permission: 'evidence.edit',
    input: z.object({
      ...evaluationInput,
      source: z.string(),
      query,
      purpose: searchRunKind.schema.shape.purpose,
      questionId: z.string().optional(),
      repeats: z.string().optional(),
      reason: z.string().trim().max(2000).optional(),
    }),
    output: z.object({ retrieval: stored, import: storedSchema(importKind.schema).nullable() }),
    prepare: async (context, input) => {
      const source = allowed(context.system.settings, input.source);
      if (!source.ok) return source;
      const retrieved = await retrieve(source.value, input.query, 'read', asking(context));
      const answers = await Promise.all(
        retrieved.requests.map(async ({ text }) => {
          if (text === undefined) return undefined;
          const bytes = Buffer.from(text, 'utf8');
          return { bytes: bytes.length, sha256: await context.system.files.put(bytes) };
        }),
      );
      const { result } = retrieved;
      let prepared: Prepared | undefined;
      if (result.ok && result.value.records.length > 0) {
        const { records, findings } = result.value;
        const file = {
          name: `${source.value.source.title} ${retrieved.startedAt.slice(0, 10)}.json`,
          mediaType: 'application/json',
          bytes: Buffer.from(JSON.stringify({ records, findings }), 'utf8'),
        };
        const outcome = await importing.prepare!(
          { ...context, files: [file] },
          { evaluation: input.evaluation, database: '', format: 'cerulean-json' },
        );
        if (!outcome.ok) return outcome;
        // What the source sent and could not be read counts as not read, as in a file.
        prepared = {
          ...outcome.value,
          rejected: outcome.value.rejected + result.value.rejected,
          findings: [...result.value.findings, ...outcome.value.findings],
        };
      }
      return done({ ...retrieved, answers, source: source.value.source, prepared });
    },
    decide: async (context, input, { source, startedAt, endedAt, requests, answers, result, prepared }) => {
      const { newId, person, clock } = { ...context, clock: context.system.clock };
      const day = startedAt.slice(0, 10);
      const files = answers.map((answer, index) => {
        if (!answer) return undefined;
        const id = newId(fileKind.prefix);
        const name = `${source.id} ${day} answer ${index + 1}`;
        return { id, change: create(fileKind, id, { name, mediaType: 'text/plain', ...answer, purpose: 'search response' }) };
      });
      const retrievalId = newId(retrievalKind.prefix);
      const searchRunId = newId(searchRunKind.prefix);
      const imported = prepared
        ? await importing.decide(context, { evaluation: input.evaluation, database: source.database, searchRunId }, prepared)
        : undefined;
      if (imported && !imported.ok) return imported;
      const importId = imported?.value.changes.find(({ kind }) => kind === importKind.name)?.id;
      const log = create(retrievalKind, retrievalId, {
        source: source.id,
        query: input.query,
        startedAt,
        endedAt,
        ...(result.ok ? { hits: result.value.total, searchRunId } : {}),
        problem: result.ok ? '' : [result.problem.message, result.problem.remedy].filter(Boolean).join(' '),
        ...(importId === undefined ? {} : { importId }),
        requests: requests.map(({ at, method, address, attempts, status, trouble: wrong }, index) => ({
          at,
          method,
          address,
          attempts,
          ...(status === undefined ? {} : { status }),
          ...(files[index] ? { fileId: files[index].id } : {}),
          trouble: wrong,
        })),
      });
      const run = result.ok
        ? [
            create(searchRunKind, searchRunId, {
              questionId: input.questionId,
              purpose: input.purpose,
              database: source.database,
              method: source.method,
              platform: new URL(source.address).host,
              query: input.query,
              limits: '',
              limitsReason: '',
              searchedOn: clock().slice(0, 10),
              searchedBy: person.name,
              hits: result.value.total,
              repeats: input.repeats,
              notes: ['Searched over the network by Cerulean.', ...result.value.findings.map(({ message }) => message).slice(0, 10)].join(
                ' ',
              ),
            }),
          ]
        : [];
      return done({
        changes: [...files.flatMap((file) => (file ? [file.change] : [])), ...run, ...(imported?.value.changes ?? []), log],
        output: (records) => ({
          retrieval: records.get(retrievalId) as never,
          import: ((importId && records.get(importId)) ?? null) as never,
        }),
      });
    },
  }),
] as const;
