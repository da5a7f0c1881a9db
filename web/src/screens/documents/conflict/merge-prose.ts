import { canonicalJson } from '@cerulean/evaluation/base';
import type { RichTextNode } from '@cerulean/evaluation/documents';

/** What stands in the merged text where two versions differ. */
export type Choice = 'theirs' | 'yours' | 'both';

/** A stretch of the text: the same on both sides, or different. */
export type Stretch =
  | { readonly same: true; readonly blocks: readonly RichTextNode[] }
  | {
      readonly same: false;
      readonly base: readonly RichTextNode[];
      readonly theirs: readonly RichTextNode[];
      readonly yours: readonly RichTextNode[];
      /** Whose side is right if nobody says otherwise: the one that changed it; undefined where both did. */
      readonly usual: 'theirs' | 'yours' | undefined;
    };

/** A stretch that differs. */
export type Difference = Extract<Stretch, { same: false }>;

/**
 * Two texts made from one, paragraph by paragraph (a list, quotation or table counts as one). The usual three-way comparison: stretches
 * between paragraphs that all three have in common.
 */
export function compareProse(base: RichTextNode, theirs: RichTextNode, yours: RichTextNode): Stretch[] {
  const [baseBlocks, theirBlocks, yourBlocks] = [base.content ?? [], theirs.content ?? [], yours.content ?? []];
  const [baseKeys, theirKeys, yourKeys] = [keysOf(baseBlocks), keysOf(theirBlocks), keysOf(yourBlocks)];
  const inTheirs = commonPlaces(baseKeys, theirKeys);
  const inYours = commonPlaces(baseKeys, yourKeys);
  const stretches: Stretch[] = [];
  const at = { base: 0, theirs: 0, yours: 0 };
  const differ = (until: typeof at) => {
    const part = {
      base: baseBlocks.slice(at.base, until.base),
      theirs: theirBlocks.slice(at.theirs, until.theirs),
      yours: yourBlocks.slice(at.yours, until.yours),
    };
    const keys = {
      base: baseKeys.slice(at.base, until.base).join(),
      theirs: theirKeys.slice(at.theirs, until.theirs).join(),
      yours: yourKeys.slice(at.yours, until.yours).join(),
    };
    if (keys.theirs === keys.yours) addSame(stretches, part.theirs);
    else if (keys.base === keys.theirs || keys.base === keys.yours)
      stretches.push({ same: false, ...part, usual: keys.base === keys.theirs ? 'yours' : 'theirs' });
    else stretches.push(...apart(part));
  };
  for (let index = 0; index < baseBlocks.length; index++) {
    const place = { base: index, theirs: inTheirs.get(index) ?? -1, yours: inYours.get(index) ?? -1 };
    if (place.theirs < 0 || place.yours < 0) continue;
    differ(place);
    addSame(stretches, [baseBlocks[index]!]);
    at.base = place.base + 1;
    at.theirs = place.theirs + 1;
    at.yours = place.yours + 1;
  }
  differ({ base: baseBlocks.length, theirs: theirBlocks.length, yours: yourBlocks.length });
  return stretches;
}

/**
 * Where one side only added before or after what the other changed, the two changes do not touch: each stands for itself. Everything else that both
 * changed stays one difference for a person to look at.
 */
function apart(part: Pick<Difference, 'base' | 'theirs' | 'yours'>): readonly Difference[] {
  const { base } = part;
  for (const added of ['theirs', 'yours'] as const) {
    const changed = added === 'theirs' ? 'yours' : 'theirs';
    const extra = part[added].length - base.length;
    if (base.length === 0 || extra <= 0) continue;
    const difference = (
      base: readonly RichTextNode[],
      inAdded: typeof base,
      inChanged: typeof base,
      usual: 'theirs' | 'yours',
    ): Difference => ({
      same: false,
      base,
      theirs: added === 'theirs' ? inAdded : inChanged,
      yours: added === 'yours' ? inAdded : inChanged,
      usual,
    });
    const change = difference(base, base, part[changed], changed);
    const addition = (blocks: readonly RichTextNode[]) => difference([], blocks, [], added);
    if (equal(part[added].slice(0, base.length), base)) return [change, addition(part[added].slice(base.length))];
    if (equal(part[added].slice(extra), base)) return [addition(part[added].slice(0, extra)), change];
  }
  return [{ same: false, ...part, usual: undefined }];
}

function equal(one: readonly RichTextNode[], other: readonly RichTextNode[]): boolean {
  return keysOf(one).join() === keysOf(other).join();
}

function keysOf(blocks: readonly RichTextNode[]): readonly string[] {
  return blocks.map((block) => canonicalJson(block));
}

function addSame(stretches: Stretch[], blocks: readonly RichTextNode[]): void {
  if (blocks.length === 0) return;
  const last = stretches.at(-1);
  if (last?.same) stretches[stretches.length - 1] = { same: true, blocks: [...last.blocks, ...blocks] };
  else stretches.push({ same: true, blocks });
}

/** The text that follows from a choice for each stretch that differs, in their order. */
export function mergeProse(stretches: readonly Stretch[], choices: readonly Choice[]): RichTextNode {
  let index = 0;
  const content = stretches.flatMap((stretch): readonly RichTextNode[] => {
    if (stretch.same) return stretch.blocks;
    const choice = choices[index++];
    if (choice === 'theirs') return stretch.theirs;
    return choice === 'yours' ? stretch.yours : [...stretch.theirs, ...stretch.yours];
  });
  return { type: 'doc', content };
}

/** A longest common subsequence: for places in the first list, the places in the second that hold the same. */
export function commonPlaces(first: readonly string[], second: readonly string[]): ReadonlyMap<number, number> {
  const width = second.length + 1;
  const lengths = new Uint32Array((first.length + 1) * width);
  for (let i = first.length - 1; i >= 0; i--) {
    for (let j = second.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        first[i] === second[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const places = new Map<number, number>();
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (first[i] === second[j]) places.set(i++, j++);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return places;
}

/** A run of words of one text, and whether the other text has it too. */
export interface Run {
  readonly text: string;
  readonly common: boolean;
}

/** Texts longer than this are not compared word by word; all of them counts as different. In words. */
const wordsMax = 3000;

/** Two texts as runs of words in common and of words only one of them has. */
export function compareWords(left: string, right: string): readonly [readonly Run[], readonly Run[]] {
  const [leftWords, rightWords] = [wordsOf(left), wordsOf(right)];
  if (leftWords.length > wordsMax || rightWords.length > wordsMax)
    return [[{ text: left, common: false }], [{ text: right, common: false }]];
  const places = commonPlaces(leftWords, rightWords);
  return [runs(leftWords, new Set(places.keys())), runs(rightWords, new Set(places.values()))];
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

function runs(words: readonly string[], common: ReadonlySet<number>): Run[] {
  const made: { text: string; common: boolean }[] = [];
  words.forEach((word, index) => {
    const last = made.at(-1);
    if (last && last.common === common.has(index)) last.text += word;
    else made.push({ text: word, common: common.has(index) });
  });
  return made;
}
