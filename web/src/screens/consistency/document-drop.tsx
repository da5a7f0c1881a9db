import { Button } from '@mantine/core';
import { FileDrop } from '../../kit/file-drop.tsx';
import { FilesOnTheirWay, useFilesOnTheirWay } from '../../kit/files-on-their-way.tsx';
import { Status } from '../../kit/status.tsx';
import { formatBytes } from '../evidence/format-bytes.ts';
import classes from './consistency.module.css';
import { type DocumentOnItsWay, documentQueue } from './document-queue.ts';

/** Endings of the files that can be read as documents. */
export const documentEndings: readonly string[] = ['.docx', '.pdf', '.md', '.markdown', '.html', '.htm', '.txt'];

interface DocumentDropProps {
  readonly evaluation: string;
  /** Whether nothing was added yet. */
  readonly first: boolean;
  readonly send: Parameters<typeof documentQueue.add>[2];
}

/** Takes a whole dossier at once, files and folders, and shows how each file fares on its way. */
export function DocumentDrop({ evaluation, first, send }: DocumentDropProps) {
  const { files } = useFilesOnTheirWay(documentQueue, evaluation);
  return (
    <section aria-label="Add documents" className={classes.sending}>
      {first && files.length === 0 && (
        <p className={classes.hint}>
          Begin with the whole dossier: instructions for use, label, risk file, PMCF plan and report, SSCP, PSUR, earlier reports, the
          notified body’s assessment. What each one is, is recognised and can be changed.
        </p>
      )}
      <FileDrop
        folders
        accept={documentEndings}
        sentence="Word, PDF, Markdown, HTML or text, as many as you like, folders too. A file of the same name is taken as its new version."
        onFiles={(chosen) => documentQueue.add(evaluation, chosen, send)}
      />
      <FilesOnTheirWay queue={documentQueue} evaluation={evaluation} title="Adding documents" overTitle="Added">
        {(file) => <SentDocument key={file.id} file={file} />}
      </FilesOnTheirWay>
    </section>
  );
}

function SentDocument({ file }: { file: DocumentOnItsWay }) {
  const stop = (
    <Button variant="subtle" size="compact-xs" aria-label={`Stop ${file.name}`} onClick={() => documentQueue.stop(file.id)}>
      Stop
    </Button>
  );
  return (
    <li>
      <strong>{file.name}</strong>
      <span className={classes.quiet}>{formatBytes(file.bytes)}</span>
      {file.status === 'waiting' && (
        <>
          <Status tone="quiet">waits</Status>
          {stop}
        </>
      )}
      {file.status === 'sending' && (
        <>
          <Status tone="underway">{file.sent < 99 ? `sending, ${Math.round(file.sent)} %` : 'being added'}</Status>
          {file.sent < 99 && stop}
        </>
      )}
      {file.status === 'stopped' && <Status tone="caution">stopped, not added</Status>}
      {file.status === 'failed' && (
        <>
          <Status tone="bad">not added</Status>
          <span role="alert">
            {file.problem.title} {file.problem.remedy}
          </span>
        </>
      )}
      {file.status === 'done' && <Status tone="good">{file.report.became === 'version' ? 'added as a new version' : 'added'}</Status>}
    </li>
  );
}
