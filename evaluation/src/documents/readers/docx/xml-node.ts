/**
 * An element of a part of a Word package. Names have the usual prefix of their namespace (`w:p`, `a:blip`), whatever prefix the file uses. Text stands among the
 * children as strings.
 */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** The child elements. */
export function elements(node: XmlNode | undefined): XmlNode[] {
  return node ? node.children.filter((child): child is XmlNode => typeof child !== 'string') : [];
}

/** The first child element with a name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (!node) return undefined;
  for (const one of node.children) if (typeof one !== 'string' && one.name === name) return one;
  return undefined;
}

/** The `w:val` of the first child with a name. */
export function wordValue(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.attributes['w:val'];
}

/** A whole number out of an attribute; undefined where it is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What an on-or-off property (ECMA-376 part 1, 17.17.4) says; undefined where it is absent. */
export function toggle(node: XmlNode | undefined, name: string): boolean | undefined {
  const property = child(node, name);
  if (!property) return undefined;
  return !['0', 'false', 'off', 'none'].includes(property.attributes['w:val'] ?? '');
}

/** The first element with a name below a node, in reading order. */
export function descendant(node: XmlNode, name: string): XmlNode | undefined {
  for (const one of node.children) {
    if (typeof one === 'string') continue;
    const found = one.name === name ? one : descendant(one, name);
    if (found) return found;
  }
  return undefined;
}

/** All text below a node. */
export function textBelow(node: XmlNode): string {
  return node.children.map((one) => (typeof one === 'string' ? one : textBelow(one))).join('');
}
