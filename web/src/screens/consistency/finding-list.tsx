import { useEffect, useRef } from 'react';
import { Status } from '../../kit/status.tsx';
import { shortName, stateOf } from './arrange-findings.ts';
import classes from './consistency.module.css';
import type { DossierFinding } from './use-consistency.ts';
import { attributeTitles, severityTitles, severityTones, stateTitles, stateTones } from './words.ts';

interface FindingListProps {
  readonly findings: readonly DossierFinding[];
  readonly chosen: string | undefined;
  /** Whether anything was recorded to compare with. */
  readonly compared: boolean;
  readonly nameOf: (person: string) => string | undefined;
  readonly onOpen: (name: string) => void;
}

/** The findings one below the other, the gravest first. */
export function FindingList({ findings, chosen, compared, nameOf, onOpen }: FindingListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (chosen) list.current?.querySelector(`[data-finding="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
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
