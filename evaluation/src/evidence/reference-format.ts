import type { Finding, RegistryEntry } from '../base/index.ts';
import type { ReadRecord } from './reference.ts';
import type { ColumnMapping } from './table-fields.ts';

/** What came of reading one file of references: `records.length + rejected` is the number of records the file holds. */
export interface ReadReferences {
  readonly records: ReadRecord[];
  /** What was not understood, by line; a record that was not taken in has a finding of its own with the code `record-rejected`. */
  readonly findings: Finding[];
  readonly rejected: number;
}

/** What a reader is told beside the text. */
export interface ReadOptions {
  readonly file: string;
  /** What the columns of a table hold, where somebody said so; readers of other files do without. */
  readonly columns?: ColumnMapping | undefined;
}

/**
 * A file format for bibliographic references. Reading never throws and never stops at a broken record.
 */
export interface ReferenceFormat extends RegistryEntry {
  /** Endings of file names, without the dot, most usual first. */
  readonly endings: readonly string[];
  /** How sure it is, from 0 to 1, that a text is in this format; the content counts first, the file name decides only between equals. */
  readonly detect: (text: string, fileName: string) => number;
  readonly read: (text: string, options: ReadOptions) => ReadReferences;
  readonly write?: (records: readonly ReadRecord[]) => string;
  /** Files on both sides of the line: what is read without remark, and what is reported. */
  readonly examples: readonly {
    readonly title: string;
    readonly text: string;
    readonly titles: readonly string[];
    readonly rejected: number;
    /** Codes of the findings, in order. */
    readonly findings: readonly string[];
  }[];
}

/** A record with nothing in it yet; readers fill in what they find. */
export function emptyRecord(id: string, source: ReadRecord['source']): ReadRecord {
  return {
    id,
    type: 'article',
    title: '',
    authors: [],
    year: undefined,
    container: '',
    volume: '',
    issue: '',
    pages: '',
    doi: '',
    pmid: '',
    pmcid: '',
    abstract: '',
    keywords: [],
    language: '',
    publicationTypes: [],
    url: '',
    links: [],
    source,
  };
}
