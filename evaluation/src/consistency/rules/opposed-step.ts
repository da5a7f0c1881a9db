import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { imperativeVerbs } from '../lexicon/imperatives.ts';
import { oppositeIn } from '../lexicon/opposites.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { contentStems, stem } from '../text/fold.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** The labelling does not do what the risk file or the evaluation bars in the same words. */
export default {
  id: 'opposed-step',
  title: 'The labelling does not do what the risk file bars',
  references: ['Regulation (EU) 2017/745, Annex I 4 and 23.4(s)', 'ISO 14971:2019, 7'],
  severity: 'critical',
  why: 'A risk that is controlled by telling people what not to do is not controlled where they are told to do it.',
  remedy: 'Decide which of the two is right and correct the other.',
  basis: ['MDR Annex I 4', 'MDR Annex I 23.4(s)', 'ISO 14971:2019 7.1'],
  asksFor: [],
  givesWayTo: ['forbidden-step', 'required-step', 'waived-step'],
  *check(dossier: Dossier) {
    const steps = dossier.documents.flatMap(stepsOf);
    if (steps.length === 0) return;
    const having = new Map<string, Step[]>();
    for (const step of steps)
      for (const one of step.stems) {
        const list = having.get(one);
        if (list) list.push(step);
        else having.set(one, [step]);
      }
    const told = new Set<Step>();
    for (const document of dossier.documents)
      for (const demand of demandsOf(document)) {
        const near = new Set([...demand.stems].flatMap((one) => having.get(one) ?? []));
        for (const step of near) {
          if (told.has(step) || step.document === demand.document || !against(step, demand)) continue;
          told.add(step);
          yield {
            attribute: 'unsafe-instruction',
            message: `${step.document.name} says "${step.text.trim()}", but ${demand.document.name} says "${demand.text.trim()}".`,
            locations: [
              locationIn(step.document, step.passage, step.start, step.start + step.text.length),
              locationIn(demand.document, demand.passage, demand.start, demand.start + demand.text.length),
            ],
            compared: [step.text.trim(), demand.text.trim()],
          };
        }
      }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nMix two packs of different lots if more is needed.',
          rmf: '# Risk management report\n\n## Control measures\n\nPacks of different lots are never mixed.',
        },
        says: 'different lots',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nPlace the neutral electrode over a scar.',
          rmf: '# Risk management report\n\n## Control measures\n\nScars and bony places are avoided for the neutral electrode.',
        },
        says: 'scar',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nFill the cup with tap water.',
          rmf: '# Risk management report\n\n## Control measures\n\nOnly sterile saline is filled into the cup.',
        },
        says: 'tap water',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nCrush any tablets and give them through the tube.',
          rmf: '# Risk management report\n\n## Control measures\n\nTablets are not given through the tube.',
        },
        says: 'tablets',
      },
      {
        dossier: {
          rmf: '# Risk report\n\n| Harm | How lowered |\n|---|---|\n| keratitis | no contact with tap water, no sleep with the lens |',
          ifu: '# Leaflet\n\n## Each day\n\nRinse lenses and case under the tap with plain water.',
        },
        says: 'tap',
      },
      {
        dossier: {
          rmf: '# Risk report\n\nWe capped the air at 43 °C and forbade warming with the hose alone.',
          ifu: '# Leaflet\n\nYou may also blow air on your patient through the hose alone.',
        },
        says: 'hose alone',
      },
      {
        dossier: {
          rmf: '# Risk report\n\nR2 contamination: rejection of turbid bottles.',
          ifu: '# Leaflet\n\nA turbid bottle can be used after agitation.',
        },
        says: 'turbid',
      },
      {
        dossier: {
          rmf: '# Risk report\n\n| Harm | Control |\n|---|---|\n| siphoning | pump fixed at heart height |',
          ifu: '# Leaflet\n\nFix the pump well above the patient, at least 1 m over the heart.',
        },
        says: 'heart height',
      },
      {
        dossier: {
          rmf: '# Risk report\n\n- irritation of the skin: cleaning of the skin with lukewarm water only',
          ifu: '# Leaflet\n\nClean the skin around the stoma with acetone or alcohol.',
        },
        says: 'acetone',
      },
      {
        dossier: {
          rmf: '# Risk report\n\nShort circuit: the hand-piece is wiped; it must not be immersed.',
          ifu: '# Leaflet\n\nThe hand-piece is immersed in disinfectant for 15 minutes.',
        },
        says: 'immersed',
      },
      {
        dossier: {
          rmf: '# Risk report\n\n| Harm | Control |\n|---|---|\n| infection at the site | new needle, no sharing |',
          ifu: '# Leaflet\n\nLeave the same needle on for a week.',
        },
        says: 'same needle',
      },
      {
        dossier: {
          rmf: '# Risk report\n\nMisplacement: we forbid feeding above pH 5.5.',
          ifu: '# Leaflet\n\nYou may start the feed at any pH.',
        },
        says: 'any pH',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nMix the powder and the liquid of one pack. Apply the glue along the closed edges. Give water through the tube. Fill the cup with saline.',
          rmf: '# Risk management report\n\n## Control measures\n\nPacks of different lots are never mixed. The glue is not applied inside the wound, because it heats up. Tablets are not given through the tube. Only sterile saline is filled into the cup.',
        },
      },
      {
        dossier: {
          rmf: '# Risk report\n\n| Harm | How lowered |\n|---|---|\n| keratitis | no contact with tap water, new needle for each use, rejection of turbid bottles |\n| siphoning | pump fixed at heart height; never with the hose alone |\n\nWe forbid feeding above pH 5.5. Cleaning of the skin with lukewarm water only. It must not be immersed.',
          ifu: '# Leaflet\n\nKeep lenses and case away from tap water. Throw a turbid bottle away. Fix the pump at the height of the heart. Start the feed only at pH 5.5 or below. Clean the skin with lukewarm water. Never put it in water. Take a new needle each time. Connect the hose to the blanket. Wipe the hand-piece. Rinse the cup with water from the tap of the dispenser if the lens is not in it.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Clause {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly text: string;
  readonly folded: string;
  readonly stems: ReadonlySet<string>;
}

type Step = Clause;

interface Demand extends Clause {
  /** `ban`: not to be done; `only`: to be done with nothing else; `state`: how it is to be. */
  readonly kind: 'ban' | 'only' | 'state';
  /** What alone it is to be done with. */
  readonly means: ReadonlySet<string>;
}

const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'references',
  'clinical-investigation',
  'pmcf',
  'post-market',
  'contraindications',
  'residual-risks',
  'history',
  'qualification',
];
const labelling: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp', 'other']);

