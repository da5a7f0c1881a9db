import { Link } from '@tanstack/react-router';
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef } from 'react';
import link from '../../../kit/link.module.css';
import { Status } from '../../../kit/status.tsx';
import classes from './editor.module.css';
import type { PassageFinding } from './passage-findings.ts';

interface PassageNotesProps {
  readonly evaluation: string;
  readonly findings: readonly PassageFinding[];
  readonly editor: Editor;
}

/** Below the line that is being written, in pixels. */
const roomBelowCaret = 16;

/** Below the text, always in view: what other documents say otherwise than the paragraph in which the caret stands. */
export function PassageNotes({ evaluation, findings, editor }: PassageNotesProps) {
  const notes = useRef<HTMLDivElement>(null);
  // What is being written must not lie under what is said about it.
  useLayoutEffect(() => {
    if (findings.length === 0 || !notes.current || !editor.isFocused) return;
    const caret = editor.view.coordsAtPos(editor.state.selection.head);
    const hidden = caret.bottom + roomBelowCaret - notes.current.getBoundingClientRect().top;
    if (hidden > 0) window.scrollBy({ top: hidden });
  }, [findings, editor]);
  return (
    <div ref={notes} role="status" className={`${classes.notes} no-print`}>
      {findings.length > 0 && (
        <ul aria-label="What other documents say about this paragraph">
          {findings.map(({ fingerprint, message, against }) => (
            <li key={fingerprint}>
              <Status tone="caution">
                <span className={classes.noteMessage}>{message}</span>
              </Status>
              {against.map((place) => (
                <p key={`${place.document} ${place.passage} ${place.quote}`} className={classes.noteQuote}>
                  <q>{place.quote}</q>{' '}
                  <Link
                    to="/e/$evaluation/consistency/read"
                    params={{ evaluation }}
                    search={
                      {
                        document: place.document,
                        quote: place.quote,
                        ...(place.passage === undefined ? {} : { passage: String(place.passage) }),
                        ...(place.page === undefined ? {} : { page: String(place.page) }),
                      } as never
                    }
                    className={link.link}
                  >
                    {[place.documentName, place.section].filter(Boolean).join(', ')}
                  </Link>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
