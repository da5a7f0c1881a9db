import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { gridsOf, numberCell, wholeOf } from './grid.ts';
import { keptByDocument, keptByDocumentAndContext } from './kept-by-document.ts';
import { riskMeaning } from './lexicon/harms.ts';
import { outcomesIn } from './lexicon/outcomes.ts';
import { passagesByNumber } from './numbers-told.ts';
import type { Passage, Sentence } from './passage.ts';
import { clauseOf, countingWords } from './statements/study-event.ts';
import { studyMentions } from './studies.ts';
import { wholeNumbers } from './study-pool.ts';
import { subjectOf } from './subject.ts';
import { contentStems, fold } from './text/fold.ts';
import { type FoundNumber, readNumbers } from './text/numbers.ts';
import { printedFrom, readPercentages, readProportions } from './text/proportions.ts';
import { readQuantities } from './text/quantities.ts';
import { type Topic, topicsOfOthers } from './topic.ts';

/** A part of the patients or products with an event, told without regard to the name of the study it comes from. */
export interface ToldProportion {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly part?: number;
  readonly whole?: number;
  readonly percent?: { readonly value: number; readonly decimals: number };
  /** Events by the lexicons of harms and outcomes. */
  readonly events: ReadonlySet<string>;
  /** The other words that say what was counted, as stems. */
  readonly words: ReadonlySet<string>;
  /** What makes an event a kind of its own: serious, late, deep, the time in months. */
  readonly grade: string;
  /** The words of its clause, folded and without numbers. */
  readonly said: string;
}

const skipped: readonly Topic[] = [...topicsOfOthers, 'references', 'abbreviations', 'equivalence', 'acceptance', 'post-market', 'history'];
const notObserved =
  /\b(?:planned|plans?|enrol\w+|recruit\w+|screened|must|shall|secondary:|so far|to date|lost to follow-up|audit\w*|expected|assumed|estimated|criteri\w+|goal|threshold|acceptance|at most|at least|not (?:more|less) than|up to|interim|sub-?group|subset|imput\w+|(?:worst|best)[- ]case|sensitivity analys\w+|of (?:these|them|whom|those)|comparator|control|predecessor|published|literature|kaplan|per (?:thousand|1))\b|[≤≥<>]|\bet al\b|\[\d/u;
const gradeWords =
  /\b(?:serious|severe|grave|fatal|device-related|related|unrelated|late|early|major|minor|mild|moderate|deep|superficial|permanent|transient|persistent|intra-?operative|post-?operative|new|repeated|unexpected|clinically relevant|leading to \w+|removals?|explant\w*|discontinu\w*|first|second|after|without|non-?\w+)\b|\bnot\b/gu;
const noResult =
  /\bno (?:\p{L}+ )?(?:value|result|reading|measurement|output|answer|diagnosis)s?\b|\b(?:failed|failure) to (?:measure|give|show|obtain)\b|\b(?:non-diagnostic|indeterminate|inconclusive)\b/u;
const counted =
  '(?:patients?|subjects?|participants?|persons?|people|adults?|children|women|men|users|cases|devices|sets|implants|procedures|operations)';
const people = new RegExp(`^ (?:[\\p{L}-]+ ){0,2}${counted}\\b`, 'u');
/** A share of a measure is no share of people: "more than 50 % of the tendon thickness". */
const ofMeasure =
  /^ (?:of|der|de) (?:the |its |their |an? )?(?:[\p{L}-]+ ){0,2}(?:thickness|width|length|area|volume|diameter|depth|surface|doses?|capacity|weight|mass|time|height|range|maximum|values?|load|flow|energy|power|concentration|pressure|intensity|lumen|circumference|output)\b/u;
/** "Five of them had", "in 2 patients", "four with", "five serious events": a count whose whole is the study. */
const countBefore = /(?:^|[:;,.] |\b(?:in|and|by|of|only|was|were) )$/u;
const oneIn = /\b(?:one|1|two|2|three|3|every|each) (?:\p{L}+ )?(?:in|of|out of)(?: every| each)? $/u;
const countAfter = new RegExp(
  `^ (?:of (?:them|these|those) )?(?:had|with|showed|developed|suffered|got|needed|felt|experienced|lost|died|fell)\\b|^ of (?:them|these)\\b|^ (?:[\\p{L}-]+ ){0,2}?${counted}(?! (?:were|was|who|in|at|from|aged|over|for|wore|used|took|are|per|a|each)\\b)|^ (?:(?!patients?\\b)[\\p{L}-]+ ){0,3}(?:events?|reactions?|infections?|falls?|burns?|failures?)\\b`,
  'u',
);
const afterPeople = new RegExp(`${counted} \\($`, 'u');
const fraction = /^ (?:thirds?|quarters?|fifths?|tenths?|out of)\b/u;
const countable = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty)\b/u;
const among = /^ ((?:[\p{L}-]+ ){1,4})(?:among|amongst|in|out of|of) (?:the |all |a total of )?$/u;
const numberTitle = new RegExp(`^(?:n|analy[sz]ed|evaluated|evaluable|number|total|${counted})$`, 'u');

