import type { DossierDocument } from './dossier.ts';
import { keptByDocument } from './kept-by-document.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { ageGroups } from './lexicon/population.ts';
import type { Passage } from './passage.ts';
import { clausesOf, isContraindicated, isNotOwn, purposeZone, sectionTopics } from './purpose.ts';
import { contentStems, fold } from './text/fold.ts';
import { readQuantities } from './text/quantities.ts';
import type { Span } from './text/sentences.ts';

/** By what patients are bounded: how old they are, how heavy, how long a pregnancy has lasted. */
export type PopulationMeasure = 'age' | 'weight' | 'gestation' | 'size';

/** Words in a plain slot that say who the patients are, taken apart as far as that needs no knowledge of what they mean. */
export interface StatedPopulation extends Span {
  readonly passage: number;
  readonly text: string;
  /** Values of each measure that bounds the patients, in the order of size. */
  readonly measures: ReadonlyMap<PopulationMeasure, string>;
  readonly sexes: readonly ('female' | 'male')[];
  /** Ids of age groups. */
  readonly groups: readonly string[];
  /** Meanings of all other words: "skeletal", "mature". */
  readonly qualifiers: readonly string[];
  /** Equal for two phrases that say the same in another order or with other small words. */
  readonly signature: string;
  /** True where the sentence is none of the usual ones, but has a phrase that bounds patients where such a phrase ends a statement. */
  readonly carried?: boolean;
}

const person =
  '(?:patients?|adults?|children|infants?|newborns?|neonates?|babies|toddlers?|wom[ae]n|m[ae]n|girls?|boys?|females?|males?|adolescents?|teenagers?|persons?|people|individuals?|recipients?)';
