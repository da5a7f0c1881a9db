import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconDatabase from '@tabler/icons-react/dist/esm/icons/IconDatabase.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import classes from './documents.module.css';
import { markOf, progressOf } from './section-mark.ts';
import type { Outline } from './use-document.ts';

const icons = { good: IconCheck, caution: IconPencil, bad: IconAlertTriangle, quiet: IconDatabase } as const;

interface OutlineTreeProps {
  readonly sections: Outline;
  readonly current: string;
  readonly onOpen: (section: string) => void;
}

/** Scrolls the pane, and nothing around it, until a line in it can be seen. */
function showInPane(pane: HTMLElement, line: HTMLElement): void {
  const [outer, inner] = [pane.getBoundingClientRect(), line.getBoundingClientRect()];
  if (inner.top < outer.top) pane.scrollTop -= outer.top - inner.top + 40;
  const bottom = Math.min(outer.bottom, window.innerHeight);
  if (inner.bottom > bottom) pane.scrollTop += inner.bottom - bottom + 40;
}

/** The sections of the document as a tree with how each stands. Arrow keys move, open and close; Enter opens the section. */
export function OutlineTree({ sections, current, onOpen }: OutlineTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(current);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setFocused(current);
    const pane = list.current?.parentElement;
    const line = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (pane && line) showInPane(pane, line);
  }, [current]);

  const hasBelow = (index: number) => (sections[index + 1]?.level ?? 0) > sections[index]!.level;
  let hiddenBelow = Number.POSITIVE_INFINITY;
  const shown = sections.flatMap((section, index) => {
    if (section.level > hiddenBelow) return [];
    hiddenBelow = closed.has(section.id) ? section.level : Number.POSITIVE_INFINITY;
    return [{ section, below: hasBelow(index) }];
  });
  const reachable = shown.some(({ section }) => section.id === focused) ? focused : (shown[0]?.section.id ?? '');

  const move = (id: string | undefined) => {
    if (id === undefined) return;
    setFocused(id);
    list.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(id)}"]`)?.focus();
  };
  const toggle = (id: string, close: boolean) => {
    const next = new Set(closed);
    if (close) next.add(id);
    else next.delete(id);
    setClosed(next);
  };
  const onKey = (event: KeyboardEvent, place: number) => {
    const { section, below } = shown[place]!;
    const open = below && !closed.has(section.id);
    switch (event.key) {
      case 'ArrowDown':
        move(shown[place + 1]?.section.id);
        break;
      case 'ArrowUp':
        move(shown[place - 1]?.section.id);
        break;
      case 'Home':
        move(shown[0]?.section.id);
        break;
      case 'End':
        move(shown.at(-1)?.section.id);
        break;
      case 'ArrowRight':
        if (below && !open) toggle(section.id, false);
        else if (open) move(shown[place + 1]?.section.id);
        break;
      case 'ArrowLeft':
        if (open) toggle(section.id, true);
        else move(shown.slice(0, place).findLast((above) => above.section.level < section.level)?.section.id);
        break;
      case 'Enter':
      case ' ':
        onOpen(section.id);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const { required, written, findings } = progressOf(sections);
  return (
    <>
      <p className={classes.progress}>
        {required > 0
          ? `${written} of ${required} required texts written`
          : `${sections.filter(({ hasProse }) => hasProse).length} texts written; none is required`}
        {findings > 0 && `, ${findings} ${findings === 1 ? 'hole' : 'holes'}`}
      </p>
      <div ref={list} className={classes.tree} role="tree" aria-label="Sections">
        {shown.map(({ section, below }, place) => {
          const mark = markOf(section);
          const Icon = mark && icons[mark.tone];
          const open = !closed.has(section.id);
          return (
            <div
              key={section.id}
              role="treeitem"
              data-section={section.id}
              data-level={section.level}
              aria-level={section.level}
              aria-selected={section.id === current}
              aria-current={section.id === current ? 'true' : undefined}
              {...(below ? { 'aria-expanded': open } : {})}
              tabIndex={section.id === reachable ? 0 : -1}
              style={{ paddingLeft: 6 + (section.level - 1) * 14 }}
              onClick={() => onOpen(section.id)}
              onFocus={() => setFocused(section.id)}
              onKeyDown={(event) => onKey(event, place)}
            >
              {/* A person with a mouse closes a branch here; the keyboard has its arrows. */}
              <span
                className={classes.twist}
                aria-hidden
                onClick={(event) => {
                  if (!below) return;
                  event.stopPropagation();
                  toggle(section.id, open);
                }}
              >
                {below && (open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />)}
              </span>
              <span className={classes.treeNumber}>{section.number}</span>
              <span className={classes.treeTitle}>{section.title}</span>
              {Icon && (
                <span className={classes.mark} data-tone={mark.tone} title={mark.words}>
                  <Icon size={14} aria-hidden />
                  <span className="visually-hidden">, {mark.words}</span>
                  {mark.tone === 'bad' && <span aria-hidden>{section.findings.length}</span>}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}
