import { decodeEntities } from '../../citations/to-csl.ts';
import { cleanText, escapeMarkup } from './characters.ts';

/** Elements of a static drawing. Anything else is left out with all it holds. */
const drawn = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop pattern
  clipPath mask marker`.split(/\s+/),
);

/** Attributes that can hold nothing but geometry, paint and text settings. References are looked at one by one. */
const plainAttribute =
  /^(?:xmlns|version|viewBox|preserveAspectRatio|width|height|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|fx|fy|d|points|pathLength|transform|id|class|role|aria-[a-z]+|lang|xml:lang|xml:space|dx|dy|rotate|textLength|lengthAdjust|startOffset|offset|gradientUnits|gradientTransform|spreadMethod|patternUnits|patternContentUnits|patternTransform|clipPathUnits|maskUnits|maskContentUnits|markerUnits|markerWidth|markerHeight|refX|refY|orient|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?|opacity|color|stop-color|stop-opacity|font(?:-[a-z]+)?|text-(?:anchor|decoration|rendering)|dominant-baseline|alignment-baseline|baseline-shift|letter-spacing|word-spacing|clip-path|clip-rule|mask|marker-(?:start|mid|end)|visibility|display|paint-order|shape-rendering|vector-effect|direction|unicode-bidi|style)$/;

const tagPattern =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^>[]*\[[^\]]*\])?[^>]*>|<(\/?)([A-Za-z_][\w:.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/gi;
const attributePattern = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const knownEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/g;

function escaped(text: string): string {
  return cleanText(text).replace(knownEntity, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** True where a decoded value stays inside the drawing: `url()` leads to ids of it. CSS escapes could spell anything and are refused. */
function staysInside(value: string): boolean {
  if (/\\|@import|expression|javascript:|data:/i.test(value)) return false;
  return [...value.matchAll(/url\s*\(\s*["']?\s*(.?)/gi)].every((found) => found[1] === '#');
}

function safeAttributes(source: string): string {
  const kept = new Map<string, string>();
  for (const [, written = '', double, single] of source.matchAll(attributePattern)) {
    const value = decodeEntities(double ?? single ?? '');
    const name = written === 'xlink:href' ? 'href' : written;
    const isKept = name === 'href' ? /^#[\w.-]+$/.test(value) : plainAttribute.test(name) && staysInside(value);
    if (isKept && !kept.has(name)) kept.set(name, value);
  }
  return [...kept].map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join('');
}

/**
 * An SVG document written anew from the elements and attributes of a static drawing: no script, no style sheet, no foreign content, no link to
 * anything outside, no entity. Undefined where the source is not a well-formed SVG element.
 */
export function safeSvg(source: string): string | undefined {
  const open: string[] = [];
  let result = '';
  /** How many elements were open when a left-out one began; 0 while nothing is left out. */
  let leftOutAt = 0;
  let position = 0;
  let finished = false;
  const text = (raw: string): boolean => {
    if (open.length === 0) return raw.trim() === '' || raw.trim() === '\ufeff';
    if (leftOutAt === 0) result += escaped(raw);
    return true;
  };
  for (const match of source.matchAll(tagPattern)) {
    const between = source.slice(position, match.index);
    if (between.includes('<') || !text(between)) return undefined;
    position = match.index + match[0].length;
    const [whole, cdata, closing, name, attributes = '', selfClosing] = match;
    if (cdata !== undefined && leftOutAt === 0 && open.length > 0) result += escaped(cdata.replace(/&/g, '&amp;'));
    if (!name) continue;
    if (closing) {
      if (open.pop() !== name) return undefined;
      if (leftOutAt === 0) result += `</${name}>`;
      if (open.length < leftOutAt) leftOutAt = 0;
      finished ||= open.length === 0;
      continue;
    }
    if (finished || (open.length === 0 && name !== 'svg') || whole.length > 2_000_000) return undefined;
    open.push(name);
    if (leftOutAt === 0 && !drawn.has(name)) leftOutAt = open.length;
    const kept =
      open.length === 1
        ? ` xmlns="http://www.w3.org/2000/svg"${safeAttributes(attributes.replace(/\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/, ''))}`
        : safeAttributes(attributes);
    if (leftOutAt === 0) result += `<${name}${kept}${selfClosing ? '/' : ''}>`;
    if (selfClosing) {
      open.pop();
      if (open.length < leftOutAt) leftOutAt = 0;
      finished ||= open.length === 0;
    }
  }
  if (!finished || open.length > 0 || source.slice(position).trim() !== '') return undefined;
  return result;
}

/** A figure's size, so that it fits the width and height given, in millimetres; broken sizes become a common one. */
export function fittedSize(
  figure: { readonly widthMillimetres: number; readonly heightMillimetres: number },
  widthMax: number,
  heightMax: number,
): { width: number; height: number } {
  const usable = (size: number): boolean => Number.isFinite(size) && size >= 1 && size <= 10_000;
  const width = usable(figure.widthMillimetres) ? figure.widthMillimetres : 160;
  const height = usable(figure.heightMillimetres) ? figure.heightMillimetres : 90;
  const scale = Math.min(1, widthMax / width, heightMax / height);
  return { width: Math.round(width * scale * 100) / 100, height: Math.round(height * scale * 100) / 100 };
}
