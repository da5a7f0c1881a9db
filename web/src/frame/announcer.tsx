import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/** Tells people who do not see the page which one opened, and puts the focus where it begins. */
export function Announcer() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const [message, setMessage] = useState('');
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return;
    if (first.current) {
      first.current = false;
      return;
    }
    // The new page's title is in place only after it has rendered.
    const timer = setTimeout(() => {
      setMessage(document.title);
      if (document.activeElement === document.body || document.activeElement === null)
        document.getElementById('main')?.focus({ preventScroll: true });
    }, 150);
    return () => clearTimeout(timer);
  }, [path]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  );
}
