/** The pure half that every writer shares, named at one place for the Word writer. */

export { bookmarkNames } from '../../../../../evaluation/src/documents/writers/content/bookmarks.ts';
export { cleanLine, cleanText, languageTag, safeHref } from '../../../../../evaluation/src/documents/writers/content/characters.ts';
export { pageRuns } from '../../../../../evaluation/src/documents/writers/content/flow.ts';
export {
  columnPercentages,
  evenRows,
  headingText,
  isRaised,
  phrases,
  versionText,
} from '../../../../../evaluation/src/documents/writers/content/phrases.ts';
export { fittedSize, safeSvg } from '../../../../../evaluation/src/documents/writers/content/safe-svg.ts';
export { findTargets, type Target, type Targets } from '../../../../../evaluation/src/documents/writers/content/targets.ts';
