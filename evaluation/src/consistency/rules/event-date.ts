import { equalValues } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { byKey, conflictsBetween } from '../support.ts';
import { readDates } from '../text/dates.ts';

/** One event has one date. */
export default {
  id: 'event-date',
  title: 'An event has the same date everywhere',
  references: ['MDR Annex II 1', 'MDCG 2020-13'],
  severity: 'minor',
  why: 'Dates of certificates, corrective actions and investigations decide which data belong to which period; two dates for one event make the record doubtful.',
  remedy: 'Take the date from the certificate, the field safety notice or the report itself.',
  basis: ['MDR Annex II 1', 'MDR 83'],
  check: function* (dossier) {
    for (const [key, statements] of byKey(dossier.of('event-date'))) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        knows: (document, one) => knows(dossier, document, one),
      });
      const name = (document: string): string => dossier.document(document).name;
      for (const { deviating, reference } of conflicts)
        yield {
          attribute: 'date',
          message: `The ${key} is dated ${deviating.says} in ${name(deviating.document)}, but ${reference.says} in ${name(reference.document)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      if (key.startsWith('end of FSCA') || key.startsWith('start of FSCA')) yield* againstRows(dossier, key, statements);
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe certificate for the device was issued on 18 April 2024.',
          psur: '# PSUR\n\n| Field | Data |\n|---|---|\n| Certificate first issued | 18 November 2023 |',
        },
        says: '2023-11-18',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nFSCA-2023-02 was necessary. The action began on 18 September 2023 and was closed on 29 April 2024.',
          psur: '# PSUR\n\n| No. | Start | End |\n|---|---|---|\n| FSCA-2023-02 | 2023-09-18 | 2024-02-29 |',
        },
        says: '2024-04-29',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe certificate for the device was issued on 18 April 2024. FSCA-2023-02 began on 18 September 2023 and was closed on 29 February 2024.',
          psur: '# PSUR\n\nThe certificate was issued in April 2024.\n\n| No. | Start | End |\n|---|---|---|\n| FSCA-2023-02 | 2023-09-18 | 2024-02-29 |',
          sscp: '# SSCP\n\nThe certificate of the predecessor was issued on 3 May 2015.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** The dates of a document without repetition. */
const datesIn = keptByDocument((document) => [
  ...new Map(
    document.passages.flatMap((passage) => readDates(passage.text).map((date) => [`${date.first} ${date.last}`, date] as const)),
  ).values(),
]);

/** Whether a document has the date, at least as exactly as the statement. */
function knows(dossier: Dossier, document: string, one: Statement): boolean {
  if (one.value.type !== 'date') return false;
  const { first, last } = one.value;
  return datesIn(dossier.document(document)).some((date) => first <= date.first && date.last <= last);
}

/** A table row that names the action and has days, none of which is the day told elsewhere. */
function* againstRows(dossier: Dossier, key: string, statements: readonly Statement[]): ReturnType<ConsistencyRule['check']> & Generator {
  const action = key.replace(/^(?:end|start) of /, '').toLowerCase();
  for (const document of dossier.documents) {
    const row = document.passages.find((passage) => passage.cell !== undefined && passage.cell.row >= 0 && passage.folded.includes(action));
    if (!row) continue;
    const cells = document.passages.filter((passage) => passage.cell?.table === row.cell!.table && passage.cell.row === row.cell!.row);
    const dated = cells.filter((passage) => readDates(passage.text).some((date) => date.precision === 'day'));
    if (dated.length < 2) continue;
    for (const statement of statements) {
      if (statement.document === document.id || statement.says.length < 10 || knows(dossier, document.id, statement)) continue;
      const other = key.startsWith('end') ? dated.at(-1)! : dated[0]!;
      const said = readDates(other.text)[0]!.first;
      yield {
        attribute: 'date',
        message: `The ${key} is dated ${statement.says} in ${dossier.document(statement.document).name}, but ${said} in ${document.name}.`,
        locations: [locate(dossier, statement), ...dated.map((cell) => locationIn(document, cell)), locationIn(document, row)],
        compared: [statement.says, said],
      };
    }
  }
}
