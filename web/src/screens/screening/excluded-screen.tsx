import { citeShort } from '@cerulean/evaluation/evidence';
import { criterionKind } from '@cerulean/evaluation/screening';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { placeText } from '../evidence/citation.tsx';

type Excluded = OutputOf<'screening.exclusion.list'>['exclusions'][number];

/** The list of full texts that were read and left out, each with its reason, as the annex of the report has it. */
export default function ExcludedScreen() {
  const evaluation = useEvaluationId();
  const navigate = useNavigate();
  const criteria = useRecords('screening', criterionKind, evaluation).data?.records;
  const nameOf = usePersonNames();
  const { data: listed, error, refetch } = useOperation('screening.exclusion.list', { evaluation });
  const data = listed?.exclusions;
  const reasonOf = useMemo(() => {
    const labels = new Map(criteria?.map(({ id, data: criterion }) => [id as string, criterion.label]));
    return ({ decision }: Excluded) =>
      decision.word === 'not retrieved' ? 'not retrieved' : (labels.get(decision.criterionId ?? '') ?? 'a criterion that was removed');
  }, [criteria]);
  const columns = useMemo<readonly Column<Excluded>[]>(
    () => [
      { id: 'study', title: 'Publication', value: ({ reference }) => citeShort(reference.data) },
      { id: 'title', title: 'Title', value: ({ reference }) => reference.data.title },
      { id: 'reason', title: 'Reason', value: reasonOf },
      { id: 'note', title: 'Note', value: ({ decision }) => decision.note },
      { id: 'by', title: 'Decided by', value: ({ decision }) => decision.decidedBy.map(nameOf).join(', ') },
      {
        id: 'at',
        title: 'When',
        value: ({ decision }) => decision.decidedAt,
        show: ({ decision }) => decision.decidedAt && <Instant at={decision.decidedAt} />,
        width: 140,
      },
      { id: 'place', title: 'Published in', value: ({ reference }) => placeText(reference.data), hidden: true },
      { id: 'doi', title: 'DOI', value: ({ reference }) => reference.data.doi, hidden: true },
      { id: 'pmid', title: 'PMID', value: ({ reference }) => reference.data.pmid, hidden: true },
    ],
    [reasonOf, nameOf],
  );
  const filters = useMemo<readonly Filter<Excluded>[]>(
    () => [
      {
        id: 'reason',
        title: 'Reason',
        choices: [...new Set((data ?? []).map(reasonOf))].sort().map((reason) => ({ value: reason, label: reason })),
        matches: (row, chosen) => reasonOf(row) === chosen,
      },
    ],
    [data, reasonOf],
  );
  return (
    <Page
      title="Excluded at full text"
      description="What was read in full and left out, each with its reason; the annex of the report is made from it."
      tabs={<StepTabs word="screening" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <EmptyState sentence="Publications that were read in full and left out are listed here with the reason; there is none yet." />
      ) : (
        <DataTable
          label="Excluded at full text"
          columns={columns}
          rows={data}
          rowId={({ reference }) => reference.id}
          filters={filters}
          onOpen={({ reference }) =>
            void navigate({
              to: '/e/$evaluation/screening',
              params: { evaluation },
              search: { stage: 'full-text', reference: reference.id },
            } as never)
          }
          exportName="excluded-at-full-text"
        />
      )}
    </Page>
  );
}
