import { formatEstimate } from '@cerulean/evaluation/analysis';
import type { ClaimAssessment } from '@cerulean/evaluation/conclusions';
import { describeCriterion } from '@cerulean/evaluation/documents';
import { Button } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { Link } from '@tanstack/react-router';
import { Instant } from '../../kit/instant.tsx';
import link from '../../kit/link.module.css';
import { Status } from '../../kit/status.tsx';
import { Verdict } from '../../kit/verdict.tsx';
import { ConcludeForm } from './conclude-form.tsx';
import classes from './conclusions.module.css';
import { IntervalPlot } from './interval-plot.tsx';
import { nextSteps } from './next-step.ts';

interface ClaimConclusionProps {
  readonly evaluation: string;
  readonly assessment: ClaimAssessment & { readonly interval: { readonly svg: string; readonly alternative: string } | null };
  readonly parameter: { readonly name: string; readonly unit: string } | undefined;
  readonly mayConclude: boolean;
  readonly concluding: boolean;
  readonly onConclude: (open: boolean) => void;
  readonly onThread: () => void;
  readonly nameOf: (person: string) => string | undefined;
}

/** One claim against its evidence: criterion, estimate, what follows, and what the evaluators conclude. */
export function ClaimConclusion({
  evaluation,
  assessment,
  parameter,
  mayConclude,
  concluding,
  onConclude,
  onThread,
  nameOf,
}: ClaimConclusionProps) {
  const { claim, criterion, estimates, judgement, conclusion, differs, stale, interval } = assessment;
  const [result] = estimates;
  const steps = nextSteps(assessment);
  const seen = conclusion?.data.seen;
  const seenText =
    seen && result
      ? formatEstimate({ ...seen, level: result.level, displayFactor: result.displayFactor, ...(result.unit ? { unit: result.unit } : {}) })
      : undefined;
  const title = `statement-of-${claim.id}`;
  return (
    <article className={classes.claim} aria-labelledby={title} id={claim.id}>
      <header>
        <h2 id={title}>{claim.data.statement}</h2>
        <div className="no-print">
          <Button variant="subtle" size="compact-sm" mr={8} onClick={onThread}>
            Thread
          </Button>
          {mayConclude && !concluding && (
            <Button variant={conclusion && stale.length === 0 ? 'default' : 'filled'} onClick={() => onConclude(true)}>
              {conclusion ? 'Conclude again' : 'Conclude'}
            </Button>
          )}
        </div>
      </header>
      <p className={classes.type}>
        {claim.data.type}
        {claim.data.sources.length > 0 && ` · made in ${claim.data.sources.join('; ')}`}
      </p>
      <div className={classes.columns}>
        <div>
          <div className={classes.part}>
            <h3>Acceptance criterion</h3>
            {criterion ? (
              <>
                <p>
                  {describeCriterion(criterion, parameter?.unit ?? '')}
                  {criterion.fixedOn && <span className={classes.who}> · fixed on {criterion.fixedOn}</span>}
                </p>
                {criterion.derivation && (
                  <details>
                    <summary>How it was derived</summary>
                    <p>{criterion.derivation}</p>
                  </details>
                )}
              </>
            ) : (
              <p>None fixed.</p>
            )}
          </div>
          <div className={classes.part}>
            <h3>Estimate{parameter ? `: ${parameter.name}` : ''}</h3>
            {result ? (
              <>
                <p>
                  <Link
                    to="/e/$evaluation/analysis/estimates/$estimate"
                    params={{ evaluation, estimate: result.estimateId }}
                    className={`${link.link} numbers`}
                  >
                    {result.text}
                  </Link>
                  {' · '}
                  {result.k === 1 ? 'one study or data set' : `${result.k} studies`}, {result.total}
                </p>
                {interval && <IntervalPlot svg={interval.svg} alternative={interval.alternative} />}
                {estimates.length > 1 && (
                  <p className={classes.who}>
                    Also fits:{' '}
                    {estimates.slice(1).map((other, index) => (
                      <span key={other.estimateId}>
                        {index > 0 && '; '}
                        <Link
                          to="/e/$evaluation/analysis/estimates/$estimate"
                          params={{ evaluation, estimate: other.estimateId }}
                          className={link.link}
                        >
                          {other.title}
                        </Link>{' '}
                        {other.text}
                      </span>
                    ))}
                  </p>
                )}
              </>
            ) : (
              <p>None that fits the criterion.</p>
            )}
          </div>
        </div>
        <div>
          <div className={classes.part}>
            <h3>What follows from criterion and estimate</h3>
            {judgement ? (
              <>
                <Verdict verdict={judgement.verdict} />
                <p>{judgement.sentence.replace(/^[^:]*: (.)/, (_, first: string) => first.toUpperCase())}</p>
              </>
            ) : (
              <p>Nothing can be computed yet.</p>
            )}
          </div>
          <div className={classes.part}>
            <h3>What the evaluators conclude</h3>
            {conclusion ? (
              <>
                <p>
                  <Verdict verdict={conclusion.data.verdict} />
                  {stale.length > 0 && (
                    <>
                      {' '}
                      <Status tone="caution">stale</Status>
                    </>
                  )}
                  {differs && stale.length === 0 && (
                    <>
                      {' '}
                      <Status tone="caution">differs from the criterion</Status>
                    </>
                  )}
                </p>
                <p className={classes.reason}>{conclusion.data.reason}</p>
                <p className={classes.who}>
                  {nameOf(conclusion.updatedBy) && `${nameOf(conclusion.updatedBy)}, `}
                  <Instant at={conclusion.updatedAt} />
                  {seenText && ` · numbers seen: ${seenText}`}
                </p>
              </>
            ) : (
              <p>Nothing recorded yet.</p>
            )}
          </div>
        </div>
      </div>
      {steps.length > 0 && (
        <ul className={classes.steps}>
          {steps.map(({ text, link: next }) => (
            <li key={text}>
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                {text}{' '}
                {next && (
                  <Link to={next.to} params={{ evaluation }} search={next.search as never} className={link.link}>
                    {next.label}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {concluding && (
        <ConcludeForm key={conclusion?.version ?? 0} evaluation={evaluation} assessment={assessment} onDone={() => onConclude(false)} />
      )}
    </article>
  );
}
