import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { type DataOf, defineKind } from '../records/index.ts';
import { methodFromName, type SearchMethod, searchMethods } from './search-method.ts';

/** One query in one database on one day; "searched, nothing found" is a record too (MEDDEV 2.7/1 rev. 4 A5; PRISMA-S items 1, 8, 13, 15). */
export const searchRunKind = defineKind({
  name: 'search-run',
  prefix: 'srn',
  title: 'search run',
  needsReason: true,
  schema: z.object({
    questionId: z.string().optional(),
    purpose: z.enum(['device', 'state of the art']).default('device'),
    database: z.string().trim().min(1),
    /** How the source is searched; where nobody said, its name tells. */
    method: z.enum(searchMethods).optional(),
    platform: z.string().default(''),
    query: z.string().default(''),
    limits: z.string().default(''),
    limitsReason: z.string().default(''),
    searchedOn: isoDate.optional(),
    searchedBy: z.string().default(''),
    coverageFrom: isoDate.optional(),
    coverageTo: isoDate.optional(),
    /** Records the source reported; 0 says that it was searched and nothing was found. */
    hits: z.number().int().min(0).optional(),
    /** The earlier run of the same search that this one repeats. */
    repeats: z.string().optional(),
    notes: z.string().default(''),
  }),
  label: (data) => [data.database, data.searchedOn].filter(Boolean).join(' '),
});

/** How a run searched its source. */
export function methodOf({ method, database }: Pick<DataOf<typeof searchRunKind>, 'method' | 'database'>): SearchMethod {
  return method ?? methodFromName(database);
}
