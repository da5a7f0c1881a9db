import { useEffect, useRef, useState } from 'react';
import classes from '../documents.module.css';

/** Scrolls a page, and nothing around it, to one of its places; false where it has no such place. */
function showPlace(page: Document | null | undefined, place: string | undefined): boolean {
  const element = place ? page?.getElementById(place) : undefined;
  if (!page || !element) return false;
  page.documentElement.scrollTop += element.getBoundingClientRect().top - 12;
  return true;
}

interface PaperProps {
  readonly title: string;
  /** A whole page without script. */
  readonly html: string;
  /** The place to show; scrolled to when it changes. */
  readonly anchor?: string;
  /** As high as its content, instead of as high as the pane. */
  readonly grows?: boolean;
  /** A link inside the page was chosen that leads to a place the page does not have. */
  readonly onAnchor?: (anchor: string) => void;
}

/**
 * A page of the document as paper: white in both colour schemes, as it will be printed. The frame is of our own origin so that it can be scrolled, and
 * scripts are not allowed in it, so that nothing in it can run.
 */
export function Paper({ title, html, anchor, grows = false, onAnchor }: PaperProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const kept = useRef<{ anchor: string | undefined; top: number }>({ anchor: undefined, top: 0 });
  const follow = useRef(onAnchor);
  follow.current = onAnchor;

  const scrollTo = (place: string | undefined) => showPlace(frame.current?.contentDocument, place);
  const onLoad = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    // The same section after a change is shown where it was being read.
    if (kept.current.anchor === anchor && kept.current.top > 0) page.documentElement.scrollTop = kept.current.top;
    else scrollTo(anchor);
    kept.current.anchor = anchor;
    page.addEventListener('scroll', () => {
      kept.current.top = page.documentElement.scrollTop;
    });
    page.addEventListener('click', (event) => {
      const link = (event.target as Element | null)?.closest?.('a');
      const address = link?.getAttribute('href');
      if (!address) return;
      event.preventDefault();
      if (!address.startsWith('#')) window.open(address, '_blank', 'noopener,noreferrer');
      else if (!scrollTo(address.slice(1))) follow.current?.(address.slice(1));
    });
    if (grows) {
      const measure = () => setHeight(Math.ceil(page.body.getBoundingClientRect().height) + 2);
      measure();
      new (page.defaultView as unknown as typeof globalThis).ResizeObserver(measure).observe(page.body);
    }
  };
  useEffect(() => {
    if (kept.current.anchor === undefined || kept.current.anchor === anchor) return;
    kept.current = { anchor, top: 0 };
    showPlace(frame.current?.contentDocument, anchor);
  }, [anchor]);
  return (
    <iframe
      ref={frame}
      title={title}
      className={classes.paper}
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={onLoad}
      {...(grows ? { style: { height } } : {})}
    />
  );
}
