import {
  cleanLine,
  type DocumentTree,
  type Figure,
  phrases,
  type Section,
  type Table,
  versionText,
  walkSections,
} from '@cerulean/evaluation/documents';
import {
  type FileChild,
  Footer,
  Header,
  InternalHyperlink,
  type ISectionOptions,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from 'docx';
import type { Bench, Place } from './bench.ts';
import { captionWord } from './captions.ts';
import { field, fieldEdges, tab } from './fields.ts';
import { textRuns } from './inlines.ts';
import { type PageShape, twips } from './page.ts';
import { colour, rule } from './styles.ts';
import { coverTable } from './tables.ts';

/** The first page: what the document is, of which device, which version, and what everybody must know who opens it. */
export function cover(place: Place, tree: DocumentTree): FileChild[] {
  const given = new Set(tree.cover.map((line) => line.label.trim().toLowerCase()));
  const own = [
    { label: phrases.version, value: versionText(tree).slice(phrases.version.length + 1) },
    { label: phrases.date, value: tree.date },
  ];
  // Templates may put version and date among the lines of the cover; they stand there once.
  const lines = [...tree.cover, ...own.filter((line) => !given.has(line.label.toLowerCase()))];
  const parts: FileChild[] = [new Paragraph({ style: 'Title', children: textRuns(cleanLine(tree.title)) })];
  if (tree.subtitle) parts.push(new Paragraph({ style: 'Subtitle', children: textRuns(tree.subtitle) }));
  if (tree.status === 'draft') parts.push(new Paragraph({ style: 'CoverStatus', children: textRuns(phrases.draft) }));
  parts.push(coverTable(place, lines));
  if (tree.notice) parts.push(new Paragraph({ style: 'NoteCaution', spacing: { before: 700, after: 0 }, children: textRuns(tree.notice) }));
  else parts.push(new Paragraph({ style: 'SectionEnd' }));
  return parts;
}

function entry(
  style: string,
  mark: string,
  label: string,
  title: string,
  edges: { readonly before?: ParagraphChild[]; readonly after?: ParagraphChild[] },
): Paragraph {
  const words = [...(label === '' ? [] : [...textRuns(label), tab()]), ...textRuns(title)];
  return new Paragraph({
    style,
    children: [...(edges.before ?? []), new InternalHyperlink({ anchor: mark, children: words }), ...(edges.after ?? [])],
  });
}

/** Entries of a list that Word can make anew: the first opens the field and the last closes it. */
function fieldOf(
  instruction: string,
  entries: readonly { readonly style: string; readonly mark: string; readonly label: string; readonly title: string }[],
): Paragraph[] {
  const { before, after } = fieldEdges(instruction);
  return entries.map((one, index) =>
    entry(one.style, one.mark, one.label, one.title, {
      ...(index === 0 ? { before } : {}),
      ...(index === entries.length - 1 ? { after } : {}),
    }),
  );
}

function* captioned(blocks: Section['blocks']): Generator<Table | Figure> {
  for (const block of blocks) {
    if (block.type === 'table' || block.type === 'figure') yield block;
    if (block.type === 'list') for (const item of block.items) yield* captioned(item);
  }
}

/**
 * Contents, list of tables and list of figures, filled in; those with nothing to list are left out. The entries are links and carry no page numbers
 * yet: only a program that lays out pages knows these, and Word sets them when it updates the fields on opening.
 */
export function contents(bench: Bench, tree: DocumentTree): FileChild[] {
  const title = (text: string, isFirst: boolean): Paragraph =>
    new Paragraph({ style: 'TOCHeading', ...(isFirst ? {} : { spacing: { before: 480, after: 160 } }), children: textRuns(text) });
  const sections = [...walkSections(tree.sections)].filter(({ level }) => level <= 3);
  const parts: FileChild[] = [title(phrases.contents, true)];
  parts.push(
    ...fieldOf(
      'TOC \\o "1-3" \\h \\z \\u',
      sections.map(({ section, level }) => ({
        style: `TOC${level}`,
        mark: bench.contentsMark(section),
        label: cleanLine(section.number).trim(),
        title: cleanLine(section.title),
      })),
    ),
  );
  const blocks = [...walkSections(tree.sections)].flatMap(({ section }) => [...captioned(section.blocks)]);
  for (const word of ['Table', 'Figure'] as const) {
    const entries = blocks
      .filter((block) => captionWord(block) === word)
      .map((block) => ({
        style: 'TableofFigures',
        mark: bench.contentsMark(block),
        label: `${word} ${block.number}`,
        title: cleanLine(block.caption),
      }));
    if (entries.length > 0)
      parts.push(title(word === 'Table' ? phrases.tables : phrases.figures, false), ...fieldOf(`TOC \\h \\z \\c "${word}"`, entries));
  }
  // The properties of the pages must not stand in an entry: LibreOffice would take the fields of the footer for a part of the list.
  parts.push(new Paragraph({ style: 'SectionEnd' }));
  return parts;
}

/** Text of one line for every page; a very long one, which would leave no room for content, is cut, since the cover has it whole. */
function short(text: string): string {
  const characters = [...cleanLine(text)];
  return characters.length <= 240 ? characters.join('') : `${characters.slice(0, 239).join('')}…`;
}

/** What stands at the top and the foot of every page but the cover. */
export function running(tree: DocumentTree, page: PageShape): Pick<ISectionOptions, 'headers' | 'footers'> {
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(page.width) }];
  const name = [short(tree.title), short(versionText(tree))].join(' · ');
  const line = new Paragraph({
    style: 'Footer',
    tabStops,
    children: [...textRuns(name), tab(), new TextRun('Page '), ...field('PAGE', '1'), new TextRun(' of '), ...field('NUMPAGES', '1')],
    border: { top: rule(4, colour.rule, 5) },
  });
  const notice = tree.notice
    ? [new Paragraph({ style: 'Footer', spacing: { before: 40 }, children: textRuns(short(tree.notice), { color: colour.caution }) })]
    : [];
  const footers = { default: new Footer({ children: [line, ...notice] }) };
  if (!tree.subtitle) return { footers };
  const header = new Paragraph({
    style: 'Header',
    children: textRuns(short(tree.subtitle)),
    border: { bottom: rule(4, colour.rule, 4) },
  });
  return { headers: { default: new Header({ children: [header] }) }, footers };
}
