import { z } from 'zod';
import { done, type Outcome, trouble } from './outcome.ts';

/** One unit: what it measures, and how many of the base unit of that dimension it is. */
interface Unit {
  readonly dimension: string;
  readonly inBase: number;
  readonly name: string;
}

/** Units people write in intended purposes and studies. Mass is based on the gram, time on the day, length on the millimetre. */
export const units = {
  g: { dimension: 'mass', inBase: 1, name: 'gram' },
  kg: { dimension: 'mass', inBase: 1000, name: 'kilogram' },
  lb: { dimension: 'mass', inBase: 453.59237, name: 'pound' },
  hours: { dimension: 'time', inBase: 1 / 24, name: 'hours' },
  days: { dimension: 'time', inBase: 1, name: 'days' },
  weeks: { dimension: 'time', inBase: 7, name: 'weeks' },
  months: { dimension: 'time', inBase: 365.25 / 12, name: 'months' },
  years: { dimension: 'time', inBase: 365.25, name: 'years' },
  mm: { dimension: 'length', inBase: 1, name: 'millimetre' },
  cm: { dimension: 'length', inBase: 10, name: 'centimetre' },
  m: { dimension: 'length', inBase: 1000, name: 'metre' },
  ml: { dimension: 'volume', inBase: 1, name: 'millilitre' },
  l: { dimension: 'volume', inBase: 1000, name: 'litre' },
} as const satisfies Record<string, Unit>;
export type UnitId = keyof typeof units;
const unitIds = Object.keys(units) as [UnitId, ...UnitId[]];

/** A number with its unit. */
export const quantitySchema = z.object({ value: z.number(), unit: z.enum(unitIds) });
export type Quantity = z.output<typeof quantitySchema>;

/** The same quantity in another unit of its dimension; a problem where the dimensions differ. */
export function convert(quantity: Quantity, to: UnitId): Outcome<Quantity> {
  const from = units[quantity.unit];
  const target = units[to];
  if (from.dimension !== target.dimension) {
    return trouble(
      'input-invalid',
      `${quantity.value} ${quantity.unit} cannot be given in ${to}: one is ${from.dimension}, the other ${target.dimension}.`,
    );
  }
  return done({ value: (quantity.value * from.inBase) / target.inBase, unit: to });
}

/** A range of one quantity; a missing end is open. Either end belongs to the range unless it says otherwise. */
export const boundsSchema = z
  .object({
    from: quantitySchema.optional(),
    to: quantitySchema.optional(),
    fromIncluded: z.boolean().default(true),
    toIncluded: z.boolean().default(true),
  })
  .refine((bounds) => bounds.from || bounds.to, 'give at least one end of the range')
  .refine(
    (bounds) => !bounds.from || !bounds.to || units[bounds.from.unit].dimension === units[bounds.to.unit].dimension,
    'both ends need units of one kind',
  )
  .refine(
    (bounds) =>
      !bounds.from || !bounds.to || bounds.from.value * units[bounds.from.unit].inBase <= bounds.to.value * units[bounds.to.unit].inBase,
    'the lower end lies above the upper end',
  );
export type Bounds = z.output<typeof boundsSchema>;

/** A range as a reader expects it: "1 kg to 12 kg", "more than 5 kg", "18 years or older" is left to the writer of the sentence. */
export function describeBounds(bounds: Bounds): string {
  const { from, to } = bounds;
  if (from && to) return `${from.value} ${from.unit} to ${to.value} ${to.unit}`;
  if (from) return `${bounds.fromIncluded ? 'at least' : 'more than'} ${from.value} ${from.unit}`;
  if (to) return `${bounds.toIncluded ? 'up to' : 'less than'} ${to.value} ${to.unit}`;
  return '';
}
