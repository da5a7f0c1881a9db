import type { DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocument, keptByDocumentAndContext } from './kept-by-document.ts';
import { type Passage, passageBeforeList, type Sentence } from './passage.ts';
import { meanings } from './phrase.ts';
import { sectionTopics } from './purpose.ts';
import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import type { Span } from './text/sentences.ts';
import { topicsOfOthers } from './topic.ts';

/** What a list of conditions or harms is a list of. */
export type ListKind = 'contraindication' | 'risk';

/** One member of such a list, with its place. */
export interface ToldItem extends Span {
  readonly passage: number;
  readonly text: string;
  /** Folded words without a cause or an explanation: "milk contamination" of "milk contamination if parts are not cleaned". */
  readonly main: string;
  /** With the explanation that follows the name: "Heart implant. A pacemaker or a defibrillator." */
  readonly explained?: string;
}

/** Members that a document names together: the items of a list, the rows of a table, the members of a sentence. */
export interface ToldList {
  readonly document: string;
  /** Absent where no words say what is listed; then only the items can tell. */
  readonly kind: ListKind | undefined;
  readonly items: readonly ToldItem[];
  /** True where the items were gathered from sentences of their own; among them may be what is none. */
  readonly gathered?: boolean;
  /** The label right before the only member: lists under one heading that repeat it are one. */
  readonly lead?: string;
}

/** Words before or above a list of those who must go without the device, in whatever person and mood. */
const contraindicating =
  /\bcontra-?\s?indicat|\b(?:must|may|shall|should|can|do|does|is|are|cannot|can't|don't|mustn't)(?: not|(?<=not|n't)) (?:be )?(?:\p{L}+)|\b(?:must|may|shall|should|can|do|does|is|are) (?:you|i|we|they|he|she|it|patients|the \p{L}+) not\b|\bnever\b|\bbars?\b|\blimits? of use\b|\b(?:keep|stay) (?:off|away)\b|\brefrain|\bavoid(?: its| the)? use\b|\badvise against\b|\bnot (?:for|in|with|if|to|on|included|suitable|suited|intended|meant|recommended|indicated|permitted|allowed|appropriate)\b|\b(?:un)suitable\b|\bbarred\b|\bexclu(?:de[sd]?|ding|sions?)\b|\breasons? (?:not|against)\b|\bwhen not\b|\bwho (?:must|should|may|can)(?: ?not)\b|(?<!not (?:be )?)\bruled? out\b|\bprohibit|\bforbid|\bforbidden\b|\bno use\b|\bnot use|\bunless\b|\badvise[sd]? against\b|\b(?:is|are) to be avoided\b|\b(?:do|would|did) not (?:want|wish|advise|recommend|offer)\b|\bask for something else\b|\bnot right for\b/u;
/** What is asked of the handling bars nobody from the device. */
const handlingStep =
  /\b(?:not|never) (?:be )?(?:clean|wash|open|bend|autoclav|immers|rub|re-?us|re-?steril|shar|drive|chang|touch|pull|push|kink|cut|remov|expos|stor|twist|resterili|stop|leave|put|lift|drop|cover|mix|adjust|modif|exceed|let|take)/u;
const threatening =
  /\brisks?\b|\bharms?\b|\bhazards?\b|\bcomplications?\b|\bside[ -]?effects?\b|\bundesir|\bunwanted\b|\badverse\b|\bgo wrong\b|\b(?:may|can|could|might) (?:still )?(?:happen|occur|arise|result|cause|lead)|\bwatch out\b|\bdanger(?:s|ous)?\b|\bpossible problems?\b|\b(?:remain|stay)(?:s|ing)?\b|\bleft\b|\bbe aware\b|\bplease note\b|\bthreats?\b|\bproblems\b|\bthings that (?:happen|can go)\b|\b(?:design(?:ed)?|get|got|take|taken|do|done) (?:\p{L}+ )?(?:away|rid of|out)\b|\bunwanted results?\b|\bdrawbacks?\b|\bdownsides?\b/u;
/** Words that make a list one of results, plans or others' facts. */
const foreignWords =
  /\b(?:predecessor|equivalent device|comparator|similar devices?|literature|reported|occurred|observed|recorded|were|was|incidents?|complaints?|end ?points?|alarm (?:levels?|limits?|thresholds?)|outcomes?|misuse)\b/u;

