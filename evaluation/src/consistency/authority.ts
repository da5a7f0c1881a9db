import type { DocumentType } from './attribute.ts';
import type { Dossier } from './dossier.ts';

/** Types of documents in the order in which one is believed against another, where the record itself says nothing. */
export const authority: readonly DocumentType[] = [
  'cer',
  'ifu',
  'rmf',
  'cep',
  'sscp',
  'label',
  'pmcf-plan',
  'equivalence',
  'psur',
  'pmcf-report',
  'sota',
  'pms-plan',
  'cear',
  'other',
];

/** Id of the pseudo-document that holds what the evaluation's own record says. */
export const recordId = 'record';

/** How early a document is believed: the record itself before all, then by type. */
export function rankOf(dossier: Dossier, document: string): number {
  return document === recordId ? -1 : authority.indexOf(dossier.document(document).type);
}
