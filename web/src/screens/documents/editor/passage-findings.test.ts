import type { RichTextNode } from '@cerulean/evaluation/documents';
import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { proseExtensions } from './extensions.ts';
import { Names } from './names.ts';
import { findingsAtCaret, type PassageFinding, paragraphAt, passageFindingsPlugin, showFound } from './passage-findings.ts';

const schema = getSchema(proseExtensions(new Names()));
const finding = (quote: string, fingerprint = quote): PassageFinding => ({
  fingerprint,
  message: `Others do not say ${quote}.`,
  quote,
  against: [],
});

function stateOf(...content: RichTextNode[]): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content });
  return EditorState.create({ doc, plugins: [passageFindingsPlugin()] });
}
const paragraph = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content });
const text = (words: string): RichTextNode => ({ type: 'text', text: words });

/** Where the caret must stand to be before the words. */
function placeOf(doc: Node, words: string): number {
  let place = -1;
  doc.descendants((node, position) => {
    const at = node.isText ? node.text!.indexOf(words) : -1;
    if (at >= 0 && place < 0) place = position + at;
  });
  return place;
}
function found(state: EditorState, words: string, findings: readonly PassageFinding[]): EditorState {
  const at = paragraphAt(state.doc, placeOf(state.doc, words))!;
  return state.apply(showFound(state, at, findings)!);
}
/** The underlined words, in order. */
function underlined(state: EditorState): string[] {
  const decorations = state.plugins[0]!.getState(state) as ReturnType<ReturnType<typeof passageFindingsPlugin>['getState']>;
  return decorations!.find().map(({ from, to }) => state.doc.textBetween(from, to, '|', '#'));
}

describe('findings at the sentence', () => {
  const two = stateOf(
    paragraph(text('The device is for adults. It weighs five kilograms.')),
    paragraph(text('Nothing is known of children here.')),
  );

  it('underline the words they are about', () => {
    expect(underlined(found(two, 'adults', [finding('It weighs five kilograms.')]))).toEqual(['It weighs five kilograms.']);
  });

  it('underline the whole paragraph where the words are not in it', () => {
    expect(underlined(found(two, 'adults', [finding('Words of somewhere else entirely.')]))).toEqual([
      'The device is for adults. It weighs five kilograms.',
    ]);
  });

  it('count in the text as it is read, with marks and facts in it', () => {
    const state = stateOf(
      paragraph(
        text('Intended for '),
        { type: 'fact', attrs: { key: 'population.age' } },
        { type: 'text', text: ' who ', marks: [{ type: 'bold' }] },
        text('weigh less than 5 kg. More follows.'),
      ),
    );
    const at = paragraphAt(state.doc, 1)!;
    expect(at.text.length).toBe(at.at.length);
    expect(at.text).toMatch(/^Intended for .+ who weigh less than 5 kg\. More follows\.$/);
    expect(underlined(found(state, 'weigh', [finding('weigh less than 5 kg.')]))).toEqual(['weigh less than 5 kg.']);
  });

  it('stay under their words while somebody types before them, and other paragraphs keep theirs', () => {
    let state = found(two, 'adults', [finding('It weighs five kilograms.')]);
    state = found(state, 'children', [finding('Nothing is known of children here.')]);
    state = state.apply(state.tr.insertText('Note: ', placeOf(state.doc, 'The device')));
    expect(underlined(state)).toEqual(['It weighs five kilograms.', 'Nothing is known of children here.']);
    state = found(state, 'adults', []);
    expect(underlined(state)).toEqual(['Nothing is known of children here.']);
  });

  it('are not shown for a text that was changed while it was checked', () => {
    const at = paragraphAt(two.doc, 1)!;
    const changed = two.apply(two.tr.insertText('Now: ', 1));
    expect(showFound(changed, at, [finding('adults')])).toBeUndefined();
    const emptied = two.apply(two.tr.delete(0, two.doc.content.size));
    expect(showFound(emptied, paragraphAt(two.doc, placeOf(two.doc, 'children'))!, [])).toBeUndefined();
  });

  it('are given for the paragraph with the caret, each once, and change nothing that is saved', () => {
    const split = finding('The device is for adults. It weighs five kilograms.', 'one');
    let state = found(two, 'adults', [split, finding('It weighs', 'two')]);
    expect(findingsAtCaret(state).map(({ fingerprint }) => fingerprint)).toEqual(['one', 'two']);
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, placeOf(state.doc, 'children'))));
    expect(findingsAtCaret(state)).toEqual([]);
    expect(state.doc.toJSON()).toEqual(two.doc.toJSON());
  });
});
