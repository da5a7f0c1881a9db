import { type Finding, unreachable } from '../../../base/index.ts';
import {
  type Block,
  type Cell,
  type Figure,
  type FormattedReference,
  type Inline,
  type Mark,
  plainText,
  type Section,
  type Table,
} from '../../tree.ts';
import { balancedPercentages } from '../content/balanced-columns.ts';
import { cleanLine, cleanText, safeHref } from '../content/characters.ts';
import { evenRows, isRaised, phrases } from '../content/phrases.ts';
import { fittedSize, safeSvg } from '../content/safe-svg.ts';
import type { Targets } from '../content/targets.ts';
import { breakable, type Coverage, coveredRuns, hyphenationRuns, literal } from './literal.ts';

/** Everything the source of one section needs: where links lead, which characters the fonts have, and where findings and drawings go. */
export interface Workbench {
  readonly targets: Targets;
  readonly references: readonly FormattedReference[];
  readonly coverage: Coverage;
  /** Heading of the section being written, for findings. */
  readonly place: string;
  readonly report: (finding: Finding) => void;
  /** Keeps a drawing and gives the name of its file. */
  readonly drawing: (svg: string) => string;
  /** Width and height that content may fill, in millimetres. */
  readonly width: number;
  readonly height: number;
}

/** Characters of a word of usual letters that fit one millimetre of a table column. */
const charactersPerMillimetre = 0.68;

/** Heads of up to this many lines are repeated on every page. */
const headLines = 12;

/** Rows of up to this many lines go to the next page whole. */
const wholeRowLines = 18;

const functionOfMark: Readonly<Record<Exclude<Mark, 'emphasis'>, string>> = {
  strong: 'strong',
  superscript: 'super',
  subscript: 'sub',
  code: 'code',
};

function missingCharacters(bench: Workbench, text: string): void {
  for (const character of new Set(text)) {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const message = `The character “${character}” (U+${code}) in ${bench.place} is in none of the fonts that come with the product; the PDF shows a mark in its place.`;
    bench.report({ code: 'character-not-in-fonts', message });
  }
}

/** Text as a Typst expression that gives content. Characters that no font has become marks and findings. */
export function textCode(bench: Workbench, text: string, limit = 60, isEmphasised = false): string {
  const parts: string[] = [];
  for (const [index, line] of breakable(cleanText(text), limit).split('\n').entries()) {
    if (index > 0) parts.push('linebreak()');
    for (const run of coveredRuns(line.replace(/\t/g, ' '), bench.coverage)) {
      if (run.shown === 'all') {
        const emphasised = (code: string): string => (isEmphasised ? `emph(${code})` : code);
        for (const [place, part] of hyphenationRuns(run.text, limit).entries()) {
          if (part !== '') parts.push(emphasised(place % 2 === 0 ? literal(part) : `hyphenated(${literal(part)})`));
        }
      } else if (run.shown === 'upright') parts.push(`upright(${literal(run.text)})`);
      else {
        missingCharacters(bench, run.text);
        parts.push(`hole(${literal('\ufffd'.repeat([...run.text].length))})`);
      }
    }
  }
  if (parts.length === 0) return '[]';
  return parts.length === 1 ? parts[0]! : `{${parts.join(';')}}`;
}

function inlineCode(bench: Workbench, part: Inline, limit: number): string {
  switch (part.type) {
    case 'break':
      return 'linebreak()';
    case 'text': {
      const marks = [...new Set(part.marks)];
      const around = marks.filter((mark) => mark !== 'emphasis');
      // Emphasis goes around each run that can be slanted; those that cannot would have no glyph.
      const isEmphasised = marks.length > around.length;
      return around.reduce((code, mark) => `${functionOfMark[mark]}(${code})`, textCode(bench, part.text, limit, isEmphasised));
    }
    case 'fact':
      return textCode(bench, part.text, limit);
    case 'missing':
      return `missing(${textCode(bench, part.text, limit)})`;
    case 'citation': {
      const target = part.referenceIds.map((id) => bench.targets.ofReference(id)).find((one) => one !== undefined);
      const text = textCode(bench, part.text, limit);
      const linked = target ? `to(${literal(target.anchor)},${text})` : text;
      return isRaised(part) ? `super(${linked})` : linked;
    }
    case 'cross-reference': {
      const target = bench.targets.of(part.target);
      const text = textCode(bench, part.text, limit);
      return target ? `to(${literal(target.anchor)},${text})` : text;
    }
    case 'link': {
      const href = safeHref(part.href);
      const text = textCode(bench, part.text, Math.min(limit, 40));
      return href === undefined ? text : `out(${literal(href)},${text})`;
    }
    default:
      return unreachable(part);
  }
}

/** Inline content as a Typst expression. */
export function inlineCodeOf(bench: Workbench, content: readonly Inline[], limit = 60): string {
  if (content.length === 0) return '[]';
  const parts = content.map((part) => inlineCode(bench, part, limit));
  return parts.length === 1 ? parts[0]! : `{${parts.join(';')}}`;
}

/** A Typst array, which needs a comma after a single element. */
export function array(elements: readonly string[]): string {
  return elements.length === 1 ? `(${elements[0]},)` : `(${elements.join(',')})`;
}

function anchorCode(bench: Workbench, element: object): string {
  const anchor = bench.targets.place(element);
  return anchor === undefined ? 'none' : literal(anchor);
}

/** About how many lines a cell has whose column holds so many characters. */
function linesOf(cell: Cell, capacity: number): number {
  return plainText(cell.content).length / capacity + cell.content.filter((part) => part.type === 'break').length;
}

