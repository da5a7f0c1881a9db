import { assert, byId, canonicalJson, done, trouble } from '@cerulean/evaluation/base';
import {
  citationStyles,
  type DocumentTemplate,
  type DocumentTree,
  facts,
  type OutlineSection,
  releaseKind,
  sectionKind,
  templates,
  treeDigest,
  walkTemplate,
  writers,
} from '@cerulean/evaluation/documents';
import { blockers } from '@cerulean/evaluation/quality-system';
import { create, type Snapshot, update } from '@cerulean/evaluation/records';
import { retractedEvidence } from '@cerulean/evaluation/traceability';
import { z } from 'zod';
import { writeDocument } from '../../documents/write.ts';
import { evaluationKind } from '../../store/kinds.ts';
import { perSnapshot } from '../../store/per-snapshot.ts';
import type { ChainReader } from '../../store/reader.ts';
import { sha256 } from '../../store/reader.ts';
import { resultsOf } from '../../store/results.ts';
import { type Built, draftOf, keptWork } from '../../work/kept-work.ts';
import type { BuildInput } from '../../work/tasks/build-document.ts';
import { changing, type Download, type OperationContext, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const section = storedSchema(sectionKind.schema);
const release = storedSchema(releaseKind.schema);
const documentInput = { ...evaluationInput, document: z.string() };
const finding = z.object({ code: z.string(), message: z.string(), sectionId: z.string().optional() });

async function releasesOf(reader: ChainReader, document: string) {
  return (await reader.where(releaseKind, 'document', document)).sort((one, other) => one.data.number - other.data.number);
}

const buildDraft = async ({ system, snapshot }: OperationContext, document: string) => draftOf(system, await snapshot(), document);

/** The facts that prose can state, as a list for the editor; the same for everybody until the records change. */
const listedFacts = perSnapshot((snapshot) =>
  facts(snapshot, resultsOf(snapshot)).map(({ key, label, group, text, recordId }) => ({ key, label, group, text, recordId })),
);

const pages = new WeakMap<DocumentTree, Awaited<ReturnType<typeof writeDocument>>>();

/** A tree as a page, written once for each tree. */
async function pageOf(tree: DocumentTree) {
  const page = pages.get(tree) ?? (await writeDocument(tree, 'html'));
  if (page.ok) pages.set(tree, page);
  return page;
}

/** The tree of a released version, as it was frozen. */
async function frozenTree({ system, evaluation }: OperationContext, document: string, number: number) {
  const found = (await releasesOf(evaluation.reader, document)).find(({ data }) => data.number === number);
  const bytes = found && (await system.files.get(found.data.digest));
  if (!found) return trouble('not-found', `There is no version ${number} of this document.`);
  if (!bytes)
    return trouble('unavailable', `The frozen tree of version ${number} is missing or damaged.`, {
      remedy: 'Restore the files from the backup.',
    });
  return done(JSON.parse(Buffer.from(bytes).toString('utf8')) as DocumentTree);
}

export default [
  reading({
    id: 'documents.document.list',
    title: 'Lists the documents with their released versions and how they can be written.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      documents: z.array(z.object({ id: z.string(), title: z.string(), releases: z.array(release) })),
      formats: z.array(z.object({ id: z.string(), title: z.string() })),
      citationStyle: z.object({
        chosen: z.string(),
        version: z.number().int(),
        choices: z.array(z.object({ id: z.string(), title: z.string() })),
      }),
    }),
    read: async ({ evaluation }) => {
      const [releases, own] = await Promise.all([evaluation.reader.all(releaseKind), evaluation.reader.only(evaluationKind)]);
      assert(own, 'an evaluation with a team has its own record');
      return done({
        citationStyle: {
          chosen: own.data.citationStyle,
          version: own.version,
          choices: citationStyles.map(({ id, title }) => ({ id, title })),
        },
        documents: templates.map((template) => ({
          id: template.id,
          title: template.title,
          releases: releases.filter(({ data }) => data.document === template.id),
        })),
        formats: writers.map(({ id, title }) => ({ id, title })),
      });
    },
  }),
  changing({
    id: 'documents.citation-style.choose',
    title: 'Chooses the citation style of the documents; released versions keep theirs.',
    method: 'POST',
    path: '/evaluations/:evaluation/documents/citation-style',
    permission: 'documents.write',
    input: z.object({ ...evaluationInput, version: z.number().int().min(1), citationStyle: z.enum(citationStyles.map(({ id }) => id)) }),
    output: z.object({ version: z.number().int() }),
    decide: async ({ reader }, { version, citationStyle }) => {
      const existing = await reader.only(evaluationKind);
      assert(existing, 'an evaluation with a team has its own record');
      const changes = [update(evaluationKind, { id: existing.id, version }, { ...existing.data, citationStyle })];
      return done({ changes, output: (records) => ({ version: records.get(existing.id)!.version }) });
    },
  }),
  reading({
    id: 'documents.outline.get',
    title: 'Gives the sections of a document with what each must answer and what is written.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents/:document/outline',
    permission: 'evaluation.read',
    input: z.object(documentInput),
    output: z.object({ sections: z.array(z.custom<OutlineSection>()) }),
    read: async ({ system, evaluation, snapshot }, { document }) => {
      const input = { evaluation: evaluation.id, document };
      const sections = await keptWork<OutlineSection[]>(system, await snapshot(), 'outline-document', input);
      return sections.ok ? done({ sections: [...sections.value] }) : sections;
    },
  }),
  reading({
    id: 'documents.section.get',
    title: 'Gives the prose of one section; version 0 where nothing is written yet.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents/:document/sections/:section',
    permission: 'evaluation.read',
    input: z.object({ ...documentInput, section: z.string() }),
    output: z.object({ record: section.nullable() }),
    read: async ({ evaluation }, input) => done({ record: (await sectionAt(evaluation.reader, input.document, input.section)) ?? null }),
  }),
  changing({
    id: 'documents.section.save',
    title: 'Saves the prose of one section from the version that was seen; somebody else’s change meanwhile is a conflict to resolve.',
    method: 'PUT',
    path: '/evaluations/:evaluation/documents/:document/sections/:section',
    permission: 'documents.write',
    input: z.object({ ...documentInput, section: z.string(), version: z.number().int().min(0), prose: sectionKind.schema.shape.prose }),
    output: section,
    decide: async ({ reader, newId }, input) => {
      if (!takesProse(input.document, input.section)) {
        return trouble('not-found', `The document ${input.document} has no section ${input.section} to write in.`, {
          remedy: 'Choose a section of its outline.',
        });
      }
      const data = { document: input.document, section: input.section, prose: input.prose };
      const existing = await sectionAt(reader, input.document, input.section);
      if (existing && existing.version !== input.version) {
        return trouble('changed-meanwhile', 'This section was changed by someone else while you wrote.', {
          remedy: 'Look at both texts, then save the one that should stand.',
          details: { yours: data, theirs: existing },
        });
      }
      const id = existing?.id ?? newId(sectionKind.prefix);
      return done({
        changes: [existing ? update(sectionKind, existing, data) : create(sectionKind, id, data)],
        output: (records) => records.get(id) as never,
      });
    },
  }),
  reading({
    id: 'documents.fact.list',
    title: 'Lists the facts that prose can state: value, where it comes from, and its key.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents/facts',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      facts: z.array(
        z.object({ key: z.string(), label: z.string(), group: z.string(), text: z.string(), recordId: z.string().optional() }),
      ),
    }),
    read: async ({ snapshot }) => done({ facts: listedFacts(await snapshot()) }),
  }),
  reading({
    id: 'documents.preview.get',
    title: 'Shows the draft as a page, with what is missing in it.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents/:document/preview',
    permission: 'evaluation.read',
    input: z.object(documentInput),
    output: z.object({ html: z.string(), version: z.string(), findings: z.array(finding) }),
    read: async (context, { document }) => {
      const built = await buildDraft(context, document);
      if (!built.ok) return built;
      const page = await pageOf(built.value.tree);
      if (!page.ok) return page;
      return done({
        html: Buffer.from(page.value.bytes).toString('utf8'),
        version: built.value.tree.version,
        findings: [...built.value.findings, ...page.value.findings],
      });
    },
  }),
  reading({
    id: 'documents.document.write',
    title: 'Writes the draft, or a released version as it was frozen, as Word, PDF or HTML.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents/:document/write',
    permission: 'evaluation.read',
    download: true,
    input: z.object({ ...documentInput, to: z.enum(['docx', 'pdf', 'html', 'json']), number: z.coerce.number().int().min(1).optional() }),
    output: z.custom<Download>(),
    read: async (context, { document, to, number }) => {
      const tree =
        number === undefined
          ? await buildDraft(context, document).then((built) => (built.ok ? done(built.value.tree) : built))
          : await frozenTree(context, document, number);
      if (!tree.ok) return tree;
      const written = await writeDocument(tree.value, to);
      return written.ok
        ? done({ bytes: written.value.bytes, mediaType: written.value.mediaType, fileName: written.value.fileName })
        : written;
    },
  }),
  reading({
    id: 'documents.gate.get',
    title: 'Says what stands in the way of a release, and what else is missing in the draft.',
    method: 'GET',
    path: '/evaluations/:evaluation/documents/:document/gate',
    permission: 'evaluation.read',
    input: z.object(documentInput),
    output: z.object({
      blockers: z.array(z.object({ recordId: z.string(), sentence: z.string(), remedy: z.string() })),
      findings: z.array(finding),
      nextNumber: z.number().int(),
    }),
    read: async (context, { document }) => {
      const built = await buildDraft(context, document);
      if (!built.ok) return built;
      const released = await releasesOf(context.evaluation.reader, document);
      return done({
        blockers: standingInTheWay(await context.snapshot()).map(({ recordId, sentence, remedy }) => ({ recordId, sentence, remedy })),
        findings: [...built.value.findings],
        nextNumber: (released.at(-1)?.data.number ?? 0) + 1,
      });
    },
  }),
  changing({
    id: 'documents.release.create',
    title: 'Releases the next version: freezes its tree under a digest; afterwards nothing in it can change.',
    method: 'POST',
    path: '/evaluations/:evaluation/documents/:document/releases',
    permission: 'documents.release',
    input: z.object({ ...documentInput, statement: releaseKind.schema.shape.statement }),
    output: release,
    prepare: async (context, { document }) => {
      const { system, evaluation } = context;
      const now = await context.snapshot();
      const standing = standingInTheWay(now);
      if (standing.length > 0) return gateClosed(standing);
      const number = ((await releasesOf(evaluation.reader, document)).at(-1)?.data.number ?? 0) + 1;
      const date = system.clock().slice(0, 10);
      const built = await system.work.run<Built>('build-document', {
        evaluation: evaluation.id,
        document,
        status: 'released',
        version: String(number),
        date,
      } satisfies BuildInput);
      if (!built.ok) return built;
      if (built.value.sequence !== now.sequence) return changedMeanwhile();
      // The file store names bytes by their SHA-256, and these bytes are the canonical JSON that the digest is taken over.
      const digest = await system.files.put(Buffer.from(canonicalJson(built.value.tree), 'utf8'));
      assert(digest === treeDigest(built.value.tree, sha256), 'the frozen bytes are not those of the digest');
      return done({ number, date, digest, sequence: built.value.sequence });
    },
    decide: async ({ reader, newId, person }, { document, statement }, frozen) => {
      // Tree and gate were made from one state of the records; as long as that is the newest, both hold.
      if ((await reader.head()).sequence !== frozen.sequence) return changedMeanwhile();
      const id = newId(releaseKind.prefix);
      return done({
        changes: [create(releaseKind, id, { document, ...frozen, releasedBy: person.name, statement })],
        output: (records) => records.get(id) as never,
      });
    },
  }),
] as const;

const changedMeanwhile = () =>
  trouble('changed-meanwhile', 'The evaluation was changed while the version was being frozen.', {
    remedy: 'Look at what changed, then release again.',
  });

/** Why no version may be released now: what is undecided, and retracted publications that carry a claim. */
function standingInTheWay(snapshot: Snapshot) {
  return [...blockers(snapshot), ...retractedEvidence(snapshot)];
}

function gateClosed(standing: ReturnType<typeof standingInTheWay>) {
  return trouble(
    'gate-closed',
    `The report cannot be released: ${standing[0]!.sentence}${standing.length > 1 ? ` And ${standing.length - 1} more.` : ''}`,
    { remedy: standing[0]!.remedy, details: standing },
  );
}

function takesProse(document: string, name: string): boolean {
  const template = byId<DocumentTemplate>(templates, document);
  return (
    template !== undefined && [...walkTemplate(template.sections)].some(({ section: { id, prose } }) => id === name && prose !== 'none')
  );
}

async function sectionAt(reader: ChainReader, document: string, name: string) {
  return (await reader.where(sectionKind, 'section', name)).find(({ data }) => data.document === document);
}
