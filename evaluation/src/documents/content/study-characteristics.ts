import { extractedValueKind, extractionFields, extractionItems, valueText } from '../../analysis/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { missing, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Block } from '../tree.ts';
import { itemWords } from './items.ts';

/** More fields than these make columns too narrow to read on a page; the group then goes on in a further table. */
const columnsAtMost = 7;

/** What was extracted of each item by the fields of the extraction form: one table for each group of fields. Nothing where there is no form. */
export function studyCharacteristics(context: DocumentContext): Block[] {
  const fields = extractionFields(context.snapshot).filter(({ data }) => data.inTable);
  const items = extractionItems(context.snapshot);
  if (fields.length === 0 || items.length === 0) return [];
  const values = new Map<string, Stored<DataOf<typeof extractedValueKind>>>();
  for (const extracted of all(context.snapshot, extractedValueKind))
    values.set(`${extracted.data.itemId} ${extracted.data.fieldId}`, extracted);
  const groups = [...new Set(fields.map(({ data }) => data.group))];
  return groups.flatMap((group) => {
    const own = fields.filter(({ data }) => data.group === group);
    const parts = Array.from({ length: Math.ceil(own.length / columnsAtMost) }, (_, part) =>
      own.slice(part * columnsAtMost, (part + 1) * columnsAtMost),
    );
    return parts.map((columns, part) =>
      table(
        `table-characteristics-${columns[0]!.id}`,
        `Characteristics of the evidence: ${group}${part > 0 ? ' (continued)' : ''}`,
        [
          ['Item', 3],
          ...columns.map(({ data }) =>
            data.type === 'number'
              ? ([data.unit ? `${data.title} (${data.unit})` : data.title, 2, 'right'] as const)
              : ([data.title, 4] as const),
          ),
        ],
        items.map(({ id }) => [
          itemWords(context, id),
          ...columns.map((field) => {
            const found = values.get(`${id} ${field.id}`);
            // The unit stands in the head of the column.
            return found ? value(found, 'value', valueText({ ...field.data, unit: '' }, found.data), '') : missing('not extracted');
          }),
        ]),
      ),
    );
  });
}
