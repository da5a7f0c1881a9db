import { estimateKind, measures, measuresFor, methods, outcomeKind } from '@cerulean/evaluation/analysis';
import { dataSetKind } from '@cerulean/evaluation/evidence';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ActForm } from '../../kit/form/act-form.tsx';
import type { FieldOf } from '../../kit/form/field.ts';
import { useConflict } from '../../kit/form/use-conflict.tsx';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { measureOrder, measureWords, methodOrder, methodWords, testWords } from './method-words.ts';

export type Estimate = DataOf<typeof estimateKind>;

/** The estimate with the reason of the change, which is asked for in the same form. */
interface Filled extends Estimate {
  readonly why?: string;
}

interface EstimateFormProps {
  readonly evaluation: string;
  /** What is changed; undefined for a new estimate. */
  readonly stored?: Stored<Estimate> | undefined;
  /** Outcomes that a new estimate starts with, for instance those left after a sensitivity choice. */
  readonly from?: Partial<Estimate> | undefined;
  readonly onSaved: (id: string) => void;
  readonly onCancel: () => void;
}

/** The measures that fit a type of parameter, those most reviews use first. */
function offeredMeasures(type: Parameters<typeof measuresFor>[0]) {
  const rank = (id: string) => (measureOrder.includes(id) ? measureOrder.indexOf(id) : measureOrder.length);
  return measuresFor(type).toSorted((one, other) => rank(one.id) - rank(other.id));
}

const parsed = (data: unknown) => estimateKind.schema.safeParse(JSON.parse(JSON.stringify(data)));

