import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { ClaimConclusion } from './claim-conclusion.tsx';
import classes from './conclusions.module.css';
import { needsAttention } from './next-step.ts';

const shows = [
  { value: '', label: 'All claims' },
  { value: 'attention', label: 'To be concluded' },
  { value: 'supported', label: 'Supported' },
  { value: 'insufficient', label: 'Insufficient' },
  { value: 'not supported', label: 'Not supported' },
];

/** Every claim against its evidence, with what the evaluators conclude. */
export default function ConclusionsScreen() {
  const evaluation = useEvaluationId();
  const mayConclude = useMay('conclusions.edit');
  const [{ show = '', conclude, record }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('conclusions.assessment.list', { evaluation });
  const parameters = useRecords('plan', outcomeParameterKind, evaluation).data?.records;
  const nameOf = usePersonNames();
  const byId = useMemo(() => new Map(parameters?.map((parameter) => [parameter.id as string, parameter.data])), [parameters]);
  const open = data?.assessments.filter(needsAttention).length ?? 0;
  const shown = data?.assessments.filter((assessment) =>
    show === '' ? true : show === 'attention' ? needsAttention(assessment) : assessment.conclusion?.data.verdict === show,
  );
  return (
    <Page
      title="Conclusions about claims"
      description="Each claim is held against the criterion that was fixed for it. What follows is computed; what it means is for the evaluators to say."
      tabs={<StepTabs word="conclusions" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data || !shown ? (
        <Loading lines={12} />
      ) : data.assessments.length === 0 ? (
        <EmptyState sentence="Conclusions are drawn about the claims of the device; there are none yet. Add them under Device, Claims." />
      ) : (
        <>
          <div className={classes.bar}>
            <NativeSelect
              size="xs"
              aria-label="Show"
              data={shows}
              value={show}
              onChange={(event) => setAddress({ show: event.currentTarget.value })}
            />
            <span role="status">
              {open === 0 ? (
                <Status tone="good">Every claim is concluded on the numbers as they stand</Status>
              ) : (
                <Status tone="caution">
                  {open} of {data.assessments.length} {open === 1 ? 'is' : 'are'} to be concluded
                </Status>
              )}
            </span>
          </div>
          {shown.length === 0 && <p>No claim is in this state.</p>}
          {shown.map((assessment) => {
            const { id, data: claim } = assessment.claim;
            return (
              <ClaimConclusion
                key={id}
                evaluation={evaluation}
                assessment={assessment}
                parameter={claim.outcomeParameterId ? byId.get(claim.outcomeParameterId) : undefined}
                mayConclude={mayConclude}
                concluding={mayConclude && conclude === id}
                onConclude={(on) => setAddress({ conclude: on ? id : undefined })}
                onThread={() => setAddress({ record: record === id ? undefined : id })}
                nameOf={nameOf}
              />
            );
          })}
        </>
      )}
    </Page>
  );
}
