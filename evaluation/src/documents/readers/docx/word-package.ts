import type { Finding } from '../../../base/index.ts';
import type { ReadImage } from '../../read-document.ts';
import type { XmlNode } from './xml-node.ts';

/** What one picture file tells of itself. */
export type PictureFacts = Pick<ReadImage, 'digest' | 'mediaType' | 'pixels' | 'likeness' | 'contrast'>;

/** A Word file, opened: its parts as elements. Whoever opens it reports the parts that could not be read. */
export interface WordPackage {
  readonly document: Part;
  /** The part that the document names by a kind of relation ("styles", "numbering", "footnotes", "comments", "commentsExtended" …). */
  readonly part: (kind: string) => Part | undefined;
  /** Properties of the file: `docProps/core.xml`. */
  readonly properties: XmlNode | undefined;
  /** Findings of opening, complete only after all parts were asked for. */
  readonly findings: readonly Finding[];
}

/** A part, and what it refers to by its own relations. */
export interface Part {
  readonly root: XmlNode;
  /** The part behind a relation, for instance a header. */
  readonly related: (relationId: string) => Part | undefined;
  /** The picture behind a relation; undefined for pictures that are not in the file. */
  readonly picture: (relationId: string) => PictureFacts | undefined;
}
