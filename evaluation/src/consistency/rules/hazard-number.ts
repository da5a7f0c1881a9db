import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';

const number = '([A-Z]{1,3})[-. ]?0*(\\d{1,3})(?![\\p{L}\\d.%-])';
const declared = new RegExp(`^${number}$`, 'u');
const named = new RegExp(
  `(?<![\\p{L}-])(?:[Hh]azards?|[Hh]azardous situations?|[Rr]isks?) (?:[Nn]o\\.? |ID )?\\(?((?:${number}(?:,? and |,? or |, )?){1,12})`,
  'gu',
);
const each = new RegExp(number, 'gu');
/** A number that the risk file took out of use on purpose. */
const retired = /\b(?:delet\w+|remov\w+|clos\w+|merg\w+|withdrawn|retired|no longer|omitted|not used|combined|unassigned|reserved)\b/u;
/** With fewer numbers of a kind the file may list its risks in another way. */
const numbersMin = 4;

/** A risk that a document names by its number stands under that number in the risk management file. */
export default {
  id: 'hazard-number',
  title: 'Risks named by number stand in the risk management file',
  references: ['ISO 14971:2019, 4.5', 'Regulation (EU) 2017/745, Annex I 3'],
  severity: 'major',
  why: 'A document that leans on a risk which the risk management file does not hold leans on an analysis and a control that nobody can find.',
  remedy: 'Bring the risk back into the risk management file, or correct the number in the document that names it.',
  basis: ['MDR Annex I 3', 'MEDDEV 2.7/1 rev. 4 A10'],
  *check(dossier: Dossier) {
    const files = dossier.documents.filter(({ type }) => type === 'rmf');
    const known = new Set(files.flatMap((file) => [...numbersOf(file)]));
    const kinds = new Map<string, number>();
    for (const one of known) kinds.set(kindOf(one), (kinds.get(kindOf(one)) ?? 0) + 1);
    const file = files[0];
    if (!file || known.size === 0) return;
    for (const document of dossier.documents) yield* unknownIn(document, file, known, kinds);
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Risks\n\n| ID | Hazard |\n|---|---|\n| H-01 | Burn |\n| H-02 | Leak |\n| H-03 | Shock |\n| H-04 | Noise |',
          cer: '# CER\n\nThe release of particles (hazard H-06) is warned of.',
        },
        says: 'H-06',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Risks\n\nH-05 was merged with H-02.\n\n| ID | Hazard |\n|---|---|\n| H-01 | Burn |\n| H-02 | Leak |\n| H-03 | Shock |\n| H-04 | Noise |',
          cer: '# CER\n\nThe hazards H1, H-02 and H-4 are warned of. Hazard H-05 was closed; risk P-07 is that of the pump. Risk 9 is none.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** The numbers under which a risk file lists its risks, in one spelling. */
const numbersOf = keptByDocument((document) => {
  const found = new Set<string>();
  for (const { cell, kind, text, folded } of document.passages) {
    const own = cell ? declared.exec(text.trim()) : undefined;
    if (own && cell!.row >= 0) found.add(`${own[1]}-${own[2]}`);
    if (kind === 'heading' || kind === 'item' || retired.test(folded))
      for (const one of text.matchAll(each)) found.add(`${one[1]}-${one[2]}`);
  }
  return found;
});

function kindOf(id: string): string {
  return id.slice(0, id.indexOf('-'));
}

function* unknownIn(
  document: DossierDocument,
  file: DossierDocument,
  known: ReadonlySet<string>,
  kinds: ReadonlyMap<string, number>,
): Generator<Contradiction> {
  const told = new Set<string>();
  for (const passage of document.passages) {
    for (const mention of passage.text.matchAll(named)) {
      for (const one of mention[1]!.matchAll(each)) {
        const id = `${one[1]}-${one[2]}`;
        if (known.has(id) || told.has(id) || (kinds.get(one[1]!) ?? 0) < numbersMin) continue;
        told.add(id);
        yield {
          attribute: 'risk-coverage',
          message: `${document.name} names ${one[0]}, which ${file.name} does not list.`,
          locations: [locationIn(document, passage, mention.index, mention.index + mention[0].length)],
          compared: [one[0]],
        };
      }
    }
  }
}
