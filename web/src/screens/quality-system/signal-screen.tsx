import type { SignalFile } from '@cerulean/evaluation/quality-system';
import { Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { Link, useParams } from '@tanstack/react-router';
import { useChange, useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { DecisionCard } from '../../kit/decision-card.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { CloseForm, DecideForm, TriageForm } from './act-forms.tsx';
import { ActionItem } from './action-item.tsx';
import { InputGuide } from './input-guide.tsx';
import { type Act, nextActs } from './next-acts.ts';
import classes from './quality-system.module.css';
import { SignalForm } from './signal-form.tsx';
import { StateLine } from './state-line.tsx';

/** One signal: what it stands on, where it is on its way, what was decided, and what others were asked. */
export default function SignalScreen() {
  const evaluation = useEvaluationId();
  const { signal: id = '' } = useParams({ strict: false }) as { signal?: string };
  const { data, error, refetch } = useOperation('quality-system.signal.get', { evaluation, id });
  return (
    <>
      {data ? (
        <SignalPage evaluation={evaluation} file={data as unknown as SignalFile} />
      ) : (
        <Page title="Signal" tabs={<StepTabs word="quality-system" />}>
          {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Loading lines={10} />}
        </Page>
      )}
    </>
  );
}

const actWords: Readonly<Record<Act, string>> = {
  triage: 'Triage',
  'begin-review': 'Begin the clinical review',
  decide: 'Decide',
  close: 'Close the signal',
};

function SignalPage({ evaluation, file }: { evaluation: string; file: SignalFile }) {
  const { signal, decisions, actions } = file;
  const { id, data } = signal;
  const mayDecide = useMay('quality-system.decide');
  const mayCorrect = useMay('quality-system.signal') && data.state !== 'closed';
  const [{ step, edit, record }, setAddress] = useAddress();
  const beginReview = useChange('quality-system.signal.begin-review');
  const inputs = useOperation('quality-system.input.list', {}, { staleTime: 600_000 }).data?.inputs;
  const outline = useOperation('documents.outline.get', { evaluation, document: 'cer' }, { staleTime: 60_000 });
  const input = inputs?.find((each) => each.id === data.input);
  const standing = decisions.at(-1);
  const openActions = actions.filter((action) => !action.data.verified).length;
  const acts = mayDecide
    ? nextActs({ state: data.state, clinicallyRelevant: data.clinicallyRelevant, outcome: standing?.data.outcome, openActions })
    : [];
  const done = () => setAddress({ step: undefined });
  const begin = (act: Act) => {
    if (act !== 'begin-review') return setAddress({ step: act });
    beginReview.mutate({ evaluation, id }, { onSuccess: () => notifications.show({ message: 'The signal is under clinical review.' }) });
  };
  const sectionTitle = (number: string) =>
    outline.data?.sections.find((section) => section.number === number || section.id === number)?.title;
  const wordOf = (act: Act) =>
    act === 'triage' && data.state === 'triaged' ? 'Triage again' : act === 'decide' && standing ? 'Decide again' : actWords[act];
  return (
    <Page
      title={data.title}
      tabs={<StepTabs word="quality-system" />}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            aria-expanded={record === id}
            onClick={() => setAddress({ record: record === id ? undefined : id })}
          >
            Thread
          </Button>
          {mayCorrect && edit === undefined && (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setAddress({ edit: 'yes', step: undefined })}
            >
              Correct
            </Button>
          )}
        </>
      }
    >
      <StateLine state={data.state} />
      {beginReview.error && <Problem error={beginReview.error} />}
      {acts.length > 0 && !acts.includes(step as Act) && edit === undefined && (
        <div className={`${classes.acts} no-print`}>
          {acts.map((act, index) => (
            <Button
              key={act}
              variant={index === 0 && !(act === 'decide' && standing && data.state !== 'verified') ? 'filled' : 'default'}
              loading={act === 'begin-review' && beginReview.isPending}
              onClick={() => begin(act)}
            >
              {wordOf(act)}
            </Button>
          ))}
        </div>
      )}
      {edit !== undefined && mayCorrect && (
        <SignalForm
          key={signal.version}
          evaluation={evaluation}
          stored={signal}
          onSaved={() => setAddress({ edit: undefined })}
          onCancel={() => setAddress({ edit: undefined })}
        />
      )}
      {step === 'triage' && acts.includes('triage') && <TriageForm evaluation={evaluation} signal={signal} onDone={done} />}
      {step === 'decide' && acts.includes('decide') && (
        <DecideForm evaluation={evaluation} signal={signal} supersedes={standing !== undefined} openActions={openActions} onDone={done} />
      )}
      {step === 'close' && acts.includes('close') && <CloseForm evaluation={evaluation} signal={signal} onDone={done} />}

      <dl className={classes.facts}>
        <div>
          <dt>Came from</dt>
          <dd>{input?.title ?? data.input}</dd>
        </div>
        <div>
          <dt>Detected on</dt>
          <dd>{data.detectedOn}</dd>
        </div>
        <div>
          <dt>To be decided by</dt>
          <dd>{data.due ?? 'no day set'}</dd>
        </div>
        <div>
          <dt>Clinically relevant</dt>
          <dd>{data.clinicallyRelevant}</dd>
        </div>
        {data.sourceRecord && (
          <div>
            <dt>Source record</dt>
            <dd>{data.sourceRecord}</dd>
          </div>
        )}
      </dl>
      {data.description && <p className={classes.text}>{data.description}</p>}
      {data.triageReason && (
        <p className={classes.text}>
          <span className={classes.meta}>Triage: </span>
          {data.triageReason}
        </p>
      )}
      {data.values.length > 0 && (
        <>
          <Title order={2} className={classes.section}>
            Values
          </Title>
          <table className={classes.values}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col" data-number>
                  Value
                </th>
                <th scope="col">Unit</th>
                <th scope="col" data-number>
                  Expected
                </th>
              </tr>
            </thead>
            <tbody>
              {data.values.map((value) => (
                <tr key={value.name}>
                  <th scope="row">{value.name}</th>
                  <td data-number>{value.value.toLocaleString('en')}</td>
                  <td>{value.unit}</td>
                  <td data-number>{value.expected?.toLocaleString('en') ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {decisions.length === 0 && (
        <>
          <Title order={2} className={classes.section}>
            Before deciding
          </Title>
          <InputGuide input={input} withDue={data.due === undefined} />
        </>
      )}
      <Title order={2} className={classes.section}>
        Decisions
      </Title>
      {decisions.length === 0 && <p className={classes.meta}>None yet. Until there is one, the report cannot be released.</p>}
      {decisions.toReversed().map((decision, index) => (
        <DecisionCard
          key={decision.id}
          outcome={
            decision.data.outcome === 'monitor'
              ? `Monitor, look again on ${decision.data.recheckOn}`
              : decision.data.outcome === 'update'
                ? 'Update'
                : 'No impact'
          }
          reason={decision.data.reason}
          decidedBy={decision.data.decidedBy}
          decidedAt={decision.data.decidedAt}
          valuesSeen={decision.data.valuesSeen}
          superseded={index > 0}
        >
          {decision.data.estimatesSeen.length > 0 && (
            <>
              <p className={classes.meta} style={{ margin: '8px 0 0' }}>
                Estimates seen
              </p>
              <ul className={classes.extra}>
                {decision.data.estimatesSeen.map((seen) => (
                  <li key={seen.estimateId}>
                    <Link
                      to="/e/$evaluation/analysis/estimates/$estimate"
                      params={{ evaluation, estimate: seen.estimateId }}
                      className={link.link}
                    >
                      {seen.title}
                    </Link>
                    : <span className="numbers">{seen.text}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {decision.data.sectionsAffected.length > 0 && (
            <p className={classes.meta} style={{ margin: '8px 0 0' }}>
              Sections affected:{' '}
              {decision.data.sectionsAffected.map((number) => [number, sectionTitle(number)].filter(Boolean).join(' ')).join('; ')}
            </p>
          )}
        </DecisionCard>
      ))}
      {actions.length > 0 && (
        <>
          <Title order={2} className={classes.section}>
            Actions
          </Title>
          {openActions === 0 && (
            <p>
              <Status tone="good">Every action was answered and verified.</Status>
            </p>
          )}
          <ul className={classes.actions}>
            {actions.map((action) => (
              <ActionItem key={action.id} evaluation={evaluation} action={action} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
