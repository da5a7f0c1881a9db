import { Button, NativeSelect } from '@mantine/core';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { call, type OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './records.module.css';

type Entry = OutputOf<'records.entry.list'>['entries'][number];
const acts = { create: 'added', update: 'changed', remove: 'removed', event: 'recorded' } as const;
const pageSize = 200;

const columns: readonly Column<Entry>[] = [
  { id: 'label', title: 'Record', value: ({ label }) => label, sortable: false },
  { id: 'kind', title: 'Kind', value: ({ kindTitle }) => kindTitle, sortable: false },
  { id: 'action', title: 'What', value: ({ action }) => acts[action], sortable: false },
  { id: 'at', title: 'When', value: ({ at }) => at, show: ({ at }) => <Instant at={at} />, sortable: false },
  { id: 'actor', title: 'Who', value: ({ actor }) => actor.name, sortable: false },
  { id: 'reason', title: 'Why', value: ({ reason }) => reason, sortable: false },
  { id: 'sequence', title: 'Entry', value: ({ sequence }) => sequence, numeric: true, sortable: false },
  { id: 'version', title: 'Version', value: ({ version }) => version, numeric: true, sortable: false, hidden: true },
  {
    id: 'operation',
    title: 'Operation',
    value: ({ operation }) => operation,
    show: ({ operation }) => <code>{operation}</code>,
    sortable: false,
    hidden: true,
  },
  {
    id: 'hash',
    title: 'Hash',
    value: ({ hash }) => hash,
    show: ({ hash }) => <Copyable text={hash} shown={`${hash.slice(0, 12)}…`} />,
    sortable: false,
    hidden: true,
  },
];

/** Every change ever made to this evaluation, and the proof that none was altered. */
export default function RecordsScreen() {
  const evaluation = useEvaluationId();
  const [{ kind, person, record: opened }, setAddress] = useAddress();
  const kinds = useOperation('records.kind.list', { evaluation }).data?.kinds ?? [];
  const members = useOperation('team.membership.list', { evaluation }).data?.members ?? [];
  const filter = { ...(kind ? { kind } : {}), ...(person ? { actor: person } : {}) };
  const entries = useInfiniteQuery({
    queryKey: [evaluation, 'records.entry.list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('records.entry.list', { evaluation, ...filter, limit: pageSize, ...(pageParam ? { before: pageParam } : {}) }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.entries.length === pageSize ? page.entries.at(-1)?.sequence : undefined),
  });
  const rows = entries.data?.pages.flatMap((page) => page.entries) ?? [];
  const total = entries.data?.pages[0]?.total ?? 0;
  const toolbar = (
    <>
      <NativeSelect
        size="xs"
        aria-label="Kind of record"
        data={[{ value: '', label: 'All kinds of record' }, ...kinds.map((each) => ({ value: each.kind, label: each.title }))]}
        value={kind ?? ''}
        onChange={(event) => setAddress({ kind: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label="Person"
        data={[{ value: '', label: 'Everybody' }, ...members.map(({ data, name }) => ({ value: data.personId, label: name }))]}
        value={person ?? ''}
        onChange={(event) => setAddress({ person: event.currentTarget.value })}
      />
    </>
  );
  return (
    <Page
      title="Records"
      description="Every change: who, when, what and why. Each entry carries the hash of the one before, so that nothing can be altered or taken out unnoticed."
      actions={<Verification evaluation={evaluation} />}
    >
      {entries.error ? (
        <Problem error={entries.error} onRetry={() => void entries.refetch()} />
      ) : entries.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <>
          {toolbar}
          <EmptyState sentence="No entry matches; every change to the evaluation is written here." />
        </>
      ) : (
        <>
          <DataTable
            label="Audit entries"
            columns={columns}
            rows={rows}
            rowId={({ sequence }) => String(sequence)}
            searchable={false}
            toolbar={toolbar}
            count={`${rows.length.toLocaleString('en')} shown, ${total.toLocaleString('en')} entries in all`}
            exportName="records"
            opened={rows.find(({ recordId }) => recordId === opened) && String(rows.find(({ recordId }) => recordId === opened)?.sequence)}
            onOpen={({ recordId }) => setAddress({ record: recordId === opened ? undefined : recordId })}
          />
          {entries.hasNextPage && (
            <Button variant="default" mt="md" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              Show earlier entries
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

function Verification({ evaluation }: { evaluation: string }) {
  const verify = useMutation({ mutationFn: () => call('records.chain.verify', { evaluation }) });
  return (
    <>
      <span role="status" className={classes.verified}>
        {verify.data &&
          (verify.data.holds ? (
            <Status tone="good">All {verify.data.entries.toLocaleString('en')} entries hold</Status>
          ) : (
            <Status tone="bad">{verify.data.finding ?? 'The chain does not hold.'}</Status>
          ))}
        {verify.data?.holds && verify.data.entries > 0 && <Copyable text={verify.data.head} shown={`${verify.data.head.slice(0, 12)}…`} />}
        {verify.error && <Status tone="bad">{verify.error.message}</Status>}
      </span>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        Verify the chain
      </Button>
    </>
  );
}
