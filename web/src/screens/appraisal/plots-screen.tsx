import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { saveFile } from '../../kit/save-file.ts';
import { StepTabs } from '../../kit/step-tabs.tsx';
import classes from './appraisal.module.css';

type Drawn = OutputOf<'appraisal.plot.list'>['plots'][number];

/** What the appraisals that count judged, as traffic lights for each study and as shares for each domain. */
export default function PlotsScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useOperation('appraisal.plot.list', { evaluation });
  return (
    <Page
      title="Judgements"
      description="What the appraisals that count judged, for each tool: every study, and how many studies got which. The same drawings stand in the report."
      tabs={<StepTabs word="appraisal" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : data.plots.length === 0 ? (
        <EmptyState sentence="Nothing is appraised yet; the drawings follow from the appraisals." />
      ) : (
        data.plots.map((plot) => (
          <section key={plot.tool} aria-label={plot.title}>
            <h2>{plot.title}</h2>
            <Drawing title="By study" name={`${plot.tool} by study`} drawing={plot.trafficLight} />
            <Drawing title="By domain; every study counts alike" name={`${plot.tool} by domain`} drawing={plot.summary} />
          </section>
        ))
      )}
    </Page>
  );
}

function Drawing({ title, name, drawing }: { title: string; name: string; drawing: Drawn['summary'] }) {
  return (
    <figure className={classes.plot}>
      <figcaption>
        <span>{title}</span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={`Save ${name} as SVG`}
          onClick={() => saveFile(`${name}.svg`, 'image/svg+xml', drawing.svg)}
        >
          SVG
        </Button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className={classes.sheet} tabIndex={0} aria-label={name}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.svg)}`} alt={drawing.alternative} />
      </section>
    </figure>
  );
}
