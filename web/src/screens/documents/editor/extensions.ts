import { type Extensions, Mark } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { Citation, CrossReference, Fact } from './inline-nodes.ts';
import type { Names } from './names.ts';

/** A mark without attributes that its tag says all of. */
function plainMark(name: string, tag: string, key: string, excludes: string) {
  return Mark.create({
    name,
    excludes,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
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
        parseHTML: (element) => element.dataset.caption ?? element.querySelector('caption')?.textContent?.trim() ?? '',
        renderHTML: ({ caption }) => (caption ? { 'data-caption': caption } : {}),
      },
    };
  },
});

/** Addresses a document may link to. */
export const linkable = /^(?:https?:\/\/|mailto:)\S+$/i;

/** The one level of headings inside a section: below the section's own, without a number. */
export const subheadingLevel = 3;

/** Everything prose is made of, and nothing else: what a paste brings beyond this becomes plain paragraphs. */
export function proseExtensions(names: Names): Extensions {
  return [
    StarterKit.configure({
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      code: false,
      heading: { levels: [subheadingLevel] },
      link: { openOnClick: false, autolink: false, defaultProtocol: 'https', isAllowedUri: (address) => linkable.test(address) },
      dropcursor: { color: 'var(--accent)', width: 2 },
    }),
    plainMark('code', 'code', 'Mod-e', 'code'),
    plainMark('superscript', 'sup', 'Mod-.', 'superscript subscript'),
    plainMark('subscript', 'sub', 'Mod-,', 'superscript subscript'),
    CaptionedTable,
    TableRow,
    TableHeader,
    TableCell,
    Fact.configure({ names }),
    Citation.configure({ names }),
    CrossReference.configure({ names }),
  ];
}
