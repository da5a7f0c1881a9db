import { z } from 'zod';
import type { DataOf, Kind, Stored } from '../records/index.ts';

const recordAnchorSchema = z.object({
  record: z.object({
    kind: z.string(),
    id: z.string(),
    label: z.string(),
    /** What the record says there, shortened. */
    quote: z.string().optional(),
  }),
});

const documentAnchorSchema = z.object({
  document: z.object({
    /** Name of the uploaded file. */
    name: z.string(),
    /** Number and title of the section. */
    section: z.string(),
    /** Page of the file, counted from 1, where the format has pages. */
    page: z.number().int().min(1).optional(),
    /** Words as they stand in the file. */
    quote: z.string(),
  }),
});

/** What an answer rests on: a record of the evaluation, or a place in a document with its words. */
export const anchorSchema = z.union([recordAnchorSchema, documentAnchorSchema]);
export type Anchor = z.output<typeof anchorSchema>;

/** An anchor to a record, with what it says where that is given. */
export function recordAnchor<K extends Kind>(kind: K, record: Stored<DataOf<K>>, quote = ''): Anchor {
  const label = kind.label(record.data);
  const said = shortened(quote);
  return { record: { kind: kind.name, id: record.id, label, ...(said && said !== label ? { quote: said } : {}) } };
}

/** An anchor as a reader sees it: `claim "Lowers infection"`, `CER.pdf, 4.2 Equivalence, page 12: "No equivalence is claimed."`. */
export function describeAnchor(anchor: Anchor): string {
  if ('record' in anchor) {
    const { kind, label, quote } = anchor.record;
    return `${kind.replaceAll('-', ' ')} "${shortened(label)}"${quote ? `: ${quote}` : ''}`;
  }
  const { name, section, page, quote } = anchor.document;
  return `${[name, section, page === undefined ? '' : `page ${page}`].filter(Boolean).join(', ')}: "${quote}"`;
}

/** Two anchors are the same when they name the same place and words. */
export function distinctAnchors(anchors: readonly Anchor[]): Anchor[] {
  return [...new Map(anchors.map((anchor) => [JSON.stringify(anchor), anchor])).values()];
}

const longest = 240;

/** A text on one line, cut at a word where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))} …`;
}
