import { raised } from '../shape/raised.ts';
import { child, textBelow, type XmlNode } from './xml-node.ts';

/** A formula (ECMA-376 part 1, 22.1) on one line, as one would type it. */
export function formulaText(node: XmlNode): string {
  const part = (name: string) => {
    const one = child(node, name);
    return one ? inner(one) : '';
  };
  switch (node.name) {
    case 'm:t':
      return textBelow(node);
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`;
    case 'm:sSup':
      return part('m:e') + power(part('m:sup'));
    case 'm:sSub':
      return part('m:e') + raised(part('m:sub'), 'subscript');
    case 'm:sSubSup':
      return part('m:e') + raised(part('m:sub'), 'subscript') + power(part('m:sup'));
    case 'm:rad':
      return `√${grouped(part('m:e'))}`;
    case 'm:d':
      return `(${part('m:e')})`;
    default:
      return inner(node);
  }
}

function inner(node: XmlNode): string {
  return node.children.map((one) => (typeof one === 'string' ? '' : formulaText(one))).join('');
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`;
}

function power(text: string): string {
  const sign = raised(text, 'superscript');
  return sign === text ? `^${grouped(text)}` : sign;
}
