import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

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
      if (candidates.some((one) => one.value.type === 'name' && (one.value.folded === folded || one.document === statement.document)))
        continue;
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
    ],
    leaves: [
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\nDocument version: 3.0',
          cer: '# CER\n\nThe evaluation follows the clinical evaluation plan, version 3. The previous CEP version 2.0 had other criteria. Document version: 5.1',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Numbers of one document at two times: "PF-L-05" and "PF-L-06". */
function sameSeries(one: string, other: string): boolean {
  const parts = (code: string): RegExpExecArray | null => /^(.+-)(\d{2,3})$/.exec(code);
  const [a, b] = [parts(one), parts(other)];
  return a !== null && b !== null && a[1] === b[1] && a[2] !== b[2];
}
