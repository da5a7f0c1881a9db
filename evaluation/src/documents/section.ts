import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { richTextSchema } from './rich-text.ts';

/** The prose people wrote for one section of one document; the template says where it goes. */
export const sectionKind = defineKind({
  name: 'section',
  prefix: 'sec',
  title: 'section',
  schema: z.object({
    /** Id of the template in `documents/templates`, for instance `cer`. */
    document: z.string(),
    /** Id of the section in that template, for instance `4.6.1`. */
    section: z.string(),
    prose: richTextSchema,
  }),
  label: (data) => `${data.document} ${data.section}`,
});
