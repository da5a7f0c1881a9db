import type { Inline, Mark } from '../tree.ts';
import { decodeEntities } from './to-csl.ts';

interface Run {
  text: string;
  marks: readonly Mark[];
  href: string | undefined;
}

const markOfTag: Readonly<Record<string, Mark>> = {
  i: 'emphasis',
  em: 'emphasis',
  b: 'strong',
  strong: 'strong',
  sup: 'superscript',
  sub: 'subscript',
};

/** What an opening tag of citeproc's HTML asks for: a mark more, italics off, a link, or the margin that holds the entry's own number. */
interface Opened {
  readonly tag: string;
  readonly marks: readonly Mark[];
  readonly href: string | undefined;
  readonly margin: boolean;
}

function open(tag: string, attributes: string, around: Opened): Opened {
  const mark = markOfTag[tag];
  const href = tag === 'a' ? /href="([^"]*)"/.exec(attributes)?.[1] : undefined;
  let marks = around.marks;
  if (mark && !marks.includes(mark)) marks = [...marks, mark];
  if (tag === 'span' && attributes.includes('font-style:normal')) marks = marks.filter((one) => one !== 'emphasis');
  if (tag === 'span' && attributes.includes('font-style:italic')) marks = [...marks.filter((one) => one !== 'emphasis'), 'emphasis'];
  return {
    tag,
    marks,
    href: href === undefined ? around.href : decodeEntities(href),
    margin: around.margin || attributes.includes('csl-left-margin'),
  };
}

/** Runs of text in the HTML that citeproc writes, without the number in the margin. Its own tags are a closed set; all else is text. */
function runsOf(html: string): Run[] {
  const runs: Run[] = [];
  const stack: Opened[] = [{ tag: '', marks: [], href: undefined, margin: false }];
  for (const [, tag, closing, name = '', attributes = '', text] of html.matchAll(/(<(\/?)([a-z]+)([^<>]*)>)|([^<]+|<)/gi)) {
    const top = stack.at(-1)!;
    if (tag && closing) {
      if (stack.length > 1 && stack.some((one) => one.tag === name)) while (stack.length > 1 && stack.pop()!.tag !== name);
    } else if (tag) {
      stack.push(open(name.toLowerCase(), attributes, top));
    } else if (text && !top.margin) {
      runs.push({ text: decodeEntities(text), marks: top.marks, href: top.href });
    }
  }
  return runs;
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.href === run.href && last.marks.join() === run.marks.join()) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}

/**
 * One bibliography entry of citeproc's HTML output as inline content. The entry's number is dropped, since every writer sets it
 * from the tree; links other than http and https become text.
 */
export function inlineOfEntry(html: string, number: number): Inline[] {
  const runs = joined(runsOf(html).map((run) => ({ ...run, text: run.text.replace(/[ \t\r\n]+/g, ' ') })));
  const first = runs[0];
  if (first) first.text = first.text.replace(/^\s+/, '').replace(new RegExp(`^[[(]?${number}(?:[.\\])]+|(?=\\s))\\s*`), '');
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return runs
    .filter((run) => run.text !== '')
    .map((run): Inline => {
      if (run.href && /^https?:\/\//i.test(run.href)) return { type: 'link', href: run.href, text: run.text };
      return run.marks.length > 0 ? { type: 'text', text: run.text, marks: run.marks } : { type: 'text', text: run.text };
    });
}
