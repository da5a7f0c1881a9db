import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { countedPeople } from './lexicon/study.ts';
import type { Passage, Sentence } from './passage.ts';
import { ofAnother, studyAt, studyMentions } from './studies.ts';
import { stageOfLabel } from './study-labels.ts';
import { wholeNumbers } from './study-pool.ts';
import { mentionsAny } from './subject.ts';
import { fold } from './text/fold.ts';
import { readNumbers } from './text/numbers.ts';
import { describeRange, readQuantities } from './text/quantities.ts';
import { topicsOfOthers } from './topic.ts';

/** How many a study had or for how long it followed them, as a document tells it. */
export interface StudyFact {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly kind: 'size' | 'duration';
  /** "" where the document does not name the study. */
  readonly study: string;
  /** People, or months. */
  readonly value: number;
  readonly says: string;
}

const people = new RegExp(
  `^[ -](?:(?!(?:of|in|from|at|by|per|with|and|or|to|were|was|had|months?|years?|weeks?|days?|hours?|reported|other|more|such|sites?|male|female)\\b)[\\p{L}-]+ ){0,2}?(?:\\p{L}+ in as many )?(?:${countedPeople}|wearers?|carers|caregivers|parents|mothers|smokers|surgeons|households|examinations|procedures|operations)\\b`,
  'u',
);
/** What stands before a number that tells the size: the name with nothing but signs and small words, or a verb. */
const nameBefore =
  /\bSTUDY\b(?: \([^()]{1,20}\))?[^.;\d]{0,12}(?:[:(,–—-]|\b(?:with|of|in|on|had|has|included|enrolled|involved|involving|comprised|among|studied|followed|treated|tested|randomi[sz]ed|observed|recruited|covered|covers)\b)[^\p{L}\d]*(?:(?:a total of|all|altogether|in total|single[- ]arm|open|randomi[sz]ed|prospective|n ?=)[^\p{L}\d]*)*$/u;
const verbBefore =
  /\b(?:enrol+ed|included|recruited|randomi[sz]ed|studied|tested|tried(?: out)?|investigated|examined|implanted|followed(?: up)?|observed|took in|covered|stud(?:y|ied) (?:with|of|in|on|among)|trial (?:with|of|in|on)|investigation (?:with|of|in)|tested (?:in|on|with|by)|tried (?:in|on|with|by)|studied (?:in|on|with)|used (?:in|on|by)) (?:a total of |altogether |all )?$/u;
const ownAfter =
  /^ (?:\([^)]*\) ?)?(?:used|wore|were (?:enrolled|included|recruited|randomi[sz]ed|treated|implanted|followed|observed|studied|tested|examined|watched|monitored)|implanted|took part|participated|entered|tried|tested|completed)\b|^,|^ ?$|^ ?[.;(]|^ (?:over|for|during|in \d+|at \d+|from)\b/u;
/** Nothing before a number but what the sentence is about: "STU-1: ", "(B.2) ". */
const opensAlone = /^\W*(?:[\p{L}\d.-]{1,12}\d[):.,]* ?|(?:the |our )?(?:study|trial|investigation|evidence|data|results?): ?)?\W*$/u;
const takenIn =
  /^ (?:were|had been|have been) (?:enrol+ed|included|recruited|randomi[sz]ed|treated|implanted|followed|observed|studied|tested|examined|investigated|watched)\b(?! (?:so far|to date|by \d))|^ (?:took part|participated)\b|^ enrol+ed\b|^, (?:observed|followed|treated|watched)\b/u;
const part =
  /\b(?:of (?:the|these|them|those|whom|which|all)|among (?:the|these|them|whom)|sub-?groups?|subset|arms?|per arm|control|comparator|interim|first|remaining|other|another|further|per|each|every|at least|more than|fewer|less than|only|minimum|up to|aged|not|planned|target|plans?|foreseen|expected|needed|to be|will|shall|against|versus|than|volunteers|pilot|predecessor|former|earlier|previous|older|literature|published|registry|surve[yi]\w*|pmcf|follow-up after|market|complaints?|sold)\b/u;
