import type { HeadingAbove, Passage } from './passage.ts';

/**
 * Makes a reading of the headings above a passage remember what it gave: all passages of a section have the same. What it gives is shared and must not be
 * changed.
 */
export function keptByHeadings<Made>(read: (headings: readonly HeadingAbove[]) => Made): (passage: Passage) => Made {
  const kept = new WeakMap<readonly HeadingAbove[], { readonly made: Made }>();
  return ({ headings }) => {
    let there = kept.get(headings);
    if (!there) {
      there = { made: read(headings) };
      kept.set(headings, there);
    }
    return there.made;
  };
}
