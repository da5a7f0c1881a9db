import { rankOf } from '../authority.ts';
import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { equalEnds, type Range } from '../text/quantities.ts';

/** A part, a mode or a group of patients has the same limit in every document. */
export default {
  id: 'part-limit',
  title: 'Limits of modes, parts and groups of patients are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b)'],
  severity: 'critical',
  why: 'A mode or a part that is used below its limit treats patients for whom it was never shown to be safe.',
  remedy: 'Decide which limit the evidence supports and use it in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)'],
  general: true,
  check,
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nPulse mode is restricted to patients of 30 kg or more.',
          ifu: '# Instructions for Use\n\n## Intended use\n\n- Pulse mode: only persons of 20 kg or more',
        },
        says: '20 kg',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Patient groups\n\n| Group | Body weight |\n|---|---|\n| Newborn | 0.5 kg to 5 kg |\n| Child | more than 5 kg to 30 kg |',
          label: '# Label\n\nNewborns: with flow sensor, 0.4 to 5 kg.',
        },
        says: '400 g',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nNewborns from 500 g, children above 5 kg. Pulse mode is restricted to patients of 30 kg or more; continuous mode may be used from 20 kg.\n\n## Clinical investigation\n\nNewborns from 900 g were enrolled.',
          ifu: '# Instructions for Use\n\n## Intended use\n\n- Pulse mode: only persons who weigh 30,000 g or more\n- Newborns: 0.5 kg to 5 kg',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function rangeOf(statement: Statement): Range {
  return (statement.value as { readonly range: Range }).range;
}

/** Ends that one side leaves open say nothing. */
function compatible(one: Statement, other: Statement): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  const agrees = (x: number | undefined, y: number | undefined): boolean =>
    x === undefined || y === undefined || equalEnds(x, y, a.dimension);
  return agrees(a.from, b.from) && agrees(a.to, b.to);
}

function* check(dossier: Dossier): Generator<Contradiction> {
  const byKey = new Map<string, Statement[]>();
  for (const statement of dossier.of('part-limit')) byKey.set(statement.key, [...(byKey.get(statement.key) ?? []), statement]);
  for (const [key, statements] of byKey) {
    const supporters = (one: Statement): number =>
      new Set(statements.filter((other) => compatible(one, other)).map((other) => other.document)).size;
    const reference = [...statements].sort(
      (a, b) => supporters(b) - supporters(a) || rankOf(dossier, a.document) - rankOf(dossier, b.document),
    )[0]!;
    const told = new Set<string>();
    for (const statement of statements) {
      // Two values in one document belong to two circumstances that the key does not tell apart.
      if (statement.document === reference.document || compatible(statement, reference) || told.has(statement.document)) continue;
      if (statements.some((one) => one !== statement && one.document === reference.document && compatible(one, statement))) continue;
      told.add(statement.document);
      const name = (one: Statement): string => dossier.document(one.document).name;
      const words = key
        .slice(key.indexOf(':') + 1)
        .split(' ')
        .reverse()
        .join(' ')
        .trim();
      yield {
        attribute: statement.attribute,
        message: `The limit for ${words} is ${statement.says} in ${name(statement)}, but ${reference.says} in ${name(reference)}.`,
        locations: [locate(dossier, statement), locate(dossier, reference)],
        compared: [statement.says, reference.says],
      };
    }
  }
}
