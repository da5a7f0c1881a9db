import { CloseButton, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './evidence.module.css';

interface SidePanelProps {
  /** What the panel is about, for those who hear the page. */
  readonly label: string;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is known about the row that was opened, beside its list; over it where the window is narrow. Escape closes it. */
export function SidePanel({ label, title, onClose, children }: SidePanelProps) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]'))
        close.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <aside className={classes.panel} aria-label={label} tabIndex={0}>
      <div className={classes.panelHead}>
        <Title order={2}>{title}</Title>
        <CloseButton onClick={onClose} aria-label={`Close ${label.toLowerCase()}`} />
      </div>
      {children}
    </aside>
  );
}