/** A phrase that begins with people: "skeletally mature patients", "term neonates from 37 weeks of gestation". */
const phrase = `(?:(?!(?:in|of|for|with|by|who|is|are|treated)\\b)[\\p{L}-]+ ){0,3}${person}\\b[^.;:]*`;
/** Where a phrase ends and the treatment begins. */
const treatment =
  /\).*$|,? and (?:the|its?|this|these|they|is|are|may|can|we|then|thereafter|nobody|no one)\b.*$|,? (?:treated|who (?:receive|undergo|are treated|are fitted|get)\b|receiving|undergoing|implanted|using|having|scheduled|in whom|when|if|because|as well as|except|unless|but)\b.*$|,\s*(?!and |or |aged |from |of |who |with |\d|between ).*$| - .*$|\[.*$/u;
/** Slots in which nothing else stands: a label, a sentence that defines, the end of a purpose. */
const slots: readonly RegExp[] = [
  new RegExp(
    `^\\W*(?:\\d[\\d.]*\\s+)?(?:(?:intended|target|treated|the|patient) )*(?:populations?|patients?|recipients|target groups?)(?:\\s*[:|]\\s*|\\s+)(?=${phrase})(.+)$`,
    'u',
  ),
  new RegExp(
    `\\b(?:(?:target|intended|patient) population|recipients|patients treated) (?:is|are|comprises?|consists? of|includes?|covers?) (?:all )?(${phrase})$`,
    'u',
  ),
  new RegExp(
    `^\\W*(?:only |the )?(?:eligible|candidates?|inclu(?:ded|sion)|invited|admitted|who (?:is asked to take part|can take part|may join)|population(?: that is| we| to be)? (?:looked at|studied|followed|observed))(?: (?:patients|persons|subjects|for [\\p{L}]+))?(?: are| is| shall be| will be| consists? of|:)? (?:the )?(${phrase})$`,
    'u',
  ),
  new RegExp(`\\b(?:meant|intended|indicated|made|designed|suitable|given|addressed)(?: only)? (?:for|to|in) (${phrase})$`, 'u'),
];
/** Behind a label nothing else stands, whatever those are called: "Recipients: kidney donors". */
const labelledBy =
  /^\W*(?:\d[\d.]*\s+)?(?:(?:intended|target|treated|the|patient) )*(?:populations?|patients?|recipients|target groups?): (?!see\b|\d|none\b|n\/a)([^.;:]{4,100})$/u;
/** Any other words before patients that something bounds: "its use is foreseen in X", "subjects (X)", "we make it for X". */
const carrying = new RegExp(
  `(?:^\\W*(?=${person})|[:(|] ?|\\b(?:for|to|in|on|is|are|as|by|with|among|(?:consists?|made up|composed|groups?|populations?|treatment|care) of|include|includes|comprises?|covers?|concerns?|suits?|fits?|invites?|treats?|serves?) )(?:all |only |the following(?: patients| persons)?: ?)?(?=(${phrase})$)`,
  'gu',
);
/** What befell patients, or what is special in some of them, names no patients of the device. */
const ofSome =
  /\b(?:(?:more|less|fewer|higher|lower|longer|shorter)(?! than \d)|rates?|risks?(?! (?:analysis|management|file|assessment|team|class|report))|events?|occur\p{L}*|data|stud(?:y|ies|ied)|trial|literature|results?|(?:was|were|had|has been|have been)(?! (?:based|placed|considered|assumed|defined|stated|taken|chosen|set|built|made))|sub-?groups?|caution|special|doses?|limited|if|when|enrol\p{L}*|followed|observed|share|proportion|complain\p{L}*|report\p{L}* (?:in|by)|side effects?|harms?|available in|sizes?)\b/u;
const assessed =
  /\b(?:was|were|has been|have been) (?=(?:assessed|evaluated|examined|reviewed|looked at|carried out|done|made|performed|started|prepared|drawn up)\b)/gu;
/** Words that say outright that patients come next; behind them no bound is needed: "the patient group concerned is X". */
const announcing =
  /\b(?:patients?|patient groups?|populations?|target groups?|groups?|subjects|persons?|people|recipients|candidates|those|wearers)\b[^.;:()]{0,60}?(?:\bis|\bare|:|\bconsists? of|\bcomprises?|\bmade up of|\bdefined as|\bas|\(|\bfor\b.*:) ?(?:all |only |the following(?: patients)?: ?)?$/u;

/** "Relief of pain in adults", at the end of what the device is for. */
const tail = new RegExp(`^.*\\b(?:in|for|on) (${phrase})$`, 'u');

const measured: Readonly<Record<string, PopulationMeasure>> = { time: 'age', mass: 'weight', length: 'size' };
const small = new Set(
  contentStems(
    'aged age ages year years month months week weeks day days old older over above below under younger upwards later earlier least minimum maximum body weight weighing weigh kg kilogram gram between gestation gestational pregnancy completed born birth inclusive beyond limit limits range intended target population treated',
  ).map(meaningOf),
);
/** Grown people are told so by their bones and in plain words. */
const grown =
  /(?<!\bnot )(?<!\bnot yet )\b(?:(?:whose |with (?:an? )?)?(?:closed|fused) (?:epiphys[ei]s|growth plates?|physes)|(?:(?:who )?(?:have|has) )?(?:stopped|finished|completed) (?:growing|(?:their )?growth)|no longer grow(?:ing)?|fully grown|(?:with )?(?:an? )?mature (?:skeleton|bones)|(?:epiphyses|growth plates) (?:are|have) closed)\b/gu;
const everyAge = /\b(?:all|any|every|whatever) ages?\b|\bfrom birth\b(?! (?:up )?to\b)|\b(?:regardless|irrespective) of (?:their )?age\b/u;
const female = /\b(?:females?|wom[ae]n|girls?|mothers?)\b/u;
const male = /\b(?:males?|m[ae]n|boys?)\b/u;
const people = new RegExp(`\\b${person}\\b|\\b(?:females?|males?|mothers?|premature|preterm|grown-ups?|elderly|seniors)\\b`, 'gu');

/** Who the patients are, wherever a document says it in a plain slot. */
export const statedPopulations = keptByDocument((document): readonly StatedPopulation[] => {
  const found: StatedPopulation[] = [];
  // A long document speaks of patients in too many ways.
  const short = document.type !== 'pmcf-plan' && document.passages.length <= 400;
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') continue;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign' || isContraindicated(passage, document) || (passage.cell && passage.cell.row < 0)) continue;
    const topics = sectionTopics(passage, document);
    if (['residual-risks', 'warnings', 'post-market', 'clinical-investigation'].some((topic) => topics.has(topic as never))) continue;
    for (const sentence of passage.sentences) {
      if (
        sentence.folded.length > 400 ||
        !(anyone.test(sentence.folded) || /\b(?:population|recipients|target groups?):/u.test(sentence.folded)) ||
        denying.test(sentence.folded)
      )
        continue;
      for (const clause of clausesOf(sentence.folded)) {
        const at = sentence.start + clause.start;
        // "Its use in adults was assessed": a risk file says so of the device itself.
        const own = document.type === 'rmf' ? clause.folded.replace(assessed, 'is ') : clause.folded;
        const span = slotIn(clause.folded, passage, zone === 'stating', document);
        if (span) {
          const one = takenApart(passage, at + span.start, at + span.end, document.language);
          if (one) found.push(one);
        } else if (short && !ofSome.test(own) && !isNotOwn(own)) {
          for (const { start, end } of carriedIn(clause.folded)) {
            const one = takenApart(passage, at + start, at + end, document.language);
            const bounded = one !== undefined && one.measures.size + one.sexes.length > 0;
            if (!one || saysMore.test(fold(one.text)) || !(bounded || announcing.test(clause.folded.slice(0, start)))) continue;
            found.push({ ...one, carried: true });
            break;
          }
        }
      }
    }
  }
  return found;
});

