import { Link } from '@tanstack/react-router';
import { useEvaluationId } from '../frame/evaluation.ts';
import { steps } from '../frame/steps.ts';
import classes from './kit.module.css';

/** Links to the pages of one step, as the menu's list of steps names them. */
export function StepTabs({ word }: { word: string }) {
  const evaluation = useEvaluationId();
  const step = steps.find((candidate) => candidate.word === word);
  if (!step?.pages) return null;
  return (
    <nav aria-label={step.title} className="no-print">
      <ul className={classes.tabs}>
        {step.pages.map(({ title, path }) => (
          <li key={path}>
            <Link to={path} params={{ evaluation }} activeOptions={{ exact: true, includeSearch: false }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
