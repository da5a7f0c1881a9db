import type { Finding } from '../base/index.ts';
import { importKind, referenceKind } from '../evidence/index.ts';
import { questionKind } from '../plan/index.ts';
import { all, type DataOf, only, type Snapshot } from '../records/index.ts';
import { type ComparedRun, repeatedSearches } from './repeated-searches.ts';
import type { SearchMethod } from './search-method.ts';
import { searchProtocolKind } from './search-protocol.ts';
import { methodOf, searchRunKind } from './search-run.ts';

/** One search run with what came of it, as the annex on the literature search shows it. */
export interface SearchAnnexRow {
  readonly runId: string;
  readonly run: DataOf<typeof searchRunKind>;
  readonly method: SearchMethod;
  /** The run that this one repeats in the end; its own id for the first. */
  readonly searchId: string;
  /** The question it answers, where the run names one. */
  readonly question: string | undefined;
  /** Records the database reported; undefined where nobody noted it. */
  readonly hits: number | undefined;
  /** Records read from the files of this run. */
  readonly imported: number;
  /** Records in those files that could not be read. */
  readonly rejected: number;
  /** References of this run that are duplicates of another, as of the snapshot. */
  readonly duplicates: number;
  /** Publications that no earlier run of the same search had found. */
  readonly newSinceLast: number;
  /** Publications that the run before had found and this one did not. */
  readonly notFoundAgain: number;
  readonly files: readonly string[];
}

/** Something about the searches that does not fit together, with the run it concerns. */
export interface SearchFinding extends Finding {
  readonly runId?: string;
}

/** The runs by purpose, which MEDDEV 2.7/1 rev. 4, 8.2 keeps apart, each with its totals. */
export interface SearchAnnex {
  readonly device: SearchAnnexPart;
  readonly stateOfTheArt: SearchAnnexPart;
  /** What does not fit together: hits that were not imported, imports that name no run, runs without a date or a query, departures from the protocol. */
  readonly findings: readonly SearchFinding[];
}

export interface SearchAnnexPart {
  readonly rows: readonly SearchAnnexRow[];
  readonly totals: { readonly hits: number; readonly imported: number; readonly duplicates: number };
}

/** Gathers the search runs and checks their counts against the imports. */
export function searchAnnex(snapshot: Snapshot): SearchAnnex {
  const questions = new Map(all(snapshot, questionKind).map((record) => [record.id as string, record.data.question]));
  const runs = all(snapshot, searchRunKind);
  const known = new Set(runs.map((run) => run.id as string));
  const imports = all(snapshot, importKind);
  const duplicatesByImport = new Map<string, number>();
  for (const { data } of all(snapshot, referenceKind)) {
    if (data.duplicate && data.importId) duplicatesByImport.set(data.importId, (duplicatesByImport.get(data.importId) ?? 0) + 1);
  }
  const importsByRun = new Map<string, (typeof imports)[number][]>();
  for (const record of imports) {
    const run = record.data.searchRunId ?? '';
    importsByRun.set(run, [...(importsByRun.get(run) ?? []), record]);
  }
  const compared = new Map(
    repeatedSearches(snapshot).flatMap(({ searchId, runs: list }) => list.map((run) => [run.runId, { ...run, searchId }] as const)),
  );
  const findings: SearchFinding[] = [];

  const rows = runs.map((record): SearchAnnexRow => {
    const { data } = record;
    const files = importsByRun.get(record.id) ?? [];
    const { searchId, newSinceLast, notFoundAgain } = compared.get(record.id)!;
    const row: SearchAnnexRow = {
      runId: record.id,
      run: data,
      method: methodOf(data),
      searchId,
      question: data.questionId === undefined ? undefined : questions.get(data.questionId),
      hits: data.hits,
      imported: files.reduce((sum, file) => sum + file.data.recordsRead, 0),
      rejected: files.reduce((sum, file) => sum + file.data.recordsRejected, 0),
      duplicates: files.reduce((sum, file) => sum + (duplicatesByImport.get(file.id) ?? 0), 0),
      newSinceLast,
      notFoundAgain,
      files: files.map((file) => file.data.file),
    };
    findings.push(
      ...[...runFindings(row), ...repeatFindings(row, compared)].map((finding) => ({ ...finding, runId: record.id as string })),
    );
    return row;
  });
  for (const record of imports) {
    const { searchRunId, file } = record.data;
    if (searchRunId === undefined) {
      findings.push({
        file,
        code: 'import-without-run',
        message: `The import of ${file} names no search run; say which search it came from.`,
      });
    } else if (!known.has(searchRunId)) {
      findings.push({
        file,
        code: 'import-without-run',
        message: `The import of ${file} names a search run that was removed; say which search it came from.`,
      });
    }
  }
  findings.push(...protocolFindings(snapshot, rows));
  return {
    device: part(rows.filter(({ run }) => run.purpose === 'device')),
    stateOfTheArt: part(rows.filter(({ run }) => run.purpose === 'state of the art')),
    findings,
  };
}