const anyone = new RegExp(`\\b${person}\\b`, 'u');
const denying = /\b(?:not|no|nor|never|neither|outside|excluded|except|contra-?indicat\w*)\b/u;

function slotIn(folded: string, passage: Passage, stating: boolean, document: DossierDocument): Span | undefined {
  const bare = folded.replace(/[\s.,;]+$/u, '');
  const eligible = slots[2]!.exec(bare);
  const labelled = passage.label !== '' && isLabel.test(fold(passage.label)) && new RegExp(`^\\W*${phrase}$`, 'u').test(bare);
  const match = labelled
    ? { 1: bare }
    : (eligible ??
      (isNotOwn(bare)
        ? null
        : ([...slots, labelledBy].map((slot) => slot.exec(bare)).find((one) => one !== null) ?? (stating ? tail.exec(bare) : null))));
  if (!match || (document.type === 'pmcf-plan' && !eligible && !stating)) return undefined;
  const whole = match[1]!;
  const kept = whole.replace(treatment, '');
  const start = bare.length - whole.length;
  return { start, end: start + kept.length };
}

/** "Six months per infant", "boys and girls alike can use it": more than who the patients are. */
const saysMore =
  /\b(?:per|each|every|alike|(?<!\b(?:who|that|whose \p{L}+) )(?:can|may|must|should|shall|will|is|are|have|has|do|does|use[sd]?|needs?|keep))\b/u;

/** Phrases on patients behind words that can lead to one, the last first; each ends where the sentence goes on. */
function carriedIn(folded: string): Span[] {
  const found: Span[] = [];
  const bare = folded.replace(/[\s.,;]+$/u, '');
  // "Used on adults aged 18 years, in hospitals": what follows a comma or a bracket is another part.
  for (const part of bare.matchAll(/[^,()]+(?:, (?=(?:and |or )?(?:aged|from|of|who|with|between|\d))[^,()]+)*/gu))
    for (const match of part[0].matchAll(carrying)) {
      const start = part.index + match.index + match[0].length;
      found.unshift({ start, end: start + match[1]!.replace(treatment, '').length });
    }
  return found;
}

const isLabel = /^(?:\d[\d.]*\s+)?(?:(?:intended|target|treated|the|patient) )*(?:populations?|patients?|recipients|target groups?)$/u;

function takenApart(passage: Passage, start: number, end: number, language: string): StatedPopulation | undefined {
  const text = passage.text.slice(start, end).trim();
  if (text.length > 120) return undefined;
  const folded = fold(text).replace(grown, 'skeletally mature');
  const measures = new Map<PopulationMeasure, string>();
  let rest = folded;
  for (const { range, exact, start: from, end: to } of [...readQuantities(folded, language)].reverse()) {
    const measure = measured[range.dimension];
    if (!measure) continue;
    const gestation = measure === 'age' && /^.{0,12}\b(?:gestation|pregnan|postmenstrual)/u.test(folded.slice(to));
    const values = exact
      ? `${range.from}`
      : [range.from === undefined ? '' : `from ${range.from}`, range.to === undefined ? '' : `to ${range.to}`].filter(Boolean).join(' ');
    const key = gestation ? 'gestation' : measure;
    measures.set(key, [values, measures.get(key)].filter(Boolean).join(', '));
    rest = `${rest.slice(0, from)} ${rest.slice(to)}`;
  }
  if (measures.size === 0 && everyAge.test(folded)) measures.set('age', 'every');
  const sexes = [...(female.test(folded) ? (['female'] as const) : []), ...(male.test(folded) ? (['male'] as const) : [])];
  const groups = ageGroups.filter(({ words }) => words.test(folded)).map(({ id }) => id);
  const qualifiers = [
    ...new Set(
      contentStems(rest.replace(people, ' '))
        .map(meaningOf)
        .filter((one) => one.length > 2 && !small.has(one) && !/^\d/u.test(one)),
    ),
  ].sort();
  const signature = [[...measures].sort().join(' '), sexes.join(' '), groups.join(' '), qualifiers.join(' ')].join(' | ');
  return { passage: passage.index, start, end: start + text.length, text, measures, sexes, groups, qualifiers, signature };
}
