import { Link } from '@tanstack/react-router';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { Status } from '../../kit/status.tsx';
import classes from './documents.module.css';
import { type DocumentFinding, documentInAddress, type Outline } from './use-document.ts';

interface FindingsListProps {
  readonly document: string;
  readonly findings: readonly DocumentFinding[];
  readonly sections: Outline | undefined;
}

/** What is missing in the draft, each with the section where it is put right. */
export function FindingsList({ document, findings, sections }: FindingsListProps) {
  const evaluation = useEvaluationId();
  if (findings.length === 0)
    return (
      <p className={classes.noHoles}>
        <Status tone="good">The draft has no holes.</Status>
      </p>
    );
  const titles = new Map(sections?.map(({ id, number, title }) => [id, `${number} ${title}`.trim()]));
  const named = documentInAddress(document);
  return (
    <ul className={classes.findings}>
      {findings.map(({ code, message, sectionId }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings can say the same
        <li key={`${code} ${index}`}>
          <Status tone="caution">
            <span className={classes.findingText}>
              {message}{' '}
              {sectionId && titles.has(sectionId) && (
                <Link
                  to="/e/$evaluation/documents"
                  params={{ evaluation }}
                  search={{ ...(named ? { document: named } : {}), section: sectionId } as never}
                >
                  {titles.get(sectionId)}
                </Link>
              )}
            </span>
          </Status>
        </li>
      ))}
    </ul>
  );
}
