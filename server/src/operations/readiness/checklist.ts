import { done, trouble } from '@cerulean/evaluation/base';
import { type AnsweredItem, type ChecklistState, readinessAnswers } from '@cerulean/evaluation/readiness';
import { z } from 'zod';
import { readinessOf } from '../../readiness/states.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const count = z.number().int();
const about = {
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  references: z.array(z.string()),
  counts: z.record(z.enum(readinessAnswers), count),
  /** Items whose suggestion is something else than open. */
  suggested: count,
  toLookAtAgain: count,
  /** Items that a person answered, those to look at again included. */
  answered: count,
};

const notRead = {
  /** Names of documents that are still being read and say nothing yet. */
  pending: z.array(z.string()),
  /** Names of documents that cannot be read. */
  unreadable: z.array(z.string()),
};

/** What to do next: what changed since it was answered, then what nobody answered, the least met first. */
const nextFirst = ['not met', 'open', 'partly', 'yes', 'no', 'met', 'not applicable'];

function nextOf(items: readonly AnsweredItem[]): AnsweredItem | undefined {
  const again = items.find(({ state }) => state === 'to look at again');
  if (again) return again;
  const unanswered = items.filter(({ state }) => state === 'suggested');
  return nextFirst.map((answer) => unanswered.find((item) => item.answer === answer)).find((item) => item !== undefined);
}

function aboutOf({ id, title, purpose, references, counts, suggested, toLookAtAgain, items }: ChecklistState) {
  const answered = items.filter(({ given }) => given !== undefined).length;
  return { id, title, purpose, references: [...references], counts: { ...counts }, suggested, toLookAtAgain, answered };
}

export default [
  reading({
    id: 'readiness.checklist.list',
    title: 'Lists the checklists with how many questions are met, partly met, not met and open, who answered last, and what is next.',
    method: 'GET',
    path: '/evaluations/:evaluation/readiness/checklists',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      checklists: z.array(
        z.object({
          ...about,
          total: count,
          lastAnswered: z.object({ at: z.string(), by: z.string() }).optional(),
          next: z.object({ id: z.string(), question: z.string(), why: z.string() }).optional(),
        }),
      ),
      /** How many uploaded documents the answers were read from. */
      documents: count,
      ...notRead,
    }),
    read: async ({ system, snapshot }) => {
      const found = await readinessOf(system, await snapshot());
      if (!found.ok) return found;
      const { states, dossier } = found.value;
      return done({
        checklists: states.map((state) => {
          const last = state.items
            .flatMap(({ given }) => given ?? [])
            .reduce<AnsweredItem['given']>((newest, given) => (newest && newest.at >= given.at ? newest : given), undefined);
          const next = nextOf(state.items);
          return {
            ...aboutOf(state),
            total: state.items.length,
            ...(last ? { lastAnswered: { at: last.at, by: last.by } } : {}),
            ...(next ? { next: { id: next.id, question: next.question, why: next.state === 'suggested' ? next.answer : next.state } } : {}),
          };
        }),
        documents: dossier.uploaded.length,
        pending: [...dossier.pending],
        unreadable: [...dossier.unreadable],
      });
    },
  }),
  reading({
    id: 'readiness.checklist.get',
    title: 'Gives one checklist: every question with its clause, what is suggested and on what it rests, and the answer a person gave.',
    method: 'GET',
    path: '/evaluations/:evaluation/readiness/checklists/:id',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.object({
      ...about,
      items: z.array(z.custom<AnsweredItem>()),
      /** The documents that evidence may name. */
      documents: z.array(z.object({ id: z.string(), name: z.string() })),
      /** How many of them were uploaded and read. */
      uploaded: count,
      ...notRead,
    }),
    read: async ({ system, snapshot }, { id }) => {
      const found = await readinessOf(system, await snapshot());
      if (!found.ok) return found;
      const { states, dossier } = found.value;
      const state = states.find((one) => one.id === id);
      if (!state) return trouble('not-found', 'There is no such checklist.', { remedy: 'Choose one of the list.' });
      return done({
        ...aboutOf(state),
        items: [...state.items],
        documents: [...dossier.documents],
        uploaded: dossier.uploaded.length,
        pending: [...dossier.pending],
        unreadable: [...dossier.unreadable],
      });
    },
  }),
] as const;
