import type { Dossier } from './dossier.ts';
import { type PhysiologyEntry, physiology } from './lexicon/physiology.ts';

const kept = new WeakMap<Dossier, readonly PhysiologyEntry[]>();

/** Entries for the kind of device of a dossier: its words stand where the documents say what the device is. */
export function entriesFor(dossier: Dossier): readonly PhysiologyEntry[] {
  const before = kept.get(dossier);
  if (before) return before;
  const says = dossier.documents.flatMap((document) =>
    document.passages
      .filter(
        (passage, index) =>
          index < 12 ||
          passage.topics.has('identification') ||
          passage.topics.has('intended-purpose') ||
          passage.topics.has('description') ||
          passage.topics.has('indications'),
      )
      .map((passage) => passage.folded),
  );
  const entries = physiology.filter((entry) => says.some((text) => entry.device.test(text)));
  kept.set(dossier, entries);
  return entries;
}

/** The entry that a folded sentence speaks against, where there is one. */
export function implausible(folded: string, dossier: Dossier): PhysiologyEntry | undefined {
  if (
    !/\b(?:reduc|lower|decreas|reliev|increas|rais|improv|cure|restor|protect|prevent|harmless|no risk|heal|revers|drop|fall|bring|boost|enhanc|promot|diminish|safer|gentle|elevat|strengthen|avoid|augment)/.test(
      folded,
    )
  )
    return undefined;
  return entriesFor(dossier).find((entry) => entry.claim.test(folded));
}
