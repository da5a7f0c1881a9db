import { rankOf } from '../authority.ts';
import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** The grades, stages and types of a condition for which the device is intended are the same in every document. */
export default {
  id: 'population-grade',
  title: 'Grades, stages and types of the condition are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)'],
  severity: 'critical',
  why: 'How severe a condition is decides who benefits. A document that lets in other grades than the evaluation covers leads to use without evidence.',
  remedy: 'Decide which grades the clinical evidence supports and name the same in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  check,
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nThe dressing is indicated for pressure ulcers of categories two, three and four.',
          sscp: '# SSCP\n\n## Intended use\n\nThe dressing is intended for pressure ulcers of whichever category.',
          ifu: '# Instructions for Use\n\n## Indications\n\nThe dressing is suitable for pressure ulcers of categories 2 to 4.',
        },
        says: 'any category',
      },
      {
        dossier: {
          cer: '# Klinische Bewertung\n\n## Zweckbestimmung\n\nDas Produkt ist bestimmt für Patienten der NYHA-Klassen II bis IV.',
          ifu: '# Gebrauchsanweisung\n\n## Zweckbestimmung\n\nDas Produkt ist bestimmt für Patienten der NYHA-Klassen I bis IV.',
        },
        says: 'NYHA class',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\nThe dressing is indicated for pressure ulcers of categories two, three and four. Category one pressure damage is no indication.\n\n## Clinical investigation\n\nUlcers of category three were treated.',
          ifu: '# Instructions for Use\n\n## Indications\n\nThe dressing is suitable for pressure ulcers of categories 2 to 4.',
          'pmcf-plan': '# PMCF Plan\n\n## Registry\n\nEligible are patients with pressure ulcers of category three or four.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Meant {
  readonly document: string;
  readonly steps: readonly string[];
  readonly statement: Statement;
  readonly planned: boolean;
}

function* check(dossier: Dossier): Generator<Contradiction> {
  const byKey = new Map<string, Statement[]>();
  for (const statement of dossier.of('population-grade')) {
    if (!statement.affirmed) continue;
    byKey.set(statement.key, [...(byKey.get(statement.key) ?? []), statement]);
  }
  const name = (one: Meant): string => dossier.document(one.document).name;
  for (const statements of byKey.values()) {
    const meant = [...new Set(statements.map((one) => one.document))].map((document) => union(document, statements));
    const defining = meant.filter((one) => !one.planned);
    const support = (one: Meant): number => defining.filter((other) => same(one, other)).length;
    const reference = [...defining].sort((a, b) => support(b) - support(a) || rankOf(dossier, a.document) - rankOf(dossier, b.document))[0];
    if (!reference) continue;
    for (const one of meant) {
      if (one === reference || same(one, reference)) continue;
      const beyond = one.steps.filter((step) => !reference.steps.includes(step));
      // A study of some grades is a part of the plan; a single grade in a description is an example.
      if (beyond.length === 0 && (one.planned || (one.steps.length < 2 && reference.steps.length > 2))) continue;
      if (reference.steps[0] === 'any' && one.planned) continue;
      yield {
        attribute: one.planned ? 'pmcf-scope' : 'population-condition',
        message: `${name(one)} names ${one.statement.says}, but ${name(reference)} names ${reference.statement.says}.`,
        locations: [locate(dossier, one.statement), locate(dossier, reference.statement)],
        compared: [one.steps.join(', '), reference.steps.join(', ')],
      };
    }
  }
}

/** All steps a document names, with the statement that names most. */
function union(document: string, statements: readonly Statement[]): Meant {
  const own = statements.filter((one) => one.document === document);
  const stating = own.some((one) => one.modality === 'stated') ? own.filter((one) => one.modality === 'stated') : own;
  const steps = [...new Set(stating.flatMap(categoriesOf))].sort();
  const statement = [...stating].sort((a, b) => categoriesOf(b).length - categoriesOf(a).length)[0]!;
  const says = [...new Set(stating.map((one) => one.says))].join(', ');
  return {
    document,
    steps: steps.includes('any') ? ['any'] : steps,
    statement: { ...statement, says },
    planned: stating[0]!.modality === 'planned',
  };
}

function categoriesOf(statement: Statement): readonly string[] {
  return statement.value.type === 'categories' ? statement.value.categories : [];
}

function same(one: Meant, other: Meant): boolean {
  return one.steps.join() === other.steps.join();
}
