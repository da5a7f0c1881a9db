import type { DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocument, keptByDocumentAndContext } from './kept-by-document.ts';
import { countedPeople, countedThings } from './lexicon/study.ts';
import { passagesByNumber } from './numbers-told.ts';
import type { Passage, Sentence } from './passage.ts';
import { studyMentions } from './studies.ts';
import { withoutShort } from './study-labels.ts';
import { mentionsAny } from './subject.ts';
import { readDates } from './text/dates.ts';
import { fold } from './text/fold.ts';
import { readNumbers } from './text/numbers.ts';
import { describeRange, readQuantities } from './text/quantities.ts';
import { topicsOfOthers } from './topic.ts';

/** How many take part in the follow-up after market entry, or for how long it runs, as a document tells it. */
export interface FollowUpFact {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly kind: 'size' | 'duration';
  /** People or things; months. */
  readonly value: number;
  readonly says: string;
  /** True where a label says what it is. */
  readonly labelled: boolean;
}

const about =
  /\bpmcf\b|post-?market clinical|follow-?up (?:in|on|of|after) (?:the )?(?:market|launch|product)|\bpost-?market (?:part|stud(?:y|ies)|cohort|registry|observation|evidence)\b|\bfurther follow-?up\b|\bfollow-?up (?:ahead|to come|still|plan\w*)\b|\b(?:future|further|planned) (?:data|studies|evidence|observation|research)|\bstill (?:being |to be )?(?:studied|observed|watched|to come|collected|examined|open|followed)|\bwhat (?:comes|is|happens) next|\bnext steps?\b|^next$|\b(?:is|are|being|to be) (?:still |further )?(?:followed|observed|watched|tracked|monitored)(?: (?:up|further|next))?\?$|^(?:\d[\d.]* )?outlook$|\b(?:after|since) (?:the )?(?:launch|market entry)|\bongoing (?:study|studies|research|(?:data )?collection|observation|follow-?up)|\bclinical follow-?up$|\bfollow-?up (?:programme|program|plan|project|scheme|activit\w+|after placing)/u;
/** "We now hope to follow 350 people", "300 patients are to be watched": what is still to come. */
const toCome =
  /\b(?:are|is)(?: now| still| currently)? (?:following|watching|observing|tracking|monitoring)\b|\b(?:hopes?|intends?|plans?|wants?|aims?|expects?|proposes?|are|is)(?: now| then| next)? to (?:be )?(?:follow|observe|watch|enrol|recruit|accompany|monitor|track)(?:ed|d)?\b|\b(?:will|shall|(?:are|is) being) (?:now |then |next )?(?:be )?(?:follow|observe|watch|enrol|recruit|monitor|track)(?:ed|d)?\b/u;
const ahead = /\b(?:foresees?|will|shall|(?:is|are) to|planned|plans?|enrols|follows|(?:is|are) (?:observed|followed|enrolled))\b/u;
const activity = /\b(?:surveys?|registry|registries|register|cohort|questionnaire|observational|post-market|home users)\b/u;
const elsewhere = [...topicsOfOthers, 'equivalence', 'clinical-investigation'] as const;
/** What came of it, what others do, and numbers of a part. */
const others =
  /\b(?:was|were|had|found|gave|revealed|confirmed|respondents,|showed|shown|corresponds? to|corresponding to|since launch|worldwide|published|literature|national|predecessor|former|earlier|previous\w*|so far|to date|until now|interim|et al|answered|returned|complaints?|incidents?|sold|first look|other manufacturers?)\b|\[\d|%/u;
const people = new RegExp(
  `^[ -](?:(?!(?:of|in|from|at|by|per|months?|years?|weeks?|days?|hours?)\\b)[\\p{L}-]+ ){0,2}?(?:${countedPeople}|${countedThings}|wearers?|households|families|examinations|infusions|treatments|implantations|implants|customers|carers|caregivers|parents|mothers|respondents|owners|surgeons|physicians|nurses|animals|uses|applications|pairs)\\b`,
  'u',
);
const sizeLabel =
  /^(?:planned |target |total |intended )?(?:(?:sample |cohort |study |registry |register |survey |pmcf )?size|(?:registry|register|pmcf) (?:patients|participants|enrol+ment|population)|n|number(?: of (?:\p{L}+ ?){1,3})?|participants?|patients?|subjects?|enrol+ment|inclusions?|sample|users?|volume|scale|how many.*|planned (?:number|inclusions?))(?: \([^)]*\)|,? (?:target|planned|foreseen|intended|in total|to be (?:enrolled|included|entered)))?$/u;
