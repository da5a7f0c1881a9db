import { type DocumentTree, walkSections } from '@cerulean/evaluation/documents';

/** Blocks, table rows and references up to which a tree is written without a child process: some milliseconds of work. */
const smallCount = 800;

/** True where a tree is so small that writing it as text blocks nobody. */
export function isSmall(tree: DocumentTree): boolean {
  let count = tree.references.length;
  for (const { section } of walkSections(tree.sections)) {
    for (const block of section.blocks) {
      count += block.type === 'table' ? block.rows.length : block.type === 'list' ? block.items.length : block.type === 'figure' ? 20 : 1;
      if (count > smallCount) return false;
    }
  }
  return count <= smallCount;
}
