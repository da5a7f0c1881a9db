import { type Block, type DocumentTree, type Section, walkSections } from '../../tree.ts';

/** What a link inside the document can lead to. */
export interface Target {
  /** Unique in the document; letters, digits, dot and hyphen. */
  readonly anchor: string;
  readonly kind: 'section' | 'block' | 'table' | 'figure' | 'reference';
}

/** Where links lead. Each place is written once: a second element with an id that is taken gets none. */
export interface Targets {
  /** The place a link to this section, block, table or figure leads to; undefined where the document has no such place. */
  readonly of: (id: string) => Target | undefined;
  readonly ofReference: (id: string) => Target | undefined;
  /** The anchor to write at an element; undefined where another element already has it. */
  readonly place: (element: object) => string | undefined;
}

function* blocksOf(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'list') for (const item of block.items) yield* blocksOf(item);
  }
}

function* elementsOf(tree: DocumentTree): Generator<{ element: Section | Block; id: string; kind: Target['kind'] }> {
  for (const { section } of walkSections(tree.sections)) {
    yield { element: section, id: section.id, kind: 'section' };
    for (const block of blocksOf(section.blocks)) {
      if (block.type === 'table' || block.type === 'figure') yield { element: block, id: block.id, kind: block.type };
      else if ((block.type === 'paragraph' || block.type === 'subheading') && block.id)
        yield { element: block, id: block.id, kind: 'block' };
    }
  }
}

/** Finds every place of a tree that a link can lead to, and gives each an anchor that is the same in every output and every run. */
export function findTargets(tree: DocumentTree): Targets {
  const byId = new Map<string, Target>();
  const referenceById = new Map<string, Target>();
  const anchorByElement = new Map<object, string>();
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    let anchor = wanted;
    for (let count = 2; taken.has(anchor); count++) anchor = `${wanted}-${count}`;
    taken.add(anchor);
    return anchor;
  };
  const named = (prefix: string, id: string): string => free(`${prefix}-${id.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 80)}`);
  for (const { element, id, kind } of elementsOf(tree)) {
    if (byId.has(id)) continue;
    const target = { anchor: named(kind, id), kind };
    byId.set(id, target);
    anchorByElement.set(element, target.anchor);
  }
  const hasList = [...walkSections(tree.sections)].some(({ section }) =>
    [...blocksOf(section.blocks)].some((block) => block.type === 'references'),
  );
  for (const reference of hasList ? tree.references : []) {
    if (referenceById.has(reference.id)) continue;
    const target = { anchor: named('reference', reference.id), kind: 'reference' as const };
    referenceById.set(reference.id, target);
    anchorByElement.set(reference, target.anchor);
  }
  return { of: (id) => byId.get(id), ofReference: (id) => referenceById.get(id), place: (element) => anchorByElement.get(element) };
}
