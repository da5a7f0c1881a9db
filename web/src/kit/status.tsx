import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconProgress from '@tabler/icons-react/dist/esm/icons/IconProgress.mjs';
import type { ReactNode } from 'react';
import classes from './kit.module.css';

const icons = {
  good: IconCircleCheck,
  caution: IconAlertTriangle,
  bad: IconCircleX,
  underway: IconProgress,
  quiet: IconCircleDashed,
} as const;
export type Tone = keyof typeof icons;

/** A word with a meaning: the icon and the word say it, the colour only helps. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={classes.status} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {children}
    </span>
  );
}
