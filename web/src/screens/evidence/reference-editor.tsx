import { readAuthor, referenceKind, referenceTypes, writeAuthor } from '@cerulean/evaluation/evidence';
import type { DataOf, Kind } from '@cerulean/evaluation/records';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, type OutputOf } from '../../api/client.ts';
import { ProblemError } from '../../api/problem.ts';
import { invalidate, useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordEditor } from '../../kit/form/record-editor.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';

type Reference = DataOf<typeof referenceKind>;
type Correction = Omit<Reference, 'authors'> & { authors: string[] };

/** The reference as people correct it: one author to a line, written "Maki, Dennis G." or as the name of a group. */
const correctionKind = {
  ...referenceKind,
  schema: referenceKind.schema.omit({ authors: true }).extend({ authors: referenceKind.schema.shape.keywords }),
  label: ({ title }: Correction) => title,
} as unknown as Kind<'reference', typeof referenceKind.schema> & Kind;

const toCorrection = (data: Reference): Correction => ({ ...data, authors: data.authors.map(writeAuthor) });
const fromCorrection = (data: Correction): Reference => ({ ...data, authors: data.authors.flatMap((name) => readAuthor(name) ?? []) });

const sections: readonly SectionOf<Correction>[] = [
  {
    help: 'What the file said stays in the history.',
    fields: [
      { name: 'title', type: 'long-text', label: 'Title', required: true },
      {
        name: 'authors',
        type: 'sentences',
        label: 'Authors',
        help: 'Family name, comma, given names; or the name of a group.',
        add: 'Add an author',
      },
      { name: 'year', type: 'number', label: 'Year', integer: true },
      { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(Object.keys(referenceTypes) as [string, ...string[]]) },
      { name: 'abstract', type: 'long-text', label: 'Abstract', rows: 6 },
    ],
  },
  {
    title: 'Where it was published',
    fields: [
      { name: 'container', type: 'text', label: 'Journal or book' },
      { name: 'volume', type: 'text', label: 'Volume' },
      { name: 'issue', type: 'text', label: 'Issue' },
      { name: 'pages', type: 'text', label: 'Pages' },
      { name: 'language', type: 'text', label: 'Language' },
    ],
  },
  {
    title: 'Identifiers',
    fields: [
      { name: 'doi', type: 'text', label: 'DOI', identifier: true },
      { name: 'pmid', type: 'text', label: 'PubMed id', identifier: true },
      { name: 'pmcid', type: 'text', label: 'PubMed Central id', identifier: true },
      { name: 'url', type: 'text', label: 'Address', identifier: true },
    ],
  },
  { title: 'For the team', fields: [{ name: 'notes', type: 'long-text', label: 'Notes' }] },
];

const leavesCorrection = (current: { pathname: string; search: unknown }, next: { pathname: string; search: unknown }) =>
  current.pathname !== next.pathname || (current.search as { edit?: string }).edit !== (next.search as { edit?: string }).edit;

/** Corrects what a file said about a publication. */
export function ReferenceEditor({ id, onDone }: { id: string; onDone: () => void }) {
  const evaluation = useEvaluationId();
  const client = useQueryClient();
  // The list it was opened from may be scrolled far down.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const { data: stored, error, refetch } = useOperation('evidence.reference.get', { evaluation, id });
  const save = async ({ data, version }: { data: Correction; version: number }) => {
    try {
      await call('evidence.reference.update', { evaluation, id, version, data: fromCorrection(data) });
    } catch (trouble) {
      throw inCorrection(trouble);
    }
    await invalidate(client, evaluation);
  };
  return (
    <Page
      title="Correct a reference"
      description={
        stored?.data.source && `Read from ${stored.data.source.file}${stored.data.source.line ? `, line ${stored.data.source.line}` : ''}.`
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : stored ? (
        <RecordEditor
          kind={correctionKind as never}
          evaluation={evaluation}
          sections={sections as never}
          stored={{ ...stored, data: toCorrection((stored as OutputOf<'evidence.reference.get'>).data) } as never}
          save={save as never}
          leaves={leavesCorrection}
          onSaved={onDone}
          onCancel={onDone}
        />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  );
}

/** Both sides of a conflict are compared as they are corrected, author by author as text. */
function inCorrection(trouble: unknown): unknown {
  if (!(trouble instanceof ProblemError) || trouble.code !== 'changed-meanwhile') return trouble;
  const { theirs, ...rest } = trouble.details as { theirs: { data: Reference } };
  const { code, title, remedy } = trouble;
  return new ProblemError({
    code,
    title,
    ...(remedy ? { remedy } : {}),
    details: { ...rest, theirs: { ...theirs, data: toCorrection(theirs.data) } },
  });
}
