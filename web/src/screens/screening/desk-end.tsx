import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading } from '../../kit/page.tsx';
import type { Stage } from './screening-queue.ts';

/** What stands where a stage has nothing to screen at all. */
export function NothingYet({ stage, onStage }: { stage: Stage; onStage: (stage: Stage) => void }) {
  const evaluation = useEvaluationId();
  return stage === 'full text' ? (
    <EmptyState
      sentence="What was included by title and abstract is read in full here; nothing was included yet."
      action={
        <Button variant="default" onClick={() => onStage('title and abstract')}>
          Screen titles and abstracts
        </Button>
      }
    />
  ) : (
    <EmptyState
      sentence="Imported references are screened here, one after the other; there is none yet."
      action={
        <Button component={Link} to="/e/$evaluation/evidence/imports" params={{ evaluation } as never}>
          Import files
        </Button>
      }
    />
  );
}

interface FinishedProps {
  readonly stage: Stage;
  readonly unsure: boolean;
  readonly left: number;
  readonly complete: boolean;
  readonly waiting: number;
  readonly conflicts: number;
  readonly onUnsure: (on: boolean) => void;
  readonly onStage: (stage: Stage) => void;
}

/** What stands where this person has nothing left to decide, with what comes next. */
export function Finished({ stage, unsure, left, complete, waiting, conflicts, onUnsure, onStage }: FinishedProps) {
  const evaluation = useEvaluationId();
  if (!complete) return <Loading lines={10} />;
  if (left > 0) {
    return unsure ? (
      <EmptyState
        sentence={`Nothing else is marked unsure here; ${left === 1 ? 'one reference is' : `${left.toLocaleString('en')} references are`} still open.`}
        action={
          <Button variant="default" onClick={() => onUnsure(false)}>
            Back to all that are open
          </Button>
        }
      />
    ) : (
      <EmptyState
        sentence={
          left === 1
            ? 'Everything is decided but one reference, which is marked unsure.'
            : `Everything is decided but ${left.toLocaleString('en')} references, which are marked unsure.`
        }
        action={<Button onClick={() => onUnsure(true)}>{left === 1 ? 'Look at it again' : 'Look at them again'}</Button>}
      />
    );
  }
  if (conflicts > 0)
    return (
      <EmptyState
        sentence={`You have decided everything here; about ${conflicts === 1 ? 'one reference' : `${conflicts.toLocaleString('en')} references`} the reviewers disagree.`}
        action={
          <Button
            component={Link}
            to="/e/$evaluation/screening/conflicts"
            params={{ evaluation } as never}
            search={{ stage: stage === 'full text' ? 'full-text' : undefined } as never}
          >
            See the conflicts
          </Button>
        }
      />
    );
  if (waiting > 0)
    return (
      <EmptyState
        sentence={`You have decided everything here; ${waiting === 1 ? 'one reference waits' : `${waiting.toLocaleString('en')} references wait`} for the other reviewer.`}
      />
    );
  return stage === 'title and abstract' ? (
    <EmptyState
      sentence="Every title and abstract is decided."
      action={<Button onClick={() => onStage('full text')}>Go on with the full texts</Button>}
    />
  ) : (
    <EmptyState
      sentence="Every full text is decided."
      action={
        <Button component={Link} to="/e/$evaluation/screening/prisma" params={{ evaluation } as never}>
          See the PRISMA figure
        </Button>
      }
    />
  );
}