/** What is to be computed: parameter, measure, method and what goes in. What can be chosen follows from the parameter. */
export function EstimateForm({ evaluation, stored, from, onSaved, onCancel }: EstimateFormProps) {
  const parameters = useRecords('plan', outcomeParameterKind, evaluation);
  const outcomes = useRecords('analysis', outcomeKind, evaluation);
  const dataSets = useRecords('evidence', dataSetKind, evaluation);
  const items = useOperation('appraisal.item.list', { evaluation });
  const changes = useRecordChanges('analysis', estimateKind, evaluation);
  // The reason is sent beside the data, also when a conflict is resolved.
  const why = useRef<string>(undefined);
  const [store, conflict] = useConflict<Estimate>({
    title: 'This estimate was changed meanwhile',
    base: stored?.data,
    save: async (data, version) => {
      const saved = (stored ? await changes.update(stored.id, version, data, why.current) : await changes.create(data)) as Stored<Estimate>;
      notifications.show({ message: 'The estimate is saved and computed anew.' });
      onSaved(saved.id);
    },
  });

  const fields = useCallback(
    (data: Filled): readonly FieldOf<Filled>[] => {
      const parameter = parameters.data?.records.find(({ id }) => id === data.outcomeParameterId) ?? parameters.data?.records[0];
      const offered = parameter ? offeredMeasures(parameter.data.type) : [];
      const measure = offered.find(({ id }) => id === data.measure) ?? offered[0];
      const labels = new Map(items.data?.items.map(({ id, label }) => [id, label]));
      const counted = (dataSets.data?.records ?? []).filter((record) => record.data.rows.length > 0);
      const fitsDataSet = measure?.arms === 1 && parameter?.data.type !== 'mean' && counted.length > 0;
      const method = data.dataSetId ? 'exact' : data.method;
      return [
        { name: 'title', type: 'text', label: 'Title', help: 'What is estimated, in whom, against what.', required: true },
        {
          name: 'outcomeParameterId',
          type: 'choice',
          label: 'Outcome parameter',
          choices: (parameters.data?.records ?? []).map((record) => ({ value: record.id as string, label: record.data.name })),
        },
        {
          name: 'measure',
          type: 'choice',
          label: 'Effect measure',
          help: [measure ? measureWords(measure.arms) : '', measure?.caution ?? ''].filter(Boolean).join(' '),
          choices: offered.map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
        },
        ...(fitsDataSet
          ? [
              {
                name: 'dataSetId',
                type: 'choice',
                label: 'Data set',
                help: 'Computes one rate from the counts of a data set; leave it open to use extracted outcomes.',
                choices: counted.map((record) => ({ value: record.id as string, label: record.data.title })),
                optional: true,
              } as const,
            ]
          : []),
        ...(data.dataSetId && fitsDataSet
          ? []
          : [
              {
                name: 'outcomeIds',
                type: 'choices',
                label: 'Extracted outcomes',
                help: 'Empty takes every outcome of the parameter whose source was not rejected in the appraisal.',
                choices: (outcomes.data?.records ?? [])
                  .filter((record) => record.data.outcomeParameterId === parameter?.id)
                  .map((record) => ({
                    value: record.id as string,
                    label: `${labels.get(record.data.itemId) ?? 'Source'}: ${outcomeKind.label(record.data)}`,
                  })),
              } as const,
            ]),
        {
          name: 'method',
          type: 'choice',
          label: 'Method',
          help: methodWords[method] ?? '',
          choices: methodOrder.map((id) => ({ value: id, label: `${methods.find((one) => one.id === id)?.title ?? id} (${id})` })),
        },
        ...(method === 'exact'
          ? []
          : [
              {
                name: 'test',
                type: 'choice',
                label: 'Limits',
                choices: [
                  { value: 'z', label: testWords.z },
                  { value: 'knha', label: testWords.knha },
                ],
              } as const,
            ]),
        { name: 'level', type: 'number', label: 'Confidence level', help: 'As a proportion: 0.95 is the usual.', required: true },
        {
          name: 'notes',
          type: 'long-text',
          label: 'Notes',
          help: 'Why these studies and this method; main analysis or sensitivity analysis.',
        },
        ...(stored
          ? [
              {
                name: 'why',
                type: 'long-text',
                label: 'Reason of the change',
                help: 'It stands in the records with your name and the time.',
                required: true,
              } as const,
            ]
          : []),
      ];
    },
    [parameters.data, outcomes.data, dataSets.data, items.data, stored],
  );

  const error = parameters.error ?? outcomes.error ?? dataSets.error ?? items.error;
  if (error)
    return (
      <Problem error={error} onRetry={() => void Promise.all([parameters, outcomes, dataSets, items].map((query) => query.refetch()))} />
    );
  if (!parameters.data || !outcomes.data || !dataSets.data || !items.data) return <Loading lines={10} />;
  const [first] = parameters.data.records;
  if (!first) {
    return <EmptyState sentence="An estimate is made of an outcome parameter; define one in the plan first." />;
  }

  const chosen = parameters.data.records.find(({ id }) => id === from?.outcomeParameterId) ?? first;
  const initial: Filled = stored
    ? { ...stored.data, why: '' }
    : {
        title: '',
        outcomeParameterId: chosen.id,
        measure: offeredMeasures(chosen.data.type)[0]?.id ?? measures[0].id,
        method: 'REML',
        test: 'z',
        level: 0.95,
        outcomeIds: [],
        notes: '',
        ...from,
      };
  return (
    <>
      <ActForm<Filled>
        title={stored ? `Change “${stored.data.title}”` : 'New estimate'}
        wholePage={!stored}
        follows="The numbers are computed from the records as they stand; nothing is typed in. Claims that are judged by this estimate are judged anew."
        action={stored ? 'Save' : 'Add estimate'}
        draftKey={`${evaluation} estimate ${stored ? `${stored.id} ${stored.version}` : 'new'}`}
        initial={initial}
        fields={fields}
        check={(data) => {
          const wrong: Record<string, string> = {};
          for (const issue of parsed(data).error?.issues ?? [])
            wrong[`/${issue.path.map(String).join('/')}`] = issue.path[0] === 'title' ? 'give it a title' : issue.message;
          if (stored && !data.why?.trim()) wrong['/why'] = 'say in a few words why';
          return wrong;
        }}
        onSubmit={({ why: reason, ...filled }) => {
          why.current = reason;
          // A data set is one count: outcomes chosen before it was named do not go in.
          return store(parsed(filled.dataSetId ? { ...filled, outcomeIds: [] } : filled).data!, stored?.version ?? 0);
        }}
        onCancel={onCancel}
      />
      {conflict}
    </>
  );
}
