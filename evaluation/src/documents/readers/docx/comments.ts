import type { ReviewComment } from '../../read-document.ts';
import { cleanText } from '../shape/clean-text.ts';
import { plainText } from './flow.ts';
import { asideWalk, type Walk } from './walk.ts';
import { elements, type XmlNode } from './xml-node.ts';

/** The comments in the order in which the text names them; an answer is resolved with what it answers. */
export function readComments(walk: Walk): ReviewComment[] {
  const part = walk.word.part('comments');
  if (!part) return [];
  const states = new Map<string, { done: boolean; parent: string | undefined }>();
  for (const one of elements(walk.word.part('commentsExtended')?.root)) {
    const { 'w15:paraId': id, 'w15:done': state, 'w15:paraIdParent': parent } = one.attributes;
    if (id) states.set(id, { done: state === '1' || state === 'true', parent });
  }
  const isResolved = (node: XmlNode): boolean => {
    // A comment goes by the id of its last paragraph ([MS-DOCX] 2.5.1).
    const id = elements(node).findLast((one) => one.name === 'w:p')?.attributes['w14:paraId'];
    const state = id ? states.get(id) : undefined;
    return Boolean(state?.done || (state?.parent && states.get(state.parent)?.done));
  };
  const order = [...walk.quotes.keys()];
  const aside = asideWalk(walk, part);
  return elements(part.root)
    .filter((one) => one.name === 'w:comment')
    .map((node) => ({ node, id: node.attributes['w:id'] ?? '' }))
    .sort((one, other) => orderOf(order, one.id) - orderOf(order, other.id))
    .map(({ node, id }) => {
      const quote = walk.quotes.get(id);
      return {
        text: plainText(node, aside),
        author: node.attributes['w:author'] ?? '',
        resolved: isResolved(node),
        quote: cleanText(quote?.text ?? ''),
        place: quote?.place ?? {},
      };
    });
}

function orderOf(order: readonly string[], id: string): number {
  const index = order.indexOf(id);
  return index < 0 ? order.length : index;
}
