import { consistencyCheckKind, statementCorrectionKind, taughtSynonymKind } from '@cerulean/evaluation/consistency';
import { Button, Group, Modal, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Instant } from '../../kit/instant.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { useDownload } from '../../kit/use-download.ts';
import classes from './consistency.module.css';
import { FixedList } from './fixed-list.tsx';
import { Reading } from './reading.tsx';
import { ReportMenu, ReportProblem } from './report-menu.tsx';
import { type Check, type Dossier, useRecordCheck, useWholeDossier } from './use-consistency.ts';

/** Checks that were recorded, and what changed since the last: new, still there, fixed. */
export default function ChecksScreen() {
  const evaluation = useEvaluationId();
  const mayRecord = useMay('documents.write');
  const dossier = useWholeDossier(evaluation);
  const checks = useRecords('consistency', consistencyCheckKind, evaluation);
  const download = useDownload();
  const [recording, setRecording] = useState(false);
  const record = useCallback(() => setRecording(true), []);
  useCommand(mayRecord ? 'Record this check' : undefined, record);
  const error = checks.error ?? (dossier.data ? null : dossier.error);
  const waits = (dossier.data?.pending.length ?? 0) > 0;
  return (
    <Page
      title="Checks"
      description="A recorded check holds which versions of the documents were compared and what was found. Later findings are held against the newest one."
      tabs={<StepTabs word="consistency" />}
      actions={
        dossier.data && (
          <>
            <ReportMenu evaluation={evaluation} download={download} />
            {mayRecord && (
              <Button leftSection={<IconPlus size={16} aria-hidden />} disabled={waits} onClick={record}>
                Record this check
              </Button>
            )}
          </>
        )
      }
    >
      <ReportProblem download={download} />
      {error ? (
        <Problem error={error} onRetry={() => void Promise.all([checks.refetch(), dossier.refetch()])} />
      ) : !checks.data || !dossier.data ? (
        <Loading lines={8} />
      ) : (
        <>
          <Reading pending={dossier.data.pending} />
          {checks.data.total === 0 ? (
            <EmptyState sentence="No check is recorded yet. Record the one that stands now, and after the next versions of the documents it shows what is new, what is still there and what is fixed." />
          ) : (
            <>
              <Since evaluation={evaluation} dossier={dossier.data} />
              <Title order={2} className={classes.section}>
                Recorded checks
              </Title>
              <CheckList checks={checks.data.records} />
            </>
          )}
          <Taught evaluation={evaluation} />
        </>
      )}
      {recording && dossier.data && <RecordDialog evaluation={evaluation} dossier={dossier.data} onClose={() => setRecording(false)} />}
    </Page>
  );
}

function Since({ evaluation, dossier }: { evaluation: string; dossier: Dossier }) {
  const { recorded, findings, fixed } = dossier;
  if (!recorded) return null;
  const fresh = findings.filter(({ since }) => since === 'new').length;
  const still = findings.length - fresh;
  const toFindings = (since: 'new' | 'still', words: ReactNode) => (
    <Link to="/e/$evaluation/consistency" params={{ evaluation }} search={{ since, state: 'all' } as never} className={link.link}>
      {words}
    </Link>
  );
  return (
    <section aria-labelledby="since">
      <Title order={2} id="since">
        Since the check of <Instant at={recorded.at} />
      </Title>
      <p className={classes.counts}>
        <Status tone={fresh > 0 ? 'caution' : 'good'}>
          {fresh > 0 ? toFindings('new', fresh === 1 ? 'one new finding' : `${fresh} new findings`) : 'nothing new'}
        </Status>
        <Status tone={still > 0 ? 'quiet' : 'good'}>{still > 0 ? toFindings('still', `${still} still there`) : 'nothing left over'}</Status>
        <Status tone="good">{fixed.length} fixed</Status>
      </p>
      {fixed.length > 0 && <FixedList fixed={fixed} />}
    </section>
  );
}

