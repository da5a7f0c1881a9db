import { unreachable } from '../../../base/index.ts';
import type { Inline, Mark } from '../../tree.ts';
import { cleanText, escapeMarkup, safeHref } from '../content/characters.ts';
import { isRaised } from '../content/phrases.ts';
import type { Targets } from '../content/targets.ts';

const tagOfMark: Readonly<Record<Mark, string>> = { strong: 'strong', emphasis: 'em', superscript: 'sup', subscript: 'sub', code: 'code' };

/** Anchors of the document carry this prefix, so that they meet no id of a page around it. */
export const anchorPrefix = 'd-';

function link(anchor: string | undefined, kind: string, html: string): string {
  return anchor === undefined ? `<span class="${kind}">${html}</span>` : `<a class="${kind}" href="#${anchorPrefix}${anchor}">${html}</a>`;
}

function inline(targets: Targets, part: Inline): string {
  switch (part.type) {
    case 'break':
      return '<br>';
    case 'text': {
      const text = escapeMarkup(part.text).replace(/\n/g, '<br>');
      return [...new Set(part.marks)].reduce((html, mark) => `<${tagOfMark[mark]}>${html}</${tagOfMark[mark]}>`, text);
    }
    case 'fact':
      return `<span class="fact" data-fact="${escapeMarkup(part.key)}"${part.recordId ? ` data-record="${escapeMarkup(part.recordId)}"` : ''}>${escapeMarkup(part.text)}</span>`;
    case 'missing':
      return `<mark class="missing">[${escapeMarkup(part.text)}]</mark>`;
    case 'citation': {
      const first = part.referenceIds.map((id) => targets.ofReference(id)).find((target) => target !== undefined);
      const html = link(first?.anchor, 'citation', escapeMarkup(part.text));
      return isRaised(part) ? `<sup>${html}</sup>` : html;
    }
    case 'cross-reference':
      return link(targets.of(part.target)?.anchor, 'cross-reference', escapeMarkup(part.text));
    case 'link': {
      const href = safeHref(part.href);
      return href === undefined
        ? escapeMarkup(part.text)
        : `<a href="${escapeMarkup(href)}" rel="noreferrer noopener">${escapeMarkup(part.text)}</a>`;
    }
    default:
      return unreachable(part);
  }
}

/** Inline content as HTML; everything in it that is text is escaped. */
export function inlineHtml(targets: Targets, content: readonly Inline[]): string {
  return content.map((part) => inline(targets, part)).join('');
}

/** An `id` attribute for an element that links lead to, or nothing. */
export function idAttribute(targets: Targets, element: object): string {
  const anchor = targets.place(element);
  return anchor === undefined ? '' : ` id="${anchorPrefix}${anchor}"`;
}

/** A drawing as the address of an image. An image runs no script and fetches nothing. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(cleanText(svg))}`;
}
