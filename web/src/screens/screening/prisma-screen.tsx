import type { PrismaCounts } from '@cerulean/evaluation/screening';
import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { Link } from '@tanstack/react-router';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { saveFile } from '../../kit/save-file.ts';
import { StepTabs } from '../../kit/step-tabs.tsx';
import classes from './screening.module.css';

/** The flow of records as PRISMA 2020 draws it; every number is counted from the records. */
export default function PrismaScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useOperation('screening.prisma.get', { evaluation });
  return (
    <Page
      title="PRISMA"
      description="The flow of records as PRISMA 2020 draws it. Every number is counted from the records; none can be typed."
      tabs={<StepTabs word="screening" />}
      actions={
        data &&
        data.counts.identifiedTotal > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => saveFile('prisma.svg', 'image/svg+xml', data.svg)}
          >
            Save as SVG
          </Button>
        )
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : data.counts.identifiedTotal === 0 ? (
        <EmptyState
          sentence="The figure is drawn as soon as references are imported."
          action={
            <Button component={Link} to="/e/$evaluation/evidence/imports" params={{ evaluation } as never}>
              Import files
            </Button>
          }
        />
      ) : (
        <div className={classes.flow}>
          <figure className={classes.figure}>
            <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`} alt={data.alternative} />
          </figure>
          <Counts counts={data.counts} />
        </div>
      )}
    </Page>
  );
}

interface Line {
  readonly title: string;
  readonly count: number;
  readonly part?: true;
}

function Counts({ counts }: { counts: PrismaCounts }) {
  const lines: readonly Line[] = [
    { title: 'Identified', count: counts.identifiedTotal },
    ...counts.identified.map(({ source, count }) => ({ title: source, count, part: true as const })),
    { title: 'Duplicates removed', count: counts.duplicatesRemoved },
    { title: 'Awaiting screening', count: counts.awaitingScreening },
    { title: 'Screened', count: counts.screened },
    { title: 'Excluded by title and abstract', count: counts.excludedAtTitle },
    { title: 'Sought for retrieval', count: counts.soughtForRetrieval },
    { title: 'Not retrieved', count: counts.notRetrieved },
    { title: 'Awaiting assessment', count: counts.awaitingFullText },
    { title: 'Assessed at full text', count: counts.assessedAtFullText },
    { title: 'Excluded at full text', count: counts.excludedAtFullTextTotal },
    ...counts.excludedAtFullText.map(({ reason, count }) => ({ title: reason, count, part: true as const })),
    { title: 'Included', count: counts.included },
  ];
  return (
    <table className={classes.counts}>
      <caption className="visually-hidden">The numbers of the figure</caption>
      <tbody>
        {lines.map(({ title, count, part }) => (
          <tr key={`${part ? 'part ' : ''}${title}`}>
            <th scope="row" data-part={part || undefined}>
              {title}
            </th>
            <td>{count.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
