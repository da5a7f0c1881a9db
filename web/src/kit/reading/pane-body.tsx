import type { ReactNode, Ref } from 'react';
import classes from './pane.module.css';

/** The part of a pane that scrolls. */
export function PaneBody({ label, children, ref }: { label: string; children?: ReactNode; ref?: Ref<HTMLElement> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section ref={ref} className={classes.paneBody} data-pane tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
