import { Outlet } from '@tanstack/react-router';
import { useOperation } from '../api/queries.ts';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useEvaluationId } from './evaluation.ts';

/** The pages of one evaluation, or why there are none to see. */
export function EvaluationFrame() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useOperation('evaluation.evaluation.get', { evaluation });
  if (error && !data) {
    return (
      <Page title="This evaluation cannot be shown">
        <Problem error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return <Outlet />;
}
