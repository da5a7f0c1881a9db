import { questionKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { retrievalKind, searchRunKind } from '@cerulean/evaluation/search';
import { Anchor, Button, Modal, NativeSelect, Text, Textarea, Title } from '@mantine/core';
import IconWorldSearch from '@tabler/icons-react/dist/esm/icons/IconWorldSearch.mjs';
import { useState } from 'react';
import { addressOf, call, type OutputOf } from '../../api/client.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { Instant } from '../../kit/instant.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './evidence.module.css';

type Source = OutputOf<'search.source.list'>['sources'][number];

/** The button that opens a search over the network; nothing where the installation allows none, or the person may not import. */
export function NetworkSearch() {
  const sources = useOperation('search.source.list', {}, { staleTime: 600_000 }).data?.sources ?? [];
  const mayImport = useMay('evidence.edit');
  const [open, setOpen] = useState(false);
  if (sources.length === 0 || !mayImport) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconWorldSearch size={16} aria-hidden />} onClick={() => setOpen(true)}>
        Search over the network
      </Button>
      {open && <SearchDialog sources={sources} onClose={() => setOpen(false)} />}
    </>
  );
}

const purposes = ['device', 'state of the art'] as const;

/** Asks a source for a query: how many records there are, then all of them as a search run with its import. */
function SearchDialog({ sources, onClose }: { sources: readonly Source[]; onClose: () => void }) {
  const evaluation = useEvaluationId();
  const questions = useRecords('plan', questionKind, evaluation).data?.records ?? [];
  const runs = useRecords('search', searchRunKind, evaluation).data?.records ?? [];
  const [sourceId, setSourceId] = useState(sources[0]!.id);
  const [query, setQuery] = useState('');
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>('device');
  const [questionId, setQuestionId] = useState('');
  const [repeats, setRepeats] = useState('');
  const [counted, setCounted] = useState<OutputOf<'search.source.count'>>();
  const [counting, setCounting] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const retrieve = useChange('search.retrieval.create');
  const source = sources.find(({ id }) => id === sourceId)!;
  const repeated = runs.filter(({ data }) => data.database === source.database);
  const done = retrieve.data;
  const changed = () => {
    setCounted(undefined);
    setProblem(undefined);
    retrieve.reset();
  };
  const count = async () => {
    changed();
    setCounting(true);
    try {
      setCounted(await call('search.source.count', { evaluation, source: sourceId, query }));
    } catch (caught) {
      setProblem(caught);
    } finally {
      setCounting(false);
    }
  };
  const search = () => {
    setProblem(undefined);
    retrieve
      .mutateAsync({
        evaluation,
        source: sourceId,
        query,
        purpose,
        ...(questionId ? { questionId } : {}),
        ...(repeats ? { repeats } : {}),
      })
      .catch(setProblem);
  };
  return (
    <Modal opened onClose={onClose} title="Search over the network" size="lg">
      <Text size="sm" mb="sm">
        The query leaves this installation. What is found is imported, with the answers of the source kept as they came; nothing found is
        recorded as a search too.
      </Text>
      <div className={classes.networkForm}>
        <NativeSelect
          label="Source"
          data={sources.map(({ id, title, kind }) => ({ value: id, label: `${title} (${kind.toLowerCase()})` }))}
          value={sourceId}
          onChange={(event) => {
            setSourceId(event.currentTarget.value);
            setRepeats('');
            changed();
          }}
        />
        <Textarea
          label="Query"
          description={source.syntax}
          autosize
          minRows={3}
          maxRows={12}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            changed();
          }}
        />
        <NativeSelect
          label="For"
          data={[...purposes]}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value as (typeof purposes)[number])}
        />
        <NativeSelect
          label="Question"
          data={[{ value: '', label: '—' }, ...questions.map(({ id, data }) => ({ value: id as string, label: data.question }))]}
          value={questionId}
          onChange={(event) => setQuestionId(event.currentTarget.value)}
        />
        {repeated.length > 0 && (
          <NativeSelect
            label="Repeats"
            description="The earlier run of the same search; each run keeps its own counts."
            data={[
              { value: '', label: '—' },
              ...repeated.map(({ id, data }) => ({ value: id as string, label: searchRunKind.label(data) })),
            ]}
            value={repeats}
            onChange={(event) => {
              setRepeats(event.currentTarget.value);
              const run = repeated.find(({ id }) => id === event.currentTarget.value);
              if (run && query === '') setQuery(run.data.query);
            }}
          />
        )}
      </div>
      <div aria-live="polite" className={classes.networkAnswer}>
        {problem !== undefined && <Problem error={problem} />}
        {counted && !done && (
          <>
            <Status tone={counted.total > source.recordsMax ? 'caution' : 'good'}>
              {source.title} has {counted.total.toLocaleString('en')} {counted.total === 1 ? 'record' : 'records'} for this query
              {counted.total > source.recordsMax ? `; no more than ${source.recordsMax.toLocaleString('en')} can be read` : ''}.
            </Status>
            {counted.findings.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </>
        )}
        {done && <Outcome retrieval={done.retrieval.data} read={done.import?.data} />}
      </div>
      <div className={classes.networkActs}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button variant="default" loading={counting} disabled={query.trim() === '' || retrieve.isPending} onClick={() => void count()}>
          Count
        </Button>
        <Button
          loading={retrieve.isPending}
          disabled={query.trim() === '' || counting || done !== undefined || (counted?.total ?? 0) > source.recordsMax}
          onClick={search}
        >
          Search and import
        </Button>
      </div>
    </Modal>
  );
}

