import { done, type Finding, type Outcome } from '@cerulean/evaluation/base';
import { type ListedNotice, matchNotices, readNoticeTable } from '@cerulean/evaluation/evidence';
import { readSheet } from '../../evidence/read-sheet.ts';

export interface MatchedNotices {
  readonly rows: number;
  readonly rejected: number;
  readonly source: string;
  readonly matched: { readonly referenceId: string; readonly notice: ListedNotice }[];
  readonly findings: Finding[];
}

/** Reads a list of notices and gives those that are about known references. Public lists have tens of thousands of rows, of which a handful matter. */
export default async function match({
  bytes,
  file,
  references,
}: {
  bytes: Uint8Array;
  file: string;
  references: readonly { readonly id: string; readonly doi: string; readonly pmid: string }[];
}): Promise<Outcome<MatchedNotices>> {
  const sheet = await readSheet(bytes, file);
  if (!sheet.ok) return sheet;
  const table = readNoticeTable(sheet.value.header, sheet.value.rows, file);
  if (!table.ok) return table;
  const { notices, rejected, findings, source } = table.value;
  return done({
    rows: notices.length + rejected,
    rejected,
    source,
    matched: matchNotices(notices, references),
    findings: [...sheet.value.findings, ...findings],
  });
}
