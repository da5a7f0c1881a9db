import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { documentTypes } from './attribute.ts';

/** A document of the dossier that was uploaded. A new version of it is a change to another file; the record's history keeps the old one. */
export const dossierDocumentKind = defineKind({
  name: 'dossier-document',
  prefix: 'ddo',
  title: 'document of the dossier',
  plural: 'documents of the dossier',
  schema: z.object({
    name: z.string().trim().min(1, 'the document needs a name').max(255),
    /** Empty where it is to be read from name and title. */
    type: z.union([z.enum(documentTypes), z.literal('')]).default(''),
    /** BCP 47; empty where it is to be read from the text. */
    language: z.string().trim().max(35).default(''),
    versionLabel: z.string().trim().max(100).default(''),
    fileId: z.string().min(1, 'the document needs its file'),
    note: z.string().trim().max(2000).default(''),
  }),
  label: (data) => data.name,
});