/** The lists of conditions and harms that a document tells; wide in what leads to one, since only what several documents list alike is compared. */
export const toldLists: (document: DossierDocument) => readonly ToldList[] = keptByDocument((document) => {
  const found: ToldList[] = [];
  const byList = new Map<number, { kind: ListKind | undefined; items: ToldItem[] }>();
  const byColumn = new Map<string, { kind: ListKind | undefined; items: ToldItem[] }>();
  const short = isShort(document);
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.kind === 'footnote') continue;
    if (!short && headedKind(passage) === undefined) continue;
    const topics = sectionTopics(passage, document);
    if (topicsOfOthers.some((topic) => topics.has(topic)) || topics.has('equivalence')) continue;
    // Who may use it and where is compared by rules of their own.
    if ((topics.has('users') || topics.has('environment')) && !topics.has('contraindications')) continue;
    if (passage.list !== undefined) {
      // An item may be a list of its own: "- Risks that remain: pain, fever"; "where suction was ruled out by a physician" is none.
      const own =
        passage.folded.length > 30 && !/^(?:where|when|if|in case|as long as)\b/u.test(passage.folded)
          ? leading(passage.folded)
          : undefined;
      if (
        own &&
        !foreignWords.test(passage.folded.slice(0, own.end)) &&
        addMembers(passage, own.end, passage.text.length, own.kind, document, found, 2)
      )
        continue;
      const [title] = passage.sentences;
      if (passage.sentences.length > 1 && title!.end - title!.start < 60 && kindOf(title!.folded)) {
        readProse(passage, document, found);
        continue;
      }
      const labelled = labelledOne(passage, document);
      if (labelled) {
        found.push(labelled);
        continue;
      }
      const before = byList.get(passage.list);
      const kind = before ? before.kind : kindAbove(passage, document);
      const named = itemOf(passage, 0, firstClause(passage.text));
      const item = named && { ...named, explained: passage.text };
      if (before) before.items.push(...(item ? [item] : []));
      else byList.set(passage.list, { kind, items: item ? [item] : [] });
      continue;
    }
    if (passage.cell) {
      readCell(passage, document, byColumn, found);
      continue;
    }
    readProse(passage, document, found);
  }
  if (short) readSections(document, found);
  for (const { kind, items } of [...byList.values(), ...byColumn.values()])
    if (items.length > (kind ? 0 : 2) && items.length <= longest) found.push({ document: document.id, kind, items });
  return joinedByLead(found, document);
});

/** "Not with: a pacemaker": an item with a label of its own that says what it is, or that its neighbour has too. */
function labelledOne(passage: Passage, document: DossierDocument): (ToldList & { readonly lead: string }) | undefined {
  const label = labelIn(passage.folded);
  if (label === undefined || foreignWords.test(label)) return undefined;
  const lead = bareLead(label);
  const kind = kindOf(label);
  const repeated = [-1, 1].some((step) => {
    const next = document.passages[passage.index + step];
    const there = next?.list === passage.list ? labelIn(next!.folded) : undefined;
    return there !== undefined && bareLead(there) === lead;
  });
  if (!kind && !repeated) return undefined;
  const item = itemOf(passage, label.length, passage.text.length);
  return item && { document: document.id, kind: kind ?? kindAbove(passage, document), items: [item], lead };
}

function labelIn(folded: string): string | undefined {
  return /^[^:.;]{3,60}:\s+(?=\S)/u.exec(folded)?.[0];
}

/** A label without the number of its item: "Contraindication 2:", "Risk (b):". */
function bareLead(label: string): string {
  return label.replace(/[\s(]*(?:no\.? ?)?(?:\d[\d.]*|\b[a-z]\b)?[)\s]*:\s*$/u, '').trim();
}

/** Lists of one member each whose labels are the same, under the same headings: one list with a label on every line. */
function joinedByLead(lists: readonly ToldList[], document: DossierDocument): ToldList[] {
  const first = new Map<string, { list: ToldList; items: ToldItem[] }>();
  return lists.flatMap((list) => {
    if (list.lead === undefined) return [list];
    const headings = document.passages[list.items[0]!.passage]!.headings.at(-1);
    const key = `${headings?.title ?? ''}\n${list.lead}`;
    const before = first.get(key);
    if (before && before.items.length < longest) {
      before.items.push(...list.items);
      return [];
    }
    const items = [...list.items];
    first.set(key, { list, items });
    return [{ ...list, items }];
  });
}

const longest = 24;

/** What the heading right above announces; asked of every passage of a long document. */
function headedKind(passage: Passage): ListKind | undefined {
  const innermost = passage.headings.at(-1);
  return innermost && keptKindOf(innermost.title).kind;
}

const keptKindOf = keptByText((title: string) => ({ kind: kindOf(fold(title)) }));

