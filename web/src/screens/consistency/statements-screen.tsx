import { attributes, attributeTitles, recordId } from '@cerulean/evaluation/consistency';
import { Button, Checkbox, CloseButton, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, useMemo, useRef } from 'react';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { type Key, useKeysHelp } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import shared from './consistency.module.css';
import { placeWords } from './pane/document-pane.tsx';
import { Reading } from './reading.tsx';
import { cellKey, groupRows, listedIn, type StatementCell, type StatementRow } from './statement-rows.ts';
import classes from './statements.module.css';
import { type StatementTable, useStatements } from './use-consistency.ts';
import { documentTypeShort } from './words.ts';

const keys: readonly Key[] = [
  { keys: '← → ↑ ↓', does: 'Move through the table' },
  { keys: 'Enter', does: 'Show the quotes of the cell' },
  { keys: 'Esc', does: 'Close the quotes' },
];

/** What each document says about each thing, as a table of things and documents. */
export default function StatementsScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useStatements(evaluation);
  return (
    <Page
      title="What documents say"
      description="Every statement that was understood, by what it is about and in which document it stands. A cell that deviates from the others is marked; it opens the words themselves."
      tabs={<StepTabs word="consistency" />}
    >
      {error && !data ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : data.pending.length > 0 ? (
        <Reading pending={data.pending} />
      ) : data.rows.length === 0 ? (
        <EmptyState
          sentence="Nothing was understood yet. Add documents, and what each of them says about name, class, patients, users, indications and more stands here side by side."
          action={
            <Button renderRoot={(rest) => <Link to="/e/$evaluation/consistency/documents" params={{ evaluation }} {...rest} />}>
              Add documents
            </Button>
          }
        />
      ) : (
        <Statements evaluation={evaluation} table={data} />
      )}
    </Page>
  );
}

