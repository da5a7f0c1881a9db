import { differences, equalValues } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { covered } from '../text/fold.ts';

/** Lifetime, shelf life and duration of use agree wherever they are stated. */
export default {
  id: 'lifetime',
  title: 'Lifetime, shelf life and duration of use are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 6'],
  severity: 'major',
  why: 'Evidence, PMCF follow-up and residual risks are judged over the stated lifetime; a longer one elsewhere is without evidence.',
  remedy: 'Take the lifetime that the technical documentation verifies and state it in every document.',
  basis: ['MDR Annex I 6', 'MDR Annex I 23.4'],
  check: (dossier) => {
    const statements = dossier.of('lifetime');
    // Parts, uses and packs differ: where one document gives both times, they belong to two circumstances.
    const together = (one: Statement, other: Statement): boolean =>
      !['lifetime', 'shelf life'].includes(one.key) &&
      dossier.documents.some(({ id }) =>
        [one, other].every((wanted) =>
          statements.some((there) => there.document === id && there.key === wanted.key && compatible(there, wanted)),
        ),
      );
    return differences(dossier, {
      kind: 'lifetime',
      noun: (statement) => statement.key,
      compatible: (one, other) => compatible(one, other) || together(one, other),
    });
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nThe expected lifetime is 10 years.', sscp: '# SSCP\n\nIt lasts 25 years.' },
        says: '25 years',
      },
      {
        dossier: {
          cer: '# CER\n\n| Part | Expected service life (years) |\n|---|---|\n| Battery | 3 |',
          ifu: '# IFU\n\nReplace the battery every two years.',
        },
        says: '2 years',
      },
      {
        dossier: {
          cer: '# CER\n\nA shelf life of 36 months was verified by accelerated ageing.',
          label: '# Label\n\nUse within 24 months of the date of manufacture.',
        },
        says: '2 years',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe shelf life is 5 years.',
          ifu: '# IFU\n\n## Revisions\n\n| Revision | Date | Change |\n|---|---|---|\n| 01 | November 2022 | First issue. Shelf life 3 years. |',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe expected lifetime is 1 year. The predecessor had a lifetime of five years.',
          ifu: '# IFU\n\nLifetime: 12 months. The battery has a service life of 3 years. Shelf life: 24 months.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n| Property | Device | Battery |\n|---|---|---|\n| Lifetime | 10 years | 3 years |\n\nOn infected wounds the device may stay in place for three days, else for seven days.',
          ifu: '# IFU\n\nThe lifetime is ten years. After opening, use within 28 days. If the battery was not used for 6 months, charge it. Shelf life: 24 months.\n\nWear time: up to 7 days.',
          sscp: '# SSCP\n\nShelf life: 2 years. It may be kept for 4 weeks after opening and be worn for three days.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function compatible(one: Statement, other: Statement): boolean {
  const a = one.value;
  const b = other.value;
  if (a.type === 'phrase' && b.type === 'phrase') return covered(a.stems, b.stems) >= 0.6 || covered(b.stems, a.stems) >= 0.6;
  return equalValues(one, other);
}
