import type { DossierDocument } from './dossier.ts';
import { cellsOf } from './grid.ts';
import { keptByDocument } from './kept-by-document.ts';
import { literatureDatabases } from './lexicon/databases.ts';
import type { Passage } from './passage.ts';
import { readDates } from './text/dates.ts';
import { type FoundNumber, readNumbers } from './text/numbers.ts';

/** What a number of a literature search counts, in the order of the flow. */
export const searchRoles = [
  'identified',
  'duplicates',
  'screened',
  'excluded at screening',
  'sought',
  'not retrieved',
  'full texts',
  'excluded after full text',
  'included',
] as const;
export type SearchRole = (typeof searchRoles)[number];

/** A count of a passage with what it counts. */
export interface FlowStep {
  readonly role: SearchRole;
  readonly number: FoundNumber;
}

interface Part {
  readonly passage: Passage;
  readonly number: FoundNumber;
  words: string;
}

const missing =
  /\b(?:not (?:be )?(?:obtain|retriev|availab|found|access|deliver)\w*|unavailable|unobtainable|inaccessible|missing|(?:without|no) access)\b/u;
export const duplicate = /duplic|\bdoubl|\btwice\b|\bidentical\b/u;
const withoutDuplicates = /\b(?:after|without|following|once|net of|unique)\b[^\d]{0,30}(?:duplic|doubl)|\bunique\b|\bde-?dup/u;
export const dropped =
  /\b(?:reject\w*|exclu\w+|drop\w*|out|aside|discard\w*|remov\w*|dismiss\w*|eliminat\w*|disregard\w*|weeded|refus\w+|irrelevant|unsuitable|ineligible|away|off|fail\w*|did not|not (?:relevant|suitable|eligible|kept|used|included|taken|pertinent|met)|discount\w*|filtered|cut|minus)\b/u;
const whole =
  /\bfull\b|\bfull-?text|\bin (?:full|whole|detail)\b|\bwhole (?:texts?|papers?|articles?)|\b(?:complete(?:ly)?|entire(?:ly)?) (?:texts?|papers?|articles?|read)|\bread (?:completely|entirely)|\bvolltext/u;
const sought = /\b(?:sought|requested|ordered)\b/u;
const screened =
  /\bscreen\w*|\btitles?\b|\babstracts?\b|\bsift\w*|\bbrows\w+|\bunique\b|\bde-?dup\w*|\b(?:after|without) (?:removal of |removing )?(?:duplicates|doubles)/u;
const looked = /\b(?:read|assess\w*|review\w*|evaluat\w*|examin\w*|check\w*|looked|studied|inspect\w*)\b/u;
export const kept =
  /\b(?:retain\w*|includ\w+|inclusions?|kept|keep|enter\w*|accept\w*|used?|select\w*|final\w*|eligible|relevant|apprais\w+|remain\w*|left|leav\w+|taken (?:over|up|in|into)|went (?:in|into)|basis|evidence|pertinent|suitable|stay\w*|chosen|qualif\w+|passed|rest|admit\w*|carried forward|found their way)\b|\bin #$/u;
const found =
  /\b(?:hits?|found|records?|identif\w+|retriev\w+|results?|return\w*|gave|give|yield\w*|deliver\w*|references?|citations?|articles?|publications?|papers?|items|titles|sources|entries|total|together|altogether|brought|produced|obtained|matches)\b/u;
/** What counts something else. */
const besides =
  /\b(?:databases?|reviewers?|readers?|persons?|patients|years?|months?|assessors?|authors?|evaluators?|languages?|search (?:terms|strings)|queries|version|edition|issue|section|table|figure|annex|appendix|score|points|level|rct\w*|trials|weighted)\b/u;

