import { ActionIcon, Tooltip } from '@mantine/core';
import IconLayoutSidebarLeftCollapse from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebarLeftCollapse.mjs';
import IconLayoutSidebarLeftExpand from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebarLeftExpand.mjs';
import IconListDetails from '@tabler/icons-react/dist/esm/icons/IconListDetails.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { Link } from '@tanstack/react-router';
import { useOperation } from '../api/queries.ts';
import { usePerson } from '../api/session.ts';
import { useEvaluation, useEvaluationId, useEvaluationRow } from './evaluation.ts';
import classes from './frame.module.css';
import type { IconComponent } from './icon.ts';
import { steps } from './steps.ts';

interface MenuProps {
  /** Icons only. */
  readonly narrow?: boolean;
  readonly onNarrow?: (narrow: boolean) => void;
  /** Called when a page was chosen, so that a drawer can close. */
  readonly onChoose?: () => void;
}

/** The left menu: the process of the open evaluation in order, or the pages of the installation. */
export function Menu({ narrow = false, onNarrow, onChoose }: MenuProps) {
  const evaluation = useEvaluationId();
  const hidden = useOperation('evaluation.evaluation.get', { evaluation }, { enabled: evaluation !== '' }).isError;
  return (
    <nav className={classes.menu} aria-label={evaluation ? 'Clinical evaluation' : 'Cerulean'}>
      {evaluation && !hidden ? (
        <EvaluationMenu evaluation={evaluation} narrow={narrow} onChoose={onChoose} />
      ) : (
        <InstallationMenu narrow={narrow} onChoose={onChoose} />
      )}
      {onNarrow && (
        <div className={classes.foot}>
          <Tooltip label={narrow ? 'Widen the menu' : 'Narrow the menu to icons'} position="right">
            <ActionIcon onClick={() => onNarrow(!narrow)} aria-label={narrow ? 'Widen the menu' : 'Narrow the menu to icons'} size="lg">
              {narrow ? <IconLayoutSidebarLeftExpand size={18} aria-hidden /> : <IconLayoutSidebarLeftCollapse size={18} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        </div>
      )}
    </nav>
  );
}

function EvaluationMenu({ evaluation, narrow, onChoose }: { evaluation: string; narrow: boolean; onChoose: (() => void) | undefined }) {
  const opened = useEvaluation();
  const row = useEvaluationRow();
  return (
    <>
      {!narrow && (
        <Link to="/e/$evaluation" params={{ evaluation }} className={classes.device} onClick={onChoose}>
          <strong>{opened ? opened.device || opened.record.data.title : '…'}</strong>
          <span>{opened ? (opened.version > 0 ? `Version ${opened.version} released` : 'Not released yet') : ' '}</span>
        </Link>
      )}
      <ul>
        {steps.map((step) => {
          const open = row && step.open ? step.open(row) : 0;
          return (
            <li key={step.word}>
              <Item
                to={step.path}
                params={{ evaluation }}
                exact={step.word === 'overview'}
                title={step.title}
                icon={step.icon}
                narrow={narrow}
                open={open}
                apart={step.word === 'team'}
                onChoose={onChoose}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function InstallationMenu({ narrow, onChoose }: { narrow: boolean; onChoose: (() => void) | undefined }) {
  const { administrator } = usePerson();
  return (
    <ul>
      <li>
        <Item to="/" exact title="Evaluations" icon={IconListDetails} narrow={narrow} onChoose={onChoose} />
      </li>
      {administrator && (
        <li>
          <Item to="/people" title="People" icon={IconUsers} narrow={narrow} onChoose={onChoose} />
        </li>
      )}
    </ul>
  );
}

interface ItemProps {
  readonly to: string;
  readonly params?: Record<string, string>;
  readonly title: string;
  readonly icon: IconComponent;
  readonly narrow: boolean;
  readonly exact?: boolean;
  readonly open?: number;
  readonly apart?: boolean;
  readonly onChoose: (() => void) | undefined;
}

function Item({ to, params, title, icon: Icon, narrow, exact = false, open = 0, apart = false, onChoose }: ItemProps) {
  return (
    <Tooltip label={title} position="right" disabled={!narrow}>
      <Link
        to={to}
        params={(params ?? {}) as never}
        className={classes.step}
        activeOptions={{ exact, includeSearch: false }}
        data-apart={apart || undefined}
        aria-label={narrow ? title : undefined}
        onClick={onChoose}
      >
        <Icon size={18} stroke={1.6} aria-hidden />
        {!narrow && <span className={classes.stepTitle}>{title}</span>}
        {!narrow && open > 0 && (
          <span className={classes.open}>
            {open}
            <span className="visually-hidden"> open</span>
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
