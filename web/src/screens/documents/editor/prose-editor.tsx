import type { RichTextNode } from '@cerulean/evaluation/documents';
import { type Editor, getSchema } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { SectionKeeper } from '../saving/section-keeper.ts';
import classes from './editor.module.css';
import { proseExtensions } from './extensions.ts';
import { fitToEditor } from './fit.ts';
import { referenceIdsOf } from './inline-nodes.ts';
import { LinkDialog } from './link-dialog.tsx';
import { Names } from './names.ts';
import { PassageFindings } from './passage-findings.ts';
import { PassageNotes } from './passage-notes.tsx';
import { CitationPicker, CrossReferencePicker, FactPicker } from './pickers.tsx';
import { SelectionBar, selectedInline } from './selection-bar.tsx';
import { toStored } from './stored-form.ts';
import { type Asking, Toolbar } from './toolbar.tsx';
import { type CheckPassage, usePassageFindings } from './use-passage-findings.ts';

const schema = getSchema(proseExtensions(new Names()));

/** Prose in the form the editor stores it in. */
export function normalProse(prose: RichTextNode): RichTextNode {
  return toStored(fitToEditor(schema, prose).toJSON());
}

interface ProseEditorProps {
  readonly keeper: SectionKeeper;
  /** Counts up when the text was changed other than by typing. */
  readonly revision: number;
  readonly names: Names;
  readonly title: string;
  readonly describedBy: string;
  readonly onFollow: (target: string) => void;
  /** How the text stands, in view above it while nothing in it is selected that has words of its own. */
  readonly state: ReactNode;
  /** The button that saves, always in view. */
  readonly save: ReactNode;
  readonly evaluation: string;
  /** Holds the paragraph that is being written against the other documents; absent for documents that take no part in the comparison. */
  readonly check?: CheckPassage | undefined;
}

/** Typed marks that open a picker, as they are written in plain texts of the examples too. */
const openers: readonly (readonly [typed: string, asking: Asking])[] = [
  ['{{', 'fact'],
  ['[@', 'citation'],
  ['[[', 'crossReference'],
];
const askingKeys: Readonly<Record<string, Asking>> = { KeyF: 'fact', KeyC: 'citation', KeyR: 'crossReference' };

/** Room that is kept free at the foot of the window for what is said about the paragraph, in pixels. */
const notesRoom = 200;

/** Where people write: the text of one section with its facts, citations and cross-references. */
export default function ProseEditor({
  keeper,
  revision,
  names,
  title,
  describedBy,
  onFollow,
  state,
  save,
  evaluation,
  check,
}: ProseEditorProps) {
  const [asking, setAsking] = useState<{ readonly what: Asking; readonly changes: boolean }>();
  const toolbar = useRef<HTMLDivElement>(null);
  const ask = useRef<(what: Asking) => void>(() => {});
  const content = useMemo(() => fitToEditor(schema, keeper.current()).toJSON(), [keeper]);
  const editor = useEditor({
    extensions: useMemo(() => [...proseExtensions(names), PassageFindings], [names]),
    content,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        id: 'prose',
        class: `prose ${classes.prose}`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': title,
        'aria-describedby': describedBy,
        spellcheck: 'true',
      },
      // The line that is being written stays above what is said about it at the foot of the window.
      ...(check ? { scrollMargin: { top: 5, right: 5, bottom: notesRoom, left: 5 } } : {}),
      // Pasted headings of any level become subheadings: the levels above belong to the document.
      transformPastedHTML: (html) => html.replaceAll(/<(\/?)h[1-6]\b/gi, '<$1h3'),
      handleTextInput: (view, from, to, text) => {
        for (const [typed, what] of openers) {
          if (from !== to || text !== typed[1] || view.state.doc.textBetween(Math.max(0, from - 1), from) !== typed[0]) continue;
          view.dispatch(view.state.tr.delete(from - 1, from));
          ask.current(what);
          return true;
        }
        return false;
      },
      handleDoubleClickOn: (_view, _position, node) => {
        const what = Object.values(askingKeys).find((one) => one === node.type.name);
        if (what) ask.current(what);
        return what !== undefined;
      },
      handleKeyDown: (_view, event) => {
        const control = event.ctrlKey || event.metaKey;
        // On some keyboards AltGr reports Ctrl and Alt, and writes a letter.
        const what = control && event.altKey && !event.getModifierState('AltGraph') ? askingKeys[event.code] : undefined;
        if (what) ask.current(what);
        else if (control && event.shiftKey && event.code === 'KeyK') ask.current('link');
        else if (event.altKey && event.key === 'F10') toolbar.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
        else if (event.key === 'Enter' && editorNow.current && selectedInline(editorNow.current))
          ask.current(selectedInline(editorNow.current)!.type);
        else return false;
        event.preventDefault();
        return true;
      },
    },
    onUpdate: ({ editor: now }) => keeper.typed(() => toStored(now.getJSON())),
  });
  const editorNow = useRef<Editor | null>(null);
  editorNow.current = editor;
  ask.current = (what) => setAsking({ what, changes: editor !== null && selectedInline(editor)?.type === what });

  const shownRevision = useRef(revision);
  useEffect(() => {
    if (!editor || shownRevision.current === revision) return;
    shownRevision.current = revision;
    editor.commands.setContent(fitToEditor(schema, keeper.current()).toJSON(), { emitUpdate: false });
  }, [editor, keeper, revision]);

  const findings = usePassageFindings(editor, check);

  if (!editor) return null;
  const close = () => setAsking(undefined);
  const selected = asking?.changes ? selectedInline(editor)?.attributes : undefined;
  const put = (type: 'fact' | 'citation' | 'crossReference', attrs: Record<string, unknown>) => {
    close();
    // The dialog gives the focus back first.
    setTimeout(() => editor.chain().focus().insertContent({ type, attrs }).run());
  };
  return (
    <>
      <div className={`${classes.tools} ${classes.sticky} no-print`}>
        <Toolbar editor={editor} onAsk={(what) => ask.current(what)} toolbar={toolbar} />
        <div className={classes.line}>
          <SelectionBar editor={editor} names={names} onAsk={(what) => ask.current(what)} onFollow={onFollow} otherwise={state} />
          {save}
        </div>
      </div>
      <EditorContent editor={editor} />
      {check && <PassageNotes evaluation={evaluation} findings={findings} editor={editor} />}
      {asking?.what === 'fact' && (
        <FactPicker names={names} value={selected && String(selected.key)} onPick={(key) => put('fact', { key })} onClose={close} />
      )}
      {asking?.what === 'citation' && (
        <CitationPicker
          names={names}
          value={selected && referenceIdsOf(selected)}
          onPick={(referenceIds) => put('citation', { referenceIds: [...referenceIds] })}
          onClose={close}
        />
      )}
      {asking?.what === 'crossReference' && (
        <CrossReferencePicker
          names={names}
          value={selected && String(selected.target)}
          onPick={(target) => put('crossReference', { target })}
          onClose={close}
        />
      )}
      {asking?.what === 'link' && (
        <LinkDialog
          address={String(editor.getAttributes('link').href ?? '')}
          onClose={close}
          onRemove={() => {
            close();
            setTimeout(() => editor.chain().focus().extendMarkRange('link').unsetLink().run());
          }}
          onPick={(href) => {
            close();
            const words = editor.state.selection.empty && !editor.isActive('link');
            setTimeout(() =>
              words
                ? editor
                    .chain()
                    .focus()
                    .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
                    .run()
                : editor.chain().focus().extendMarkRange('link').setLink({ href }).run(),
            );
          }}
        />
      )}
    </>
  );
}
