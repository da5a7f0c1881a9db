import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { type ReactNode, useState } from 'react';
import { linkTitle } from './link-titles.ts';
import classes from './traceability.module.css';
import { type Branch, countBranches, kindWord } from './walk-tree.ts';

interface WalkListProps {
  readonly branches: readonly Branch[];
  /** Levels that stand open at first. */
  readonly openTo: number;
  /** A node as the link or button that goes on from it. */
  readonly show: (node: Branch['step']['node']) => ReactNode;
}

/** A walk as an indented list; each node leads on, and what lies below it can be folded away. */
export function WalkList({ branches, openTo, show }: WalkListProps) {
  return (
    <ul className={classes.tree}>
      {branches.map((branch) => (
        <Item key={branch.step.node.id} branch={branch} openTo={openTo} show={show} />
      ))}
    </ul>
  );
}

function Item({ branch, openTo, show }: { branch: Branch; openTo: number; show: WalkListProps['show'] }) {
  const { step, below } = branch;
  const [open, setOpen] = useState(step.depth < openTo);
  return (
    <li>
      <div className={classes.node}>
        {below.length > 0 ? (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-label={`${countBranches(below)} below ${step.node.label}`}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={16} aria-hidden />
          </button>
        ) : (
          <span className={classes.leaf} />
        )}
        <div>
          {show(step.node)}
          <small>
            {kindWord(step.node.kind)} · {linkTitle(step.edge.link)}
            {!open && below.length > 0 && ` · ${countBranches(below)} below`}
          </small>
        </div>
      </div>
      {open && below.length > 0 && (
        <ul>
          {below.map((each) => (
            <Item key={each.step.node.id} branch={each} openTo={openTo} show={show} />
          ))}
        </ul>
      )}
    </li>
  );
}
