import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OutputOf } from '../../../api/client.ts';
import { useOperation } from '../../../api/queries.ts';
import { useEvaluationId } from '../../../frame/evaluation.ts';
import { useAddress } from '../../../frame/use-search.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Loading, Page } from '../../../kit/page.tsx';
import { Problem } from '../../../kit/problem.tsx';
import { Status } from '../../../kit/status.tsx';
import { StepTabs } from '../../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../../kit/table/column.ts';
import { DataTable } from '../../../kit/table/data-table.tsx';
import { MarkedTitle } from '../../evidence/publication-status.tsx';
import { ItemExtraction } from './item-extraction.tsx';

type Item = OutputOf<'analysis.extraction-item.list'>['items'][number];

const stateOf = ({ values, outcomes, differences, unchecked }: Item) =>
  differences > 0 ? 'differences' : values + outcomes === 0 ? 'nothing extracted' : unchecked > 0 ? 'to be checked' : 'checked';
const tones = { differences: 'caution', 'nothing extracted': 'quiet', 'to be checked': 'underway', checked: 'good' } as const;

const columns: readonly Column<Item>[] = [
  { id: 'label', title: 'Item', value: ({ label }) => label, width: 180 },
  {
    id: 'title',
    title: 'Title',
    value: ({ title }) => title,
    show: ({ id, title }) => <MarkedTitle id={id} title={title} />,
  },
  {
    id: 'text',
    title: 'Full text',
    value: ({ kind, fullText }) => (kind === 'data-set' ? '–' : fullText ? 'yes' : 'no'),
    width: 90,
    spare: true,
  },
  { id: 'values', title: 'Fields', value: ({ values }) => values, numeric: true, width: 80 },
  { id: 'outcomes', title: 'Outcomes', value: ({ outcomes }) => outcomes, numeric: true, width: 100 },
  { id: 'unchecked', title: 'To check', value: ({ unchecked }) => unchecked, numeric: true, width: 100, hidden: true },
  { id: 'differences', title: 'Differences', value: ({ differences }) => differences, numeric: true, width: 110, hidden: true },
  { id: 'state', title: 'State', value: stateOf, show: (item) => <Status tone={tones[stateOf(item)]}>{stateOf(item)}</Status>, width: 170 },
];
const filters: readonly Filter<Item>[] = [
  {
    id: 'state',
    title: 'State',
    choices: Object.keys(tones).map((state) => ({ value: state, label: state })),
    matches: (item, chosen) => stateOf(item) === chosen,
  },
];

/** The items to extract from, with how far each is; one of them open with its form beside its text. */
export default function ExtractionScreen() {
  const evaluation = useEvaluationId();
  const [{ item: opened }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('analysis.extraction-item.list', { evaluation });
  const item = data?.items.find(({ id }) => id === opened);
  if (item) {
    const place = data!.items.indexOf(item);
    return <ItemExtraction key={item.id} evaluation={evaluation} item={item} next={data!.items[place + 1]} />;
  }
  return (
    <Page
      title="Extraction"
      description="What each included item says, field by field, with the page and the words it was taken from. A second person holds it against the source."
      tabs={<StepTabs word="analysis" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState
          sentence="Publications included at full text and the data sets are extracted from here; there is none yet."
          action={
            <Anchor component={Link} to="/e/$evaluation/screening" params={{ evaluation } as never}>
              Go to screening
            </Anchor>
          }
        />
      ) : opened ? (
        <EmptyState
          sentence="This item is not among those to extract from any more; it may have been excluded since."
          action={<Button onClick={() => setAddress({ item: undefined })}>All items</Button>}
        />
      ) : (
        <DataTable
          label="Items to extract from"
          columns={columns}
          rows={data.items}
          rowId={({ id }) => id}
          filters={filters}
          onOpen={({ id }) => setAddress({ item: id }, { replace: false })}
          exportName="extraction"
        />
      )}
    </Page>
  );
}