const happened =
  /\b(?:occurred|seen|needed|reported|reached|found|events?|died|deaths?|had|suffered|developed|showed|felt|got|fell|lost|failed|without|with (?:an?|one))\b|%/u;
const besidesTime =
  /\b(?:every|each|aged?|service|lifetime|life|shelf|battery|recruit\w*|enrolment|mean|median|average|extension|interim|planned|after|within|until|at|before|since|last|than|least|between|old|ago|update|renew\w*|report|per|from|stay(?:s|ed)?|remain(?:s|ed)?)\b/u;
const timeBefore =
  /\b(?:fu|follow(?:ed|s|ing)?(?:[- ]?up)?|observ\w+|watched|monitored|lasted|lasting|lasts|duration|period|over|during|for|uses?|used|wears?|wore|worn|recall after)\b[^.;\d]{0,30}$|[,;(:] ?$/u;
const timeAfter = /^[ -](?:of )?(?:fu\b|follow|observation|recall|study|trial|each|per (?:patient|subject|participant))/u;
const skipped = [
  'references',
  'history',
  'abbreviations',
  'pmcf',
  'post-market',
  'equivalence',
  'risk-management',
  ...topicsOfOthers,
] as const;

/** Sizes and durations of studies in a document. */
const factsOf = keptByDocumentAndContext((document: DossierDocument, context: DossierContext): readonly StudyFact[] => {
  const facts: StudyFact[] = [];
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || !/\d|hundred|week|month|year/.test(passage.folded)) continue;
    // A plan for follow-up tells what the study before it was.
    if (document.type !== 'pmcf-plan' && skipped.some((topic) => passage.topics.has(topic))) continue;
    const counted = sizeInCell(document, passage, context);
    if (counted) facts.push(counted);
    else
      passage.sentences.forEach((sentence, index) => {
        if (mentionsAny(sentence.folded, context.otherNames)) return;
        read(document, context, passage, sentence, index, facts);
      });
  }
  return facts;
});

/** "BV-05, 152 patients: …", or below the heading "What did BV-05 find?". */
function underCode(head: string, passage: Passage): boolean {
  return (
    /^[\p{L}]{2,}-?\d+[,:] $/u.test(head) || /(?<![\p{L}\d-])\p{Lu}{2,}-\d{1,3}(?![\p{L}\d-])/u.test(passage.headings.at(-1)?.title ?? '')
  );
}

const wholeStages: ReadonlySet<string | undefined> = new Set(['size', 'enrolled', 'treated']);
const howMany =
  /^how many (?:\p{L}+ ){0,2}?(?:(?:were |have been )?(?:enrolled|included|treated|implanted|studied|tested)|received|took part|wore|used)\b/u;

/** "| Number of patients | 214 |" beside its label, in the table of the one study that a document tells of. */
function sizeInCell(document: DossierDocument, passage: Passage, context: DossierContext): StudyFact | undefined {
  const { cell } = passage;
  if (!cell || cell.row < 0 || cell.column !== cell.labelColumn + 1 || !/^[\d,. ]+(?:\p{L}+)?$/u.test(passage.text)) return undefined;
  if (!wholeStages.has(stageOfLabel(cell.rowLabel)) && !howMany.test(fold(cell.rowLabel).trim())) return undefined;
  const [number, another] = readNumbers(passage.text, document.language);
  const [sentence] = passage.sentences;
  if (!number || another || !sentence || number.start !== 0 || !Number.isInteger(number.value) || number.value < 10) return undefined;
  if (unlikeTitle.test(fold(cell.columnTitle))) return undefined;
  const study = studyAt(passage, sentence, 0, context) ?? '';
  return { document, passage, start: 0, end: number.end, kind: 'size', study, value: number.value, says: String(number.value) };
}

const unlikeTitle = /\b(?:control|comparator|predecessor|historical|planned|literature|sales|pmcf)\b/u;

