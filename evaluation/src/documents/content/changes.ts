import { all } from '../../records/index.ts';
import { hole, paragraph, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import { releaseKind } from '../release.ts';
import type { Block } from '../tree.ts';

/** Earlier versions of this document, and what changed since the last. */
export function changesSinceLast(context: DocumentContext, written: boolean): Block[] {
  const releases = all(context.snapshot, releaseKind).filter((release) => release.data.document === context.document);
  if (releases.length === 0)
    return written ? [] : [paragraph('This is the first version of this document; there is no earlier one to compare it with.')];
  return [
    table(
      'table-versions',
      'Released versions of this document',
      [
        ['Version', 1.5],
        ['Date', 2],
        ['What it states or changes', 8],
        ['Released by', 3],
      ],
      releases.map((release) => [
        value(release, 'number', String(release.data.number), ''),
        release.data.date,
        value(release, 'statement', release.data.statement, ''),
        release.data.releasedBy,
      ]),
    ),
    ...(written
      ? []
      : [
          hole(`What has changed since version ${releases.at(-1)!.data.number}, and in which sections, is not written yet. Write it here.`),
        ]),
  ];
}
