import { questionKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { methodOf, type SearchAnnexRow, searchMethods, searchRunKind } from '@cerulean/evaluation/search';
import { useMemo } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import classes from './evidence.module.css';
import { NetworkSearch, RetrievalLog } from './network-search.tsx';
import { RepeatedSearchesTable, rowsOf, SearchFindings } from './search-comparison.tsx';

type Run = DataOf<typeof searchRunKind>;
const purposes = ['device', 'state of the art'] as const;

const filters: readonly Filter<Stored<Run>>[] = [
  { id: 'purpose', title: 'Purpose', choices: choicesOf(purposes), matches: ({ data }, chosen) => data.purpose === chosen },
  {
    id: 'found',
    title: 'Found',
    choices: [
      { value: 'something', label: 'Something' },
      { value: 'nothing', label: 'Searched, nothing found' },
      { value: 'open', label: 'Hits not recorded' },
    ],
    matches: ({ data }, chosen) =>
      chosen === 'open' ? data.hits === undefined : chosen === 'nothing' ? data.hits === 0 : (data.hits ?? 0) > 0,
  },
];

/** Every query in every database: what was asked, when, and what came of it. */
export default function SearchesScreen() {
  const evaluation = useEvaluationId();
  const annex = useOperation('search.annex.get', { evaluation }).data;
  const questions = useRecords('plan', questionKind, evaluation).data?.records;
  const runs = useRecords('search', searchRunKind, evaluation).data?.records;
  const columns = useMemo<readonly Column<Stored<Run>>[]>(() => {
    const rows = new Map((annex ? rowsOf(annex) : []).map((row) => [row.runId, row]));
    const counted = (count: (row: SearchAnnexRow) => number) => (run: Stored<Run>) => {
      const row = rows.get(run.id);
      return row && (row.files.length > 0 || row.hits === 0) ? count(row) : undefined;
    };
    return [
      {
        id: 'database',
        title: 'Database',
        value: ({ data }) => [data.database, data.platform && `(${data.platform})`].filter(Boolean).join(' '),
      },
      {
        id: 'purpose',
        title: 'For',
        value: ({ data }) => data.purpose,
        show: ({ data }) => <span className={classes.oneLine}>{data.purpose}</span>,
      },
      {
        id: 'searchedOn',
        title: 'Searched on',
        value: ({ data }) => data.searchedOn,
        show: ({ data }) => <span className={classes.oneLine}>{data.searchedOn}</span>,
      },
      {
        id: 'query',
        title: 'Query',
        value: ({ data }) => data.query,
        show: ({ data }) => <code className={classes.query}>{data.query}</code>,
      },
      {
        id: 'hits',
        title: 'Hits',
        value: ({ data }) => data.hits,
        show: ({ data }) => (data.hits === 0 ? <Status tone="quiet">0</Status> : (data.hits?.toLocaleString('en') ?? '')),
        numeric: true,
        width: 80,
      },
      {
        id: 'imported',
        title: 'Imported',
        value: counted(({ imported }) => imported),
        show: (run) => <Imported run={run} imported={counted(({ imported, rejected }) => imported + rejected)(run)} />,
        numeric: true,
        width: 90,
      },
      { id: 'duplicates', title: 'Duplicates', value: counted(({ duplicates }) => duplicates), numeric: true, width: 90 },
      {
        id: 'new',
        title: 'New since last',
        value: (run) => (run.data.repeats ? counted(({ newSinceLast }) => newSinceLast)(run) : undefined),
        numeric: true,
        width: 90,
        spare: true,
      },
      { id: 'method', title: 'Kind of source', value: ({ data }) => methodOf(data), hidden: true },
      { id: 'by', title: 'Searched by', value: ({ data }) => data.searchedBy, hidden: true },
      { id: 'limits', title: 'Limits', value: ({ data }) => data.limits, hidden: true },
      {
        id: 'coverage',
        title: 'Covers',
        value: ({ data }) => [data.coverageFrom, data.coverageTo].filter(Boolean).join(' to '),
        hidden: true,
      },
    ];
  }, [annex]);
  const sections = useMemo<readonly SectionOf<Run>[]>(
    () => [
      {
        fields: [
          {
            name: 'purpose',
            type: 'choice',
            label: 'Search for',
            help: 'The device and the state of the art are two purposes with two searches.',
            choices: choicesOf(purposes),
          },
          {
            name: 'questionId',
            type: 'choice',
            label: 'Question',
            optional: true,
            choices: (questions ?? []).map(({ id, data }) => ({ value: id as string, label: data.question })),
          },
          { name: 'database', type: 'text', label: 'Database', required: true, placeholder: 'PubMed' },
          {
            name: 'platform',
            type: 'text',
            label: 'Platform',
            help: 'Where one database is offered by several: Ovid, EBSCOhost, embase.com.',
          },
          {
            name: 'method',
            type: 'choice',
            label: 'Kind of source',
            help: 'Where nothing is chosen its name tells. The PRISMA figure keeps databases and registers apart from other ways of finding.',
            optional: true,
            choices: choicesOf(searchMethods),
          },
          {
            name: 'repeats',
            type: 'choice',
            label: 'Repeats',
            help: 'The earlier run of the same search; each run keeps its own counts.',
            optional: true,
            choices: (runs ?? []).map(({ id, data }) => ({ value: id as string, label: searchRunKind.label(data) })),
          },
        ],
      },
      {
        title: 'What was asked',
        fields: [
          { name: 'query', type: 'long-text', label: 'Query', help: 'As it was sent, so that it can be repeated.', rows: 4 },
          { name: 'limits', type: 'long-text', label: 'Limits', help: 'Dates, languages, types of publication.' },
          { name: 'limitsReason', type: 'long-text', label: 'Why these limits' },
          { name: 'coverageFrom', type: 'date', label: 'Covers publications from' },
          { name: 'coverageTo', type: 'date', label: 'Covers publications to' },
        ],
      },
      {
        title: 'What came of it',
        fields: [
          { name: 'searchedOn', type: 'date', label: 'Searched on' },
          { name: 'searchedBy', type: 'text', label: 'Searched by' },
          {
            name: 'hits',
            type: 'number',
            label: 'Hits',
            help: '0 where nothing was found; that is a result and stays in the records.',
            integer: true,
          },
          { name: 'notes', type: 'long-text', label: 'Notes' },
        ],
      },
    ],
    [questions, runs],
  );
  return (
    <RecordList
      kind={searchRunKind}
      word="search"
      step="evidence"
      permission="search.edit"
      title="Searches"
      description="One line for each query in each database on one day. “Searched, nothing found” is a record too."
      empty="The searches carried out belong here: database, date, the query as it was sent, and the number of hits."
      columns={columns}
      filters={filters}
      sections={sections}
      actions={<NetworkSearch />}
      follows="The search annex and the PRISMA figure are made from it and change with it."
    >
      {annex && <SearchFindings findings={annex.findings} />}
      {annex && <RepeatedSearchesTable annex={annex} />}
      <RetrievalLog />
    </RecordList>
  );
}

/** How many records the files of a run hold; where the source reported another number, that is said. */
function Imported({ run, imported }: { run: Stored<Run>; imported: number | undefined }) {
  if (imported === undefined) return '';
  const text = imported.toLocaleString('en');
  return run.data.hits === undefined || run.data.hits === imported ? text : <Status tone="caution">{text}</Status>;
}
