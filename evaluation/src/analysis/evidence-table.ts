import { rejectedItems } from '../appraisal/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { includedReferences } from '../screening/index.ts';
import { extractedValueKind, valueText } from './extracted-value.ts';
import { type CheckState, checkState, checksByRecord } from './extraction-check.ts';
import { extractionFieldKind } from './extraction-field.ts';
import { outcomeKind } from './outcome.ts';
import { outcomeText } from './outcome-text.ts';

/** An included publication or a data set from which data are taken. */
export interface ExtractionItem {
  readonly id: string;
  readonly kind: 'reference' | 'data-set';
  /** "Maki 1997", or the title of a data set. */
  readonly label: string;
  readonly title: string;
}

/** What one item says in one column; an outcome parameter can have several outcomes in one item. */
export interface EvidenceCell {
  readonly recordId: string;
  readonly text: string;
  /** The value where it is a number, for sorting and for sheets. */
  readonly number?: number;
  readonly page: string;
  readonly quote: string;
  readonly state: CheckState;
}

export interface EvidenceColumn {
  /** Id of the extraction field or outcome parameter. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly numeric: boolean;
}

/** One row for each item, one column for each extraction field that is wanted there and each outcome parameter with outcomes. */
export interface EvidenceTable {
  readonly columns: readonly EvidenceColumn[];
  readonly rows: readonly { readonly item: ExtractionItem; readonly cells: readonly (readonly EvidenceCell[])[] }[];
}

/** The extraction fields in the order in which they are asked. */
export function extractionFields(snapshot: Snapshot): readonly Stored<DataOf<typeof extractionFieldKind>>[] {
  return [...all(snapshot, extractionFieldKind)].sort((one, other) => one.data.position - other.data.position);
}

/** Included publications in order of creation, then data sets; those that every appraisal rejected are left out. */
export function extractionItems(snapshot: Snapshot): ExtractionItem[] {
  const rejected = rejectedItems(snapshot);
  const kept = ({ id }: { readonly id: string }) => !rejected.has(id);
  return [
    ...includedReferences(snapshot)
      .filter(kept)
      .map(({ id, data }) => ({ id, kind: 'reference' as const, label: referenceKind.label(data), title: data.title })),
    ...all(snapshot, dataSetKind)
      .filter(kept)
      .map(({ id, data }) => ({ id, kind: 'data-set' as const, label: data.title, title: data.type })),
  ];
}

/** The evidence table of the review as the records stand. */
export function evidenceTable(snapshot: Snapshot): EvidenceTable {
  const items = extractionItems(snapshot);
  const checks = checksByRecord(snapshot);
  const cells = new Map<string, EvidenceCell[]>();
  const put = (itemId: string, columnId: string, record: Stored, cell: Omit<EvidenceCell, 'recordId' | 'state'>) => {
    const key = `${itemId} ${columnId}`;
    const entry = { recordId: record.id as string, state: checkState(record, checks.get(record.id)?.data), ...cell };
    const under = cells.get(key);
    if (under) under.push(entry);
    else cells.set(key, [entry]);
  };
  const fields = extractionFields(snapshot).filter(({ data }) => data.inTable);
  const byId = new Map(fields.map((field) => [field.id as string, field.data]));
  for (const value of all(snapshot, extractedValueKind)) {
    const field = byId.get(value.data.fieldId);
    if (!field) continue;
    const { page, quote } = value.data;
    const number = typeof value.data.value === 'number' ? { number: value.data.value } : {};
    put(value.data.itemId, value.data.fieldId, value, { text: valueText(field, value.data), page, quote, ...number });
  }
  const withOutcomes = new Set<string>();
  for (const outcome of all(snapshot, outcomeKind)) {
    const { itemId, outcomeParameterId, page, quote, followUp } = outcome.data;
    withOutcomes.add(outcomeParameterId);
    put(itemId, outcomeParameterId, outcome, { text: [outcomeText(outcome.data), followUp].filter(Boolean).join(', '), page, quote });
  }
  const columns: EvidenceColumn[] = [
    ...fields.map(({ id, data }) => ({
      id: id as string,
      title: data.unit ? `${data.title} (${data.unit})` : data.title,
      group: data.group,
      numeric: data.type === 'number',
    })),
    ...all(snapshot, outcomeParameterKind)
      .filter(({ id }) => withOutcomes.has(id))
      .map(({ id, data }, _index, parameters) => {
        // Two parameters can share an abbreviation, for instance one rate in two settings.
        const shared = parameters.filter((other) => other.data.abbreviation === data.abbreviation).length > 1;
        return { id: id as string, title: (!shared && data.abbreviation) || data.name, group: 'Outcomes', numeric: false };
      }),
  ];
  return {
    columns,
    rows: items.map((item) => ({ item, cells: columns.map(({ id }) => cells.get(`${item.id} ${id}`) ?? []) })),
  };
}