const shownWords = new Set(contentStems('shown given displayed obtained clinical within range'));
const saysNothing = (word: string): boolean => countingWords.has(word) || shownWords.has(word);

const toldIn = keptByDocumentAndContext(readTold);

/** All proportions a document tells of the device's own data. */
export function toldProportions(dossier: Dossier, document: DossierDocument): readonly ToldProportion[] {
  return toldIn(document, dossier.context);
}

function readTold(document: DossierDocument, context: DossierContext): ToldProportion[] {
  const names = new Set(
    [...context.deviceNames, ...context.studies.flatMap(({ name, aliases }) => [name, ...aliases])].flatMap(contentStems),
  );
  const told: ToldProportion[] = [];
  // A plan for the follow-up tells what is wanted.
  if (document.type === 'pmcf-plan') return told;
  const add = (
    passage: Passage,
    label: string,
    one: { start: number; end: number; part?: FoundNumber; whole?: FoundNumber; percent?: { value: number; decimals: number } },
    base: number,
  ): void => {
    const said = fold(label).replace(/\d[\d.,]*/g, ' ');
    const events = new Set(riskMeaning(said).harms);
    let rest = said;
    for (const { id, start, end } of outcomesIn(said)) {
      if (id !== 'complication') continue;
      events.add(id);
      rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
    }
    if (noResult.test(said)) {
      events.add('no result');
      rest = rest.replace(noResult, ' ');
    }
    // Another time point is another result.
    const times = timesTold(label, document.language);
    const grade = [...new Set([...(said.match(gradeWords) ?? []), ...times])].sort().join(' ');
    const { rest: others, sites } = riskMeaning(rest);
    const words = new Set([...others, ...sites].filter((word) => word.length > 2 && !saysNothing(word) && !names.has(word)));
    if (events.size + words.size === 0 || words.size > 8) return;
    told.push({
      document,
      passage,
      start: base + one.start,
      end: base + one.end,
      ...(one.part ? { part: one.part.value } : {}),
      ...(one.whole ? { whole: one.whole.value } : {}),
      ...(one.percent ? { percent: one.percent } : {}),
      events,
      words,
      grade,
      said,
    });
  };
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || !countable.test(passage.folded) || skipped.some((topic) => passage.topics.has(topic))) continue;
    const summary = document.type === 'sscp';
    if (!summary && !/%|per ?cent|\b(?:of|among|in) (?:the |all )?\d/.test(passage.folded)) continue;
    const { cell } = passage;
    if (cell) {
      if (cell.row < 0) continue;
      const alone = cell.column > 0 && passage.text.length <= 70;
      if (notObserved.test(fold(`${cell.rowLabel} ${cell.columnTitle} ${alone ? passage.text.replace(/\(.*$/, '') : passage.text}`)))
        continue;
      const sentence = passage.sentences[0];
      if (!sentence || subjectOf(sentence, passage, context) === 'other-device') continue;
      const proportions: Read[] = readProportions(passage.text, document.language).filter((one) => one.percent ?? one.whole);
      if (summary && alone && proportions.length === 0) proportions.push(...countAlone(passage, document.language));
      if (alone && proportions.length === 1 && proportions[0]!.start < 3) add(passage, cell.rowLabel, proportions[0]!, 0);
      continue;
    }
    for (const sentence of passage.sentences) {
      if (!countable.test(sentence.folded) || notObserved.test(sentence.folded)) continue;
      const subject = subjectOf(sentence, passage, context);
      if (subject === 'other-device' || subject === 'literature' || subject === 'subgroup') continue;
      const all = proportionsOf(sentence, document.language, summary);
      all.forEach((one, index) => {
        const lead = sentence.text.slice(all[index - 1]?.end ?? 0, one.start).replace(/.*\(/u, '');
        // "Four subjects (1.0 %) had a fall", "most patients (71 %) were": the bracket that closes the number ends nothing.
        const closing =
          /\([^)]*$/u.test(sentence.text.slice(one.start, one.end)) || afterPeople.test(sentence.folded.slice(0, one.start))
            ? /^ ?(?:%|per ?cent)? ?\)/u
            : /^(?!)/u;
        const tail = sentence.text.slice(one.end, all[index + 1]?.start ?? sentence.text.length).replace(closing, '');
        const within = sentence.text.slice(one.start, one.end).replace(/\(.*$/u, '');
        // "89.0 % stayed, and 2.5 % were blocked": what begins a clause has its words after it.
        const begins = /(?:[;:,]|, (?:and|while|whereas))\s*$/u.test(lead) || /^\W*in $/iu.test(lead);
        const behind = /^[^\p{L}]*[,;.:)(]/u.test(tail) ? '' : tail.replace(/^[^\p{L}]*/u, '');
        // "After 30 days, 2.5 % had": the time is part of the result.
        const point = begins ? (/\b(?:after|at|by) (?:the )?[^,;:]{1,24}, ?$/iu.exec(lead)?.[0] ?? '') : '';
        add(passage, `${point} ${clauseOf(begins && behind !== '' ? '' : lead, behind)} ${within}`, one, sentence.start);
      });
    }
  }
  for (const grid of gridsOf(document)) told.push(...rowsOf(grid, document, add));
  return told;
}