/** What denies, puts away or keeps off; such a clause does not do the thing. */
const averted =
  /\b(?:not|never|no|nor|neither|don't|cannot|nobody|without|avoid\w*|only|away|discard\w*|throw\w*|dispos\w*|reject\w*|return|stop|instead|unless|otherwise|against|prevent\w*|protect\w*|remove[sd]?|risks?|dangers?|because|was|were|can (?:cause|lead|be (?:caused|damaged|injured))|may (?:cause|lead|occur|be (?:caused|damaged|injured)))\b/u;
/** When the step is to be done. */
const condition = /^(?:if|when|where|should|in case|as soon as) [^,]{3,80},/u;
/** An order, a permission or what is done as a rule. */
const instructs = new RegExp(
  `^(?:(?:then|now|next|first|finally|please|always|also|if [^,]{3,80},|when [^,]{3,80},|after [^,]{3,80},|before [^,]{3,80},)\\s*)*(?:${imperativeVerbs})\\b|\\b(?:may|can) (?:also |then |even |safely |well |still )?(?!cause|lead|occur|happen|result)[a-z]+\\b|\\b(?:is|are) (?:then |also |always |first )?[a-z]+(?:ed|en|ut|un|ept|eft|orn)\\b`,
  'u',
);

/** Words of controls that stand for no thing. */
const bare = new Set(
  'contact use using used user patient device product instruct instruction leaflet warn warning label ifu train training time way need new any high low higher lower make sure tell told ask measure control risk harm direction each every one two three'
    .split(' ')
    .map(stem),
);

function stemsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const one of contentStems(text))
    if (!bare.has(one) && !/^\d/u.test(one) && (one.length > 2 || one === 'ph')) found.add(meaningOf(one));
  return found;
}

