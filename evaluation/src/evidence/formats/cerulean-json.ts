import { z } from 'zod';
import { FindingList } from '../finding-list.ts';
import { objectsWithin } from '../json-objects.ts';
import { bibliographicSchema, provenanceSchema, type ReadRecord } from '../reference.ts';
import type { ReadReferences, ReferenceFormat } from '../reference-format.ts';

const orNothing = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => value ?? undefined, schema);
/** A record with null where something is not there, as JSON writes it. */
const recordSchema = bibliographicSchema.extend({
  id: z.string().min(1),
  year: orNothing(bibliographicSchema.shape.year),
  source: provenanceSchema.pick({ database: true }).optional(),
});

/** What `cerulean evidence read --json` prints, and what searches over the network are kept as: no field that was read is lost on the way. */
const ceruleanJson: ReferenceFormat = {
  id: 'cerulean-json',
  title: 'Records read by Cerulean (JSON)',
  references: ['cerulean evidence read --json: an object with the records and the findings'],
  endings: ['json'],
  detect: (text) => (/^\uFEFF?\s*\{\s*"records"\s*:\s*\[/.test(text.slice(0, 200)) ? 0.95 : 0),
  read(text, { file }): ReadReferences {
    const findings = new FindingList(file);
    const nothing = (message: string): ReadReferences => {
      findings.addEvery('record-rejected', 1, message);
      return { records: [], findings: findings.list(), rejected: 1 };
    };
    if (text.trim() === '') return { records: [], findings: [], rejected: 0 };
    let whole: unknown;
    try {
      whole = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      return nothing('The file is no whole JSON; write it again with cerulean evidence read --json.');
    }
    const list = (whole as { records?: unknown } | null)?.records;
    if (!Array.isArray(list)) return nothing('The file has no list of records.');
    // The records come first in the file, so that the objects in it are counted as they are.
    const lines = objectsWithin(text, ['records']).objects.map(({ line }) => line);
    const records: ReadRecord[] = [];
    list.forEach((entry: unknown, index) => {
      const parsed = recordSchema.safeParse(entry);
      if (parsed.success) {
        const { source, ...data } = parsed.data;
        records.push({ ...data, source: { file, line: lines[index] ?? 1, format: 'cerulean-json', database: source?.database ?? '' } });
      } else {
        const [issue] = parsed.error.issues;
        findings.addEvery(
          'record-rejected',
          lines[index] ?? 1,
          `Record ${index + 1} was not taken in: ${issue?.path.join('.') || 'the record'} is not as it must be.`,
        );
      }
    });
    return { records, findings: findings.list(), rejected: list.length - records.length };
  },
  examples: [
    {
      title: 'two records, one with no year',
      text: '{"records": [{"id": "1", "title": "A trial", "year": 2001, "source": {"file": "a.ris", "line": 3, "format": "ris", "database": ""}}, {"id": "2", "title": "Another", "year": null}]}',
      titles: ['A trial', 'Another'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a record whose title is a number, between whole ones',
      text: '{"records": [{"id": "1", "title": "A trial"}, {"id": "2", "title": 7}, {"id": "3", "title": "A third"}]}',
      titles: ['A trial', 'A third'],
      rejected: 1,
      findings: ['record-rejected'],
    },
  ],
};

export default ceruleanJson;
