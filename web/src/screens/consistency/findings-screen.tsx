import { attributeTitles } from '@cerulean/evaluation/consistency';
import { Button, Checkbox, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '../../api/problem.ts';
import { useOperation } from '../../api/queries.ts';
import { usePerson } from '../../api/session.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { type Key, useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { useDownload } from '../../kit/use-download.ts';
import { useDecisionKeys } from '../screening/use-decision-keys.ts';
import {
  arrangeFindings,
  attributesOf,
  countSeverities,
  type FindingFilters,
  shortName,
  stateOf,
  stepFrom,
  unsettled,
} from './arrange-findings.ts';
import classes from './consistency.module.css';
import { type Asking, FindingDetail } from './finding-detail.tsx';
import { FindingList } from './finding-list.tsx';
import { FixedList } from './fixed-list.tsx';
import { Reading } from './reading.tsx';
import { ReportMenu, ReportProblem } from './report-menu.tsx';
import { type Dossier, usePdfFiles, useWholeDossier } from './use-consistency.ts';
import { useDecide } from './use-decide.ts';
import { severityTitles, stateTitles } from './words.ts';

const filterNames = ['severity', 'attribute', 'document', 'state', 'assignee', 'since', 'q'] as const;
const states = ['open', 'to-correct', 'accepted', 'corrected'] as const;
const severities = ['critical', 'major', 'minor'] as const;

function say(trouble: unknown): void {
  notifications.show({ color: 'red.8', message: toProblem(trouble).title });
}

/** Where documents contradict each other: the list, and each finding beside the places it stands on. */
export default function FindingsScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useWholeDossier(evaluation);
  const download = useDownload();
  const [{ finding }] = useAddress();
  return (
    <Page
      title="Findings"
      description={
        // Beside an open finding the room is for the two documents.
        finding === undefined &&
        'Where the documents contradict each other or the record, the gravest first. Each says why it matters and shows both places.'
      }
      tabs={<StepTabs word="consistency" />}
      actions={data && data.findings.length > 0 && <ReportMenu evaluation={evaluation} download={download} />}
    >
      <ReportProblem download={download} />
      {error && !data ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : (
        <>
          <Reading pending={data.pending} />
          <Findings evaluation={evaluation} dossier={data} />
        </>
      )}
    </Page>
  );
}

