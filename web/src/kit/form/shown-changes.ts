import type { Field, Values } from './field.ts';
import { toShown } from './scale.ts';

interface Change {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Changes with numbers as the form shows them: 0.002 → 0.0023 reads 2 → 2.3 per 1000 days where the field has that unit. */
export function inShownUnits(changes: readonly Change[], fields: readonly Field[], before: unknown, after: unknown): Change[] {
  return changes.map(({ pointer, ...change }) => {
    const parts = pointer.split('/').slice(1);
    return { pointer, before: shown(fields, parts, before, change.before), after: shown(fields, parts, after, change.after) };
  });
}

function shown(fields: readonly Field[], parts: readonly string[], whole: unknown, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  let among = fields;
  let beside = whole;
  for (const [index, part] of parts.entries()) {
    if (/^\d+$/.test(part)) {
      beside = (beside as readonly unknown[] | undefined)?.[Number(part)];
      continue;
    }
    const field = among.find(({ name }) => name === part);
    if (field?.type === 'number' && field.scale && index === parts.length - 1) {
      const { factor, unit } = field.scale(beside as Values, whole as Values);
      return [toShown(value, factor), unit].filter(Boolean).join(' ');
    }
    if (field?.type !== 'group' && field?.type !== 'list') return value;
    among = field.fields;
    beside = (beside as Values | undefined)?.[part];
  }
  return value;
}
