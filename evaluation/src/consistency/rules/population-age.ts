import { boundDifferences, boundReference, boundsOf, contradiction, rangeOf } from '../bound-differences.ts';
import type { Dossier } from '../dossier.ts';
import { groupsAllow, sameGroups } from '../lexicon/population.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** The device treats patients of the same age in every document. */
export default {
  id: 'population-age',
  title: 'The age of the patients is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)', 'ICH E11(R1)'],
  severity: 'critical',
  why: 'The age of the patients decides which clinical evidence counts. A document that lets in other ages than the evaluation covers leads to use without evidence.',
  remedy: 'Decide which ages the clinical evidence supports and use the same bounds in every document.',
  basis: ['MDR 2(12)', 'MDR Annex I 23.4(b)', 'MDR Annex XIV 1(a)'],
  *check(dossier: Dossier): Generator<Contradiction> {
    const about = { noun: 'age of the patients', attribute: 'population-age' } as const;
    yield* boundDifferences(dossier, { kind: 'population-age', ...about });
    yield* groupDifferences(dossier, about);
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\n## Device\n\nThe intended population reaches from infants of three months to adults without upper age limit.',
          ifu: '# Instructions for Use\n\n## Patients\n\nAdults, children, infants and newborns of either sex.',
          rmf: '# Risk Management Report\n\n| Item | Entry |\n|---|---|\n| Patients | term newborns and older |',
        },
        says: '3 months',
      },
      {
        dossier: {
          cer: "# Relazione di valutazione clinica\n\n## Destinazione d'uso\n\nIl dispositivo è destinato alla riabilitazione in pazienti adulti di età compresa tra 18 e 75 anni.",
          ifu: "# Istruzioni per l'uso\n\n## Uso previsto\n\nPopolazione target: adulti da 16 a 75 anni.",
        },
        says: '16 years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults aged 18 years and older.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for infusion in children from 6 years of age and adults.',
        },
        says: '6 years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for adults and children with asthma.',
          sscp: '# SSCP\n\n## Intended use\n\nTarget population: adults and children.',
          ifu: '# Instructions for Use\n\n## Intended use\n\nThe device is intended for adults with asthma.',
        },
        says: 'adults',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe ring is intended for women from 20 years of age.',
          sscp: '# SSCP\n\n## Part A – For professionals\n\n### A1 Intended use\n\nThe ring is intended for women from 20 years of age.\n\n## Part B – For patients\n\n### B1 Intended use\n\nIt is meant for women from the age of 25.',
        },
        says: '25 years',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe device is intended for adults and children.',
          sscp: '# SSCP\n\n## For patients\n\nChildren can use the device.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe ring is intended for women from 20 years of age. Women from 25 years of age may choose the larger size.',
          sscp: '# SSCP\n\n## Part A – For professionals\n\n### A1 Intended use\n\nThe ring is intended for women from 20 years of age.\n\n## Part B – For patients\n\n### B1 Intended use\n\nIt is meant for women from the age of 20. From the age of 25 you may choose the larger size.',
        },
      },
      {
        dossier: {
          cep: '# Clinical Evaluation Plan\n\n## Device\n\nThe intended population reaches from term newborns to adults without upper age limit.',
          ifu: '# Instructions for Use\n\n## Patients\n\nAdults, children and babies who weigh 2 kg to 110 kg. Newborns: only those born at term.',
          rmf: '# Risk Management Report\n\n| Item | Entry |\n|---|---|\n| Patients | term newborns and older |',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe set is intended for persons from 4 years of age.',
          ifu: '# Instructions for Use\n\n## Who can use it\n\nAnyone from 4 years of age. Children from 4 to 11 years use KF-6 only. Do not let children under 8 years handle the set alone.',
          rmf: '# Risk Management Report\n\n## Use\n\n- Persons from 4 years\n- KF-9 not for children under 12',
        },
      },
      {
        dossier: {
          cer: "# Relazione di valutazione clinica\n\n## Destinazione d'uso\n\nIl dispositivo è destinato alla riabilitazione in pazienti adulti di età compresa tra 18 e 75 anni.",
          ifu: "# Istruzioni per l'uso\n\n## Uso previsto\n\nPopolazione target: adulti da 18 a 75 anni.",
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe target population is adults aged 18 years and older.\n\n## Clinical investigation\n\nPatients aged 41 to 86 years were treated.\n\n## State of the art\n\nGuidelines recommend treatment from 12 years.',
          ifu: '# Instructions for Use\n\n## Patients\n\n- Patients who are eighteen years of age or over\n\n## Lifetime\n\nUse the device for 5 years.',
          sscp: '# SSCP\n\n## Intended use\n\nTarget population: adults.\n\n## Previous generation\n\nThe Alpha 1 was for patients from 75 years.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Differences where a document names its patients by words alone: "adults" against "adults and children", or against "from 6 years". */
function* groupDifferences(
  dossier: Dossier,
  about: { readonly noun: string; readonly attribute: 'population-age' },
): Generator<Contradiction> {
  const bounds = boundsOf(dossier, 'population-age').filter((one) => one.key === 'bounds');
  const reference = boundReference(dossier, bounds);
  const byDocument = new Map<string, { groups: Set<string>; statement: Statement }>();
  for (const statement of dossier.of('population-age')) {
    if (
      (statement.key !== 'groups' && !(statement.key === 'some' && byDocument.has(statement.document))) ||
      statement.subject !== 'device' ||
      statement.weight !== 'defining' ||
      statement.value.type !== 'categories'
    )
      continue;
    const before = byDocument.get(statement.document) ?? { groups: new Set<string>(), statement };
    for (const group of statement.value.categories) before.groups.add(group);
    byDocument.set(statement.document, before);
  }
  const lists = [...byDocument].map(([document, { groups, statement }]) => ({
    document,
    groups: [...groups],
    statement,
    bounded: bounds.some((one) => one.document === document),
  }));
  const worded = lists.filter((one) => !one.bounded);
  if (reference && reference.documents >= worded.length) {
    for (const { groups, statement, document } of worded) {
      if (groupsAllow(groups, reference.range)) continue;
      const adultsAlone = sameGroups(groups, ['adults']) && (reference.range.from ?? 0) >= 18 * 12;
      // A short report may say "adults" for a narrower group of adults; a document that defines the population may not.
      if (adultsAlone && ['psur', 'label', 'pmcf-report', 'cear', 'other', 'pms-plan'].includes(dossier.document(document).type)) continue;
      yield contradiction(
        dossier,
        { ...about, severity: adultsAlone ? 'minor' : 'critical' },
        { ...statement, says: groups.join(', ') },
        reference.statement,
      );
    }
    return;
  }
  const usual = [...lists].sort((a, b) => support(lists, b.groups) - support(lists, a.groups))[0];
  if (!usual) return;
  for (const { groups, statement } of worded)
    if (!sameGroups(groups, usual.groups) && !(statement.modality === 'allowed' && groups.every((group) => usual.groups.includes(group))))
      yield contradiction(dossier, about, { ...statement, says: groups.join(', ') }, { ...usual.statement, says: usual.groups.join(', ') });
  for (const statement of bounds)
    if (statement.weight === 'defining' && !groupsAllow(usual.groups, rangeOf(statement)) && statement.document !== usual.document)
      yield contradiction(dossier, about, statement, { ...usual.statement, says: usual.groups.join(', ') });
}

function support(lists: readonly { readonly groups: readonly string[] }[], groups: readonly string[]): number {
  return lists.filter((one) => sameGroups(one.groups, groups)).length;
}
