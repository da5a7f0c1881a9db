import { differences, equalValues } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** A part has one model number, unless a document names several of them together. */
export default {
  id: 'model-number',
  title: 'Model numbers are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(b)'],
  severity: 'major',
  why: 'A model number that stands nowhere else belongs to a device that was not evaluated, or is a slip that ends on an order form.',
  remedy: 'Compare with the list of models in the technical documentation.',
  basis: ['MDR Annex II 1.1(b)'],
  check(dossier) {
    const statements = dossier.of('model-number');
    const known = new Map<string, Set<string>>();
    for (const { says, document } of statements) known.set(says, (known.get(says) ?? new Set()).add(document));
    const together = (one: Statement, other: Statement): boolean =>
      [...(known.get(one.says) ?? [])].some((document) => known.get(other.says)?.has(document));
    return differences(dossier, {
      kind: 'model-number',
      noun: (statement) => (statement.key ? `model number of the ${statement.key}` : 'model number'),
      compatible: (one, other) => equalValues(one, other) || together(one, other) || !sameSeries(one.says, other.says),
    });
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe powered handle (model KPX-300) is reusable.',
          rmf: '# RMF\n\nThe handle, model KPX-310, was analysed.',
        },
        says: 'KPX-310',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nModels KPX-300 and model KPX-310 differ in length. The handle (model KPX-300) is reusable.',
          rmf: '# RMF\n\nThe handle, model KPX-310, was analysed. Reload model TR-45.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Numbers of one series begin with the same letters. */
function sameSeries(one: string, other: string): boolean {
  const series = (code: string): string => /^[A-Z]+/.exec(code)![0];
  return series(one) === series(other);
}
