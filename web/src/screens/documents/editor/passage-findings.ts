import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { locateQuote } from '../../../kit/reading/quote-location.ts';
import classes from './editor.module.css';

/** Something another document or the record says otherwise than the paragraph that is being written. */
export interface PassageFinding {
  readonly fingerprint: string;
  readonly message: string;
  /** The words of the paragraph it is about; empty where it is about all of it. */
  readonly quote: string;
  /** Where the other side stands. */
  readonly against: readonly {
    readonly document: string;
    readonly documentName: string;
    readonly section: string;
    readonly quote: string;
    readonly passage?: number | undefined;
    readonly page?: number | undefined;
  }[];
}

/** A paragraph, heading or cell that is written in, with its text as a reader sees it. */
export interface Paragraph {
  /** Position before its first letter. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For each letter its position in the document; every letter of a fact or citation has the position before it. */
  readonly at: readonly number[];
}

interface Found {
  readonly paragraph: Paragraph;
  readonly findings: readonly PassageFinding[];
}

const key = new PluginKey<DecorationSet>('passage-findings');

/** Underlines what contradicts other documents. The lines belong to the view: the text that is saved knows nothing of them. */
export const PassageFindings = Extension.create({
  name: 'passageFindings',
  addProseMirrorPlugins: () => [passageFindingsPlugin()],
});

export function passageFindingsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before) => {
        const moved = before.map(transaction.mapping, transaction.doc);
        const found = transaction.getMeta(key) as Found | undefined;
        if (!found) return moved;
        const { start, end } = found.paragraph;
        const kept = moved.remove(moved.find(start, end).filter(({ from, to }) => from >= start && to <= end));
        return kept.add(
          transaction.doc,
          found.findings.flatMap((finding) => underline(found.paragraph, finding)),
        );
      },
    },
    props: {
      decorations: (state) => key.getState(state),
    },
  });
}

function underline({ start, end, text, at }: Paragraph, finding: PassageFinding): Decoration[] {
  const attributes = { class: classes.contradicted!, title: finding.message };
  const stretches = finding.quote ? locateQuote(text, finding.quote) : [];
  if (stretches.length === 0) return [Decoration.inline(start, end, attributes, { finding })];
  return stretches.map((stretch) => Decoration.inline(at[stretch.start]!, at[stretch.end - 1]! + 1, attributes, { finding }));
}

/** The paragraph at a place of the document; nothing where no text is written there. */
export function paragraphAt(doc: Node, position: number): Paragraph | undefined {
  const place = doc.resolve(position);
  if (!place.parent.isTextblock) return undefined;
  const start = place.start();
  let text = '';
  const at: number[] = [];
  const add = (letters: string, from: number, each: number) => {
    for (let index = 0; index < letters.length; index += 1) at.push(from + index * each);
    text += letters;
  };
  place.parent.forEach((child, offset) => {
    if (child.isText) add(child.text!, start + offset, 1);
    else add(shownText(child), start + offset, 0);
  });
  return { start, end: place.end(), text, at };
}

/** How an element that stands for something in the record reads; a line break is one. */
function shownText(node: Node): string {
  const toText = node.type.spec.toText as ((place: { node: Node }) => string) | undefined;
  return toText?.({ node }) ?? '\n';
}

/** Puts what was found into the view, if the paragraph still reads as it was checked; else nothing happens, since a newer check is on its way. */
export function showFound(state: EditorState, checked: Paragraph, findings: readonly PassageFinding[]): Transaction | undefined {
  if (checked.start > state.doc.content.size) return undefined;
  const now = paragraphAt(state.doc, checked.start);
  if (now?.start !== checked.start || now.text !== checked.text) return undefined;
  return state.tr.setMeta(key, { paragraph: now, findings } satisfies Found);
}

/** What is underlined in the paragraph the caret stands in, each finding once. */
export function findingsAtCaret(state: EditorState): PassageFinding[] {
  const paragraph = paragraphAt(state.doc, state.selection.head);
  if (!paragraph) return [];
  const there = key.getState(state)?.find(paragraph.start, paragraph.end) ?? [];
  return [...new Set(there.map(({ spec }) => spec.finding as PassageFinding))];
}
