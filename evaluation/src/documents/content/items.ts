import { citeShort, dataSetKind, referenceKind } from '../../evidence/index.ts';
import type { DataOf, Stored } from '../../records/index.ts';
import { cite, marked } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Inline } from '../tree.ts';

type StoredReference = Stored<DataOf<typeof referenceKind>>;
type StoredDataSet = Stored<DataOf<typeof dataSetKind>>;

/** The reference with an id, where it is one. */
export function referenceOf(context: DocumentContext, id: string): StoredReference | undefined {
  const record = context.records.get(context.standsFor(id) ?? id);
  return record?.kind === referenceKind.name ? (record as StoredReference) : undefined;
}

/** The data set with an id, where it is one. */
export function dataSetOf(context: DocumentContext, id: string): StoredDataSet | undefined {
  const record = context.records.get(id);
  return record?.kind === dataSetKind.name ? (record as StoredDataSet) : undefined;
}

/** An item of evidence as a table names it: a publication by its authors with its number in the list of references, a data set by its title. */
export function itemWords(context: DocumentContext, id: string): Inline[] {
  const reference = referenceOf(context, id);
  if (reference)
    return [
      value(reference, 'label', citeShort(reference.data), 'reference without author or title'),
      { type: 'text', text: ' ' },
      ...cite([reference.id]),
      ...statusMark(context, reference.id),
    ];
  const dataSet = dataSetOf(context, id);
  if (dataSet) return [value(dataSet, 'title', dataSet.data.title, 'data set without title')];
  return [{ type: 'missing', text: `evidence ${id} is not in the record` }];
}

/** A word in brackets behind a publication that was retracted or questioned. */
function statusMark(context: DocumentContext, referenceId: string): Inline[] {
  const status = context.statuses.get(referenceId)?.status;
  return status === 'retracted' || status === 'expression of concern' ? [{ type: 'text', text: ' ' }, marked('strong', `[${status}]`)] : [];
}

/** Several items in one cell: data sets by title, one under the other, and all publications in one citation. */
export function itemsWords(context: DocumentContext, ids: readonly string[]): Inline[] {
  const references = ids.flatMap((id) => referenceOf(context, id)?.id ?? []);
  const others = ids.filter((id) => !referenceOf(context, id)).map((id) => itemWords(context, id));
  // Several numbers in one citation say nothing of each, so that what was retracted is named beside it.
  const flagged = references.flatMap((id) => {
    const mark = statusMark(context, id);
    return mark.length > 0 ? [[{ type: 'text' as const, text: citeShort(referenceOf(context, id)!.data) }, ...mark]] : [];
  });
  return [...(references.length > 0 ? [cite(references)] : []), ...flagged, ...others].flatMap((piece, index) =>
    index === 0 ? piece : [{ type: 'break' as const }, ...piece],
  );
}