/** The times that words tell, in the unit of all times, as they stand in the grade of a telling. */
export function timesTold(label: string, language: string): string[] {
  return readQuantities(label, language)
    .filter(({ range }) => range.dimension === 'time')
    .map(({ range }) => (range.from ?? range.to ?? 0).toFixed(1));
}

/** "| All | 80 | 68 | 85.0 % |": how many, how many of them, and the share of both; the title of the part says what is counted. */
function rowsOf(
  grid: ReturnType<typeof gridsOf>[number],
  document: DossierDocument,
  add: (passage: Passage, label: string, one: { start: number; end: number; part: FoundNumber; whole: FoundNumber }, base: number) => void,
): ToldProportion[] {
  const [first] = grid.passages;
  if (!first || skipped.some((topic) => first.topics.has(topic))) return [];
  const at = grid.titles.findIndex((title) => numberTitle.test(title.toLowerCase().trim()));
  if (at < 0) return [];
  const all = wholeOf(`${grid.titles[at] ?? ''} ${grid.titles[at + 1] ?? ''} ${grid.caption}`);
  for (const row of grid.rows) {
    // "| Haematuria | 97 | 23.5 |" below "Events (n = 412)": the caption has the whole, and the share shows that it holds for the row.
    const [count, ofAll] = [at, at + 1].map((column) => numberCell(row[column], document.language));
    const label = row[0]?.text ?? '';
    if (all && count && ofAll && row[0]?.cell?.column === 0 && !notObserved.test(fold(label)) && count.value <= all) {
      if (printedFrom((100 * count.value) / all, ofAll.value, ofAll.decimals) && ofAll.decimals > 0) {
        const number = (value: number): FoundNumber => ({ value, start: 0, end: count.passage.text.length, inWords: false });
        add(count.passage, label, { start: 0, end: count.passage.text.length, part: number(count.value), whole: number(all) }, 0);
        continue;
      }
    }
    const [whole, part, share] = [at, at + 1, at + 2].map((column) => numberCell(row[column], document.language));
    if (!whole || !part || !share || whole.value < 20 || part.value > whole.value || !row[0] || row[0].cell?.column !== 0) continue;
    if (!printedFrom((100 * part.value) / whole.value, share.value, share.decimals)) continue;
    const number = ({ value, passage }: typeof part): FoundNumber => ({ value, start: 0, end: passage.text.length, inWords: false });
    add(part.passage, grid.titles[at + 1] ?? '', { start: 0, end: part.passage.text.length, part: number(part), whole: number(whole) }, 0);
  }
  return [];
}

