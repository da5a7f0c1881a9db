import {
  type AppraisalPlan,
  appraisalKind,
  appraisalPlanKind,
  appraisalTool,
  defaultAppraisalPlan,
  finishedPair,
  type IndependentAppraisal,
  tools,
} from '@cerulean/evaluation/appraisal';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import { useMemo } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecords, useSingleRecord } from '../../api/records.ts';
import { usePerson } from '../../api/session.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { DataTable } from '../../kit/table/data-table.tsx';
import { appraisalColumns, appraisalFilters, isOpenFor } from './appraisal-columns.tsx';
import { type Item, ofThing, type Thing } from './appraisal-draft.ts';
import { AppraisalForm, type AppraisalFormProps } from './appraisal-form.tsx';
import { IndependentForm } from './independent-form.tsx';
import { SettleForm } from './settle-form.tsx';

/** What is to be appraised: included publications and data sets, favourable or not. The open one, its tool and outcome stand in the address. */
export default function AppraisalScreen() {
  const evaluation = useEvaluationId();
  const person = usePerson();
  const mayEdit = useMay('appraisal.edit');
  const [{ item: opened, tool, outcome }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('appraisal.item.list', { evaluation });
  const plan = useSingleRecord('appraisal', appraisalPlanKind, evaluation);
  const nameOf = usePersonNames();
  const parameters = useRecords('plan', outcomeParameterKind, evaluation).data?.records;
  const item = data?.items.find(({ id }) => id === opened);
  const complete = useMemo(() => data?.items.filter(({ missing }) => missing.length === 0).length ?? 0, [data]);
  const held: AppraisalPlan = plan.data?.data ?? defaultAppraisalPlan;
  const two = held.appraisers === 2;
  const columns = useMemo(() => {
    const outcomes = new Map(parameters?.map(({ id, data: parameter }) => [id as string, parameter.abbreviation || parameter.name]));
    return appraisalColumns(data?.items ?? [], { person: nameOf, outcome: (id) => outcomes.get(id), two });
  }, [data, parameters, nameOf, two]);

  if (item && !plan.isPending) {
    const begun = item.progress[0];
    const chosen = tools.find(({ id }) => id === tool) ?? appraisalTool(begun?.tool ?? '') ?? tools.find(({ id }) => id === 'imdrf-n56')!;
    const thing: Thing = { item, tool: chosen, outcome: tool ? outcome : (outcome ?? begun?.outcomeParameterId) };
    const place = data!.items.indexOf(item);
    const next = [...data!.items.slice(place + 1), ...data!.items.slice(0, place)].find((one) => isOpenFor(one, person.id, two));
    const close = { tool: undefined, outcome: undefined, record: undefined };
    return (
      <OpenAppraisal
        key={`${item.id} ${chosen.id} ${thing.outcome ?? ''}`}
        thing={thing}
        plan={held}
        mayEdit={mayEdit && (held.people.length === 0 || held.people.includes(person.id))}
        maySettle={mayEdit}
        hasNext={next !== undefined}
        left={data!.items.filter((one) => one !== item && isOpenFor(one, person.id, two)).length}
        onThing={(id, of) => setAddress({ tool: id, outcome: of })}
        onSaved={(goOn) => setAddress({ ...close, item: goOn ? next?.id : undefined })}
        onBack={() => setAddress({ ...close, item: undefined })}
      />
    );
  }
  return (
    <Page
      title="Appraisal"
      description="How far each included publication and data set can be relied on, and what it contributes. Everything included is appraised, favourable or not; grades form a profile and are never added up."
      tabs={<StepTabs word="appraisal" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data || plan.isPending ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState sentence="Publications included at full text and the data sets are appraised here; there is none yet." />
      ) : opened ? (
        <EmptyState sentence="This item is not among those to appraise any more; it may have been excluded since." />
      ) : (
        <>
          <p style={{ margin: '0 0 12px', fontSize: 14 }} role="status">
            {complete} of {data.items.length} complete
            {two && `; ${data.items.flatMap(({ progress }) => progress).filter(({ state }) => state === 'to settle').length} to settle`}
          </p>
          <DataTable<Item>
            label="Items to appraise"
            columns={columns}
            rows={data.items}
            rowId={({ id }) => id}
            filters={appraisalFilters(person.id, two)}
            onOpen={({ id }) => setAddress({ item: id }, { replace: false })}
            exportName="appraisal"
          />
        </>
      )}
    </Page>
  );
}

interface OpenAppraisalProps extends AppraisalFormProps {
  readonly plan: AppraisalPlan;
  readonly maySettle: boolean;
  /** How many other items still wait. */
  readonly left: number;
}

/** One item and tool: the appraisal of the one appraiser, one's own, or what two settle. */
function OpenAppraisal({ plan, maySettle, left, ...form }: OpenAppraisalProps) {
  const [{ record: shown }, setAddress] = useAddress();
  const { item } = form.thing;
  const counting = ofThing(item.appraisals, form.thing)[0];
  const independent = ofThing<IndependentAppraisal>(item.independent, form.thing);
  const pair = finishedPair(independent);
  const progress = item.progress.find(
    ({ tool, outcomeParameterId }) => tool === form.thing.tool.id && outcomeParameterId === form.thing.outcome,
  );
  return (
    <Page
      title={`Appraise ${item.label}`}
      description={
        left > 0
          ? `${left === 1 ? 'One other item is' : `${left} other items are`} still to be appraised.`
          : 'Every other item is appraised.'
      }
      actions={
        counting && (
          <Button
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            aria-expanded={shown === counting.id}
            onClick={() => setAddress({ record: shown === counting.id ? undefined : counting.id })}
          >
            History
          </Button>
        )
      }
    >
      {plan.appraisers === 2 && (
        <Standing own={independent} counting={counting} pair={pair !== undefined} others={progress?.appraisers.length ?? 0} />
      )}
      {plan.appraisers === 1 ? (
        <AppraisalForm {...form} />
      ) : pair ? (
        <SettleForm {...form} mayEdit={maySettle} pair={pair} />
      ) : (
        <IndependentForm {...form} />
      )}
    </Page>
  );
}

interface StandingProps {
  readonly own: readonly Stored<IndependentAppraisal>[];
  readonly counting: Stored<unknown> | undefined;
  readonly pair: boolean;
  /** How many people have begun. */
  readonly others: number;
}

/** Where the appraisal by two stands, in a sentence. */
function Standing({ own, counting, pair, others }: StandingProps) {
  const person = usePerson();
  const mine = own.find(({ createdBy }) => createdBy === person.id);
  const sentence =
    pair && counting
      ? 'Both have finished and this is what counts.'
      : pair
        ? 'Both have finished. What they settle here counts.'
        : counting
          ? `This ${appraisalKind.title} was made before two were planned. It counts until two have appraised and settled it anew.`
          : mine?.data.finished
            ? 'You have finished. You see the other appraisal once the other has finished too.'
            : others - (mine ? 1 : 0) > 0
              ? 'Somebody else appraises this too. Neither sees the other’s appraisal before both have finished.'
              : 'Two people appraise this. Neither sees the other’s appraisal before both have finished.';
  return (
    <p role="status" style={{ margin: '0 0 12px', fontSize: 14 }}>
      {sentence}
    </p>
  );
}
