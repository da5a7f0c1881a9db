import { claimKind, riskKind } from '@cerulean/evaluation/device';
import { dataSetKind } from '@cerulean/evaluation/evidence';
import { signalKind } from '@cerulean/evaluation/quality-system';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { ActForm } from '../../kit/form/act-form.tsx';
import type { FieldOf } from '../../kit/form/field.ts';
import { useConflict } from '../../kit/form/use-conflict.tsx';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { InputGuide } from './input-guide.tsx';

type Signal = DataOf<typeof signalKind>;
interface Filled extends Signal {
  readonly why?: string;
}

const parsed = (data: unknown) => signalKind.schema.safeParse(JSON.parse(JSON.stringify(data)));
const today = () => new Date().toISOString().slice(0, 10);

/** Records a signal by hand, or corrects what one says. */
export function SignalForm({
  evaluation,
  stored,
  onSaved,
  onCancel,
}: {
  evaluation: string;
  stored?: Stored<Signal>;
  onSaved: (id: string) => void;
  onCancel: () => void;
}) {
  const known = useOperation('quality-system.input.list', {}, { staleTime: 600_000 });
  const claims = useRecords('device', claimKind, evaluation).data?.records;
  const risks = useRecords('device', riskKind, evaluation).data?.records;
  const dataSets = useRecords('evidence', dataSetKind, evaluation).data?.records;
  const changes = useRecordChanges('quality-system', signalKind, evaluation);
  const why = useRef<string>(undefined);
  const [store, conflict] = useConflict<Signal>({
    title: 'This signal was changed meanwhile',
    base: stored?.data,
    save: async (data, version) => {
      const saved = (stored ? await changes.update(stored.id, version, data, why.current) : await changes.create(data)) as Stored<Signal>;
      notifications.show({ message: stored ? 'The signal is saved.' : 'The signal is recorded; it needs a decision from now on.' });
      onSaved(saved.id);
    },
  });
  const inputs = known.data?.inputs;
  const fields = useCallback(
    (data: Filled): readonly FieldOf<Filled>[] => [
      {
        name: 'input',
        type: 'choice',
        label: 'Where it came from',
        help: inputs?.find(({ id }) => id === data.input)?.why ?? '',
        choices: (inputs ?? []).map(({ id, title }) => ({ value: id, label: title })),
      },
      { name: 'title', type: 'text', label: 'Signal', help: 'What was noticed, in one line.', required: true },
      { name: 'description', type: 'long-text', label: 'Description' },
      { name: 'detectedOn', type: 'date', label: 'Detected on', required: true },
      { name: 'due', type: 'date', label: 'To be decided by', help: 'Left empty, it follows from where the signal came from.' },
      {
        name: 'sourceRecord',
        type: 'text',
        label: 'Source record',
        help: 'Number of the report, complaint file or CAPA, so that an auditor finds it.',
      },
      {
        name: 'values',
        type: 'list',
        label: 'Values',
        help: 'The numbers it stands on. They are copied into the decision as they are then.',
        add: 'Add a value',
        fields: [
          { name: 'name', type: 'text', label: 'What', required: true },
          { name: 'value', type: 'number', label: 'Value', required: true },
          { name: 'unit', type: 'text', label: 'Unit' },
          { name: 'expected', type: 'number', label: 'Expected', help: 'What the report, the risk file or the plan says.' },
        ],
      },
      {
        name: 'dataSetId',
        type: 'choice',
        label: 'Data set',
        choices: (dataSets ?? []).map(({ id, data }) => ({ value: id as string, label: data.title })),
        optional: true,
      },
      {
        name: 'claimIds',
        type: 'choices',
        label: 'Claims it may touch',
        choices: (claims ?? []).map(({ id, data }) => ({ value: id as string, label: data.statement })),
      },
      {
        name: 'riskIds',
        type: 'choices',
        label: 'Risks it may touch',
        choices: (risks ?? []).map(({ id, data }) => ({ value: id as string, label: riskKind.label(data) })),
      },
      ...(stored
        ? [
            {
              name: 'why',
              type: 'text',
              label: 'Reason of the change',
              help: 'It stands in the records with your name and the time.',
              required: true,
            } as const,
          ]
        : []),
    ],
    [inputs, claims, risks, dataSets, stored],
  );
  if (known.error) return <Problem error={known.error} onRetry={() => void known.refetch()} />;
  if (!inputs || !claims || !risks || !dataSets) return <Loading lines={10} />;
  const initial: Filled = stored
    ? { ...stored.data, why: '' }
    : {
        title: '',
        input: inputs[0]?.id ?? '',
        description: '',
        detectedOn: today(),
        sourceRecord: '',
        values: [],
        clinicallyRelevant: 'not triaged',
        triageReason: '',
        claimIds: [],
        riskIds: [],
        state: 'detected',
      };
  return (
    <>
      <ActForm<Filled>
        title={stored ? 'Correct this signal' : 'Record a signal'}
        wholePage={!stored}
        follows={
          stored
            ? 'Its state only moves by the steps; decisions keep the values they were made with.'
            : 'From now on it needs a decision; until there is one, the report cannot be released.'
        }
        action={stored ? 'Save' : 'Record the signal'}
        draftKey={`${evaluation} signal ${stored ? `${stored.id} ${stored.version}` : 'new'}`}
        initial={initial}
        fields={fields}
        check={(data) => {
          const wrong: Record<string, string> = {};
          for (const issue of parsed(data).error?.issues ?? []) {
            const [name] = issue.path;
            wrong[`/${issue.path.map(String).join('/')}`] =
              name === 'title'
                ? 'say what was noticed'
                : name === 'detectedOn' || name === 'due'
                  ? 'write the day as 2026-11-22'
                  : issue.message;
          }
          if (stored && !data.why?.trim()) wrong['/why'] = 'say in a few words why';
          return wrong;
        }}
        onSubmit={({ why: reason, ...data }) => {
          why.current = reason;
          return store(parsed(data).data!, stored?.version ?? 0);
        }}
        onCancel={onCancel}
      >
        {(data) => (
          <div style={{ marginTop: 20 }}>
            <InputGuide input={inputs.find(({ id }) => id === data.input)} withReason={false} />
          </div>
        )}
      </ActForm>
      {conflict}
    </>
  );
}
