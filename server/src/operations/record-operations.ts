import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type Change, create, type DataOf, type Kind, remove, type Stored, update } from '@cerulean/evaluation/records';
import type { Permission } from '@cerulean/evaluation/team';
import { z } from 'zod';
import type { DecisionContext } from '../door/door.ts';
import { changing, reading } from './operation.ts';

/** The schema of a stored record around the schema of its data. */
export function storedSchema<Schema extends z.ZodType>(data: Schema) {
  return z.object({
    id: z.string(),
    kind: z.string(),
    version: z.number().int(),
    data,
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    updatedBy: z.string(),
  });
}

export const evaluationInput = { evaluation: z.string().min(1) };
const reasonInput = { reason: z.string().trim().max(2000).optional() };
export const pageInput = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
};

/** Looks at data before it is stored; gives changes that belong with it (for instance to linked records) or says why not. */
type Check<K extends Kind> = (
  data: DataOf<K>,
  context: DecisionContext,
  existing?: Stored<DataOf<K>>,
) => Promise<Outcome<readonly Change[]>>;

interface Shape<Word extends string, Path extends string, K extends Kind> {
  readonly word: Word;
  /** Path below the evaluation, for instance `device/claims`. */
  readonly path: Path;
  readonly permission: Permission;
  readonly check?: Check<K>;
}

const gone = (kind: Kind) =>
  trouble('not-found', `This ${kind.title} does not exist.`, { remedy: 'It may have been removed; look in the records.' });

/** The operations every kind with many records has: list, get, create, update, remove. */
export function recordOperations<const Name extends string, Schema extends z.ZodType, const Word extends string, const Path extends string>(
  kind: Kind<Name, Schema>,
  { word, path, permission, check }: Shape<Word, Path, Kind<Name, Schema>>,
) {
  const stored = storedSchema(kind.schema);
  const checked = check ?? (async () => done([]));
  type Data = DataOf<Kind<Name, Schema>>;
  return [
    reading({
      id: `${word}.${kind.name}.list`,
      title: `Lists the ${kind.plural}, in order of creation.`,
      method: 'GET',
      path: `/evaluations/:evaluation/${path}`,
      permission: 'evaluation.read',
      input: z.object({ ...evaluationInput, ...pageInput }),
      output: z.object({ records: z.array(stored), total: z.number().int() }),
      read: async ({ evaluation }, input) => done((await evaluation.reader.page(kind, input)) as never),
    }),
    reading({
      id: `${word}.${kind.name}.get`,
      title: `Gives one ${kind.title}.`,
      method: 'GET',
      path: `/evaluations/:evaluation/${path}/:id`,
      permission: 'evaluation.read',
      input: z.object({ ...evaluationInput, id: z.string() }),
      output: stored,
      read: async ({ evaluation }, input) => {
        const record = await evaluation.reader.find(kind, input.id);
        return record ? done(record as never) : gone(kind);
      },
    }),
    changing({
      id: `${word}.${kind.name}.create`,
      title: `Adds a ${kind.title}.`,
      method: 'POST',
      path: `/evaluations/:evaluation/${path}`,
      permission,
      input: z.object({ ...evaluationInput, data: kind.schema, ...reasonInput }),
      output: stored,
      decide: async (context, input) => {
        const { data } = input as unknown as { data: Data };
        const further = await checked(data, context);
        if (!further.ok) return further;
        const id = context.newId(kind.prefix);
        return done({ changes: [create(kind, id, data), ...further.value], output: (records) => records.get(id) as never });
      },
    }),
    changing({
      id: `${word}.${kind.name}.update`,
      title: `Changes a ${kind.title}, from the version that was seen.`,
      method: 'PUT',
      path: `/evaluations/:evaluation/${path}/:id`,
      permission,
      input: z.object({ ...evaluationInput, id: z.string(), version: z.number().int().min(1), data: kind.schema, ...reasonInput }),
      output: stored,
      decide: async (context, input) => {
        const existing = await context.reader.find(kind, input.id);
        if (!existing) return gone(kind);
        const { data } = input as unknown as { data: Data };
        const further = await checked(data, context, existing);
        if (!further.ok) return further;
        return done({
          changes: [update(kind, { id: existing.id, version: input.version }, data), ...further.value],
          output: (records) => records.get(existing.id) as never,
        });
      },
    }),
    changing({
      id: `${word}.${kind.name}.remove`,
      title: `Takes a ${kind.title} out; its history stays.`,
      method: 'DELETE',
      path: `/evaluations/:evaluation/${path}/:id`,
      permission,
      input: z.object({ ...evaluationInput, id: z.string(), version: z.coerce.number().int().min(1), ...reasonInput }),
      output: z.object({ id: z.string() }),
      decide: async ({ reader }, input) => {
        const existing = await reader.find(kind, input.id);
        if (!existing) return gone(kind);
        return done({ changes: [remove(kind, { id: existing.id, version: input.version })], output: () => ({ id: existing.id }) });
      },
    }),
  ] as const;
}

/** The operations a kind with exactly one record has: get (null before it was first written) and put. */
export function singleOperations<const Name extends string, Schema extends z.ZodType, const Word extends string, const Path extends string>(
  kind: Kind<Name, Schema>,
  { word, path, permission, check }: Shape<Word, Path, Kind<Name, Schema>>,
) {
  const stored = storedSchema(kind.schema);
  return [
    reading({
      id: `${word}.${kind.name}.get`,
      title: `Gives the ${kind.title}, or null before it was first written.`,
      method: 'GET',
      path: `/evaluations/:evaluation/${path}`,
      permission: 'evaluation.read',
      input: z.object(evaluationInput),
      output: z.object({ record: stored.nullable() }),
      read: async ({ evaluation }) => done({ record: ((await evaluation.reader.only(kind)) ?? null) as never }),
    }),
    changing({
      id: `${word}.${kind.name}.put`,
      title: `Writes the ${kind.title}, from the version that was seen; version 0 the first time.`,
      method: 'PUT',
      path: `/evaluations/:evaluation/${path}`,
      permission,
      input: z.object({ ...evaluationInput, version: z.number().int().min(0), data: kind.schema, ...reasonInput }),
      output: stored,
      decide: async (context, input) => {
        const { data } = input as unknown as { data: DataOf<Kind<Name, Schema>> };
        const existing = await context.reader.only(kind);
        const further = check ? await check(data, context, existing) : done([]);
        if (!further.ok) return further;
        const id = existing?.id ?? context.newId(kind.prefix);
        if (!existing && input.version !== 0) return gone(kind);
        const change = existing ? update(kind, { id, version: input.version }, data) : create(kind, id, data);
        return done({ changes: [change, ...further.value], output: (records) => records.get(id) as never });
      },
    }),
  ] as const;
}
