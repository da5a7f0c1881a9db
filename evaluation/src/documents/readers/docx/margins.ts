import type { RunningText } from '../../read-document.ts';
import { marginText } from './flow.ts';
import { asideWalk, type Walk } from './walk.ts';
import { elements, toggle, type XmlNode } from './xml-node.ts';

/** Adds the headers and footers that a section shows, each text once. */
export function readMargins(section: XmlNode, walk: Walk, firstPage: number, evenAndOdd: boolean, running: RunningText[]): void {
  for (const one of elements(section)) {
    const position = one.name === 'w:headerReference' ? 'header' : one.name === 'w:footerReference' ? 'footer' : undefined;
    if (!position) continue;
    const type = one.attributes['w:type'];
    if (type === 'first' && !toggle(section, 'w:titlePg')) continue;
    if (type === 'even' && !evenAndOdd) continue;
    const part = walk.part.related(one.attributes['r:id'] ?? '');
    const text = part ? marginText(part, asideWalk(walk, part)) : '';
    if (text === '' || running.some((known) => known.text === text && known.position === position)) continue;
    running.push({ position, text, place: walk.countsPages ? { page: firstPage } : {} });
  }
}
