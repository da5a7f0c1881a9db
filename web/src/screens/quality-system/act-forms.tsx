import { type actionKind, type SignalFile, signalKind } from '@cerulean/evaluation/quality-system';
import type { DataOf } from '@cerulean/evaluation/records';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useChange, useOperation } from '../../api/queries.ts';
import { ActForm } from '../../kit/form/act-form.tsx';
import type { FieldOf } from '../../kit/form/field.ts';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';

interface StepProps {
  readonly evaluation: string;
  readonly signal: SignalFile['signal'];
  readonly onDone: () => void;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string | undefined) =>
  text === undefined || text === '' || (day.test(text) && signalKind.schema.shape.detectedOn.safeParse(text).success);

interface Triage {
  readonly clinicallyRelevant: 'yes' | 'no';
  readonly reason: string;
  readonly due?: string | undefined;
}

/** Says whether a signal matters clinically. */
export function TriageForm({ evaluation, signal, onDone }: StepProps) {
  const triage = useChange('quality-system.signal.triage');
  return (
    <ActForm<Triage>
      title="Triage"
      follows="A relevant signal goes into clinical review. One that is not relevant still gets a recorded decision of no impact; only the review is spared."
      action="Record the triage"
      draftKey={`${evaluation} triage ${signal.id}`}
      initial={{ clinicallyRelevant: signal.data.clinicallyRelevant === 'no' ? 'no' : 'yes', reason: '', due: signal.data.due }}
      fields={() => [
        {
          name: 'clinicallyRelevant',
          type: 'choice',
          label: 'Clinically relevant',
          choices: [
            { value: 'yes', label: 'Yes, it goes into clinical review' },
            { value: 'no', label: 'No, the review is spared' },
          ],
        },
        { name: 'reason', type: 'long-text', label: 'Reason', required: true },
        { name: 'due', type: 'date', label: 'To be decided by' },
      ]}
      check={({ reason, due }) => ({
        ...(reason.trim() ? {} : { '/reason': 'Say why.' }),
        ...(isDay(due) ? {} : { '/due': 'Write the day as 2026-11-22.' }),
      })}
      onSubmit={async ({ due, ...data }) => {
        await triage.mutateAsync({ evaluation, id: signal.id, ...data, ...(due ? { due } : {}) });
        notifications.show({ message: 'The triage is recorded.' });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

/** Closes a signal whose decision stands and whose actions are verified. */
export function CloseForm({ evaluation, signal, onDone }: StepProps) {
  const close = useChange('quality-system.signal.close');
  return (
    <ActForm<{ readonly reason: string }>
      title="Close this signal"
      follows="Its decisions and actions stay as they are. What comes later is a new signal."
      action="Close the signal"
      draftKey={`${evaluation} close ${signal.id}`}
      initial={{ reason: '' }}
      fields={() => [
        { name: 'reason', type: 'long-text', label: 'Reason', help: 'What shows that nothing is left to do.', required: true },
      ]}
      check={({ reason }): Record<string, string> => (reason.trim() ? {} : { '/reason': 'Say why it is closed.' })}
      onSubmit={async ({ reason }) => {
        await close.mutateAsync({ evaluation, id: signal.id, reason });
        notifications.show({ message: 'The signal is closed.' });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

type Wanted = Pick<DataOf<typeof actionKind>, 'title' | 'target' | 'owner' | 'due'>;
interface Decide {
  readonly outcome: 'no impact' | 'monitor' | 'update';
  readonly reason: string;
  readonly recheckOn?: string | undefined;
  readonly estimateIds: readonly string[];
  readonly sectionsAffected: readonly string[];
  readonly actions: readonly Wanted[];
}

const outcomeWords = {
  'no impact': 'No impact: the evaluation stands as it is',
  monitor: 'Monitor: look again on a day that is fixed now',
  update: 'Update: something must change',
} as const;

/** Records the decision about a signal, with the values and estimates it was made against. */
export function DecideForm({
  evaluation,
  signal,
  supersedes,
  openActions,
  onDone,
}: StepProps & { readonly supersedes: boolean; readonly openActions: number }) {
  const decide = useChange('quality-system.signal.decide');
  const results = useOperation('analysis.result.list', { evaluation });
  const outline = useOperation('documents.outline.get', { evaluation, document: 'cer' });
  const targets = useOperation('quality-system.input.list', {}, { staleTime: 600_000 }).data?.targets;
  const spared = signal.data.state === 'triaged';
  const computed = results.data?.results;
  const sections = outline.data?.sections;
  const fields = useCallback(
    (data: Decide): readonly FieldOf<Decide>[] => [
      {
        name: 'outcome',
        type: 'choice',
        label: 'Outcome',
        ...(spared
          ? { help: 'A signal that is not clinically relevant can only be decided as no impact; triage it again to decide otherwise.' }
          : {}),
        choices: (spared ? (['no impact'] as const) : (['no impact', 'monitor', 'update'] as const)).map((value) => ({
          value,
          label: outcomeWords[value],
        })),
      },
      {
        name: 'reason',
        type: 'long-text',
        label: 'Reason',
        help: 'Held against which numbers, and why it leads to this outcome. It stands in the report.',
        required: true,
        rows: 4,
      },
      ...(data.outcome === 'monitor' ? [{ name: 'recheckOn', type: 'date', label: 'Look again on', required: true } as const] : []),
      {
        name: 'estimateIds',
        type: 'choices',
        label: 'Estimates seen',
        help: 'They are copied into the decision as they read now.',
        choices: (computed ?? []).flatMap(({ estimateId, title, result }) =>
          result ? [{ value: estimateId, label: `${title}: ${result.text}` }] : [],
        ),
      },
      {
        name: 'sectionsAffected',
        type: 'choices',
        label: 'Sections of the report it affects',
        choices: (sections ?? []).map(({ id, number, title }) => ({
          value: number || id,
          label: [number, title].filter(Boolean).join(' '),
        })),
      },
      ...(data.outcome === 'no impact'
        ? []
        : [
            {
              name: 'actions',
              type: 'list',
              label: 'Actions',
              help:
                data.outcome === 'update'
                  ? openActions > 0
                    ? `What must change, and who is asked. ${openActions} earlier ${openActions === 1 ? 'action is' : 'actions are'} still open.`
                    : 'What must change, and who is asked; at least one.'
                  : 'Where something is to be done already now.',
              add: 'Add an action',
              fields: [
                { name: 'title', type: 'text', label: 'What is to be done', required: true },
                {
                  name: 'target',
                  type: 'choice',
                  label: 'Asked of',
                  choices: (targets ?? []).map(({ target, title, answeredBy }) => ({
                    value: target as Wanted['target'],
                    label: `${title} (${answeredBy})`,
                  })),
                },
                { name: 'owner', type: 'text', label: 'Owner' },
                { name: 'due', type: 'date', label: 'Due' },
              ],
            } as const,
          ]),
    ],
    [computed, sections, targets, spared, openActions],
  );
  if (results.error) return <Problem error={results.error} onRetry={() => void results.refetch()} />;
  if (!computed || !targets || outline.isPending) return <Loading />;
  return (
    <ActForm<Decide>
      title={supersedes ? 'Decide again' : 'Decide'}
      follows={
        supersedes
          ? 'The new decision supersedes the one before, which stays as it was. The values of the signal are copied as they are now.'
          : 'The decision carries your name, the time and the values of the signal as they are now. It is never edited; a later one can supersede it.'
      }
      action="Record the decision"
      draftKey={`${evaluation} decide ${signal.id}`}
      initial={{ outcome: 'no impact', reason: '', estimateIds: [], sectionsAffected: [], actions: [] }}
      fields={fields}
      check={(data) => {
        const wrong: Record<string, string> = {};
        if (!data.reason.trim()) wrong['/reason'] = 'A decision needs its reason.';
        if (data.outcome === 'monitor' && !data.recheckOn) wrong['/recheckOn'] = 'Give the day.';
        else if (data.outcome === 'monitor' && !isDay(data.recheckOn)) wrong['/recheckOn'] = 'Write the day as 2026-11-22.';
        if (data.outcome === 'update' && data.actions.length === 0 && openActions === 0)
          wrong['/actions'] = 'Name at least one action: what is to change, and who is asked.';
        if (data.outcome !== 'no impact') {
          data.actions.forEach((action, index) => {
            if (!action.title?.trim()) wrong[`/actions/${index}/title`] = 'Say what is to be done.';
            if (!isDay(action.due)) wrong[`/actions/${index}/due`] = 'Write the day as 2026-11-22.';
          });
        }
        return wrong;
      }}
      onSubmit={async ({ outcome, reason, recheckOn, estimateIds, sectionsAffected, actions }) => {
        await decide.mutateAsync({
          evaluation,
          id: signal.id,
          outcome,
          reason,
          ...(outcome === 'monitor' && recheckOn ? { recheckOn } : {}),
          estimatesSeen: computed.flatMap(({ estimateId, title, result }) =>
            result && estimateIds.includes(estimateId) ? [{ estimateId, title, text: result.text }] : [],
          ),
          sectionsAffected: [...sectionsAffected],
          actions:
            outcome === 'no impact'
              ? []
              : actions.map(({ title, target, owner, due }) => ({ title, target, owner: owner ?? '', ...(due ? { due } : {}) })),
        });
        notifications.show({ message: 'The decision is recorded.' });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
