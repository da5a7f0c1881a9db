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
  check: (dossier) => differences(dossier, { kind: 'lifetime', noun: (statement) => statement.key, compatible }),
  examples: {
    finds: [
      {
        dossier: { cer: '# CER\n\nThe expected lifetime is 10 years.', sscp: '# SSCP\n\nIt lasts 25 years.' },
        says: '25 years',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe expected lifetime is 1 year. The predecessor had a lifetime of five years.',
          ifu: '# IFU\n\nLifetime: 12 months. The battery has a service life of 3 years. Shelf life: 24 months.',
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
