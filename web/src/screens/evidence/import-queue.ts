import { type OutputOf, upload } from '../../api/client.ts';
import { FileQueue, type FileOnItsWay as OnItsWay } from '../../kit/file-queue.ts';

export type ImportPreview = OutputOf<'evidence.import.preview'>;
/** The columns of a table, with their first cells. */
export type PreviewedTable = NonNullable<ImportPreview['table']>;
export type ColumnMapping = PreviewedTable['columns'];

/** What came of a file: it was imported, or it is a table and somebody has to say what its columns hold. */
export type ImportReport =
  | { readonly imported: OutputOf<'evidence.import.create'> }
  | { readonly asks: ImportPreview & { readonly table: PreviewedTable }; readonly file: File };

/** One file of references on its way into an evaluation. */
export type FileOnItsWay = OnItsWay<ImportReport>;

/** The one queue of the page of imports. */
export const importQueue = new FileQueue<ImportReport>();

/** Where the files come from; it is recorded with each of them. */
export interface ImportSource {
  readonly evaluation: string;
  readonly database: string;
  readonly searchRunId?: string;
}

/** Files that may be tables, by their names; they are looked at before they are imported. */
const mayBeTable = /\.(?:csv|tsv|tab|txt|xlsx)(?:\.gz)?$/i;

/** Sends a file. A table whose columns nobody explained yet is not imported before somebody does. */
export async function sendFile(
  source: ImportSource,
  file: File,
  { columns, onSent, signal }: { columns?: ColumnMapping; onSent: (percent: number) => void; signal: AbortSignal },
): Promise<ImportReport> {
  const looksFirst = columns === undefined && mayBeTable.test(file.name);
  const share = looksFirst ? 50 : 100;
  if (looksFirst) {
    const preview = await upload('evidence.import.preview', { evaluation: source.evaluation }, [file], {
      onProgress: ({ sent, total }) => onSent((share * sent) / total),
      signal,
    });
    if (preview.table && !preview.table.remembered) return { asks: { ...preview, table: preview.table }, file };
  }
  const imported = await upload('evidence.import.create', { ...source, ...(columns ? { columns: JSON.stringify(columns) } : {}) }, [file], {
    onProgress: ({ sent, total }) => onSent(100 - share + (share * sent) / total),
    signal,
  });
  return { imported };
}