type Result = OutputOf<'search.retrieval.create'>;

function Outcome({ retrieval, read }: { retrieval: Result['retrieval']['data']; read: NonNullable<Result['import']>['data'] | undefined }) {
  if (retrieval.problem) return <Status tone="bad">{retrieval.problem}</Status>;
  if (!read) return <Status tone="good">Nothing was found; the search is recorded with 0.</Status>;
  return (
    <Status tone={read.recordsRejected > 0 ? 'caution' : 'good'}>
      {read.recordsRead.toLocaleString('en')} of {(retrieval.hits ?? 0).toLocaleString('en')} records were imported,{' '}
      {read.duplicates.toLocaleString('en')} of them duplicates
      {read.recordsRejected > 0 ? `; ${read.recordsRejected} could not be read` : ''}.
    </Status>
  );
}

/** So many are shown until somebody asks for all. */
const shownAtFirst = 3;

/** The log of searches over the network, the newest first; nothing where there was none. */
export function RetrievalLog() {
  const evaluation = useEvaluationId();
  const records = useRecords('search', retrievalKind, evaluation).data?.records ?? [];
  const [all, setAll] = useState(false);
  if (records.length === 0) return null;
  const newestFirst = records.toReversed();
  const shown = all ? newestFirst : newestFirst.slice(0, shownAtFirst);
  return (
    <section aria-label="Searches over the network" className={classes.section}>
      <Title order={2}>Searches over the network</Title>
      <ul className={classes.plainList}>
        {shown.map((record) => (
          <Retrieval key={record.id} record={record} evaluation={evaluation} />
        ))}
      </ul>
      {shown.length < records.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show all {records.length}
        </Button>
      )}
    </section>
  );
}

function Retrieval({ record: { data }, evaluation }: { record: Stored<DataOf<typeof retrievalKind>>; evaluation: string }) {
  return (
    <li>
      <Status tone={data.problem ? 'bad' : 'good'}>
        {data.source}, <Instant at={data.startedAt} />: {data.problem || `${(data.hits ?? 0).toLocaleString('en')} records`}
      </Status>
      <details>
        <summary>{data.requests.length === 1 ? 'One request' : `${data.requests.length} requests`}</summary>
        <ol className={classes.requests}>
          {data.requests.map(({ at, method, address, attempts, status, fileId, trouble }) => (
            <li key={`${at} ${address}`}>
              <code>
                {method} {address}
              </code>
              <div className={classes.quiet}>
                {[status ? `status ${status}` : '', attempts > 1 ? `${attempts} attempts` : '', trouble].filter(Boolean).join(' · ')}{' '}
                {fileId && (
                  <Anchor href={addressOf('evidence.file.download', { evaluation, id: fileId })} download fz="inherit">
                    Answer as it came
                  </Anchor>
                )}
              </div>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
