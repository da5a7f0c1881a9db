import { type EstimateResult, estimateKind, formatPValue, type StudyResult } from '@cerulean/evaluation/analysis';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError } from '../../api/problem.ts';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { RemoveDialog } from '../../kit/record-list.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import classes from './analysis.module.css';
import { ChangedResult } from './changed-result.tsx';
import { describeHeterogeneity, describePrediction, inWords, readI2, signature } from './describe-result.ts';
import { EstimateForm } from './estimate-form.tsx';
import { ForestPlot } from './forest-plot.tsx';
import { StudyTable } from './study-table.tsx';

/** One estimate: its number in words, how it was made, its plot, and every study that went in. */
export default function EstimateScreen() {
  const evaluation = useEvaluationId();
  const { estimate: id = '' } = useParams({ strict: false }) as { estimate?: string };
  const mayEdit = useMay('analysis.edit');
  const navigate = useNavigate();
  const [{ edit, record: opened }, setAddress] = useAddress();
  const estimates = useRecords('analysis', estimateKind, evaluation);
  const parameters = useRecords('plan', outcomeParameterKind, evaluation);
  const results = useOperation('analysis.result.list', { evaluation });
  const { remove } = useRecordChanges('analysis', estimateKind, evaluation);
  const [removing, setRemoving] = useState(false);

  const toList = () => navigate({ to: '/e/$evaluation/analysis/estimates', params: { evaluation } });
  const error = estimates.error ?? results.error;
  const stored = estimates.data?.records.find((record) => record.id === id);
  const computed = results.data?.results.find(({ estimateId }) => estimateId === id);
  const parameter = parameters.data?.records.find((record) => record.id === stored?.data.outcomeParameterId)?.data;
  if (error || !estimates.data || !results.data) {
    return (
      <Page title="Estimate" tabs={<StepTabs word="analysis" />}>
        {error ? (
          <Problem error={error} onRetry={() => void Promise.all([estimates.refetch(), results.refetch()])} />
        ) : (
          <Loading lines={10} />
        )}
      </Page>
    );
  }
  if (!stored) {
    return (
      <Page title="Estimate" tabs={<StepTabs word="analysis" />}>
        <EmptyState
          sentence="This estimate is not there any more; its history stays in the records."
          action={<Button onClick={() => void toList()}>To the estimates</Button>}
        />
      </Page>
    );
  }
  const editing = edit !== undefined && mayEdit;
  return (
    <Page
      title={stored.data.title}
      description={parameter && `Outcome parameter: ${parameter.name}`}
      tabs={<StepTabs word="analysis" />}
      actions={
        !editing && (
          <>
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              aria-expanded={opened === id}
              onClick={() => setAddress({ record: opened === id ? undefined : id })}
            >
              Thread
            </Button>
            {mayEdit && (
              <>
                <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setRemoving(true)}>
                  Remove
                </Button>
                <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setAddress({ edit: 'yes' }, { replace: false })}>
                  Edit
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {editing && (
        <EstimateForm
          key={stored.version}
          evaluation={evaluation}
          stored={stored}
          onSaved={() => setAddress({ edit: undefined })}
          onCancel={() => setAddress({ edit: undefined })}
        />
      )}
      {computed?.problem ? (
        <Problem
          error={
            new ProblemError({
              code: 'not-estimable',
              title: computed.problem.message,
              ...(computed.problem.remedy ? { remedy: computed.problem.remedy } : {}),
            })
          }
        />
      ) : computed?.result ? (
        <Result
          evaluation={evaluation}
          result={computed.result}
          {...(mayEdit && !stored.data.dataSetId
            ? {
                onSensitivity: (studies: readonly StudyResult[]) =>
                  void navigate({
                    to: '/e/$evaluation/analysis/estimates',
                    params: { evaluation },
                    search: { edit: 'new', from: id, studies: studies.map(({ outcomeId }) => outcomeId).join(',') } as never,
                  }),
              }
            : {})}
        />
      ) : null}
      {stored.data.notes && (
        <>
          <Title order={2} className={classes.section}>
            Notes of the evaluators
          </Title>
          <p className={`measure ${classes.words}`}>{stored.data.notes}</p>
        </>
      )}
      <p>
        <Link to="/e/$evaluation/analysis/estimates" params={{ evaluation }} className={link.link}>
          All estimates
        </Link>
      </p>
      {removing && (
        <RemoveDialog
          kind={estimateKind}
          labels={[stored.data.title]}
          follows="Conclusions that rest on it lose their numbers."
          onClose={() => setRemoving(false)}
          onRemove={async (reason) => {
            await remove(stored, reason);
            notifications.show({ message: 'The estimate is removed; its history stays in the records.' });
            await toList();
          }}
        />
      )}
    </Page>
  );
}

function Result({
  evaluation,
  result,
  onSensitivity,
}: {
  evaluation: string;
  result: EstimateResult;
  onSensitivity?: (studies: readonly StudyResult[]) => void;
}) {
  const prediction = describePrediction(result);
  const heterogeneity = describeHeterogeneity(result);
  return (
    <>
      <ChangedResult id={result.estimateId} now={signature(result)} />
      <p className={classes.headline}>
        <strong>{result.text}</strong>
      </p>
      <p className={classes.words}>{inWords(result)}</p>
      <dl className={classes.facts}>
        <div>
          <dt>Studies and patients or exposure</dt>
          <dd>
            k = {result.k}; {result.total}
          </dd>
        </div>
        {prediction && (
          <div>
            <dt>Prediction interval</dt>
            <dd>
              {prediction}
              <small>Where the true effect of a new study is expected.</small>
            </dd>
          </div>
        )}
        {result.pValue !== undefined && (
          <div>
            <dt>Test of no difference</dt>
            <dd>{formatPValue(result.pValue)}</dd>
          </div>
        )}
        {heterogeneity && (
          <div>
            <dt>Variation between studies</dt>
            <dd>
              {heterogeneity}
              {result.i2 !== undefined && <small>{readI2(result.i2)}</small>}
            </dd>
          </div>
        )}
        <div>
          <dt>Measure</dt>
          <dd>
            {result.measureTitle} ({result.measure}){result.axis !== result.measureTitle.toLowerCase() && <small>{result.axis}</small>}
          </dd>
        </div>
        <div>
          <dt>Method</dt>
          <dd>
            {result.methodTitle}
            {result.model && <small>{result.model}</small>}
          </dd>
        </div>
      </dl>
      {result.notes.length > 0 && (
        <>
          <Title order={2} className={classes.section}>
            What a reader must know
          </Title>
          <ul className={classes.notes}>
            {result.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      <ForestPlot evaluation={evaluation} result={result} />
      <Title order={2} className={classes.section}>
        Studies that went in
      </Title>
      <StudyTable
        result={result}
        {...(onSensitivity && result.studies.length > 1
          ? {
              bulk: (selected: readonly StudyResult[]) => (
                <Button variant="default" size="compact-sm" onClick={() => onSensitivity(selected)}>
                  New estimate from {selected.length === 1 ? 'this study' : `these ${selected.length}`}
                </Button>
              ),
            }
          : {})}
      />
    </>
  );
}
