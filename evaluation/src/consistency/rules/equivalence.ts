import { differences } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** Plan and report rest on the same equivalence. */
export default {
  id: 'equivalence',
  title: 'Equivalence is claimed to the same device everywhere',
  references: ['Regulation (EU) 2017/745, Annex XIV part A 3', 'MDCG 2020-5'],
  severity: 'major',
  why: 'Clinical data of another device count only through equivalence; a plan without it and a report with it do not rest on the same evidence.',
  remedy: 'Decide on the route, name the same device in plan and report, and show the three groups of characteristics.',
  basis: ['MDR 61(4)-(5)', 'MDR Annex XIV 3', 'MDCG 2020-5'],
  check: (dossier) =>
    differences(dossier, {
      kind: 'equivalence',
      noun: () => 'equivalence',
      compatible: (one, other) => sameDevice(one, other) || bothNamed(dossier.of('equivalence'), one, other),
    }),
  examples: {
    finds: [
      {
        dossier: { cep: '# CEP\n\nThe plan foresees no equivalence route.', cer: '# CER\n\nEquivalence to the Velora M1 is claimed.' },
        says: 'not claimed',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nEquivalence with the Velora M1 is foreseen.',
          cer: '# CER\n\nEquivalence to the Velora M1 (Novara Medical) is claimed for technical characteristics.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function sameDevice(one: Statement, other: Statement): boolean {
  if (one.value.type !== 'name' || other.value.type !== 'name') return false;
  const [a, b] = [one.value.folded, other.value.folded];
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

/** A document may claim equivalence to several devices: two names are at odds only where no document names both. */
function bothNamed(statements: readonly Statement[], one: Statement, other: Statement): boolean {
  if (one.says === 'not claimed' || other.says === 'not claimed') return false;
  const naming = (wanted: Statement): Set<string> =>
    new Set(statements.filter((statement) => sameDevice(statement, wanted)).map((statement) => statement.document));
  const others = naming(other);
  return [...naming(one)].some((document) => others.has(document));
}
