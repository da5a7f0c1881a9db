import { captionOf } from './captions.ts';
import type { Box, Entry, EntryCell, EntryRow } from './entries.ts';
import { textOf } from './lines.ts';
import type { PdfPage, PdfRun, PdfTag } from './page.ts';
import { isBullet, labelOf } from './texts.ts';

const inlineRoles = new Set([
  'Span',
  'Link',
  'Code',
  'Em',
  'Strong',
  'Sub',
  'Quote',
  'Reference',
  'BibEntry',
  'Annot',
  'Ruby',
  'Warichu',
  'Form',
  'Lbl',
  'Formula',
]);
const skippedRoles = new Set(['TOC', 'TOCI', 'Artifact', 'Index']);

/** What the walk over one page carries along. */
interface Walk {
  readonly page: number;
  readonly runs: ReadonlyMap<string, readonly PdfRun[]>;
  readonly entries: Entry[];
  listLevel: number;
}

/** What the tags of one page say. Empty where most of its text carries no tag, so that its place on the page must tell. */
export function taggedEntries(page: PdfPage): Entry[] | undefined {
  if (!page.tags) return undefined;
  const runs = new Map<string, PdfRun[]>();
  let content = 0;
  for (const run of page.runs) {
    if (run.artifact) continue;
    content += run.text.length;
    if (run.mark === undefined) continue;
    const marked = runs.get(run.mark);
    if (marked) marked.push(run);
    else runs.set(run.mark, [run]);
  }
  const named = new Set<string>();
  collectMarks(page.tags, named);
  let tagged = 0;
  for (const [mark, held] of runs) if (named.has(mark)) tagged += held.reduce((sum, run) => sum + run.text.length, 0);
  if (content > 0 && tagged < 0.8 * content) return undefined;
  const walk: Walk = { page: page.page, runs, entries: [], listLevel: 0 };
  block(page.tags, walk, undefined);
  return walk.entries;
}

function collectMarks(tag: PdfTag, marks: Set<string>): void {
  if (tag.mark !== undefined) marks.add(tag.mark);
  for (const child of tag.children) collectMarks(child, marks);
}

/** Lines of text of an element, without the elements `skip` names. */
function linesIn(tags: readonly PdfTag[], walk: Walk, skip?: (tag: PdfTag) => boolean): TaggedText | undefined {
  const runs = runsIn(tags, walk, skip);
  return runs.length === 0 ? undefined : textFrom(groupsOf(runs), runs);
}

interface TaggedText {
  readonly lines: string[];
  readonly box: Box;
  readonly full: boolean;
}

function runsIn(tags: readonly PdfTag[], walk: Walk, skip?: (tag: PdfTag) => boolean): PdfRun[] {
  const runs: PdfRun[] = [];
  const collect = (tag: PdfTag): void => {
    if (skip?.(tag) || (tag.role !== undefined && skippedRoles.has(tag.role))) return;
    if (tag.mark !== undefined) for (const run of walk.runs.get(tag.mark) ?? []) runs.push(run);
    for (const child of tag.children) collect(child);
  };
  for (const tag of tags) collect(tag);
  return runs;
}

function groupsOf(runs: readonly PdfRun[]): PdfRun[][] {
  const groups: PdfRun[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const size = last ? Math.max(...last.map((one) => one.size)) : run.size;
    const base = last?.find((one) => one.size > 0.9 * size)?.y ?? run.y;
    if (last && before && Math.abs(run.y - base) < 0.62 * Math.max(size, run.size) && run.x > before.x - 1) last.push(run);
    else groups.push([run]);
  }
  return groups;
}

function textFrom(groups: readonly (readonly PdfRun[])[], runs: readonly PdfRun[]): TaggedText | undefined {
  const lines = groups
    .map((group) => {
      const size = Math.max(...group.map((run) => run.size));
      return textOf(group, baseOf(group), size);
    })
    .filter((line) => line !== '');
  if (lines.length === 0) return undefined;
  const box = {
    top: Math.min(...runs.map((run) => run.y - run.size)),
    bottom: Math.max(...runs.map((run) => run.y)),
    left: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map((run) => run.x + run.width)),
  };
  return { lines, box, full: true };
}

function isInline(tag: PdfTag): boolean {
  return tag.mark !== undefined || (tag.role !== undefined && inlineRoles.has(tag.role));
}