/** Rows that users are not told of are missing nowhere. */
function readCell(
  passage: Passage,
  document: DossierDocument,
  byColumn: Map<string, { kind: ListKind | undefined; items: ToldItem[] }>,
  found: ToldList[],
): void {
  const cell = passage.cell!;
  if (cell.row < 0) return;
  // "RSK-01 | perforation": in a table of two columns a code names no row, and neither does what stands in the row above as well.
  const label = cell.column === 0 ? passage.text.trim() : cell.rowLabel;
  const rows = cell.labelColumn === 0 && cell.column < 2 && !code.test(label) ? document.tables[cell.table]?.table.rows : undefined;
  const titled =
    rows !== undefined &&
    rows.length > 1 &&
    document.tables[cell.table]!.table.columns.length > 2 &&
    rows.every((row) => JSON.stringify(row[0]?.content) === JSON.stringify(rows[0]![0]?.content));
  const named = cell.labelColumn === 0 && cell.column < 2 && (code.test(label) || titled) ? 1 : cell.labelColumn;
  if (cell.column < named) return;
  if (cell.column > named) {
    const kind = kindOf(fold(passage.label));
    if (!kind) readPlain(passage, { start: 0, end: passage.text.length }, document, found);
    if (kind && !foreignWords.test(fold(passage.label)))
      addMembers(
        passage,
        0,
        passage.text.length,
        kind,
        document,
        found,
        1,
        cell.column === named + 1 && passage.label.length < 40 ? bareLead(`${fold(passage.label)}:`) : undefined,
      );
    return;
  }
  const kind = kindOf(fold(cell.columnTitle)) ?? kindAbove(passage, document);
  const table = document.tables[cell.table]?.table;
  const untold = table?.rows[cell.row]?.some((one, column) => {
    const title = fold(table.columns[column]?.title ?? '');
    return /\b(?:told|disclos|communicat|leaflet|users?|ifu|instruction|sscp|stated)/.test(title) && isNo(one.content);
  });
  const item = untold ? undefined : itemOf(passage, 0, passage.text.length);
  const key = `${cell.table} ${cell.column}`;
  const before = byColumn.get(key);
  if (before) before.items.push(...(item ? [item] : []));
  else byColumn.set(key, { kind, items: item ? [item] : [] });
}

const code = /^[A-Z]{0,4}[-. ]?\d{1,3}[.)]?$/iu;

