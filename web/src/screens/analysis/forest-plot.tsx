import type { EstimateResult } from '@cerulean/evaluation/analysis';
import { Button, Skeleton } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from '../../api/client.ts';
import { ProblemError } from '../../api/problem.ts';
import { Problem } from '../../kit/problem.tsx';
import { saveFile } from '../../kit/save-file.ts';
import classes from './analysis.module.css';
import { describeModel, inWords } from './describe-result.ts';

async function readPlot(evaluation: string, id: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(addressOf('analysis.result.plot', { evaluation, id }), { signal });
  if (response.ok) return response.text();
  const body = (await response.json().catch(() => null)) as { title?: string; remedy?: string } | null;
  throw new ProblemError({
    code: 'not-estimable',
    title: body?.title ?? 'The plot cannot be drawn now.',
    ...(body?.remedy ? { remedy: body.remedy } : {}),
  });
}

/** The forest plot as it stands in the documents, with its download. What it shows stands as text beside it and as a table below. */
export function ForestPlot({ evaluation, result }: { evaluation: string; result: EstimateResult }) {
  const { data, error, refetch } = useQuery({
    // The whole result is the key: a changed estimate never stands beside an old drawing, and an unchanged one is not drawn again.
    queryKey: ['plot', evaluation, JSON.stringify(result)],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readPlot(evaluation, result.estimateId, signal),
  });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (data === undefined) return;
    const made = URL.createObjectURL(new Blob([data], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <figure className={classes.figure}>
      <figcaption>
        <span>Forest plot; {describeModel(result)}.</span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={data === undefined}
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => data !== undefined && saveFile(`${result.title}.svg`, 'image/svg+xml', data)}
        >
          SVG
        </Button>
      </figcaption>
      {address ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <section className={classes.sheet} tabIndex={0} aria-label="Forest plot">
          <img src={address} alt={`Forest plot. ${inWords(result)} The numbers of each study stand in the table below.`} />
        </section>
      ) : (
        <Skeleton height={60 + result.studies.length * 22} />
      )}
    </figure>
  );
}