function Findings({ evaluation, dossier }: { evaluation: string; dossier: Dossier }) {
  const [address, setAddress] = useAddress();
  const mayDecide = useMay('traceability.accept');
  const { id: self } = usePerson();
  const members = useOperation('team.membership.list', { evaluation }).data?.members;
  const people = useMemo(() => (members ?? []).map(({ data, name }) => ({ id: data.personId as string, name })), [members]);
  const nameOf = useCallback((id: string) => people.find((person) => person.id === id)?.name, [people]);
  const pdfFileOf = usePdfFiles(evaluation);
  const decide = useDecide(evaluation);
  const [asking, setAsking] = useState<Asking>();
  const [wide, setWide] = useLocalStorage({ key: 'cerulean-findings-wide', defaultValue: false });
  const detail = useRef<HTMLElement>(null);
  const assign = useRef<HTMLSelectElement>(null);

  const filters: FindingFilters = Object.fromEntries(filterNames.map((name) => [name, address[name]]));
  const fixedOnly = filters.since === 'fixed';
  const shown = fixedOnly ? [] : arrangeFindings(dossier.findings, filters);
  const names = shown.map(({ fingerprint }) => shortName(fingerprint));
  const asked = address.finding;
  const at = asked === undefined ? -1 : names.indexOf(asked);
  const lastIndex = useRef(0);
  if (at >= 0) lastIndex.current = at;
  // A finding an address names is shown also where the filters leave it out, unless it was just dealt with here.
  const outside = at < 0 && asked !== undefined ? dossier.findings.find(({ fingerprint }) => shortName(fingerprint) === asked) : undefined;
  const chosen = shown[at] ?? outside;
  const chosenName = chosen && shortName(chosen.fingerprint);

  const open = useCallback((name: string | undefined) => setAddress({ finding: name }), [setAddress]);
  const step = (by: number) => {
    const next = stepFrom(names, chosenName && names.includes(chosenName) ? chosenName : asked, lastIndex.current, by);
    if (next !== undefined) open(next);
  };
  // What is dealt with leaves the list; the one that takes its place is shown.
  const settled = useRef<string>(undefined);
  useEffect(() => {
    if (settled.current === undefined || settled.current !== asked || at >= 0) return;
    settled.current = undefined;
    setAddress({ finding: stepFrom(names, asked, lastIndex.current, 0) });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it belongs to a change of finding
  useEffect(() => {
    if (detail.current && detail.current.getBoundingClientRect().top < 0) detail.current.scrollIntoView();
  }, [chosenName]);

  const toCorrect = () => {
    const state = chosen && stateOf(chosen);
    if (!chosen || (state !== 'open' && state !== 'to-correct')) return;
    const next = state === 'open' ? 'to-correct' : 'corrected';
    decide(chosen, { state: next }).then(
      () =>
        notifications.show({
          message: next === 'corrected' ? 'The finding is marked as corrected.' : 'The finding is marked to be corrected.',
        }),
      say,
    );
  };
  const ask = (next: Asking | undefined) => {
    if (next === 'accept' && chosenName) settled.current = chosenName;
    setAsking(next);
  };
  const back = () => open(undefined);

  const keys: Record<string, (() => void) | undefined> = {
    j: () => step(1),
    k: () => step(-1),
    w: chosen ? () => setWide(!wide) : undefined,
  };
  if (mayDecide && chosen) {
    if (unsettled(chosen)) keys.a = () => ask('accept');
    else keys.r = () => ask('reopen');
    keys.c = toCorrect;
    keys.n = () => assign.current?.focus();
    keys.m = () => decide(chosen, { assigneeId: self }).catch(say);
  }
  const help = useMemo<readonly Key[]>(
    () => [
      { keys: 'j', does: 'Next finding; ↓ in the list does too' },
      { keys: 'k', does: 'Previous finding; ↑ in the list does too' },
      { keys: 'Enter', does: 'Read the finding of the list' },
      ...(mayDecide
        ? [
            { keys: 'a', does: 'Accept with reason' },
            { keys: 'c', does: 'Mark to correct, then as corrected' },
            { keys: 'r', does: 'Reopen' },
            { keys: 'n', does: 'Choose whom it is assigned to' },
            { keys: 'm', does: 'Assign it to me' },
          ]
        : []),
      { keys: 'w', does: 'Hide the list for wider documents, and show it again' },
    ],
    [mayDecide],
  );
  const [keysOn, setKeysOn] = useDecisionKeys(keys, help);
  useCommand(
    'Show all findings',
    useCallback(() => setAddress({ state: 'all' }), [setAddress]),
  );

  const uploads = dossier.documents.filter(({ source }) => source === 'upload').length;
  if (dossier.findings.length === 0 && dossier.fixed.length === 0) {
    return dossier.pending.length > 0 ? null : (
      <EmptyState
        sentence={
          uploads === 0
            ? 'Nothing is in contradiction among the documents written here and the record. Add the instructions for use, the risk file and whatever else belongs to the dossier, and they are checked against each other.'
            : 'The documents do not contradict each other or the record. Record this check, so that later ones can be compared with it.'
        }
        action={
          <Button
            renderRoot={(rest) =>
              uploads === 0 ? (
                <Link to="/e/$evaluation/consistency/documents" params={{ evaluation }} {...rest} />
              ) : (
                <Link to="/e/$evaluation/consistency/checks" params={{ evaluation }} {...rest} />
              )
            }
          >
            {uploads === 0 ? 'Add documents' : 'Go to the checks'}
          </Button>
        }
      />
    );
  }

  const counts = countSeverities(dossier.findings);
  const settledCount = dossier.findings.filter((finding) => !unsettled(finding)).length;
  const filtered = filterNames.some((name) => filters[name]);
  const choice = (name: (typeof filterNames)[number], title: string, choices: readonly { value: string; label: string }[]) => (
    <NativeSelect
      size="xs"
      aria-label={title}
      data={[{ value: '', label: name === 'state' ? 'State: to be dealt with' : `${title}: all` }, ...choices]}
      value={filters[name] ?? ''}
      onChange={(event) => setAddress({ [name]: event.currentTarget.value, finding: undefined })}
    />
  );
  return (
    <>
      <p className={classes.counts} role="status">
        {severities.map((severity) => (
          <span key={severity}>
            <strong>{counts[severity]}</strong> {severityTitles[severity].toLowerCase()}
          </span>
        ))}
        <span>
          <strong>{settledCount}</strong> settled
        </span>
        {dossier.recorded && (
          <span>
            <strong>{dossier.fixed.length}</strong> fixed since the recorded check
          </span>
        )}
      </p>
      <div className={`${classes.filters} no-print`}>
        <TextInput
          size="xs"
          w={170}
          placeholder="Search"
          aria-label="Search in findings"
          value={filters.q ?? ''}
          rightSection={filters.q && <CloseButton size="xs" aria-label="Clear the search" onClick={() => setAddress({ q: undefined })} />}
          onChange={(event) => setAddress({ q: event.currentTarget.value })}
        />
        {choice(
          'severity',
          'Severity',
          severities.map((value) => ({ value, label: severityTitles[value] })),
        )}
        {choice(
          'attribute',
          'About',
          attributesOf(dossier.findings).map((value) => ({ value, label: attributeTitles[value] })),
        )}
        {choice(
          'document',
          'Document',
          dossier.documents.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {choice('state', 'State', [...states.map((value) => ({ value, label: stateTitles[value] })), { value: 'all', label: 'All' }])}
        {choice('assignee', 'Assigned to', [
          { value: 'nobody', label: 'Nobody' },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ])}
        {dossier.recorded &&
          choice('since', 'Since the recorded check', [
            { value: 'new', label: 'New' },
            { value: 'still', label: 'Still there' },
            { value: 'fixed', label: 'Fixed' },
          ])}
        <Checkbox size="xs" label="Single keys" checked={keysOn} onChange={(event) => setKeysOn(event.currentTarget.checked)} />
      </div>
      {fixedOnly ? (
        <FixedList fixed={dossier.fixed} />
      ) : (
        <div className={classes.desk} data-open={chosen ? true : undefined} data-wide={(wide && chosen !== undefined) || undefined}>
          <div className={classes.side}>
            {shown.length === 0 ? (
              <div className={classes.nothing}>
                <Status tone="good">{filtered ? 'Nothing matches' : 'Everything is dealt with'}</Status>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() =>
                    setAddress(Object.fromEntries(filterNames.map((name) => [name, name === 'state' && !filtered ? 'all' : undefined])))
                  }
                >
                  {filtered ? 'Clear the filters' : 'Show what is settled'}
                </Button>
              </div>
            ) : (
              <FindingList
                findings={shown}
                chosen={chosenName}
                compared={dossier.recorded !== undefined}
                nameOf={nameOf}
                onOpen={open}
                onStep={step}
                onRead={() => document.getElementById('finding')?.focus()}
              />
            )}
          </div>
          <article className={classes.detail} aria-label="Finding" ref={detail}>
            {chosen ? (
              <>
                <div className={`${classes.walk} no-print`}>
                  <Button
                    className={classes.back}
                    variant="subtle"
                    size="compact-sm"
                    leftSection={<IconArrowLeft size={16} aria-hidden />}
                    onClick={back}
                  >
                    All findings
                  </Button>
                  <Button className={classes.wide} variant="subtle" size="compact-sm" aria-pressed={wide} onClick={() => setWide(!wide)}>
                    {wide ? 'Show the list' : 'Hide the list'}
                  </Button>
                  {at >= 0 && (
                    <span>
                      {at + 1} of {shown.length}
                    </span>
                  )}
                </div>
                <FindingDetail
                  key={chosen.fingerprint}
                  evaluation={evaluation}
                  finding={chosen}
                  mayDecide={mayDecide}
                  people={people}
                  pdfFileOf={pdfFileOf}
                  asking={asking}
                  onAsk={ask}
                  onCorrect={toCorrect}
                  assign={assign}
                />
              </>
            ) : (
              shown.length > 0 && (
                <p className={classes.hint}>
                  Choose a finding, or press <kbd>j</kbd>.{' '}
                  <Link to="/e/$evaluation/consistency/statements" params={{ evaluation }} className={link.link}>
                    What each document says
                  </Link>{' '}
                  stands in a table of its own.
                </p>
              )
            )}
          </article>
        </div>
      )}
    </>
  );
}
