import { type importKind, severityOfFinding } from '@cerulean/evaluation/evidence';
import type { DataOf } from '@cerulean/evaluation/records';
import { Status } from '../../kit/status.tsx';
import classes from './evidence.module.css';

type Report = DataOf<typeof importKind>;

/** How many records of a file were read, rejected and found to be duplicates. */
export function ImportCounts({ report }: { report: Report }) {
  return (
    <>
      <Status tone="good">{report.recordsRead.toLocaleString('en')} read</Status>
      {report.recordsRejected > 0 ? (
        <Status tone="bad">{report.recordsRejected.toLocaleString('en')} not read</Status>
      ) : (
        <Status tone="quiet">none left out</Status>
      )}
      <Status tone="quiet">{report.duplicates === 1 ? '1 duplicate' : `${report.duplicates.toLocaleString('en')} duplicates`}</Status>
    </>
  );
}

/** What was found in a file while it was read, each with its line. */
export function Findings({
  findings,
  open = false,
}: {
  findings: readonly { readonly line?: number | undefined; readonly code: string; readonly message: string }[];
  open?: boolean;
}) {
  if (findings.length === 0) return null;
  const major = findings.filter(({ code }) => severityOfFinding(code) !== 'minor').length;
  return (
    <details className={classes.findings} open={open}>
      <summary>
        {findings.length === 1 ? 'One finding' : `${findings.length} findings`}
        {major > 0 && `, ${major === findings.length ? 'major' : `${major} major`}`}
      </summary>
      <ol>
        {findings.map(({ line, code, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike, and the list never changes
          <li key={index}>
            <span>{line === undefined ? '' : `line ${line}`}</span>
            <span>
              {severityOfFinding(code) !== 'minor' && <Status tone="bad">major ·</Status>} {message}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
