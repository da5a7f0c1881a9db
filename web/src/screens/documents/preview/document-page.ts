import type { Target } from '../editor/names.ts';

/** What the page of a preview calls its places; the writer of the page chooses them. */
const anchors = { section: 'd-section-', table: 'd-table-', figure: 'd-figure-' } as const;

/** The place of a section in the page. */
export function anchorOfSection(section: string): string {
  return anchors.section + section.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 80);
}

/** The section a place in the page is, if it is one. */
export function sectionOfAnchor(anchor: string): string | undefined {
  return anchor.startsWith(anchors.section) ? anchor.slice(anchors.section.length) : undefined;
}

/** The page for a pane: the list of sections beside it is ours already. */
export function pageForPane(html: string): string {
  return html.replace(
    '</head>',
    `<style>.document .outline{display:none}.document .frame{display:block;padding:0 1.5rem}.document .cover{padding-top:1.5rem}</style></head>`,
  );
}

/** One section's own content as a page of its own, without heading and without the sections below; undefined where the page has none. */
export function pageOfSection(html: string, section: string): string | undefined {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const found = page.getElementById(anchorOfSection(section));
  if (!found) return undefined;
  for (const part of found.querySelectorAll(
    ':scope > section, :scope > .basis, :scope > h2, :scope > h3, :scope > h4, :scope > h5, :scope > h6',
  ))
    part.remove();
  if (found.textContent?.trim() === '' && !found.querySelector('img')) return undefined;
  const body = page.createElement('div');
  body.className = 'document';
  body.append(...found.childNodes);
  page.body.replaceChildren(body);
  const style = page.createElement('style');
  style.textContent = 'body{overflow-y:hidden}.document{padding:1px 0}.document>.scroll:first-child,.document>p:first-child{margin-top:0}';
  page.head.append(style);
  return `<!doctype html>${page.documentElement.outerHTML}`;
}

/** The tables and figures of the document, for references to them. */
export function targetsOfPage(html: string): Target[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...page.querySelectorAll(`[id^="${anchors.table}"]`)].map((element) =>
    target(element, anchors.table, 'table', element.querySelector('caption')),
  );
  const figures = [...page.querySelectorAll(`[id^="${anchors.figure}"]`)].map((element) =>
    target(element, anchors.figure, 'figure', element.querySelector('figcaption')),
  );
  return [...tables, ...figures];
}

function target(element: Element, prefix: string, kind: 'table' | 'figure', caption: Element | null): Target {
  const number = caption?.querySelector('.number');
  const label = number?.textContent?.trim() ?? '';
  number?.remove();
  return { id: element.id.slice(prefix.length), kind, label, title: caption?.textContent?.trim() ?? '' };
}
