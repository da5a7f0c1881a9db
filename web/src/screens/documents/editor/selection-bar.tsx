import { Button, Menu, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useAddress } from '../../../frame/use-search.ts';
import classes from './editor.module.css';
import { referenceIdsOf } from './inline-nodes.ts';
import { type Names, showCitation, showCrossReference, showFact } from './names.ts';
import type { Asking } from './toolbar.tsx';

interface SelectionBarProps {
  readonly editor: Editor;
  readonly names: Names;
  readonly onAsk: (asking: Asking) => void;
  readonly onFollow: (target: string) => void;
  /** What stands here while nothing of the kind is selected. */
  readonly otherwise: ReactNode;
}

/** The fact, citation or cross-reference that is selected. */
export function selectedInline(
  editor: Editor,
): { readonly type: Asking; readonly attributes: Readonly<Record<string, unknown>> } | undefined {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection)) return undefined;
  const type = selection.node.type.name;
  return type === 'fact' || type === 'citation' || type === 'crossReference' ? { type, attributes: selection.node.attrs } : undefined;
}

/** What is selected and what can be done with it: where a fact comes from, what a citation cites, rows and columns of a table. */
export function SelectionBar({ editor, names, onAsk, onFollow, otherwise }: SelectionBarProps) {
  const { inline, table } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      inline: selectedInline(now),
      table: now.isActive('table') ? { caption: String(now.getAttributes('table').caption ?? '') } : undefined,
    }),
  });
  if (inline) return <InlineBar inline={inline} editor={editor} names={names} onAsk={onAsk} onFollow={onFollow} />;
  return table ? <TableBar editor={editor} caption={table.caption} /> : otherwise;
}

type InlineBarProps = Omit<SelectionBarProps, 'otherwise'> & { readonly inline: NonNullable<ReturnType<typeof selectedInline>> };

function InlineBar({ inline, editor, names, onAsk, onFollow }: InlineBarProps) {
  const known = useSyncExternalStore(names.subscribe, names.get);
  const [, setAddress] = useAddress();
  const { type, attributes } = inline;
  const ids = referenceIdsOf(attributes);
  const key = String(attributes.key ?? '');
  const target = String(attributes.target ?? '');
  const shown = type === 'fact' ? showFact(known, key) : type === 'citation' ? showCitation(known, ids) : showCrossReference(known, target);
  const titles = { fact: 'Fact', citation: 'Citation', crossReference: 'Cross-reference', link: 'Link' } as const;
  const labelOf = (id: string) => known.references.get(id)?.label ?? id;
  const words = type === 'citation' && !shown.missing ? ids.map(labelOf).join('; ') : shown.hint;
  const factRecord = type === 'fact' ? known.facts?.get(key)?.recordId : undefined;
  const records = type === 'citation' ? ids.filter((id) => known.references.get(id)) : factRecord ? [factRecord] : [];
  const open = (record: string) => setAddress({ record });
  return (
    <fieldset className={classes.selectionBar} aria-label={titles[type]}>
      <span className={classes.selectionText} role="status" title={words} data-missing={shown.missing || undefined}>
        <strong>{titles[type]}</strong> {words}
      </span>
      <Button variant="subtle" size="compact-xs" onClick={() => onAsk(type)}>
        Change
      </Button>
      {records.length === 1 && (
        <Button variant="subtle" size="compact-xs" onClick={() => open(records[0]!)}>
          Show the record
        </Button>
      )}
      {records.length > 1 && (
        <Menu>
          <Menu.Target>
            <Button variant="subtle" size="compact-xs">
              Show a record
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {records.map((id) => (
              <Menu.Item key={id} onClick={() => open(id)}>
                {labelOf(id)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {type === 'crossReference' && known.targets?.get(target)?.kind === 'section' && (
        <Button variant="subtle" size="compact-xs" onClick={() => onFollow(target)}>
          Go there
        </Button>
      )}
      <Button variant="subtle" size="compact-xs" onClick={() => editor.chain().focus().deleteSelection().run()}>
        Remove
      </Button>
    </fieldset>
  );
}

function TableBar({ editor, caption }: { readonly editor: Editor; readonly caption: string }) {
  // The menu gives the focus back to its button first.
  const run = (act: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () =>
    setTimeout(() => act(editor.chain().focus()).run());
  return (
    <fieldset className={classes.selectionBar} aria-label="Table">
      <TextInput
        size="xs"
        className={classes.caption}
        aria-label="Caption of the table"
        placeholder="Caption; without one, the section’s title"
        value={caption}
        onChange={(event) => editor.commands.updateAttributes('table', { caption: event.currentTarget.value })}
      />
      <Menu>
        <Menu.Target>
          <Button variant="subtle" size="compact-sm">
            Rows and columns
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={run((chain) => chain.addRowBefore())}>Add a row above</Menu.Item>
          <Menu.Item onClick={run((chain) => chain.addRowAfter())}>Add a row below</Menu.Item>
          <Menu.Item onClick={run((chain) => chain.addColumnBefore())}>Add a column before</Menu.Item>
          <Menu.Item onClick={run((chain) => chain.addColumnAfter())}>Add a column after</Menu.Item>
          <Menu.Item onClick={run((chain) => chain.toggleHeaderRow())}>First row as headings, or not</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={run((chain) => chain.deleteRow())}>Remove the row</Menu.Item>
          <Menu.Item onClick={run((chain) => chain.deleteColumn())}>Remove the column</Menu.Item>
          <Menu.Item onClick={run((chain) => chain.deleteTable())}>Remove the table</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}
