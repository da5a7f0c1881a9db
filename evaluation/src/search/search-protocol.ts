import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';
import { searchMethods } from './search-method.ts';

/** What a search can be limited by. */
export const limitAspects = ['publication date', 'language', 'species', 'publication type', 'study design', 'age group', 'other'] as const;

/**
 * How the literature is searched, fixed before the searches (MEDDEV 2.7/1 rev. 4, A5; PRISMA-S). Questions, criteria, appraisal plan and analysis plan
 * are records of their own.
 */
export const searchProtocolKind = defineKind({
  name: 'search-protocol',
  prefix: 'spr',
  title: 'search protocol',
  single: true,
  needsReason: true,
  schema: z.object({
    /** Why the review is done: what it gives to risk management and to the state of the art. */
    importance: z.string().default(''),
    /** Earlier reviews and searches, and which of their strategies are used again. */
    previousReviews: z.string().default(''),
    /** Equivalent and benchmark devices whose names are searched for. */
    comparedDevices: z.string().default(''),
    /** Where the protocol is registered or published. */
    registration: z.string().default(''),
    methodology: z.string().default(''),
    /** Who searches, and with which experience in information retrieval. */
    searchers: z.string().default(''),
    databases: z
      .array(
        z.object({
          name: z.string().trim().min(1),
          /** The interface: Ovid, embase.com. */
          provider: z.string().default(''),
          why: z.string().default(''),
          coverageFrom: isoDate.optional(),
          coverageTo: isoDate.optional(),
          /** The query as it is planned; as it was run it stands with each search run. */
          query: z.string().default(''),
        }),
      )
      .default([]),
    /** What is done to find everything that is published. */
    extent: z.string().default(''),
    /** Sources that are no databases: registers, websites, citation searching, contacts. */
    otherSources: z
      .array(
        z.object({
          method: z.enum(searchMethods),
          name: z.string().trim().min(1),
          how: z.string().default(''),
          why: z.string().default(''),
        }),
      )
      .default([]),
    limits: z
      .array(z.object({ aspect: z.enum(limitAspects), limit: z.string().trim().min(1), justification: z.string().default('') }))
      .default([]),
    /** Published search filters, as designed or changed, with their source. */
    filters: z.string().default(''),
    /** How the strategies were checked by somebody else. */
    peerReview: z.string().default(''),
    screening: z.string().default(''),
    deduplication: z.string().default(''),
    /** How data that stand in several publications are counted once. */
    repeatedData: z.string().default(''),
    /** How data that the manufacturer holds anyway are not counted again. */
    heldData: z.string().default(''),
    dataCollection: z.string().default(''),
    /** When searching and screening end. */
    stopping: z.string().default(''),
    updates: z
      .object({ months: z.number().int().min(1).max(60), how: z.string().default(''), justification: z.string().default('') })
      .optional(),
    /** For a review that updates an earlier one: what was found up to this day belongs to the earlier one. */
    updateOf: z.object({ until: isoDate, review: z.string().default('') }).optional(),
    /** What was done otherwise than planned. */
    deviations: z.array(z.object({ on: isoDate, what: z.string().trim().min(1), why: z.string().default('') })).default([]),
  }),
  label: () => 'Literature search protocol',
});