type Read = { start: number; end: number; part?: FoundNumber; whole?: FoundNumber; percent?: { value: number; decimals: number } };

/** "| Serious device-related events | six |": a cell that holds nothing but a count. */
function countAlone({ text, cell }: Passage, language: string): Read[] {
  const [number, another] = readNumbers(text, language);
  const word = /^(?:\p{L}+|\d+)(?: (?:patients?|participants?|people|users|women|children|adults|wearers))?[ .]*$/u;
  return number && !another && cell && word.test(text) && Number.isInteger(number.value) && number.start === 0
    ? [{ start: 0, end: number.end, part: number }]
    : [];
}

function proportionsOf(sentence: Sentence, language: string, counts: boolean): Read[] {
  const found: Read[] = readProportions(sentence.text, language);
  const free = (one: { start: number; end: number }): boolean => found.every((other) => one.end <= other.start || other.end <= one.start);
  const numbers = readNumbers(sentence.text, language);
  numbers.forEach((part, index) => {
    const whole = numbers[index + 1];
    if (!whole || !Number.isInteger(part.value) || !Number.isInteger(whole.value) || whole.value < 20 || part.value > whole.value) return;
    const span = { start: part.start, end: whole.end };
    if (!free(span) || /[\d./-]$/.test(sentence.folded.slice(0, part.start))) return;
    if (
      !among.test(sentence.folded.slice(part.end, whole.start)) ||
      !new RegExp(`^ (?:\\p{L}+ )?${counted}\\b`, 'u').test(sentence.folded.slice(whole.end))
    )
      return;
    found.push({ ...span, part, whole });
  });
  for (const percent of readPercentages(sentence.text, language)) {
    if (free(percent) && !ofMeasure.test(sentence.folded.slice(percent.end).replace(/^ ?(?:%|per ?cent)/u, '')))
      found.push({ start: percent.start, end: percent.end, percent });
  }
  if (counts)
    for (const part of numbers) {
      const rest = sentence.folded.slice(part.end, part.end + 60);
      // "9 infections with the device and 26 with heparin": the second is of another arm.
      // "About one in five needed it" counts no five.
      if (oneIn.test(sentence.folded.slice(0, part.start)) || fraction.test(rest)) continue;
      const otherGroup = /\band $/u.test(sentence.folded.slice(0, part.start)) && /^ with\b/u.test(rest);
      if (
        !otherGroup &&
        Number.isInteger(part.value) &&
        part.value > 0 &&
        free(part) &&
        countAfter.test(rest) &&
        countBefore.test(sentence.folded.slice(0, part.start))
      )
        found.push({ start: part.start, end: part.end, part });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** Two tellings of one event that cannot both be true. */
export interface ToldConflict {
  readonly deviating: ToldProportion;
  readonly reference: ToldProportion;
}

/**
 * Tellings of one event by different documents: the same patients (the same whole, or a passage that has other figures of the same results) and words
 * that mean the same event, but another count. What either document tells of the event with the other's value, as of another stage or group, is none.
 */
export function toldConflicts(dossier: Dossier): ToldConflict[] {
  const found: ToldConflict[] = [];
  const told = new Set<ToldProportion>();
  const byDocument = dossier.documents.map((document) => tiedIn(document, toldProportions(dossier, document)));
  const explained = (one: ToldProportion, others: Tied): boolean =>
    tiesOf(one).some((tie) => others.byTie.get(tie)?.some((third) => agree(one, third)) === true);
  const support = (one: ToldProportion): number => byDocument.filter((all) => explained(one, all)).length;
  for (const [index, ones] of byDocument.entries()) {
    for (const others of byDocument.slice(index + 1)) {
      for (const one of ones.all) {
        const near = new Set(tiesOf(one).flatMap((tie) => others.byTie.get(tie) ?? []));
        for (const other of near) {
          if (!(sameEvent(one, other) || onlyOnes(one, ones, other, others)) || agree(one, other) || !samePeople(one, other, dossier))
            continue;
          if (explained(one, others) || explained(other, ones)) continue;
          if (says(other.document, one) || says(one.document, other)) continue;
          // The value more documents tell is the reference.
          const [mine, its] = [support(one), support(other)];
          const [deviating, reference] = mine > its || (mine === its && other.passage.cell === undefined) ? [other, one] : [one, other];
          // What rests on a bare percentage is sure only where nobody else tells it.
          if (Math.min(mine, its) > 1 || (bare(reference) && !bare(deviating)) || told.has(deviating)) continue;
          told.add(deviating);
          found.push({ deviating, reference });
        }
      }
    }
  }
  return found;
}

/** The tellings of a document, and by each event or word that can tie them to those of another. */
interface Tied {
  readonly all: readonly ToldProportion[];
  readonly byTie: ReadonlyMap<string, readonly ToldProportion[]>;
}

function tiesOf({ events, words }: ToldProportion): string[] {
  return [...[...events].map((event) => `event ${event}`), ...words];
}

function tiedIn(document: DossierDocument, all: readonly ToldProportion[]): Tied {
  // A long document repeats its results; each telling is compared once.
  const once = new Map<string, ToldProportion>();
  for (const one of all) {
    const key = `${tiesOf(one).join(' ')}\n${describeTold(one)}\n${one.grade}\n${bare(one) ? one.passage.index : document.id}`;
    if (!once.has(key)) once.set(key, one);
  }
  const byTie = new Map<string, ToldProportion[]>();
  for (const one of once.values()) {
    for (const tie of tiesOf(one)) {
      const list = byTie.get(tie);
      if (list) list.push(one);
      else byTie.set(tie, [one]);
    }
  }
  return { all: [...once.values()], byTie };
}

/** How a telling reads in a message. */
export function describeTold({ part, whole, percent }: ToldProportion): string {
  const share = percent ? `${percent.value.toFixed(percent.decimals)} %` : '';
  if (part === undefined) return share;
  return `${part}${whole === undefined ? '' : ` of ${whole}`}${share ? ` (${share})` : ''}`;
}

/** Events so wide that two kinds of them have nothing in common. */
const wide = new Set([
  'infection',
  'bleeding',
  'pain',
  'injury',
  'inflammation',
  'allergy',
  'leak',
  'fracture',
  'irritation',
  'complication',
  'necrosis',
  'dislocation',
]);

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((word) => other.has(word));
}

function within(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return share(one, other).length === Math.min(one.size, other.size);
}

function sameEvent(one: ToldProportion, other: ToldProportion): boolean {
  if (one.grade !== other.grade) return false;
  const events = share(one.events, other.events);
  if (events.length > 0)
    return (
      within(one.events, other.events) &&
      (within(one.words, other.words) || (!events.some((event) => wide.has(event)) && share(one.words, other.words).length > 0))
    );
  if (one.events.size > 0 && other.events.size > 0) return false;
  const words = share(one.words, other.words);
  return words.length > 0 && (within(one.words, other.words) || words.length >= 2);
}

/** "Manipulation for stiffness" and "stiffness treated under anaesthesia": the word that ties them stands in no other result of either document. */
function onlyOnes(one: ToldProportion, ones: Tied, other: ToldProportion, others: Tied): boolean {
  if (one.grade !== other.grade || one.part === undefined || other.part === undefined) return false;
  const alone = (tie: string): boolean => ones.byTie.get(tie)?.length === 1 && others.byTie.get(tie)?.length === 1;
  if (one.events.size > 0 && other.events.size > 0)
    return share(one.events, other.events).some((event) => !wide.has(event) && alone(`event ${event}`));
  return one.events.size + other.events.size === 0 && share(one.words, other.words).some(alone);
}

/** Whether two tellings may be of one event, however loosely: then an equal value explains the other. */
function touches(one: ToldProportion, other: ToldProportion): boolean {
  return share(one.events, other.events).length > 0 || share(one.words, other.words).length > 0;
}

function samePeople(one: ToldProportion, other: ToldProportion, dossier: Dossier): boolean {
  const named = ({ passage, start }: ToldProportion): Set<string> => {
    const sentence = passage.sentences.find((each) => each.start <= start && start < each.end);
    const own = studyMentions(sentence?.text ?? '', dossier.context);
    const said =
      own.length > 0 ? own : studyMentions(`${passage.cell?.caption ?? ''} ${passage.headings.at(-1)?.title ?? ''}`, dossier.context);
    return new Set(said.map(({ name }) => name));
  };
  const [here, there] = [named(one), named(other)];
  if (here.size > 0 && there.size > 0 && share(here, there).length === 0) return false;
  if (one.whole !== undefined && other.whole !== undefined)
    return one.whole === other.whole && one.whole >= 20 && one.part !== undefined && other.part !== undefined;
  // "5 of them (2.1 %)" here and "11 examinations (4.6 %)" there can only be of the 240 that both documents have.
  const sized = (telling: ToldProportion): number[] =>
    telling.part !== undefined && telling.percent !== undefined && telling.whole === undefined
      ? [...wholeNumbers(telling.document).keys()].filter((whole) => implied(whole, telling))
      : telling.whole !== undefined && telling.whole >= 20
        ? [telling.whole]
        : [];
  if (one.part !== undefined && other.part !== undefined) {
    const [mine, its] = [sized(one), sized(other)];
    if (mine.some((whole) => its.includes(whole))) return true;
    if (countOnly(one) && its.some((whole) => whole > 2 * one.part! && wholeNumbers(one.document).has(whole))) return true;
    if (countOnly(other) && mine.some((whole) => whole > 2 * other.part! && wholeNumbers(other.document).has(whole))) return true;
  }
  // "In 1,105 women a rate of 3.8 %" is of the same as 42 women (3.8 %).
  if (bare(one) && sizesBeside(one).some((whole) => implied(whole, other))) return true;
  if (bare(other) && sizesBeside(other).some((whole) => implied(whole, one))) return true;
  if (one.whole !== undefined && one.part !== undefined && implied(one.whole, other)) return true;
  if (other.whole !== undefined && other.part !== undefined && implied(other.whole, one)) return true;
  return (
    (bare(one) && other.whole !== undefined && siblings(one, other, dossier)) ||
    (bare(other) && one.whole !== undefined && siblings(other, one, dossier))
  );
}

/** Whether a count with its percentage can be of so many. */
function implied(whole: number, { part, percent }: ToldProportion): boolean {
  return (
    part !== undefined &&
    percent !== undefined &&
    whole >= 20 &&
    percent.decimals > 0 &&
    printedFrom((100 * part) / whole, percent.value, percent.decimals)
  );
}

function countOnly({ part, whole, percent }: ToldProportion): boolean {
  return part !== undefined && whole === undefined && percent === undefined;
}

/** How many people the sentence of a telling names. */
function sizesBeside({ passage, start, document }: ToldProportion): number[] {
  const sentence = passage.sentences.find((one) => one.start <= start && start < one.end)!;
  return readNumbers(sentence.text, document.language)
    .filter((number) => number.value >= 20 && people.test(sentence.folded.slice(number.end, number.end + 40)))
    .map(({ value }) => value);
}

function bare({ part, percent, passage }: ToldProportion): boolean {
  return part === undefined && percent !== undefined && percent.decimals > 0 && !passage.cell;
}

/** Whether the passage of a bare percentage tells another result as the section of the counted one has it, and names neither another study nor size. */
function siblings(one: ToldProportion, other: ToldProportion, dossier: Dossier): boolean {
  const around = `${other.passage.text} ${other.passage.cell?.caption ?? ''} ${other.passage.headings.map(({ title }) => title).join(' ')} ${sectionText(other)}`;
  const named = (text: string): Set<string> => new Set(studyMentions(text, dossier.context).map(({ name }) => name));
  const [here, there] = [named(one.passage.text), named(around)];
  if (here.size > 0 && there.size > 0 && share(here, there).length === 0) return false;
  // What a periodic report tells without naming a study is of its own period.
  if (one.document.type === 'psur' && here.size === 0) return false;
  const sameStudy = share(here, there).length > 0;
  const sizes = sizesBeside(one);
  if (sizes.length > 0 && sizes.every((size) => size !== other.whole)) return false;
  const beside = toldProportions(dossier, one.document).filter((told) => told.passage === one.passage && told !== one && told.percent);
  const section = toldProportions(dossier, other.document).filter((told) => told.passage.headings === other.passage.headings);
  return beside.some((told) =>
    section.some(
      (third) => third.percent?.value === told.percent!.value && told.percent!.decimals > 0 && (sameStudy || touches(told, third)),
    ),
  );
}

/** The paragraphs of the section of a telling. */
function sectionText({ document, passage }: ToldProportion): string {
  return sectionTexts(document).get(passage.headings) ?? '';
}

const sectionTexts = keptByDocument(({ passages }) => {
  const texts = new Map<Passage['headings'], string>();
  for (const { headings, cell, text } of passages) {
    const before = texts.get(headings);
    if (!cell) texts.set(headings, before === undefined ? text : `${before} ${text}`);
  }
  return texts;
});

function shareOf({ part, whole, percent }: ToldProportion): number | undefined {
  return percent?.value ?? (part !== undefined && whole !== undefined ? (100 * part) / whole : undefined);
}

/** Whether two tellings can both be true within their rounding. */
function agree(one: ToldProportion, other: ToldProportion): boolean {
  if (one.part !== undefined && other.part !== undefined) return one.part === other.part;
  const [a, b] = [shareOf(one), shareOf(other)];
  if (a === undefined || b === undefined) return true;
  const digits = Math.min(one.percent?.decimals ?? 1, other.percent?.decimals ?? 1);
  return Math.abs(a - b) <= 1.0001 * 10 ** -digits;
}

/** Whether a document tells the value in one breath with the event, in whatever form: "skin marks 8", a cell of its row. */
function says(document: DossierDocument, told: ToldProportion): boolean {
  const value = told.part ?? told.percent?.value;
  if (value === undefined) return true;
  const tells = (passage: Passage): boolean => {
    if (passage.kind === 'heading' || passage.topics.has('references')) return false;
    const pieces = passage.cell ? [`${passage.cell.rowLabel}: ${passage.text}`] : passage.text.split(/[;()]|,\s|:\s|\.\s/u);
    return pieces.some((piece) => {
      if (!readNumbers(piece, document.language).some((number) => number.value === value)) return false;
      const said = fold(piece);
      const harms = riskMeaning(said).harms;
      const stems = contentStems(piece);
      return (
        [...told.events].some((event) => harms.has(event)) ||
        (told.events.has('complication') && outcomesIn(said).some(({ id }) => id === 'complication')) ||
        (told.events.has('no result') && noResult.test(said)) ||
        (told.events.size === 0 && stems.some((word) => told.words.has(word)))
      );
    });
  };
  return passagesByNumber(document).get(value)?.some(tells) ?? false;
}