function isNo(content: readonly unknown[]): boolean {
  return /^\s*(?:no|not|none|-|–|internal)\b/iu.test(JSON.stringify(content).replace(/^.*?"text":"/u, ''));
}

/** What the words before a list or the headings above a passage announce. */
function kindAbove(passage: Passage, document: DossierDocument): ListKind | undefined {
  const before = passage.cell ? [] : leadBefore(passage, document);
  const lead = fold(passage.label) || (before.at(-1) ?? '');
  const innermost = fold(passage.headings.at(-1)?.title ?? '');
  if (foreignWords.test(lead) || foreignWords.test(innermost)) return undefined;
  if (lead !== '' && passage.cell === undefined) {
    // "When you must not wear it. Tell the nurse if you have": the first of two short sentences is a title.
    const kind = kindOf(lead) ?? (before.length === 2 && before[0]!.length < 80 ? kindOf(before[0]!) : undefined);
    if (kind) return kind;
  }
  return kindOf(innermost);
}

/** The sentences of the paragraph before the list a passage belongs to. */
function leadBefore(passage: Passage, document: DossierDocument): readonly string[] {
  const before = passageBeforeList(passage, document.passages);
  if (!before || before.kind === 'heading' || before.headings !== passage.headings || before.cell) return [];
  return before.sentences.map((sentence) => sentence.folded);
}

/** What a heading, a title or a sentence announces or tells. */
export function kindOf(folded: string): ListKind | undefined {
  if (folded === '') return undefined;
  if (unavoidable.test(folded)) return 'risk';
  if (contraindicating.test(folded) && !handlingStep.test(folded)) return 'contraindication';
  return threatening.test(folded) && !about.test(folded) ? 'risk' : undefined;
}
/** What measures do not remove bars nobody: "these risks cannot be excluded". */
const unavoidable =
  /\b(?:can ?not|could not|can't|may not|not (?:possible to|be)|impossible to|unable to)(?: \p{L}+){0,3} (?:exclu\p{L}+|rul\p{L}+ out|avoid\p{L}*|prevent\p{L}*|eliminat\p{L}+|remov\p{L}+|design\p{L}+ out|reduc\p{L}+ (?:any )?further|(?:done|taken) away)\b|\bno measures? (?:can|could|removes?|prevents?|excludes?)\b|\b(?:remain|stay|left|are|occur)\b[^.:]{0,20} (?:despite|in spite of|even (?:with|after)|after) (?:all )?(?:the |our |these |its )?(?:measures?|controls?|efforts?|care|precautions?|mitigations?)\b/u;
/** The title of a document or of a chapter on the method. */
const about = /\brisk (?:management|analysis|file|assessment|report|class|acceptab\w+|control)\b|\breports?\b|\bbenefit/u;

/** What may come about, other than what people may do with the device. */
const may =
  /\b(?:may|can|could|might) (?:also |still |sometimes |rarely |temporarily )?(?!not\b|only\b|be (?:used|treated|worn|given|placed|reused|cleaned|washed|read|found|seen|bought|kept|ordered|done|stored|opened)\b|use\b|keep\b|wear\b|take\b|wash\b|buy\b|read the\b|ask\b|give\b|start\b|eat\b|drink\b|see\b|call\b)(?:be )?/u;
const mays = new RegExp(may.source, 'gu');

/** Sections whose paragraphs or sentences each name one: "2.1 You must not use it with … 2.2 You must not place it on …". */
function readSections(document: DossierDocument, found: ToldList[]): void {
  const { passages } = document;
  for (let first = 0; first < passages.length; ) {
    const { headings } = passages[first]!;
    let next = first;
    while (next < passages.length && passages[next]!.headings === headings) next++;
    const paragraphs = passages.slice(first, next).filter(({ kind, list, cell }) => kind === 'paragraph' && list === undefined && !cell);
    first = next;
    if (paragraphs.length === 0 || paragraphs.length > longest) continue;
    const title = fold(headings.at(-1)?.title ?? '');
    if (foreignWords.test(title)) continue;
    const headed = kindOf(title);
    const items: Record<ListKind, ToldItem[]> = { contraindication: [], risk: [] };
    const named: Record<ListKind, number> = { contraindication: 0, risk: 0 };
    for (const paragraph of paragraphs)
      paragraph.sentences.forEach((sentence, index) => {
        const single = namedBy(sentence, index === 0 ? headed : undefined);
        if (!single) return;
        named[single.kind]++;
        const { start } = sentence;
        for (const member of enumerated(paragraph.text.slice(start + single.start, start + single.end))) {
          const item = itemOf(paragraph, start + single.start + member.start, start + single.start + member.end);
          if (item) items[single.kind].push(item);
        }
      });
    for (const kind of ['contraindication', 'risk'] as const)
      if (named[kind] > 1 && named[kind] * 2 >= paragraphs.length && items[kind].length <= longest)
        found.push({ document: document.id, kind, items: items[kind], gathered: true });
  }
}

/** What one sentence of such a section names. */
function namedBy({ folded, text }: Sentence, headed: ListKind | undefined): { kind: ListKind; start: number; end: number } | undefined {
  if (foreignWords.test(folded)) return undefined;
  const cue = leading(folded);
  if (cue) return cue.end < folded.length - 3 ? { kind: cue.kind, start: cue.end, end: text.length } : undefined;
  const possible = /\b(?:is|are) (?:also |still )?possible\b/u.exec(folded);
  if (possible) return { kind: 'risk', start: 0, end: possible.index };
  const modal = may.exec(folded);
  if (modal) return { kind: 'risk', start: 0, end: text.length };
  if (!headed) return undefined;
  const name = /^[^:.,;]{3,70}(?=:\s|\.?$)/u.exec(
    text.replace(/^\d{1,2}(?:\.\d{1,2})+\.?(?=\s)/u, (number) => ' '.repeat(number.length)),
  )?.[0];
  return name && isFragment(fold(name)) ? { kind: headed, start: 0, end: name.length } : undefined;
}

/** A sentence that enumerates, with what announces it: its own first or last words, the sentence before it, or the heading. */
function readProse(passage: Passage, document: DossierDocument, found: ToldList[]): void {
  const heading = fold(passage.headings.at(-1)?.title ?? '');
  // "The clip may read too high, may irritate the skin, or may stop. It can fall off."
  const modals = (passage.folded.match(mays) ?? []).length;
  if (modals > 1) {
    const items: ToldItem[] = [];
    for (const sentence of passage.sentences) {
      const first = may.exec(sentence.folded);
      if (!first || foreignWords.test(sentence.folded)) continue;
      const { start } = sentence;
      for (const member of partsBetween(passage.text.slice(start, sentence.end), /[,;]\s*(?:and |or )?|\s(?:and|or)\s/gu)) {
        const item = itemOf(passage, start + member.start, start + member.end);
        if (item) items.push(item);
      }
    }
    if (items.length > 1 && items.length <= longest) found.push({ document: document.id, kind: 'risk', items });
  }
  if (!isTicked.test(passage.text) && readNamed(passage, heading, document, found)) return;
  passage.sentences.forEach((sentence, index) => {
    // What announces the list below is no list.
    if (sentence.folded.endsWith(':')) return;
    if (!/[,;]| [-/] | and | or /.test(sentence.folded) && !isTicked.test(sentence.text)) return;
    const { folded } = sentence;
    if (modals > 1 && may.test(folded)) return;
    const cue = titleIn(sentence.text) ?? leading(folded);
    if (cue) {
      if (foreignWords.test(folded.slice(0, cue.end)) || goesOn.test(folded.slice(0, cue.end))) return;
      const brackets = /\(([^()]*,[^()]*)\)/u.exec(folded.slice(0, cue.end));
      if (brackets)
        addMembers(
          passage,
          sentence.start + brackets.index + 1,
          sentence.start + brackets.index + brackets[0].length - 1,
          cue.kind,
          document,
          found,
        );
      // "Patients with fever, stroke or open wounds must not be treated": nothing stands behind it.
      else if (cue.end < folded.length - 3 || !bearerLed.test(folded))
        addMembers(passage, sentence.start + cue.end, sentence.end, cue.kind, document, found);
      else addMembers(passage, sentence.start, sentence.end, cue.kind, document, found);
      return;
    }
    // "… is excluded by contraindication", "… may occur": what is announced stands before.
    const tail =
      /\b(?:rules? out|forbids?|(?:(?:would|will|might|may|do|does) )?(?:in (?:our|their|its) (?:opinion|view) )?speaks? against|are contra-?indications|(?:is|are) not eligible|should refrain|cannot be (?:ruled out|excluded|avoided|prevented)|(?:is|are|remain) (?:all )?(?:excluded|barred|contra-?indicated|ruled out|not (?:suitable|allowed|permitted))|exclude|(?:may|can|could|might) (?:still )?(?:happen|occur|arise|be treated)|must not|may not|should not|remain(?: possible)?)\b/u.exec(
        folded,
      );
    if (tail && tail.index > 20) {
      const kind =
        (/occur|happen|arise|remain/.test(tail[0]) && !/exclu|barred|contra|ruled|not/.test(tail[0])) || tail[0].startsWith('cannot be')
          ? 'risk'
          : 'contraindication';
      if (!foreignWords.test(folded)) addMembers(passage, sentence.start, sentence.start + tail.index, kind, document, found);
      return;
    }
    if (isFragment(folded)) {
      const before = passage.sentences[index - 1];
      const kind =
        (before && before.end - before.start < 60 ? kindOf(before.folded) : undefined) ??
        (foreignWords.test(heading) ? undefined : (kindOf(heading) ?? kindOf(leadAbove(passage, document))));
      if (kind) {
        addMembers(passage, sentence.start, sentence.end, kind, document, found);
        return;
      }
    }
    readPlain(passage, sentence, document, found);
  });
}

/** A short document says each thing once and in passing; a long one announces its lists, and has too many enumerations to ask them all. */
export function isShort(document: DossierDocument): boolean {
  return document.passages.length <= 400;
}

/** "The other risks are …" goes on from what stands elsewhere. */
const goesOn = /\b(?:other|further|remaining residual|among)\b/u;
const bearerLed = /^[^.]{15,}\b(?:must|may|should|can) ?not (?:be )?\p{L}+\W*$/u;

/** An enumeration that nothing announces: "Possible are phlebitis; infection; occlusion". */
function readPlain(passage: Passage, { start, end }: Span, document: DossierDocument, found: ToldList[]): void {
  if (!isShort(document) || end - start > 500 || foreignWords.test(passage.folded.slice(start, end))) return;
  const commas = passage.folded.slice(start, end).match(/[,;](?!\d)/gu)?.length ?? 0;
  if (commas > 0) addMembers(passage, start, end, undefined, document, found, 3);
}

/** Sentences that each name one: "Blood leak: change the filter. Clotting: check the dose.", "Blood leak. Clotting." */
function readNamed(passage: Passage, heading: string, document: DossierDocument, found: ToldList[]): boolean {
  const kind = foreignWords.test(heading) ? undefined : (kindOf(heading) ?? kindOf(leadAbove(passage, document)));
  if (!kind && !(isShort(document) && passage.sentences.length > 2)) return false;
  const items: ToldItem[] = [];
  for (const sentence of passage.sentences) {
    const name = /^[^:.,;]{3,70}(?=:\s|\.?$)/u.exec(sentence.text)?.[0];
    // "Contraindications: infection; fever" announces a list of its own among sentences that say other things.
    if (!kind && name && name.length < sentence.text.length - 1 && kindOf(fold(name))) return false;
    const item =
      name && (isFragment(fold(name)) || may.test(fold(name))) ? itemOf(passage, sentence.start, sentence.start + name.length) : undefined;
    if (item) items.push(item);
  }
  if (items.length < Math.max(1, 0.6 * passage.sentences.length) || items.length > longest) return false;
  if (!kind && items.length < 3) return false;
  if (items.length === 1 && /:\s|,|;| or | and /u.test(passage.text)) return false;
  found.push({ document: document.id, kind, items });
  return true;
}

/** A short paragraph right above, such as a title in bold letters or a line that ends with a colon. */
function leadAbove(passage: Passage, document: DossierDocument): string {
  const before = document.passages[passage.index - 1];
  if (before?.kind !== 'paragraph' || before.headings !== passage.headings || before.text.length > 60) return '';
  return before.folded;
}

/** Where the words that announce a list end: at a colon, a copula, or before the condition. */
function leading(folded: string): { kind: ListKind; end: number } | undefined {
  const colon = /^[^:=]{3,120}?[:=]\s/u.exec(folded);
  if (colon) {
    const kind = kindOf(colon[0]);
    return kind ? { kind, end: colon[0].length } : undefined;
  }
  const risk =
    /\bthere remains?\b|\bto be (?:expected|feared) (?:are|is)\b|\bnamely\b|\b(?:chance|possibility|likelihood) of\b|\bwarned (?:of|about)\b|\bpossible (?:are|is)\b|\b(?:risks?|harms?|hazards?|complications?|side[ -]?effects?|problems|dangers?|effects)(?:,? [\p{L}]+){0,6}?,? (?:are|is|include|comprise|remain|cover|of|that is to say|i\.e\.?|viz\.?)\b|\b(?:those|what|all that)(?: [\p{L}]+){0,4} (?:removed|eliminated|avoided|prevented|excluded|ruled out|remains?|left|accepted)(?: [\p{L}]+){0,4},? (?:are|is|comprises?|includes?)\b|\b(?:may|can|could|might) (?:still )?(?:cause|lead to|result in|happen are)\b|\b(?:watch|look) (?:out )?for\b|\b(?:be aware|beware) of\b/u.exec(
      folded,
    );
  const listed =
    /^[^.;:]{0,40}\b(?:contra-?indications?|risks?|harms?|side[ -]?effects?)\b[^.;:]{0,40}\b(?:named|names|listed|lists|identified|defined|counted|recogni[sz]ed)\b/u.exec(
      folded,
    );
  if (listed && !/\bno\b|\bnot\b/u.test(listed[0]))
    return { kind: /contra/u.test(listed[0]) ? 'contraindication' : 'risk', end: listed[0].length };
  const before = risk ? folded.slice(0, risk.index + risk[0].length) : '';
  if (risk && (!/\bno\b|\bnot\b/.test(before) || unavoidable.test(before))) return { kind: 'risk', end: risk.index + risk[0].length };
  const bar =
    /\bcontra-?indicat(?:ions?(?: [\p{L}]+){0,3} (?:are|is|include|comprise|consist of|cover)|ed(?: (?:in|for|if|with|when))?)\b|\b(?:(?:must|may|shall|should|can|do|does) not|never|cannot|can't|don't|mustn't) (?:be )?\p{L}+|\bnot (?:for|suitable|suited|intended|meant|recommended|indicated|permitted|allowed)\b(?: (?:for|in|if|with))?|\bexclu(?:des?|sions? (?:are|is)|ded (?:are|is|in|for|when|if|from|where))\b|\bnot (?:admitted|to be \p{L}+|included)\b(?: (?:are|is|in|for|if))?|\b(?:nobody|no one|no patient|no user) (?:must|may|shall|should|can) (?:be )?\p{L}+|\breasons (?:not to \p{L}+|against it) (?:are|is)\b|\bunsuitable for\b|\bruled out (?:in|for|by|when|if)\b|\badvise against (?:its |the )?use (?:in|for)\b|\bavoid(?: its| the)? use (?:in|on|with|for)\b|\b(?:keep|stay) (?:off|away)(?: from it)?\b/u.exec(
      folded,
    );
  if (bar && !handlingStep.test(bar[0]) && !/ (?:rul|exclu|avoid|prevent)\p{L}*$/u.test(bar[0]))
    return { kind: 'contraindication', end: bar.index + bar[0].length };
  return undefined;
}

/** "Possible complications Occlusion - infection - bleeding": a title in bold letters on a line of its own. */
function titleIn(text: string): { kind: ListKind; end: number } | undefined {
  const title = /^\p{Lu}\p{Ll}+(?: \p{Ll}+){0,5} (?=\p{Lu}\p{Ll})/u.exec(text)?.[0];
  const kind =
    title && /(?:contra-?indications?|complications|risks?|harms?|effects?|use|for)\s$/u.test(title) ? kindOf(fold(title)) : undefined;
  return kind && { kind, end: title!.length };
}

/** Without a verb of its own a sentence only names. */
function isFragment(folded: string): boolean {
  return !/\b(?:is|are|was|were|be|been|has|have|had|must|should|shall|will|would|do|does|did|keep|take|see|wash|check|call|tell|stop)\b/u.test(
    folded.replace(/\b(?:if|when|where|which|who|that|because|until|unless|while|since)\b[^,;.]*/gu, ' '),
  );
}

function addMembers(
  passage: Passage,
  start: number,
  end: number,
  kind: ListKind | undefined,
  document: DossierDocument,
  found: ToldList[],
  least = 1,
  lead?: string,
): boolean {
  const items = enumerated(passage.text.slice(start, end)).flatMap((member, index) => {
    // "The risks, which are fever and pain, are acceptable": the sentence goes on.
    if (index > 0 && isPredicate.test(passage.folded.slice(start + member.start, start + member.end))) return [];
    const item = itemOf(passage, start + member.start, start + member.end);
    return item ? [item] : [];
  });
  if (items.length < least || items.length > longest) return false;
  found.push({ document: document.id, kind, items, ...(lead !== undefined && items.length === 1 && { lead }) });
  return true;
}

const isPredicate =
  /^(?:are|is|was|were|have|has|had|remain|must|should|shall|will|would|can|cannot|may|might|could|they|these|this|it|we|all of (?:them|these|which)|each of|of (?:these|which)|both of) /u;

/** Boxes and marks that stand before each member. */
const ticks = /[☐☑☒✓✔▪■►➤]|\[[ xX]?\](?=\s)/gu;

const isTicked = /^\s*(?:[☐☑☒✓✔▪■►➤]|\[[ xX]?\]\s)/u;

/** The members of "a; b; c", "a, b and c", "a - b - c" or "a | b | c"; on demand at every "and" and "or". */
export function enumerated(text: string, every = false): Span[] {
  let plain = text.replace(/\([^()]*\)/gu, (aside) => ' '.repeat(aside.length)).replace(ticks, (tick) => ';'.padEnd(tick.length));
  // "… are pain, fever and falls; the leaflet names them": a single semicolon after commas begins another clause.
  const [clause = '', ...rest] = plain.split(';');
  if (rest.length === 1 && /,(?!\d).*(?:,| and )|, (?:and|or) /u.test(clause)) plain = clause;
  if (every) return partsBetween(plain, /[,;](?!\d)\s*(?:and |or )?|\s(?:and|or|as well as)\s/gu);
  if (plain.includes(';')) return partsBetween(plain, /;\s*(?:and |or )?/gu);
  if (/ [-–—•|/] /u.test(plain) && !plain.includes(',')) return partsBetween(plain, / [-–—•|/] /gu);
  // "… and, in infants, …": for whom stands between commas.
  plain = plain.replace(/(?<=\s(?:and|or)), [^,;]{3,40},(?=\s)/gu, (aside) => ' '.repeat(aside.length));
  const parts = partsBetween(plain, /,(?!\d)\s*/gu);
  // "Infection or fever or falls": where no comma parts members, the same word between all of them does.
  if (parts.length === 1 && (plain.match(/\sor\s/gu)?.length ?? 0) > 1) return partsBetween(plain, /\sor\s/gu);
  if (parts.length === 1 && (plain.match(/\sand\s/gu)?.length ?? 0) > 1) return partsBetween(plain, /\sand\s/gu);
  // Only the last "and" joins members, and none does after a comma: "redness or grazes, falls, and bruises".
  if (parts.length > 2 && isPredicate.test(fold(plain.slice(parts.at(-1)!.start)))) parts.pop();
  const last = parts.at(-1)!;
  const words = plain.slice(last.start, last.end);
  const joint = /^(?:and|or|nor) /u.exec(words) ?? /^(?:.*)(?<=\s)(?:and|or|nor|as well as)\s/u.exec(words);
  if (!joint) return parts;
  const start = last.start + joint[0].length;
  const before = { start: last.start, end: start - (/(?:and|or|nor|as well as) $/u.exec(joint[0])?.[0].length ?? 0) };
  return [...parts.slice(0, -1), ...(before.end > before.start ? [before] : []), { start, end: last.end }];
}

function partsBetween(text: string, between: RegExp): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(between)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return [...spans, { start, end: text.length }];
}

const cause =
  /[,;:(]|\s(?:-|–)\s|\s(?:from|by|due to|because|caused|through|after|during|if|when|while|that|which|who|where|despite|without|with|within|at|on|under)\s/u;

function itemOf(passage: Passage, start: number, end: number): ToldItem | undefined {
  const raw = passage.text.slice(start, end);
  const number =
    /^(?:\s|\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\p{Lu})|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[A-Z]{1,3}-?\d{1,3}[.):]?\s|[-–•*]\s)*/u.exec(
      raw,
    )![0].length;
  const near = number + (approach.exec(fold(raw.slice(number)))?.[0].length ?? 0);
  const lead = near + (bearer.exec(fold(raw.slice(near)))?.[0].length ?? 0);
  const text = raw.slice(lead).replace(/[\s.;,:]+$/u, '');
  if (!/\p{L}{3}/u.test(text) || text.length > 140 || /^(?:there (?:is|are) )?no (?:other|further|known)\b/iu.test(text)) return undefined;
  const from = start + lead;
  return { passage: passage.index, start: from, end: from + text.length, text, main: mainOf(fold(text)) };
}

/** The words before a cause, a place or an explanation. */
export function mainOf(folded: string): string {
  const cut = cause.exec(folded)?.index ?? -1;
  return cut > 3 ? folded.slice(0, cut) : folded;
}

/** Who has the condition is not the condition: "a child with …", "if you have …", "the tube in a patient who has …". */
const bearer =
  /^(?:and |or |also )?(?:(?:(?:it|them|this|the [\p{L}-]+(?: [\p{L}-]+)?) )?(?:in|on|for|to|by|with) )?(?:(?:an?|the|any|your|all|those) )?(?:(?:patients?|persons?|people|child(?:ren)?|women|men|anyone|anybody|those|users?|wearers?|infants?|adults?|eyes?|cases?|presence|you)\b(?: (?:with|who (?:have|has|had|are|is|suffer from)|having|suffering from|of|under|that (?:have|has)))) |^(?:(?:it|them|this|the [\p{L}-]+) )?(?:if|when|where|in case of|during|after|with|in|on|for) (?:(?:you|he|she|they|there|(?:your|the|an?) (?:child|patient|person|user|wearer|woman|man|baby|infant|skin|eye)) (?:have|has|had|is|are|suffers?(?: from)?|knows?(?: of)?) )?/u;

/** What still leads to the first item. */
const approach =
  /^(?:and |or |also )?(?:(?:in )?(?:connection|combination|conjunction|association) with|(?:in )?(?:the )?(?:event|case) of|in the presence of|(?:these|those|the following|as follows|they are):) /u;

/** An item names first; what follows a colon or a full stop explains. */
function firstClause(text: string): number {
  const end = text.search(/:\s|\.\s/u);
  return end > 3 ? end : text.length;
}

/** The meanings of each sentence, cell and item of a document. */
export const soundedMeanings = keptByDocumentAndContext((document, context): readonly (readonly string[])[] => [
  ...new Set(
    document.passages.flatMap((passage) =>
      passage.kind === 'heading' ? [] : passage.sentences.map((sentence) => meanings(sentence.text, document, context)),
    ),
  ),
]);

/** The share of stems that another set of stems holds, 0 to 1. */
export function heldShare(stems: readonly string[], there: readonly string[]): number {
  if (stems.length === 0) return 0;
  return stems.filter((one) => there.some((two) => sameWord(one, two))).length / stems.length;
}

/** Narrower than a common root, which "photosensitive" and "photodynamic" have: only the ends may differ. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4) return false;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common++;
  return common >= Math.max(4, short.length - 1) || (common > 5 && common >= 0.7 * long.length) || long.endsWith(short);
}

/** All that an item says, and not only what it names. */
export function wholeMeanings(item: ToldItem, document: DossierDocument, context: DossierContext): readonly string[] {
  return meanings(item.explained ?? item.text, document, context);
}

export function itemMeanings(item: ToldItem, document: DossierDocument, context: DossierContext): readonly string[] {
  const stems = meanings(item.main, document, context);
  return stems.length > 0 ? stems : meanings(item.text, document, context);
}
