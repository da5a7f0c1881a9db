import type { Finding } from '../base/index.ts';
import { importKind, referenceKind } from '../evidence/index.ts';
import { questionKind } from '../plan/index.ts';
import { all, type DataOf, type Snapshot } from '../records/index.ts';
import { searchRunKind } from './search-run.ts';

/** One search run with what came of it, as the annex on the literature search shows it. */
export interface SearchAnnexRow {
  readonly runId: string;
  readonly run: DataOf<typeof searchRunKind>;
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
  readonly files: readonly string[];
}

/** The runs by purpose, which MEDDEV 2.7/1 rev. 4, 8.2 keeps apart, each with its totals. */
export interface SearchAnnex {
  readonly device: SearchAnnexPart;
  readonly stateOfTheArt: SearchAnnexPart;
  /** What does not fit together: hits that were not imported, imports that name no run, runs without a date or a query. */
  readonly findings: readonly Finding[];
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
  const findings: Finding[] = [];

  const rows = runs.map((record): SearchAnnexRow => {
    const { data } = record;
    const files = importsByRun.get(record.id) ?? [];
    const row: SearchAnnexRow = {
      runId: record.id,
      run: data,
      question: data.questionId === undefined ? undefined : questions.get(data.questionId),
      hits: data.hits,
      imported: files.reduce((sum, file) => sum + file.data.recordsRead, 0),
      rejected: files.reduce((sum, file) => sum + file.data.recordsRejected, 0),
      duplicates: files.reduce((sum, file) => sum + (duplicatesByImport.get(file.id) ?? 0), 0),
      files: files.map((file) => file.data.file),
    };
    findings.push(...runFindings(row));
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
  const name = `The search in ${run.database}${run.searchedOn ? ` of ${run.searchedOn}` : ''}`;
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
