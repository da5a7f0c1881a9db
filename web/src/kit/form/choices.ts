import type { Choice } from './field.ts';

/** Choices from stored values that read well as they are; the first letter is raised. */
export function choicesOf<const Value extends string>(values: readonly Value[]): Choice<Value>[] {
  return values.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));
}
