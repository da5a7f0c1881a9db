import { rankOf } from './authority.ts';
import type { Dossier, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { locationIn } from './location.ts';
import { isContraindicated, purposeZone } from './purpose.ts';
import type { Contradiction, Location } from './rule.ts';
import { type StatedPopulation, statedPopulations } from './stated-population.ts';
import { contentStems } from './text/fold.ts';

interface Stating {
  readonly document: DossierDocument;
  readonly populations: readonly StatedPopulation[];
}

/** A document that names other patients, with its words for them. */
export interface PopulationDeviation {
  readonly document: string;
  readonly populations: readonly StatedPopulation[];
  readonly contradiction: Contradiction;
}

const kept = new WeakMap<Dossier, readonly PopulationDeviation[]>();

/** The documents that name other patients than those that most others name in the same words. */
export function populationDeviations(dossier: Dossier): readonly PopulationDeviation[] {
  let found = kept.get(dossier);
  if (!found) {
    found = [...findDeviations(dossier)];
    kept.set(dossier, found);
  }
  return found;
}

function* findDeviations(dossier: Dossier): Generator<PopulationDeviation> {
  if (dossier.documents.length < 3) return;
  const all = dossier.documents
    .map((document): Stating => ({ document, populations: statedPopulations(document) }))
    .filter(({ populations }) => populations.length > 0);
  const supporters = new Map<string, Stating[]>();
  for (const one of all)
    for (const signature of new Set(one.populations.filter(says).map((population) => population.signature)))
      supporters.set(signature, [...(supporters.get(signature) ?? []), one]);
  const [agreed] = [...supporters].sort(([, a], [, b]) => b.length - a.length);
  if (!agreed || agreed[1].length < 2) return;
  const [signature, agreeing] = agreed;
  const reference = [...agreeing].sort((a, b) => rankOf(dossier, a.document.id) - rankOf(dossier, b.document.id))[0]!;
  const usual = reference.populations.find((one) => one.signature === signature)!;
  for (const one of all) {
    if (agreeing.includes(one) || one.document.language !== reference.document.language) continue;
    const others = all.filter((other) => other !== one);
    // "Patients with stroke" tells the condition, which is no other patients.
    // What the reference says as well is no deviation from it: "infants with respiratory distress" beside "from 28 weeks of gestation".
    const told = one.populations.filter(
      (population) =>
        isAboutPatients(population, others, dossier) && !reference.populations.some((there) => there.signature === population.signature),
    );
    const plain = told.filter(({ carried }) => !carried);
    // Where no usual sentence names them, a document that names several names none for the device.
    if (plain.length === 0 && new Set(told.map((population) => population.signature)).size > 1) continue;
    const deviating = plain.length > 0 ? plain : told;
    // Where a document names its patients several times, none of them may fit.
    if (deviating.length === 0 || !deviating.every((population) => deviates(dossier, one, population, usual, reference, others))) continue;
    const [first] = deviating;
    const contradiction: Contradiction = {
      attribute: attributeOf(first!, usual),
      message: `${one.document.name} names ${first!.text} as the patients, but ${reference.document.name} and others name ${usual.text}.`,
      locations: [
        place(one, first!),
        ...agreeing.slice(0, 3).map((other) => place(other, other.populations.find((there) => there.signature === signature)!)),
      ],
      compared: [first!.text, ...agreeing.slice(0, 3).map(() => usual.text)],
    };
    yield { document: one.document.id, populations: deviating, contradiction };
  }
}

function place({ document }: Stating, { passage, start, end }: StatedPopulation): Location {
  return locationIn(document, document.passages[passage]!, start, end);
}

/** Whether a phrase bounds the patients, or has a word that others do not have for what the device is for. */
function isAboutPatients({ measures, sexes, groups, qualifiers }: StatedPopulation, others: readonly Stating[], dossier: Dossier): boolean {
  if (measures.size + sexes.length + groups.length > 0) return true;
  return qualifiers.some((word) => !others.some(({ document }) => tells(document, word, dossier)));
}

/** Whether a phrase says more than "patients". */
function says({ measures, sexes, groups, qualifiers }: StatedPopulation): boolean {
  return measures.size + sexes.length + groups.length + qualifiers.length > 0;
}

function attributeOf(one: StatedPopulation, usual: StatedPopulation): Contradiction['attribute'] {
  if (one.measures.has('age') || usual.measures.has('age')) return 'population-age';
  return one.measures.has('weight') || usual.measures.has('weight') ? 'population-weight' : 'population-condition';
}

/** Kinds that read a measure; what they read in both documents is theirs to compare. */
const kinds = { age: 'population-age', weight: 'population-weight', size: 'population-height' } as const;

function deviates(
  dossier: Dossier,
  { document }: Stating,
  one: StatedPopulation,
  usual: StatedPopulation,
  reference: Stating,
  others: readonly Stating[],
): boolean {
  const reads = (kind: string, there: DossierDocument): boolean =>
    dossier.of(kind).some((statement) => statement.document === there.id && statement.subject === 'device' && statement.affirmed);
  const lacking = usual.qualifiers.filter((word) => !one.qualifiers.includes(word) && !tells(document, word, dossier));
  const strange = one.qualifiers.filter(
    (word) => !usual.qualifiers.includes(word) && !others.some((other) => tells(other.document, word, dossier)),
  );
  const common = usual.qualifiers.some((word) => one.qualifiers.includes(word));
  const sameGroup = usual.groups.some((group) => one.groups.includes(group));
  const shared = [...usual.measures.keys()].filter((measure) => one.measures.has(measure));
  if (shared.includes('gestation')) {
    const [here, there] = [one.measures.get('gestation')!, usual.measures.get('gestation')!];
    // Two lower limits are compared as measures of the patients, and "at 28 weeks or later" begins there.
    const bothRead = reads('patient-measure', document) && reads('patient-measure', reference.document);
    return (
      !(bothRead && /from/u.test(here) && /from/u.test(there)) && here.replace(/\D+/gu, ' ').trim() !== there.replace(/\D+/gu, ' ').trim()
    );
  }
  if (shared.length > 0)
    return (
      losesSex(document, one, usual) ||
      shared.some(
        (measure) =>
          measure !== 'gestation' &&
          !sameBounds(one.measures.get(measure)!, usual.measures.get(measure)!) &&
          one.measures.size === usual.measures.size &&
          !reads(kinds[measure], document),
      )
    );
  // What is read of both documents is compared as ages or weights.
  if (!usual.measures.has('gestation') && Object.values(kinds).some((kind) => reads(kind, document) && reads(kind, reference.document)))
    return false;
  if (usual.measures.size > 0 && one.measures.size > 0) {
    // A plan that takes patients by weight where the device is for an age is found as that.
    if (document.type === 'pmcf-plan' && usual.measures.has('age') && one.measures.has('weight')) return false;
    return [...usual.measures.keys()].every((measure) => measure === 'gestation' || !reads(kinds[measure], document));
  }
  if (usual.measures.size > 0) return !sameGroup && strange.length > 0 && strange.length === one.qualifiers.length;
  // Who bounds the patients where others name them by words differs from those only that bound them nowhere.
  if (one.measures.size > 0)
    return (
      lacking.length > 0 &&
      [...one.measures.keys()].every((measure) => measure === 'gestation' || !others.some((other) => reads(kinds[measure], other.document)))
    );
  // "People who …" explains in plain words.
  if (usual.qualifiers.length > 0 && !explaining.test(one.text)) return !common && !sameGroup && lacking.length > 0 && strange.length > 0;
  return false;
}

/** "Who have completed one year" bounds as "from one year" does. */
function sameBounds(one: string, other: string): boolean {
  if (one === other) return true;
  const bare = (bounds: string): string => bounds.replace(/\b(?:from|to) /gu, '');
  return bare(one) === bare(other) && (!/from|to/u.test(one) || !/from|to/u.test(other));
}

const explaining = /\b(?:people|persons|those|anyone|you) (?:who|whose|that|with)\b/iu;

/** "Adults aged 18 years and older" where the others say "women aged 18 years and older", in a document that knows of no sex. */
function losesSex(document: DossierDocument, one: StatedPopulation, usual: StatedPopulation): boolean {
  if (usual.sexes.length !== 1 || one.sexes.length > 0) return false;
  if ([...usual.measures].some(([measure, value]) => one.measures.get(measure) !== value)) return false;
  const sexed = /\b(?:females?|wom[ae]n|girls?|mothers?|males?|m[ae]n|boys?)\b/u;
  return !document.passages.some((passage) => sexed.test(passage.folded));
}

/** Whether a document has a word where it tells what the device is for. */
function tells(document: DossierDocument, word: string, dossier: Dossier): boolean {
  return purposeWords(document, dossier.context).has(word);
}

const purposeWords = keptByDocumentAndContext((document): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || isContraindicated(passage, document)) continue;
    const zone = purposeZone(passage, document);
    if (zone === 'stating' || zone === 'near') for (const stem of contentStems(passage.text)) found.add(meaningOf(stem));
  }
  return found;
});