const timeLabel =
  /^(?:(?:total |planned |registry |register |pmcf |study )?(?:duration|length|running time|run time|run|term|time|observation(?: time| period)?|follow-?up(?: time| period| duration)?|how long|period)(?: (?:of|for|per) .{2,40})?)\??$/u;
const partBefore =
  /\b(?:at least|at most|up to|of (?:whom|which|these|them|the)|among (?:them|these)|per|each|every|about|first|minimum|another|further|more than|with|by|invite|invited|against|after|when|once|until|instead of|from|age|aged|between) $/u;
const partAfter =
  /^[^.;,]{0,40}\b(?:aged|of them|of whom|per (?:year|site|centre|month)|(?<!over |for |during |after )a year|each year|have reached|had reached|years? or)\b/u;
const notDurationBefore =
  /\b(?:aged?|from|every|each|after|at|least|most|between|to|until|till|within|than|and|or|by|first|under|over the age of|above|below|in|since|last|another|beyond|or,|months?|month|weeks?|years?|per|or|up to|about) $/u;
/** "Followed for 10 years after implantation". */
const seenFor = /\b(?:followed|observed|watched|monitored|seen)(?: up)? (?:for|over) $/u;
const notDurationAfter =
  /^ ?(?:of age|old|and (?:older|over|above|up|more)|or (?:older|over|above|more)|\p{L}* ?(?:birthday|recall)|(?:is|are) (?:short|for)|before|ago|earlier|later|apart|after\b|from (?:the )?(?:birth|market))|^(?:,| and| or| to|-| –) ?\d/u;

/** What a document other than the plan tells of the follow-up ahead, or what the plan itself says. */
export const followUpFacts = keptByDocumentAndContext((document: DossierDocument, context: DossierContext): readonly FollowUpFact[] => {
  const facts: FollowUpFact[] = [];
  const plan = document.type === 'pmcf-plan';
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.topics.has('history') || passage.topics.has('references')) continue;
    if (!/\d|hundred|year|month|anniversary/.test(passage.folded)) continue;
    const { cell } = passage;
    if (cell && cell.row < 0) continue;
    const label = withoutShort(fold(cell ? cell.rowLabel : passage.label)).trim();
    const inSection = plan || about.test(label) || about.test(withoutShort(fold(passage.headings.at(-1)?.title ?? '')));
    passage.sentences.forEach((sentence) => {
      const colon = /^\W*([^:.;]{2,40}): /u.exec(sentence.folded);
      if (
        !inSection &&
        !(colon && about.test(colon[1]!.trim())) &&
        !about.test(sentence.folded) &&
        !(document.type !== 'cep' && toCome.test(sentence.folded)) &&
        // A cohort that results are told of is behind, wherever in the sentence they stand.
        !(
          activity.test(sentence.folded) &&
          !others.test(sentence.folded) &&
          !elsewhere.some((topic) => passage.topics.has(topic)) &&
          !mentionsFinished(passage.headings.at(-1)?.title ?? '', context)
        )
      )
        return;
      const title = cell && cell.column > 0 ? fold(cell.columnTitle).trim() : '';
      const labelOf = colon?.[1]?.trim() ?? (sizeLabel.test(title) || timeLabel.test(title) ? title : label);
      const named = !plan && studyMentions(sentence.text, context).length > 0;
      // What is named where the follow-up ahead is told is that follow-up, unless it is counted on a day or is a study that was.
      if (named && (!(inSection || about.test(sentence.folded)) || readDates(sentence.text.split('; ')[0]!).length > 0)) return;
      if (named && mentionsFinished(sentence.text, context) && !ahead.test(sentence.folded)) return;
      if (mentionsAny(sentence.folded, context.otherNames)) return;
      read(document, context, passage, sentence, labelOf, colon?.[0].length ?? 0, facts);
    });
  }
  return facts;
});

