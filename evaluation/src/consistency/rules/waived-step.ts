import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import { isConcept, type Unit, unitsIn } from '../meaning-unit.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { subjectOf } from '../subject.ts';
import { fold } from '../text/fold.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** What one document requires, no other lets people leave out. */
export default {
  id: 'waived-step',
  title: 'No document lets people leave out what another requires',
  references: ['Regulation (EU) 2017/745, Annex I 4 and 23.4', 'ISO 14971:2019, 7'],
  severity: 'critical',
  why: 'A measure against a risk works only while it is taken; who is told that it can be left out takes the risk that the file counts as controlled.',
  remedy: 'Take the permission out, or show in the risk management file why the step is not needed there.',
  basis: ['MDR Annex I 4', 'ISO 14971:2019 7.1'],
  asksFor: [],
  *check(dossier) {
    const required = dossier.documents.flatMap((document) => stepsOf(document, dossier.context).required);
    const byId = new Map<string, Step[]>();
    for (const step of required)
      for (const unit of step.units)
        for (const id of unit.ids) {
          const list = byId.get(id);
          if (list) list.push(step);
          else byId.set(id, [step]);
        }
    const rare = rarity(dossier);
    for (const document of dossier.documents) {
      for (const waived of stepsOf(document, dossier.context).waived) {
        const ids = new Set(waived.units.flatMap((unit) => [...unit.closure]));
        const near = new Set(waived.units.flatMap((unit) => unit.ids.flatMap((id) => (rare(id) > 1.2 ? (byId.get(id) ?? []) : []))));
        const met = [...near]
          .filter((step) => step.document !== waived.document)
          .map((step) => ({ step, share: share(step.units, ids, rare) }))
          .filter(({ share }) => share >= 0.6)
          .sort((one, other) => other.share - one.share)[0];
        if (!met) continue;
        const there = dossier.document(met.step.document);
        const [passage, other] = [document.passages[waived.passage]!, there.passages[met.step.passage]!];
        const [said, needed] = [passage.text.slice(waived.start, waived.end).trim(), other.text.slice(met.step.start, met.step.end).trim()];
        yield {
          attribute: 'unsafe-instruction',
          message: `${document.name} lets people leave out what ${there.name} requires: "${said}" against "${needed}".`,
          locations: [locationIn(document, passage, waived.start, waived.end), locationIn(there, other, met.step.start, met.step.end)],
          compared: [said, needed],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management report\n\nThe effect was greatest with damaged circulation, so that exactly these patients must not go without lavage.',
          ifu: '# Instructions for use\n\n## Preparation\n\nClean the bone bed with pulsatile lavage and dry it. In patients with weak circulation this step can be dropped.',
        },
        says: 'dropped',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management report\n\n| Risk | Control |\n|---|---|\n| Wrong use | training of 90 minutes |',
          ifu: '# Instructions for use\n\n## Users\n\nEach user completes the online training (90 minutes) before first use. A refresher of 30 minutes is offered every year; it is voluntary.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management report\n\nThe bone bed must be cleaned with lavage.',
          ifu: '# Instructions for use\n\n## Preparation\n\nClean the bone bed with pulsatile lavage. Calibration is not necessary. A second layer of cement can be left out.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Step {
  readonly document: string;
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly units: readonly Unit[];
}

const waiver =
  /\b(?:(?:can|may|might) (?:also |then |safely |well )?be (?:dropped|skipped|omitted|left out|dispensed with|done without|spared|foregone)|(?:is|are) (?:then |here |usually |as a rule )?(?:not necessary|unnecessary|superfluous|optional|dispensable|not compulsory|voluntary)|can do without|may do without|no need to|need not be|needs? no)\b/u;
const ofBefore = /\b(?:this|that|these|the) (?:step|steps|measure|check|precaution|procedure)\b|^\W*(?:this|it|they|these) /u;
/** "Must not go without it" requires it. */
const requires =
  /\b(?:must(?! not)|shall(?! not)|must (?:not|never) (?:go|be|do|work) without|(?:is|are) (?:always )?(?:required|mandatory|necessary|indispensable|compulsory|obligatory)|has to be|have to be|never without|always)\b/u;
const withoutFail = /\bmust (?:not|never) (?:go|be|do|work) without\b|\bnever without\b/gu;
const undone = /\b(?:not|no|never|unless|if|when|only)\b/u;
const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'references',
  'abbreviations',
  'history',
  'qualification',
  'equivalence',
  'pmcf',
  'clinical-investigation',
];

const stepsOf = keptByDocumentAndContext((document: DossierDocument, context: DossierContext) => {
  const waived: Step[] = [];
  const required: Step[] = [];
  if (document.language !== 'en') return { waived, required };
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || foreign.some((topic) => passage.topics.has(topic))) continue;
    const control = isControl(passage, document);
    passage.sentences.forEach((sentence, index) => {
      const clauses = sentence.folded.matchAll(/[^;]+/gu);
      for (const clause of clauses) {
        const [start, end] = [sentence.start + clause.index, sentence.start + clause.index + clause[0].length];
        const lets = waiver.test(clause[0]);
        const needs = !lets && (control || requires.test(clause[0]));
        if ((!lets && !needs) || subjectOf(sentence, passage, context) === 'other-device') continue;
        const text = passage.text.slice(start, end);
        if (lets) {
          // "A refresher is offered; it is voluntary": the part before in the sentence says what.
          const before = clause.index > 0 ? undefined : passage.sentences[index - 1];
          const beside = { text: sentence.text.slice(0, clause.index), start: sentence.start };
          // "This needs no soaking" names what is left out itself.
          const [named] =
            ofBefore.test(clause[0]) && !/\bneeds? no\b(?! longer)/u.test(clause[0]) ? [clause.index > 0 ? beside : before] : [];
          const units = [...unitsIn(text, start, context), ...(named ? unitsIn(named.text, named.start, context) : [])];
          if (units.length > 0) waived.push({ document: document.id, passage: passage.index, start, end, units });
        } else {
          // What is required stands in the part of the sentence with the word that says so.
          const at = control ? 0 : Math.max(0, clause[0].lastIndexOf(',', clause[0].search(requires)));
          if (undone.test(clause[0].slice(at).replace(withoutFail, ''))) continue;
          const units = unitsIn(text.slice(at), start + at, context);
          if (units.length > 0) required.push({ document: document.id, passage: passage.index, start, end, units });
        }
      }
    });
  }
  return { waived, required };
});

