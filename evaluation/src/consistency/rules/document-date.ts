import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** A document is named by the day on which it was issued. */
export default {
  id: 'document-date',
  title: 'A document is named by its own date',
  references: ['ISO 13485:2016, 4.2.4', 'MEDDEV 2.7/1 rev. 4, A9'],
  severity: 'minor',
  why: 'A document that rests on another names it by its date; with another date it rests on a version that is not in the file.',
  remedy: 'Name the version that is in the dossier, or put the named version into it.',
  basis: ['MDR Annex II', 'MEDDEV 2.7/1 rev. 4, A9'],
  *check(dossier) {
    const own = dossier.of('report-date');
    for (const named of dossier.of('named-date')) {
      const documents = dossier.documents.filter(({ type, id }) => type === named.key && id !== named.document);
      const dates = own.filter(({ document }) => document === documents[0]?.id);
      // Two documents of one type, or one with several dates at its head, leave open which is meant.
      if (documents.length !== 1 || dates.length === 0 || new Set(dates.map(({ says }) => says)).size !== 1) continue;
      const [date] = dates as [Statement];
      if (overlap(named, date)) continue;
      const [there] = documents;
      yield {
        attribute: 'date',
        message: `${dossier.document(named.document).name} names ${there!.name} by the date ${named.says}, but its own date is ${date.says}.`,
        locations: [locate(dossier, named), locate(dossier, date)],
        compared: [named.says, date.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-02-20 |',
          psur: '# PSUR\n\n## Conclusion\n\nThe conclusion of the clinical evaluation report of 2024-02-20 is unchanged.',
        },
        says: '2024-02-20',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| Item | Value |\n|---|---|\n| Date of report | 2025-02-20 |',
          psur: '# PSUR\n\n## Conclusion\n\nThe conclusion of the clinical evaluation report of February 2025 is unchanged. The previous clinical evaluation report of 12 March 2024 had other data.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function overlap({ value: one }: Statement, { value: other }: Statement): boolean {
  return one.type !== 'date' || other.type !== 'date' || (one.first <= other.last && other.first <= one.last);
}
