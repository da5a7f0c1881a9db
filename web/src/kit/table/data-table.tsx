import { ActionIcon, Button, Checkbox, CloseButton, NativeSelect, Popover, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconColumns from '@tabler/icons-react/dist/esm/icons/IconColumns.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Key, useKeysHelp } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Problem } from '../problem.tsx';
import { saveFile } from '../save-file.ts';
import { arrange, toCsv } from './arrange.ts';
import { type Column, cellText, type Filter } from './column.ts';
import { type Rows, selectedMax } from './rows.ts';
import classes from './table.module.css';
import { useTableState } from './use-table-state.ts';

interface DataTableProps<Row> {
  /** What the table lists, for those who hear it: "Claims". */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Every row, to be sorted and filtered here; or a window onto rows that the server sorts and filters. */
  readonly rows: readonly Row[] | Rows<Row>;
  readonly rowId: (row: Row) => string;
  readonly filters?: readonly Filter<Row>[];
  /** Whether words can be searched for; a server's list must look at `useTableState().words` itself. */
  readonly searchable?: boolean;
  /** Opens a row; its first cell becomes the button. */
  readonly onOpen?: (row: Row) => void;
  /** Or the address a row leads to; its first cell becomes the link. */
  readonly addressOf?: (row: Row) => { readonly to: string; readonly params: Readonly<Record<string, string>> };
  /** The id of the row that is open beside the table. */
  readonly opened?: string | undefined;
  readonly rowActions?: (row: Row) => ReactNode;
  /** What can be done with the selected rows; giving it makes rows selectable. */
  readonly bulk?: (selected: readonly Row[], clear: () => void) => ReactNode;
  /** Name of the exported file without its ending; a list of the server's gives its own export instead. */
  readonly exportName?: string;
  readonly onExport?: () => void;
  /** Further filters and buttons, before the count. */
  readonly toolbar?: ReactNode;
  /** What stands for the count of rows, where the rows at hand are not all there are. */
  readonly count?: string;
  /** Prefix of this table's names in the address bar, where a page has several. */
  readonly name?: string;
  /** What stands where no row matches. */
  readonly nothing?: string;
}

const openKeys: readonly Key[] = [
  { keys: 'j', does: 'Next row' },
  { keys: 'k', does: 'Previous row' },
  { keys: 'Enter', does: 'Open the row' },
];
const selectKeys: readonly Key[] = [...openKeys, { keys: 'x', does: 'Select the row' }];

/** From this many rows on only those that are seen are drawn. */
const virtualFrom = 150;

function isWindow<Row>(rows: readonly Row[] | Rows<Row>): rows is Rows<Row> {
  return 'total' in rows;
}

/** A list as a table: search, filters and sort in the address bar, column choice, keys, selection, export, and rows drawn only where they are seen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    filters = [],
    searchable = true,
    onOpen,
    addressOf,
    opened,
    rowActions,
    bulk,
    name = '',
    nothing = 'Nothing matches.',
  } = props;
  const [, setAddress] = useAddress();
  const state = useTableState(
    filters.map(({ id }) => id),
    name,
  );
  const [current, setCurrent] = useState(-1);
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  const scroll = useRef<HTMLElement>(null);
  useKeysHelp(bulk ? selectKeys : openKeys);

  const narrow = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  const { columns: chosen } = state;
  const shownColumns = useMemo(
    () => (chosen ? columns.filter(({ id }, index) => index === 0 || chosen.includes(id)) : usualColumns(columns, narrow)),
    [columns, chosen, narrow],
  );
  const arranged = useMemo(() => (isWindow(rows) ? undefined : arrange(rows, columns, filters, state)), [rows, columns, filters, state]);
  const total = arranged ? arranged.length : (rows as Rows<Row>).total;
  const rowAt = (index: number) => (arranged ? arranged[index] : (rows as Rows<Row>).at(index));
  const all = isWindow(rows) ? undefined : rows.length;

  const virtual = total > virtualFrom;
  const virtualizer = useVirtualizer({
    count: virtual ? total : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => 36,
    overscan: 20,
  });
  const items = virtualizer.getVirtualItems();
  const first = virtual ? (items[0]?.index ?? 0) : 0;
  const last = virtual ? (items.at(-1)?.index ?? 0) : total - 1;
  const see = isWindow(rows) ? rows.see : undefined;
  useEffect(() => see?.(Math.max(first, 0), Math.max(last, 0)), [see, first, last]);
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const indexes = virtual ? items.map(({ index }) => index) : Array.from({ length: total }, (_, index) => index);

  const toggle = (row: Row) =>
    setSelected((previous) => {
      const next = new Map(previous);
      if (!next.delete(rowId(row))) next.set(rowId(row), row);
      return next;
    });
  const select = (chosen: readonly Row[]) => setSelected(new Map(chosen.map((row) => [rowId(row), row])));
  const clear = () => select([]);
  // Of rows at hand those that no longer match are left out below; of a server's list nobody knows which still match.
  const narrowed = JSON.stringify([state.words, state.filters]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected belongs to the list as it was narrowed then
  useEffect(() => setSelected(new Map()), [narrowed]);
  const selectAll = () => {
    if (arranged) select(arranged);
    else if (isWindow(rows)) rows.all().then(select, rows.retry);
  };

  // Focus follows the keys within the same task, so that keys pressed in a row each find their row; a row that is only now scrolled into being
  // gets it a moment later.
  const byKey = useRef(false);
  useLayoutEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    const focus = () => {
      const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
      const opener = row?.querySelector<HTMLElement>('[data-opener]');
      if (opener) opener.focus();
      else row?.scrollIntoView({ block: 'nearest' });
      return row !== null && row !== undefined;
    };
    if (!focus()) setTimeout(focus, 50);
  }, [current]);

  // The latest handler is kept in a reference, so that the page listens once.
  const onKey = useRef<(event: KeyboardEvent) => void>(() => {});
  onKey.current = (event) => {
    const target = event.target as HTMLElement;
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]')
    )
      return;
    if (event.key === 'j' || event.key === 'k') {
      const next = Math.min(Math.max(current + (event.key === 'j' ? 1 : -1), 0), total - 1);
      setCurrent(next);
      if (virtual) virtualizer.scrollToIndex(next);
      byKey.current = true;
    } else if (event.key === 'x' && bulk && current >= 0) {
      const row = rowAt(current);
      if (row) toggle(row);
    } else return;
    event.preventDefault();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const selectedRows = !bulk ? [] : arranged ? arranged.filter((row) => selected.has(rowId(row))) : [...selected.values()];
  const doExport =
    props.onExport ??
    (arranged && props.exportName ? () => saveFile(`${props.exportName}.csv`, 'text/csv', toCsv(arranged, shownColumns)) : undefined);
  const sortBy = (column: string) => {
    const sort = state.sort?.column !== column ? column : state.sort.descending ? undefined : `-${column}`;
    setAddress({ [`${name}sort`]: sort });
  };
  const filtered = state.words !== '' || Object.keys(state.filters).length > 0;

  return (
    <div>
      <div className={classes.bar}>
        {searchable && <Search key={name} value={state.words} label={label} onChange={(words) => setAddress({ [`${name}q`]: words })} />}
        {filters.map(({ id, title, choices }) => (
          <NativeSelect
            key={id}
            size="xs"
            aria-label={title}
            data={[{ value: '', label: `${title}: all` }, ...choices.map((choice) => ({ ...choice }))]}
            value={state.filters[id] ?? ''}
            onChange={(event) => setAddress({ [name + id]: event.currentTarget.value })}
          />
        ))}
        {props.toolbar}
        <span className={classes.count} role="status">
          {props.count ??
            (filtered && all !== undefined ? `${total.toLocaleString('en')} of ${all.toLocaleString('en')}` : total.toLocaleString('en'))}
          <span className="visually-hidden"> rows in {label}</span>
        </span>
        {columns.length > 3 && (
          <ColumnChoice
            columns={columns}
            shown={shownColumns}
            usual={usualColumns(columns, narrow)}
            onChange={(ids) => setAddress({ [`${name}columns`]: ids?.join(',') })}
          />
        )}
        {doExport && total > 0 && (
          <ActionIcon onClick={doExport} aria-label={`Export ${label} as CSV`} title="Export as CSV">
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {bulk && selectedRows.length > 0 && (
        <div className={classes.bulk}>
          <span role="status">{selectedRows.length} selected</span>
          {bulk(selectedRows, clear)}
          <Button variant="subtle" size="compact-sm" onClick={clear}>
            Clear
          </Button>
        </div>
      )}
      {isWindow(rows) && rows.error ? <Problem error={rows.error} onRetry={rows.retry} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section ref={scroll} className={classes.scroll} data-tall={total > 25 || undefined} tabIndex={0} aria-label={label}>
        <table className={classes.table} aria-rowcount={virtual ? total + 1 : undefined}>
          <thead>
            <tr>
              {bulk && (
                <th className={classes.narrow} scope="col">
                  <input
                    type="checkbox"
                    className={classes.tick}
                    aria-label="Select all"
                    disabled={!arranged && total > selectedMax}
                    title={!arranged && total > selectedMax ? `At most ${selectedMax} rows can be selected at once.` : undefined}
                    checked={total > 0 && selectedRows.length === total}
                    onChange={(event) => (event.currentTarget.checked ? selectAll() : clear())}
                  />
                </th>
              )}
              {shownColumns.map((column) => (
                <HeaderCell
                  key={column.id}
                  column={column}
                  sorted={state.sort?.column === column.id ? state.sort.descending : undefined}
                  onSort={() => sortBy(column.id)}
                />
              ))}
              {rowActions && (
                <th className={classes.narrow} scope="col">
                  <span className="visually-hidden">Actions</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {indexes.map((index) => {
              const row = rowAt(index);
              const id = row === undefined ? undefined : rowId(row);
              return (
                <tr
                  key={id ?? `at ${index}`}
                  ref={virtual ? virtualizer.measureElement : undefined}
                  data-index={index}
                  aria-rowindex={virtual ? index + 2 : undefined}
                  className={classes.row}
                  data-current={index === current || undefined}
                  data-selected={(id !== undefined && (selected.has(id) || opened === id)) || undefined}
                >
                  {row === undefined ? (
                    <td colSpan={shownColumns.length + Number(bulk !== undefined) + Number(rowActions !== undefined)}>
                      <div className={classes.pending} />
                    </td>
                  ) : (
                    <>
                      {bulk && (
                        <td className={classes.narrow}>
                          <input
                            type="checkbox"
                            className={classes.tick}
                            aria-label={`Select ${cellText(columns[0]!.value(row))}`}
                            checked={selected.has(id!)}
                            onChange={() => toggle(row)}
                          />
                        </td>
                      )}
                      {shownColumns.map((column, place) => {
                        const content = column.show ? column.show(row) : cellText(column.value(row));
                        return (
                          <td key={column.id} className={place === 0 ? classes.lead : column.numeric ? classes.numeric : undefined}>
                            {place > 0 || (!onOpen && !addressOf) ? (
                              content
                            ) : addressOf ? (
                              <Link {...addressOf(row)} className={classes.opener} data-opener onFocus={() => setCurrent(index)}>
                                {content}
                              </Link>
                            ) : (
                              <button
                                type="button"
                                className={classes.opener}
                                data-opener
                                aria-expanded={opened === id}
                                onFocus={() => setCurrent(index)}
                                onClick={() => onOpen?.(row)}
                              >
                                {content}
                              </button>
                            )}
                          </td>
                        );
                      })}
                      {rowActions && (
                        <td className={classes.narrow}>
                          <div className={`${classes.rowActions} no-print`}>{rowActions(row)}</div>
                        </td>
                      )}
                    </>
                  )}
                </tr>
              );
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
        {total === 0 && <p className={classes.nothing}>{isWindow(rows) && rows.loading ? 'Loading …' : nothing}</p>}
      </section>
    </div>
  );
}

function Search({ value, label, onChange }: { value: string; label: string; onChange: (words: string) => void }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed from outside, for instance by going back.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, 200);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <TextInput
      size="xs"
      w={220}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text && <CloseButton size="xs" aria-label="Clear the search" onClick={() => setText('')} />}
      placeholder="Search"
      aria-label={`Search in ${label}`}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function HeaderCell<Row>({ column, sorted, onSort }: { column: Column<Row>; sorted: boolean | undefined; onSort: () => void }) {
  const { title, unit, numeric, width, sortable = true } = column;
  const content = (
    <>
      {title}
      {unit && <span className={classes.unit}> ({unit})</span>}
    </>
  );
  return (
    <th
      scope="col"
      className={numeric ? classes.numeric : undefined}
      style={width ? { width } : undefined}
      aria-sort={sorted === undefined ? undefined : sorted ? 'descending' : 'ascending'}
    >
      {sortable ? (
        <button type="button" className={classes.sort} onClick={onSort}>
          {content}
          {sorted !== undefined && (sorted ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
        </button>
      ) : (
        content
      )}
    </th>
  );
}

/** The columns shown while nobody has chosen any. */
function usualColumns<Row>(columns: readonly Column<Row>[], narrow: boolean): readonly Column<Row>[] {
  return columns.filter(({ hidden, spare }, index) => index === 0 || !(hidden || (spare && narrow)));
}

function ColumnChoice<Row>({
  columns,
  shown,
  usual,
  onChange,
}: {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  usual: readonly Column<Row>[];
  onChange: (ids: readonly string[] | undefined) => void;
}) {
  const [open, setOpen] = useState(false);
  const ids = shown.map(({ id }) => id);
  const choose = (id: string, on: boolean) => {
    const next = columns.map((column) => column.id).filter((other) => (other === id ? on : ids.includes(other)));
    onChange(next.join() === usual.map((column) => column.id).join() ? undefined : next);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label="Choose columns" title="Choose columns" onClick={() => setOpen(!open)}>
          <IconColumns size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={classes.choice}>
          <legend>Columns</legend>
          {columns.slice(1).map(({ id, title }) => (
            <Checkbox
              key={id}
              size="xs"
              label={title}
              checked={ids.includes(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
