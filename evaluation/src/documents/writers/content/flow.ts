import { type DocumentTree, type Section, walkSections } from '../../tree.ts';

/** Sections in reading order that stand on pages of one orientation. */
export interface PageRun {
  readonly landscape: boolean;
  readonly parts: readonly { readonly section: Section; readonly level: number }[];
}

/**
 * The sections in reading order, grouped by the orientation of their pages. A heading without content of its own stands with the section after it,
 * so that it is not left alone on a page.
 */
export function pageRuns(tree: DocumentTree): PageRun[] {
  const parts = [...walkSections(tree.sections)];
  const landscape = parts.map(({ section }) => section.landscape === true);
  for (let index = parts.length - 2; index >= 0; index--) {
    if (parts[index]!.section.blocks.length === 0 && parts[index + 1]!.level > parts[index]!.level)
      landscape[index] = landscape[index + 1]!;
  }
  const runs: { landscape: boolean; parts: { section: Section; level: number }[] }[] = [];
  parts.forEach((part, index) => {
    const last = runs.at(-1);
    if (last && last.landscape === landscape[index]) last.parts.push(part);
    else runs.push({ landscape: landscape[index]!, parts: [part] });
  });
  return runs;
}
