/**
 * The door of what files become when they are read: the document tree, its places, and the readers. Who only reads, a child process or the check of
 * documents against each other, enters here and does not load what builds and writes documents.
 */
export * from './assemble.ts';
export * from './place.ts';
export * from './read-document.ts';
export * from './readers/docx/pieces.ts';
export type * from './readers/docx/word-package.ts';
export type { XmlNode } from './readers/docx/xml-node.ts';
export * from './readers/index.generated.ts';
export type * from './readers/pdf/page.ts';
export * from './readers/shape/likeness.ts';
export * from './readers/text/read-text.ts';
export * from './tree.ts';
