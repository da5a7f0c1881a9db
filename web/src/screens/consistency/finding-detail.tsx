import { attributeTitles } from '@cerulean/evaluation/consistency';
import { Button, Menu, NativeSelect, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPencilCheck from '@tabler/icons-react/dist/esm/icons/IconPencilCheck.mjs';
import IconRotate from '@tabler/icons-react/dist/esm/icons/IconRotate.mjs';
import { type RefObject, useState } from 'react';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Status } from '../../kit/status.tsx';
import { stateOf } from './arrange-findings.ts';
import classes from './consistency.module.css';
import { CorrectionDialog } from './correction-dialog.tsx';
import { FindingPlaces } from './finding-places.tsx';
import { SynonymDialog } from './synonym-dialog.tsx';
import type { DossierFinding } from './use-consistency.ts';
import { useDecide } from './use-decide.ts';
import { severityTitles, severityTones, stateTitles, stateTones } from './words.ts';

/** What is asked for over the finding. */
export type Asking = 'accept' | 'reopen' | 'synonym' | 'correction';

interface FindingDetailProps {
  readonly evaluation: string;
  readonly finding: DossierFinding;
  readonly mayDecide: boolean;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly pdfFileOf: (document: string) => string | undefined;
  readonly asking: Asking | undefined;
  readonly onAsk: (asking: Asking | undefined) => void;
  /** Takes the correction a step further: to be corrected, corrected. */
  readonly onCorrect: () => void;
  /** The list to choose the person from, so that a key can reach it. */
  readonly assign: RefObject<HTMLSelectElement | null>;
}

/** One finding with all a person needs to judge it, and what can be done about it. */
export function FindingDetail(props: FindingDetailProps) {
  const { evaluation, finding, mayDecide, people, pdfFileOf, asking, onAsk, onCorrect, assign } = props;
  const decide = useDecide(evaluation);
  const [problem, setProblem] = useState<unknown>();
  const { decision, message, why, remedy, basis } = finding;
  const state = stateOf(finding);
  const close = () => onAsk(undefined);
  const assignTo = (assigneeId: string) => {
    setProblem(undefined);
    decide(finding, { assigneeId }).catch(setProblem);
  };
  return (
    <>
      <p className={classes.detailHead}>
        <Status tone={severityTones[finding.severity]}>{severityTitles[finding.severity]}</Status>
        <span>{attributeTitles[finding.attribute]}</span>
        {state !== 'open' && (
          <Status tone={stateTones[state]}>
            {stateTitles[state]}
            {state === 'corrected' && ', waits for the new version of the document'}
          </Status>
        )}
      </p>
      <Title order={2} className={classes.message} id="finding" tabIndex={-1}>
        {message}
      </Title>
      <dl className={classes.explained}>
        <div>
          <dt>Why it matters</dt>
          <dd>{why}</dd>
        </div>
        <div>
          <dt>What to do</dt>
          <dd>{remedy}</dd>
          {basis.length > 0 && <dd className={classes.quiet}>{basis.join(' · ')}</dd>}
        </div>
        {decision?.reason && (
          <div>
            <dt>{stateTitles[state]} because</dt>
            <dd>{decision.reason}</dd>
          </div>
        )}
      </dl>
      {problem !== undefined && <Problem error={problem} />}
      {mayDecide && (
        <div className={`${classes.acts} no-print`}>
          {state !== 'accepted' ? (
            <>
              <Button leftSection={<IconCheck size={16} aria-hidden />} variant="default" onClick={() => onAsk('accept')}>
                Accept with reason
              </Button>
              {state === 'open' && (
                <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={onCorrect}>
                  To correct
                </Button>
              )}
              {state === 'to-correct' && (
                <Button leftSection={<IconPencilCheck size={16} aria-hidden />} onClick={onCorrect}>
                  Corrected
                </Button>
              )}
            </>
          ) : (
            <Button leftSection={<IconRotate size={16} aria-hidden />} variant="default" onClick={() => onAsk('reopen')}>
              Reopen
            </Button>
          )}
          <NativeSelect
            ref={assign}
            aria-label="Assigned to"
            data={[{ value: '', label: 'Assigned to nobody' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            value={decision?.assigneeId ?? ''}
            onChange={(event) => assignTo(event.currentTarget.value)}
          />
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="subtle" leftSection={<IconDots size={16} aria-hidden />}>
                It was misunderstood
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onAsk('synonym')}>These words mean the same …</Menu.Item>
              <Menu.Item onClick={() => onAsk('correction')}>A sentence is not about the device …</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
      <FindingPlaces evaluation={evaluation} finding={finding} pdfFileOf={pdfFileOf} />
      {asking === 'accept' && (
        <ReasonDialog
          title="Accept this finding?"
          action="Accept"
          needsReason
          follows={
            <>
              <p style={{ margin: '0 0 8px' }}>
                <strong>{message}</strong>
              </p>
              It is then no longer counted as open, also with new versions of the documents, as long as the quoted words stand.
            </>
          }
          onConfirm={async (reason) => {
            await decide(finding, { state: 'accepted', reason: reason! });
            notifications.show({ message: 'The finding is accepted.' });
            close();
          }}
          onClose={close}
        />
      )}
      {asking === 'reopen' && (
        <ReasonDialog
          title="Reopen this finding?"
          action="Reopen"
          needsReason
          follows={
            <>
              <strong>{message}</strong> It is then counted as open again.
            </>
          }
          onConfirm={async (reason) => {
            await decide(finding, { state: 'open', reason: reason! });
            notifications.show({ message: 'The finding is open again.' });
            close();
          }}
          onClose={close}
        />
      )}
      {asking === 'synonym' && <SynonymDialog evaluation={evaluation} finding={finding} onClose={close} />}
      {asking === 'correction' && <CorrectionDialog evaluation={evaluation} finding={finding} onClose={close} />}
    </>
  );
}
