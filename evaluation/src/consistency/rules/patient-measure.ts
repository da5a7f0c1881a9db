import { rankOf } from '../authority.ts';
import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { byKey } from '../support.ts';
import { equalEnds, type Range } from '../text/quantities.ts';

/** Measures by which patients are chosen have the same limits in every document. */
export default {
  id: 'patient-measure',
  title: 'Limits of measures of the patients are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'critical',
  why: 'A limit such as a T-score or an ejection fraction decides who is treated. A document that draws it elsewhere lets in patients for whom there is no evidence, or keeps out those who benefit.',
  remedy: 'Decide which limit the evidence supports and use the same in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  *check(dossier) {
    for (const [measure, statements] of byKey(dossier.of('patient-measure')))
      for (const end of ['from', 'to'] as const) yield* endDifferences(dossier, measure, statements, end);
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\n## Contraindications\n\nActive infection; osteoporosis (T-score −3.5 or lower).',
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- osteoporosis with a T-score below −2.5',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- Osteoporosis with a T-score of −2.5 or lower.',
        },
        says: '-3.5',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nObesity with a body mass index of 35 kg/m² or more.',
          ifu: '# Instructions for Use\n\n## Indications\n\nPatients with a BMI ≥ 30 kg/m².',
        },
        says: 'body mass index',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nObesity with a body mass index of 40 kg/m² or more, or with a BMI from 35 kg/m² and diabetes.\n\n## Contraindications\n\n- BMI above 60\n\n## Clinical investigation\n\nPatients with a BMI of 30 to 45 were enrolled.',
          ifu: '# Instructions for Use\n\n## Indications\n\nPatients with a BMI ≥ 40 kg/m².\n\n## Precautions\n\nPatients with a BMI above 50 may need a longer needle.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** A document whose ends of one side another document all lacks, and the other way round, draws the line elsewhere. */
function* endDifferences(
  dossier: Dossier,
  measure: string,
  statements: readonly Statement[],
  end: 'from' | 'to',
): Generator<Contradiction> {
  const byDocument = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (endOf(statement, end) === undefined) continue;
    byDocument.set(statement.document, [...(byDocument.get(statement.document) ?? []), statement]);
  }
  const shares = (one: readonly Statement[], other: readonly Statement[]): boolean =>
    one.some((a) => other.some((b) => equalEnds(endOf(a, end), endOf(b, end), 'count')));
  const lists = [...byDocument].map(([document, own]) => ({ document, own }));
  const support = ({ own }: { readonly own: readonly Statement[] }): number => lists.filter((other) => shares(own, other.own)).length;
  const reference = [...lists].sort((a, b) => support(b) - support(a) || rankOf(dossier, a.document) - rankOf(dossier, b.document))[0];
  if (!reference) return;
  for (const { document, own } of lists) {
    if (document === reference.document || shares(own, reference.own)) continue;
    const [one, there] = [own[0]!, reference.own[0]!];
    yield {
      attribute: 'population-condition',
      message: `The limit of the ${measure} of those who are treated is ${one.says} in ${dossier.document(document).name}, but ${there.says} in ${dossier.document(reference.document).name}.`,
      locations: [locate(dossier, one), locate(dossier, there)],
      compared: [one.says, there.says],
    };
  }
}

function endOf(statement: Statement, end: 'from' | 'to'): number | undefined {
  return (statement.value as { readonly range: Range }).range[end];
}
