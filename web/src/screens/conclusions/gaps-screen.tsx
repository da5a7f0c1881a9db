import { actionTargets, gapKind } from '@cerulean/evaluation/conclusions';
import { claimKind, riskKind } from '@cerulean/evaluation/device';
import { actionKind } from '@cerulean/evaluation/quality-system';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useChange } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import link from '../../kit/link.module.css';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { RecordList } from '../../kit/record-list.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Gap = Stored<DataOf<typeof gapKind>>;
const { type, state } = gapKind.schema.shape;
const types = type.unwrap().options;
const states = state.unwrap().options;

/** What the evaluation leaves open, and what it asks others to do about it. */
export default function GapsScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('conclusions.edit');
  const gaps = useRecords('conclusions', gapKind, evaluation).data?.records;
  const actions = useRecords('quality-system', actionKind, evaluation).data?.records;
  const claims = useRecords('device', claimKind, evaluation).data?.records;
  const risks = useRecords('device', riskKind, evaluation).data?.records;
  const createActions = useChange('quality-system.action.create-from-gaps');
  const [asking, setAsking] = useState(false);

  const actionOf = useMemo(() => {
    const byGap = new Map<string, Stored<DataOf<typeof actionKind>>>();
    for (const action of actions ?? []) if (action.data.gapId) byGap.set(action.data.gapId, action);
    return byGap;
  }, [actions]);
  const waiting = actions ? (gaps ?? []).filter((gap) => gap.data.state === 'open' && !actionOf.has(gap.id)) : [];

  const columns = useMemo<readonly Column<Gap>[]>(
    () => [
      { id: 'title', title: 'Gap', value: ({ data }) => data.title },
      { id: 'type', title: 'Type', value: ({ data }) => data.type, hidden: true },
      { id: 'wanted', title: 'Action wanted', value: ({ data }) => data.actionWanted },
      { id: 'target', title: 'Asked of', value: ({ data }) => data.actionTarget, width: 120 },
      {
        id: 'state',
        title: 'State',
        width: 90,
        value: ({ data }) => data.state,
        show: ({ data }) => <Status tone={data.state === 'closed' ? 'good' : 'quiet'}>{data.state}</Status>,
      },
      {
        id: 'action',
        title: 'Outcome',
        width: 130,
        value: (gap) => actionOf.get(gap.id)?.data.disposition?.outcome ?? (actionOf.has(gap.id) ? 'asked' : ''),
        show: (gap) => {
          const action = actionOf.get(gap.id);
          if (!action) return gap.data.state === 'open' ? <Status tone="caution">no action yet</Status> : '';
          return (
            <Link
              to="/e/$evaluation/quality-system/actions"
              params={{ evaluation }}
              search={{ action: action.id } as never}
              className={link.link}
            >
              {action.data.disposition ? action.data.disposition.outcome : 'asked, not answered'}
            </Link>
          );
        },
      },
    ],
    [actionOf, evaluation],
  );
  const filters: readonly Filter<Gap>[] = [
    { id: 'state', title: 'State', choices: choicesOf(states), matches: ({ data }, chosen) => data.state === chosen },
    { id: 'target', title: 'Asked of', choices: choicesOf(actionTargets), matches: ({ data }, chosen) => data.actionTarget === chosen },
  ];
  const sections = useMemo<readonly SectionOf<DataOf<typeof gapKind>>[]>(
    () => [
      {
        fields: [
          { name: 'title', type: 'text', label: 'Gap', help: 'What is not known or not answered, in a few words.', required: true },
          { name: 'description', type: 'long-text', label: 'Description' },
          { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(types) },
          { name: 'state', type: 'choice', label: 'State', choices: choicesOf(states) },
        ],
      },
      {
        title: 'What is to be done',
        fields: [
          {
            name: 'actionWanted',
            type: 'long-text',
            label: 'Action wanted',
            help: 'What would close it. It becomes the title of the action.',
          },
          { name: 'actionTarget', type: 'choice', label: 'Asked of', choices: choicesOf(actionTargets) },
        ],
      },
      {
        title: 'What it concerns',
        fields: [
          {
            name: 'claimIds',
            type: 'choices',
            label: 'Claims',
            choices: (claims ?? []).map((claim) => ({ value: claim.id as string, label: claim.data.statement })),
          },
          {
            name: 'riskIds',
            type: 'choices',
            label: 'Risks',
            choices: (risks ?? []).map((risk) => ({ value: risk.id as string, label: riskKind.label(risk.data) })),
          },
        ],
      },
    ],
    [claims, risks],
  );
  return (
    <RecordList
      kind={gapKind}
      word="conclusions"
      permission="conclusions.edit"
      title="Gaps"
      description="Residual risks, uncertainties and unanswered questions. Each asks somebody for an action, and every action needs an answer before the report can be released."
      empty="What the evidence does not answer belongs here, with what is to be done about it."
      columns={columns}
      filters={filters}
      sections={sections}
      actions={
        mayEdit &&
        waiting.length > 0 && (
          <Button variant="default" leftSection={<IconArrowForwardUp size={16} aria-hidden />} onClick={() => setAsking(true)}>
            Create actions ({waiting.length})
          </Button>
        )
      }
    >
      {createActions.error && <Problem error={createActions.error} />}
      {asking && (
        <ReasonDialog
          title={waiting.length === 1 ? 'Create the action of this gap?' : `Create the actions of ${waiting.length} gaps?`}
          action="Create actions"
          needsReason={false}
          follows={
            <>
              <ul style={{ margin: '0 0 8px', paddingLeft: 18 }}>
                {waiting.map((gap) => (
                  <li key={gap.id}>
                    {gap.data.actionWanted || gap.data.title} ({gap.data.actionTarget})
                  </li>
                ))}
              </ul>
              Until each has a disposition, the report cannot be released.
            </>
          }
          onConfirm={async () => {
            const { made } = await createActions.mutateAsync({ evaluation });
            notifications.show({ message: made === 1 ? 'One action is asked for.' : `${made} actions are asked for.` });
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </RecordList>
  );
}
