import type { EstimateResult, StudyResult } from '@cerulean/evaluation/analysis';
import { type ReactNode, useMemo } from 'react';
import { useAddress } from '../../frame/use-search.ts';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { showValue } from './describe-result.ts';

interface StudyTableProps {
  readonly result: EstimateResult;
  /** What can be done with selected studies. */
  readonly bulk?: (selected: readonly StudyResult[]) => ReactNode;
}

/** What went into an estimate, one row for each study: counts, its own estimate with limits, and its weight. */
export function StudyTable({ result, bulk }: StudyTableProps) {
  const [{ record }, setAddress] = useAddress();
  const columns = useMemo<readonly Column<StudyResult>[]>(() => {
    const arms = Math.max(...result.studies.map(({ counts }) => counts.length), 0);
    const unit = result.unit || undefined;
    const numbers = (id: string, title: string, value: (study: StudyResult) => number): Column<StudyResult> => ({
      id,
      title,
      numeric: true,
      value: (study) => value(study) * result.displayFactor,
      show: (study) => showValue(result, value(study)),
    });
    return [
      { id: 'study', title: 'Study', value: ({ label }) => label },
      ...Array.from(
        { length: arms },
        (_, arm): Column<StudyResult> => ({
          id: `counts${arm}`,
          title: arms === 1 ? 'Counts' : arm === 0 ? 'Device' : 'Comparator',
          ...(result.countsTitle ? { unit: result.countsTitle } : {}),
          numeric: true,
          sortable: false,
          value: ({ counts }) => counts[arm] ?? '',
        }),
      ),
      { ...numbers('estimate', result.measureTitle, ({ estimate }) => estimate), ...(unit ? { unit } : {}) },
      numbers('lower', 'Lower', ({ lower }) => lower),
      numbers('upper', 'Upper', ({ upper }) => upper),
      { id: 'weight', title: 'Weight', unit: '%', numeric: true, value: ({ weight }) => weight, show: ({ weight }) => weight.toFixed(1) },
    ];
  }, [result]);
  return (
    <DataTable
      label="Studies that went in"
      name="study-"
      columns={columns}
      rows={result.studies}
      rowId={({ outcomeId }) => outcomeId}
      searchable={result.studies.length > 12}
      opened={record}
      onOpen={({ outcomeId }) => setAddress({ record: outcomeId === record ? undefined : outcomeId })}
      exportName={`${result.title} studies`}
      {...(bulk ? { bulk } : {})}
    />
  );
}
