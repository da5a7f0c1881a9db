import { canonicalJson } from '../../base/index.ts';
import type { DocumentTree } from '../tree.ts';
import type { Writer } from './content/writer.ts';

export default {
  id: 'json',
  title: 'Document tree',
  references: ['RFC 8785 (canonical JSON)'],
  mediaType: 'application/json',
  fileEnding: 'json',
  write: (tree: DocumentTree): string => `${canonicalJson(tree)}\n`,
} as const satisfies Writer & { write: (tree: DocumentTree) => string };
