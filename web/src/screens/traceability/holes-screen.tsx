import { acceptedHoleKind, type Coverage, type Hole } from '@cerulean/evaluation/traceability';
import { Button, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { Instant } from '../../kit/instant.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Status, type Tone } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './traceability.module.css';
import { kindWord } from './walk-tree.ts';

const tones: Readonly<Record<Hole['state'], Tone>> = { open: 'bad', suspect: 'caution', justified: 'good' };
const holeId = (hole: Hole) => `${hole.link} ${hole.recordId}`;

/** Connections that ought to be there and are not, and how far each kind of connection is complete. */
export default function HolesScreen() {
  const evaluation = useEvaluationId();
  const mayAccept = useMay('traceability.accept');
  const { data, error, refetch } = useOperation('traceability.hole.list', { evaluation });
  const accepted = useRecords('traceability', acceptedHoleKind, evaluation).data?.records;
  const changes = useRecordChanges('traceability', acceptedHoleKind, evaluation);
  const nameOf = usePersonNames();
  const [asking, setAsking] = useState<{ readonly hole: Hole; readonly act: 'accept' | 'withdraw' }>();

  const columns = useMemo<readonly Column<Hole>[]>(
    () => [
      { id: 'record', title: 'Record', value: ({ label, recordId }) => label || recordId, width: 220 },
      { id: 'kind', title: 'Kind', value: ({ kind }) => kindWord(kind), hidden: true },
      { id: 'link', title: 'Missing link', value: ({ linkTitle }) => linkTitle, width: 190 },
      {
        id: 'state',
        title: 'State',
        width: 100,
        value: ({ state }) => state,
        show: ({ state }) => <Status tone={tones[state]}>{state}</Status>,
      },
      {
        id: 'remedy',
        title: 'Why and what to do',
        sortable: false,
        value: ({ why, remedy, accepted: acceptance }) => (acceptance ? acceptance.reason : `${why} ${remedy}`),
        show: ({ why, remedy, basis, accepted: acceptance, state }) => (
          <>
            {acceptance ? (
              <>
                {acceptance.reason}
                <div className={classes.why}>
                  {nameOf(acceptance.by) && `${nameOf(acceptance.by)}, `}
                  <Instant at={acceptance.at} />
                  {state === 'suspect' && '; the record has changed since'}
                </div>
              </>
            ) : (
              <>
                {why} <strong>{remedy}</strong>
                <div className={classes.why}>{basis}</div>
              </>
            )}
          </>
        ),
      },
    ],
    [nameOf],
  );
  const filters = useMemo<readonly Filter<Hole>[]>(
    () => [
      {
        id: 'state',
        title: 'State',
        choices: [
          { value: 'open', label: 'Open' },
          { value: 'suspect', label: 'Suspect' },
          { value: 'justified', label: 'Justified' },
        ],
        matches: ({ state }, chosen) => state === chosen,
      },
      {
        id: 'link',
        title: 'Link',
        choices: [...new Map(data?.holes.map((hole) => [hole.link, hole.linkTitle]))].map(([value, label]) => ({ value, label })),
        matches: (hole, chosen) => hole.link === chosen,
      },
    ],
    [data],
  );
  const open = data?.holes.filter(({ state }) => state !== 'justified').length ?? 0;
  const acceptanceOf = (hole: Hole) => accepted?.find(({ id }) => id === hole.accepted?.id);
  return (
    <Page
      title="Holes"
      description="Links that ought to be there and are not. Make the link, or say why it may be missing; both stand in the report’s trace."
      tabs={<StepTabs word="traceability" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={10} />
      ) : (
        <>
          <p role="status" style={{ margin: '0 0 12px', fontSize: 14 }}>
            {open === 0 ? (
              <Status tone="good">No link is missing without a reason</Status>
            ) : (
              <Status tone="bad">{open === 1 ? 'One link is missing' : `${open} links are missing`}</Status>
            )}
          </p>
          {data.holes.length > 0 && (
            <DataTable
              label="Holes"
              columns={columns}
              rows={data.holes}
              rowId={holeId}
              filters={filters}
              addressOf={({ recordId }) => ({ to: '/e/$evaluation/traceability/walk', params: { evaluation }, search: { node: recordId } })}
              exportName="holes"
              {...(mayAccept
                ? {
                    rowActions: (hole: Hole) =>
                      hole.state === 'justified' ? (
                        <Button size="compact-sm" variant="subtle" onClick={() => setAsking({ hole, act: 'withdraw' })}>
                          Withdraw
                        </Button>
                      ) : (
                        <Button size="compact-sm" variant="default" onClick={() => setAsking({ hole, act: 'accept' })}>
                          {hole.state === 'suspect' ? 'Accept again' : 'Accept with reason'}
                        </Button>
                      ),
                  }
                : {})}
            />
          )}
          <Title order={2} className={classes.section}>
            How far each link is complete
          </Title>
          <CoverageTable evaluation={evaluation} coverage={data.coverage} />
        </>
      )}
      {asking && (
        <ReasonDialog
          title={asking.act === 'accept' ? 'May this link be missing?' : 'Withdraw the justification?'}
          action={asking.act === 'accept' ? 'Accept' : 'Withdraw'}
          needsReason
          follows={
            <>
              <p style={{ margin: '0 0 8px' }}>
                <strong>{asking.hole.label}</strong>: {asking.hole.linkTitle}. {asking.hole.why}
              </p>
              {asking.act === 'accept'
                ? 'The hole is then shown as justified, here and in the report. If the record changes later, it becomes suspect and is asked about again.'
                : 'The hole is then open again.'}
            </>
          }
          onConfirm={async (reason) => {
            const { hole, act } = asking;
            const existing = acceptanceOf(hole);
            if (act === 'withdraw') {
              if (existing) await changes.remove(existing, reason);
            } else if (existing) await changes.update(existing.id, existing.version, { ...existing.data, reason: reason! }, reason);
            else await changes.create({ recordId: hole.recordId, link: hole.link, reason: reason! });
            notifications.show({ message: act === 'accept' ? 'The hole is justified.' : 'The hole is open again.' });
            setAsking(undefined);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Page>
  );
}

function CoverageTable({ evaluation, coverage }: { evaluation: string; coverage: readonly Coverage[] }) {
  const needed = coverage.filter((each) => each.needed > 0);
  if (needed.length === 0) return <p className={classes.why}>Nothing needs a link yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label="Coverage of links">
      <table className={classes.coverage}>
        <thead>
          <tr>
            <th scope="col">Link</th>
            <th scope="col">Share</th>
            <th scope="col" data-number>
              Linked
            </th>
            <th scope="col" data-number>
              Justified
            </th>
            <th scope="col" data-number>
              Suspect
            </th>
            <th scope="col" data-number>
              Open
            </th>
          </tr>
        </thead>
        <tbody>
          {needed.map((each) => (
            <tr key={each.link}>
              <th scope="row">
                {each.open + each.suspect > 0 ? (
                  <Link
                    to="/e/$evaluation/traceability/holes"
                    params={{ evaluation }}
                    search={{ link: each.link } as never}
                    className={link.link}
                  >
                    {each.title}
                  </Link>
                ) : (
                  each.title
                )}
              </th>
              <td>
                <div className={classes.share} aria-hidden>
                  {(['linked', 'justified', 'suspect', 'open'] as const).map(
                    (part) =>
                      each[part] > 0 && <span key={part} data-part={part} style={{ width: `${(100 * each[part]) / each.needed}%` }} />,
                  )}
                </div>
              </td>
              <td data-number>
                {each.linked} of {each.needed}
              </td>
              <td data-number>{each.justified || '—'}</td>
              <td data-number>{each.suspect || '—'}</td>
              <td data-number>{each.open || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
