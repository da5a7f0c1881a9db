import { referenceKind } from '@cerulean/evaluation/evidence';
import { criterionKind } from '@cerulean/evaluation/screening';
import { Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { changesBetween, FieldChanges } from '../../kit/field-changes.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { Citation } from './citation.tsx';
import { DuplicateDialog } from './duplicate-dialog.tsx';
import { duplicateReason } from './duplicate-reason.ts';
import classes from './evidence.module.css';
import { FullText } from './full-text.tsx';
import { ReferenceState } from './reference-state.tsx';
import { SidePanel } from './side-panel.tsx';

type Reference = OutputOf<'evidence.reference.get'>;

interface ReferencePanelProps {
  readonly id: string;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
  readonly onHistory: () => void;
  readonly onCorrect: () => void;
  readonly onScreen: () => void;
}

/** Everything about one reference: abstract, identifiers, where it was read, duplicates, decisions, full text. */
export function ReferencePanel({ id, mayEdit, onClose, onOpen, onHistory, onCorrect, onScreen }: ReferencePanelProps) {
  const evaluation = useEvaluationId();
  const { data: reference, error, refetch } = useOperation('evidence.reference.get', { evaluation, id });
  const decisions = useOperation('screening.decision.of-reference', { evaluation, referenceId: id }).data?.records;
  const duplicates = useOperation('evidence.reference.duplicates', { evaluation, id }).data?.ids;
  const [choosing, setChoosing] = useState(false);
  const mark = useChange('evidence.reference.mark-duplicate');
  if (!reference) {
    return (
      <SidePanel label="Reference" title={error ? 'Reference' : '…'} onClose={onClose}>
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Loading />}
      </SidePanel>
    );
  }
  const { data } = reference;
  const decisionAt = (stage: string) => decisions?.find((decision) => decision.data.stage === stage)?.data.decision;
  const setDuplicate = (of: string | null) =>
    mark.mutateAsync({ evaluation, id, version: reference.version, of }).then(() => {
      setChoosing(false);
      notifications.show({
        message: of ? 'It is marked as a duplicate; both records stay.' : 'It counts by itself, and is not merged with the other again.',
      });
    });
  return (
    <SidePanel label="Reference" title={data.title || '(no title)'} onClose={onClose}>
      <Citation reference={data} id={id} />
      <div style={{ marginTop: 10, fontSize: 14 }}>
        <ReferenceState
          duplicate={data.duplicate !== undefined}
          title={decisionAt('title and abstract')}
          fullText={decisionAt('full text')}
        />
      </div>
      <div className={`${classes.panelActions} no-print`}>
        {mayEdit && (
          <Button variant="default" size="xs" onClick={onCorrect}>
            Correct
          </Button>
        )}
        {!data.duplicate && (
          <Button variant="default" size="xs" onClick={onScreen}>
            Open in screening
          </Button>
        )}
        {mayEdit && !data.duplicate && duplicates?.length === 0 && (
          <Button variant="default" size="xs" onClick={() => setChoosing(true)}>
            Mark as duplicate
          </Button>
        )}
        <Button variant="default" size="xs" onClick={onHistory}>
          History
        </Button>
      </div>
      {mark.error && !choosing && <Problem error={mark.error} />}
      {data.duplicate && (
        <Original
          reference={reference}
          onOpen={onOpen}
          {...(mayEdit ? { onTakeBack: () => void setDuplicate(null).catch(() => undefined), working: mark.isPending } : {})}
        />
      )}
      <Title order={3}>Abstract</Title>
      <p className={classes.abstract}>{data.abstract || <span className={classes.quiet}>The file had none.</span>}</p>
      <Decisions decisions={decisions} />
      <Title order={3}>Full text</Title>
      <FullText reference={reference} mayEdit={mayEdit} />
      <Duplicates ids={duplicates ?? []} onOpen={onOpen} />
      <Title order={3}>Identifiers and source</Title>
      <dl className={classes.facts}>
        <Fact title="DOI" text={data.doi} copy />
        <Fact title="PMID" text={data.pmid} copy />
        <Fact title="PMCID" text={data.pmcid} copy />
        <Fact title="Type" text={[data.type, ...data.publicationTypes].join('; ')} />
        <Fact title="Language" text={data.language} />
        <Fact title="Keywords" text={data.keywords.join('; ')} />
        <Fact title="Database" text={data.source?.database} />
        <Fact title="Read from" text={data.source && `${data.source.file}${data.source.line ? `, line ${data.source.line}` : ''}`} />
        <Fact title="Format" text={data.source?.format} />
        <Fact title="Own number" text={data.ownId} copy />
        <Fact title="Notes" text={data.notes} />
      </dl>
      {choosing && <DuplicateDialog reference={reference} onChoose={setDuplicate} onClose={() => setChoosing(false)} />}
    </SidePanel>
  );
}

