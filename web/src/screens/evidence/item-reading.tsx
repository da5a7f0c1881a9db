import { Title } from '@mantine/core';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Citation } from './citation.tsx';
import classes from './custom-form.module.css';
import { FullText } from './full-text.tsx';

/** What an item of evidence says, to be read beside the form that judges it: abstract and full text, or what is known about a data set. */
export function ItemReading({ id, kind }: { id: string; kind: 'reference' | 'data-set' }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <aside className={classes.reading} aria-label="What is appraised" tabIndex={0}>
      {kind === 'reference' ? <ReferenceReading id={id} /> : <DataSetReading id={id} />}
    </aside>
  );
}

function ReferenceReading({ id }: { id: string }) {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const { data: reference, error, refetch } = useOperation('evidence.reference.get', { evaluation, id });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!reference) return <Loading />;
  return (
    <>
      <Title order={2}>{reference.data.title || '(no title)'}</Title>
      <Citation reference={reference.data} id={id} />
      <Title order={3}>Abstract</Title>
      <p className={classes.text}>{reference.data.abstract || 'The file had none.'}</p>
      <Title order={3}>Full text</Title>
      <FullText reference={reference} mayEdit={mayEdit} />
    </>
  );
}

const parts = ['description', 'method', 'results', 'conclusion', 'limitations'] as const;

function DataSetReading({ id }: { id: string }) {
  const evaluation = useEvaluationId();
  const { data: dataSet, error, refetch } = useOperation('evidence.data-set.get', { evaluation, id });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!dataSet) return <Loading />;
  const { data } = dataSet;
  return (
    <>
      <Title order={2}>{data.title}</Title>
      <p style={{ margin: 0, fontSize: 14 }}>
        {[data.type, [data.from, data.to].filter(Boolean).join(' to '), data.region].filter(Boolean).join(' · ')}
      </p>
      {parts
        .filter((part) => data[part])
        .map((part) => (
          <section key={part}>
            <Title order={3} tt="capitalize">
              {part}
            </Title>
            <p className={classes.text}>{data[part]}</p>
          </section>
        ))}
    </>
  );
}
