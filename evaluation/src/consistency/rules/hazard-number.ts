import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { riskMeaning } from '../lexicon/harms.ts';
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
  asksFor: [],
  *check(dossier: Dossier) {
    const files = dossier.documents.filter(({ type }) => type === 'rmf');
    const known = new Set(files.flatMap((file) => [...numbersOf(file)]));
    const kinds = new Map<string, number>();
    for (const one of known) kinds.set(kindOf(one), (kinds.get(kindOf(one)) ?? 0) + 1);
    const file = files[0];
    if (!file || known.size === 0) return;
    for (const document of dossier.documents) yield* unknownIn(document, file, known, kinds);
    for (const document of dossier.documents) if (document.type !== 'rmf') yield* otherHarmIn(document, file);
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
      {
        dossier: {
          rmf: '# Risk management report\n\n## Risks\n\n| ID | Hazard and harm |\n|---|---|\n| H-04 | Burn |\n| H-05 | Abdominal abscess |\n| H-06 | Anastomotic leak |\n| H-07 | Fever |',
          psur: '# PSUR\n\n## Complaints\n\nThe three abscesses belong to risk H-06, whose estimate was not exceeded.',
        },
        says: 'H-06',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Risks\n\n| ID | Hazard and harm |\n|---|---|\n| R1 | Burn of the skin |\n| R2 | Electric shock |\n| R3 | Fall |\n| R4 | Infection |',
          cer: '# CER\n\n## Residual risks\n\n- Electric shock (R3): shielded cable',
        },
        says: 'R3',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Risks\n\n| ID | Hazard | Harm |\n|---|---|---|\n| H-04 | Hot surface | Burn |\n| H-05 | Breach of the pouch | Abscess |\n| H-06 | Too close to the suture | Anastomotic leak |\n| H-07 | Retention | Fever |',
          psur: '# PSUR\n\n## Complaints\n\nThe abscesses belong to risk H-05. Burns and fever are risks H-04 and H-07. A leak with fever was counted as risk H-06. The complaint of a dusty box belongs to risk H-06. Burns did not occur; risk H-06 was raised.',
        },
      },
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

/** What the risk file says under each number, where a table has a row of its own for it. */
const rowsOf = keptByDocument((document) => {
  const rows = new Map<string, Set<string>>();
  for (const { cell, text } of document.passages) {
    if (!cell || cell.row < 0 || cell.column === 0) continue;
    const own = /^([A-Z]{1,3})[-. ]?0*(\d{1,3})(?![\p{L}\d.%-])/u.exec(cell.rowLabel.trim());
    if (!own) continue;
    const id = `${own[1]}-${own[2]}`;
    const harms = rows.get(id) ?? new Set();
    for (const harm of riskMeaning(text).harms) harms.add(harm);
    for (const harm of riskMeaning(cell.rowLabel).harms) harms.add(harm);
    rows.set(id, harms);
  }
  return rows;
});

/** "The abscesses belong to risk H-06", "counted under hazard H-06": the harm right before one number. */
const belonging =
  /(?:^|[.;] )[^.;]{3,90}?\b(?:belong\w*|count\w*|assigned|attributed|allocated|covered|fall\w*|cover\w*|correspond\w*|treated|assessed|recorded|listed|class\w+|filed)\b[^.;]{0,20}\b(?:hazards?|hazardous situations?|risks?) (?:no\.? |ID )?$/iu;
/** "Electric shock (R3)". */
const bracketed = /(?:^|[.;:,] |\band )([\p{L} -]{4,50}) \((?:(?:hazard|risk) )?$/iu;

/** A number that stands for another harm in the risk file, while the harm told has a number of its own. */
function* otherHarmIn(document: DossierDocument, file: DossierDocument): Generator<Contradiction> {
  const rows = rowsOf(file);
  if (rows.size < numbersMin) return;
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || !/[A-Z][-. ]?\d/.test(passage.text)) continue;
    for (const one of passage.text.matchAll(each)) {
      const harms = rows.get(`${one[1]}-${one[2]}`);
      if (!harms || harms.size === 0) continue;
      const head = passage.text.slice(Math.max(0, one.index - 140), one.index);
      // Of several numbers in a row only a reader knows which is of which.
      if (/^(?:,| and| or| to|–|-)? ?[A-Z]{1,3}[-. ]?\d/u.test(passage.text.slice(one.index + one[0].length))) continue;
      const said = bracketed.exec(head)?.[1] ?? belonging.exec(head)?.[0];
      if (!said) continue;
      const told = [...riskMeaning(said).harms];
      if (told.length === 0 || told.some((harm) => harms.has(harm))) continue;
      const right = [...rows].find(([, others]) => told.every((harm) => others.has(harm)));
      if (!right) continue;
      yield {
        attribute: 'risk-coverage',
        message: `${document.name} names ${one[0]} for ${told.join(', ')}, but in ${file.name} that number is of ${[...harms].join(', ')}; ${right[0]} is of ${told.join(', ')}.`,
        locations: [locationIn(document, passage, one.index - (head.length - head.lastIndexOf(said)), one.index + one[0].length)],
        compared: [one[0], right[0]],
      };
    }
  }
}
