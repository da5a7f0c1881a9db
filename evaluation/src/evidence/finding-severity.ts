/** How much a finding about a file matters: whether something of a record was lost with it, or whether it only says how something was read. */
export const findingSeverities = ['critical', 'major', 'minor'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** What says that a record is broken, or that something of the file stands in no record. All other findings tell what was mended or never was part of a reference. */
const broken: ReadonlySet<string> = new Set([
  'end-missing',
  'record-rejected',
  'entry-broken',
  'outside-record',
  'line-left-out',
  'cells-extra',
  'title-column-missing',
  'characters-damaged',
]);

/** The severity of a finding by its code. Only what ends before the file does is critical: nobody can say how many records are missing. */
export function severityOfFinding(code: string): FindingSeverity {
  if (code === 'file-cut-off') return 'critical';
  return broken.has(code) ? 'major' : 'minor';
}
