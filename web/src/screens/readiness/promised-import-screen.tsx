import { Button, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type OutputOf, type UploadProgress, upload } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { useEvaluation, useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FileDrop } from '../../kit/file-drop.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Progress } from '../../kit/progress.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './readiness.module.css';

type Report = OutputOf<'readiness.promised-change.import'>;

/** Takes a list of promised changes in; what is there already stays as it is. */
export default function PromisedImportScreen() {
  const evaluation = useEvaluationId();
  const role = useEvaluation()?.role;
  const mayEdit = useMay('documents.write');
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [progress, setProgress] = useState<UploadProgress>();
  const [problem, setProblem] = useState<unknown>();
  const [report, setReport] = useState<Report>();
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    setName(file.name);
    setReport(undefined);
    setProblem(undefined);
    setProgress({ sent: 0, total: file.size });
    try {
      setReport(await upload('readiness.promised-change.import', { evaluation }, [file], { onProgress: setProgress }));
      await invalidate(client, evaluation);
    } catch (error) {
      setProblem(error);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <Page
      title="Import promised changes"
      description="A list with one promise a line. The first line names the columns: what (or change, commitment, action), document, section, expected words, letter, finding, due. Promises that are here already are left as they are."
      actions={
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/e/$evaluation/readiness/promised-changes" params={{ evaluation }} {...props} />}
        >
          Back to the promised changes
        </Button>
      }
    >
      {problem !== undefined && <Problem error={problem} />}
      {!role ? (
        <Loading />
      ) : !mayEdit ? (
        <EmptyState sentence="Your role in this evaluation reads the promised changes; who writes the documents imports them." />
      ) : progress ? (
        <Progress title={`Reading ${name}`} done={progress.sent} total={progress.total} />
      ) : (
        <FileDrop
          sentence="XLSX or CSV."
          accept={['.xlsx', '.csv', '.tsv', '.txt']}
          multiple={false}
          onFiles={(files) => void take(files)}
        />
      )}
      {report && <ReportOf report={report} name={name} />}
    </Page>
  );
}

function ReportOf({ report: { added, unchanged, rejected, findings }, name }: { report: Report; name: string }) {
  return (
    <section aria-labelledby="imported" className={classes.imported}>
      <Title order={2} id="imported">
        {name}
      </Title>
      <p role="status">
        <Status tone={rejected > 0 || added + unchanged === 0 ? 'caution' : 'good'}>
          {added} added, {unchanged} here already, {rejected} {rejected === 1 ? 'line' : 'lines'} not taken
        </Status>
      </p>
      {findings.length > 0 && (
        <ul>
          {findings.map(({ line, code, message }) => (
            <li key={`${line} ${code} ${message}`}>
              {line !== undefined && !message.startsWith('Line ') && `Line ${line}: `}
              {message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
