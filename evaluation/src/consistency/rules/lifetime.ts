import { differences, equalValues } from '../differences.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { keyInWords } from '../statement-sentence.ts';
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
  *check(dossier) {
    const statements = dossier.of('lifetime').filter((one) => one.subject === 'device' && one.affirmed);
    const toldIn = (id: string, wanted: Statement): boolean =>
      statements.some((there) => there.document === id && there.key === wanted.key && compatible(there, wanted));
    // Parts, uses and packs differ: where one document gives both times, they belong to two circumstances.
    const together = (one: Statement, other: Statement): boolean =>
      (!['lifetime', 'shelf life'].includes(one.key) || inUses(one)) &&
      dossier.documents.some(({ id }) => toldIn(id, one) && toldIn(id, other));
    const isDuration = durationsIn(statements);
    const compare = (accept: (statement: Statement) => boolean): Iterable<Contradiction> =>
      differences(dossier, {
        kind: 'lifetime',
        accept: (one) => one.subject === 'device' && one.affirmed && !isDuration(one) && accept(one),
        noun: (statement) => keyInWords(dossier, statement),
        compatible: (one, other) => compatible(one, other) || together(one, other),
      });
    yield* compare((one) => !inUses(one));
    yield* compare(inUses);
    // One document may tell the uses of a life and another its years; where all others tell the one, and only one document the other, it is wrong.
    const lives = statements.filter((one) => one.key === 'lifetime' && !isDuration(one) && one.weight === 'defining');
    const [uses, times] = [true, false].map(
      (wanted) => new Set(lives.filter((one) => inUses(one) === wanted).map(({ document }) => document)),
    ) as [Set<string>, Set<string>];
    const [fewer, more] = uses.size < times.size ? [uses, times] : [times, uses];
    const [lone] = fewer;
    if (lone !== undefined && fewer.size === 1 && more.size >= 2 && !more.has(lone))
      yield* compare(
        (one) => one.key === 'lifetime' && one.weight === 'defining' && (one.document === lone || inUses(one) === (more === uses)),
      );
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
      {
        dossier: {
          cer: '# CER\n\nThe expected lifetime is 500 uses.',
          ifu: '# IFU\n\nReusable. Lifetime: 500 uses.',
          sscp: '# SSCP\n\nIt lasts 5000 uses.',
        },
        says: '5000 uses',
      },
      {
        dossier: {
          cer: '# CER\n\nThe expected lifetime is one delivery.',
          ifu: '# IFU\n\nLifetime: one delivery.',
          rmf: '# Risk management report\n\nSterilisation none; lifetime 30 reprocessing cycles.',
        },
        says: '30 reprocessing cycles',
      },
      {
        dossier: {
          cer: '# CER\n\nThe expected lifetime is 14 days of use.',
          ifu: '# IFU\n\nLifetime: 14 days of use.',
          sscp: '# SSCP\n\nIt lasts 6 hours of use.',
        },
        says: '6 hours',
      },
      {
        dossier: { cer: '# CER\n\nThe lifetime is 12 months until full resorption.', sscp: '# SSCP\n\nIt is a permanent implant.' },
        says: 'permanent implant',
      },
      {
        dossier: {
          cer: '# CER\n\nAbsorption is complete after 6 weeks.',
          sscp: '# SSCP\n\nIt takes the body about half a year to dissolve it.',
        },
        says: '6 months',
      },
    ],
    leaves: [
      {
        device: 'Alvora lens',
        dossier: {
          cep: '# CEP\n\nDevice: Alvora lens.\n\n| Part | Supplied | Replacement |\n|---|---|---|\n| Alvora lens | dry | every 12 months |\n| AlvoraBox lens case | dry | every 3 months |',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe lifetime is 15 years. The useful life of the drill is limited to 50 cycles.',
          ifu: '# IFU\n\nLifetime: 15 years. It is a permanent implant.',
          rmf: '# Risk management report\n\nService life: 15 years. Over the lifetime of 250 devices two failed.',
          sscp: '# SSCP\n\nThe operation is safe; it lasts 2 hours.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe service life is 5 years or 2,000 procedures, whichever is first.',
          ifu: '# IFU\n\nLifetime: 2000 procedures.',
          rmf: '# Risk management report\n\nLifetime: 5 years. Wear time: 7 days.',
          sscp: '# SSCP\n\nIt lasts 7 days.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe lifetime is one procedure.',
          ifu: '# IFU\n\nLifetime: single use.',
          rmf: '# Risk management report\n\nLifetime: one operation. Duration of use: up to 3 hours.',
        },
      },
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

/** "It lasts 14 days" tells a lifetime, or a duration of use where another document has the word for that. */
function durationsIn(statements: readonly Statement[]): (statement: Statement) => boolean {
  const durations = statements.filter((one) => one.key === 'duration of use');
  return (one) =>
    one.key === 'lifetime' &&
    durations.some((there) => there.document === one.document && there.passage === one.passage && there.start === one.start) &&
    (durations.some((there) => there.document !== one.document) ||
      statements.some((there) => there !== one && there.key === 'lifetime' && there.document === one.document));
}

function inUses({ value }: Statement): boolean {
  return value.type === 'number';
}

/** What an implant that stays must at least last, in months; the evidence behind "permanent" has an end as well. */
const permanentMin = 60;
const day = 12 / 365;

function compatible(one: Statement, other: Statement): boolean {
  const a = one.value;
  const b = other.value;
  if (a.type === 'phrase' && b.type === 'phrase') return covered(a.stems, b.stems) >= 0.6 || covered(b.stems, a.stems) >= 0.6;
  if (b.type === 'number' && a.type !== 'number') return compatible(other, one);
  if (a.type === 'number' && a.number === 1 && b.type !== 'number')
    return b.type === 'range' ? (b.range.to ?? b.range.from!) <= day : /\b(?:single|once|one)\b/u.test(other.says);
  if (b.type === 'phrase' && a.type === 'range') return compatible(other, one);
  // "It is a permanent implant" says that it stays, and not for how long it was tested.
  if (a.type === 'phrase' && one.weight === 'mention' && b.type === 'range') return (b.range.to ?? b.range.from!) >= permanentMin;
  return equalValues(one, other);
}
