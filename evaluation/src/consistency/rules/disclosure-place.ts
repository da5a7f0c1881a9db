import { type DisclosurePlace, placeIn, placeNamed } from '../disclosure-places.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { riskMeaning, sameRisk, speaksOfRisk } from '../lexicon/harms.ts';
import { locate, locationIn } from '../location.ts';
import { discloses } from '../risk-sources.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** A text that warns in earnest names the harm in words that are not known here. */
const earnest =
  /\b(?:die|dies|death|fatal|dangerous|danger|serious|severe|emergency|hospital|doctor|medical help|at once|immediately|life-threatening|injur\w+|harm\w*)\b/iu;

/** Where the risk file says that the instructions disclose a risk, they do. */
export default {
  id: 'disclosure-place',
  title: 'A risk is disclosed where the risk file says so',
  references: ['ISO 14971:2019, 8', 'Regulation (EU) 2017/745, Annex I 4 and 23.1(g)'],
  severity: 'major',
  why: 'The risk file counts on the disclosure. Where the place says nothing of the harm, or only something harmless, users cannot weigh it.',
  remedy: 'Name the harm at that place of the instructions for use, or correct the reference in the risk file.',
  basis: ['MDR Annex I 4', 'MDR Annex I 23.1(g)', 'ISO 14971:2019 8'],
  *check(dossier: Dossier) {
    const instructions = dossier.documents.filter((document) => document.type === 'ifu');
    for (const file of dossier.documents) {
      if (file.type !== 'rmf') continue;
      for (const target of instructions) {
        if (target.language !== file.language) continue;
        const rows = dossier
          .of('residual-risk')
          .filter((one) => one.document === file.id)
          .flatMap((risk) => {
            const named = placeNamed(file, file.passages[risk.passage]!);
            const places = named ? placeIn(target, named) : [];
            return named && places.length > 0 ? [{ risk, named, places, told: tells(risk, places) }] : [];
          });
        const silent = rows.filter((row) => !row.told);
        // Where most rows are not understood, the places are meant in another way.
        if (rows.length < 2 || silent.length === 0 || silent.length > Math.max(1, 0.4 * rows.length)) continue;
        for (const { risk, named, places } of silent) {
          if (elsewhere(target, risk) || places.some((place) => earnest.test(place.words))) continue;
          const place = places[0]!;
          yield {
            attribute: 'risk-coverage',
            message: `${file.name} says that ${target.name} ${named.number || `"${named.title}"`} discloses "${risk.says}", but that place does not name it.`,
            locations: [locationIn(target, place.passage, place.start, place.end), locate(dossier, risk)],
            compared: ['not named', risk.says],
          };
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management\n\n| ID | Hazard | Harm | Disclosed in |\n|---|---|---|---|\n| R1 | Long cord | Strangulation | IFU 8.1 |\n| R2 | Heat | Burn | IFU 8.2 |\n| R3 | Germs | Infection | IFU 8.3 |',
          ifu: '# Instructions for use\n\n## 8 What can happen\n\n8.1 The cord can catch on door handles.\n\n8.2 You can burn your skin.\n\n8.3 The skin can become infected.',
        },
        says: 'Strangulation',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management\n\n| ID | Hazard | Harm | Disclosed in |\n|---|---|---|---|\n| R1 | Long cord | Strangulation | IFU 8.1 |\n| R2 | Heat | Burn | IFU 8.2 |\n| R3 | Germs | Infection | IFU 8.3 |\n| R4 | Noise | Annoyance | IFU 9 |',
          ifu: '# Instructions for use\n\n## 8 What can happen\n\n8.1 A child can be strangled by the cord. 8.2 You can burn your skin. 8.3 The skin can become infected.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function phraseOf(risk: Statement): string {
  return risk.value.type === 'phrase' ? risk.value.phrase : risk.says;
}

/** Parts of the harm; only harms of which there are words to look for. */
function partsOf(risk: Statement): string[] {
  return [phraseOf(risk), ...phraseOf(risk).split(/\s*[,;/]\s*|\s+(?:and|or|with|by|through|from|due to)\s+/u)].filter((part) => riskMeaning(part).harms.size > 0);
}

function tells(risk: Statement, places: readonly DisclosurePlace[]): boolean {
  const parts = partsOf(risk);
  if (parts.length === 0) return true;
  return parts.some((part) => {
    const meaning = riskMeaning(part);
    return places.some((place) => {
      const there = riskMeaning(place.words);
      return [...meaning.harms].some((harm) => there.harms.has(harm)) || sameRisk(meaning, there) || speaksOfRisk(meaning, there);
    });
  });
}

function elsewhere(document: DossierDocument, risk: Statement): boolean {
  return partsOf(risk).some((part) => discloses(document, riskMeaning(part)));
}
