import { unreachable } from '../../../base/index.ts';
import type { Block, Figure, FormattedReference, Section, Table } from '../../tree.ts';
import { escapeMarkup } from '../content/characters.ts';
import { columnPercentages, evenRows, headingText, phrases } from '../content/phrases.ts';
import { safeSvg } from '../content/safe-svg.ts';
import type { Targets } from '../content/targets.ts';
import { anchorPrefix, idAttribute, inlineHtml, svgAddress } from './html-inline.ts';

/** What blocks need to know of the document around them. */
export interface Surroundings {
  readonly targets: Targets;
  readonly references: readonly FormattedReference[];
}

function table(around: Surroundings, block: Table): string {
  const sides = block.columns.map((column) => (column.align === 'left' ? '' : ` class="${column.align === 'right' ? 'right' : 'center'}"`));
  const columns = columnPercentages(block).map((width) => `<col class="w-${width}">`);
  const titles = block.columns.map((column, index) => `<th scope="col"${sides[index]}>${escapeMarkup(column.title)}</th>`);
  const rows = evenRows(block).map((row) => {
    const cells = row.map(({ cell, column, columns: span }) => {
      const side = span > 1 ? 'left' : block.columns[column]!.align;
      const classes = [side === 'left' ? '' : side, cell.strong ? 'strong' : ''].filter(Boolean).join(' ');
      return `<td${span > 1 ? ` colspan="${span}"` : ''}${classes ? ` class="${classes}"` : ''}>${inlineHtml(around.targets, cell.content)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const caption = `<span class="number">Table ${block.number}</span>${escapeMarkup(block.caption)}`;
  const body =
    columns.length === 0
      ? ''
      : `<colgroup>${columns.join('')}</colgroup><thead><tr>${titles.join('')}</tr></thead>\n<tbody>${rows.join('\n')}</tbody>`;
  const note = block.note ? `<p class="small">${escapeMarkup(block.note)}</p>` : '';
  const name = escapeMarkup(`Table ${block.number}: ${block.caption}`);
  return `<div class="scroll"${idAttribute(around.targets, block)} role="region" tabindex="0" aria-label="${name}"><table><caption>${caption}</caption>${body}</table>${note}</div>`;
}

function figure(around: Surroundings, block: Figure): string {
  const svg = safeSvg(block.svg);
  // A CSS pixel is 1/96 inch.
  const pixels = (millimetres: number): number => Math.max(1, Math.min(4000, Math.round((millimetres * 96) / 25.4) || 600));
  const image =
    svg === undefined
      ? `<p class="note missing"><span class="label">${phrases.note.missing}</span>The drawing cannot be shown. ${escapeMarkup(block.alternative)}</p>`
      : `<img src="${svgAddress(svg)}" alt="${escapeMarkup(block.alternative)}" width="${pixels(block.widthMillimetres)}" height="${pixels(block.heightMillimetres)}">`;
  const note = block.note ? `<p class="small">${escapeMarkup(block.note)}</p>` : '';
  return `<figure${idAttribute(around.targets, block)}>${image}<figcaption><span class="number">Figure ${block.number}</span>${escapeMarkup(block.caption)}</figcaption>${note}</figure>`;
}

function references(around: Surroundings): string {
  if (around.references.length === 0) return `<p>${phrases.noReferences}</p>`;
  const entries = around.references.map(
    (entry) =>
      `<li${idAttribute(around.targets, entry)}><span class="number">${entry.number}.</span><span>${inlineHtml(around.targets, entry.content)}</span></li>`,
  );
  return `<ol class="references">\n${entries.join('\n')}\n</ol>`;
}

function blockHtml(around: Surroundings, block: Block): string {
  const inline = (content: Parameters<typeof inlineHtml>[1]): string => inlineHtml(around.targets, content);
  switch (block.type) {
    case 'paragraph':
      return `<p dir="auto"${idAttribute(around.targets, block)}>${inline(block.content)}</p>`;
    case 'subheading':
      return `<p class="subheading"${idAttribute(around.targets, block)}>${inline(block.content)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${blocksHtml(around, item)}</li>`).join('\n')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote><p dir="auto">${inline(block.content)}</p>${block.source ? `<footer>${escapeMarkup(block.source)}</footer>` : ''}</blockquote>`;
    case 'note':
      return `<p class="note ${block.tone}"><span class="label">${phrases.note[block.tone]}</span>${inline(block.content)}</p>`;
    case 'table':
      return table(around, block);
    case 'figure':
      return figure(around, block);
    case 'signatures': {
      const rows = block.lines.map((line) => `<tr><td>${escapeMarkup(line.role)}</td><td>${escapeMarkup(line.name)}</td><td></td></tr>`);
      const head = [phrases.role, phrases.name, phrases.signature].map((title) => `<th scope="col">${title}</th>`);
      return `<table class="signatures"><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
    }
    case 'references':
      return references(around);
    default:
      return unreachable(block);
  }
}

function blocksHtml(around: Surroundings, blocks: readonly Block[]): string {
  return blocks.map((block) => blockHtml(around, block)).join('\n');
}

/** A section with all below it. Level 1 is `h2`, since the title of the document is `h1`. */
export function sectionHtml(around: Surroundings, section: Section, level: number): string {
  const heading = level < 6 ? `h${level + 1}` : 'h6';
  const deep = level < 6 ? '' : ` aria-level="${level + 1}"`;
  const number = section.number ? `<span class="number">${escapeMarkup(section.number)}</span>` : '';
  const basis = section.basis?.length ? `<p class="basis">${phrases.basis}: ${section.basis.map(escapeMarkup).join(' · ')}</p>\n` : '';
  const inner = section.sections.map((child) => sectionHtml(around, child, level + 1)).join('\n');
  const blocks = blocksHtml(around, section.blocks);
  // Only the section's own content turns; what is below it says so itself.
  const body = section.landscape ? `<div class="landscape">${blocks}</div>` : blocks;
  return `<section${idAttribute(around.targets, section)}>\n<${heading}${deep}>${number}${escapeMarkup(section.title)}</${heading}>\n${basis}${body}\n${inner}</section>`;
}

/** The outline down to a level, as nested lists of links. */
export function outlineHtml(targets: Targets, sections: readonly Section[], levels: number): string {
  if (sections.length === 0 || levels === 0) return '';
  const entries = sections.map((section) => {
    const anchor = targets.place(section);
    const text = escapeMarkup(headingText(section));
    return `<li>${anchor === undefined ? text : `<a href="#${anchorPrefix}${anchor}">${text}</a>`}${outlineHtml(targets, section.sections, levels - 1)}</li>`;
  });
  return `<ol>${entries.join('\n')}</ol>`;
}
