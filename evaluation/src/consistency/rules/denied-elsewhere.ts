import type { Attribute, DocumentType } from '../attribute.ts';
import type { Dossier } from '../dossier.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { compares } from '../lexicon/comparisons.ts';
import { domainOf } from '../lexicon/concepts.ts';
import { locationIn } from '../location.ts';
import { isConcept, type Unit } from '../meaning-unit.ts';
import type { ConsistencyRule } from '../rule.ts';
import { type Assertion, type Denial, stancesOf } from '../stance.ts';
import { fold, stem } from '../text/fold.ts';

/** What one document denies, no other says. */
export default {
  id: 'denied-elsewhere',
  title: 'What one document denies, no other says in other words',
  references: ['Regulation (EU) 2017/745, Article 7 and Annex XIV Part A 1'],
  severity: 'major',
  why: 'A use, a step, a property or a claim that one document rules out has neither evidence nor control; a document that says it all the same misleads.',
  remedy: 'Decide which of the two holds, and word the other accordingly.',
  basis: ['MDR 7', 'MDR Annex I 23.4'],
  general: true,
  asksFor: [],
  *check(dossier) {
    const pool = poolOf(dossier);
    const told = new Set<string>();
    for (const denial of pool.denials) {
      for (const variant of denial.variants) {
        const hits = assertionsOf(variant, denial, pool);
        // What several documents say is rather misunderstood than wrong.
        if (new Set(hits.map((one) => one.document)).size !== 1) continue;
        const hit = hits.find((one) => isPlain(one, denial, variant, pool));
        if (!hit) continue;
        if (hit.document === denial.document && hit.passage === denial.passage) continue;
        const key = `${hit.document} ${hit.passage} ${hit.start}`;
        if (told.has(key)) continue;
        told.add(key);
        const [here, there] = [dossier.document(hit.document), dossier.document(denial.document)];
        const [passage, other] = [here.passages[hit.passage]!, there.passages[denial.passage]!];
        const [said, denied] = [passage.text.slice(hit.start, hit.end), other.text.slice(denial.start, denial.end)].map((text) =>
          text.replace(/^[\s;,.]+|\s+$/gu, ''),
        ) as [string, string];
        yield {
          attribute: attributeOf(denial, variant),
          message: `${here.name} says "${said}", but ${there.name} says "${denied}".`,
          locations: [locationIn(here, passage, hit.start, hit.end), locationIn(there, other, denial.start, denial.end)],
          compared: [said, denied],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Table of hazards\n\n| Hazard | Harm | Measure |\n|---|---|---|\n| Corrosion | infection | adhesion at least 22 MPa; F5 no second use |',
          ifu: '# IFU\n\n## Use\n\nAfter cleaning the plate may be used repeatedly.',
        },
        says: 'repeatedly',
      },
      {
        dossier: {
          cer: '# CER\n\n## Users\n\nUsers are physicians. Nurses are not intended users. The helicopter is not included, since vibration was tested on the road only.',
          psur: '# PSUR\n\nFour rescue services take the device on board of their helicopters; they belong to the regular customers.',
        },
        says: 'helicopters',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\nLenses loaded twice showed damage; therefore reloading is never acceptable.',
          ifu: '# Instructions for use\n\n## Handling\n\nIf the plunger meets resistance, draw it back, seat the same lens afresh in the cartridge and continue.',
        },
        says: 'afresh',
      },
      {
        dossier: {
          cer: '# CER\n\n## Principle\n\nThe system does not influence the disease.',
          psur: '# PSUR\n\n## Device\n\nThe system is an aid for chronic pain. It brings about the recovery of the injured nerve fibres.',
        },
        says: 'recovery',
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nA CGM value may be typed in by hand; no automatic CGM transfer exists.',
          ifu: '# IFU\n\n## 7 Calculating a dose\n\n1. Measure your glucose. Type in the value, or let the meter send it. A CGM that is linked to the phone passes its value on by itself.\n2. Enter the carbohydrates in grams.',
        },
        says: 'by itself',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for use\n\n## When to choose something else\n\nDeep wounds. A known allergy to silicone adhesive.\n\n## After use\n\nDiscard the used clip applier.',
          sscp: '# SSCP\n\nIt does not suit deep wounds and people with an allergy to silicone adhesive. It is not meant for wounds of the cornea or for open fractures.\n\n**Can it be used again?** No. Each clip applier is used in a single patient.',
          cer: '# CER\n\nWhere a wound of the cornea is concerned, or fractures are open, we believe it ought not to be used.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Scope\n\nUse in ambulances is planned for the next generation.',
          ifu: '# Instructions for use\n\n## Use\n\nThe device is not intended for use in ambulances.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Vessels\n\nIt flags M1 occlusions and may flag some M2 occlusions.',
          psur: '# PSUR\n\n## Serious incidents\n\n- M1 occlusion not flagged.\n- M2 occlusion not flagged.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Intended purpose\n\nThe film is laid in the peritoneal cavity at the close of a laparotomy in order to reduce adhesions.',
          ifu: '# IFU\n\n## Warnings\n\nDo not place the film outside the peritoneal cavity: not in the chest.\n\nIf the eGFR is 30 to 59 mL/min, use at most 300 cm² in all.',
          'pmcf-plan':
            '# PMCF plan\n\n## Exclusion\n\n- Any contraindication of the IFU, in particular pregnancy and an eGFR below 30 mL/min.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Table of hazards\n\n| Hazard | Harm | Measure |\n|---|---|---|\n| Corrosion | infection | adhesion at least 22 MPa; F5 no second use |',
          cep: '# CEP\n\n## Claims to be examined\n\nA claim on less pain is not made. The marketing department has repeatedly asked for it.',
        },
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Contraindications\n\nDo not prescribe the vest if the patient\n\n- has an active implanted defibrillator;\n- is pregnant.',
          psur: '# PSUR\n\n## Indications and users\n\nThe vest is prescribed to adults after infarction, after removal of a defibrillator, or while waiting for a new one.',
        },
      },
      {
        dossier: {
          sscp: '# SSCP\n\nThe summary does not replace the instructions for use or the implant card.',
          ifu: '# IFU\n\n## Description\n\nEach pack contains one stent and one implant card.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n2.1 Servo mode. Fix the probe to the belly. 2.2 Fixed mode. Set the power.\n\n3.3 Never wrap the infant in servo mode. Do not use the medium in women with an allergy to penicillin. Do not reuse the inserter.\n\n## Contraindications\n\n- injury of the spinal cord above C6',
          cer: '# CER\n\n## Population\n\nWomen of any age; allergy to penicillin: use the medium without it. Injury of the spinal cord from C6.\n\n## Device\n\nThe screw comes on a single-use inserter and is used with reusable instruments.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\nSeizures cannot be estimated precisely: with none observed, the upper limit would be 0.75 % of patients.',
          cer: '# CER\n\n| Criterion | Result |\n|---|---|\n| Seizures | 0.19 per 10,000 sessions, upper limit 0.69 |',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Device in brief\n\nSizes 1.5 and above carry a gastric channel.',
          ifu: '# IFU\n\n## What it is\n\nSizes 1.5 to 5 have a gastric channel beside the airway. Size 1 has no gastric channel.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Claims\n\nA faster or more frequent healing of wounds than with other pumps is not claimed.',
          ifu: '# IFU\n\n## Intended purpose\n\nThe pump is intended to promote healing of wounds by secondary intention.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Precautions\n\n- **Bone density.** Have it measured by DXA if the injury is old.\n- **Level T6 or above.** Empty the bladder first.',
          cer: '# CER\n\n## Claims\n\nNor is any claim made on bone density, bladder or bowel function.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Burn | electrode never over scars |\n| Emboli | warning 2 prohibits flushing of a catheter that cannot be aspirated |',
          ifu: '# Instructions for use\n\n## Use\n\nPlace the electrode beside the scar. After aspiration flush the catheter with 10 ml of saline.',
        },
      },
      {
        dossier: {
          sscp: '# SSCP\n\n# For patients\n\n**When should you call?** With fever, growing swelling of the neck, trouble with breathing, new weakness or numbness.',
          cep: '# CEP\n\n## Indication and target group\n\nContraindications: active infection; fracture at the level; unfinished growth.',
        },
      },
      {
        dossier: {
          sscp: '# Summary of Safety and Clinical Performance\n\n## Warnings\n\nConnection with mask; set for single use only; no override of low-flow alarms; pump not more than 30 cm above the bed.',
          rmf: '# Risk management report\n\n## Risks\n\n| Hazard | Harm | Controls |\n|---|---|---|\n| Overfill | pain | minimum of 85 % before next fill; low-flow alarm; start bypass once; training |',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Users\n\nUsers are physicians. Nurses are not intended users. The helicopter is not included. Reloading is never acceptable.',
          psur: '# PSUR\n\n## Misuse\n\nOne service took the device on board of a helicopter. Two reports of reloading by nurses.',
          rmf: '# Risk management report\n\n## Hazards\n\n- Lens reloaded after failed delivery\n\nNurses switch off the device and call a physician.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nThe lamp does not measure the temperature of the child. Do not charge while asleep.',
          cer: '# CER\n\n## Use\n\nChildren are connected to a separate temperature monitor. Charge the device only when awake. Contraindications: pacemaker; pregnancy.',
          sscp: '# Summary\n\n## Intended use\n\nContraindications: pacemaker; pregnancy. Diseases of the liver are not left out.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nAlways aspirate the lock before the next treatment. Children are not treated with the pump at home.',
          sscp: '# Summary\n\n## Warnings\n\nThe lock is always to be withdrawn before treatment, and if this proves impossible it must not be flushed into the circulation.\n\n## Equivalent device\n\nThat device may be used in children at home, which the pump may not.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nNever fill the lens with the disinfecting solution.\n\n## Care\n\nLay the lens in the case and fill the well with fresh disinfecting solution to the line.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Pool {
  readonly denials: readonly Denial[];
  readonly assertions: readonly Assertion[];
  /** Indices of the assertions that have a meaning. */
  readonly having: ReadonlyMap<string, readonly number[]>;
  readonly types: ReadonlyMap<string, DocumentType>;
  readonly textOf: (place: { readonly document: string; readonly passage: number }) => string;
  /** How rare a unit's meanings are in the dossier: 0 for common ones. */
  readonly weigh: (unit: Unit) => number;
}

/** A dossier counts as at least so long, so that words of a short one are not taken for common. */
const sentencesMin = 150;

function poolOf(dossier: Dossier): Pool {
  const all = dossier.documents.map((document) => stancesOf(document, dossier.context));
  const counts = new Map<string, number>();
  for (const one of all) for (const [id, count] of one.counts) counts.set(id, (counts.get(id) ?? 0) + count);
  const sentences = Math.max(
    sentencesMin,
    all.reduce((sum, one) => sum + one.sentences, 0),
  );
  const assertions = all.flatMap((one) => one.assertions);
  const having = new Map<string, number[]>();
  assertions.forEach((assertion, index) => {
    for (const id of assertion.own) {
      const list = having.get(id);
      if (list) list.push(index);
      else having.set(id, [index]);
    }
  });
  return {
    denials: all.flatMap((one) => one.denials),
    assertions,
    having,
    textOf: ({ document, passage }) => dossier.document(document).passages[passage]!.text,
    types: new Map(dossier.documents.map((one) => [one.id, one.type])),
    weigh: (unit) => Math.max(0, Math.log(sentences / Math.max(...unit.ids.map((id) => counts.get(id) ?? 0), 1)) - 2),
  };
}

/** Documents that tell people what to do. */
const instructing: ReadonlySet<DocumentType | undefined> = new Set(['ifu', 'sscp', 'label', 'other']);
const denies = /\b(?:no|none|without|free (?:of|from)|not (?:made|contain\w*))\b/u;
const otherThing = /\b(?:separate|external|additional|another)\b/u;
/** Above this weight a unit is rare enough to say what a denial is about. */
const heavyMin = 0.8;

/** Assertions that say what a denial denies. */
function assertionsOf(all: readonly Unit[], denial: Denial, pool: Pool): Assertion[] {
  // "Cream, ointment or balm" is one meaning.
  const variant = all.filter((unit, index) => !all.slice(0, index).some((one) => one.ids.some((id) => unit.ids.includes(id))));
  const weights = variant.map(pool.weigh);
  const sum = (wanted: (unit: Unit) => boolean): number =>
    variant.reduce((total, unit, index) => total + (wanted(unit) ? weights[index]! : 0), 0);
  const total = sum(() => true);
  const objects = sum((unit) => unit.start >= denial.from);
  const heavy = variant.filter((_, index) => weights[index]! > heavyMin);
  const single = heavy.length === 1 && denial.kind !== 'ban' && (denial.kind !== 'fact' || heavy[0]!.text.includes(' '));
  // Contraindications are told over and over in part; two of their words in a sentence are not yet the same.
  if (denial.kind === 'contra' && heavy.length < 3) return [];
  if (single ? Math.max(...weights) < 1.2 || !heavy[0]!.ids.some(isConcept) : heavy.length < 2 || total < 3) return [];
  const again = variant.some((unit) => unit.ids.includes('again'));
  // "No second use" denies another use, and not whatever is done again.
  const useAgain = again && variant.every((unit) => unit.ids.every((id) => id === 'again' || !isConcept(id)) && unit.ids.includes('again'));
  // What says all of a denial has one of its two rarest meanings.
  const rarest = [...heavy].sort((one, other) => pool.weigh(other) - pool.weigh(one)).slice(0, 2);
  const near = new Set(rarest.flatMap((unit) => unit.ids.flatMap((id) => pool.having.get(id) ?? [])));
  const found: Assertion[] = [];
  for (const index of near) {
    const assertion = pool.assertions[index]!;
    let [own, object, rare] = [0, 0, 0];
    let [known, telling] = [false, single];
    const missing: number[] = [];
    variant.forEach((unit, at) => {
      const weight = weights[at]!;
      if (!unit.ids.some((id) => assertion.own.has(id))) {
        missing.push(at);
        return;
      }
      own += weight;
      if (unit.start >= denial.from) object += weight;
      if (weight <= heavyMin) return;
      rare += 1;
      known ||= unit.ids.some((id) => isConcept(id) && assertion.own.has(id));
      telling ||= weight > 1.5 && unit.text.includes(' ');
    });
    if (!known || rare < (telling ? 1 : assertion.whole ? 2 : 3) || own < 0.6 * total || object < 0.6 * objects) continue;
    if (
      !fits(assertion, denial, pool) ||
      (denial.kind === 'ban' && doneToAnother(variant, denial, assertion, pool)) ||
      (single && denial.kind !== 'fact' && !assertion.grants) ||
      (again && !assertion.own.has('again')) ||
      // "On a single-use inserter and with reusable instruments" lets nobody use the inserter again.
      (again && /\b(?:single[- ]use|disposable)\b/u.test(assertion.folded)) ||
      (useAgain && !usedAgain.test(assertion.folded))
    )
      continue;
    for (const at of missing)
      if (assertion.around.some(({ closure }) => variant[at]!.ids.some((id) => closure.has(id)))) own += weights[at]!;
    if (own >= 0.85 * total) found.push(assertion);
  }
  return found;
}

/** Whether an assertion not only speaks of what is denied, but says or lets somebody do it. */
function isPlain(assertion: Assertion, denial: Denial, variant: readonly Unit[], { types }: Pool): boolean {
  // "Home use" under "Excluded" is a denial itself.
  if (!assertion.whole && variant.length > 1 && assertion.units.length <= variant.length) return false;
  if (denial.kind === 'use') return assertion.grants;
  return denial.kind !== 'ban' || assertion.grants || ['ifu', 'label'].includes(types.get(assertion.document)!);
}

/** Whether both name the same act, and right behind it another thing: "never fill the lens" and "fill the well". */
function doneToAnother([act]: readonly Unit[], denial: Denial, assertion: Assertion, { textOf }: Pool): boolean {
  const denied = act && objectAfter(textOf(denial), act);
  if (denied === undefined) return false;
  const things = assertion.units.flatMap((unit) =>
    unit.ids.some((id) => act!.ids.includes(id)) ? (objectAfter(textOf(assertion), unit) ?? []) : [],
  );
  return things.length > 0 && !things.includes(denied);
}

/** The thing right behind an act, as the meaning of its word. */
function objectAfter(text: string, act: Unit): string | undefined {
  const noun = /^ (?:the|your|this|its) ([\p{L}-]{3,})(?![\p{L}-])/u.exec(text.slice(act.end, act.end + 40))?.[1];
  return noun && meaningOf(stem(fold(noun)));
}

const usedAgain =
  /\bre-?us(?:e[ds]?|able|ing)\b|\bre-?(?:steril|process|appl|insert|implant|load)\w*|\b(?:used?|using|appl\w+|worn|wear|insert\w*|implant\w*|load\w*|steril\w*|process\w*)\b[^.;]{0,40}\b(?:again|afresh|anew|once more|second time|times|twice|repeatedly)\b|\b(?:repeated|second|multiple|several) (?:uses?|applications?)\b/u;

/** What is done beside a place is not done there. */
const beside = /\b(?:beside|next to|away from|at a distance|adjacent to)\b/u;

/** Whether an assertion is of the sort that a denial can contradict. */
function fits(assertion: Assertion, denial: Denial, { types }: Pool): boolean {
  if (denial.outside && !/\b(?:outside|beyond|elsewhere|any(?:where| place))\b/u.test(assertion.folded)) return false;
  if (denial.head && !denial.head.ids.some((id) => assertion.own.has(id))) return false;
  switch (denial.kind) {
    case 'ban':
      return (assertion.grants || instructing.has(types.get(assertion.document))) && !beside.test(assertion.folded);
    case 'contra':
      return assertion.document !== denial.document && assertion.plainly && assertion.grants && assertion.whole;
    case 'fact':
      // What is told in passing of a thing that another document denies is rather another thing; what users are told of their device is not.
      return (
        assertion.document !== denial.document &&
        (assertion.grants || assertion.plainly || (assertion.whole && types.get(assertion.document) === 'ifu')) &&
        !otherThing.test(assertion.folded) &&
        // "Contains no latex" says the same as "no part contains latex".
        !denies.test(assertion.folded)
      );
    case 'evidence':
      // "Faster healing than with other pumps is not claimed" denies the comparison and not the healing.
      return (
        assertion.document !== denial.document &&
        types.get(assertion.document) !== 'pmcf-plan' &&
        (!denial.comparing || compares(assertion.folded))
      );
    case 'use':
      return assertion.document !== denial.document;
  }
}

function attributeOf(denial: Denial, variant: readonly Unit[]): Attribute {
  const domains = new Set(variant.flatMap((unit) => unit.ids.map(domainOf)));
  if (denial.kind === 'evidence') return 'claim';
  if (denial.kind === 'ban') return 'unsafe-instruction';
  if (domains.has('people')) return 'population-condition';
  if (domains.has('place')) return 'care-setting';
  return 'other';
}
