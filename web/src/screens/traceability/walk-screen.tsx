import { nodeKinds, nodeKindTitles } from '@cerulean/evaluation/traceability';
import { Button, NativeSelect, Select, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { pathOfKind } from '../../frame/steps.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import classes from './traceability.module.css';
import { WalkList } from './walk-list.tsx';
import { branchesOf, kindWord } from './walk-tree.ts';

type Kind = (typeof nodeKinds)[number];
const isKind = (text: string | undefined): text is Kind => nodeKinds.some((kind) => kind === text);

/** From any point: what it rests on, and what rests on it. */
export default function WalkScreen() {
  const evaluation = useEvaluationId();
  const [{ node, kind: given }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation(
    'traceability.thread.get',
    { evaluation, id: node ?? '' },
    { enabled: node !== undefined, keepPrevious: true },
  );
  const kind: Kind = isKind(given) ? given : isKind(data?.node.kind) ? data.node.kind : 'claim';
  const choices = useOperation('traceability.matrix.get', { evaluation, rows: kind, columns: kind }, { staleTime: 30_000 });
  const options = useMemo(() => {
    const nodes = choices.data?.matrix.rows.map((row) => ({ value: row.node.id, label: row.node.label || row.node.id })) ?? [];
    return nodes.some(({ value }) => value === data?.node.id) || !data || data.node.kind !== kind
      ? nodes
      : [{ value: data.node.id, label: data.node.label }, ...nodes];
  }, [choices.data, data, kind]);
  const directions = data && [
    { title: 'What it rests on', none: 'Nothing is linked that it rests on.', steps: data.restsOn },
    { title: 'What rests on it', none: 'Nothing is linked that rests on it.', steps: data.restedOnBy },
  ];
  const listed = data && pathOfKind(data.node.kind);
  return (
    <Page
      title="Walk"
      description="Start anywhere and follow the thread in both directions, from a claim to its evidence or from a complaint to the sentence it changed."
      tabs={<StepTabs word="traceability" />}
    >
      <div className={`${classes.bar} no-print`}>
        <NativeSelect
          label="From"
          data={nodeKinds.map((each) => ({ value: each, label: nodeKindTitles[each] }))}
          value={kind}
          onChange={(event) => setAddress({ kind: event.currentTarget.value, node: undefined })}
        />
        <Select
          label={`Which of the ${nodeKindTitles[kind]}`}
          placeholder={choices.isPending ? 'Loading …' : 'Choose or type'}
          searchable
          w={480}
          maw="100%"
          limit={200}
          data={options}
          value={data && data.node.kind === kind ? (node ?? null) : null}
          onChange={(chosen) => chosen && setAddress({ node: chosen, kind: undefined }, { replace: false })}
          nothingFoundMessage="Nothing found"
        />
      </div>
      {node === undefined ? (
        <p className={classes.why}>Choose where to start.</p>
      ) : error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data || !directions ? (
        <Loading lines={10} />
      ) : data.node.kind === '' ? (
        <EmptyState sentence="This record is no part of the trace. Its history stands in the records." />
      ) : (
        <>
          <div className={classes.start}>
            <small>{kindWord(data.node.kind)}</small>
            <strong>{data.node.label || data.node.id}</strong>
          </div>
          <div className={`${classes.bar} no-print`}>
            {listed && (
              <Button
                variant="default"
                size="xs"
                renderRoot={(props) => <Link to={listed} params={{ evaluation }} search={{ record: data.node.id } as never} {...props} />}
              >
                Show where it is listed
              </Button>
            )}
          </div>
          <div className={classes.directions}>
            {directions.map(({ title, none, steps }) => (
              <section key={title}>
                <Title order={2} mb="xs">
                  {title} <span className={classes.why}>({steps.length})</span>
                </Title>
                {steps.length === 0 ? (
                  <p className={classes.why}>{none}</p>
                ) : (
                  <WalkList
                    key={`${data.node.id} ${title}`}
                    branches={branchesOf(data.node.id, steps)}
                    openTo={2}
                    show={(each) => (
                      <Link
                        to="/e/$evaluation/traceability/walk"
                        params={{ evaluation }}
                        search={{ node: each.id } as never}
                        className={classes.name}
                      >
                        {each.label || kindWord(each.kind)}
                      </Link>
                    )}
                  />
                )}
              </section>
            ))}
          </div>
        </>
      )}
    </Page>
  );
}
