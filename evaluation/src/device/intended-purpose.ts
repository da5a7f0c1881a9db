import { z } from 'zod';
import { boundsSchema, describeBounds } from '../base/index.ts';
import { type DataOf, defineKind } from '../records/index.ts';

/** The intended purpose in its parts (Regulation (EU) 2017/745, Article 2(12) and Annex XIV part A 1(a)), so that each can be compared and cited alone. */
export const intendedPurposeKind = defineKind({
  name: 'intended-purpose',
  prefix: 'ipu',
  title: 'intended purpose',
  plural: 'intended purposes',
  single: true,
  needsReason: true,
  schema: z.object({
    statement: z.string().default(''),
    indications: z.array(z.string().trim().min(1)).default([]),
    contraindications: z.array(z.string().trim().min(1)).default([]),
    population: z
      .object({
        description: z.string().default(''),
        age: boundsSchema.optional(),
        weight: boundsSchema.optional(),
        sex: z.enum(['any', 'female', 'male']).default('any'),
        conditions: z.array(z.string().trim().min(1)).default([]),
      })
      .prefault({}),
    users: z.array(z.string().trim().min(1)).default([]),
    settings: z.array(z.string().trim().min(1)).default([]),
    bodySite: z.string().default(''),
    modeOfUse: z.string().default(''),
    duration: z.object({ description: z.string().default(''), maximum: boundsSchema.optional() }).prefault({}),
    warnings: z.array(z.string().trim().min(1)).default([]),
    /** Version and date of the instructions for use that say the same. */
    instructionsForUse: z.string().default(''),
  }),
  label: () => 'Intended purpose',
});

/** The population in one phrase: "adults, at least 18 years, at least 40 kg". */
export function describePopulation(population: DataOf<typeof intendedPurposeKind>['population']): string {
  return [
    population.description,
    population.age && `age ${describeBounds(population.age)}`,
    population.weight && `body weight ${describeBounds(population.weight)}`,
    population.sex === 'any' ? '' : `${population.sex} only`,
    population.conditions.join(', '),
  ]
    .filter(Boolean)
    .join('; ');
}