type TextRole = 'title' | 'caption' | 'quote' | 'footnote' | undefined;

const isNote = (tag: PdfTag): boolean => tag.role === 'Note' || tag.role === 'FENote';

/** Some writers tag a list of references as one paragraph: lines that count on are its entries. */
function countsOn(groups: readonly (readonly PdfRun[])[], index: number): number | undefined {
  const number = /^\[?(\d{1,4})[.\]](?=\s|$)/.exec(groups[index]!.map((run) => run.text).join(' '))?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The baseline of the largest characters. */
function baseOf(group: readonly PdfRun[]): number {
  const size = Math.max(...group.map((run) => run.size));
  return group.find((run) => run.size > 0.9 * size)!.y;
}

/** Where a text that is tagged as one falls apart: at wide gaps where its tags are loose, and at numbers that count on. */
function parts(groups: readonly (readonly PdfRun[])[], isLoose: boolean): (readonly PdfRun[])[][] {
  const result: (readonly PdfRun[])[][] = [];
  let number: number | undefined;
  for (const [index, group] of groups.entries()) {
    const before = groups[index - 1];
    const size = Math.max(...group.map((run) => run.size));
    const step = before ? baseOf(group) - baseOf(before) : 0;
    const next = countsOn(groups, index);
    const counts = next !== undefined && number !== undefined && next === number + 1;
    if (!before || counts || (isLoose && (step > 1.75 * size || step < -size))) result.push([group]);
    else result.at(-1)!.push(group);
    if (index === 0 || counts) number = next;
  }
  return result;
}

function paragraph(tags: readonly PdfTag[], walk: Walk, role: TextRole, isLoose = false): void {
  for (const part of parts(groupsOf(runsIn(tags, walk, isNote)), isLoose)) {
    const text = textFrom(part, part.flat());
    if (text) paragraphEntry(text, walk, role);
  }
}

function paragraphEntry(text: TaggedText, walk: Walk, role: TextRole): void {
  const labelled = role === undefined ? labelOf(text.lines[0]!) : undefined;
  if (labelled && isBullet(labelled.label)) {
    const lines = [labelled.rest, ...text.lines.slice(1)];
    walk.entries.push({ type: 'item', level: Math.max(1, walk.listLevel), ordered: false, page: walk.page, ...text, lines });
    return;
  }
  const found = role ?? (captionOf(text.lines.join(' ')) ? 'caption' : undefined);
  walk.entries.push({ type: 'paragraph', ...(found ? { role: found } : {}), page: walk.page, ...text });
}

/** Writes the entries of an element that holds elements and perhaps loose text. */
function block(tag: PdfTag, walk: Walk, role: TextRole): void {
  let loose: PdfTag[] = [];
  const flush = (): void => {
    if (loose.length > 0) paragraph(loose, walk, role, tag.role !== 'P');
    loose = [];
  };
  for (const child of tag.children) {
    if (isInline(child)) {
      loose.push(child);
      continue;
    }
    flush();
    element(child, walk, role);
  }
  flush();
  notesIn(tag, walk);
}

/** Notes may stand inside the text that refers to them. */
function notesIn(tag: PdfTag, walk: Walk): void {
  for (const child of tag.children) {
    if (!isInline(child)) continue;
    if (child.role === 'Note' || child.role === 'FENote') element(child, walk, undefined);
    else notesIn(child, walk);
  }
}

function element(tag: PdfTag, walk: Walk, role: TextRole): void {
  const name = tag.role ?? '';
  if (skippedRoles.has(name)) return;
  const level = /^H([1-9])?$/.exec(name);
  if (level) {
    const text = linesIn(tag.children, walk);
    if (text) walk.entries.push({ type: 'heading', level: Number(level[1] ?? 1), page: walk.page, ...text });
  } else if (name === 'Table') table(tag, walk);
  else if (name === 'L') list(tag, walk);
  else if (name === 'LI') item(tag, walk, false);
  else if (name === 'Figure') figure(tag, walk);
  else if (name === 'Title') block(tag, walk, 'title');
  else if (name === 'Caption') paragraph(tag.children, walk, 'caption');
  else if (name === 'BlockQuote') block(tag, walk, 'quote');
  else if (name === 'Note' || name === 'FENote') paragraph(tag.children, walk, 'footnote');
  else block(tag, walk, role);
}

/** Of a figure its caption is read; the letters inside a drawing are no text. */
function figure(tag: PdfTag, walk: Walk): void {
  const captions = (one: PdfTag): void => {
    if (one.role === 'Caption') paragraph(one.children, walk, 'caption');
    else for (const child of one.children) captions(child);
  };
  captions(tag);
}

function list(tag: PdfTag, walk: Walk): void {
  walk.listLevel++;
  const items = tag.children.filter((child) => child.role === 'LI');
  const ordered = items.some((one) => {
    const label = labelText(one, walk);
    return label !== '' && !isBullet(label) && /[\p{L}\p{N}]/u.test(label);
  });
  for (const child of tag.children) {
    if (child.role === 'LI') item(child, walk, ordered);
    else element(child, walk, undefined);
  }
  walk.listLevel--;
}

function labelText(tag: PdfTag, walk: Walk): string {
  const label = tag.children.find((child) => child.role === 'Lbl');
  return label ? (linesIn([label], walk)?.lines.join(' ') ?? '') : '';
}

function item(tag: PdfTag, walk: Walk, ordered: boolean): void {
  const level = Math.max(1, walk.listLevel);
  const bodies = tag.children.filter((child) => child.role !== 'Lbl');
  const isBlock = (one: PdfTag): boolean => one.role === 'L' || one.role === 'Table' || one.role === 'Note' || one.role === 'FENote';
  const text = linesIn(bodies, walk, isBlock);
  if (text) {
    const labelled = labelOf(text.lines[0]!);
    const hasLabel = tag.children.some((child) => child.role === 'Lbl');
    const lines = labelled && !hasLabel ? [labelled.rest, ...text.lines.slice(1)] : text.lines;
    const isContinued = !hasLabel && !labelled && walk.entries.length === 0;
    if (isContinued) walk.entries.push({ type: 'paragraph', page: walk.page, ...text, lines });
    else
      walk.entries.push({
        type: 'item',
        level,
        ordered: ordered || (labelled !== undefined && !isBullet(labelled.label)),
        page: walk.page,
        ...text,
        lines,
      });
  }
  const inner = (one: PdfTag): void => {
    if (isBlock(one)) element(one, walk, undefined);
    else for (const child of one.children) inner(child);
  };
  for (const body of bodies) inner(body);
}

function table(tag: PdfTag, walk: Walk): void {
  const rows: EntryRow[] = [];
  let headerRows = 0;
  let inHead = true;
  let box: Box | undefined;
  let caption: string[] = [];
  const row = (one: PdfTag, isHead: boolean): void => {
    const cells: EntryCell[] = [];
    let heads = 0;
    for (const child of one.children) {
      if (child.role !== 'TD' && child.role !== 'TH') continue;
      if (child.role === 'TH') heads++;
      const text = linesIn(child.children, walk);
      if (text) box = united(box, text.box);
      cells.push({ lines: text?.lines ?? [], columns: 1 });
    }
    if (cells.every((cell) => cell.lines.length === 0)) return;
    inHead = inHead && (isHead || (heads === cells.length && heads > 1));
    if (inHead) headerRows++;
    rows.push({ page: walk.page, cells });
  };
  const walkRows = (one: PdfTag, isHead: boolean): void => {
    for (const child of one.children) {
      if (child.role === 'TR') row(child, isHead);
      else if (child.role === 'Caption') caption = linesIn(child.children, walk)?.lines ?? [];
      else walkRows(child, child.role === 'THead');
    }
  };
  walkRows(tag, false);
  if (rows.length === 0) {
    if (caption.length > 0) paragraph(tag.children, walk, 'caption');
    return;
  }
  const columnCount = Math.max(...rows.map((one) => one.cells.length));
  const spread = rows.map((one) =>
    one.cells.length === 1 && columnCount > 1 ? { ...one, cells: [{ ...one.cells[0]!, columns: columnCount }] } : one,
  );
  walk.entries.push({ type: 'table', page: walk.page, caption, headerRows, columnCount, rows: spread, box: box! });
}

function united(one: Box | undefined, other: Box): Box {
  if (!one) return other;
  return {
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
  };
}
