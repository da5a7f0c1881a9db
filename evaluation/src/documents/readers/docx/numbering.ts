import { child, elements, toggle, wholeNumber, wordValue, type XmlNode } from './xml-node.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** All numbers in it are shown as decimals. */
  readonly decimals: boolean;
  /** The level, counted from 1, after which it starts again; 0 for never; undefined for any higher one. */
  readonly restart: number | undefined;
  readonly styleId: string | undefined;
}

interface List {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this use of the list starts anew, and with what. */
  readonly starts: ReadonlyMap<number, number>;
}

/** What stands before a paragraph of a list. */
export interface Label {
  /** As it is shown: "4.2", "(b)", "Annex A"; empty for bullets. */
  readonly text: string;
  readonly bullet: boolean;
  /** No mark at all is shown, as before the second paragraph of an entry. */
  readonly bare: boolean;
  /** Counted from 1. */
  readonly level: number;
}

export interface Numbering {
  /** Counts a paragraph and gives its label; undefined where the list is not in the file. */
  readonly next: (numberId: string, level: number | undefined, styleId: string | undefined) => Label | undefined;
}

const usualLevel: Level = { start: 1, format: 'decimal', text: '', decimals: false, restart: undefined, styleId: undefined };

/** Counts automatic numbers as Word shows them (ECMA-376 part 1, 17.9). One is made for each walk through a document. */
export function readNumbering(root: XmlNode | undefined): Numbering {
  const abstracts = new Map<string, XmlNode>();
  const uses = new Map<string, XmlNode>();
  for (const node of elements(root)) {
    if (node.name === 'w:abstractNum') abstracts.set(node.attributes['w:abstractNumId'] ?? '', node);
    if (node.name === 'w:num') uses.set(node.attributes['w:numId'] ?? '', node);
  }
  const lists = new Map<string, List | undefined>();
  const listOf = (numberId: string, depth = 0): List | undefined => {
    if (lists.has(numberId)) return lists.get(numberId);
    const use = uses.get(numberId);
    const abstractId = wordValue(use, 'w:abstractNumId') ?? '';
    const abstract = abstracts.get(abstractId);
    let list: List | undefined;
    if (use && abstract) {
      // A list may be defined by a style, which names another list.
      const byStyle = wordValue(abstract, 'w:numStyleLink');
      const linked = byStyle && depth < 4 ? numberIdOfListStyle(abstracts, uses, byStyle) : undefined;
      const base = linked !== undefined && linked !== numberId ? listOf(linked, depth + 1) : undefined;
      list = withOverrides(base ?? { id: abstractId, levels: levelsOf(abstract), starts: new Map() }, use);
    }
    lists.set(numberId, list);
    return list;
  };
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  return {
    next(numberId, asked, styleId) {
      const list = listOf(numberId);
      if (!list) return undefined;
      const ofStyle = styleId === undefined ? undefined : [...list.levels].find(([, one]) => one.styleId === styleId)?.[0];
      const level = Math.min(8, Math.max(0, asked ?? ofStyle ?? 0));
      const definition = list.levels.get(level) ?? usualLevel;
      let count = counts.get(list.id);
      if (!count) counts.set(list.id, (count = []));
      if (!started.has(numberId)) {
        started.add(numberId);
        for (const one of list.starts.keys()) count[one] = undefined;
      }
      const startOf = (one: number) => list.starts.get(one) ?? list.levels.get(one)?.start ?? 1;
      count[level] = count[level] === undefined ? startOf(level) : count[level] + 1;
      for (let lower = level + 1; lower < 9; lower++) {
        const restart = list.levels.get(lower)?.restart;
        if (restart === undefined || (restart > 0 && level < restart)) count[lower] = undefined;
      }
      const shown = definition.text.replace(/%([1-9])/g, (_, digit: string) => {
        const one = Number(digit) - 1;
        const format = definition.decimals ? 'decimal' : (list.levels.get(one)?.format ?? 'decimal');
        return numeral(count[one] ?? startOf(one), format);
      });
      const bullet = definition.format === 'bullet';
      const bare = shown.trim() === '' || definition.format === 'none';
      return { text: bullet ? '' : shown.trim(), bullet, bare, level: level + 1 };
    },
  };
}

/** The list that a list style stands for; that list says so itself. */
function numberIdOfListStyle(
  abstracts: ReadonlyMap<string, XmlNode>,
  uses: ReadonlyMap<string, XmlNode>,
  styleId: string,
): string | undefined {
  const abstractId = [...abstracts].find(([, node]) => wordValue(node, 'w:styleLink') === styleId)?.[0];
  return abstractId === undefined ? undefined : [...uses].find(([, node]) => wordValue(node, 'w:abstractNumId') === abstractId)?.[0];
}

function levelsOf(node: XmlNode): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const one of elements(node)) {
    const index = wholeNumber(one.attributes['w:ilvl']);
    if (one.name === 'w:lvl' && index !== undefined && index >= 0 && index < 9) levels.set(index, levelOf(one));
  }
  return levels;
}

function levelOf(node: XmlNode): Level {
  // Formats newer than the standard stand in a choice of their own, with a plain one beside it.
  const choice = child(child(node, 'mc:AlternateContent'), 'mc:Fallback');
  return {
    start: Math.max(0, wholeNumber(wordValue(node, 'w:start')) ?? 0),
    format: wordValue(node, 'w:numFmt') ?? wordValue(choice, 'w:numFmt') ?? 'decimal',
    text: wordValue(node, 'w:lvlText') ?? '',
    decimals: toggle(node, 'w:isLgl') ?? false,
    restart: wholeNumber(wordValue(node, 'w:lvlRestart')),
    styleId: wordValue(node, 'w:pStyle'),
  };
}

function withOverrides(list: List, use: XmlNode): List {
  const levels = new Map(list.levels);
  const starts = new Map(list.starts);
  for (const one of elements(use)) {
    const index = wholeNumber(one.attributes['w:ilvl']);
    if (one.name !== 'w:lvlOverride' || index === undefined) continue;
    const own = child(one, 'w:lvl');
    if (own) levels.set(index, levelOf(own));
    const start = wholeNumber(wordValue(one, 'w:startOverride'));
    if (start !== undefined) starts.set(index, start);
  }
  return { id: list.id, levels, starts };
}

/** A count in the form a level has (17.18.59); forms that are spelled out or of other scripts are shown as decimals. */
export function numeral(count: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    default:
      return String(count);
  }
}

/** After "z" comes "aa", then "bb". */
function letters(count: number): string {
  if (count < 1 || count > 780) return String(count);
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const romanSteps = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let text = '';
  for (const [value, sign] of romanSteps) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