function Fact({ title, text, copy = false }: { title: string; text: string | undefined; copy?: boolean }) {
  if (!text) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{copy ? <Copyable text={text} /> : text}</dd>
    </div>
  );
}

/** The reference that stands for this one, why, and in what they differ. */
function Original({
  reference,
  onOpen,
  onTakeBack,
  working = false,
}: {
  reference: Reference;
  onOpen: (id: string) => void;
  onTakeBack?: () => void;
  working?: boolean;
}) {
  const evaluation = useEvaluationId();
  const duplicate = reference.data.duplicate!;
  const { data: original } = useOperation('evidence.reference.get', { evaluation, id: duplicate.of });
  if (!original) return <Loading lines={2} />;
  const bibliographic = ({ data }: Reference) => {
    const { source: _source, importId: _import, ownId: _own, duplicate: _duplicate, notes: _notes, fullTextFileId: _file, ...rest } = data;
    return rest;
  };
  const differing = changesBetween(bibliographic(original), bibliographic(reference)).filter(
    ({ pointer }) => !/^\/(abstract|keywords)/.test(pointer),
  );
  return (
    <>
      <Title order={3}>Duplicate of</Title>
      <p style={{ margin: 0, fontSize: 14 }}>
        <Opener id={original.id} title={`${referenceKind.label(original.data)}: ${original.data.title}`} onOpen={onOpen} /> (
        {duplicateReason(duplicate)})
      </p>
      {differing.length > 0 ? (
        <details className={classes.findings}>
          <summary>{differing.length === 1 ? 'One field differs' : `${differing.length} fields differ`} from it</summary>
          <FieldChanges changes={differing} />
        </details>
      ) : (
        <p className={classes.quiet} style={{ margin: '4px 0 0', fontSize: 14 }}>
          All fields but abstract and keywords say the same.
        </p>
      )}
      {onTakeBack && (
        <Button variant="default" size="xs" mt={8} onClick={onTakeBack} loading={working}>
          Not a duplicate
        </Button>
      )}
    </>
  );
}

function Opener({ id, title, onOpen }: { id: string; title: string; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onOpen(id)}
      style={{
        font: 'inherit',
        padding: 0,
        border: 0,
        background: 'none',
        textAlign: 'left',
        cursor: 'pointer',
        color: 'var(--mantine-color-anchor)',
      }}
    >
      {title}
    </button>
  );
}

function Duplicates({ ids, onOpen }: { ids: readonly string[]; onOpen: (id: string) => void }) {
  if (ids.length === 0) return null;
  return (
    <>
      <Title order={3}>Duplicates of this one</Title>
      <ul className={classes.plainList}>
        {ids.map((duplicate) => (
          <Duplicate key={duplicate} id={duplicate} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
}

function Duplicate({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  const evaluation = useEvaluationId();
  const { data: reference } = useOperation('evidence.reference.get', { evaluation, id });
  if (!reference) return <li>…</li>;
  const { title, source, duplicate } = reference.data;
  return (
    <li>
      <Opener id={id} title={title || '(no title)'} onOpen={onOpen} />
      <div className={classes.quiet}>
        {[source?.database, source && `${source.file}, line ${source.line ?? '?'}`, duplicate && duplicateReason(duplicate)]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </li>
  );
}

function Decisions({ decisions }: { decisions: OutputOf<'screening.decision.of-reference'>['records'] | undefined }) {
  const evaluation = useEvaluationId();
  const criteria = useRecords('screening', criterionKind, evaluation).data?.records;
  const nameOf = usePersonNames();
  if (!decisions || decisions.length === 0) return null;
  return (
    <>
      <Title order={3}>Screening</Title>
      <ul className={classes.plainList}>
        {decisions.map(({ id, data, updatedAt, updatedBy }) => (
          <li key={id}>
            <strong>{data.decision}</strong> at {data.stage}
            {data.criterionId &&
              `: ${criteria?.find((criterion) => criterion.id === data.criterionId)?.data.label ?? 'a criterion that was removed'}`}
            <div className={classes.quiet}>
              {nameOf(updatedBy)} <Instant at={updatedAt} />
            </div>
            {data.note && <div>“{data.note}”</div>}
          </li>
        ))}
      </ul>
    </>
  );
}
