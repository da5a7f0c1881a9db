import { ActionIcon, Button } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconBlockquote from '@tabler/icons-react/dist/esm/icons/IconBlockquote.mjs';
import IconBold from '@tabler/icons-react/dist/esm/icons/IconBold.mjs';
import IconHeading from '@tabler/icons-react/dist/esm/icons/IconHeading.mjs';
import IconItalic from '@tabler/icons-react/dist/esm/icons/IconItalic.mjs';
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import IconListNumbers from '@tabler/icons-react/dist/esm/icons/IconListNumbers.mjs';
import IconSubscript from '@tabler/icons-react/dist/esm/icons/IconSubscript.mjs';
import IconSuperscript from '@tabler/icons-react/dist/esm/icons/IconSuperscript.mjs';
import IconTable from '@tabler/icons-react/dist/esm/icons/IconTable.mjs';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { IconComponent } from '../../../frame/icon.ts';
import classes from './editor.module.css';
import { subheadingLevel } from './extensions.ts';

/** What a dialog is open for: something new at the cursor, or the element that is selected. */
export type Asking = 'fact' | 'citation' | 'crossReference' | 'link';

interface ToolbarProps {
  readonly editor: Editor;
  readonly onAsk: (asking: Asking) => void;
  readonly toolbar: RefObject<HTMLDivElement | null>;
}

interface Tool {
  readonly title: string;
  readonly keys?: string;
  readonly icon?: IconComponent;
  readonly run: () => void;
  /** Undefined for what is not a state of the text. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

const control = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** What can be done to the text. One stop for the Tab key; arrow keys go from button to button, Escape back into the text. */
export function Toolbar({ editor, onAsk, toolbar }: ToolbarProps) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      superscript: now.isActive('superscript'),
      subscript: now.isActive('subscript'),
      link: now.isActive('link'),
      heading: now.isActive('heading'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      table: now.isActive('table'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const [at, setAt] = useState(0);
  const chain = () => editor.chain().focus();
  const groups: readonly (readonly Tool[])[] = [
    [
      { title: 'Fact', keys: `${control} Alt F`, run: () => onAsk('fact') },
      { title: 'Citation', keys: `${control} Alt C`, run: () => onAsk('citation') },
      { title: 'Cross-reference', keys: `${control} Alt R`, run: () => onAsk('crossReference') },
    ],
    [
      { title: 'Bold', keys: `${control} B`, icon: IconBold, pressed: state.bold, run: () => chain().toggleBold().run() },
      { title: 'Italic', keys: `${control} I`, icon: IconItalic, pressed: state.italic, run: () => chain().toggleItalic().run() },
      {
        title: 'Superscript',
        keys: `${control} .`,
        icon: IconSuperscript,
        pressed: state.superscript,
        run: () => chain().toggleMark('superscript').run(),
      },
      {
        title: 'Subscript',
        keys: `${control} ,`,
        icon: IconSubscript,
        pressed: state.subscript,
        run: () => chain().toggleMark('subscript').run(),
      },
      { title: 'Link', keys: `${control} Shift K`, icon: IconLink, pressed: state.link, run: () => onAsk('link') },
    ],
    [
      {
        title: 'Subheading',
        keys: `${control} Alt 3`,
        icon: IconHeading,
        pressed: state.heading,
        run: () => chain().toggleHeading({ level: subheadingLevel }).run(),
      },
      {
        title: 'Bullet list',
        keys: `${control} Shift 8`,
        icon: IconList,
        pressed: state.bulletList,
        run: () => chain().toggleBulletList().run(),
      },
      {
        title: 'Numbered list',
        keys: `${control} Shift 7`,
        icon: IconListNumbers,
        pressed: state.orderedList,
        run: () => chain().toggleOrderedList().run(),
      },
      {
        title: 'Quotation',
        keys: `${control} Shift B`,
        icon: IconBlockquote,
        pressed: state.blockquote,
        run: () => chain().toggleBlockquote().run(),
      },
      {
        title: 'Table',
        icon: IconTable,
        disabled: state.table,
        run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
    ],
    [
      { title: 'Undo', keys: `${control} Z`, icon: IconArrowBackUp, disabled: !state.undo, run: () => chain().undo().run() },
      { title: 'Redo', keys: `${control} Shift Z`, icon: IconArrowForwardUp, disabled: !state.redo, run: () => chain().redo().run() },
    ],
  ];
  const count = groups.flat().length;
  const onKey = (event: KeyboardEvent) => {
    const buttons = [...(toolbar.current?.querySelectorAll('button') ?? [])];
    const next = { ArrowRight: (at + 1) % count, ArrowLeft: (at + count - 1) % count, Home: 0, End: count - 1 }[event.key];
    if (next !== undefined) {
      setAt(next);
      buttons[next]?.focus();
    } else if (event.key === 'Escape') editor.commands.focus();
    else return;
    event.preventDefault();
  };
  let index = -1;
  return (
    <div ref={toolbar} role="toolbar" aria-label="Text" aria-controls="prose" className={classes.toolbar} onKeyDown={onKey}>
      {groups.map((tools, group) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change
        <div key={group} className={classes.tools}>
          {tools.map(({ title, keys, icon: Icon, run, pressed, disabled }) => {
            index++;
            const place = index;
            const common = {
              tabIndex: place === at ? 0 : -1,
              onFocus: () => setAt(place),
              // The selection in the text stays where it is.
              onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
              onClick: () => !disabled && run(),
              'aria-disabled': disabled || undefined,
              title: keys ? `${title} (${keys})` : title,
            };
            return Icon ? (
              <ActionIcon key={title} {...common} aria-label={title} aria-pressed={pressed} size={26}>
                <Icon size={16} aria-hidden />
              </ActionIcon>
            ) : (
              <Button key={title} {...common} variant="default" size="compact-sm">
                {title}
              </Button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
