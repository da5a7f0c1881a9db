import type { PrismaCounts, PrismaFlow, ReviewVariant } from '@cerulean/evaluation/screening';
import { Button, SegmentedControl } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { pictureOf } from '../../kit/picture-of.ts';
import { Problem } from '../../kit/problem.tsx';
import { saveFile } from '../../kit/save-file.ts';
import { StepTabs } from '../../kit/step-tabs.tsx';
import classes from './screening.module.css';

/** The flow of records as PRISMA 2020 draws it; every number is counted from the records. */
export default function PrismaScreen() {
  const evaluation = useEvaluationId();
  const [variant, setVariant] = useState<ReviewVariant>();
  const { data, error, refetch } = useOperation(
    'screening.prisma.get',
    { evaluation, ...(variant ? { variant } : {}) },
    { keepPrevious: true },
  );
  const [failed, setFailed] = useState<unknown>();
  const empty = data && data.counts.identifiedTotal === 0 && !data.flow.previous?.records;
  const savePicture = async (svg: string) => {
    setFailed(undefined);
    try {
      saveFile('prisma.png', 'image/png', await pictureOf(svg));
    } catch (caught) {
      setFailed(caught);
    }
  };
  return (
    <Page
      title="PRISMA"
      description="The flow of records as PRISMA 2020 draws it. Every number is counted from the records; none can be typed."
      tabs={<StepTabs word="screening" />}
      actions={
        data &&
        !empty && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => saveFile('prisma.svg', 'image/svg+xml', data.svg)}
            >
              Save as SVG
            </Button>
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void savePicture(data.svg)}>
              Save as PNG
            </Button>
          </>
        )
      }
    >
      {failed !== undefined && <Problem error={failed} />}
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : empty ? (
        <EmptyState
          sentence="The figure is drawn as soon as references are imported."
          action={
            <Button component={Link} to="/e/$evaluation/evidence/imports" params={{ evaluation } as never}>
              Import files
            </Button>
          }
        />
      ) : (
        <>
          <Variant evaluation={evaluation} flow={data.flow} planned={data.planned} onChoose={setVariant} />
          <div className={classes.flow}>
            <figure className={classes.figure}>
              <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`} alt={data.alternative} />
            </figure>
            <div>
              <Counts counts={data.counts} flow={data.flow} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

/** Whether the figure is that of a new review or of an update; what makes a review an update stands in the protocol. */
function Variant({
  evaluation,
  flow,
  planned,
  onChoose,
}: {
  evaluation: string;
  flow: PrismaFlow;
  planned: ReviewVariant;
  onChoose: (variant: ReviewVariant) => void;
}) {
  const protocol = (
    <Link to={'/e/$evaluation/plan/search-protocol' as never} params={{ evaluation } as never} className={link.link}>
      search protocol
    </Link>
  );
  if (planned === 'new')
    return (
      <p className={classes.small} style={{ marginBottom: 12 }}>
        This is the figure of a new review. To show it as an update, name the earlier review in the {protocol}.
      </p>
    );
  return (
    <div className={classes.variant}>
      <SegmentedControl
        aria-label="Figure of"
        data={[
          { value: 'updated', label: 'An update' },
          { value: 'new', label: 'A new review' },
        ]}
        value={flow.variant}
        onChange={(value) => onChoose(value as ReviewVariant)}
      />
      <span>
        {flow.variant === 'updated'
          ? 'What belongs to the earlier review is counted by itself, as the'
          : 'Everything is counted together. In documents it is the figure of an update, as the'}{' '}
        {protocol} says.
      </span>
    </div>
  );
}

interface Line {
  readonly title: string;
  readonly count: number;
  readonly part?: true;
}

function Counts({ counts, flow: { previous, included } }: { counts: PrismaCounts; flow: PrismaFlow }) {
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
    { title: previous ? 'Newly included' : 'Included', count: counts.included },
    ...(previous
      ? [
          { title: 'Included in the earlier review', count: previous.included },
          { title: 'Included in all', count: included },
        ]
      : []),
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
