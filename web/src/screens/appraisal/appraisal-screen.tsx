import { appraisalTool, profileText, tools } from '@cerulean/evaluation/appraisal';
import { useMemo } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './appraisal.module.css';
import { AppraisalForm } from './appraisal-form.tsx';

type Item = OutputOf<'appraisal.item.list'>['items'][number];

const profileOf = (item: Item) =>
  item.appraisals
    .map(({ data }) => {
      const tool = appraisalTool(data.tool);
      return tool ? profileText(tool, data) : data.tool;
    })
    .join(' · ');

const columns: readonly Column<Item>[] = [
  { id: 'label', title: 'Item', value: ({ label }) => label, width: 170 },
  { id: 'title', title: 'Title', value: ({ title }) => title, show: ({ title }) => <span className={classes.title}>{title}</span> },
  { id: 'kind', title: 'Kind', value: ({ kind }) => (kind === 'reference' ? 'publication' : 'data set'), width: 100 },
  { id: 'year', title: 'Year', value: ({ year }) => year, numeric: true, hidden: true },
  { id: 'profile', title: 'Profile', value: profileOf, show: (item) => <span className={classes.profile}>{profileOf(item)}</span> },
  {
    id: 'contribution',
    title: 'Contribution',
    value: ({ appraisals }) => appraisals.map(({ data }) => data.contribution).join(' · '),
    width: 120,
  },
  {
    id: 'source',
    title: 'Article 2(48)',
    value: ({ appraisals }) =>
      appraisals
        .map(({ data }) => (data.dataSource === 'none' ? 'not clinical data' : data.dataSource ? `(${data.dataSource})` : '–'))
        .join(' · '),
    hidden: true,
  },
  {
    id: 'purposes',
    title: 'Used for',
    value: ({ appraisals }) => [...new Set(appraisals.flatMap(({ data }) => data.purposes))].join(', '),
    hidden: true,
  },
  {
    id: 'missing',
    title: 'Missing',
    value: ({ missing }) => missing.join(', '),
    show: ({ missing }) => (missing.length === 0 ? <Status tone="good">complete</Status> : <Missing missing={missing} />),
  },
];

const filters: readonly Filter<Item>[] = [
  {
    id: 'open',
    title: 'State',
    choices: [
      { value: 'missing', label: 'Something missing' },
      { value: 'complete', label: 'Complete' },
    ],
    matches: ({ missing }, chosen) => missing.length > 0 === (chosen === 'missing'),
  },
  {
    id: 'contribution',
    title: 'Contribution',
    choices: ['pivotal', 'supporting', 'background', 'rejected'].map((value) => ({ value, label: value })),
    matches: ({ appraisals }, chosen) => appraisals.some(({ data }) => data.contribution === chosen),
  },
];

function Missing({ missing }: { missing: readonly string[] }) {
  const grades = missing.filter((each) => each.startsWith('grade ')).length;
  const others = missing.filter((each) => !each.startsWith('grade '));
  return <Status tone="caution">{[...(grades > 0 ? [grades === 1 ? '1 grade' : `${grades} grades`] : []), ...others].join(', ')}</Status>;
}

/** What is to be appraised: included publications and data sets, favourable or not. The open one and its tool stand in the address. */
export default function AppraisalScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('appraisal.edit');
  const [{ item: opened, tool }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('appraisal.item.list', { evaluation });
  const item = data?.items.find(({ id }) => id === opened);
  const complete = useMemo(() => data?.items.filter(({ missing }) => missing.length === 0).length ?? 0, [data]);

  if (item) {
    const chosen = tools.find(({ id }) => id === tool) ?? appraisalTool(item.appraisals[0]?.data.tool ?? '') ?? tools[0];
    const others = data!.items.filter(({ id }) => id !== item.id);
    const place = data!.items.indexOf(item);
    const next = [...data!.items.slice(place + 1), ...data!.items.slice(0, place)].find(({ missing }) => missing.length > 0);
    return (
      <AppraisalForm
        key={`${item.id} ${chosen.id}`}
        item={item}
        tool={chosen}
        mayEdit={mayEdit}
        hasNext={next !== undefined}
        left={others.filter(({ missing }) => missing.length > 0).length}
        onTool={(id) => setAddress({ tool: id })}
        onSaved={(goOn) => setAddress({ item: goOn ? next?.id : undefined, tool: undefined, record: undefined })}
        onBack={() => setAddress({ item: undefined, tool: undefined, record: undefined })}
      />
    );
  }
  return (
    <Page
      title="Appraisal"
      description="How far each included publication and data set can be relied on, and what it contributes. Everything included is appraised, favourable or not; grades form a profile and are never added up."
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState sentence="Publications included at full text and the data sets are appraised here; there is none yet." />
      ) : opened ? (
        <EmptyState sentence="This item is not among those to appraise any more; it may have been excluded since." />
      ) : (
        <>
          <p style={{ margin: '0 0 12px', fontSize: 14 }} role="status">
            {complete} of {data.items.length} complete
          </p>
          <DataTable
            label="Items to appraise"
            columns={columns}
            rows={data.items}
            rowId={({ id }) => id}
            filters={filters}
            onOpen={({ id }) => setAddress({ item: id }, { replace: false })}
            exportName="appraisal"
          />
        </>
      )}
    </Page>
  );
}
