import { Button } from '@mantine/core';
import { Fragment, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import classes from '../../../kit/reading/pane.module.css';
import { locateQuote } from '../../../kit/reading/quote-location.ts';
import { showInPane } from '../../../kit/reading/show-in-pane.ts';
import { around, groupPassages, type Passage, passageOfQuote, windowOf } from './passage-groups.ts';

interface DocumentTextProps {
  readonly passages: readonly Passage[];
  /** Index of the passage the quote stands in, where it is known. */
  readonly passage: number | undefined;
  readonly quote: string;
}

/** The text of a document around a quote, with its headings, lists and tables; the quote is marked. */
export function DocumentText({ passages, passage, quote }: DocumentTextProps) {
  const target = useMemo(
    () => passageOfQuote(passages, passage, (text) => locateQuote(text, quote).length > 0),
    [passages, passage, quote],
  );
  const center = target ? passages.indexOf(target) : 0;
  const [more, setMore] = useState({ before: around, after: around });
  const { from, to } = windowOf(passages.length, center, more.before, more.after);
  const groups = useMemo(() => groupPassages(passages.slice(from, to)), [passages, from, to]);
  const text = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when another quote is shown, not when more of the text is
  useLayoutEffect(() => showInPane(text.current?.querySelector<HTMLElement>('mark')), [target, quote]);

  const words = (one: Passage) => (one === target ? <Marked text={one.text} quote={quote} /> : one.text);
  return (
    <div className={classes.text} ref={text}>
      {from > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setMore({ ...more, before: more.before + 5 * around })}>
          Show more above
        </Button>
      )}
      {!target && <p className={classes.quiet}>The quote is not in the text as it stands now; the document may have changed since.</p>}
      {groups.map((group) => (
        <Fragment key={group.first.index}>
          {group.type === 'table' ? (
            <TableOf rows={group.rows} words={words} />
          ) : group.type === 'list' ? (
            <ul>
              {group.items.map((item) => (
                <li key={item.index}>{words(item)}</li>
              ))}
            </ul>
          ) : group.passage.kind === 'heading' ? (
            // biome-ignore lint/a11y/useSemanticElements: the level comes from the document and stands below the page's own headings
            <p role="heading" aria-level={Math.min(6, 3 + (group.passage.level ?? 1))} className={classes.heading}>
              {words(group.passage)}
            </p>
          ) : (
            <p data-kind={group.passage.kind}>{words(group.passage)}</p>
          )}
        </Fragment>
      ))}
      {to < passages.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setMore({ ...more, after: more.after + 5 * around })}>
          Show more below
        </Button>
      )}
    </div>
  );
}

function TableOf({ rows, words }: { rows: readonly (readonly Passage[])[]; words: (passage: Passage) => ReactNode }) {
  const columns = Math.max(...rows.flatMap((row) => row.map(({ cell }) => cell!.column + 1)));
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]!.index} data-head={row[0]!.cell!.row < 0 || undefined}>
            {Array.from({ length: columns }, (_, column) => {
              const passage = row.find(({ cell }) => cell!.column === column);
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a table never move
              return <td key={column}>{passage && words(passage)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text with a quote in it marked, as far as it is there. */
export function Marked({ text, quote }: { text: string; quote: string }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of locateQuote(text, quote)) {
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
