import { type Extensions, Mark, mergeAttributes } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { Citation, CrossReference, Fact } from './inline-nodes.ts';
import type { Names } from './names.ts';

/** Text that stands higher or lower, at most one of both. */
function raised(name: 'superscript' | 'subscript', tag: 'sup' | 'sub', key: string) {
  return Mark.create({
    name,
    excludes: name === 'superscript' ? 'subscript' : 'superscript',
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleMark(name) };
    },
  });
}

/** A table carries the caption it has in the document; without one it takes the title of its section. */
const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: '',
        parseHTML: (element) => element.querySelector('caption')?.textContent?.trim() ?? '',
        renderHTML: ({ caption }) => (caption ? { 'data-caption': caption } : {}),
      },
    };
  },
});

/** Addresses a document may link to. */
export const linkable = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Everything prose is made of, and nothing else: what a paste brings beyond this becomes plain paragraphs. */
export function proseExtensions(names: Names): Extensions {
  return [
    StarterKit.configure({
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      heading: false,
      code: false,
      link: {
        openOnClick: false,
        autolink: false,
        defaultProtocol: 'https',
        isAllowedUri: (address) => linkable.test(address),
        HTMLAttributes: { target: null, rel: null, class: null },
      },
      dropcursor: { color: 'var(--accent)', width: 2 },
    }),
    Subheading,
    Code,
    raised('superscript', 'sup', 'Mod-.'),
    raised('subscript', 'sub', 'Mod-,'),
    CaptionedTable.configure({ resizable: false, renderWrapper: true }),
    TableRow,
    TableHeader,
    TableCell,
    Fact.configure({ names }),
    Citation.configure({ names }),
    CrossReference.configure({ names }),
  ];
}
