import { type Bounds, type Quantity, type UnitId, units } from '@cerulean/evaluation/base';

/** A quantity while it is typed: the number may be missing. */
export interface QuantityDraft {
  readonly value: number | string;
  readonly unit: UnitId;
}

/** A range while it is typed. */
export interface BoundsDraft {
  readonly from: QuantityDraft;
  readonly to: QuantityDraft;
  readonly fromIncluded: boolean;
  readonly toIncluded: boolean;
}

/** A stored quantity as a draft; an absent one is empty in the field's first unit. */
export function quantityDraft(quantity: Quantity | undefined, unit: UnitId): QuantityDraft {
  return quantity ? { ...quantity } : { value: '', unit };
}

/**
 * The number a text says, with a point or a comma before the decimals; undefined for an empty text. What is no number comes back as the text,
 * so that the schema refuses it and nothing that was typed is lost or changed in silence.
 */
export function numberOf(text: number | string): number | string | undefined {
  if (typeof text === 'number') return text;
  const plain = text.trim().replace(/^\u2212/, '-');
  if (plain === '') return undefined;
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain.replace(',', '.')) : text;
}

/** What a draft says: nothing while there is no number. */
export function quantityOf(draft: QuantityDraft): Quantity | undefined {
  const value = numberOf(draft.value);
  return value === undefined ? undefined : { value: value as number, unit: draft.unit };
}

/** A stored range as a draft. An open end takes the other end's unit, so that a number added later means what the person expects. */
export function boundsDraft(bounds: Bounds | undefined, unit: UnitId): BoundsDraft {
  const usual = bounds?.from?.unit ?? bounds?.to?.unit ?? unit;
  return {
    from: quantityDraft(bounds?.from, usual),
    to: quantityDraft(bounds?.to, usual),
    fromIncluded: bounds?.fromIncluded ?? true,
    toIncluded: bounds?.toIncluded ?? true,
  };
}

/** What a draft says; a range without either end is no range. */
export function boundsOf(draft: BoundsDraft): Bounds | undefined {
  const from = quantityOf(draft.from);
  const to = quantityOf(draft.to);
  if (!from && !to) return undefined;
  return { ...(from && { from }), ...(to && { to }), fromIncluded: draft.fromIncluded, toIncluded: draft.toIncluded };
}

/** Changes the unit of one end; the other end follows while it has no number, or where the dimensions would differ. */
export function withUnit(draft: BoundsDraft, end: 'from' | 'to', unit: UnitId): BoundsDraft {
  const other = end === 'from' ? 'to' : 'from';
  const follows = quantityOf(draft[other]) === undefined || units[draft[other].unit].dimension !== units[unit].dimension;
  return { ...draft, [end]: { ...draft[end], unit }, ...(follows ? { [other]: { ...draft[other], unit } } : {}) };
}
