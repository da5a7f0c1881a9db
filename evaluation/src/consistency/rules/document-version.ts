import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf } from '../statement-sentence.ts';
import { readDates } from '../text/dates.ts';

/** A document that names a version of another one names the version that is there. */
export default {
  id: 'document-version',
  title: 'References to other documents name their present version',
  references: ['MEDDEV 2.7/1 rev. 4, A9'],
  severity: 'minor',
  why: 'A report that follows another version of the plan than the one in the file may follow other criteria.',
  remedy: 'Correct the reference, or put the version that was used into the file.',
  basis: ['MDR Annex XIV 1(a)', 'MEDDEV 2.7/1 rev. 4 A9'],
  *check(dossier) {
    const statements = dossier.of('document-version');
    const own = statements.filter((one) => one.key.startsWith('own '));
    for (const statement of statements) {
      if (!statement.key.startsWith('named ')) continue;
      const type = statement.key.slice('named '.length);
      const candidates = own.filter((one) => one.key === `own ${type}`);
      if (candidates.length === 0) {
        const newer = own.find((one) => one.document !== statement.document && sameSeries(one.key.slice('own '.length), type));
        if (newer) {
          yield {
            attribute: 'other',
            message: `${dossier.document(statement.document).name} refers to ${type}, but ${dossier.document(newer.document).name} is ${newer.key.slice('own '.length)}.`,
            locations: [locate(dossier, statement), locate(dossier, newer)],
            compared: [type, newer.key.slice('own '.length)],
          };
        }
        continue;
      }
      if (statement.value.type !== 'name') continue;
      const { folded } = statement.value;
      const same = candidates.filter((one) => one.value.type === 'name' && one.value.folded === folded);
      // A document that tells two versions of itself also tells an earlier one, with another date.
      if (same.length === candidates.length) yield* otherDate(dossier, statement, same[0]!);
      if (same.length > 0 || candidates.some((one) => one.document === statement.document)) continue;
      const target = candidates[0]!;
      yield {
        attribute: 'other',
        message: `${dossier.document(statement.document).name} refers to ${statement.says} of ${dossier.document(target.document).name}, which is ${target.says}.`,
        locations: [locate(dossier, statement), locate(dossier, target)],
        compared: [statement.says, target.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\nDocument version: 3.0',
          cer: '# CER\n\n| Item | Value |\n|---|---|\n| Clinical evaluation plan | CEP version 2.0 |',
        },
        says: 'version 2.0',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| | |\n|---|---|\n| Document | CER-12, version 3.0 |\n| Date | 24 May 2024 |',
          'pmcf-plan':
            '# PMCF Plan\n\n## Questions\n\nThe Clinical Evaluation Report CER-12, version 3.0, of 14 May 2024 names three open questions.',
        },
        says: '2024-05-14',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\nDocument version: 3.0',
          cer: '# CER\n\nThe evaluation follows the clinical evaluation plan, version 3. The previous CEP version 2.0 had other criteria. Document version: 5.1',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n| | |\n|---|---|\n| Document | CER-12, version 3.0 |\n| Date | 24 May 2024 |',
          'pmcf-plan':
            '# PMCF Plan\n\n## Questions\n\nThe Clinical Evaluation Report CER-12, version 3.0, of May 2024 names three open questions. It replaces the Clinical Evaluation Report CER-12, version 2.0, of 8 March 2022. The Clinical Evaluation Report CER-12, version 3.0, was discussed on 12 June 2024.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** "Version 3.0, of 14 May 2024": the date behind the present version is the one on the cover of the document. */
function* otherDate(dossier: Dossier, named: Statement, own: Statement): Generator<Contradiction> {
  if (named.document === own.document) return;
  const { text } = passageOf(dossier, named);
  const date = readDates(text).find(
    (one) => one.start >= named.end && /^,? ?\(?(?:(?:of|dated|from|issued on|dated on) )?$/u.test(text.slice(named.end, one.start)),
  );
  const covers = dossier.of('report-date').filter((one) => one.document === own.document);
  const [cover] = covers;
  if (!date || date.precision === 'year' || !cover) return;
  if (covers.some((one) => one.value.type === 'date' && one.value.first <= date.last && date.first <= one.value.last)) return;
  const says = date.precision === 'day' ? date.first : date.first.slice(0, 7);
  yield {
    attribute: 'date',
    message: `${dossier.document(named.document).name} dates ${named.says} of ${dossier.document(own.document).name} to ${says}, but its cover says ${cover.says}.`,
    locations: [locate(dossier, named), locate(dossier, cover)],
    compared: [says, cover.says],
  };
}

/** Numbers of one document at two times: "PF-L-05" and "PF-L-06". */
function sameSeries(one: string, other: string): boolean {
  const parts = (code: string): RegExpExecArray | null => /^(.+-)(\d{2,3})$/.exec(code);
  const [a, b] = [parts(one), parts(other)];
  return a !== null && b !== null && a[1] === b[1] && a[2] !== b[2];
}
