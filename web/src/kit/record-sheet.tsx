import { type Bounds, describeBounds } from '@cerulean/evaluation/base';
import { Title } from '@mantine/core';
import { describeValue } from './field-title.ts';
import type { Field, SectionOf } from './form/field.ts';
import classes from './record-sheet.module.css';

/** A record as text, in the order and words of its form. */
export function RecordSheet<Data>({ sections, data }: { sections: readonly SectionOf<Data>[]; data: Data }) {
  return (
    <>
      {sections.map((section, index) => (
        <section key={section.title ?? index} className={classes.section}>
          {section.title && <Title order={2}>{section.title}</Title>}
          <dl className={classes.list}>
            {(section.fields as unknown as readonly Field[]).map((field) => (
              <div key={field.name}>
                <dt>{field.label}</dt>
                <dd>{describeField(field, (data as Record<string, unknown>)[field.name])}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function describeField(field: Field, value: unknown): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
  if (field.type === 'bounds') return describeBounds(value as Bounds);
  if (field.type === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (field.type === 'choices')
    return (value as readonly string[]).map((one) => field.choices.find((choice) => choice.value === one)?.label ?? one).join('; ');
  if (field.type === 'group') return describeGroup(field.fields, value);
  if (field.type === 'list') return (value as readonly unknown[]).map((item) => describeGroup(field.fields, item)).join('\n');
  return describeValue(value);
}

function describeGroup(fields: readonly Field[], value: unknown): string {
  const parts = fields
    .map((field) => [field.label, describeField(field, (value as Record<string, unknown>)[field.name])] as const)
    .filter(([, text]) => text !== '—');
  return parts.length === 0 ? '—' : parts.map(([label, text]) => `${label}: ${text}`).join('; ');
}
