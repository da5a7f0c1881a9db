import type { DocumentType } from '../attribute.ts';
import { rankOf } from '../authority.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { leftOut } from '../left-out.ts';
import { locate, locationIn, placesOnce } from '../location.ts';
import { likeness, meanings, sameRoot } from '../phrase.ts';
import { isContraindicated, purposeZone } from '../purpose.ts';
import type { ConsistencyRule, Contradiction, Location } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { fold, stem } from '../text/fold.ts';
import { keptByText } from '../text/kept-by-text.ts';
import { equalEnds, type Range, readQuantities } from '../text/quantities.ts';

interface Listed {
  readonly document: string;
  readonly items: readonly Statement[];
  /** True where every item stands for itself, so that items can be counted. */
  readonly countable: boolean;
}

/** A contraindication stands in every document that lists contraindications. */
export default {
  id: 'contraindication',
  title: 'The contraindications are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b)', 'MDCG 2019-9 rev. 1, section 2.3'],
  severity: 'critical',
  why: 'Who reads a list that lacks a contraindication treats a patient whom the device can harm.',
  remedy: 'Bring the lists to the same items, or justify in the clinical evaluation why the item is no contraindication.',
  basis: ['MDR Annex I 23.4(b)', 'MDR 32(2)(c)', 'MEDDEV 2.7/1 rev. 4 A3'],
  check,
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Contraindications\n\n- oesophageal atresia\n- fracture of the base of the skull\n- recent surgery of the stomach',
          ifu: '# IFU\n\n## Contraindications\n\n- oesophageal atresia\n- fracture of the base of the skull\n- recent surgery of the stomach',
          'pmcf-plan': '# PMCF plan\n\n## Exclusions\n\nOesophageal atresia, recent surgery of the stomach.',
        },
        says: 'fracture of the base of the skull',
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Profile\n\n- Contraindication: systemic infection\n- Contraindication: allergy to titanium\n- Contraindication: planned diathermy\n- Equivalence: none',
          ifu: '# Guide\n\n## Stop\n\n- **Not with:** systemic infection\n- **Not with:** allergy to titanium',
          sscp: '# Summary\n\nIt must not be applied in connection with systemic infection or allergy to titanium or planned diathermy.',
        },
        says: 'planned diathermy',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nContraindications are a preserved gag reflex, a lumen below 3 cm, and a tumour of the pharynx.',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- gag reflex\n- mouth that opens less than 20 mm\n- tumour of the pharynx',
        },
        says: '20 mm',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- untreated infection\n- complete avulsion of the ureter\n- uncorrected bleeding disorder\n- ureter of a transplanted kidney',
          sscp: '# SSCP\n\n# Part A - For healthcare professionals\n\n## Intended use\n\nIt must not be used in untreated infection, complete ureteral avulsion, or in uncorrected coagulopathy.\n\n# Part B - For patients\n\n## Who must not have it\n\nIt must not be used in a transplanted kidney.',
        },
        says: 'transplanted',
      },
      {
        dossier: {
          cer: '# Informe de evaluación clínica\n\n## Contraindicaciones\n\n- recién nacidos\n- deshidratación grave\n- choque circulatorio',
          ifu: '# Instrucciones de uso\n\n## Cuándo no debe utilizarse\n\n- en recién nacidos\n- en caso de choque',
        },
        says: 'deshidratación',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- contaminated surgical field\n- pregnancy\n- children who still grow',
          ifu: '# Instructions for Use\n\n## Contraindications\n\nDo not use in case of:\n\n- contaminated surgical field\n- pregnancy',
        },
        says: 'children who still grow',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- Active infection\n- Fracture or tumour at the level to be treated\n- Allergy to nickel\n- Instability with much translation',
          sscp: '# SSCP\n\n## Intended use\n\nContraindications. Infection; fracture at the level to be treated; tumour at the level to be treated; nickel allergy.',
        },
        says: 'Instability',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- implanted pacemaker\n- lesions of the skin\n- active infection',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- cardiac pacemakers\n- infection\n- skin lesions\n- severe renal failure',
        },
        says: 'severe renal failure',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## What it is for\n\nContinuous infusion. It must not be used in the magnet room, for enteral feeding or in a hyperbaric chamber.',
          rmf: '# Risk file\n\nUse in the magnet room, for enteral feeding and in a hyperbaric chamber is excluded by contraindication.',
          ifu: '# Manual\n\n## Never use the pump\n\n- in the magnet room\n- for enteral feeding',
        },
        says: 'hyperbaric chamber',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Wearers\n\nNot for eyes with: acute infection or inflammation; severe dry eye; reduced corneal sensation.',
          sscp: '# At a glance\n\nReasons not to fit: acute infection or inflammation, severe dry eye, reduced corneal sensation.',
          ifu: '# Leaflet\n\n**Not for you if**\n\n- you have an acute infection or inflammation of the eye\n- you have severe dry eye',
        },
        says: 'reduced corneal sensation',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Use\n\n3.5 Contraindications: methacrylate allergy; exposed pulp; active caries of the abutment tooth.',
          sscp: '# SSCP\n\n## Not for\n\n2.1 Persons with methacrylate allergy.\n\n2.2 Exposed pulp.\n\n2.3 Active caries of the abutment tooth.',
          cep: '# Plan\n\nContraindications: methacrylate allergy; exposed pulp; active caries of the abutment tooth.',
          ifu: '# Leaflet\n\n## 2 Do not use\n\n2.1 You must not use the cement in persons with methacrylate allergy.\n\n2.3 You must not use it with active caries of the abutment tooth.',
        },
        says: 'exposed pulp',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- pregnancy\n- anticoagulant therapy\n- planned pregnancy\n- gestation below 34 weeks',
          ifu: '# Leaflet\n\n## Contraindications\n\n- anticoagulant therapy\n- planned pregnancy\n- gestation below 34 weeks',
          'pmcf-plan':
            '# PMCF Plan\n\n## Exclusions\n\nPatients with pregnancy or anticoagulant therapy or planned pregnancy or gestation below 34 weeks.',
          sscp: '# Summary\n\n## Use\n\nDelivery by suction. Target population: women in labour. Contraindications: pregnancy; anticoagulant therapy; planned pregnancy; gestation below 34 weeks.',
        },
        says: 'pregnancy',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Use\n\nContraindications: birth before 37 weeks; oedema; intravenous fluid treatment.',
          ifu: '# Leaflet\n\n## Not for\n\n- a child born before 37 weeks\n- oedema\n- a child on intravenous fluid treatment',
          sscp: '# Summary\n\n## Children\n\n2.1 The child was born at 37 weeks or later.\n\n2.2 The software is not for a child born before 37 weeks. It is not for oedema or intravenous fluid treatment.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Wearers\n\nNot for eyes with: acute infection or inflammation; severe dry eye; reduced corneal sensation.',
          sscp: '# At a glance\n\nReasons not to fit: acute infection or inflammation, severe dry eye, reduced corneal sensation.',
          ifu: '# Leaflet\n\n## Not for you if\n\n- you have an acute infection or inflammation of the eye\n- you have severe dry eye\n- you feel little when something touches the eye',
          'pmcf-plan': '# PMCF Plan\n\n- excluded: acute infection or inflammation, severe dry eye, an eye that feels little',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Device\n\nIt must not be used in the magnet room, for enteral feeding or in a hyperbaric chamber.',
          rmf: '# Risk file\n\nUse in the magnet room, for enteral feeding and in a hyperbaric chamber is excluded by contraindication.',
          ifu: '# Manual\n\n## Never use the pump\n\n- in the magnet room\n- for enteral feeding\n\n## Warnings\n\nA hyperbaric chamber destroys the pump. Do not open it, wash it or drop it.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Contraindications\n\n1. Metal in the head, such as an implanted clip\n2. An active implant such as a pacemaker or an implanted pump\n3. Active epilepsy\n4. Pregnancy',
          cep: '# CEP\n\n## Intended use to be evaluated\n\nThe contraindications to be confirmed are metal in the head, active implants, epilepsy, and pregnancy.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- untreated infection (draining an infected kidney is permitted)\n- complete avulsion of the ureter\n- uncorrected bleeding disorder\n- ureter of a transplanted kidney',
          sscp: '# SSCP\n\n# Part A - For healthcare professionals\n\n## Intended use\n\nThe stent drains the kidney for up to 180 days. It must not be used in untreated infection, complete ureteral avulsion, uncorrected coagulopathy, or in the ureter of a transplanted kidney.\n\n# Part B - For patients\n\n## Who can have it\n\nYou should not have it if you have an infection.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Intended purpose\n\nContraindications are a preserved gag reflex, an inter-incisor distance below 2 cm, and a tumour of the pharynx.',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- gag reflex\n- mouth that opens less than 20 mm\n- tumour of the pharynx',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n- infection\n- skeletal immaturity\n- poor bone stock\n- allergy to cobalt\n- body weight above 140 kg',
          sscp: '# SSCP\n\n## Intended use\n\nIt must not be used in patients with infection, poor bone, cobalt allergy, open growth plates, or a weight of more than 140 kg.',
        },
      },
      {
        dossier: {
          cer: '# Informe de evaluación clínica\n\n## Contraindicaciones\n\n- recién nacidos\n- deshidratación grave\n- choque circulatorio',
          ifu: '# Instrucciones de uso\n\n## Cuándo no debe utilizarse\n\n- en recién nacidos\n- en caso de deshidratación grave\n- en caso de choque',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Contraindications\n\n1. Thrombus inside the heart\n2. Unicuspid or bicuspid aortic valve\n3. Known hypersensitivity to nickel\n4. Inability to tolerate anticoagulants\n\n## State of the art\n\nOther devices are contraindicated in pregnancy, in children and in obesity.',
          ifu: '# Instructions for Use\n\n## Contraindications\n\n- Clot in the heart\n- Allergy to nickel\n- One or two aortic cusps\n- Unable to take anticoagulants',
          sscp: '# SSCP\n\n## Intended use\n\nContraindications: thrombus in a cardiac chamber; nickel allergy; a valve with one or two cusps; intolerance of anticoagulants.',
          'pmcf-plan': '# PMCF Plan\n\n## Device\n\nContraindications: see IFU.\n\n## Exclusions\n\n- pregnancy',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const alike = 0.5;
const bounded =
  /\b(?:children|patients|persons|people|anyone) (?:under|below|over|above) \d|\d ?(?:kg|g|years?|yrs?|months?|weeks?|days?|cm)\b|\b(?:age[d]?|years old|body weight)\b/;
/** The share of a list that another list must hold to be plainly the same list. */
const complete = 0.66;
/** Documents that say in a line what others list. */
const brevity: readonly DocumentType[] = ['rmf', 'psur', 'label', 'pmcf-plan', 'pmcf-report', 'pms-plan'];

function* check(dossier: Dossier): Generator<Contradiction> {
  const left = leftOut(dossier, 'contraindication');
  for (const { document, item, source, locations } of left)
    yield {
      attribute: 'contraindication',
      // A study that takes in whom the instructions leave out endangers them, but misleads nobody about the use.
      ...(dossier.document(document).type === 'pmcf-plan' ? { severity: 'major' as const } : {}),
      message: `The contraindication "${item.text}" of ${dossier.document(source).name} is missing in ${dossier.document(document).name}.`,
      locations,
      compared: ['none', item.text],
    };
  for (const one of betweenLists(dossier))
    if (
      !left.some(
        ({ document, item }) =>
          one.locations.some((place) => place.document === document) &&
          (one.compared[0] === 'none' || one.compared.some((said) => fold(said) === fold(item.text))),
      )
    )
      yield one;
}

function* betweenLists(dossier: Dossier): Generator<Contradiction> {
  const byDocument = new Map<string, Statement[]>();
  for (const statement of dossier.of('contraindication')) {
    const list = byDocument.get(statement.document) ?? [];
    list.push(statement);
    byDocument.set(statement.document, list);
  }
  // Where a document has a list, what prose of other sections says of places and users is no item of it.
  for (const [document, items] of byDocument) {
    const headings = (item: Statement) => dossier.document(document).passages[item.passage]!.headings.at(-1);
    const sections = new Set(items.filter(({ key }) => key === 'list').map(headings));
    if (items.filter(({ key }) => key === 'list').length > 2)
      byDocument.set(
        document,
        items.filter((item) => item.key === 'list' || sections.has(headings(item))),
      );
  }
  // A summary tells them twice, to professionals and to patients; each list stands for itself.
  for (const [document, items] of byDocument) {
    const professional = items.filter((item) => readersOf(dossier.document(document), item.passage) === 'professionals');
    if (professional.length > 1) byDocument.set(document, professional);
  }
  const language = (id: string): string => dossier.document(id).language;
  const lists: Listed[] = [...byDocument]
    .filter(([, items]) => items.length > 1)
    .map(([document, items]) => ({ document, items: distinct(items), countable: items.every((item) => item.key === 'list') }))
    .sort((a, b) => Number(b.countable) - Number(a.countable) || rankOf(dossier, a.document) - rankOf(dossier, b.document));
  const reference = lists[0];
  if (!reference?.countable) return;
  // The language of a page or two cannot be told for sure; there the items themselves must agree.
  const brief = (id: string): boolean => dossier.document(id).passages.reduce((length, passage) => length + passage.text.length, 0) < 800;
  const sameLanguage = (id: string): boolean => language(id) === language(reference.document);
  const others = lists.slice(1).filter((one) => sameLanguage(one.document) || brief(one.document));
  const name = (id: string): string => dossier.document(id).name;
  const lacking = new Map<Statement, Listed[]>();
  const added = new Map<Listed, Statement[]>();
  for (const other of others) {
    // "The remaining contraindications are …" goes on from what stands elsewhere.
    if (
      other.items.some((item) =>
        /\b(?:remaining|further|other|main|most important|among the) contra-?indications?\b/.test(
          dossier.document(item.document).passages[item.passage]!.folded,
        ),
      )
    )
      continue;
    const { missing, extra, uncertain, matched } = compared(reference, other);
    // Lists that have hardly anything in common are about different things.
    const fewer = Math.min(reference.items.length, other.items.length);
    if (matched === 0 || matched < fewer * (sameLanguage(other.document) ? 0.5 : 1)) continue;
    // Only where nearly all of the list stands in the other is the rest missing; a short purpose of a risk file or a label is no list.
    const whole = matched >= reference.items.length * complete || reference.items.length - matched === 1;
    const short = other.items.length < reference.items.length * complete;
    if (!whole || (short && !other.countable && brevity.includes(dossier.document(other.document).type))) continue;
    for (const item of missing) {
      // Limits of age and weight are compared as such.
      if (bounded.test(item.says.toLowerCase()) && stemsOf(item).length < 4) continue;
      if (mentioned(dossier, other.document, item, other.items[0])) continue;
      lacking.set(item, [...(lacking.get(item) ?? []), other]);
    }
    if (extra.length > 0) added.set(other, extra);
    if (uncertain.length > 0 && uncertain.every((item) => !mentioned(dossier, other.document, item)))
      yield {
        attribute: 'contraindication',
        message: `${name(other.document)} lists ${other.items.length} contraindications, ${name(reference.document)} ${reference.items.length}: nothing in ${name(other.document)} answers to ${uncertain.map((item) => `"${item.says}"`).join(' or ')}.`,
        locations: [...around(dossier, other, reference, uncertain[0]!), ...uncertain.map((item) => locate(dossier, item))],
        compared: ['none', ...uncertain.map((item) => item.says)],
      };
  }
  for (const [item, documents] of lacking) {
    // An item that no other list has is the reference's own addition.
    if (documents.length === others.length && others.length > 2) {
      yield {
        attribute: 'contraindication',
        message: `The contraindication "${item.says}" stands in ${name(reference.document)} only.`,
        locations: [
          locate(dossier, item),
          ...documents.slice(0, 3).flatMap((other) => around(dossier, other, reference, item).slice(0, 1)),
        ],
        compared: [item.says, 'none'],
      };
      continue;
    }
    for (const other of documents)
      yield {
        attribute: 'contraindication',
        message: `The contraindication "${item.says}" of ${name(reference.document)} is missing in ${name(other.document)}.`,
        locations: [...around(dossier, other, reference, item), locate(dossier, item)],
        compared: ['none', item.says],
      };
  }
  yield* missingInList(dossier, reference, others);
  const told = new Set<Statement>();
  for (const [other, items] of added) {
    for (const item of items) {
      if (bounded.test(item.says.toLowerCase()) && stemsOf(item).length < 4) continue;
      if (mentioned(dossier, reference.document, item) || [...told].some((one) => likeness(stemsOf(one), stemsOf(item)) >= alike)) continue;
      told.add(item);
      yield {
        attribute: 'contraindication',
        message: `The contraindication "${item.says}" of ${name(other.document)} is missing in ${name(reference.document)}.`,
        locations: [locate(dossier, item), locate(dossier, reference.items.at(-1)!)],
        compared: [item.says, 'none'],
      };
    }
  }
}

/** What other documents say in prose and the one list does not hold: nothing of its meaning stands in the list. */
function* missingInList(dossier: Dossier, list: Listed, others: readonly Listed[]): Generator<Contradiction> {
  const bag = list.items.flatMap((item) => [...stemsOf(item)]);
  const holds = (there: readonly string[], item: Statement): boolean =>
    stemsOf(item).some((stem) => there.some((one) => sameRoot(stem, one)));
  const told: Statement[] = [];
  const prose = others.filter(
    (other) => !other.countable && other.items.filter((item) => holds(bag, item)).length >= other.items.length * complete,
  );
  for (const other of prose)
    for (const item of other.items) {
      if (
        stemsOf(item).length > 6 ||
        bounded.test(item.says.toLowerCase()) ||
        holds(bag, item) ||
        told.some((one) => holds([...stemsOf(one)], item)) ||
        mentioned(dossier, list.document, item)
      )
        continue;
      const supported = others.some((third) => third !== other && third.items.some((one) => likeness(stemsOf(one), stemsOf(item)) >= 0.5));
      if (!supported && dossier.document(other.document).type !== 'cer') continue;
      told.push(item);
      yield {
        attribute: 'contraindication',
        message: `The contraindication "${item.says}" of ${dossier.document(other.document).name} is missing in ${dossier.document(list.document).name}.`,
        locations: [...placesOnce(list.items.map((one) => locate(dossier, one))).slice(0, 4), locate(dossier, item)],
        compared: ['none', item.says],
      };
    }
}

/** For whom the part of a summary is written in which a passage stands. */
function readersOf(document: DossierDocument, passage: number): 'professionals' | 'patients' | undefined {
  if (document.type !== 'sscp') return undefined;
  for (const { title } of document.passages[passage]!.headings) {
    const folded = fold(title);
    if (/\b(?:healthcare |medical )?professionals?\b|\bphysicians\b/u.test(folded)) return 'professionals';
    if (
      /\b(?:for|to) (?:the )?(?:patients?|lay)\b|\bpatients?\b.{0,12}\b(?:part|section|summary)\b|\blay (?:readers|persons|people|summary)\b/u.test(
        folded,
      )
    )
      return 'patients';
  }
  return undefined;
}

function stemsOf(statement: Statement): readonly string[] {
  return statement.value.type === 'phrase' ? statement.value.stems : [];
}

/** The stems of all words of an item but the shortest. */
const wordsOf = keptByText((text) => [...fold(text).matchAll(/\p{L}{4,}/gu)].map((match) => stem(match[0])));

/** The items of a document without those it repeats in other words in another section. */
function distinct(items: readonly Statement[]): Statement[] {
  const kept: Statement[] = [];
  for (const item of items) {
    const again = kept.some(
      (one) => one.passage !== item.passage && likeness(stemsOf(one), stemsOf(item)) === 1 && stemsOf(one).length === stemsOf(item).length,
    );
    if (!again) kept.push(item);
  }
  return kept;
}

/** Items of the reference that the other list has not, and the other way round. */
function compared(reference: Listed, other: Listed): { missing: Statement[]; extra: Statement[]; uncertain: Statement[]; matched: number } {
  if (!other.countable) {
    const bag = other.items.flatMap((item) => [...stemsOf(item)]);
    // A word of several items ("ureter") does not tell which of them is meant.
    const common = (item: Statement, stem: string): boolean =>
      reference.items.some((one) => one !== item && stemsOf(one).some((there) => sameRoot(stem, there)));
    const special = (item: Statement): readonly string[] => {
      const own = stemsOf(item).filter((stem) => !common(item, stem));
      return own.length > 0 ? own : stemsOf(item);
    };
    // "Active implants" says in short what "an active implant such as a pacemaker or an implanted pump" says, and no other item does.
    const within = (there: Statement, item: Statement): boolean =>
      wordsOf(there.says).every((stem) => wordsOf(item.says).some((own) => sameRoot(stem, own)));
    const inShort = (item: Statement): boolean =>
      other.items.some(
        (there) =>
          wordsOf(there.says).length > 1 && within(there, item) && !reference.items.some((one) => one !== item && within(there, one)),
      );
    const missing = reference.items.filter(
      (item) =>
        !inShort(item) &&
        !special(item).some((stem) => bag.some((there) => sameRoot(stem, there))) &&
        !other.items.some((there) => sameLimit(item, there)),
    );
    return { missing, extra: [], uncertain: [], matched: reference.items.length - missing.length };
  }
  const pairs = reference.items
    .flatMap((one) =>
      other.items.map((two) => ({
        one,
        two,
        value: (sameLimit(one, two) ? 10 : likeness(stemsOf(one), stemsOf(two)) * 10) + Math.min(9, shared(one, two)),
      })),
    )
    .filter((pair) => pair.value > 0)
    .sort((a, b) => b.value - a.value);
  const ones = new Set<Statement>();
  const twos = new Set<Statement>();
  for (const { one, two } of pairs) {
    if (ones.has(one) || twos.has(two)) continue;
    ones.add(one);
    twos.add(two);
  }
  let missing = reference.items.filter((item) => !ones.has(item));
  let extra = other.items.filter((item) => !twos.has(item));
  // One item of one list may be two of the other.
  missing = missing.filter(
    (item) => !other.items.some((there) => likeness(stemsOf(item), stemsOf(there)) >= 0.75 && stemsOf(item).length > 1),
  );
  extra = extra.filter(
    (item) => !reference.items.some((there) => likeness(stemsOf(item), stemsOf(there)) >= 0.75 && stemsOf(item).length > 1),
  );
  // Some left on both sides can be the same in words that share nothing; the shorter list lacks at least as many as it is shorter.
  let uncertain: Statement[] = [];
  if (missing.length > 0 && extra.length > 0) {
    const apart = missing.filter((item) => other.items.every((there) => likeness(stemsOf(item), stemsOf(there)) === 0));
    uncertain = apart.length > extra.length ? apart : [];
    missing = [];
    extra = [];
  }
  return { missing, extra, uncertain, matched: ones.size };
}

/** Items that end at the same value are the same by whatever name: "mouth opens less than 20 mm", "inter-incisor distance below 2 cm". */
function sameLimit(one: Statement, two: Statement): boolean {
  const limits = limitsOf(one.says);
  return (
    limits.length > 0 &&
    limitsOf(two.says).some((there) =>
      limits.some(
        (here) =>
          here.dimension === there.dimension &&
          equalEnds(here.from ?? here.to!, there.from ?? there.to!, here.dimension) &&
          (here.from === undefined) === (there.from === undefined),
      ),
    )
  );
}

const limitsOf = keptByText((says: string): readonly Range[] =>
  readQuantities(says)
    .filter(({ exact, range }) => !exact && (range.from === undefined) !== (range.to === undefined) && range.dimension !== 'time')
    .map(({ range }) => range),
);

function shared(one: Statement, two: Statement): number {
  return stemsOf(one).filter((a) => stemsOf(two).some((b) => sameRoot(a, b))).length;
}

/** Whether a document says it elsewhere where it speaks of its intended purpose and contraindications. */
function mentioned(dossier: Dossier, id: string, item: Statement, list?: Statement): boolean {
  const document = dossier.document(id);
  const readers = list ? readersOf(document, list.passage) : undefined;
  const wanted = stemsOf(item);
  return document.passages.some((passage) => {
    if (readers === 'professionals' && readersOf(document, passage.index) === 'patients') return false;
    if (passage.kind === 'heading' || !(isContraindicated(passage, document) || purposeZone(passage, document) === 'stating')) return false;
    const there = meanings(passage.text, document, dossier.context);
    const hits = wanted.filter((one) => there.some((two) => sameRoot(one, two))).length;
    return hits === wanted.length || (wanted.length > 2 && hits / wanted.length >= 0.75);
  });
}

/** The words before the list and the items between which the missing one would stand. */
function around(dossier: Dossier, list: Listed, reference: Listed, item: Statement): Location[] {
  const position = reference.items.indexOf(item);
  const like = (wanted: Statement | undefined): Statement | undefined =>
    wanted && [...list.items].sort((a, b) => likeness(stemsOf(b), stemsOf(wanted)) - likeness(stemsOf(a), stemsOf(wanted)))[0];
  const neighbours = [like(reference.items[position - 1]), like(reference.items[position + 1])].filter((one) => one !== undefined);
  const document = dossier.document(list.document);
  const first = list.items[0]!;
  const before = document.passages[first.passage - 1];
  const lead =
    list.countable &&
    before &&
    before.kind !== 'heading' &&
    document.passages[first.passage]!.list !== undefined &&
    before.list === undefined
      ? [locationIn(document, before)]
      : [];
  return placesOnce([...lead, ...(neighbours.length > 0 ? neighbours : [first]).map((one) => locate(dossier, one))]);
}
