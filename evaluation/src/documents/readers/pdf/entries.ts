/** Where something stands on its page, in points from the top left corner. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface EntryCell {
  readonly lines: readonly string[];
  readonly columns: number;
}

export interface EntryRow {
  readonly page: number;
  readonly cells: readonly EntryCell[];
}

interface Common {
  readonly page: number;
  readonly box: Box;
}

export interface TextEntry extends Common {
  readonly type: 'paragraph';
  readonly role?: 'title' | 'caption' | 'quote' | 'footnote';
  readonly lines: readonly string[];
  /** The last line reaches the right edge, so that the text may go on. */
  readonly full: boolean;
}

export interface ItemEntry extends Common {
  readonly type: 'item';
  readonly level: number;
  readonly ordered: boolean;
  readonly lines: readonly string[];
  readonly full: boolean;
}

export interface HeadingEntry extends Common {
  readonly type: 'heading';
  readonly level: number;
  readonly lines: readonly string[];
}

export interface TableEntry extends Common {
  readonly type: 'table';
  readonly caption: readonly string[];
  readonly headerRows: number;
  readonly columnCount: number;
  readonly rows: readonly EntryRow[];
}

/** A piece of one page whose lines are not joined yet. */
export type Entry = TextEntry | ItemEntry | HeadingEntry | TableEntry;
