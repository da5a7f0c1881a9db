import { formatNumber, type PeriodRate } from '@cerulean/evaluation/analysis';
import { Anchor, Button, Title } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type OutputOf, upload } from '../../api/client.ts';
import { invalidate, useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FileDrop } from '../../kit/file-drop.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { saveFile } from '../../kit/save-file.ts';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './evidence.module.css';
import { Findings } from './import-report.tsx';

type Imported = OutputOf<'evidence.data-set.import-rows'>;

/** Rates are shown per this much exposure, in the table as in the chart. */
const per = 1000;

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The counts of one data set by period, their rates with exact limits, and where new counts come in. */
export default function DataSetScreen() {
  const evaluation = useEvaluationId();
  const { dataSet: id } = useParams({ strict: false }) as { dataSet: string };
  const mayEdit = useMay('evidence.edit');
  const [{ record: opened }, setAddress] = useAddress();
  const client = useQueryClient();
  const { data: dataSet, error, refetch } = useOperation('evidence.data-set.get', { evaluation, id });
  const [file, setFile] = useState<File>();
  const [imported, setImported] = useState<Imported>();
  const rows = dataSet?.data.rows.length ?? 0;
  return (
    <Page
      title={dataSet?.data.title ?? 'Data set'}
      description={
        dataSet && (
          <>
            {[sentenceCase(dataSet.data.type), [dataSet.data.from, dataSet.data.to].filter(Boolean).join(' to '), dataSet.data.region]
              .filter(Boolean)
              .join(' · ')}
            .{' '}
            <Anchor
              component={Link}
              underline="always"
              to="/e/$evaluation/evidence/data-sets"
              params={{ evaluation } as never}
              search={{ edit: mayEdit ? id : undefined } as never}
              fz="inherit"
            >
              {mayEdit ? 'Edit what is said about it' : 'All data sets'}
            </Anchor>
          </>
        )
      }
      tabs={<StepTabs word="evidence" />}
      actions={
        dataSet && (
          <Button variant="default" aria-expanded={opened === id} onClick={() => setAddress({ record: opened === id ? undefined : id })}>
            History
          </Button>
        )
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !dataSet ? (
        <Loading />
      ) : (
        <>
          {mayEdit && (
            <FileDrop
              multiple={false}
              accept={['.csv', '.tsv', '.txt']}
              sentence={
                rows === 0
                  ? 'CSV with the columns period, events and exposure and, where known, category and serious.'
                  : 'The rows of a newer CSV file replace these.'
              }
              onFiles={([chosen]) => setFile(chosen)}
            />
          )}
          {imported && <Report imported={imported} />}
          {rows === 0 ? (
            <EmptyState sentence="Events and exposure per period belong here; rates with exact limits are computed from them." />
          ) : (
            <Rates evaluation={evaluation} id={id} title={dataSet.data.title} />
          )}
        </>
      )}
      {file && dataSet && (
        <ReasonDialog
          title={`Import ${file.name}`}
          action="Import"
          needsReason
          follows={
            rows === 0
              ? 'The rows of this file become the counts of this data set.'
              : `The rows of this file replace the ${rows} rows that are there; those stay in the history.`
          }
          onConfirm={async (reason) => {
            const report = await upload(
              'evidence.data-set.import-rows',
              { evaluation, id, version: dataSet.version, reason: reason ?? '' },
              [file],
            );
            setImported(report);
            setFile(undefined);
            await invalidate(client, evaluation);
          }}
          onClose={() => setFile(undefined)}
        />
      )}
    </Page>
  );
}

function Report({ imported }: { imported: Imported }) {
  return (
    <div className={classes.sending} role="status">
      <div className={classes.fileLine}>
        <Status tone="good">{imported.read} rows read</Status>
        {imported.rejected > 0 ? (
          <Status tone="bad">{imported.rejected} rows left out</Status>
        ) : (
          <Status tone="quiet">none left out</Status>
        )}
        <span />
      </div>
      <Findings findings={imported.findings} open={imported.rejected > 0} />
    </div>
  );
}

function Rates({ evaluation, id, title }: { evaluation: string; id: string; title: string }) {
  const { data, error, refetch } = useOperation('evidence.data-set.rates', { evaluation, id });
  const unit = data?.rates.exposureUnit || 'units of exposure';
  const categories = useMemo(() => data?.rates.rows.some(({ category }) => category !== '') ?? false, [data]);
  const columns = useMemo<readonly Column<PeriodRate>[]>(() => {
    const rate = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value * per, 2));
    const percent = Math.round((data?.rates.level ?? 0.95) * 100);
    return [
      { id: 'period', title: 'Period', value: ({ period }) => period },
      ...(categories ? [{ id: 'category', title: 'Category', value: ({ category }: PeriodRate) => category || 'all together' }] : []),
      { id: 'events', title: 'Events', value: ({ events }) => events, numeric: true },
      { id: 'serious', title: 'Serious', value: ({ serious }) => serious, numeric: true },
      {
        id: 'exposure',
        title: 'Exposure',
        unit,
        value: ({ exposure }) => exposure,
        show: ({ exposure }) => exposure.toLocaleString('en'),
        numeric: true,
      },
      {
        id: 'rate',
        title: 'Rate',
        unit: `per ${per}`,
        value: (row) => (row.rate === undefined ? undefined : row.rate * per),
        show: (row) => rate(row.rate),
        numeric: true,
      },
      {
        id: 'lower',
        title: `${percent} % from`,
        value: (row) => (row.lower === undefined ? undefined : row.lower * per),
        show: (row) => rate(row.lower),
        numeric: true,
      },
      {
        id: 'upper',
        title: 'to',
        value: (row) => (row.upper === undefined ? undefined : row.upper * per),
        show: (row) => rate(row.upper),
        numeric: true,
      },
    ];
  }, [data, unit, categories]);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <div className={classes.section}>
        <Title order={2}>Rates by period</Title>
      </div>
      <figure className={classes.figure}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`} alt={data.alternative} />
      </figure>
      <Button variant="subtle" size="compact-sm" mt={4} onClick={() => saveFile(`${title}.svg`, 'image/svg+xml', data.svg)}>
        Save the chart as SVG
      </Button>
      {data.rates.notes.map((note) => (
        <p key={note} className={classes.note}>
          <IconAlertTriangle size={16} aria-hidden />
          {note}
        </p>
      ))}
      <div className={classes.section}>
        <DataTable
          label="Rates by period"
          columns={columns}
          rows={categories ? [...data.rates.periods, ...data.rates.rows] : data.rates.periods}
          rowId={({ period, category }) => `${period} ${category}`}
          exportName="rates-by-period"
        />
      </div>
    </>
  );
}