const stepsOf = keptByDocument((document: DossierDocument): Step[] => {
  if (!labelling.has(document.type) || document.language !== 'en') return [];
  return document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || passage.kind === 'caption') return [];
    if (foreign.some((topic) => passage.topics.has(topic)) || averted.test(passage.label.toLowerCase())) return [];
    return passage.sentences.flatMap((sentence) =>
      [...sentence.folded.matchAll(/[^;]+/gu)].flatMap((match): Step[] => {
        const folded = match[0].trim();
        if (folded.length > 200 || averted.test(folded.replace(condition, '')) || !instructs.test(folded)) return [];
        const start = sentence.start + match.index;
        return [{ document, passage, start, text: passage.text.slice(start, start + match[0].length), folded, stems: stemsOf(folded) }];
      }),
    );
  });
});

const banned =
  /(?:^|\b(?:we|and|to|then|must|leaflet|instructions?|ifu|warning|file|users?)\s)(?:no|never|forb[ia]ds?|forbade|prohibits?|rejection of|reject|avoid(?:ance of)?|do not|don't)\s+(?!need\b|risk\b|force\b|longer\b|more\b|other\b|limit\b)(?:to )?([^,;.:()]{4,80})/u;
const passive =
  /^(?:the |a |an |it |they )?([^,;.:()]{0,50}?)\b(?:(?:must|may|shall|is|are) (?:not|never) (?:to )?be|(?:is|are) (?:not|never)(?= (?!permitted|allowed|intended|recommended|required|needed|expected|known|affected|included|covered|foreseen|provided|supplied)\p{L}+(?:ed|en|wn|ut|id)\b)) ([a-z]{3,}(?: [^,;.:()]{3,50})?)/u;
/** "Nothing is added to the powder", "nobody smokes in the room". */
const nothing = /^(?:nothing (?:is|may be|must be) |(?:nobody|no one) (?!else\b))(\p{L}{3,}(?: [^,;.:()]{3,50})?)/u;
/** "Scars and bony places are avoided for the neutral electrode." */
const avoided = /^([^,;.:()]{4,60}?) (?:is|are|must be|should be) (?:to be )?avoided\b([^,;.:()]{0,50})/u;
/** "Only sterile saline is filled into the cup." */
const onlyThis = /^only ([^,;.:()]{3,40}?) (?:is|are|may be|must be) (\p{L}{3,}(?:ed|en|ut)\b(?: [^,;.:()]{3,50})?)/u;
const misuse =
  /^([^,;.:()]{6,60}?) (?:is|are|counts? as) (?:an? )?(?:foreseeable |foreseen |dangerous |known )?(?:misuse|forbidden|prohibited|not allowed|not permitted)\b/u;
const onlyWith =
  /^(?:(?:the|please|always) )*([^,;.:()]{4,60}?) (?:(?:only|exclusively|solely) (?:with|in|by|using) ([^,;.:()]{3,50})|(?:with|in|by|using) ([^,;.:()]{3,50}?) (?:only|alone|exclusively)\s*$)/u;
/** Words that make a ban hold for a part only. */
const conditional =
  /\b(?:if|when|while|during|before|after|until|unless|above|below|over|under|more than|less than|longer than|except|once|where|outside|without|in patients|for patients|near|at the same)\b/u;
const whatever = /\b(?:any|whatever|regardless|every|all|always|however)\b/u;
const hazardColumn =
  /\b(?:hazards?|harms?|causes?|risks?|effects?|sequences?|situations?|failures?|severity|probability|residual|disclosed|before|after|n(?:o|umber)?)\b/u;
/** Acts that are what they are whatever is done to. */
const plainActs: ReadonlySet<string> = new Set([
  'immersed',
  'submerged',
  'autoclaved',
  'boiled',
  'microwaved',
  'resterilised',
  'resterilized',
  'reused',
  'cut',
  'bent',
  'frozen',
  'shared',
  'machine-washed',
]);

const demandsOf = keptByDocument((document: DossierDocument): Demand[] => {
  if (document.type !== 'rmf' || document.language !== 'en') return [];
  return document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || passage.kind === 'caption' || (passage.cell && passage.cell.row < 0)) return [];
    const control = passage.cell !== undefined && passage.cell.column > 0 && !hazardColumn.test(passage.cell.columnTitle.toLowerCase());
    if (passage.cell && !control) return [];
    return passage.sentences.flatMap((sentence) =>
      [...sentence.folded.matchAll(/[^,;:.]+(?:\.\d+[^,;:.]*)*/gu)].flatMap((match): Demand[] => {
        const lead = /^\s*(?:and )?/u.exec(match[0])![0].length;
        const folded = match[0]
          .slice(lead)
          .split(/ (?:because|since|so that|as (?:it|they|this)) /u)[0]!
          .trim();
        if (folded.length < 6) return [];
        const start = sentence.start + match.index + lead;
        const place = { document, passage, start, text: passage.text.slice(start, start + folded.length), folded, means: none };
        const act = passive.exec(folded);
        // "No case is known" forbids nothing.
        if (/^no\b/u.test(folded) && telling.test(folded)) return [];
        const kept = avoided.exec(folded);
        if (kept)
          return kept[1]!.split(/ (?:and|or) /u).flatMap((one): Demand[] => {
            const stems = stemsOf(`${one} ${kept[2]!}`);
            return stems.size >= 2 ? [{ ...place, kind: 'ban', stems }] : [];
          });
        const words = act ? `${act[1]} ${act[2]}` : (nothing.exec(folded)?.[1] ?? banned.exec(folded)?.[1] ?? misuse.exec(folded)?.[1]);
        if (words !== undefined) {
          const stems = stemsOf(words);
          const plain = act !== null && plainActs.has(act[2]!.split(' ')[0]!);
          return stems.size >= 2 || (plain && stems.size > 0) ? [{ ...place, kind: 'ban', stems }] : [];
        }
        const alone = onlyThis.exec(folded);
        if (alone) {
          const stems = stemsOf(alone[2]!);
          return stems.size >= 2 ? [{ ...place, kind: 'only', stems, means: stemsOf(alone[1]!) }] : [];
        }
        const only = onlyWith.exec(folded);
        if (only) {
          const stems = stemsOf(only[1]!);
          return stems.size >= 2 ? [{ ...place, kind: 'only', stems, means: stemsOf(only[2] ?? only[3]!) }] : [];
        }
        if (!control && passage.kind !== 'item' && !sentence.folded.includes(':')) return [];
        if (/\b(?:not|no|never)\b/u.test(folded)) return [];
        return [{ ...place, kind: 'state', stems: stemsOf(folded) }];
      }),
    );
  });
});

const telling = /\b(?:is|are|was|were|has|have|had|can|known|reported|seen|found|occurred|observed|expected|identified|remain\w*)\b/u;
const none: ReadonlySet<string> = new Set();

function against(step: Step, demand: Demand): boolean {
  const shared = [...demand.stems].filter((one) => step.stems.has(one)).length;
  if (demand.kind === 'only') {
    const meansHere = /\b(?:with|in|using|by) (?!a little\b)[a-z]/u.test(step.folded);
    return (
      meansHere &&
      shared >= 2 &&
      shared === demand.stems.size &&
      demand.means.size > 0 &&
      ![...demand.means].some((one) => step.stems.has(one))
    );
  }
  if (demand.kind === 'state') return oppositeIn(step.folded, demand.folded, shared >= 2 ? 2 : shared);
  if (conditional.test(demand.folded) && !whatever.test(step.folded)) return false;
  // "Until injection begins the needle may be moved" leaves alone what is forbidden during it.
  if (/\b(?:until|before|as long as|up to the)\b/u.test(step.folded)) return false;
  if (demand.stems.size === 1) return shared === 1;
  return demand.stems.size >= 3 ? shared >= demand.stems.size - 1 && shared >= 2 : shared === demand.stems.size;
}