function CheckList({ checks }: { checks: readonly Check[] }) {
  const nameOf = usePersonNames();
  const [{ record: opened }, setAddress] = useAddress();
  const columns = useMemo<readonly Column<Check>[]>(() => {
    const count = (severity: string) => (check: Check) => check.data.findings.filter((finding) => finding.severity === severity).length;
    return [
      { id: 'at', title: 'Recorded', value: ({ data }) => data.at, show: ({ data }) => <Instant at={data.at} />, width: 150 },
      { id: 'by', title: 'By', value: ({ createdBy }) => nameOf(createdBy) },
      { id: 'documents', title: 'Documents', numeric: true, value: ({ data }) => data.documents.length },
      { id: 'critical', title: 'Critical', numeric: true, value: count('critical') },
      { id: 'major', title: 'Major', numeric: true, value: count('major') },
      { id: 'minor', title: 'Minor', numeric: true, value: count('minor') },
      { id: 'note', title: 'Note', value: ({ data }) => data.note },
    ];
  }, [nameOf]);
  const newestFirst = useMemo(() => checks.toSorted((one, other) => other.data.at.localeCompare(one.data.at)), [checks]);
  return (
    <DataTable
      label="Recorded checks"
      columns={columns}
      rows={newestFirst}
      rowId={({ id }) => id}
      searchable={false}
      opened={opened}
      onOpen={({ id }) => setAddress({ record: id === opened ? undefined : id })}
      exportName="checks"
    />
  );
}

function RecordDialog({ evaluation, dossier, onClose }: { evaluation: string; dossier: Dossier; onClose: () => void }) {
  const record = useRecordCheck(evaluation);
  const [note, setNote] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const confirm = async () => {
    setWorking(true);
    setProblem(undefined);
    try {
      await record(note.trim());
      notifications.show({ message: 'The check is recorded.' });
      onClose();
    } catch (error) {
      setProblem(error);
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Record this check" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {problem !== undefined && <Problem error={problem} />}
        <Text size="sm" mb="md">
          {dossier.documents.length} documents in the versions of now, and {dossier.findings.length} findings. What comes later is compared
          with it.
        </Text>
        <Textarea
          data-autofocus
          label="Note"
          description="For instance before which submission."
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={working}>
            Record
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** What people taught and corrected, so that it can be looked over and withdrawn. */
function Taught({ evaluation }: { evaluation: string }) {
  const mayWithdraw = useMay('traceability.accept');
  const synonyms = useRecords('consistency', taughtSynonymKind, evaluation).data?.records ?? [];
  const corrections = useRecords('consistency', statementCorrectionKind, evaluation).data?.records ?? [];
  const synonymChanges = useRecordChanges('consistency', taughtSynonymKind, evaluation);
  const correctionChanges = useRecordChanges('consistency', statementCorrectionKind, evaluation);
  const [withdrawing, setWithdrawing] = useState<{ readonly words: string; readonly remove: (reason?: string) => Promise<unknown> }>();
  if (synonyms.length + corrections.length === 0) return null;
  const rows = [
    ...synonyms.map((record) => ({
      id: record.id as string,
      words: `${record.data.words.map((word) => `“${word}”`).join(' and ')} mean the same`,
      reason: record.data.reason,
      remove: (reason?: string) => synonymChanges.remove(record, reason),
    })),
    ...corrections.map((record) => ({
      id: record.id as string,
      words: `“${record.data.quote}” ${record.data.action === 'not-about-the-device' ? 'is not about the device' : 'does not say what was understood'}`,
      reason: record.data.reason,
      remove: (reason?: string) => correctionChanges.remove(record, reason),
    })),
  ];
  return (
    <section aria-labelledby="taught">
      <Title order={2} id="taught" className={classes.section}>
        Taught and corrected
      </Title>
      <ul className={classes.taught}>
        {rows.map(({ id, words, reason, remove }) => (
          <li key={id}>
            <div>
              {words}
              <div className={classes.quiet}>{reason}</div>
            </div>
            {mayWithdraw && (
              <Button size="compact-sm" variant="subtle" aria-label={`Withdraw ${words}`} onClick={() => setWithdrawing({ words, remove })}>
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdrawing && (
        <ReasonDialog
          title="Withdraw it?"
          action="Withdraw"
          needsReason
          follows={
            <>
              <strong>{withdrawing.words}.</strong> Without it the documents are checked again.
            </>
          }
          onConfirm={async (reason) => {
            await withdrawing.remove(reason);
            notifications.show({ message: 'It is withdrawn.' });
            setWithdrawing(undefined);
          }}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </section>
  );
}
