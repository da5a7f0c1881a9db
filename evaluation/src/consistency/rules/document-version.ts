import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf, sentenceOf } from '../statement-sentence.ts';
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
      if (namesEarlier(dossier, statement, target)) continue;
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
          ifu: '# Instructions for Use\n\n| Item | Entry |\n|---|---|\n| Revision | 05 (24 March 2025) |',
          psur: '# PSUR\n\n| Item | Entry |\n|---|---|\n| Date | 20 May 2025 |\n\n## Labelling\n\nThe labelling in force is IFU revision 04.',
        },
        says: 'version 04',
      },
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
          ifu: '# Instructions for Use\n\n| Item | Entry |\n|---|---|\n| Revision | 05 (24 March 2025) |',
          psur: '# PSUR\n\n| Item | Entry |\n|---|---|\n| Date | 20 February 2025 |\n\n## Measures\n\nThe present IFU revision 04 was sent to all customers.',
          rmf: '# Risk Management Report\n\n| Item | Entry |\n|---|---|\n| Date | 27 May 2025 |\n\n## Changes in use\n\nMisuse led to the changed layout of the list in IFU revision 04.',
        },
      },
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

/**
 * Whether a document rightly names an earlier version of another: the present one was issued after the document that names it, or the sentence tells what
 * that version brought.
 */
function namesEarlier(dossier: Dossier, named: Statement, own: Statement): boolean {
  const [version, present] = [named, own].map((one) => (one.value.type === 'name' ? one.value.folded.split('.').map(Number) : []));
  const differs = present!.findIndex((part, index) => part !== (version![index] ?? 0));
  if (differs < 0 || (version![differs] ?? 0) > present![differs]!) return false;
  const { folded } = sentenceOf(dossier, named);
  if (brought.test(folded)) return true;
  const day = (id: string): string | undefined => {
    const dates = dossier.of('report-date').flatMap((one) => (one.document === id && one.value.type === 'date' ? [one.value.first] : []));
    return dates.length === 1 ? dates[0] : datesOfCover(dossier, id);
  };
  const [here, there] = [day(named.document), day(own.document)];
  return here !== undefined && there !== undefined && here < there;
}

/** A change that came with a version. */
const brought =
  /\b(?:led to|introduced|added|changed|extended|strengthened|reworded|dealt with|taken up|implemented|brought|printed|included|has reduced|have reduced|reduced|raised|widened|corrected) (?:[\p{L}()-]+ ){0,7}?(?:in|with|by|through|since) (?:the )?(?:ifu|cer|cep|rmr|rmf|psur|sscp|pmcf|instructions|report|plan)\b|\b(?:since|as of|with effect from) (?:the )?(?:ifu|cer|cep|rmr|rmf|instructions)\b/u;

/** "Revision | 05 (24 March 2025)": the day beside the version on the cover. */
function datesOfCover(dossier: Dossier, id: string): string | undefined {
  const own = dossier.of('document-version').find((one) => one.document === id && one.key.startsWith('own '));
  if (!own) return undefined;
  const { text } = passageOf(dossier, own);
  const dates = readDates(text.slice(own.end));
  return dates.length === 1 && dates[0]!.precision === 'day' ? dates[0]!.first : undefined;
}

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
