import type { DossierContext, DossierDocument } from './dossier.ts';
import { criterionTitle } from './grid.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { limitWord, lowerBehindShare, upperBehindShare, upperTitle } from './lexicon/limits.ts';
import type { Passage, Sentence } from './passage.ts';
import { studyAt } from './studies.ts';
import { mentionsAny } from './subject.ts';
import { contentStems, fold } from './text/fold.ts';
import { readNumbers } from './text/numbers.ts';

/** A limit for results, as a plan sets it or a report tells it of the plan. */
export interface Limit {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** "%" or the word behind the number. */
  readonly unit: string;
  readonly side: '' | 'at most' | 'at least';
  readonly study: string;
  /** Stems of what is limited: the words of the sentence, the one before it, the row. */
  readonly words: ReadonlySet<string>;
  readonly says: string;
}

/** Limits and numbers of a document by value and unit. */
export interface Limits {
  readonly limits: readonly Limit[];
  /** Every number with a unit that the document has, as "4 %". */
  readonly numbers: ReadonlySet<string>;
}

const upperBefore =
  /(?:≤|<=?|\bat most|\bat or (?:below|under)|\b(?:no|not|never|cannot)(?: (?:allowed|permitted|supposed|to|be|go|lie|rise|become|come|get|grow)){0,4} (?:more|higher|greater|above|over|exceed\w*|beyond|past)(?: than)?|\bbelow|\bless than|\bfewer than|\bunder|\bup to|\bmax(?:imum|imal|\.)?(?: of)?|\bexceed|\bwithin|\blower than|\bhochstens) ?$/u;
const lowerBefore =
  /(?:≥|>=?|\bat least|\bat or (?:above|over)|\b(?:no|not|never|cannot)(?: (?:allowed|permitted|supposed|to|be|go|lie|fall|drop|become|come|get|sink)){0,4} (?:less|lower|fewer|below|under)(?: than)?|\babove|\bmore than|\bmin(?:imum|imal|\.)?(?: of)?|\bexceeds|\bhigher than|\breach|\bmindestens) ?$/u;
const upperAfter =
  /^ ?(?:%|per ?cent|\p{L}+)? ?(?:of (?:the |all )?\p{L}+ )?(?:at (?:the )?most|or (?:less|lower|fewer|below)|maximum|max\.?|as (?:an? )?(?:upper|maximum))\b/u;
const lowerAfter =
  /^ ?(?:%|per ?cent|\p{L}+)? ?(?:at least|or (?:more|higher|above|better)|minimum|min\.?|as (?:an? )?(?:lower|minimum))\b/u;
/** "Within limits of accuracy" tells a result. */
const ofMeasuring =
  /\b(?:within|inside|outside|beyond) (?:the |these |its )?limits?\b(?: of (?!\d)[\p{L}-]+)?(?! ?(?:of )?\d)|\blimits? of (?:accuracy|agreement|detection|quantification|error|measurement)\b/gu;
/** Limits of something else than the results of the device, and limits that no longer hold. */
const besides =
  /\b(?:confidence|non-?inferiority|power\b|attrition|drop-?outs?|alpha|one-sided|two-sided|humidity|concentration|oxygen|saturation|spo2|literature|pilot|feasibility|pooled|published|benchmark|predecessor|earlier|former\w*|previous\w*|interim|had been(?! (?:fixed|set|agreed|planned|accepted|allowed|foreseen|laid|defined|specified|permitted|tolerated))|before that|raised|lowered|tightened|(?:alarm|alert|trigger|signal) (?:limit|level|threshold|value|criteri)|alert limits?|trend limits?|risk file|complaints?|per year|margin|state of the art|trends?(?![-\d])|trending|sales|hypothes\w+|significance|warranty|charge|battery|probability)\b/u;
const codes = /(?<![\p{L}\d])\p{L}[\p{L}-]*-\d+(?:,? (?:version|issue|revision|rev\.?) [\d.]+)?/gu;
const timeOrPeople =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|min|seconds?|h|s|d|y|patients?|subjects?|participants?|persons?|people|women|men|children|users?|wearers|sites?|cent(?:re|er)s|hospitals|databases|criteria|and|or|of|in|to|at|per|were|was|is|are|from|for|with|by|on|as|the)$/u;

function unitOf(folded: string, end: number): string {
  const unit = /^\s?(%|per ?cent\b|[\p{L}°µ]+)/u.exec(folded.slice(end, end + 24))?.[1] ?? '';
  return /^per ?cent$/.test(unit) ? '%' : unit.replace(/s$/, '');
}

