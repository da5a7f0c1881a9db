import { type CountedList, countedListsIn } from '../counted-lists.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

/** The same things are counted alike wherever they are listed. */
export default {
  id: 'counted-list',
  title: 'The same things are counted alike in every list',
  references: ['Regulation (EU) 2017/745, Annex XIV Part A', 'MDCG 2022-21 (PSUR)', 'Regulation (EU) 2017/745, Annex II 1.1(h)'],
  severity: 'major',
  why: 'Numbers of incidents by their sort, or of parts in a pack, that differ between documents show that one of them was not updated; a swapped pair hides the graver events.',
  remedy: 'Take the numbers from the source (complaint file, report of the study, bill of materials) and correct the list that deviates.',
  basis: ['MDR Annex II 1.1', 'MDR 86'],
  *check(dossier) {
    const byKey = new Map<string, CountedList[]>();
    const all = dossier.documents.flatMap((document) => countedListsIn(document, dossier.context));
    for (const list of all) for (const key of list.counts.keys()) byKey.set(key, [...(byKey.get(key) ?? []), list]);
    const told = new Set<string>();
    for (const one of all) {
      const others = new Set([...one.counts.keys()].flatMap((key) => byKey.get(key)!));
      for (const other of others) {
        if (other.document === one.document || other.document.id < one.document.id) continue;
        const deviating = deviatingIn(one, other);
        if (deviating.length === 0) continue;
        // What a further list of the same document says as the other does is another count of the same things.
        if (alsoSaid(one, other, all) || alsoSaid(other, one, all)) continue;
        const key = [one, other].map(({ document, passage }) => `${document.id} ${passage.index}`).join(' ');
        if (told.has(key)) continue;
        told.add(key);
        const says = (list: CountedList): string =>
          deviating.map((thing) => `${list.counts.get(thing)} ${list.names.get(thing)}`).join(', ');
        yield {
          attribute: one.study || other.study ? 'event-rate' : 'other',
          message: `${one.document.name} counts ${says(one)}, but ${other.document.name} ${says(other)}.`,
          locations: [one, other].map(({ document, passage, start, end }) => locationIn(document, passage, start, end)),
          compared: [says(one), says(other)],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Market experience\n\n9 serious incidents (4 dislocations, 3 loosenings and 2 fractures) were reported.',
          psur: '# PSUR\n\n## Incidents\n\nNine incidents were serious, namely 2 dislocations, 3 loosenings and 4 fractures.',
        },
        says: '2 dislocations, 4 fractures',
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe set consists of 1 tube with a filter, 3 clamps and 1 needle.',
          ifu: '# Instructions for use\n\n## Contents\n\nThe pack contains 1 tube, 2 clamps and 1 needle.',
        },
        says: '2 clamps',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Market experience\n\nIn 2023 there were 4 dislocations, 3 loosenings and 2 fractures. The study ALPHA-1 had 5 dislocations and 3 loosenings.',
          psur: '# PSUR\n\n## Incidents\n\nIn 2024 there were 2 dislocations, 3 loosenings and 4 fractures. The study BETA-2 had 6 dislocations and 3 loosenings.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe small set contains 1 tube and 2 clamps; the large set contains 1 tube and 3 clamps.',
          ifu: '# Instructions for use\n\nThe pack contains 1 tube and 3 clamps.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** The things that two lists of the same matter count otherwise. */
function deviatingIn(one: CountedList, other: CountedList): string[] {
  if (one.study !== other.study) return [];
  // "One in 2023 and three in 2024" are counts of parts.
  if (one.years.size > 1 !== other.years.size > 1) return [];
  if (one.years.size > 0 && other.years.size > 0 && ![...one.years].some((year) => other.years.has(year))) return [];
  const shared = [...one.counts.keys()].filter((key) => other.counts.has(key));
  if (shared.length < 2 || shared.length < 0.6 * Math.max(one.counts.size, other.counts.size)) return [];
  const equal = shared.filter((key) => one.counts.get(key) === other.counts.get(key));
  const sum = ({ counts }: CountedList): number => shared.reduce((total, key) => total + counts.get(key)!, 0);
  // Two lists of the same things are about the same matter where all but one count agree, or where the counts are shared out otherwise.
  const sameMatter = (equal.length > 0 && equal.length >= shared.length - 1) || (sum(one) === sum(other) && sum(one) > 2);
  return sameMatter ? shared.filter((key) => !equal.includes(key)) : [];
}

/** Whether a document has a list that agrees with another one's. */
function alsoSaid(one: CountedList, other: CountedList, all: readonly CountedList[]): boolean {
  return all.some(
    (there) =>
      there.document === one.document &&
      there !== one &&
      [...other.counts].every(([key, count]) => !there.counts.has(key) || there.counts.get(key) === count) &&
      [...other.counts.keys()].filter((key) => there.counts.has(key)).length > 1,
  );
}
