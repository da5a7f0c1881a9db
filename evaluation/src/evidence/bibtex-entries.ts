import { type FindingList, quoted } from './finding-list.ts';
import { lineCounter } from './text-lines.ts';

/** One entry of a BibTeX file; the values of its fields are still LaTeX. */
export interface BibtexEntry {
  /** Type in lower case, such as `article`. */
  readonly type: string;
  readonly key: string;
  /** Line on which it starts, counted from 1. */
  readonly line: number;
  /** Values by the name of the field, in lower case; of a field that comes twice the first value counts, as in BibTeX. */
  readonly fields: Map<string, string>;
}

/** Where an entry starts; free text between entries is a comment. */
const head = /@\s{0,20}([A-Za-z][A-Za-z_-]{0,40})\s{0,20}([{(])/g;
/** The start of an entry at the start of a line: within a value it shows that the value was never closed. */
const headInLine =
  /[ \t]{0,20}@[ \t]{0,8}[A-Za-z][A-Za-z_-]{0,40}[ \t]{0,8}[{(][ \t]{0,8}(?:[^\s,{}()="#%]{0,200}[ \t]{0,8},|[A-Za-z]+[ \t]{0,8}=|[\r\n])/y;
/** Scopus has names with a space, such as `funding_text 1`. */
const fieldName = /([^\s,={}()"#@\\]{1,100}(?:[ \t][^\s,={}()"#@\\]{1,40}){0,3})\s{0,100}=\s{0,100}/y;
const space = /\s*/y;

const months: Readonly<Record<string, string>> = {
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  may: 'May',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
};

/**
 * The entries of a BibTeX or BibLaTeX file, with `@string` filled in. A value or an entry that is not closed ends where the next entry starts on a
 * line of its own, so that none is lost with it. Time is linear in the length of the text.
 */
export function bibtexEntries(text: string, findings: FindingList): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  const strings = new Map(Object.entries(months));
  const lineAt = lineCounter(text);
  const skipSpace = (at: number) => {
    space.lastIndex = at;
    space.exec(text);
    return space.lastIndex;
  };

  /** A value with its macros and parts joined by `#`. */
  const readValue = (start: number): { value: string; end: number; closed: boolean } => {
    let at = start;
    let value = '';
    while (at < text.length) {
      const open = text[at];
      if (open === '{' || open === '"') {
        const group = readGroup(text, at, open === '{' ? '}' : '"');
        value += text.slice(at + 1, group.end);
        if (!group.closed) return { value: value.trimEnd().replace(/[},\s]+$/, ''), end: group.end, closed: false };
        at = group.end + 1;
      } else {
        const word = /[^\s,{}()"#=]{1,200}/y;
        word.lastIndex = at;
        const name = word.exec(text)?.[0];
        if (name === undefined) break;
        value += /^\d+$/.test(name) ? name : (strings.get(name.toLowerCase()) ?? name);
        at = word.lastIndex;
      }
      const next = skipSpace(at);
      if (text[next] !== '#') break;
      at = skipSpace(next + 1);
    }
    return { value, end: at, closed: true };
  };

  head.lastIndex = 0;
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const type = match[1]!.toLowerCase();
    const start = match.index;
    if (isCommentedOut(text, start)) continue;
    const close = match[2] === '{' ? '}' : ')';
    let at = head.lastIndex;
    if (type === 'comment' || type === 'preamble') {
      const group = readGroup(text, at - 1, close);
      head.lastIndex = group.closed ? group.end + 1 : at;
      continue;
    }
    const fields = new Map<string, string>();
    let key = '';
    if (type !== 'string') {
      // Of "key title = …" the last word is the name of a field; of "title = …" there is no key.
      const given = /\s{0,100}([^,={}"\\]{0,300})/y;
      given.lastIndex = at;
      const words = given.exec(text)?.[1] ?? '';
      if (text[given.lastIndex] === '=') {
        const name = /[^\s]{1,100}\s*$/.exec(words)?.[0] ?? '';
        key = words.slice(0, words.length - name.length).trim();
        at = given.lastIndex - name.length;
      } else {
        key = words.trim();
        if (/[\r\n]/.test(key)) key = key.slice(0, key.search(/[\r\n]/)).trim();
        at += given.lastIndex - at;
      }
      if (close === ')') key = key.replace(/\)\s*$/, '');
    }
    let closed = false;
    let broken: number | undefined;
    while (at < text.length) {
      at = skipSpace(at);
      if (text[at] === ',') {
        at++;
        continue;
      }
      if (text[at] === close || (close === ')' && text[at] === '}')) {
        closed = true;
        at++;
        break;
      }
      if (text[at] === '@' && startsEntry(text, at)) break;
      fieldName.lastIndex = at;
      const name = fieldName.exec(text)?.[1]?.toLowerCase();
      if (name === undefined) {
        broken ??= at;
        const next = /[,{})\r\n@]/g;
        next.lastIndex = text[at] === '{' ? at : at + 1;
        at = next.exec(text)?.index ?? text.length;
        if (text[at] === '{') at = readGroup(text, at, '}').end + 1;
        continue;
      }
      const { value, end, closed: valueClosed } = readValue(fieldName.lastIndex);
      if (!fields.has(name)) fields.set(name, value);
      at = end;
      if (!valueClosed) break;
    }
    head.lastIndex = at;
    const entryLine = lineAt(start);
    if (broken !== undefined && type !== 'string')
      findings.add(
        'entry-broken',
        entryLine,
        `The entry "${key}" at line ${entryLine} has something that is no field and was left out: ${quoted(text.slice(broken, broken + 60))}.`,
      );
    if (!closed)
      findings.add(
        'end-missing',
        entryLine,
        `The entry "${key}" at line ${entryLine} is not closed; it was read up to ${at >= text.length ? 'the end of the file, which may be cut off' : 'where the next one starts'}.`,
      );
    if (type === 'string') for (const [name, value] of fields) strings.set(name, value);
    else entries.push({ type, key, line: entryLine, fields });
  }
  return entries;
}

/** Whether an at sign stands behind a percent sign at the start of its line, or within a word such as an address of mail. */
function isCommentedOut(text: string, at: number): boolean {
  if (/[\w.]/.test(text[at - 1] ?? '')) return true;
  let index = at - 1;
  while (index >= 0 && at - index < 40 && (text[index] === ' ' || text[index] === '\t')) index--;
  return text[index] === '%';
}

function startsEntry(text: string, at: number): boolean {
  headInLine.lastIndex = at;
  return headInLine.test(text);
}

const nextField = /\s{0,20},\s{0,40}[A-Za-z][\w-]{0,40}\s{0,20}=/y;

/** Whether the next field follows: then a mark behind a backslash, as at the end of a path, closed its value all the same. */
function goesOn(text: string, at: number): boolean {
  nextField.lastIndex = at;
  return nextField.test(text);
}

/**
 * The end of a group that opens at an index: the index of its closing mark, or of the next entry where it is never closed. A backslash hides the mark
 * that follows it; where that leaves the group open, as with a path that ends in a backslash, it is counted as BibTeX does, without regard to it.
 */
function readGroup(text: string, open: number, close: string): { end: number; closed: boolean } {
  const heeding = groupEnd(text, open, close, true);
  return heeding.closed || !text.slice(open, heeding.end).includes(`\\${close}`)
    ? heeding
    : bestOf(heeding, groupEnd(text, open, close, false));
}

function bestOf(first: { end: number; closed: boolean }, second: { end: number; closed: boolean }) {
  return second.closed ? second : first;
}

function groupEnd(text: string, open: number, close: string, heedBackslash: boolean): { end: number; closed: boolean } {
  let depth = 0;
  for (let index = open + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 92) {
      if (heedBackslash && !(depth === 0 && text[index + 1] === close && goesOn(text, index + 2))) index++;
    } else if (depth === 0 && text[index] === close) {
      return { end: index, closed: true };
    } else if (code === 123) {
      depth++;
    } else if (code === 125) {
      if (depth > 0) depth--;
    } else if (code === 64 && /[\r\n]/.test(text[index - 1] ?? '') && startsEntry(text, index)) {
      return { end: index, closed: false };
    }
  }
  return { end: text.length, closed: false };
}

/** Fields that say who an entry is and not what it belongs to; a child of a cross-reference never takes them over. */
const ownFields = new Set(
  'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand sortkey sortname sorttitle doi url urldate eprint eprinttype archiveprefix pmid pmcid abstract keywords note annotation file pages title subtitle titleaddon shorttitle'.split(
    ' ',
  ),
);

/**
 * Entries with what they take over from those they name under `crossref` and `xdata`: the title of a parent becomes the title of the book, of the journal
 * or of the whole work. A chapter does not get the DOI, pages or abstract of its book, as those would make it look like the book.
 */
export function withCrossReferences(entries: readonly BibtexEntry[]): BibtexEntry[] {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    for (const key of [entry.key, ...(entry.fields.get('ids') ?? '').split(',')]) {
      const name = key.trim().toLowerCase();
      if (name !== '' && !byKey.has(name)) byKey.set(name, entry);
    }
  }
  const inherit = (entry: BibtexEntry, depth: number): Map<string, string> => {
    const fields = new Map(entry.fields);
    if (depth === 0) return fields;
    for (const name of (fields.get('xdata') ?? '').split(',')) {
      const data = byKey.get(name.trim().toLowerCase());
      if (data && data !== entry) for (const [field, value] of inherit(data, depth - 1)) if (!fields.has(field)) fields.set(field, value);
    }
    const parent = byKey.get((fields.get('crossref') ?? '').trim().toLowerCase());
    if (!parent || parent === entry) return fields;
    const given = inherit(parent, depth - 1);
    const whole = [given.get('title'), given.get('subtitle')].filter(Boolean).join(': ');
    const role =
      entry.type === 'article' || entry.type === 'suppperiodical'
        ? 'journaltitle'
        : parent.type.startsWith('mv')
          ? 'maintitle'
          : 'booktitle';
    if (whole !== '' && !fields.has(role) && !(role === 'journaltitle' && fields.has('journal'))) fields.set(role, whole);
    for (const [field, value] of given) {
      const isAuthorOfWhole = field === 'author' && !['inbook', 'bookinbook', 'suppbook', 'book'].includes(entry.type);
      if (!ownFields.has(field) && !isAuthorOfWhole && !fields.has(field)) fields.set(field, value);
    }
    return fields;
  };
  return entries.map((entry) =>
    entry.fields.has('crossref') || entry.fields.has('xdata') ? { ...entry, fields: inherit(entry, 4) } : entry,
  );
}