/** The limits that a document sets or tells, and its numbers. */
export const limitsOf = keptByDocumentAndContext((document: DossierDocument, context: DossierContext): Limits => {
  const plan = document.type === 'cep';
  const limits: Limit[] = [];
  const numbers = new Set<string>();
  for (const passage of document.passages) {
    if (!/\d/.test(passage.folded) || passage.kind === 'heading') continue;
    const skipped = ['references', 'history', 'risk-management', 'predecessor', 'similar-devices'].some((topic) =>
      passage.topics.has(topic as 'history'),
    );
    const { cell } = passage;
    const label = fold(cell ? `${cell.rowLabel} | ${cell.columnTitle}` : passage.label);
    const heading = fold(passage.headings.at(-1)?.title ?? '');
    const inCriteria =
      (cell !== undefined &&
        ([cell.columnTitle, ...(plan ? [cell.labelTitle] : [])].some((title) => criterionTitle.test(fold(title).trim())) ||
          limitWord.test(label))) ||
      (cell === undefined && limitWord.test(label));
    passage.sentences.forEach((sentence, index) => {
      const statistical = /\bconfidence\b|\bci\b|\binterval\b/u.test(`${sentence.folded} ${label}`);
      for (const number of readNumbers(sentence.text, document.language)) {
        const unit = unitOf(sentence.folded, number.end);
        // The digits of "INFU-03" count nothing.
        if (unit === '' || /\p{L}-$/u.test(sentence.folded.slice(0, number.start))) continue;
        numbers.add(`${number.value} ${unit}`);
        if (skipped || statistical || timeOrPeople.test(unit) || number.value === 0 || (unit === '%' && number.value > 100)) continue;
        // A point after "acc." ends no clause.
        const spoken = sentence.folded.replace(/(?<=\b(?:acc|max|min|approx|ca|incl|resp|tol|lim))\. /gu, '  ');
        const clauseStart = Math.max(...[';', '. ', '('].map((sign) => spoken.lastIndexOf(sign, number.start - 1)), -1) + 1;
        // The number of a document is no number beside the limit: "limit per CEP-04: not more than 5 %".
        const told = sentence.folded.slice(clauseStart, number.start).replace(codes, ' ');
        const head = unit === '%' ? told.replace(ofMeasuring, ' ') : told;
        const tail = sentence.folded.slice(number.end, number.end + 60);
        const side =
          upperBefore.test(head) || upperAfter.test(tail) || (unit === '%' && (upperBehindShare.test(tail) || upperTitle.test(label)))
            ? 'at most'
            : lowerBefore.test(head) || lowerAfter.test(tail) || (unit === '%' && lowerBehindShare.test(tail))
              ? 'at least'
              : '';
        // Between the words of a limit and its number nothing else is measured.
        const near = head.slice(Math.max(head.search(/\d[^\d]*$/u), 0));
        const behind = /^[^.;,()\d]*/u.exec(tail)![0];
        const named = inCriteria || limitWord.test(near) || limitWord.test(behind);
        if (!(plan ? side !== '' || named : named)) continue;
        // "One in five (20 %)" and "3.1 % of those" in a sentence that also names a limit are results.
        if (besides.test(`${label} ${heading} ${head} ${behind}`)) continue;
        if (mentionsAny(sentence.folded, context.otherNames)) continue;
        limits.push({
          document,
          passage,
          start: sentence.start + number.start,
          end: sentence.start + number.end,
          value: number.value,
          unit,
          side,
          study: studyAt(passage, sentence, sentence.start + number.start, context) ?? '',
          words: wordsAround(passage, sentence, index),
          says: `${side ? `${side} ` : ''}${number.value} ${unit}`,
        });
      }
    });
  }
  return { limits, numbers };
});

const general = new Set(
  contentStems(
    'limit threshold criterion accept tolerate plan planned upper lower bound set most least share rate patients participants women men children wearers users subjects people study trial investigation report evaluation per cent value week month year day question source primary end point safety performance benefit device high result show found observed',
  ),
);

function wordsAround(passage: Passage, sentence: Sentence, index: number): Set<string> {
  const before = passage.sentences[index - 1]?.text ?? '';
  const { cell } = passage;
  const text = `${cell ? `${cell.rowLabel} ${cell.columnTitle}` : passage.label} ${before} ${sentence.text}`;
  return new Set(contentStems(text).filter((word) => !general.has(word) && !/^\d/.test(word)));
}