function read(
  document: DossierDocument,
  context: DossierContext,
  passage: Passage,
  sentence: Sentence,
  index: number,
  facts: StudyFact[],
): void {
  const { folded } = sentence;
  const names = studyMentions(sentence.text, context);
  let blanked = folded;
  for (const { start, end } of names)
    blanked = `${blanked.slice(0, start)}STUDY${' '.repeat(Math.max(0, end - start - 5))}${blanked.slice(end)}`;
  if (blanked.length !== folded.length) blanked = folded;
  const inNames = (start: number): boolean => names.some((one) => one.start <= start && start < one.end);
  const clauseBefore = (at: number): string => {
    const from = Math.max(...[';', '. '].map((sign) => folded.lastIndexOf(sign, at - 1)), -1) + 1;
    return blanked.slice(from, at);
  };
  const studyOf = (at: number): string => studyAt(passage, sentence, sentence.start + at, context) ?? '';
  let sized: number | undefined;
  const numbers = readNumbers(sentence.text, document.language);
  for (const number of numbers) {
    const tail = folded.slice(number.end, number.end + 60);
    const noun = people.exec(tail)?.[0];
    const head = clauseBefore(number.start);
    if (!Number.isInteger(number.value) || number.value < 10 || inNames(number.start) || sized !== undefined) continue;
    if (noun === undefined && !/\bn ?= ?$/u.test(head)) continue;
    const rest = tail.slice(noun?.length ?? 0);
    const study = studyOf(number.start);
    const opens = index === 0 || numbers[0] === number;
    const told =
      nameBefore.test(head.replace(/ {2,}/gu, ' ')) ||
      (verbBefore.test(head) && !/%/u.test(head)) ||
      (study !== '' && opens && /^[^\d]{0,40}$/u.test(head) && !happened.test(head) && ownAfter.test(rest)) ||
      // "212 participants were treated": a summary of one study need not name it again.
      (/^(?:sscp|cer)$/u.test(document.type) &&
        study === '' &&
        opens &&
        opensAlone.test(head) &&
        (takenIn.test(rest) ||
          (underCode(head, passage) && /^ ?[:;.(]|^, (?:one|\p{L}+) (?:visit|session|week|month|year)s?\b|^,? \d/u.test(rest))));
    if (
      !told ||
      part.test(head.replace(/ {2,}/gu, ' ').slice(-60)) ||
      /^ (?:aged|with (?:an?|the)|who|whose|of them|had|died|without|under|over \d|in the (?:control|comparator))\b|^ \(\d+(?:\.\d+)? ?%/u.test(
        // "Enrolled 264 adults who underwent surgery" tells whom the study took in.
        /\b(?:enrol+ed|recruited) (?:a total of )?$/u.test(head) ? rest.replace(/^ who\b/u, '') : rest,
      )
    )
      continue;
    if (/^[^.;]{0,20}\b(?:to be|planned|expected|needed|calculated)\b/u.test(rest)) continue;
    sized = number.end;
    facts.push({
      document,
      passage,
      start: sentence.start + number.start,
      end: sentence.start + number.end,
      kind: 'size',
      study,
      value: number.value,
      says: `${number.value}`,
    });
  }
  for (const { range, start, end, exact } of readQuantities(sentence.text, document.language)) {
    const over = folded.startsWith('over ', start);
    const value = range.from;
    if (
      range.dimension !== 'time' ||
      value === undefined ||
      value < 0.06 ||
      (range.to !== undefined && range.to !== value) ||
      (!exact && !over)
    )
      continue;
    if (inNames(start)) continue;
    const head = clauseBefore(start + (over ? 5 : 0));
    const tail = folded.slice(end, end + 30);
    const near = head.slice(-34).replace(/^.*\d/u, '');
    const study = studyOf(start);
    const beside = sized !== undefined && start - sized < 60;
    // "Enrolled 240 patients over 24 months" tells how long it recruited.
    if (/\b(?:enrol+ed|recruit\w+|entered)\b[^.;,:]{0,40}\b(?:over|during|within|in)(?: a period of)? $/u.test(head)) continue;
    if (ofAnother(folded, study, context)) continue;
    if (study === '' || (names.length > 0 && names[0]!.start > start)) continue;
    if (
      !(timeBefore.test(head) || timeAfter.test(tail)) ||
      besidesTime.test(
        near
          .replace(/\bfor each\b|\beach (?:for\b|(?=(?:patient|participant|client|subject|person|child|adult|user|wearer)\b))/u, ' ')
          .replace(/recall after/u, ''),
      )
    )
      continue;
    if (
      !beside &&
      !/\b(?:fu\b|ran\b|runs\b|took \S+ (?:weeks|months|years)|follow|observ|lasted|lasting|duration|watched|monitored|uses?|used|wears?|wore|worn|recall|study (?:of|over)|trial (?:of|over))/u.test(
        `${folded}`,
      ) &&
      !/^[^\p{L}]*STUDY[^\p{L}]*$/u.test(head.replace(/ {2,}/gu, ' '))
    )
      continue;
    if (
      /^ (?:of age|old|and (?:older|over)|or (?:older|more)|before|ago|earlier|later)\b|^(?:,| and| or| to|-| –) ?\d/u.test(tail) ||
      /\d(?:,| and| or| to| -|–) ?$/u.test(head)
    )
      continue;
    facts.push({
      document,
      passage,
      start: sentence.start + start,
      end: sentence.start + end,
      kind: 'duration',
      study,
      value,
      says: describeRange({ ...range, to: value }),
    });
  }
}

const summaries: ReadonlySet<string> = new Set(['sscp', 'ifu', 'label', 'other', 'psur', 'rmf', 'pmcf-plan']);

/** What a summary tells of a study and the evaluation report has nowhere, with what the report tells of it. */
export function studyFactConflicts(
  dossier: Dossier,
  kind: StudyFact['kind'],
): { readonly deviating: StudyFact; readonly reference: StudyFact }[] {
  const reports = dossier.documents.filter(({ type }) => type === 'cer');
  const [report] = reports;
  if (!report || reports.length > 1) return [];
  const of = (document: DossierDocument): StudyFact[] => factsOf(document, dossier.context).filter((one) => one.kind === kind);
  const references = of(report);
  // Where the dossier knows one study, what has no name beside it is of that one.
  const only = dossier.context.studies.filter(({ registry }) => !registry).length === 1;
  const found: { deviating: StudyFact; reference: StudyFact }[] = [];
  for (const document of dossier.documents) {
    // The size that a plan foresees need not be reached; its duration is that of the study.
    if (
      (!summaries.has(document.type) || (document.type === 'pmcf-plan' && kind === 'size')) &&
      !(document.type === 'cep' && kind === 'duration')
    )
      continue;
    const told = of(document).filter((one) => (one.study !== '' || document.type === 'sscp') && !knows(report, one));
    for (const deviating of told) {
      const [reference] = references
        .filter(
          (one) =>
            (deviating.study === '' || one.study === deviating.study || (one.study === '' && only)) &&
            !knows(document, one) &&
            Math.abs(Math.log(one.value / deviating.value)) < 1.6,
        )
        .sort((a, b) => Math.abs(Math.log(a.value / deviating.value)) - Math.abs(Math.log(b.value / deviating.value)));
      if (reference && !found.some((one) => one.deviating.document === document && one.deviating.study === deviating.study))
        found.push({ deviating, reference });
    }
  }
  return found;
}

function knows(document: DossierDocument, fact: StudyFact): boolean {
  if (fact.kind === 'size') return wholeNumbers(document).has(fact.value);
  return document.passages.some(
    (passage) =>
      (passage.text.includes(fact.study) ||
        passage.headings.some(({ title }) => title.includes(fact.study)) ||
        /\b(?:stud(?:y|ies)|trial|follow|investigation|observ)/u.test(passage.folded) ||
        /\b(?:study|trial|investigation)\b/u.test(fold(passage.label))) &&
      readQuantities(passage.text, document.language).some(({ range }) =>
        [range.from, range.to].some(
          (time) => range.dimension === 'time' && time !== undefined && Math.abs(time - fact.value) <= 0.04 * fact.value,
        ),
      ),
  );
}