function tableCode(bench: Workbench, block: Table): string {
  const caption = textCode(bench, cleanLine(block.caption));
  const head = `tbl(${literal(String(block.number))},${anchorCode(bench, block)},${caption}`;
  const note = block.note ? `\n#small(${textCode(bench, block.note)})` : '';
  if (block.columns.length === 0) return `#${head},(1fr,),(start,),([],),())${note}`;
  const percentages = balancedPercentages(block, bench.width * charactersPerMillimetre);
  const capacities = percentages.map((percentage) => Math.max(4, Math.floor((percentage / 100) * bench.width * charactersPerMillimetre)));
  // A head that fills the page would leave no room for rows.
  const isRepeated = block.columns.every((column, index) => column.title.length / capacities[index]! < headLines);
  const titles = block.columns.map((column, index) => textCode(bench, cleanLine(column.title), capacities[index]));
  const sides = block.columns.map((column) => (column.align === 'left' ? 'start' : column.align === 'right' ? 'end' : 'center'));
  const rows = evenRows(block).map((row, index) => {
    const held = row.map(({ column, columns }) => capacities.slice(column, column + columns).reduce((sum, one) => sum + one, 0));
    const isLong = row.some(({ cell }, place) => linesOf(cell, held[place]!) >= wholeRowLines);
    const cells = row.map(({ cell, columns }, place) => {
      const content = inlineCodeOf(bench, cell.content, held[place]!);
      const strong = cell.strong ? `strong(${content})` : content;
      if (columns > 1) return `${isLong ? 'long-span' : 'span'}(${columns},${strong})`;
      return isLong ? `long(${strong})` : strong;
    });
    return `${index > 0 ? 'row-rule,' : ''}${cells.join(',')},`;
  });
  return `#${head},${array(percentages.map((width) => `${width}fr`))},${array(sides)},${array(titles)},(\n${rows.join('\n')}\n),repeated:${isRepeated})${note}`;
}

function figureCode(bench: Workbench, block: Figure): string {
  const svg = safeSvg(block.svg);
  if (svg === undefined) {
    bench.report({
      code: 'figure-unreadable',
      message: `Figure ${block.number} in ${bench.place} is not an SVG drawing that can be read; its description stands in its place.`,
    });
  }
  const size = fittedSize(block, bench.width, bench.height);
  const file = svg === undefined ? 'none' : literal(bench.drawing(coveredDrawing(bench, svg)));
  // A description that is read out needs no glyph; one that stands in for the drawing does.
  const alternative = svg === undefined ? textCode(bench, block.alternative) : literal(block.alternative);
  const caption = textCode(bench, cleanLine(block.caption));
  const code = `#fig(${literal(String(block.number))},${anchorCode(bench, block)},${caption},${file},${alternative},${size.width}mm,${size.height}mm)`;
  return block.note ? `${code}\n#small(${textCode(bench, block.note)})` : code;
}

/** A drawing whose text holds only characters that the fonts have upright, since one that has none stops the whole file. */
function coveredDrawing(bench: Workbench, svg: string): string {
  return coveredRuns(svg, bench.coverage)
    .map((run) => {
      if (run.shown !== 'none') return run.text;
      missingCharacters(bench, run.text);
      return '\ufffd'.repeat([...run.text].length);
    })
    .join('');
}

function blockCode(bench: Workbench, block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'subheading': {
      const made = `${block.type === 'paragraph' ? 'p' : 'subheading'}(${inlineCodeOf(bench, block.content)})`;
      const anchor = anchorCode(bench, block);
      return anchor === 'none' ? `#${made}` : `#placed(${anchor},${made})`;
    }
    case 'list': {
      const items = block.items.map((item) => `[\n${blocksCode({ ...bench, width: bench.width - 8 }, item)}\n]`);
      return items.length === 0 ? '' : `#${block.ordered ? 'enum' : 'list'}(${items.join(',')})`;
    }
    case 'quote':
      return `#quotation(${inlineCodeOf(bench, block.content)},${block.source ? textCode(bench, block.source) : 'none'})`;
    case 'note':
      return `#note(${literal(block.tone)},${literal(phrases.note[block.tone])},${inlineCodeOf(bench, block.content)})`;
    case 'table':
      return tableCode(bench, block);
    case 'figure':
      return figureCode(bench, block);
    case 'signatures': {
      const head = array([phrases.role, phrases.name, phrases.signature].map(literal));
      const lines = block.lines.map((line) => `(${textCode(bench, line.role, 25)},${textCode(bench, line.name, 25)})`);
      return `#signatures(${head},${array(lines)})`;
    }
    case 'references': {
      if (bench.references.length === 0) return `#p(${literal(phrases.noReferences)})`;
      const entries = bench.references.map(
        (entry) => `#reference(${literal(String(entry.number))},${anchorCode(bench, entry)},${inlineCodeOf(bench, entry.content)})`,
      );
      return entries.join('\n');
    }
    default:
      return unreachable(block);
  }
}

/** Blocks as Typst markup that is nothing but calls. */
export function blocksCode(bench: Workbench, blocks: readonly Block[]): string {
  return blocks.map((block) => blockCode(bench, block)).join('\n');
}

/** A heading with its own content, without the sections below it. */
export function sectionCode(bench: Workbench, section: Section, level: number): string {
  const number = cleanLine(section.number).trim();
  const title = textCode(bench, cleanLine(section.title));
  const heading = `#sec(${level},${number ? literal(number) : 'none'},${anchorCode(bench, section)},${title})`;
  const basis = section.basis?.length ? `#basis(${textCode(bench, `${phrases.basis}: ${section.basis.join(' · ')}`)})` : '';
  return [heading, basis, blocksCode(bench, section.blocks)].filter(Boolean).join('\n');
}
