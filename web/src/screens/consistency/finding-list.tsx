import { attributeTitles } from '@cerulean/evaluation/consistency';
import { useEffect, useRef } from 'react';
import { Status } from '../../kit/status.tsx';
import { shortName, stateOf } from './arrange-findings.ts';
import classes from './consistency.module.css';
import type { DossierFinding } from './use-consistency.ts';
import { severityTitles, severityTones, stateTitles, stateTones } from './words.ts';

interface FindingListProps {
  readonly findings: readonly DossierFinding[];
  readonly chosen: string | undefined;
  /** Whether anything was recorded to compare with. */
  readonly compared: boolean;
  readonly nameOf: (person: string) => string | undefined;
  readonly onOpen: (name: string) => void;
  /** Goes on by as many findings. */
  readonly onStep: (by: number) => void;
  /** Goes from the list to the finding that is open. */
  readonly onRead: () => void;
}

/** The findings one below the other, the gravest first. */
export function FindingList({ findings, chosen, compared, nameOf, onOpen, onStep, onRead }: FindingListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = chosen && list.current?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(chosen)}"]`);
    if (!item) return;
    item.scrollIntoView({ block: 'nearest' });
    // Who walks through the list with keys stays in it.
    if (list.current?.contains(document.activeElement)) item.focus({ preventScroll: true });
  }, [chosen]);
  return (
    <ol className={classes.list} ref={list} aria-label="Findings">
      {findings.map((finding) => {
        const name = shortName(finding.fingerprint);
        const { decision } = finding;
        const assignee = decision?.assigneeId && nameOf(decision.assigneeId);
        const state = stateOf(finding);
        return (
          <li key={finding.fingerprint}>
            <button
              type="button"
              className={classes.item}
              data-finding={name}
              aria-current={name === chosen || undefined}
              onClick={() => onOpen(name)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' || event.key === 'ArrowUp') onStep(event.key === 'ArrowDown' ? 1 : -1);
                else if (event.key === 'Enter' && name === chosen) onRead();
                else return;
                event.preventDefault();
              }}
            >
              <span className={classes.itemHead}>
                <Status tone={severityTones[finding.severity]}>{severityTitles[finding.severity]}</Status>
                <span>{attributeTitles[finding.attribute]}</span>
              </span>
              <span className={classes.itemMessage}>{finding.message}</span>
              <span className={classes.itemFoot}>
                <span>{[...new Set(finding.locations.map(({ documentName }) => documentName))].join(' · ')}</span>
                {state !== 'open' && <Status tone={stateTones[state]}>{stateTitles[state]}</Status>}
                {compared && finding.since === 'new' && <strong>new</strong>}
                {assignee && <span>{assignee}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
