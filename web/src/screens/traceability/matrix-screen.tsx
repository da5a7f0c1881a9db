import { nodeKinds } from '@cerulean/evaluation/traceability';
import { ActionIcon, Button, Checkbox, NativeSelect } from '@mantine/core';
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useMemo } from 'react';
import { addressOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { CellPaths } from './cell-paths.tsx';
import { leadsTo } from './link-titles.ts';
import { TraceMatrix } from './trace-matrix.tsx';
import classes from './traceability.module.css';

type Kind = (typeof nodeKinds)[number];
const kindOr = (text: string | undefined, usual: Kind): Kind => nodeKinds.find((kind) => kind === text) ?? usual;

/** Which records of one kind are connected with which of another, and where nothing connects them. */
export default function MatrixScreen() {
  const evaluation = useEvaluationId();
  const [{ rows: rowsGiven, columns: columnsGiven, only, row, column }, setAddress] = useAddress();
  const rowKind = kindOr(rowsGiven, 'claim');
  const columnKind = kindOr(columnsGiven, 'reference');
  const { data, error, refetch, isPlaceholderData } = useOperation(
    'traceability.matrix.get',
    { evaluation, rows: rowKind, columns: columnKind },
    { keepPrevious: true, staleTime: 30_000 },
  );
  const holes = useOperation('traceability.hole.list', { evaluation }, { staleTime: 30_000 }).data?.holes;
  const matrix = data?.matrix;
  const justified = useMemo(
    () => new Set(holes?.filter(({ state, link }) => state === 'justified' && leadsTo(link, columnKind)).map(({ recordId }) => recordId)),
    [holes, columnKind],
  );
  const shown = useMemo(() => (only === 'holes' ? matrix?.rows.filter(({ hole }) => hole) : matrix?.rows) ?? [], [matrix, only]);
  const empty = matrix?.rows.filter(({ hole }) => hole).length ?? 0;
  const title = (kind: Kind) => data?.kinds.find(({ id }) => id === kind)?.title ?? kind;
  const chosenRow = matrix?.rows.find(({ node }) => node.id === row);
  const chosenColumn = matrix?.columns.find(({ id }) => id === column);
  const chosenCell = chosenRow?.cells.find((cell) => cell.column === column);
  const kinds = (data?.kinds ?? nodeKinds.map((id) => ({ id, title: id.replaceAll('-', ' ') }))).map((kind) => ({
    value: kind.id,
    label: kind.title,
  }));
  const label = `Trace matrix: ${title(rowKind)} by ${title(columnKind)}`;
  return (
    <Page
      title="Trace matrix"
      description="What is connected with what, at once or through other records. A row without a mark rests on nothing of that kind."
      tabs={<StepTabs word="traceability" />}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          component="a"
          href={addressOf('traceability.matrix.sheet', { evaluation, rows: rowKind, columns: columnKind })}
          download
        >
          Excel
        </Button>
      }
    >
      <div className={`${classes.bar} no-print`}>
        <NativeSelect
          label="Rows"
          data={kinds}
          value={rowKind}
          onChange={(event) => setAddress({ rows: event.currentTarget.value, row: undefined, column: undefined })}
        />
        <ActionIcon
          size={36}
          aria-label="Exchange rows and columns"
          title="Exchange rows and columns"
          onClick={() => setAddress({ rows: columnKind, columns: rowKind, row: undefined, column: undefined })}
        >
          <IconArrowsExchange size={18} aria-hidden />
        </ActionIcon>
        <NativeSelect
          label="Columns"
          data={kinds}
          value={columnKind}
          onChange={(event) => setAddress({ columns: event.currentTarget.value, row: undefined, column: undefined })}
        />
        <Checkbox
          mb={8}
          ml={8}
          label="Only rows without a link"
          checked={only === 'holes'}
          onChange={(event) => setAddress({ only: event.currentTarget.checked ? 'holes' : undefined })}
        />
      </div>
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !matrix || isPlaceholderData ? (
        <Loading lines={12} />
      ) : matrix.rows.length === 0 || matrix.columns.length === 0 ? (
        <EmptyState
          sentence={`There are no ${title(matrix.rows.length === 0 ? rowKind : columnKind)} that are connected with anything yet.`}
        />
      ) : (
        <>
          <p role="status" style={{ margin: '0 0 8px', fontSize: 14 }}>
            {empty === 0 ? (
              <Status tone="good">
                Each of {matrix.rows.length} {title(rowKind)} is connected with {title(columnKind)}
              </Status>
            ) : (
              <Status tone="caution">
                {empty} of {matrix.rows.length} {title(rowKind)} {empty === 1 ? 'is' : 'are'} connected with none of the {title(columnKind)}
              </Status>
            )}
          </p>
          <ul className={classes.legend}>
            <li>
              <span className={classes.mark} data-mark="direct" /> direct
            </li>
            <li>
              <span className={classes.mark} data-mark="path" /> through other records
            </li>
            <li>
              <span className={classes.sample} data-hole="open" /> row without a link
            </li>
            <li>
              <span className={classes.sample} data-hole="justified" /> the same, justified
            </li>
            <li>
              <span className={classes.sample} data-hole="column" /> column that no row reaches
            </li>
          </ul>
          {shown.length === 0 ? (
            <p className={classes.why}>Every row has a link.</p>
          ) : (
            <TraceMatrix
              key={`${rowKind} ${columnKind} ${only}`}
              evaluation={evaluation}
              label={label}
              matrix={matrix}
              rows={shown}
              justified={justified}
              chosen={{ row, column }}
              onChoose={(rowId, columnId) => setAddress({ row: rowId, column: columnId })}
            />
          )}
          {chosenRow && chosenColumn && chosenCell && (
            <CellPaths
              evaluation={evaluation}
              row={chosenRow.node}
              column={chosenColumn}
              cell={chosenCell}
              onClose={() => setAddress({ row: undefined, column: undefined })}
            />
          )}
        </>
      )}
    </Page>
  );
}
