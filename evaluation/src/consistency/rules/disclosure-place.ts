import { plainText } from '../../documents/reading.ts';
import { type DisclosurePlace, placeIn, placeNamed } from '../disclosure-places.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { riskMeaning, sameRisk, speaksOfRisk } from '../lexicon/harms.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import { discloses } from '../risk-sources.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { contentStems, fold } from '../text/fold.ts';

/** A text that warns in earnest names the harm in words that are not known here. */
const earnest =
  /\b(?:die|dies|death|fatal|dangerous|danger|serious|severe|emergency|hospital|doctor|medical help|at once|immediately|life-threatening|injur\w+|harm\w*)\b/iu;

/** A text about people may name a harm in words that are not known here, unless it only tells of noise and looks. */
const aboutPeople = /\b(?:you|your|patients?|body|blood|persons?|people|child|children|baby|users?)\b/iu;
const trivial =
  /\b(?:feels?|looks?|noises?|smells?|annoying|comfort\w*|rattl\w+|creak\w*|sounds?|a bit|a little|slight\w*|somewhat|unusual)\b/iu;

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
            return named && places.length > 0 && places.every(({ passage }) => ofRisks(passage))
              ? [{ risk, named, places, told: tells(file, risk, places) }]
              : [];
          });
        const silent = rows.filter((row) => !row.told);
        // Where most rows are not understood, the places are meant in another way.
        if (
          (rows.length < 2 && !rows.some(({ places }) => places.some((place) => riskMeaning(place.words).harms.size > 0))) ||
          silent.length === 0 ||
          silent.length > Math.max(1, 0.4 * rows.length)
        )
          continue;
        for (const { risk, named, places } of silent) {
          const words = new Set(contentStems(wordsOf(file, risk)));
          const serious = places.some(
            (place) => earnest.test(place.words) && (places.length === 1 || contentStems(place.words).some((one) => words.has(one))),
          );
          // Words of the subject without the harm are a harmless text; a text on something else may say it in words that are not known here.
          const subject = new Set(contentStems(wordsOf(file, risk, /^(?!.*(?:ifu|disclos|communicat|where|section|id$|no\.?$))/u)));
          const near = places.length > 1 || contentStems(places[0]!.words).some((one) => subject.has(one) && !/^\d/.test(one));
          const person = places.some(
            (place) => (aboutPeople.test(place.words) || riskMeaning(place.words).sites.size > 0) && !trivial.test(place.words),
          );
          if (!near || (person && places.length === 1) || elsewhere(target, file, risk) || serious) continue;
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

/** A reference to a warning is kept by the warning, without a word of the harm. */
function ofRisks(passage: Passage): boolean {
  return (
    passage.topics.has('residual-risks') ||
    /\b(?:risks?|side effects?|complications?|harms?|hazards?|problems?|go wrong|can happen|good to know|effects|adverse|undesirable|unwanted)\b/u.test(
      fold(passage.headings.at(-1)?.title ?? ''),
    )
  );
}

const naming = /hazard|harm|effect|risk(?! control)|situation|consequence|cause|failure/u;

/** The cells of the row that name hazard and harm. */
function wordsOf(file: DossierDocument, risk: Statement, columns = naming): string {
  const { cell } = file.passages[risk.passage]!;
  const placed = cell && file.tables[cell.table];
  const row = cell && placed?.table.rows[cell.row];
  if (!placed || !row) return risk.says;
  return row
    .filter((_, index) => columns.test(fold(placed.table.columns[index]?.title ?? '')))
    .map((one) => plainText(one.content))
    .join('; ');
}

/** Parts of hazard and harm; only those of which there are words to look for. */
function partsOf(file: DossierDocument, risk: Statement): string[] {
  const words = wordsOf(file, risk);
  return [risk.says, ...words.split(/\s*[,;/]\s*|\s+(?:and|or|with|by|through|from|due to)\s+/u)].filter(
    (part) => riskMeaning(part).harms.size > 0,
  );
}

function tells(file: DossierDocument, risk: Statement, places: readonly DisclosurePlace[]): boolean {
  const parts = partsOf(file, risk);
  if (parts.length === 0) return true;
  return parts.some((part) => {
    const meaning = riskMeaning(part);
    return places.some((place) => {
      const there = riskMeaning(place.words);
      return [...meaning.harms].some((harm) => there.harms.has(harm)) || sameRisk(meaning, there) || speaksOfRisk(meaning, there);
    });
  });
}

function elsewhere(document: DossierDocument, file: DossierDocument, risk: Statement): boolean {
  return partsOf(file, risk).some((part) => discloses(document, riskMeaning(part)));
}
