import { done } from '@cerulean/evaluation/base';
import { type SearchAnnex, searchAnnex } from '@cerulean/evaluation/search';
import { z } from 'zod';
import { perSnapshot } from '../../store/per-snapshot.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

/** Counted once for each state of the records. */
const annexOf = perSnapshot(searchAnnex);

export default [
  reading({
    id: 'search.annex.get',
    title: 'Gives every search with what came of it, how re-runs compare, and what does not fit together.',
    method: 'GET',
    path: '/evaluations/:evaluation/search/annex',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.custom<SearchAnnex>(),
    read: async ({ snapshot }) => done(annexOf(await snapshot())),
  }),
] as const;
