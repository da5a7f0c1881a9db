import type { Field, Values } from './field.ts';

/** Values after one of them changed what others may be: a choice that is no longer offered falls to the first that is, or opens. */
export function settled(fields: readonly Field[], values: Values): Values {
  let result = values;
  const put = (name: string, value: unknown) => {
    result = { ...result, [name]: value };
  };
  for (const field of fields) {
    if (field.type === 'choice') {
      const value = values[field.name];
      const offered = field.choices.some((choice) => choice.value === value);
      if (!offered && !(field.optional && (value === '' || value === undefined)))
        put(field.name, field.optional ? '' : (field.choices[0]?.value ?? ''));
    } else if (field.type === 'choices') {
      const chosen = (values[field.name] ?? []) as readonly string[];
      const kept = chosen.filter((value) => field.choices.some((choice) => choice.value === value));
      if (kept.length !== chosen.length) put(field.name, kept);
    }
  }
  return result;
}