/** The role of a count by the words around it and by the steps before it. */
function roleOf(words: string, before: readonly SearchRole[]): SearchRole | undefined {
  const had = (...roles: readonly SearchRole[]): boolean => roles.some((role) => before.includes(role));
  const afterFull = had('full texts', 'sought', 'not retrieved', 'excluded after full text');
  if (missing.test(words)) return 'not retrieved';
  if (duplicate.test(words) && (!withoutDuplicates.test(words) || /^\W*after [^#]*# (?:\p{L}+ )?(?:duplic|doubl)/u.test(words)))
    return 'duplicates';
  if (/\bde-?dup/u.test(words) && dropped.test(words)) return 'duplicates';
  if (dropped.test(words) || /# no\b/.test(words))
    return afterFull || whole.test(words) ? 'excluded after full text' : 'excluded at screening';
  if (sought.test(words)) return 'sought';
  if (whole.test(words)) return 'full texts';
  if ((kept.test(words) || /# yes\b/.test(words)) && (afterFull || had('excluded at screening')))
    return /\bscreen/.test(words) ? undefined : 'included';
  if (screened.test(words)) return had('screened') ? undefined : before.length === 0 ? 'identified' : 'screened';
  if (looked.test(words))
    return had('excluded at screening', 'not retrieved') ? 'full texts' : had('identified', 'duplicates') ? 'screened' : undefined;
  if (kept.test(words) && had('duplicates') && !had('screened')) return 'screened';
  return before.length === 0 && found.test(words) ? 'identified' : undefined;
}

/** Words between two counts that begin what is said of the second. */
const joint =
  /\b(?:and|with|we|which|of(?: (?:them|these|which|whom|the|those))?|from|out of|leaving|leaves|to leave|then|so|but|minus|less)\b[^\d]*$/u;

const ofWhole = /^ (?:\p{L}+ )?(?:out )?of (?:the |these |all )?$/u;

/** The counts of a text, each with the words up to the next sign or count. */
function partsOf(passage: Passage, text: string, language: string): Part[] {
  const dates = readDates(text);
  const numbers = readNumbers(text, language).filter(
    ({ start, end, value }) => Number.isInteger(value) && !dates.some((date) => start < date.end && date.start < end),
  );
  const parts: Part[] = [];
  numbers.forEach((number, index) => {
    const from = numbers[index - 1]?.end ?? 0;
    const to = numbers[index + 1]?.start ?? text.length;
    const head = text.slice(from, number.start);
    // Words between two counts belong to the one that no sign parts them from; without a sign to the one before, up to a small word.
    const opening = Math.max(
      head.lastIndexOf(','),
      head.lastIndexOf(';'),
      head.lastIndexOf('.'),
      head.lastIndexOf('('),
      head.lastIndexOf('|'),
    );
    const linked = joint.exec(head);
    const start = index === 0 ? Math.max(0, opening + 1) : opening >= 0 ? opening + 1 : linked ? linked.index : head.length;
    const tail = text.slice(number.end, to);
    const closing = tail.search(/[,;.()|:](?!\d)/u);
    const nextJoint = closing < 0 && index + 1 < numbers.length ? tail.search(joint) : -1;
    const rest = closing >= 0 ? tail.slice(0, closing) : nextJoint >= 0 ? tail.slice(0, nextJoint) : tail;
    const before = parts.at(-1);
    if (before && ofWhole.test(head)) {
      // "410 of the 512 records were screened": what is said behind the whole is said of its part.
      before.words += rest;
      parts.push({ passage, number, words: `of #${/^ ?\p{L}*/u.exec(rest)![0]}` });
    } else parts.push({ passage, number, words: `${head.slice(start)} # ${rest}`.replace(/\s+/gu, ' ').trim() });
  });
  return parts;
}

/** The text without reasons in brackets and behind colons, of the same length: "47 excluded (no outcome 30, other device 17)". */
export function withoutReasons(folded: string): string {
  const blank = (stretch: string): string => ' '.repeat(stretch.length);
  return folded
    .replace(/\([^()]*\d[^()]*[,;][^()]*\d[^()]*\)/gu, blank)
    .replace(
      /(\d(?: [\p{L}-]+){0,5} (?:exclu|reject|discard|drop|aside|remov|eliminat)[\p{L}]*(?: [\p{L}-]+){0,4}: )([^.;]*\d[^.;]*)/gu,
      (_, lead: string, rest: string) => `${lead}${blank(rest)}`,
    );
}

/** Whether the name of a database stands right before a count, as in "Embase (538", or right behind: "538 in Embase". */
function ofDatabase({ passage, number: { start, end } }: Part): boolean {
  const before = /[^\d;.]*$/u.exec(passage.folded.slice(Math.max(0, start - 40), start))![0];
  const after = /^(?: (?:hits|records|results|references|citations|articles))? (?:in|from) [^\d,;.]*/u.exec(
    passage.folded.slice(end, end + 40),
  )?.[0];
  return literatureDatabases.some(({ pattern }) => pattern.test(before) || (after !== undefined && pattern.test(after)));
}

/** Steps in the order of the flow, each once, at least four, among them one that only a selection has. */
function inOrder(parts: readonly Part[]): { readonly part: Part; readonly role: SearchRole }[] {
  const steps: { part: Part; role: SearchRole }[] = [];
  const had: SearchRole[] = [];
  for (const part of parts) {
    if (besides.test(part.words) && !/\b(?:records|hits|duplic|full|abstracts|screened)\b/u.test(part.words)) continue;
    if (/# (?:independent |different )?(?:reviewers?|readers?|persons?|people|databases?|assessors?)\b/u.test(part.words)) continue;
    // "PubMed (412 hits), Embase (538)": the records of several databases are counted together.
    if (had.length === 1 && steps.length === 1 && steps[0]!.role === 'identified' && ofDatabase(part) && ofDatabase(steps[0]!.part)) {
      steps.length = 0;
      had.length = 0;
    }
    if (steps.length === 0 && had.length === 0 && ofDatabase(part) && parts.some((one) => one !== part && ofDatabase(one))) continue;
    const role = roleOf(part.words, had);
    if (!role) {
      if (!found.test(part.words)) continue;
      if (part.words.startsWith('of #') && !had.includes('identified')) steps.unshift({ part, role: 'identified' });
      // Records of several sources are counted together.
      if (had.length === 1 && had[0] === 'identified') {
        steps.length = 0;
        if (/\b(?:total|together|altogether|sum|all)\b/u.test(part.words)) steps.push({ part, role: 'identified' });
      }
      continue;
    }
    // What was "retrieved in full" before some could not be obtained was sought.
    if (role === 'not retrieved' && had.at(-1) === 'full texts') {
      had.splice(-1, 1, 'sought');
      steps.at(-1)!.role = 'sought';
    }
    if (had.length > 0 && searchRoles.indexOf(role) <= searchRoles.indexOf(had.at(-1)!)) return [];
    had.push(role);
    steps.push({ part, role });
  }
  const roles = new Set(steps.map(({ role }) => role));
  const telling = (['duplicates', 'screened', 'excluded at screening', 'full texts', 'excluded after full text'] as const).filter((role) =>
    roles.has(role),
  );
  return steps.length >= 4 && telling.length >= 2 && (roles.has('full texts') || roles.has('duplicates')) ? steps : [];
}

/** What others searched. */
const ofOthers = /\b(?:meta-analys\w+|systematic reviews? (?:of|by|from)|et al)\b|\[\d/u;
/** What else is screened and sorted out. */
const besidesLiterature = /\b(?:patients|subjects|participants|complaints?|questionnaires?|devices sold|incidents?)\b/u;
const worthReading = /duplic|doubl|full|abstract|screen|volltext/u;

/**
 * The selection of literature that a paragraph, a list or a table tells step by step: "1140 found, 296 duplicates, 844 screened, 731 out, 113 read in full,
 * 74 out, 39 kept". What a count is follows from its words and from the steps before it. By index of the passage.
 */
export const selectionFlow = keptByDocument((document: DossierDocument): ReadonlyMap<number, readonly FlowStep[]> => {
  const flows = new Map<number, FlowStep[]>();
  const keep = (parts: readonly Part[]): boolean => {
    const steps = inOrder(parts);
    for (const { part, role } of steps) {
      const list = flows.get(part.passage.index) ?? [];
      flows.set(part.passage.index, list);
      list.push({ role, number: part.number });
    }
    return steps.length > 0;
  };
  let section: Passage[] = [];
  const close = (): void => {
    if (section.length > 1 && section.length < 40 && section.some(({ folded }) => worthReading.test(folded)))
      keep(section.flatMap((passage) => partsOf(passage, withoutReasons(passage.folded), document.language)));
    section = [];
  };
  for (const passage of document.passages) {
    if (passage.cell || passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') {
      close();
      continue;
    }
    if (section.length > 0 && section[0]!.headings !== passage.headings) close();
    if (!passage.topics.has('literature') && besidesLiterature.test(passage.folded)) continue;
    if (!/\d/.test(passage.folded) || ofOthers.test(passage.folded)) continue;
    if (
      passage.text.length < 2000 &&
      worthReading.test(passage.folded) &&
      keep(partsOf(passage, withoutReasons(passage.folded), document.language))
    )
      close();
    else section.push(passage);
  }
  close();
  document.tables.forEach(({ table: { rows, columns }, topics }, table) => {
    if (rows.length < 4 || columns.length < 2) return;
    const cells = cellsOf(document, table);
    if (!topics.has('literature') && cells.some(({ folded }) => besidesLiterature.test(folded))) return;
    if (!cells.some(({ cell, folded }) => cell!.column === cell!.labelColumn && worthReading.test(folded))) return;
    const parts = cells.flatMap((passage) => {
      const cell = passage.cell!;
      if (cell.row < 0 || cell.column !== cell.labelColumn + 1 || passage.text.length > 24) return [];
      const [number, another] = readNumbers(passage.text, document.language);
      return number && !another && Number.isInteger(number.value) ? [{ passage, number, words: `${cell.rowLabel} #`.toLowerCase() }] : [];
    });
    keep(parts);
  });
  return flows;
});
