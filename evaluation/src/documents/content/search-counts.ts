import { includedReferences } from '../../screening/index.ts';
import { type SearchAnnexRow, searchAnnex } from '../../search/index.ts';
import { caution, hole, missing, paragraph, subheading, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import { wholeNumber } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';
import { itemWords } from './items.ts';

/** One row for each query in each source: what it reported, what was imported of it, and what of that was there already (PRISMA-S item 15). */
export function searchCounts(context: DocumentContext): Block[] {
  const annex = searchAnnex(context.snapshot);
  const rows = [...annex.device.rows, ...annex.stateOfTheArt.rows];
  if (rows.length === 0) return [hole('No search is recorded. Record every search under Evidence, also one that found nothing.')];
  const record = (row: SearchAnnexRow) => context.records.get(row.runId)!;
  const hits = (row: SearchAnnexRow): Inline =>
    value(record(row), 'hits', row.hits === undefined ? undefined : wholeNumber(row.hits), 'number of hits not given');
  const total = (count: (row: SearchAnnexRow) => number) => wholeNumber(rows.reduce((sum, row) => sum + count(row), 0));
  return [
    table(
      'table-search-counts',
      'Searches with what came of each',
      [
        ['Source', 4],
        ['For', 3],
        ['Searched on', 2],
        ['Expected', 2, 'right'],
        ['Imported', 2, 'right'],
        ['Not readable', 2, 'right'],
        ['Duplicates', 2, 'right'],
      ],
      [
        ...rows.map((row) => [
          value(record(row), 'database', [row.run.database, row.run.platform].filter(Boolean).join(', '), ''),
          row.run.purpose,
          value(record(row), 'searched-on', row.run.searchedOn, 'day of the search not given'),
          hits(row),
          wholeNumber(row.imported),
          wholeNumber(row.rejected),
          wholeNumber(row.duplicates),
        ]),
        [
          { content: [{ type: 'text' as const, text: 'All searches' }], columns: 3, strong: true },
          total((row) => row.hits ?? 0),
          total((row) => row.imported),
          total((row) => row.rejected),
          total((row) => row.duplicates),
        ],
      ],
      { note: 'Expected is what the source reported. A source that was searched without a result stands with 0.' },
    ),
    ...annex.findings.map(({ message }) => caution(message)),
  ];
}

/** Searches that were run more than once, with what each run found that no earlier one had found (PRISMA-S item 12). */
export function repeatedSearchesTable(context: DocumentContext): Block[] {
  const annex = searchAnnex(context.snapshot);
  const rows = [...annex.device.rows, ...annex.stateOfTheArt.rows];
  const searches = [...new Set(rows.map(({ searchId }) => searchId))]
    .map((id) => rows.filter(({ searchId }) => searchId === id))
    .filter((runs) => runs.length > 1);
  if (searches.length === 0) return [paragraph('No search was run again.')];
  return [
    table(
      'table-repeated-searches',
      'Searches that were run again',
      [
        ['Source', 4],
        ['Searched on', 2],
        ['Expected', 2, 'right'],
        ['Imported', 2, 'right'],
        ['New since last', 2, 'right'],
        ['Not found again', 2, 'right'],
      ],
      searches.flatMap((runs) =>
        runs
          .toSorted((left, right) => (left.run.searchedOn ?? '').localeCompare(right.run.searchedOn ?? ''))
          .map(({ run, hits, imported, newSinceLast, notFoundAgain }) => [
            run.database,
            run.searchedOn ?? missing('day of the search not given'),
            hits === undefined ? missing('number of hits not given') : wholeNumber(hits),
            wholeNumber(imported),
            wholeNumber(newSinceLast),
            wholeNumber(notFoundAgain),
          ]),
      ),
      { note: 'New since last counts publications that no earlier run of the same search had found, each once.' },
    ),
  ];
}

/** The publications that were included, each with its citation. */
export function includedPublications(context: DocumentContext): Block[] {
  const included = includedReferences(context.snapshot);
  if (included.length === 0) return [paragraph('No publication is included yet.')];
  return [
    subheading('Publications included'),
    table(
      'table-included',
      'Publications included',
      [
        ['Publication', 4],
        ['Title', 8],
      ],
      included.map((reference) => [itemWords(context, reference.id), reference.data.title || 'without title']),
    ),
  ];
}
