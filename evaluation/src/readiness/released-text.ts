import { inferDocumentType } from '../consistency/index.ts';
import type { UploadedDocument } from './checklist.ts';

/** The uploaded documents that a promise means: those whose file name holds its words, otherwise those of the type it names. */
export function documentsNamed(documents: readonly UploadedDocument[], name: string): readonly UploadedDocument[] {
  if (!name.trim()) return documents;
  const wanted = plainName(name);
  const byName = documents.filter((document) => plainName(document.name) === wanted);
  if (byName.length > 0) return byName;
  const close =
    wanted.length > 3
      ? documents.filter((document) => plainName(document.name).includes(wanted) || plainName(document.read.tree.title) === wanted)
      : [];
  if (close.length > 0) return close;
  const type = inferDocumentType(name, '', []);
  return type === 'other' ? [] : documents.filter((document) => document.type === type);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:docx|pdf|md|html?|txt)$/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
