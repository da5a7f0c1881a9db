import type { Bounds, Quantity, UnitId } from '@cerulean/evaluation/base';
import { type BoundsDraft, boundsDraft, boundsOf, numberOf, type QuantityDraft, quantityDraft, quantityOf } from './bounds.ts';

/** One choice in a list: what is stored and what people read. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

interface Labelled {
  readonly label: string;
  /** A short sentence below the label, in the regulator's words where there are any. */
  readonly help?: string;
}
interface TextShape extends Labelled {
  readonly type: 'text';
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Identifiers stand in monospace. */
  readonly identifier?: boolean;
}
interface LongTextShape extends Labelled {
  readonly type: 'long-text';
  readonly required?: boolean;
  readonly rows?: number;
}
/** How a stored number is read and typed: the stored number times `factor`, in `unit`. 0.002 is 2 "per 1000 days". */
export interface Scale {
  readonly factor: number;
  readonly unit: string;
}
interface NumberShape extends Labelled {
  readonly type: 'number';
  readonly required?: boolean;
  readonly integer?: boolean;
  readonly unit?: string;
  /** Where the unit hangs on other fields: from the values beside the number, and those of the whole form. */
  readonly scale?: (beside: Values, whole: Values) => Scale;
}
interface DateShape extends Labelled {
  readonly type: 'date';
  readonly required?: boolean;
}
interface ChoiceShape<Value extends string = string> extends Labelled {
  readonly type: 'choice';
  readonly choices: readonly Choice<Value>[];
  /** Whether it may stay open; without it the first choice is taken. */
  readonly optional?: boolean;
}
interface ChoicesShape<Value extends string = string> extends Labelled {
  readonly type: 'choices';
  readonly choices: readonly Choice<Value>[];
}
interface StringsShape extends Labelled {
  /** Sentences stand one below the other, tags side by side. */
  readonly type: 'sentences' | 'tags';
  /** What the button that adds one says. */
  readonly add?: string;
}
interface YesNoShape extends Labelled {
  readonly type: 'yes-no';
}
interface QuantityShape extends Labelled {
  readonly type: 'quantity';
  readonly units: readonly [UnitId, ...UnitId[]];
}
interface BoundsShape extends Labelled {
  readonly type: 'bounds';
  readonly units: readonly [UnitId, ...UnitId[]];
}
interface GroupShape<Data> extends Labelled {
  readonly type: 'group';
  readonly fields: readonly FieldOf<Data>[];
  /** Where the whole group may be absent: what the button that adds it says. */
  readonly add?: string;
}
interface ListShape<Item> extends Labelled {
  readonly type: 'list';
  readonly fields: readonly FieldOf<Item>[];
  readonly add: string;
}

type ShapeFor<Value> = [Value] extends [boolean]
  ? YesNoShape
  : [Value] extends [number]
    ? NumberShape
    : [Value] extends [string]
      ? TextShape | LongTextShape | DateShape | ChoiceShape<Value>
      : [Value] extends [Quantity]
        ? QuantityShape
        : [Value] extends [Bounds]
          ? BoundsShape
          : [Value] extends [readonly (infer Item)[]]
            ? [Item] extends [string]
              ? StringsShape | ChoicesShape<Item>
              : ListShape<Item>
            : GroupShape<Value>;

/** The description of one field of a record's data, held by the compiler to what the data is. */
export type FieldOf<Data> = { [Name in keyof Data & string]-?: { readonly name: Name } & ShapeFor<NonNullable<Data[Name]>> }[keyof Data &
  string];

/** Fields under one heading. */
export interface SectionOf<Data> {
  readonly title?: string;
  readonly help?: string;
  readonly fields: readonly FieldOf<Data>[];
}

/** A field as the form draws it, whatever record it belongs to. */
export type Field = { readonly name: string } & (
  | TextShape
  | LongTextShape
  | NumberShape
  | DateShape
  | ChoiceShape
  | ChoicesShape
  | StringsShape
  | YesNoShape
  | QuantityShape
  | BoundsShape
  | (Labelled & { readonly type: 'group'; readonly fields: readonly Field[]; readonly add?: string })
  | (Labelled & { readonly type: 'list'; readonly fields: readonly Field[]; readonly add: string })
);

/** What a form holds while it is filled in: the record's data with every described field present in the shape its input needs. */
export type Values = Readonly<Record<string, unknown>>;

/** A record's data, or nothing for a new one, as a form holds it. What the form does not describe is carried along unchanged. */
export function toValues(fields: readonly Field[], data: unknown): Values {
  const given = (data ?? {}) as Values;
  return { ...given, ...Object.fromEntries(fields.map((field) => [field.name, toValue(field, given[field.name])])) };
}

function toValue(field: Field, value: unknown): unknown {
  switch (field.type) {
    case 'text':
    case 'long-text':
    case 'date':
    case 'number':
      return value ?? '';
    case 'choice':
      return value ?? (field.optional ? '' : (field.choices[0]?.value ?? ''));
    case 'choices':
    case 'sentences':
    case 'tags':
      return value ?? [];
    case 'yes-no':
      return value ?? false;
    case 'quantity':
      return quantityDraft(value as Quantity | undefined, field.units[0]);
    case 'bounds':
      return boundsDraft(value as Bounds | undefined, field.units[0]);
    case 'group':
      return value === undefined && field.add ? undefined : toValues(field.fields, value);
    case 'list':
      return ((value ?? []) as readonly unknown[]).map((item) => toValues(field.fields, item));
  }
}

/** What a form's values say as data: empty numbers, dates and choices are absent, empty lines of lists are left out. */
export function toData(fields: readonly Field[], values: Values): Record<string, unknown> {
  return { ...values, ...Object.fromEntries(fields.map((field) => [field.name, toDatum(field, values[field.name])])) };
}

function toDatum(field: Field, value: unknown): unknown {
  switch (field.type) {
    case 'text':
    case 'long-text':
    case 'choices':
    case 'yes-no':
      return value;
    case 'date':
    case 'choice':
      return value === '' ? undefined : value;
    case 'number':
      return numberOf(value as number | string);
    case 'sentences':
    case 'tags':
      return (value as readonly string[]).filter((text) => text.trim() !== '');
    case 'quantity':
      return quantityOf(value as QuantityDraft);
    case 'bounds':
      return boundsOf(value as BoundsDraft);
    case 'group':
      return value === undefined ? undefined : toData(field.fields, value as Values);
    case 'list':
      return (value as readonly Values[]).map((item) => toData(field.fields, item));
  }
}

/** A place in a form's values. */
export type Path = readonly (string | number)[];

/** The same place as a JSON pointer, as problems name it. */
export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a place. */
export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], values);
}

/** The values with another value at a place; what lies beside it stays the same object. */
export function withValueAt(values: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(values)) return values.map((item: unknown, index) => (index === first ? withValueAt(item, rest, value) : item));
  const record = (values ?? {}) as Values;
  return { ...record, [first]: withValueAt(record[first], rest, value) };
}