/** A cell of a column of controls says what is done against a risk. */
function isControl(passage: Passage, document: DossierDocument): boolean {
  return (
    document.type === 'rmf' &&
    passage.cell !== undefined &&
    passage.cell.row >= 0 &&
    /\b(?:controls?|measures?|mitigations?)\b/u.test(fold(passage.cell.columnTitle))
  );
}

/** How rare a meaning is among the steps and requirements of a dossier. */
function rarity(dossier: Dossier): (id: string) => number {
  const counts = new Map<string, number>();
  let all = 60;
  for (const document of dossier.documents) {
    const { required, waived } = stepsOf(document, dossier.context);
    for (const { units } of [...required, ...waived]) {
      all += 1;
      for (const id of new Set(units.flatMap(({ ids }) => ids))) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return (id) => Math.max(0, Math.log(all / (counts.get(id) ?? 1)) - 1);
}

/** How much of a requirement's meaning another text has. */
function share(units: readonly Unit[], ids: ReadonlySet<string>, rare: (id: string) => number): number {
  let [own, all, known] = [0, 0, false];
  for (const unit of units) {
    const weight = Math.min(...unit.ids.map(rare));
    all += weight;
    if (!unit.ids.some((id) => ids.has(id))) continue;
    own += weight;
    known ||= weight > 1.2 || unit.ids.some((id) => isConcept(id) && ids.has(id));
  }
  return known && all > 0 ? own / all : 0;
}
