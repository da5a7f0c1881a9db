import { z } from 'zod';
import { type DataOf, defineKind } from '../records/index.ts';
import type { extractionFieldKind } from './extraction-field.ts';

type Field = DataOf<typeof extractionFieldKind>;

/** What one item of evidence says about one extraction field, with the page and the words it was taken from. */
export const extractedValueKind = defineKind({
  name: 'extracted-value',
  prefix: 'exv',
  title: 'extracted value',
  schema: z
    .object({
      /** Id of the reference or data set. */
      itemId: z.string(),
      fieldId: z.string(),
      value: z.union([z.number(), z.string().trim().max(4000), z.array(z.string().trim().min(1)).max(60)]).default(''),
      /** True where it was looked for and the item does not say it. */
      notReported: z.boolean().default(false),
      /** Page of the full text, or "abstract". */
      page: z.string().trim().max(60).default(''),
      quote: z.string().trim().max(4000).default(''),
      /** The full text it was taken from, where there was one. */
      fileId: z.string().optional(),
      notes: z.string().trim().max(4000).default(''),
    })
    .refine(({ value, notReported }) => notReported === (value === '' || (Array.isArray(value) && value.length === 0)), {
      path: ['value'],
      message: 'give a value, or say that it is not reported',
    }),
  label: (data) => (data.notReported ? 'not reported' : String(data.value)),
});
export type ExtractedValue = DataOf<typeof extractedValueKind>;

/** Why a value does not answer its field, as a short remark; undefined where it does. */
export function valueTrouble(field: Field, { value, notReported }: Pick<ExtractedValue, 'value' | 'notReported'>): string | undefined {
  if (notReported) return undefined;
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? undefined : 'must be a number';
    case 'text':
      return typeof value === 'string' ? undefined : 'must be a text';
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value) ? undefined : 'must be one of the choices';
    case 'choices':
      return Array.isArray(value) && value.every((one) => field.choices.includes(one)) ? undefined : 'must be among the choices';
    default:
      return field.type satisfies never;
  }
}

/** A value as it stands in tables: number with unit, choices joined. */
export function valueText(field: Field, { value, notReported }: Pick<ExtractedValue, 'value' | 'notReported'>): string {
  if (notReported) return 'not reported';
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'number' && field.unit ? `${value} ${field.unit}` : String(value);
}
