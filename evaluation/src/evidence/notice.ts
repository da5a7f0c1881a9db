import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** What a notice says about a publication. A reinstatement takes a retraction or an expression of concern back. */
export const noticeKinds = ['retraction', 'concern', 'erratum', 'reinstatement'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What was published about a publication afterwards and stands in no field of its own record: from a list of notices, or entered by a person. */
export const noticeKind = defineKind({
  name: 'notice',
  prefix: 'ntc',
  title: 'notice about a publication',
  plural: 'notices about publications',
  schema: z.object({
    referenceId: z.string(),
    kind: z.enum(noticeKinds),
    on: isoDate.optional(),
    /** Identifiers of the notice itself. */
    doi: z.string().default(''),
    pmid: z.string().default(''),
    /** Why, in the words of the notice or of the list. */
    text: z.string().default(''),
    /** Where it is known from: "Retraction Watch", "the journal's page". */
    source: z.string().default(''),
    /** The list it was found in, and its number there. */
    listId: z.string().optional(),
    ownId: z.string().default(''),
  }),
  label: (data) => [data.kind, data.on].filter(Boolean).join(' of '),
});

/** A list of notices that the references were held against. Its file is kept, so that references that come later can be held against it too. */
export const noticeListKind = defineKind({
  name: 'notice-list',
  prefix: 'ntl',
  title: 'list of notices',
  plural: 'lists of notices',
  schema: z.object({
    file: z.string().min(1),
    fileId: z.string(),
    /** Whose list it is, as the notices name it. */
    source: z.string().default(''),
    rows: z.number().int().min(0),
    /** Rows that name neither a DOI nor a PubMed id, or no known sort of notice. */
    rejected: z.number().int().min(0),
    /** References there were when it was last compared, and how many of them it names. */
    compared: z.number().int().min(0),
    matched: z.number().int().min(0),
  }),
  label: (data) => data.file,
});
