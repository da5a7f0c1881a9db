import { Anchor } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, call, type OutputOf, type UploadProgress, upload } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { FileDrop } from '../../kit/file-drop.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Progress } from '../../kit/progress.tsx';
import classes from './evidence.module.css';
import { formatBytes } from './format-bytes.ts';

/** The full text of a reference: to download, and for those who may to add or replace. */
export function FullText({ reference, mayEdit }: { reference: Pick<OutputOf<'evidence.reference.get'>, 'id' | 'data'>; mayEdit: boolean }) {
  const evaluation = useEvaluationId();
  const client = useQueryClient();
  const [sent, setSent] = useState<UploadProgress>();
  const [problem, setProblem] = useState<unknown>();
  const { fullTextFileId } = reference.data;
  const add = async ([file]: readonly File[]) => {
    if (!file) return;
    setProblem(undefined);
    setSent({ sent: 0, total: file.size });
    try {
      const { records } = await upload('evidence.file.upload', { evaluation, purpose: 'full text' }, [file], {
        onProgress: setSent,
      });
      // The newest version is read just before it is changed, so that a correction made meanwhile is kept.
      const newest = await call('evidence.reference.get', { evaluation, id: reference.id });
      await call('evidence.reference.update', {
        evaluation,
        id: newest.id,
        version: newest.version,
        data: { ...newest.data, fullTextFileId: records[0]!.id },
      });
      await invalidate(client, evaluation);
    } catch (error) {
      setProblem(error);
    } finally {
      setSent(undefined);
    }
  };
  return (
    <>
      {problem !== undefined && <Problem error={problem} />}
      {fullTextFileId ? (
        <p style={{ margin: '0 0 8px', fontSize: 14 }}>
          <Anchor href={addressOf('evidence.file.download', { evaluation, id: fullTextFileId })} download fz="inherit">
            Download the full text
          </Anchor>
        </p>
      ) : (
        !mayEdit && <p className={classes.quiet}>Nobody has added it yet.</p>
      )}
      {sent ? (
        <Progress title="Uploading" done={sent.sent} total={sent.total} describe={formatBytes} />
      ) : (
        mayEdit && (
          <FileDrop
            multiple={false}
            accept={['.pdf']}
            sentence={fullTextFileId ? 'It replaces the copy that is there.' : 'The publication as PDF.'}
            onFiles={(files) => void add(files)}
          />
        )
      )}
    </>
  );
}
