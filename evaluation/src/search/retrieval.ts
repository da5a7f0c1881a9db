import { z } from 'zod';
import { isoInstant } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/**
 * One search over the network as it went: every request with its answer, which is kept as it came, whether records were found, nothing was found, or the
 * source could not be searched.
 */
export const retrievalKind = defineKind({
  name: 'retrieval',
  prefix: 'rtv',
  title: 'retrieval',
  schema: z.object({
    /** Id in `search/sources`. */
    source: z.string(),
    query: z.string(),
    startedAt: isoInstant,
    endedAt: isoInstant,
    /** Records the source reported; absent where it could not be searched. */
    hits: z.number().int().min(0).optional(),
    /** Why it ended without a result, as it was told to the person. */
    problem: z.string().default(''),
    searchRunId: z.string().optional(),
    importId: z.string().optional(),
    requests: z
      .array(
        z.object({
          at: isoInstant,
          method: z.enum(['GET', 'POST']),
          /** Without what names the asker. */
          address: z.string(),
          attempts: z.number().int().min(1),
          status: z.number().int().optional(),
          /** The answer as it came. */
          fileId: z.string().optional(),
          /** What went wrong: "no answer within 60 seconds". */
          trouble: z.string().default(''),
        }),
      )
      .default([]),
  }),
  label: (data) => [data.source, data.startedAt.slice(0, 10)].join(' '),
});
