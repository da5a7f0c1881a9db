import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { addressOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { usePerson } from '../../api/session.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Loading } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Citation } from '../evidence/citation.tsx';
import { FullText } from '../evidence/full-text.tsx';
import { AbstractDialog } from './abstract-dialog.tsx';
import { Legend, MarkedText, type MarkingCriterion } from './marked-text.tsx';
import classes from './screening.module.css';
import type { QueuedReference, Stage, Verdict } from './screening-queue.ts';
import { tellingTerms } from './telling-terms.ts';
import { type Criterion, describeVerdict } from './verdicts.ts';

const PdfPages = lazy(() => import('../../kit/reading/pdf-pages.tsx'));

interface DeskReferenceProps {
  readonly item: QueuedReference;
  readonly stage: Stage;
  readonly marking: readonly MarkingCriterion[];
  readonly criteria: readonly Criterion[];
  /** What this person has decided about it. */
  readonly standing: Verdict | undefined;
  readonly justNow: boolean;
  readonly onReopen: (() => void) | undefined;
  readonly onCorrected: (record: Pick<QueuedReference, 'id' | 'version' | 'data'>) => void;
}

/** The reference on the screen: what stands about it, title, citation, why it is next, abstract and full text. */
export function DeskReference(props: DeskReferenceProps) {
  const { item, stage, marking, criteria, standing, justNow, onReopen, onCorrected } = props;
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const [, setAddress] = useAddress();
  const [correcting, setCorrecting] = useState(false);
  return (
    <>
      {standing && (
        <p className={classes.earlier}>
          <span>
            Decided{justNow ? ' just now' : ' before'}: <strong>{describeVerdict(standing, criteria)}</strong>
            {standing.note && <> “{standing.note}”</>}
            {standing.labels && standing.labels.length > 0 && <> · {standing.labels.join(', ')}</>}
          </span>
          {onReopen && (
            <Button size="compact-xs" variant="default" onClick={onReopen}>
              Take it back
            </Button>
          )}
        </p>
      )}
      <Others item={item} stage={stage} criteria={criteria} />
      <h2>{item.data.title ? <MarkedText text={item.data.title} criteria={marking} /> : '(no title)'}</h2>
      <Citation id={item.id} reference={item.data} />
      {item.why && item.why.length > 0 && <Why terms={item.why} />}
      {stage === 'full text' && <FullTextPart item={item} />}
      <p className={classes.abstract}>
        {item.data.abstract ? (
          <MarkedText text={item.data.abstract} criteria={marking} />
        ) : (
          <span className={classes.small}>The file had no abstract.</span>
        )}
      </p>
      {marking.length > 0 && <Legend />}
      {mayEdit && (
        <p className={`${classes.small} no-print`}>
          <Button className={classes.quietButton} size="compact-xs" variant="subtle" onClick={() => setCorrecting(true)}>
            {item.data.abstract ? 'Correct the abstract' : 'Add the abstract'}
          </Button>
          {item.version > 1 && (
            <Button className={classes.quietButton} size="compact-xs" variant="subtle" onClick={() => setAddress({ record: item.id })}>
              History
            </Button>
          )}
        </p>
      )}
      {correcting && <AbstractDialog evaluation={evaluation} item={item} onCorrected={onCorrected} onClose={() => setCorrecting(false)} />}
    </>
  );
}

/** What others have decided, as far as it may be seen. */
function Others({ item, stage, criteria }: Pick<DeskReferenceProps, 'item' | 'stage' | 'criteria'>) {
  const { id: person } = usePerson();
  const nameOf = usePersonNames();
  const others = item.decisions.filter(
    ({ data, createdBy }) => data.stage === stage && (data.adjudication || (data.reviewer ?? createdBy) !== person),
  );
  if (others.length === 0) return null;
  return (
    <ul className={classes.others}>
      {others.map((decision) => (
        <li key={decision.id}>
          {decision.data.adjudication ? 'Adjudicated by ' : ''}
          {nameOf(decision.data.reviewer ?? decision.createdBy) ?? 'Somebody'}: {describeVerdict(decision.data, criteria)}
          {decision.data.note && <> “{decision.data.note}”</>}
        </li>
      ))}
    </ul>
  );
}

/** So many terms are worth reading. */
const shownTerms = 6;

function Why({ terms }: { terms: readonly { readonly term: string; readonly contribution: number }[] }) {
  const shown = tellingTerms(terms, shownTerms);
  const list = (positive: boolean) =>
    shown
      .filter(({ contribution }) => contribution > 0 === positive)
      .map(({ term }) => term)
      .join(', ');
  return (
    <p className={classes.why}>
      {list(true) && (
        <span>
          Next because of <strong>{list(true)}</strong>
        </span>
      )}
      {list(false) && (
        <span>
          {list(true) ? 'despite' : 'Late because of'} {list(false)}
        </span>
      )}
    </p>
  );
}

/** The full text as it is in the records now, to be read here; the queue itself was fetched earlier. */
function FullTextPart({ item }: { item: QueuedReference }) {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const { data } = useOperation('evidence.reference.get', { evaluation, id: item.id });
  const reference = data ?? item;
  const { fullTextFileId } = reference.data;
  return (
    <div className={classes.fullText}>
      {fullTextFileId && (
        <div className={classes.pages}>
          <Suspense fallback={<Loading lines={6} />}>
            <PdfPages
              address={addressOf('evidence.file.download', { evaluation, id: fullTextFileId })}
              name={reference.data.title}
              page={1}
              quote=""
            />
          </Suspense>
        </div>
      )}
      {fullTextFileId ? (
        <details className="no-print">
          <summary>Download or replace the file</summary>
          <FullText reference={reference} mayEdit={mayEdit} />
        </details>
      ) : (
        <FullText reference={reference} mayEdit={mayEdit} />
      )}
    </div>
  );
}
