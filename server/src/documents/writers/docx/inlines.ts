import { unreachable } from '@cerulean/evaluation/base';
import { cleanText, type Inline, isRaised, type Mark, plainText, safeHref } from '@cerulean/evaluation/documents';
import { ExternalHyperlink, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx';
import type { Bench } from './bench.ts';
import { field } from './fields.ts';

const runOfMark: Readonly<Record<Mark, IRunOptions>> = {
  strong: { bold: true },
  emphasis: { italics: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
  code: { style: 'Code' },
};

const firstStrong = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]|\p{L}/u;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** True for text whose first letter belongs to a script written from right to left. */
export function runsRightToLeft(text: string): boolean {
  const letter = firstStrong.exec(text)?.[0];
  return letter !== undefined && rightToLeft.test(letter);
}

/** The direction of a paragraph, to be spread into its options. */
export function directionOf(content: readonly Inline[]): { bidirectional?: true } {
  return runsRightToLeft(plainText(content)) ? { bidirectional: true } : {};
}

/** Text as runs; line ends become breaks. */
export function textRuns(text: string, run: IRunOptions = {}): TextRun[] {
  const runs: TextRun[] = [];
  for (const [index, line] of cleanText(text)
    .split(/[\n\u2028\u2029]/)
    .entries()) {
    if (index === 0 && line === '') continue;
    runs.push(
      new TextRun({
        ...run,
        text: line.replace(/\t/g, ' '),
        ...(index > 0 ? { break: 1 } : {}),
        ...(runsRightToLeft(line) ? { rightToLeft: true } : {}),
      }),
    );
  }
  return runs;
}

function citation(bench: Bench, part: Extract<Inline, { type: 'citation' }>, run: IRunOptions): ParagraphChild[] {
  const style: IRunOptions = { ...run, style: 'CrossReference', ...(isRaised(part) ? { superScript: true } : {}) };
  const anchorByNumber = new Map<string, string>();
  const anchors: string[] = [];
  for (const id of part.referenceIds) {
    const anchor = bench.targets.ofReference(id)?.anchor;
    if (anchor === undefined) continue;
    anchors.push(anchor);
    anchorByNumber.set(String(bench.numberOfReference.get(id)), anchor);
  }
  const linked = (anchor: string, text: string): ParagraphChild =>
    new InternalHyperlink({ anchor: bench.bookmarkOfAnchor(anchor), children: textRuns(text, style) });
  const pieces = part.text.split(/(\d+)/);
  if (pieces.some((piece) => anchorByNumber.has(piece))) {
    // Each number of "[3, 7–9]" leads to its own entry.
    return pieces.flatMap((piece) => {
      const anchor = anchorByNumber.get(piece);
      return anchor === undefined ? textRuns(piece, style) : [linked(anchor, piece)];
    });
  }
  return anchors.length === 0 ? textRuns(part.text, style) : [linked(anchors[0]!, part.text)];
}

function crossReference(bench: Bench, part: Extract<Inline, { type: 'cross-reference' }>, run: IRunOptions): ParagraphChild[] {
  const anchor = bench.targets.of(part.target)?.anchor;
  if (anchor === undefined) return textRuns(part.text, run);
  const style: IRunOptions = { ...run, style: 'CrossReference' };
  const words = bench.wordsAt(anchor);
  const name = bench.bookmarkOfAnchor(anchor);
  // A field shows what its bookmark holds once it is updated; so it stands only where the text ends in exactly these words. Elsewhere a link keeps the text.
  const before =
    words !== undefined && (part.text === words || part.text.endsWith(` ${words}`) || part.text.endsWith(`\u00a0${words}`))
      ? part.text.slice(0, -words.length)
      : undefined;
  if (words === undefined || before === undefined)
    return part.text === '' ? [] : [new InternalHyperlink({ anchor: name, children: textRuns(part.text, style) })];
  return [...textRuns(before, style), ...field(`REF ${name} \\h \\* MERGEFORMAT`, words, style)];
}

function inline(bench: Bench, part: Inline, run: IRunOptions): ParagraphChild[] {
  switch (part.type) {
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'text':
      return textRuns(part.text, Object.assign({ ...run }, ...(part.marks ?? []).map((mark) => runOfMark[mark])));
    case 'fact':
      return textRuns(part.text, run);
    case 'missing':
      return textRuns(`[${part.text}]`, { ...run, style: 'MissingContent' });
    case 'citation':
      return citation(bench, part, run);
    case 'cross-reference':
      return crossReference(bench, part, run);
    case 'link': {
      const href = safeHref(part.href);
      if (href === undefined || part.text === '') return textRuns(part.text, run);
      return [new ExternalHyperlink({ link: href, children: textRuns(part.text, { ...run, style: 'Hyperlink' }) })];
    }
    default:
      return unreachable(part);
  }
}

/** Inline content as runs, links and fields. */
export function inlines(bench: Bench, content: readonly Inline[], run: IRunOptions = {}): ParagraphChild[] {
  return content.flatMap((part) => inline(bench, part, run));
}
