import type { FindingList } from './finding-list.ts';
import type { ReadRecord } from './reference.ts';

interface TakingIn<Raw> {
  readonly findings: FindingList;
  /** Whether a record says anything. */
  readonly isEmpty: (raw: Raw) => boolean;
  /** What is said of an empty one behind "The record at line 7 is empty": why it is, and what to do. */
  readonly empty: string;
  /** Makes a record of it; `place` counts the records of the file from 1, the empty ones included. */
  readonly understand: (raw: Raw, place: number) => ReadRecord;
}

/** The records behind those that a text was taken apart into. An empty one is told and left, one without a title is told and taken in. */
export function takeIn<Raw extends { readonly line: number }>(
  raws: Iterable<Raw>,
  { findings, isEmpty, empty, understand }: TakingIn<Raw>,
): { readonly records: ReadRecord[]; readonly rejected: number } {
  const records: ReadRecord[] = [];
  let rejected = 0;
  for (const raw of raws) {
    if (isEmpty(raw)) {
      rejected++;
      findings.addEvery('record-rejected', raw.line, `The record at line ${raw.line} is empty${empty}`);
      continue;
    }
    const record = understand(raw, records.length + rejected + 1);
    if (!record.title)
      findings.add(
        'title-missing',
        raw.line,
        `The record at line ${raw.line} has no title. It was taken in; add the title by hand or delete it.`,
      );
    records.push(record);
  }
  return { records, rejected };
}
