import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId, useEvaluationRow, useMay } from '../../frame/evaluation.ts';
import { steps } from '../../frame/steps.ts';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './overview.module.css';
import { RenameDialog } from './rename-dialog.tsx';

interface Piece {
  /** Kind of record as the counts name it. */
  readonly kind: string;
  /** The words after the number, singular and plural; a piece there is one of says only whether it is there. */
  readonly words: readonly [one: string, many: string] | string;
  /** An evaluation may well be complete without one. */
  readonly optional?: true;
}

/** What each step consists of, by the kinds of record that make it up. */
const pieces: Readonly<Record<string, readonly Piece[]>> = {
  device: [
    { kind: 'device', words: 'identity' },
    { kind: 'intended-purpose', words: 'intended purpose' },
    { kind: 'claim', words: ['claim', 'claims'] },
    { kind: 'risk', words: ['risk', 'risks'] },
    { kind: 'requirement', words: ['requirement', 'requirements'] },
  ],
  plan: [
    { kind: 'plan', words: 'plan' },
    { kind: 'question', words: ['question', 'questions'] },
    { kind: 'outcome-parameter', words: ['outcome parameter', 'outcome parameters'] },
    { kind: 'criterion', words: ['screening criterion', 'screening criteria'] },
  ],
  evidence: [
    { kind: 'search-run', words: ['search', 'searches'] },
    { kind: 'reference', words: ['reference', 'references'] },
    { kind: 'data-set', words: ['other data set', 'other data sets'], optional: true },
  ],
  screening: [{ kind: 'screening-decision', words: ['decision', 'decisions'] }],
  appraisal: [{ kind: 'appraisal', words: ['appraisal', 'appraisals'] }],
  analysis: [
    { kind: 'outcome', words: ['outcome', 'outcomes'] },
    { kind: 'estimate', words: ['estimate', 'estimates'] },
  ],
  conclusions: [
    { kind: 'conclusion', words: ['conclusion', 'conclusions'] },
    { kind: 'benefit-risk', words: 'benefit-risk determination' },
    { kind: 'gap', words: ['gap', 'gaps'], optional: true },
  ],
  'quality-system': [
    { kind: 'signal', words: ['signal', 'signals'], optional: true },
    { kind: 'decision', words: ['decision', 'decisions'], optional: true },
    { kind: 'action', words: ['action', 'actions'], optional: true },
  ],
  documents: [
    { kind: 'section', words: ['written section', 'written sections'] },
    { kind: 'release', words: ['released version', 'released versions'] },
  ],
  team: [
    { kind: 'membership', words: ['member', 'members'] },
    { kind: 'evaluator', words: ['evaluator', 'evaluators'] },
  ],
};

function describe({ words }: Piece, count: number): string {
  if (typeof words === 'string') return words;
  return `${count.toLocaleString('en')} ${count === 1 ? words[0] : words[1]}`;
}

function describeMissing({ words }: Piece): string {
  return typeof words === 'string' ? words : words[1];
}

/** Where the evaluation stands: for each step what is there, what is missing and what is open. */
export default function OverviewScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useOperation('evaluation.evaluation.get', { evaluation });
  const row = useEvaluationRow();
  const mayRename = useMay('team.manage');
  const [renaming, setRenaming] = useState(false);
  return (
    <Page
      title={data?.record.data.title ?? 'Overview'}
      description="What each step has and what it lacks. A part is there once it has a record; whether that is enough, the holes in the traceability and the findings in the documents say."
      actions={
        mayRename &&
        data && (
          <Button variant="default" onClick={() => setRenaming(true)}>
            Rename
          </Button>
        )
      }
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          <dl className={classes.facts}>
            <Fact title="Device">{data.device || '—'}</Fact>
            <Fact title="Class">{row?.class || '—'}</Fact>
            <Fact title="Released">{data.version > 0 ? `version ${data.version}` : 'not yet'}</Fact>
            <Fact title="Next evaluation">{row?.nextEvaluationOn ?? '—'}</Fact>
            <Fact title="Your role">{data.role}</Fact>
            <Fact title="Last change">{row ? <Instant at={row.updatedAt} /> : '—'}</Fact>
          </dl>
          <Table className={classes.steps} verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Step</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>There is</Table.Th>
                <Table.Th>Missing</Table.Th>
                <Table.Th ta="right">Open</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {steps.flatMap((step) => {
                const parts = pieces[step.word];
                if (!parts) return [];
                const there = parts.filter(({ kind }) => (data.counts[kind] ?? 0) > 0);
                const missing = parts.filter(({ kind, optional }) => !optional && !((data.counts[kind] ?? 0) > 0));
                const open = row && step.open ? step.open(row) : 0;
                return (
                  <Table.Tr key={step.word}>
                    <Table.Th scope="row">
                      <Link to={step.path} params={{ evaluation }} className={classes.link}>
                        {step.title}
                      </Link>
                    </Table.Th>
                    <Table.Td>
                      <State parts={parts} there={there.length} missing={missing.length} />
                    </Table.Td>
                    <Table.Td>{there.map((piece) => describe(piece, data.counts[piece.kind] ?? 0)).join(', ') || '—'}</Table.Td>
                    <Table.Td c="dimmed">{missing.map(describeMissing).join(', ') || '—'}</Table.Td>
                    <Table.Td ta="right">{open || '—'}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </>
      )}
      {renaming && data && <RenameDialog evaluation={evaluation} record={data.record} onClose={() => setRenaming(false)} />}
    </Page>
  );
}

function State({ parts, there, missing }: { parts: readonly Piece[]; there: number; missing: number }) {
  const needed = parts.filter(({ optional }) => !optional).length;
  if (needed === 0) return there === 0 ? <Status tone="quiet">nothing recorded</Status> : <Status tone="good">in use</Status>;
  if (there === 0) return <Status tone="quiet">not begun</Status>;
  if (missing === 0) return <Status tone="good">nothing missing</Status>;
  return (
    <Status tone="underway">
      {missing} of {needed} missing
    </Status>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
