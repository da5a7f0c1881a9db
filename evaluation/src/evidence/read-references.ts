import { byId, done, type Finding, type Outcome, trouble } from '../base/index.ts';
import { completeRecord } from './complete-record.ts';
import { severityOfFinding } from './finding-severity.ts';
import { formats } from './formats/index.generated.ts';
import type { ReadRecord } from './reference.ts';
import type { ReferenceFormat } from './reference-format.ts';
import type { ColumnMapping } from './table-fields.ts';

/** What came of reading one file, and in which format it was read. */
export interface ReadFile {
  /** Id of the entry in `evidence/formats`. */
  readonly format: string;
  readonly records: ReadRecord[];
  readonly findings: Finding[];
  readonly rejected: number;
}

/** Below this certainty a file is not read on a guess. */
const certaintyMin = 0.5;

/** Reads references in the format that is named, or in the one the content shows. Only a file whose format is not known is a problem. */
export function readReferences(
  text: string,
  { file, format, columns }: { file: string; format?: string; columns?: ColumnMapping | undefined },
): Outcome<ReadFile> {
  const entry = format === undefined ? recognise(text, file) : byId<ReferenceFormat>(formats, format);
  if (!entry) {
    const names = formats.map((known) => known.id).join(', ');
    if (format !== undefined)
      return trouble('format-unknown', `There is no format "${format}" for ${file}.`, { remedy: `Choose one of ${names}.` });
    const guess = whatElse(text);
    return trouble(
      'format-unknown',
      guess ? `${file} looks like ${guess}, which is not read here.` : `${file} holds no references in a format that is known.`,
      {
        remedy: 'Export the references again as RIS, or from PubMed in the format "PubMed" (.nbib).',
      },
    );
  }
  const read = entry.read(text, { file, columns });
  return done({ format: entry.id, ...read, records: read.records.map(completeRecord) });
}

/** The format a text is most certainly in; undefined where none is certain enough. */
function recognise(text: string, file: string): ReferenceFormat | undefined {
  const rated = formats.map((entry: ReferenceFormat) => ({ entry, certainty: entry.detect(text, file) }));
  const best = rated.reduce((most, next) => (next.certainty > most.certainty ? next : most));
  return best.certainty >= certaintyMin ? best.entry : undefined;
}

/** Other things people have in such files, so that the answer can name what they gave. */
function whatElse(text: string): string | undefined {
  const start = text.slice(0, 5000);
  if (/^\s*(?:<!doctype html|<html)/i.test(start)) return 'a web page';
  if (/^\s*</.test(start)) return 'an XML file';
  return undefined;
}

/** Records and findings in the shape that `cerulean evidence read --json` prints; keys stand in a fixed order. */
export function toJson(files: readonly Pick<ReadFile, 'records' | 'findings'>[]) {
  return {
    records: files.flatMap(({ records }) =>
      records.map((record) => ({
        id: record.id,
        type: record.type,
        title: record.title,
        authors: record.authors,
        year: record.year ?? null,
        container: record.container,
        volume: record.volume,
        issue: record.issue,
        pages: record.pages,
        doi: record.doi,
        pmid: record.pmid,
        pmcid: record.pmcid,
        abstract: record.abstract,
        keywords: record.keywords,
        language: record.language,
        publicationTypes: record.publicationTypes,
        url: record.url,
        links: record.links,
        source: {
          file: record.source.file,
          line: record.source.line ?? null,
          format: record.source.format,
          database: record.source.database,
        },
      })),
    ),
    findings: files.flatMap(({ findings }) =>
      findings.map(({ file, line, code, message }) => ({
        file: file ?? null,
        line: line ?? null,
        code,
        message,
        severity: severityOfFinding(code),
      })),
    ),
  };
}
