import type { ReactNode } from 'react';
import classes from './evidence.module.css';

interface QuoteBlockProps {
  readonly text: string;
  /** Document, page and section. */
  readonly place: ReactNode;
}

/** Verbatim text with the place it stands at. */
export function QuoteBlock({ text, place }: QuoteBlockProps) {
  return (
    <figure className={classes.quote}>
      <blockquote>{text}</blockquote>
      <figcaption>{place}</figcaption>
    </figure>
  );
}
