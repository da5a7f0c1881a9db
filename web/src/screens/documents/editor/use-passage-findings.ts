import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { findingsAtCaret, type Paragraph, type PassageFinding, paragraphAt, showFound } from './passage-findings.ts';

/** Holds a paragraph against the other documents. */
export type CheckPassage = (text: string, signal: AbortSignal) => Promise<readonly PassageFinding[]>;

/** How long after the last key the paragraph is checked, in milliseconds, and the shortest text worth it. */
const pause = 500;
const lettersMin = 12;

/** Checks the paragraph somebody writes in whenever they pause, and gives what was found in it. Trouble is passed over: writing goes on. */
export function usePassageFindings(editor: Editor | null, check: CheckPassage | undefined): readonly PassageFinding[] {
  const [shown, setShown] = useState<readonly PassageFinding[]>([]);
  const latest = useRef(check);
  latest.current = check;
  const checks = check !== undefined;
  useEffect(() => {
    if (!editor || !checks) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let underway: AbortController | undefined;
    const checked = new Map<string, readonly PassageFinding[]>();
    const put = (paragraph: Paragraph, findings: readonly PassageFinding[]) => {
      const transaction = editor.isDestroyed ? undefined : showFound(editor.state, paragraph, findings);
      if (transaction) editor.view.dispatch(transaction);
    };
    const look = async () => {
      const paragraph = paragraphAt(editor.state.doc, editor.state.selection.head);
      if (!paragraph) return;
      underway?.abort();
      if (paragraph.text.trim().length < lettersMin) return put(paragraph, []);
      const known = checked.get(paragraph.text);
      if (known) return put(paragraph, known);
      const own = new AbortController();
      underway = own;
      try {
        const findings = await latest.current!(paragraph.text, own.signal);
        // The other documents may change while this one is open, so only the last texts are remembered.
        if (checked.size > 20) checked.clear();
        checked.set(paragraph.text, findings);
        if (!own.signal.aborted) put(paragraph, findings);
      } catch {
        return;
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), pause);
    };
    const show = () => {
      const findings = findingsAtCaret(editor.state);
      setShown((before) => (sameFindings(before, findings) ? before : findings));
    };
    const onTransaction = () => show();
    editor.on('update', later);
    editor.on('selectionUpdate', later);
    editor.on('transaction', onTransaction);
    return () => {
      clearTimeout(timer);
      underway?.abort();
      editor.off('update', later);
      editor.off('selectionUpdate', later);
      editor.off('transaction', onTransaction);
    };
  }, [editor, checks]);
  return shown;
}

function sameFindings(one: readonly PassageFinding[], other: readonly PassageFinding[]): boolean {
  return one.length === other.length && one.every(({ fingerprint }, index) => fingerprint === other[index]!.fingerprint);
}
