import type { RichTextNode } from './rich-text.ts';

type Marks = NonNullable<RichTextNode['marks']>;

/**
 * Prose from a plain text that a person can write in any editor; examples are authored in it. It knows paragraphs, `## headings`, `- ` and `1. ` lists
 * (indented ones are nested), `> quotations`, `**bold**`, `*italic*`, `` `code` ``, `[words](https://…)`, facts `{{fact:key}}`, citations
 * `[@id; @id]` and cross-references `[[see:target]]`. A backslash takes the meaning from the character after it. Anything else is text.
 */
export function markdownToRichText(markdown: string): RichTextNode {
  const lines = markdown.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n');
  return { type: 'doc', content: blocksOf(lines) };
}

const listItem = /^( *)(?:[-*]|(\d{1,9})\.) +(.*)$/;

function blocksOf(lines: readonly string[]): RichTextNode[] {
  const blocks: RichTextNode[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index]!;
    const heading = /^#{1,6} +(.*)$/.exec(line);
    if (line.trim() === '') {
      index++;
    } else if (heading) {
      blocks.push({ type: 'heading', attrs: { level: 3 }, content: inlinesOf(heading[1]!) });
      index++;
    } else if (line.startsWith('>')) {
      const end = firstFrom(lines, index, (one) => !one.startsWith('>'));
      blocks.push({ type: 'blockquote', content: blocksOf(lines.slice(index, end).map((one) => one.replace(/^> ?/, ''))) });
      index = end;
    } else if (listItem.test(line)) {
      const end = firstFrom(lines, index, (one) => one.trim() === '');
      blocks.push(...listsOf(lines.slice(index, end)));
      index = end;
    } else {
      const end = firstFrom(lines, index, (one) => one.trim() === '' || one.startsWith('>') || listItem.test(one) || /^#{1,6} /.test(one));
      blocks.push({
        type: 'paragraph',
        content: inlinesOf(
          lines
            .slice(index, end)
            .map((one) => one.trim())
            .join(' '),
        ),
      });
      index = end;
    }
  }
  return blocks;
}

function firstFrom(lines: readonly string[], start: number, ends: (line: string) => boolean): number {
  for (let index = start; index < lines.length; index++) if (ends(lines[index]!)) return index;
  return lines.length;
}

/** Lists from lines without an empty one between them; a change from bullets to numbers at the same depth starts a new list. */
function listsOf(lines: readonly string[]): RichTextNode[] {
  const indent = listItem.exec(lines[0]!)![1]!.length;
  const lists: { type: 'bulletList' | 'orderedList'; items: { words: string[]; below: string[] }[] }[] = [];
  for (const line of lines) {
    const item = listItem.exec(line);
    const current = lists.at(-1)?.items.at(-1);
    if (item && item[1]!.length <= indent) {
      const type = item[2] === undefined ? 'bulletList' : 'orderedList';
      if (lists.at(-1)?.type !== type) lists.push({ type, items: [] });
      lists.at(-1)!.items.push({ words: [item[3]!.trim()], below: [] });
    } else if (item || current!.below.length > 0) current!.below.push(line);
    else current!.words.push(line.trim());
  }
  return lists.map(({ type, items }) => ({
    type,
    content: items.map(({ words, below }) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: inlinesOf(words.join(' ')) }, ...(below.length > 0 ? listsOf(below) : [])],
    })),
  }));
}

const inlineForms: readonly { readonly form: RegExp; readonly make: (match: RegExpExecArray, marks: Marks) => RichTextNode[] }[] = [
  { form: /^\\([\\`*_{}[\]()#+\-.!>~|^])/, make: ([, character], marks) => textOf(character!, marks) },
  { form: /^\{\{fact:([^{}\s]+)\}\}/, make: ([, key]) => [{ type: 'fact', attrs: { key } }] },
  {
    form: /^\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\]/,
    make: ([, ids]) => [{ type: 'citation', attrs: { referenceIds: ids!.split(';').map((id) => id.trim().slice(1)) } }],
  },
  { form: /^\[\[see:([\w.-]+)\]\]/, make: ([, target]) => [{ type: 'crossReference', attrs: { target } }] },
  {
    form: /^\[([^[\]]+)\]\((https?:\/\/[^\s()]+|mailto:[^\s()]+)\)/,
    make: ([, words, href], marks) => textOf(words!, [...marks, { type: 'link', attrs: { href: href! } }]),
  },
  { form: /^`([^`]+)`/, make: ([, code], marks) => textOf(code!, [...marks, { type: 'code' }]) },
  { form: /^\*\*(?=\S)((?:\\.|[^\\])*?\S)\*\*(?!\*)/, make: ([, words], marks) => inlinesOf(words!, [...marks, { type: 'bold' }]) },
  { form: /^\*(?=[^\s*])((?:\\.|[^\\*])*[^\s*\\])\*/, make: ([, words], marks) => inlinesOf(words!, [...marks, { type: 'italic' }]) },
];

function textOf(text: string, marks: Marks): RichTextNode[] {
  return text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];
}

function inlinesOf(source: string, marks: Marks = []): RichTextNode[] {
  const nodes: RichTextNode[] = [];
  let rest = source;
  let plain = '';
  const closePlain = () => {
    nodes.push(...textOf(plain, marks));
    plain = '';
  };
  while (rest !== '') {
    const found = firstForm(rest);
    if (found) {
      if (!found.match[0].startsWith('\\')) closePlain();
      const made = found.make(found.match, marks);
      if (found.match[0].startsWith('\\')) plain += made[0]?.text ?? '';
      else nodes.push(...made);
      rest = rest.slice(found.match[0].length);
    } else {
      const next = rest.slice(1).search(/[\\{[`*]/);
      const length = next < 0 ? rest.length : next + 1;
      plain += rest.slice(0, length);
      rest = rest.slice(length);
    }
  }
  closePlain();
  return nodes;
}

function firstForm(rest: string) {
  for (const { form, make } of inlineForms) {
    const match = form.exec(rest);
    if (match) return { match, make };
  }
  return undefined;
}
