import type { Piece, Pieces } from '../../read-document.ts';
import { attachCaptions } from '../shape/captions.ts';
import { cleanText } from '../shape/clean-text.ts';

interface Line {
  readonly text: string;
  readonly number: number;
  readonly indent: number;
}

const bullet = /^(?:[-*•·▪‣◦●○–+]|o(?=\s{2,}))\s+(?=\S)/;
const counted = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})\)|\d{1,3}\.)\s+(?=\S)/;
const numbered =
  /^(?:(?:annex|appendix|anhang|annexe|anexo|allegato|chapter|section|kapitel|chapitre)\s+[A-Z0-9]+[.:]?|\d+(?:\.\d+)*\.?|[A-Z](?:\.\d+)+)\s+\S/iu;
const labelled = /^\p{Lu}[^:]{0,50}:(?:\s|$)/u;

/** Reads plain text: blocks between empty lines, headings by number, underline or capitals, and lists by their marks. Tables made of spaces stay lines. */
export function textPieces(text: string): Pieces {
  const blocks = blocksOf(text);
  const pieces: Piece[] = [];
  blocks.forEach((block, index) => {
    const rest = takeHeading(block, blocks[index + 1], pieces);
    if (rest.length > 0) takeLines(rest, pieces);
  });
  return { pieces: attachCaptions(pieces) };
}

function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [];
  let open: Line[] = [];
  text.split(/\r\n|[\n\r\u2028]/).forEach((raw, index) => {
    const line = raw.replaceAll('\t', '    ').replaceAll('\f', ' ');
    if (line.trim() === '') {
      if (open.length > 0) blocks.push(open);
      open = [];
    } else open.push({ text: line.trimEnd(), number: index + 1, indent: line.length - line.trimStart().length });
  });
  if (open.length > 0) blocks.push(open);
  return blocks;
}

/** Takes the heading off the top of a block, where it has one, and gives the lines that follow it. */
function takeHeading(block: readonly Line[], next: readonly Line[] | undefined, pieces: Piece[]): readonly Line[] {
  const [first, second] = block as [Line, Line | undefined];
  const title = first.text.trim();
  const add = (level: number) => void pieces.push({ type: 'heading', level, text: cleanText(title), place: { line: first.number } });
  const underline = second && /^(?:={3,}|-{3,}|~{3,}|\*{3,})$/.test(second.text.trim()) ? second.text.trim()[0] : undefined;
  if (underline && isTitle(title) && !bullet.test(title)) {
    add(underline === '=' ? 1 : 2);
    return block.slice(2);
  }
  if (second || !isTitle(title)) return block;
  if (numbered.test(title) && !continuesList(title, next, pieces)) {
    add(levelOf(title));
    return [];
  }
  if (title.length <= 60 && /\p{Lu}{3}/u.test(title) && title === title.toUpperCase() && next) {
    add(1);
    return [];
  }
  return block;
}

function isTitle(text: string): boolean {
  return text.length <= 90 && !/[.;,:!?]$/.test(text) && /\p{L}/u.test(text) && !/\S {3,}\S/.test(text) && text.split(/\s+/).length <= 14;
}

function levelOf(title: string): number {
  const number = /^[A-Z0-9]+(?:\.\d+)*/.exec(title)?.[0] ?? '';
  return /^(?:\d|[A-Z]\.\d)/.test(number) ? number.split('.').length : 1;
}

/** A line such as "2. Clean the mask" after an entry "1. …", or before "3. …" of the same kind, is a step and no heading. */
function continuesList(title: string, next: readonly Line[] | undefined, pieces: readonly Piece[]): boolean {
  const number = /^(\d+)[.)]?\s/.exec(title)?.[1];
  if (!number) return false;
  if (pieces.at(-1)?.type === 'item' && Number(number) > 1) return true;
  const following = next?.[0] && /^(\d+)[.)]?\s/.exec(next[0].text.trim())?.[1];
  return following !== undefined && Number(following) === Number(number) + 1;
}

function takeLines(lines: readonly Line[], pieces: Piece[]): void {
  const indents: number[] = [];
  let paragraph: Line[] = [];
  const flush = () => {
    if (paragraph.length === 0) return;
    const text = cleanText(joined(paragraph));
    if (text) pieces.push({ type: 'paragraph', text, place: { line: paragraph[0]!.number } });
    paragraph = [];
  };
  let inItem = false;
  for (const line of lines) {
    const text = line.text.trim();
    const isBullet = bullet.test(text);
    const isCounted = !isBullet && counted.test(text);
    const last = pieces.at(-1);
    if (isBullet || isCounted) {
      flush();
      while (indents.length > 0 && indents.at(-1)! >= line.indent) indents.pop();
      indents.push(line.indent);
      const content = cleanText(text.replace(isBullet ? bullet : counted, ''));
      pieces.push({ type: 'item', level: indents.length, ordered: isCounted, text: content, place: { line: line.number } });
      inItem = true;
    } else if (inItem && last?.type === 'item' && (line.indent > 0 || !/^\p{Lu}/u.test(text)))
      pieces[pieces.length - 1] = { ...last, text: cleanText(`${last.text} ${text}`) };
    else {
      inItem = false;
      paragraph.push(line);
    }
  }
  flush();
}

/** Joins lines that were only broken at the margin; short lines, labels and rows of a table stay lines. */
function joined(lines: readonly Line[]): string {
  const widest = Math.max(...lines.map((line) => line.text.length));
  const isTable = lines.filter((line) => /\S(?: {3,}|\t|\s*\|\s*)\S/.test(line.text)).length >= 2;
  return lines
    .map((line, index) => {
      const text = line.text.trim();
      if (index === 0) return text;
      const before = lines[index - 1]!.text;
      const stays = isTable || labelled.test(text) || before.length < Math.min(50, widest * 0.6);
      return (stays ? '\n' : ' ') + text;
    })
    .join('');
}
