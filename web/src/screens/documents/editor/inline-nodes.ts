import { Node } from '@tiptap/core';
import type { Node as ProseNode } from '@tiptap/pm/model';
import { Names, type Shown, showCitation, showCrossReference, showFact } from './names.ts';

interface Options {
  readonly names: Names;
}

interface InlineNode {
  readonly name: 'fact' | 'citation' | 'crossReference';
  readonly attribute: string;
  readonly initial: unknown;
  readonly show: (names: Names, node: ProseNode) => Shown;
  /** The attribute as text in copied HTML, and back. */
  readonly write: (value: unknown) => string;
  readonly read: (text: string) => unknown;
}

/** An inline element that stands for something in the record: one node, shown by name, never typed into. */
function inlineNode({ name, attribute, initial, show, write, read }: InlineNode) {
  const mark = `data-${name === 'crossReference' ? 'cross-reference' : name}`;
  return Node.create<Options>({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    draggable: false,
    addOptions: () => ({ names: new Names() }),
    addAttributes: () => ({
      [attribute]: {
        default: initial,
        parseHTML: (element) => read(element.getAttribute(mark) ?? ''),
        renderHTML: (attributes) => ({ [mark]: write(attributes[attribute]) }),
      },
    }),
    parseHTML: () => [{ tag: `span[${mark}]` }],
    renderHTML({ node, HTMLAttributes }) {
      return ['span', HTMLAttributes, show(this.options.names, node).text];
    },
    renderText({ node }) {
      return show(this.options.names, node).text;
    },
    // Plain elements instead of React: a section can hold hundreds of these.
    addNodeView() {
      const { names } = this.options;
      return ({ node: first }) => {
        let node = first;
        const dom = document.createElement('span');
        dom.dataset.chip = name;
        const paint = () => {
          const { text, hint, missing } = show(names, node);
          dom.textContent = text;
          dom.title = hint;
          dom.toggleAttribute('data-missing', missing);
        };
        paint();
        const unsubscribe = names.subscribe(paint);
        return {
          dom,
          update: (next) => {
            if (next.type !== node.type) return false;
            node = next;
            paint();
            return true;
          },
          ignoreMutation: () => true,
          destroy: unsubscribe,
        };
      };
    },
  });
}

/** The ids a citation node holds; whatever else was stored there counts as none. */
export function referenceIdsOf(attributes: Readonly<Record<string, unknown>>): readonly string[] {
  return Array.isArray(attributes.referenceIds) ? attributes.referenceIds.map(String) : [];
}

export const Fact = inlineNode({
  name: 'fact',
  attribute: 'key',
  initial: '',
  show: (names, node) => showFact(names.get(), String(node.attrs.key)),
  write: String,
  read: (text) => text,
});

export const Citation = inlineNode({
  name: 'citation',
  attribute: 'referenceIds',
  initial: [],
  show: (names, node) => showCitation(names.get(), referenceIdsOf(node.attrs)),
  write: (value) => (Array.isArray(value) ? value.join(' ') : ''),
  read: (text) => text.split(' ').filter(Boolean),
});

export const CrossReference = inlineNode({
  name: 'crossReference',
  attribute: 'target',
  initial: '',
  show: (names, node) => showCrossReference(names.get(), String(node.attrs.target)),
  write: String,
  read: (text) => text,
});
