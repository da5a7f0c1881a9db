import type { Piece, Pieces, ReadDocument, TablePiece } from './read-document.ts';
import type { Block, Cell, Section, Table } from './tree.ts';

interface OpenSection {
  readonly level: number;
  readonly section: Section & { blocks: Block[]; sections: Section[] };
}

/**
 * Puts the pieces of a file into sections, by the level of their headings. Levels that a file leaves out are no mistake: a heading of level 4 under
 * one of level 2 is its child. What stands before the first heading is a section without number and title.
 */
export function assemble(file: string, format: string, read: Pieces): ReadDocument {
  const { pieces, title, language, ...rest } = read;
  const roots: Section[] = [];
  const open: OpenSection[] = [];
  let sectionCount = 0;
  let blockCount = 0;
  let tableCount = 0;

  const begin = (level: number, number: string, text: string, place: Section['place']): OpenSection => {
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const section = {
      id: `section-${++sectionCount}`,
      number,
      title: text,
      ...(place ? { place } : {}),
      blocks: [] as Block[],
      sections: [] as Section[],
    };
    (open.at(-1)?.section.sections ?? roots).push(section);
    const opened = { level, section };
    open.push(opened);
    return opened;
  };
  const into = (): Block[] => (open.at(-1) ?? begin(1, '', '', undefined)).section.blocks;
  const addItem = (piece: Extract<Piece, { type: 'item' }>): void => {
    let blocks = into();
    for (let level = 1; level < piece.level; level++) {
      const last = blocks.at(-1);
      if (last?.type !== 'list' || last.items.length === 0) break;
      blocks = last.items.at(-1) as Block[];
    }
    const item: Block[] = [
      { type: 'paragraph', id: `block-${++blockCount}`, content: [{ type: 'text', text: piece.text }], place: piece.place },
    ];
    const last = blocks.at(-1);
    if (last?.type === 'list' && last.ordered === piece.ordered) (last.items as Block[][]).push(item);
    else blocks.push({ type: 'list', ordered: piece.ordered, items: [item] });
  };

  for (const piece of pieces) {
    if (piece.type === 'heading') {
      const { number, text } = piece.number === undefined ? partNumber(piece.text) : { number: piece.number, text: piece.text };
      begin(piece.level, number, text, piece.place);
    } else if (piece.type === 'item') addItem(piece);
    else if (piece.type === 'table') into().push(tableOf(piece, ++tableCount));
    else if (piece.role === 'quote') into().push({ type: 'quote', content: [{ type: 'text', text: piece.text }], place: piece.place });
    else {
      const role = piece.role === 'caption' || piece.role === 'footnote' ? { role: piece.role } : {};
      into().push({
        type: 'paragraph',
        id: `block-${++blockCount}`,
        content: [{ type: 'text', text: piece.text }],
        place: piece.place,
        ...role,
      });
    }
  }

  const titlePiece =
    pieces.find((piece) => piece.type === 'paragraph' && piece.role === 'title') ?? pieces.find((piece) => piece.type === 'heading');
  return {
    running: [],
    comments: [],
    revisions: [],
    hidden: [],
    images: [],
    findings: [],
    ...rest,
    format,
    tree: {
      format: 1,
      document: file,
      title: title || (titlePiece && 'text' in titlePiece ? titlePiece.text : file),
      subtitle: '',
      language: language ?? '',
      status: 'draft',
      version: '',
      date: '',
      cover: [],
      sections: roots,
      references: [],
    },
  };
}

const numberedHeading =
  /^((?:(?:annex|appendix|anhang|annexe|anexo|allegato)\s+[A-Z0-9]+)|\d+(?:\.\d+)*|[A-Z](?:\.\d+)+|[IVX]+\.(?=\s))[.):]?\s+(\S.*)$/iu;

/** The number that a heading carries in its text, and the rest: "4.2 Contraindications" has the number "4.2". */
export function partNumber(heading: string): { number: string; text: string } {
  const match = numberedHeading.exec(heading.trim());
  return match ? { number: match[1]!, text: match[2]! } : { number: '', text: heading.trim() };
}

function tableOf(piece: TablePiece, number: number): Table {
  const cells = (row: TablePiece['rows'][number], strong: boolean): Cell[] =>
    row.map((cell) => ({
      content: [{ type: 'text', text: cell.text }],
      ...(cell.columns && cell.columns > 1 ? { columns: cell.columns } : {}),
      ...(strong ? { strong } : {}),
      ...(cell.place ? { place: cell.place } : {}),
    }));
  const heads = piece.rows.slice(0, piece.headerRows);
  const width = Math.max(0, ...piece.rows.map((row) => row.reduce((sum, cell) => sum + (cell.columns ?? 1), 0)));
  const titles: string[] = Array.from({ length: width }, () => '');
  for (const row of heads) {
    let column = 0;
    for (const cell of row) {
      for (let step = 0; step < (cell.columns ?? 1) && column < width; step++, column++) {
        titles[column] = [titles[column], cell.text].filter(Boolean).join(' ');
      }
    }
  }
  return {
    type: 'table',
    id: `table-${number}`,
    number,
    caption: piece.caption,
    columns: titles.map((title) => ({ title, align: 'left', width: 1 })),
    rows: piece.rows.slice(piece.headerRows).map((row) => cells(row, false)),
    place: piece.place,
  };
}
