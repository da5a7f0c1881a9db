import { addedPurposes } from '../added-purpose.ts';
import type { DocumentType } from '../attribute.ts';
import { rankOf, recordId } from '../authority.ts';
import { isBarredElsewhere } from '../barred-elsewhere.ts';
import { deniedAt } from '../denied-at.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { clinicalActsIn, isConditionWord, isSiteWord } from '../lexicon/clinical-words.ts';
import { locate } from '../location.ts';
import { meanings, sameRoot } from '../phrase.ts';
import { populationDeviations } from '../population-deviations.ts';
import { clausesOf, isContraindicated, type PurposeZone, purposeZone, sectionTopics } from '../purpose.ts';
import type { ConsistencyRule, Contradiction, Location } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { contentStems, fold, stem, words as wordsIn } from '../text/fold.ts';
import { widenedPurposes } from '../widened-purpose.ts';

/** No document is for more than the others, and none leaves an indication out of its list. */
export default {
  id: 'indication',
  title: 'Purpose and indications are the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)', 'MDCG 2020-6, section 6.2'],
  severity: 'critical',
  why: 'An indication that only one document knows was not evaluated; one that is missing leaves users without instructions for a use the evaluation counts on.',
  remedy: 'Bring purpose and indications to the same wording; give clinical evidence for each, or take it out.',
  basis: ['MDR 2(12)', 'MDR 7', 'MDR Annex XIV 1(a)', 'MDR Annex I 23.4(b)'],
  check,
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe device finds its indication in filling of contained bone defects.',
          rmf: '# Risk Management Report\n\nThe device serves filling of contained bone defects.',
          ifu: '# Guide\n\nThe product, which is made by Ossia, is provided for filling of contained bone defects and for spinal fusion under load.',
        },
        says: 'spinal fusion',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe mesh is intended for reinforcement of soft tissue in hernia repair.',
          sscp: '# SSCP\n\n## Intended use\n\nReinforcement of soft tissue in hernia repair.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for reinforcement of soft tissue in hernia repair and for preventive use in persons without symptoms.',
        },
        says: 'preventive use',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n- asthma\n- pulmonary hypertension\n- bronchiectasis\n- interstitial lung disease',
          ifu: '# Instructions for Use\n\n## Indications\n\n- asthma\n- high blood pressure in the lung (hypertension)\n- interstitial disease',
        },
        says: 'bronchiectasis',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n- stomach\n- peripheral vessels\n\n## Contraindications\n\n- pulmonary arteries and veins\n- liver',
          'pmcf-plan': '# PMCF Plan\n\n## Device\n\nIndications: stomach, vessels of the pulmonary hilum.',
        },
        says: 'hilum',
      },
      {
        dossier: {
          cer: '# Clinical evidence\n\n## Intended purpose\n\nCollection of the effluents of a colostomy or of an ileostomy, in patients from 12 years.',
          rmf: '# Risk file\n\nPouch of the colostomy and the ileostomy.',
          sscp: '# In brief\n\nThe indication is the collection of the effluents of a colostomy, of an ileostomy or of a urostomy, from 12 years.',
        },
        says: 'urostomy',
      },
      {
        dossier: {
          cer: '# Clinical evidence\n\n## Intended purpose\n\nThe chamber delivers medicine from an inhaler to children aged 6 months to 5 years who have asthma or recurrent wheeze.',
          rmf: '# Risk file\n\nChildren with wheeze.',
          ifu: '# Your chamber\n\n## Who is it for?\n\nChildren aged 6 months to 5 years with asthma, recurrent wheeze, cystic fibrosis or pneumonia who take medicine from an inhaler.',
        },
        says: 'cystic fibrosis',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nRelief of pain in osteoarthritis of the knee and hip. Adults from 18 years.',
          rmf: '# Risk file\n\nUse considered: relief of pain in osteoarthritis of the knee and hip; users patients; place home.',
          cep: '# Clinical Evaluation Plan\n\nPurpose: pain relief in knee and hip osteoarthritis, adults.',
          ifu: '# Leaflet\n\n## What it is for\n\nThe pad relieves pain in osteoarthritis of the knee and hip. It can also be used for sciatica.',
        },
        says: 'sciatica',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Purpose\n\nPrevention of pressure ulcers in people who sit all day.',
          rmf: '# Risk file\n\nUse considered: prevention of pressure ulcers.',
          ifu: '# Leaflet\n\nHelps to prevent pressure ulcers.',
          sscp: '# In brief\n\n## Its purpose\n\nPrevention and treatment of pressure ulcers in people who sit all day.',
        },
        says: 'treatment of pressure ulcers',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe Alba is intended for support of fixed crowns in the partially edentulous jaw.',
          rmf: '# Risk Management Report\n\nIntended use considered: support of fixed crowns in the partially edentulous jaw; users dentists.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nSupport of fixed crowns in the partially edentulous jaw; users: dentists.',
          sscp: '# SSCP\n\n## Intended use\n\nSupport of fixed crowns in the partially edentulous jaw and for use in persons who refuse another therapy.',
        },
        says: 'who refuse',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nEndovascular treatment of unruptured wide-neck aneurysms of the internal carotid artery is the sole purpose.\n\n## Residual risks\n\n- delayed rupture',
          rmf: '# Risk Management Report\n\nUse considered: endovascular treatment of unruptured wide-neck aneurysms of the internal carotid artery.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nIndicated for endovascular treatment of ruptured or unruptured wide-neck aneurysms of the internal carotid artery.',
        },
        says: '"ruptured"',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe pump is intended for support of the circulation, of the heart or of the lungs, in adults.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nThe pump is intended for support of the circulation, of the heart or of the lungs, in adults.',
          ifu: '# Instructions for Use\n\n## Indications\n\nSupport of the circulation, of the heart or of the lungs, as a bridge to transplantation when drugs are not enough.',
          sscp: '# SSCP\n\n## Indications\n\nSupport of the circulation, of the heart or of the lungs, bridging to transplantation, in adults.',
        },
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Contraindications\n\n- heavy bruxism\n- untreated periodontitis\n- insufficient bone volume\n\n## Intended purpose\n\nSupport of crowns.',
          ifu: '# Guide\n\n## Intended purpose\n\nSupport of crowns.',
          cep: '# Plan\n\n## Intended purpose\n\nSupport of crowns. We do not want it used in people with any of these: heavy bruxism, untreated periodontitis, insufficient bone volume.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe Alba is intended for support of fixed crowns in the partially edentulous jaw and is placed by dentists.',
          rmf: '# Risk Management Report\n\nIntended use considered: support of fixed crowns in the partially edentulous jaw or in the upper jaw; users dentists.',
          cep: '# Clinical Evaluation Plan\n\n## Intended purpose\n\nSupport of fixed crowns in the partially edentulous upper jaw; users: dentists.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nSupport of fixed crowns in the partially edentulous jaw and for use in dental practices, for ten years and for single use.\n\nThe implant is not intended for support of fixed crowns in the partially edentulous jaw and for orthodontic anchorage.',
          sscp: '# SSCP\n\n## Intended use\n\nSupport of fixed crowns in the partially edentulous jaw, in adults and in adolescents from 16 years.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Intended purpose\n\nWelcome to a lighter way of pumping! The Alpha One is intended for infusion of insulin.',
          sscp: '# SSCP\n\n## Intended purpose\n\nInfusion of insulin, made beautifully simple.',
          cer: '# CER\n\n## Intended purpose\n\nThe device is intended for infusion of insulin.',
          cep: '# CEP\n\n## Intended purpose\n\nThe device is intended for infusion of insulin.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nRelief of pain in osteoarthritis of the knee and hip. Adults from 18 years.',
          rmf: '# Risk file\n\nUse considered: relief of pain in osteoarthritis of the knee and hip; users patients; place home.',
          cep: '# Clinical Evaluation Plan\n\nPurpose: pain relief in knee and hip osteoarthritis, adults.',
          ifu: '# Leaflet\n\n## What it is for\n\nThe pad relieves pain in mild osteoarthritis of the knee and hip, as an adjunct to exercise. Warmth makes blood flow.\n\n## Warnings\n\nBurns and blisters may occur. Stop if you have fever or a rash.',
        },
      },
      {
        dossier: {
          cer: '# Clinical evidence\n\n## Intended purpose\n\nCollection of the effluents of a colostomy or of an ileostomy, in patients from 12 years. It is used at home or in the hospital.',
          sscp: '# In brief\n\n## For what?\n\nCollection of stools from a colostomy or an ileostomy. It is used at home, in school or in the hospital.',
          ifu: '# Leaflet\n\nIt is made for the collection of the effluents of a colostomy or of an ileostomy, and not of a urostomy or a fistula.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Indications\n\n- suspicion of free fluid\n- suspicion of retention\n- orientation about gallstones\n- screening for an aneurysm',
          rmf: '# Risk Management Report\n\n## Use\n\nPurpose: imaging of abdomen, lung, pleura, bladder; measurement of bladder and aorta',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe scanner is intended for imaging of the abdomen, the lung and the bladder and for measurement of the aorta.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nThe stapler is intended for resection of tissue in open surgery.\n\n## Indications\n\n1. resection of lung parenchyma;\n2. resection of the stomach, including sleeve gastrectomy;\n3. division of peripheral vessels.\n\nThe oesophagus is not an indication.\n\n## State of the art\n\nStaplers are used for the oesophagus, the liver and the pancreas.',
          ifu: '# Instructions for Use\n\n## Intended purpose\n\nThe device is intended for the resection of tissue.\n\n## Indications\n\n- lung parenchyma (resection)\n- stomach, including sleeve gastrectomy\n- peripheral vessels\n\nThe device is not indicated for the oesophagus.',
          sscp: '# SSCP\n\n## Intended use\n\nResection of tissue: lungs, stomach and peripheral vessels.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** The meanings in what a document says of its intended purpose, without what it denies. */
function vocabulary(document: DossierDocument, dossier: Dossier, zones: readonly PurposeZone[] = ['stating', 'near']): readonly string[] {
  const byZones = vocabularies(document, dossier.context);
  const key = zones.join(' ');
  const found = byZones.get(key) ?? readVocabulary(document, dossier, zones);
  byZones.set(key, found);
  return found;
}

const vocabularies = keptByDocumentAndContext(() => new Map<string, readonly string[]>());

function readVocabulary(document: DossierDocument, dossier: Dossier, zones: readonly PurposeZone[]): readonly string[] {
  const found = new Set<string>();
  for (const passage of document.passages) {
    const zone = purposeZone(passage, document);
    if (!zones.includes(zone) || passage.kind === 'heading' || isContraindicated(passage, document)) continue;
    for (const sentence of passage.sentences)
      for (const clause of clausesOf(sentence.folded)) {
        const text = passage.text.slice(sentence.start + clause.start, sentence.start + clause.end);
        if (/\b(?:not|no|outside|excluded|nor)\b/.test(clause.folded) && deniedAt(clause.folded, clause.folded.length)) {
          continue;
        }
        if (/\bnot an? indication|not indicated|outside the\b/.test(clause.folded)) continue;
        for (const one of meanings(text, document, dossier.context)) found.add(one);
      }
  }
  return [...found];
}

/** Documents that say in a line what others list. */
const brevity: readonly DocumentType[] = ['rmf', 'psur', 'label', 'pmcf-plan', 'pmcf-report', 'pms-plan'];

/** Stems of words for whom a device is; their differences are found as ages and weights. */
const peopleStems = new Set(
  'adults aged years older children pediatric paediatric women men individual body weight weighing months newborns infants adolescents elderly'
    .split(' ')
    .map((word) => meaningOf(stem(word))),
);

function stemsOf(statement: Statement): readonly string[] {
  return statement.value.type === 'phrase' ? statement.value.stems : [];
}

function knownShare(stems: readonly string[], vocabularyStems: ReadonlySet<string>, roots: ReadonlySet<string>): number {
  if (stems.length === 0) return 1;
  return stems.filter((stem) => vocabularyStems.has(stem) || (stem.length >= 5 && roots.has(stem.slice(0, 5)))).length / stems.length;
}

/** For each meaning the numbers of the passages that tell what the device is for and have it; the same words stand in many. */
const purposePlaces = keptByDocumentAndContext((document, context): ReadonlyMap<string, readonly number[]> => {
  const texts = new Set(
    document.passages.flatMap((passage) => {
      const zone = purposeZone(passage, document);
      if ((zone !== 'stating' && zone !== 'near') || passage.kind === 'heading' || isContraindicated(passage, document)) return [];
      return [meanings(passage.text, document, context)];
    }),
  );
  const places = new Map<string, number[]>();
  for (const [place, there] of [...texts].entries())
    for (const one of there) {
      const list = places.get(one);
      if (list) list.push(place);
      else places.set(one, [place]);
    }
  return places;
});

/** "Welcome to a lighter way of pumping!", "made beautifully simple", "The device does one thing": no purpose. */
const praise =
  /!$|^(?:welcome|made|kept|done)\b|^(?:the|our|your|this) (?:device|product|system|software) (?:does|is|has|makes|brings|offers)\b/u;

/** "Stay in the bone for good", "last ten years": how long a device is in its place. */
const permanence = /^(?:to )?(?:stay|remain|last|be left|be removed|dissolve|be absorbed|serve|endure)\b/u;
/** "People aged 35 or older": for whom, and not for what. */
const ofPeople =
  /^(?:all |only |any )?(?:you|people|persons?|patients?|adults?|children|bab(?:y|ies)|infants?|newborns?|wom[ae]n|men|man|users?|wearers?|every(?:one|body)|any(?:one|body)|those)\b/u;
const byMeans = /,? (?:by(?: means of)?|using|through|via|with the (?:aid|help) of|on the basis of) /u;

/** Whether words say for whom and nothing else: "children up". */
function onlyPeople(text: string): boolean {
  return contentStems(text).every((one) => peopleStems.has(meaningOf(one)) || one.length < 3);
}

/** Whether a text names a disease, a procedure, a part of the body or what is done about them. */
function isClinical(text: string): boolean {
  const folded = fold(text);
  return clinicalActsIn(folded).length > 0 || wordsIn(folded).some((word) => isConditionWord(word.text) || isSiteWord(word.text));
}

/** The largest share of the stems that one passage of the documents holds. */
function togetherIn(documents: readonly DossierDocument[], stems: readonly string[], dossier: Dossier): number {
  let best = 0;
  for (const document of documents) {
    const held = new Map<number, number>();
    for (const one of stems) {
      const here = new Set<number>();
      for (const [two, places] of purposePlaces(document, dossier.context))
        if (sameRoot(one, two)) for (const place of places) here.add(place);
      for (const place of here) held.set(place, (held.get(place) ?? 0) + 1);
    }
    for (const count of held.values()) best = Math.max(best, count / stems.length);
  }
  return best;
}

/** Properties of the device that a sentence lists beside its purpose: "repeated use (single use) and lifetime (10 years)". */
const property =
  /\b(?:re-?us(?:e|able)|(?:repeated|single|multiple)[- ]use|life ?time|service life|shelf life|sterili[sz]\p{L}*|disposable)\b/u;

function* check(dossier: Dossier): Generator<Contradiction> {
  // A document of an unknown sort may tell what a law or another device is for.
  const deviations = populationDeviations(dossier);
  // Other patients are a finding of their own.
  const isOfPatients = ({ document, passage, start, end }: Statement): boolean =>
    deviations.some(
      (one) =>
        one.document === document &&
        one.populations.some(
          (there) => there.passage === passage && there.start <= end && start <= there.end && end - start <= there.end - there.start + 12,
        ),
    );
  const statements = dossier
    .of('indication')
    .filter((one) => !isOfPatients(one) && !isBarredElsewhere(dossier, one))
    .filter((one) => one.subject === 'device' && (one.document === recordId || dossier.document(one.document).type !== 'other'));
  const words = new Map(dossier.documents.map((document) => [document.id, vocabulary(document, dossier)]));
  const documents = dossier.documents.filter((document) => words.get(document.id)!.length > 4);
  const name = (id: string): string => dossier.document(id).name;
  const told = new Set<string>();
  for (const document of documents) {
    const others = documents.filter((other) => other.id !== document.id && other.language === document.language);
    // With a single other document a wording of its own is no extension.
    if (others.length < 2) continue;
    const known = new Set(others.flatMap((other) => words.get(other.id)!));
    const roots = new Set([...known].filter((stem) => stem.length >= 5).map((stem) => stem.slice(0, 5)));
    const reference = [...statements]
      .filter((one) => others.some((other) => other.id === one.document))
      .sort((a, b) => rankOf(dossier, a.document) - rankOf(dossier, b.document))[0];
    if (!reference) continue;
    const unknown: Statement[] = [];
    const own = statements.filter((one) => one.document === document.id);
    for (const statement of own) {
      const stems = stemsOf(statement).filter((stem) => stem.length > 3 && !peopleStems.has(stem));
      const share = knownShare(stems, known, roots);
      const said = fold(statement.says);
      if (permanence.test(said) || (!isClinical(said) && (stems.length < 2 || ofPeople.test(said)))) continue;
      // "Screening of newborns for jaundice by optical estimate …": by what means it is done is no second purpose.
      const [purpose, means] = said.split(byMeans);
      if (means !== undefined && contentStems(purpose!).length > 1 && togetherIn(others, contentStems(purpose!), dossier) === 1) continue;
      // What is named as an example belongs to what stands before it.
      if (stems.length === 0 || /^(?:including|such as|e\.g\.|for example|for instance)\b/i.test(statement.says)) continue;
      if (praise.test(fold(statement.says)) && !isClinical(statement.says)) continue;
      if (share > (stems.length >= 3 ? 0.34 : 0) && !(stems.length >= 3 && share <= 0.67 && togetherIn(others, stems, dossier) <= 0.34))
        continue;
      unknown.push(statement);
    }
    if (!isAddition(own, unknown, others, statements, words, dossier)) continue;
    told.add(document.id);
    for (const statement of unknown)
      yield {
        attribute: 'indication',
        message: `"${statement.says}" is a purpose or an indication in ${name(document.id)} only; no other document knows it.`,
        locations: [locate(dossier, statement), locate(dossier, reference)],
        compared: [statement.says, reference.says],
      };
  }
  const barred = [...contraindicated(dossier, statements)];
  const isBarred = (location: Location): boolean =>
    barred.some(({ locations: [there] }) => there!.document === location.document && there!.passage === location.passage);
  for (const { text, document, reference, locations } of [...widenedPurposes(dossier), ...addedPurposes(dossier)]) {
    const idle = onlyPeople(text) || property.test(fold(text)) || (praise.test(fold(text)) && !isClinical(text));
    if (told.has(document) || isBarred(locations[0]!) || idle) continue;
    if (deviations.some((one) => one.document === document && one.populations.some((there) => text.endsWith(there.text)))) continue;
    told.add(document);
    yield {
      attribute: 'indication',
      message: `"${text}" belongs to the purpose in ${name(document)} only; ${name(reference)} and others say the same without it.`,
      locations,
      compared: [text, 'none'],
    };
  }
  yield* missing(dossier, statements, documents);
  yield* barred;
}

/**
 * Whether what only one document names is an addition to what the others agree on: the rest of its items stands in two others, or those state a purpose
 * of their own that they share. A list of which the others give a summary adds nothing.
 */
function isAddition(
  own: readonly Statement[],
  unknown: readonly Statement[],
  others: readonly DossierDocument[],
  statements: readonly Statement[],
  words: ReadonlyMap<string, readonly string[]>,
  dossier: Dossier,
): boolean {
  if (unknown.length === 0) return false;
  const known = own.filter((one) => !unknown.includes(one));
  if (unknown.length > 1 && unknown.length > known.length / 2) return false;
  const holding = others.filter((other) => {
    const there = words.get(other.id)!;
    const held = known.filter((one) => stemsOf(one).some((stem) => there.some((two) => sameRoot(stem, two))));
    return statements.some((one) => one.document === other.id) && held.length >= known.length * 0.7;
  });
  if (known.length > 0 && holding.length >= 2) return true;
  const stating = others.filter((other) => statements.some((one) => one.document === other.id));
  return stating.length >= 2 && known.length === 0 && dossier.documents.length > 2;
}

const forSome = /\S+ (?:for|in) (?:\p{L}+ ){1,2}(?:with|who|whose|after|under)\b/u;

/** A part of the purpose that one document alone words so, and whose words stand together in a contraindication of another. */
function* contraindicated(dossier: Dossier, statements: readonly Statement[]): Generator<Contradiction> {
  const limits = dossier
    .of('contraindication')
    .filter((one) => one.key === 'list' && !/\b(?:non|not|without|outside|other than|unless|except|no)\b/.test(one.says.toLowerCase()));
  const byStem = new Map<string, Statement[]>();
  for (const limit of limits) for (const stem of new Set(stemsOf(limit))) byStem.set(stem, [...(byStem.get(stem) ?? []), limit]);
  const order = new Map(limits.map((limit, index) => [limit, index]));
  const special = (one: Statement): string[] => stemsOf(one).filter((stem) => stem.length > 3 && !peopleStems.has(stem));
  for (const statement of statements) {
    const stems = special(statement);
    // "As far as no infection exists" limits the purpose as the contraindication does.
    if (stems.length === 0 || stems.length > 6 || /\b(?:no|not|without|free of|absence|unless|except)\b/.test(statement.says.toLowerCase()))
      continue;
    const near = [...new Set(stems.flatMap((stem) => byStem.get(stem) ?? []))].sort((a, b) => order.get(a)! - order.get(b)!);
    for (const limit of near) {
      if (limit.document === statement.document) continue;
      const limited = stemsOf(limit);
      const both = stems.filter((stem) => limited.includes(stem));
      // What is barred for some patients only ("the open mode for infants without skin") bars nothing for the others.
      if (both.length < (limited.length === 1 ? 1 : 2) || both.length * 2 < stems.length || forSome.test(limit.says.toLowerCase()))
        continue;
      const usual = statements.some((one) => one !== statement && both.every((stem) => stemsOf(one).includes(stem)));
      if (usual) continue;
      yield {
        attribute: 'indication',
        message: `"${statement.says}" belongs to the purpose in ${dossier.document(statement.document).name}, but ${dossier.document(limit.document).name} lists it as a contraindication: "${limit.says}".`,
        locations: [locate(dossier, statement), locate(dossier, limit)],
        compared: [statement.says, limit.says],
      };
      break;
    }
  }
}

/** Items of a list of indications of which nothing stands in another document that has the others. */
function* missing(dossier: Dossier, statements: readonly Statement[], documents: readonly DossierDocument[]): Generator<Contradiction> {
  const lists = documents
    .map((document) => ({ document, items: statements.filter((one) => one.document === document.id && one.key === 'list') }))
    .filter(({ items }) => items.length >= 3)
    .sort((a, b) => rankOf(dossier, a.document.id) - rankOf(dossier, b.document.id));
  const list = lists[0];
  if (!list) return;
  const count = new Map<string, number>();
  for (const item of list.items) for (const stem of stemsOf(item)) count.set(stem, (count.get(stem) ?? 0) + 1);
  const lacking = new Map<Statement, { readonly document: DossierDocument; readonly own: Statement[] }[]>();
  let compared = 0;
  for (const document of documents) {
    if (document === list.document || document.language !== list.document.language) continue;
    const own = statements.filter((one) => one.document === document.id);
    const there = [...new Set([...vocabulary(document, dossier, ['stating']), ...own.flatMap(stemsOf)])];
    const lacks = list.items.filter((item) => {
      const special = stemsOf(item).filter((stem) => count.get(stem) === 1);
      return special.length > 0 && !special.some((stem) => there.some((other) => sameRoot(stem, other)));
    });
    const listed = own.filter((one) => one.key === 'list').length;
    // Only where the other text is plainly the same list is the rest missing from it.
    if (lacks.length > Math.max(1, list.items.length * 0.34) || own.length < 2 || list.items.length < 3) continue;
    if (listed < 2 && own.length < list.items.length - lacks.length) continue;
    // Plans, risk files and safety reports sum the indications up.
    if (brevity.includes(document.type)) continue;
    compared++;
    for (const item of lacks) lacking.set(item, [...(lacking.get(item) ?? []), { document, own }]);
  }
  for (const [item, lackers] of lacking) {
    // What no other document has is an addition; a part of the text above tells of it.
    const alone = compared > 1 && lackers.length === compared;
    for (const { document, own } of alone ? [] : lackers)
      yield {
        attribute: 'indication',
        message: `The indication "${item.says}" of ${dossier.document(list.document.id).name} is missing in ${dossier.document(document.id).name}.`,
        locations: [
          locate(dossier, own.find((one) => sectionTopics(document.passages[one.passage]!, document).has('indications')) ?? own[0]!),
          locate(dossier, item),
        ],
        compared: ['none', item.says],
      };
  }
}
