import type { DocumentTree } from '../tree.ts';
import { escapeMarkup, languageTag } from './content/characters.ts';
import { coverLines, phrases, versionText } from './content/phrases.ts';
import { findTargets } from './content/targets.ts';
import type { Writer } from './content/writer.ts';
import { outlineHtml, sectionHtml } from './page/html-blocks.ts';
import { documentStyles, pageStyles } from './page/html-styles.ts';

function article(tree: DocumentTree): string {
  const targets = findTargets(tree);
  const cover = coverLines(tree).map((line) => `<dt>${escapeMarkup(line.label)}</dt><dd>${escapeMarkup(line.value)}</dd>`);
  const notice = tree.notice ? `<p class="note caution">${escapeMarkup(tree.notice)}</p>` : '';
  const subtitle = tree.subtitle ? `<p class="subtitle">${escapeMarkup(tree.subtitle)}</p>` : '';
  const header = `<header class="cover"><h1>${escapeMarkup(tree.title)}</h1>\n${subtitle}<dl>${cover.join('\n')}</dl>${notice}</header>`;
  const sections = tree.sections.map((section) => sectionHtml({ targets, references: tree.references }, section, 1));
  const running = [tree.title, versionText(tree), tree.date, tree.notice ?? ''].filter(Boolean).map(escapeMarkup).join(' · ');
  return `${header}\n${sections.join('\n')}\n<footer class="running">${running}</footer>`;
}

/**
 * The document for a pane of a page: one element of class `document`, whose look is `documentStyles`. Without script, inline style or
 * anything that is fetched, so that it can be set into a page as it is.
 */
export function htmlFragment(tree: DocumentTree): string {
  return `<article class="document" lang="${languageTag(tree.language)}">\n${article(tree)}\n</article>`;
}

/** The document as one self-contained page for browser and paper: no script, nothing fetched, an outline that stays in view. */
export function htmlPage(tree: DocumentTree): string {
  const targets = findTargets(tree);
  const outline = `<nav class="outline" aria-label="${phrases.contents}"><h2>${phrases.contents}</h2>${outlineHtml(targets, tree.sections, 3)}</nav>`;
  return `<!doctype html>
<html lang="${languageTag(tree.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeMarkup(tree.title)}, ${escapeMarkup(versionText(tree))}</title>
<style>${documentStyles}
${pageStyles}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<div class="document"><div class="frame">
${outline}
<main id="content">
${article(tree)}
</main>
</div></div>
</body>
</html>
`;
}

export default {
  id: 'html',
  title: 'Web page',
  references: ['HTML Living Standard (WHATWG)', 'WCAG 2.2, success criteria 1.1.1, 1.3.1, 2.4.1 and 3.1.1'],
  mediaType: 'text/html; charset=utf-8',
  fileEnding: 'html',
  write: htmlPage,
} as const satisfies Writer & { write: (tree: DocumentTree) => string };