function part(rows: readonly SearchAnnexRow[]): SearchAnnexPart {
  const sum = (count: (row: SearchAnnexRow) => number) => rows.reduce((total, row) => total + count(row), 0);
  return {
    rows,
    totals: { hits: sum((row) => row.hits ?? 0), imported: sum((row) => row.imported), duplicates: sum((row) => row.duplicates) },
  };
}

function runFindings({ run, hits, imported, rejected, files }: SearchAnnexRow): Finding[] {
  const name = nameOf(run);
  const findings: Finding[] = [];
  if (!run.searchedOn)
    findings.push({ code: 'run-undated', message: `${name} has no date; note the day of the search (PRISMA-S item 13).` });
  if (!run.query)
    findings.push({ code: 'run-without-query', message: `${name} has no query; note it exactly as it was run (PRISMA-S item 8).` });
  if (run.limits && !run.limitsReason)
    findings.push({
      code: 'limits-unreasoned',
      message: `${name} is limited (${run.limits}) without a reason; give it (PRISMA-S item 9).`,
    });
  if (hits === undefined) {
    findings.push({ code: 'hits-missing', message: `${name} does not say how many records it found; note the number, 0 included.` });
  } else if (files.length === 0 && hits > 0) {
    findings.push({
      code: 'hits-not-imported',
      message: `${name} found ${hits} records and no import names it; import the export file or say in the notes why not.`,
    });
  } else if (hits !== imported + rejected) {
    const held = rejected > 0 ? `${imported} records and ${rejected} that could not be read` : `${imported} records`;
    findings.push({
      code: 'hits-differ',
      message: `${name} found ${hits} records, but its files hold ${held}; import what is missing or correct the number.`,
    });
  }
  return findings;
}

/** A re-run must name a run that is there, and asks the same as the run it repeats. */
function repeatFindings({ run, runId }: SearchAnnexRow, compared: ReadonlyMap<string, ComparedRun>): Finding[] {
  if (run.repeats === undefined) return [];
  const before = compared.get(run.repeats);
  const name = nameOf(run);
  if (!before || run.repeats === runId)
    return [{ code: 'repeated-run-missing', message: `${name} repeats a search run that is not there; say which search it joins.` }];
  const findings: Finding[] = [];
  const plain = (query: string) => query.replace(/\s+/g, ' ').trim();
  if (run.query && before.run.query && plain(run.query) !== plain(before.run.query))
    findings.push({
      code: 'query-changed',
      message: `${name} repeats the search of ${before.run.searchedOn ?? 'an unknown day'} with another query; say in the notes what changed and why.`,
    });
  if (run.searchedOn && before.run.searchedOn && run.searchedOn < before.run.searchedOn)
    findings.push({
      code: 'repeated-later-run',
      message: `${name} repeats a search of ${before.run.searchedOn}, which is later; correct a date, or say which run repeats which.`,
    });
  return findings;
}

/** Sources that were planned and not searched, and searched and not planned: a departure from the protocol, to be told in the report. */
function protocolFindings(snapshot: Snapshot, rows: readonly SearchAnnexRow[]): SearchFinding[] {
  const protocol = only(snapshot, searchProtocolKind)?.data;
  if (!protocol || rows.length === 0) return [];
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const planned = [...protocol.databases, ...protocol.otherSources].map(({ name }) => name);
  const same = (left: string, right: string) => plain(left).includes(plain(right)) || plain(right).includes(plain(left));
  return [
    ...planned
      .filter((name) => !rows.some(({ run }) => same(run.database, name)))
      .map((name) => ({
        code: 'planned-not-searched',
        message: `The protocol names ${name}, and no search run does; record the search, or tell the deviation in the protocol.`,
      })),
    ...rows
      .filter(({ run, method }) => method !== 'previous review' && planned.length > 0 && !planned.some((name) => same(run.database, name)))
      .map(({ run, runId }) => ({
        runId,
        code: 'searched-not-planned',
        message: `${nameOf(run)} is not in the protocol; add the source with its reason, or tell the deviation.`,
      })),
  ];
}

function nameOf({ database, searchedOn }: DataOf<typeof searchRunKind>): string {
  return `The search in ${database}${searchedOn ? ` of ${searchedOn}` : ''}`;
}
