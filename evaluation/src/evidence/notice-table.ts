import { done, type Finding, isoDate, type Outcome, trouble } from '../base/index.ts';
import { FindingList, quoted } from './finding-list.ts';
import { comparableDoi, readDoi, readPmid } from './identifiers.ts';
import type { NoticeKind } from './notice.ts';

/** One row of a list of notices: about which publication, and what it says. */
export interface ListedNotice {
  readonly line: number;
  /** Identifiers of the publication it is about. */
  readonly about: { readonly doi: string; readonly pmid: string };
  readonly kind: NoticeKind;
  readonly on?: string;
  readonly doi: string;
  readonly pmid: string;
  readonly text: string;
  readonly ownId: string;
}

export interface NoticeTable {
  readonly notices: readonly ListedNotice[];
  readonly rejected: number;
  readonly findings: readonly Finding[];
  /** "Retraction Watch" where the columns are those of its data, otherwise empty. */
  readonly source: string;
}

/** Names of the columns without spaces and signs; the first of each are those of the Retraction Watch data as Crossref publishes them. */
const columnNames = {
  doi: ['originalpaperdoi', 'doi', 'articledoi', 'paperdoi'],
  pmid: ['originalpaperpubmedid', 'pmid', 'pubmedid', 'articlepmid'],
  nature: ['retractionnature', 'nature', 'noticetype', 'kind', 'status', 'type'],
  on: ['retractiondate', 'noticedate', 'date'],
  noticeDoi: ['retractiondoi', 'noticedoi'],
  noticePmid: ['retractionpubmedid', 'noticepmid', 'noticepubmedid'],
  reason: ['reason', 'reasons', 'note', 'notes'],
  ownId: ['recordid', 'id'],
} as const;
type Column = keyof typeof columnNames;

const natures: readonly (readonly [NoticeKind, RegExp])[] = [
  ['reinstatement', /reinstat/i],
  ['concern', /concern/i],
  ['erratum', /correct|corrigend|errat/i],
  ['retraction', /retract|withdraw|remov/i],
];

/**
 * Reads a list of retractions, expressions of concern, corrections and reinstatements, such as the Retraction Watch data. Columns are known by name in
 * any order; a list without a column for the nature of the notices is a list of retractions. What names no publication by DOI or PubMed id is left out
 * and counted; a nature that is not known is never guessed.
 */
export function readNoticeTable(
  header: readonly string[],
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
  file: string,
): Outcome<NoticeTable> {
  const plain = header.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const places = new Map(
    (Object.keys(columnNames) as Column[]).flatMap((column) => {
      const found = (columnNames[column] as readonly string[]).map((name) => plain.indexOf(name)).find((place) => place >= 0);
      return found === undefined ? [] : [[column, found] as const];
    }),
  );
  if (!places.has('doi') && !places.has('pmid')) {
    return trouble('file-unreadable', `${file} has no column with the DOI or the PubMed id of the publications.`, {
      remedy: 'Name the columns in the first row, for instance OriginalPaperDOI and OriginalPaperPubMedID, or DOI and PMID.',
    });
  }
  const findings = new FindingList(file);
  const cell = (cells: readonly string[], column: Column) => cells[places.get(column) ?? -1]?.trim() ?? '';
  const order = dayOrder(rows.map(({ cells }) => cell(cells, 'on')));
  if (order === 'unknown')
    findings.add('date-ambiguous', 1, 'Whether the day or the month comes first in the dates cannot be told; they are left out.');
  const notices: ListedNotice[] = [];
  let rejected = 0;
  for (const { row, cells } of rows) {
    const about = { doi: comparableDoi(cell(cells, 'doi')), pmid: readPmid(cell(cells, 'pmid')) };
    const nature = cell(cells, 'nature');
    const kind = places.has('nature') ? natures.find(([, pattern]) => pattern.test(nature))?.[0] : 'retraction';
    if ((about.doi === '' && about.pmid === '') || kind === undefined) {
      rejected += 1;
      // Many rows of public lists are about publications without an identifier; only what is written and not understood is told.
      if (kind === undefined && nature !== '')
        findings.add('nature-unknown', row, `Row ${row} says ${quoted(nature)}, which is no known sort of notice; it was left out.`);
      continue;
    }
    const on = dayOf(cell(cells, 'on'), order);
    notices.push({
      line: row,
      about,
      kind,
      ...(on === undefined ? {} : { on }),
      doi: readDoi(cell(cells, 'noticeDoi')),
      pmid: readPmid(cell(cells, 'noticePmid')),
      text: cell(cells, 'reason')
        .split(/[;+]/)
        .map((part) => part.trim())
        .filter(Boolean)
        .join('; '),
      ownId: cell(cells, 'ownId'),
    });
  }
  return done({
    notices,
    rejected,
    findings: findings.list(),
    source: plain.includes('originalpaperdoi') && plain.includes('retractionnature') ? 'Retraction Watch' : '',
  });
}

const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T].*)?$/;

/** Whether day or month comes first in a column of dates. One date that can be read in one way only tells it for all. */
function dayOrder(texts: readonly string[]): 'day first' | 'month first' | 'unknown' | 'none' {
  let seen = false;
  for (const text of texts) {
    const found = slashed.exec(text);
    if (!found) continue;
    seen = true;
    if (text.includes('.') || Number(found[1]) > 12) return 'day first';
    if (Number(found[2]) > 12) return 'month first';
  }
  return seen ? 'unknown' : 'none';
}

function dayOf(text: string, order: ReturnType<typeof dayOrder>): string | undefined {
  const found = slashed.exec(text);
  const day = !found
    ? text.slice(0, 10)
    : order === 'unknown'
      ? ''
      : [found[3], order === 'day first' ? found[2] : found[1], order === 'day first' ? found[1] : found[2]]
          .map((part) => part!.padStart(2, '0'))
          .join('-');
  return isoDate.safeParse(day).success ? day : undefined;
}

/** Which references the notices of a list are about, by DOI or PubMed id. A notice about two references, such as a record and its duplicate, is given for both. */
export function matchNotices(
  notices: readonly ListedNotice[],
  references: readonly { readonly id: string; readonly doi: string; readonly pmid: string }[],
): { readonly referenceId: string; readonly notice: ListedNotice }[] {
  const known = new Map<string, string[]>();
  const add = (key: string, id: string) => {
    const ids = known.get(key);
    if (ids) ids.push(id);
    else known.set(key, [id]);
  };
  for (const { id, doi, pmid } of references) {
    if (doi) add(`doi ${comparableDoi(doi)}`, id);
    if (pmid) add(`pmid ${pmid}`, id);
  }
  return notices.flatMap((notice) => {
    const ids = new Set([...(known.get(`doi ${notice.about.doi}`) ?? []), ...(known.get(`pmid ${notice.about.pmid}`) ?? [])]);
    return [...ids].map((referenceId) => ({ referenceId, notice }));
  });
}