function Statements({ evaluation, table }: { evaluation: string; table: StatementTable }) {
  const [{ attribute, only, cell: opened }, setAddress] = useAddress();
  const scroll = useRef<HTMLElement>(null);
  useKeysHelp(keys);
  const rows = useMemo(
    () =>
      table.rows.filter(
        (row) => (!attribute || row.attribute === attribute) && (only !== 'deviating' || row.cells.some(({ deviates }) => deviates)),
      ),
    [table, attribute, only],
  );
  const groups = useMemo(() => groupRows(rows), [rows]);
  const there = useMemo(() => new Set(table.rows.map((row) => row.attribute)), [table]);
  const deviating = table.rows.filter((row) => row.cells.some(({ deviates }) => deviates)).length;
  // Columns are the documents that say anything of what is shown.
  const documents = table.documents.filter(({ id }) =>
    rows.some((row) => row.cells.some((cell) => cell.documentId === id && cell.statements.length > 0)),
  );
  const openRow = rows.find((row) => opened?.startsWith(`${cellKey(row)} `));
  const openCell = openRow?.cells.find((cell) => opened === `${cellKey(openRow)} ${cell.documentId}`);

  // Arrow keys go to the next cell that says something, in the row or in the column.
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = (event.target as HTMLElement).closest('td');
    if (event.key === 'Escape' && opened) setAddress({ cell: undefined });
    if (!cell) return;
    const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    if (!sideways && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const forwards = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const line = cell.parentElement as HTMLTableRowElement;
    const buttons = [...(scroll.current?.querySelectorAll<HTMLElement>('td button') ?? [])];
    const candidates = buttons.filter((button) => {
      const other = button.closest('td')!;
      return sideways ? other.parentElement === line : other.cellIndex === cell.cellIndex;
    });
    candidates[candidates.indexOf(event.target as HTMLElement) + (forwards ? 1 : -1)]?.focus();
  };
  return (
    <>
      <p role="status" style={{ margin: '0 0 12px', fontSize: 14 }}>
        {deviating === 0 ? (
          <Status tone="good">In no line does a document deviate</Status>
        ) : (
          <Status tone="caution">
            {deviating === 1 ? 'In one line a document deviates' : `In ${deviating} lines a document deviates`}
          </Status>
        )}
      </p>
      <div className={`${shared.filters} no-print`}>
        <NativeSelect
          size="xs"
          aria-label="About"
          data={[
            { value: '', label: 'About: all' },
            ...attributes.filter((each) => there.has(each)).map((value) => ({ value, label: attributeTitles[value] })),
          ]}
          value={attribute ?? ''}
          onChange={(event) => setAddress({ attribute: event.currentTarget.value, cell: undefined })}
        />
        <Checkbox
          size="xs"
          label="Only lines where a document deviates"
          checked={only === 'deviating'}
          onChange={(event) => setAddress({ only: event.currentTarget.checked ? 'deviating' : undefined, cell: undefined })}
        />
      </div>
      {rows.length === 0 ? (
        <p className={shared.hint}>Nothing matches.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section ref={scroll} className={classes.matrixScroll} tabIndex={0} aria-label="Statements by document" onKeyDown={onKeyDown}>
          <table className={classes.matrix}>
            <thead>
              <tr>
                <th scope="col">Statement</th>
                {documents.map(({ id, name, type }) => (
                  <th key={id} scope="col">
                    {name}
                    {id !== recordId && <div className={classes.quiet}>{documentTypeShort[type]}</div>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <Fragment key={group.attribute}>
                  <tr className={classes.group}>
                    <th scope="colgroup">{attributeTitles[group.attribute]}</th>
                    <td colSpan={documents.length} />
                  </tr>
                  {group.rows.map((row) => (
                    <tr key={cellKey(row)}>
                      <th scope="row">
                        {row.kindTitle}
                        {row.about && <div className={classes.quiet}>{row.about}</div>}
                      </th>
                      {documents.map(({ id, name }) => (
                        <Cell
                          key={id}
                          cell={row.cells.find(({ documentId }) => documentId === id)}
                          open={openCell !== undefined && openRow === row && openCell.documentId === id}
                          label={`${name}, ${row.kindTitle}`}
                          onOpen={() => setAddress({ cell: `${cellKey(row)} ${id}` })}
                        />
                      ))}
                    </tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {openRow && openCell && (
        <Quotes
          evaluation={evaluation}
          row={openRow}
          cell={openCell}
          document={documents.find(({ id }) => id === openCell.documentId)?.name ?? ''}
          onClose={() => setAddress({ cell: undefined })}
        />
      )}
    </>
  );
}

function Cell({ cell, open, label, onOpen }: { cell: StatementCell | undefined; open: boolean; label: string; onOpen: () => void }) {
  if (!cell || cell.statements.length === 0) return <td aria-label={`${label}: nothing`} />;
  const { listed, more } = listedIn(cell);
  return (
    <td data-deviates={cell.deviates || undefined} data-open={open || undefined}>
      <button type="button" className={classes.cell} aria-expanded={open} onClick={onOpen}>
        {cell.deviates && <Status tone="caution">deviates</Status>}
        <ul>
          {listed.map((says) => (
            <li key={says}>{says}</li>
          ))}
          {more > 0 && <li className={classes.quiet}>and {more} more</li>}
        </ul>
      </button>
    </td>
  );
}

function Quotes({
  evaluation,
  row,
  cell,
  document,
  onClose,
}: {
  evaluation: string;
  row: StatementRow;
  cell: StatementCell;
  document: string;
  onClose: () => void;
}) {
  return (
    <section className={classes.quotes} aria-label="Quotes">
      <header>
        <h2>
          {row.kindTitle} in {document}
        </h2>
        <CloseButton aria-label="Close the quotes" onClick={onClose} />
      </header>
      <ul>
        {cell.statements.map((statement) => (
          <li key={`${statement.passage} ${statement.start} ${statement.says}`}>
            <blockquote>“{statement.quote}”</blockquote>
            <span className={classes.quiet}>
              {[placeWords(statement), `understood as ${statement.says}`].filter(Boolean).join(' · ')} ·{' '}
              <Link
                to="/e/$evaluation/consistency/read"
                params={{ evaluation }}
                search={
                  {
                    document: cell.documentId,
                    passage: String(statement.passage),
                    quote: statement.quote,
                    ...(statement.page === undefined ? {} : { page: String(statement.page) }),
                  } as never
                }
                className={link.link}
              >
                Show it in the document
              </Link>
            </span>
          </li>
        ))}
      </ul>
      {cell.deviates && (
        <p>
          <Link
            to="/e/$evaluation/consistency"
            params={{ evaluation }}
            search={{ attribute: row.attribute, document: cell.documentId, state: 'all' } as never}
            className={link.link}
          >
            Findings about this
          </Link>
        </p>
      )}
    </section>
  );
}
