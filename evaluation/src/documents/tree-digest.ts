import { canonicalJson, type Digest } from '../base/index.ts';
import type { DocumentTree } from './tree.ts';

/** The digest a release names: SHA-256 over the canonical JSON (RFC 8785) of the tree. */
export function treeDigest(tree: DocumentTree, digest: Digest): string {
  return digest(canonicalJson(tree));
}
