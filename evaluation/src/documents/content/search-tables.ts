import { importKind } from '../../evidence/index.ts';
import { questionKind } from '../../plan/index.ts';
import { all, type DataOf, type Stored } from '../../records/index.ts';
import { searchRunKind } from '../../search/index.ts';
import { hole, information, lines, marked, missing, paragraph, subheading, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { asSentence, countOf, wholeNumber } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';

type Purpose = DataOf<typeof searchRunKind>['purpose'];
type StoredRun = Stored<DataOf<typeof searchRunKind>>;

/** What was asked, in the parts of PICO. */
export function questionsTable(context: DocumentContext, purpose: Purpose): Block[] {
  const questions = all(context.snapshot, questionKind).filter((question) => question.data.purpose === purpose);
  const about = purpose === 'device' ? 'the device' : 'the state of the art';
  if (questions.length === 0) return [hole(`No research question about ${about} is recorded. Enter it in the parts of PICO under Plan.`)];
  return [
    table(
      `table-questions-${purpose === 'device' ? 'device' : 'state-of-the-art'}`,
      `Research questions about ${about}`,
      [
        ['Question', 4],
        ['Population', 3],
        ['Intervention', 3],
        ['Comparator', 3],
        ['Outcome', 3],
      ],
      questions.map((question) => [
        value(question, 'question', question.data.question, ''),
        value(question, 'population', question.data.population, 'population not given'),
        value(question, 'intervention', question.data.intervention, 'intervention not given'),
        value(question, 'comparator', question.data.comparator, 'comparator not given'),
        value(question, 'outcome', question.data.outcome, 'outcome not given'),
      ]),
    ),
  ];
}

function runsOf(context: DocumentContext, purpose: Purpose): StoredRun[] {
  return all(context.snapshot, searchRunKind).filter((run) => run.data.purpose === purpose);
}

function hitsWords(run: StoredRun): Inline {
  const { hits } = run.data;
  return value(
    run,
    'hits',
    hits === undefined ? undefined : hits === 0 ? '0 (searched, nothing found)' : wholeNumber(hits),
    'number of hits not given',
  );
}

function coverage(run: StoredRun): string {
  const { coverageFrom, coverageTo } = run.data;
  if (!coverageFrom && !coverageTo) return 'no limit of time';
  return [coverageFrom ? `from ${coverageFrom}` : '', coverageTo ? `to ${coverageTo}` : ''].filter(Boolean).join(' ');
}

/** The searches of one purpose in short; the queries word for word stand in an annex. */
export function searchRunsSummary(context: DocumentContext, purpose: Purpose): Block[] {
  const runs = runsOf(context, purpose);
  const about = purpose === 'device' ? 'the device' : 'the state of the art';
  if (runs.length === 0)
    return [hole(`No search about ${about} is recorded. Record every search under Evidence, also one that found nothing.`)];
  return [
    paragraph([
      `${countOf(runs.length, 'search', 'searches')} about ${about} ${runs.length === 1 ? 'is' : 'are'} recorded. `,
      'The queries, their limits and the reasons for the limits are given word for word in ',
      { type: 'cross-reference', target: 'annex-search', text: '' },
      '.',
    ]),
    table(
      `table-searches-${purpose === 'device' ? 'device' : 'state-of-the-art'}`,
      `Searches about ${about}`,
      [
        ['Database', 4],
        ['Searched on', 2],
        ['Coverage', 3],
        ['Hits', 2, 'right'],
      ],
      runs.map((run) => [
        value(run, 'database', [run.data.database, run.data.platform].filter(Boolean).join(', '), ''),
        value(run, 'searched-on', run.data.searchedOn, 'day of the search not given'),
        coverage(run),
        hitsWords(run),
      ]),
    ),
  ];
}

/** Every search with its query word for word (PRISMA-S items 1, 8, 9 and 13; MEDDEV 2.7/1 rev. 4, A5). */
export function searchRunsInFull(context: DocumentContext): Block[] {
  const runs = all(context.snapshot, searchRunKind);
  if (runs.length === 0) return [hole('No search is recorded. Record every search under Evidence, also one that found nothing.')];
  return runs.flatMap((run, index) => {
    const { data } = run;
    const who = [data.searchedOn ? `searched on ${data.searchedOn}` : '', data.searchedBy ? `by ${data.searchedBy}` : '']
      .filter(Boolean)
      .join(' ');
    const limits = data.limits.trim();
    return [
      subheading([`Search ${index + 1}: `, value(run, 'database', [data.database, data.platform].filter(Boolean).join(', '), '')]),
      paragraph([
        `Purpose: ${data.purpose}. `,
        ...(who ? [`${who[0]!.toUpperCase()}${who.slice(1)}. `] : [missing('day of the search not given'), '. ']),
        `Coverage: ${coverage(run)}. Hits: `,
        hitsWords(run),
        '.',
      ]),
      ...(data.query.trim()
        ? [paragraph(lines(data.query.split(/\r?\n/).map((line) => marked('code', line))))]
        : [hole(`The query of search ${index + 1} is missing. Enter it word for word under Evidence.`)]),
      paragraph(
        limits
          ? [
              `Limits: ${asSentence(limits)} Reason: `,
              value(run, 'limits-reason', data.limitsReason && asSentence(data.limitsReason), 'reason for the limits not given'),
            ]
          : 'No limits were set.',
      ),
      ...(data.notes.trim() ? [paragraph(value(run, 'notes', data.notes, ''))] : []),
    ];
  });
}

/** The files that were imported, with what was read of each. */
export function importsTable(context: DocumentContext): Block[] {
  const imports = all(context.snapshot, importKind);
  if (imports.length === 0) return [information('No reference file was imported; references, if any, were entered one by one.')];
  return [
    table(
      'table-imports',
      'Imported reference files',
      [
        ['File', 4],
        ['Database', 3],
        ['Records read', 2, 'right'],
        ['Not readable', 2, 'right'],
        ['Duplicates', 2, 'right'],
      ],
      imports.map((one) => [
        value(one, 'file', one.data.file, ''),
        value(one, 'database', one.data.database, 'database not named'),
        wholeNumber(one.data.recordsRead),
        wholeNumber(one.data.recordsRejected),
        wholeNumber(one.data.duplicates),
      ]),
    ),
  ];
}

/** Numbers of the selection in sentences; each is a fact. */
export function selectionInWords(context: DocumentContext): Block[] {
  const count = (key: string) => fact(context, `prisma.${key}`);
  const many = (key: string, one: string, more: string) => (context.facts.get(`prisma.${key}`)?.text === '1' ? one : more);
  const waiting = ['prisma.awaiting-screening', 'prisma.awaiting-full-text'].some((key) => context.facts.get(key)?.text !== '0');
  return [
    paragraph([
      'The searches identified ',
      count('identified'),
      `${many('identified', ' record', ' records')}. After removal of `,
      count('duplicates'),
      `${many('duplicates', ' duplicate', ' duplicates')}, `,
      count('screened'),
      `${many('screened', ' record was', ' records were')} screened by title and abstract, and `,
      count('excluded-at-title'),
      `${many('excluded-at-title', ' was', ' were')} excluded. Of `,
      count('sought'),
      `${many('sought', ' full text', ' full texts')} sought, `,
      count('not-retrieved'),
      ' could not be retrieved; ',
      count('assessed'),
      `${many('assessed', ' was', ' were')} assessed, `,
      count('excluded-at-full-text'),
      ' excluded with a reason and ',
      count('included'),
      ' included. ',
      ...(context.facts.has('prisma.included-before')
        ? [
            'Together with ',
            count('included-before'),
            ` ${many('included-before', 'publication', 'publications')} of the earlier review, `,
            count('included-in-all'),
            ` ${many('included-in-all', 'is', 'are')} included in all. `,
          ]
        : []),
      'The flow is shown in ',
      { type: 'cross-reference', target: 'figure-prisma', text: '' },
      '; the full texts excluded are listed with their reasons in ',
      { type: 'cross-reference', target: 'annex-screening', text: '' },
      '.',
    ]),
    ...(waiting
      ? [
          hole([
            'The selection is not finished: ',
            count('awaiting-screening'),
            ' records await screening and ',
            count('awaiting-full-text'),
            ' full texts await assessment. Finish it under Screening.',
          ]),
        ]
      : []),
  ];
}
