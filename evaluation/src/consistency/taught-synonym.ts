import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** Words that mean the same in this dossier, as a person taught them. */
export const taughtSynonymKind = defineKind({
  name: 'taught-synonym',
  prefix: 'tsy',
  title: 'taught synonym',
  schema: z.object({
    words: z.array(z.string().trim().min(1).max(200)).min(2, 'give at least two words that mean the same').max(20),
    reason: z.string().trim().max(2000).default(''),
  }),
  label: (data) => data.words.join(' = '),
});
