import type { SignalState } from '@cerulean/evaluation/quality-system';
import IconCircle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleDot from '@tabler/icons-react/dist/esm/icons/IconCircleDot.mjs';
import { stateLine } from './next-acts.ts';
import classes from './quality-system.module.css';

const icons = { passed: IconCircleCheck, here: IconCircleDot, 'to come': IconCircle } as const;

/** The life of a signal as a line, with the state it is in. */
export function StateLine({ state }: { state: SignalState }) {
  return (
    <ol className={classes.line} aria-label="Steps of this signal">
      {stateLine(state).map(({ state: each, place }) => {
        const Icon = icons[place];
        return (
          <li key={each} data-place={place} aria-current={place === 'here' ? 'step' : undefined}>
            <Icon size={16} aria-hidden />
            <span>
              {each}
              {place === 'passed' && <span className="visually-hidden"> (passed)</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
