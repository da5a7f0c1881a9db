import type { EvidenceCell, EvidenceTable } from '@cerulean/evaluation/analysis';
import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { addressOf } from '../../../api/client.ts';
import { useOperation } from '../../../api/queries.ts';
import { useEvaluationId } from '../../../frame/evaluation.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Loading, Page } from '../../../kit/page.tsx';
import { Problem } from '../../../kit/problem.tsx';
import { Status } from '../../../kit/status.tsx';
import { StepTabs } from '../../../kit/step-tabs.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { DataTable } from '../../../kit/table/data-table.tsx';
import { useDownload } from '../../../kit/use-download.ts';
import classes from './extraction.module.css';

type Row = EvidenceTable['rows'][number];

const textOf = (cells: readonly EvidenceCell[]) => cells.map(({ text }) => text).join('; ');

/** Every cell of a column is as wide as its kind wants, so that nothing moves while one scrolls through the rows. */
function CellWords({ cells, kind }: { cells: readonly EvidenceCell[]; kind: 'number' | 'words' | 'outcome' }) {
  if (cells.length === 0)
    return (
      <span className={classes.cell} data-kind={kind}>
        –
      </span>
    );
  return cells.map(({ recordId, text, page, quote, state }) => (
    <span
      key={recordId}
      className={classes.cell}
      data-kind={kind}
      title={[quote && `“${quote}”`, page && `page ${page}`].filter(Boolean).join(', ')}
    >
      {text}
      {state === 'difference' && <Status tone="caution">difference</Status>}
    </span>
  ));
}

/** What all items say in one table: one row each, with a column for each field and outcome parameter. */
export default function EvidenceTableScreen() {
  const evaluation = useEvaluationId();
  const navigate = useNavigate();
  const { data, error, refetch } = useOperation('analysis.evidence-table.get', { evaluation });
  const { underway, problem, start, cancel } = useDownload();
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'item', title: 'Item', value: ({ item }) => item.label, width: 170 },
      ...(data?.columns ?? []).map(
        ({ id, title, group, numeric }, index): Column<Row> => ({
          id,
          title,
          numeric,
          value: ({ cells }) => {
            const own = cells[index] ?? [];
            return own.length === 1 && own[0]!.number !== undefined ? own[0]!.number : textOf(own);
          },
          show: ({ cells }) => (
            <CellWords cells={cells[index] ?? []} kind={numeric ? 'number' : group === 'Outcomes' ? 'outcome' : 'words'} />
          ),
        }),
      ),
    ],
    [data],
  );
  return (
    <Page
      title="Evidence table"
      description="What all items say, side by side. The report has the same table; a number extracted here is never typed again."
      tabs={<StepTabs word="analysis" />}
      actions={
        data &&
        data.columns.length > 0 && (
          <Button
            variant="default"
            leftSection={underway ? undefined : <IconDownload size={16} aria-hidden />}
            onClick={() =>
              underway
                ? cancel()
                : void start('the evidence table', addressOf('analysis.evidence-table.download', { evaluation }), 'evidence table.xlsx')
            }
          >
            {underway ? 'Writing · Cancel' : 'Excel'}
          </Button>
        )
      }
    >
      {problem !== undefined && <Problem error={problem} />}
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.columns.length === 0 || data.rows.length === 0 ? (
        <EmptyState sentence="The table fills with what is extracted from included items; nothing is extracted yet." />
      ) : (
        <DataTable
          label="Evidence table"
          columns={columns}
          rows={data.rows}
          rowId={({ item }) => item.id}
          onOpen={({ item }) =>
            void navigate({ to: '/e/$evaluation/analysis/extraction', params: { evaluation }, search: { item: item.id } as never })
          }
          exportName="evidence table"
        />
      )}
    </Page>
  );
}