function read(
  document: DossierDocument,
  context: DossierContext,
  passage: Passage,
  sentence: Sentence,
  label: string,
  from: number,
  facts: FollowUpFact[],
): void {
  const { folded } = sentence;
  const dates = readDates(sentence.text);
  // What a study before it had is told in the plan as well.
  const clause = (start: number): string => {
    const from = Math.max(...[', ', '; ', ': '].map((sign) => folded.lastIndexOf(sign, start - 1)), -1) + 1;
    const to = folded.slice(start).search(/[,;:](?= |$)/u);
    return sentence.text.slice(from, to < 0 ? undefined : start + to);
  };
  const beside = (start: number): string => {
    const to = folded.indexOf('; ', start);
    return folded.slice(folded.lastIndexOf('; ', start) + 1, to < 0 ? undefined : to);
  };
  const ofStudy = (start: number): boolean =>
    document.type === 'pmcf-plan'
      ? studyMentions(clause(start), context).length > 0
      : others.test(beside(start)) || (mentionsFinished(clause(start), context) && !ahead.test(fold(clause(start))));
  for (const number of readNumbers(sentence.text, document.language)) {
    if (!Number.isInteger(number.value) || number.value < 10 || dates.some((date) => date.start < number.end && number.start < date.end))
      continue;
    const [head, tail] = [folded.slice(Math.max(0, number.start - 40), number.start), folded.slice(number.end, number.end + 60)];
    if (ofStudy(number.start)) continue;
    const labelled = sizeLabel.test(label) && number.start <= from + 1;
    if (!labelled && !people.test(tail) && !/\bn ?= ?$/u.test(head)) continue;
    if (
      /^ ?%|^[.,]\d/.test(tail) ||
      partBefore.test(
        head.replace(/^of the $/u, '').replace(/\b(?:pmcf[:,]?|survey|registry|register|cohort|study|series) (?:with|of|in|among) $/u, ''),
      )
    )
      continue;
    if (partAfter.test(tail) && !labelled) continue;
    if (labelled && /^ ?(?:years?|months?|weeks?|days?)\b/u.test(tail)) continue;
    facts.push({
      document,
      passage,
      start: sentence.start + number.start,
      end: sentence.start + number.end,
      kind: 'size',
      value: number.value,
      says: String(number.value),
      labelled,
    });
  }
  for (const { range, start, end, exact } of readQuantities(sentence.text, document.language)) {
    const over = folded.startsWith('over ', start);
    if (range.dimension !== 'time' || range.from === undefined || range.from < 0.9 || (!exact && !over)) continue;
    if (range.to !== undefined && range.to !== range.from) continue;
    const head = folded.slice(Math.max(0, start - 30), start);
    const tail = folded.slice(end, end + 24);
    const labelled = timeLabel.test(label) && start <= from + 12;
    if (
      notDurationBefore.test(head.replace(/\b(?:over the|for the|during the|in the) (?:next|coming|following) $/u, '')) ||
      notDurationAfter.test(labelled || seenFor.test(head) ? tail.replace(/^ after\b/u, '') : tail)
    )
      continue;
    if (
      !labelled &&
      /\b(?:reports?|updated?|renew\w*|revis\w+|repeat\w*|rhythm|interval|service life|lifetime|shelf|life of|designed|visits?|recruit\w*|inclusion during|age of|ended|lasted only|short)\b/u.test(
        fold(clause(start)),
      )
    )
      continue;
    if (ofStudy(start)) continue;
    facts.push({
      document,
      passage,
      start: sentence.start + start,
      end: sentence.start + end,
      kind: 'duration',
      value: range.from,
      says: describeRange({ ...range, to: range.from }),
      labelled,
    });
  }
}

/** Whether a text names a study that is no registry: what that had is told as well. */
function mentionsFinished(text: string, context: DossierContext): boolean {
  return studyMentions(text, context).some(({ name }) => !context.studies.some((study) => study.name === name && study.registry));
}

/** "A first look at the numbers comes after 24 months" is no duration. */
const firstLook =
  /\b(?:(?:first|early|interim) (?:look|analys\w+|results?|report|read\w*)|interim|reports? every|reported every|updated every|renewed every)\b/u;

/** Whether a document has a number of people, or a time in months, anywhere. */
export function knowsOfFollowUp(document: DossierDocument, kind: FollowUpFact['kind'], value: number): boolean {
  // What an earlier version of the plan foresaw stands in its history.
  if (kind === 'size')
    return (
      passagesByNumber(document)
        .get(value)
        ?.some(({ topics }) => !topics.has('history')) ?? false
    );
  return timesIn(document).some((time) => Math.abs(time - value) <= 0.04 * value);
}

/** All times of a document that say how long something is or was, in months. */
const timesIn = keptByDocument(({ passages, language }): readonly number[] => {
  const times = new Set<number>();
  for (const { topics, text, folded } of passages) {
    if (topics.has('history')) continue;
    for (const { range, start } of readQuantities(text, language)) {
      if (range.dimension !== 'time') continue;
      const clauseBefore = folded
        .slice(Math.max(0, start - 60), start)
        .split(/[.;]/u)
        .at(-1)!;
      if (!firstLook.test(clauseBefore)) for (const time of [range.from, range.to]) if (time !== undefined) times.add(time);
    }
  }
  return [...times];
});
