import type { Writer } from './content/writer.ts';
import { type TypstSource, typstSource } from './typst/source.ts';

export default {
  id: 'pdf',
  title: 'PDF',
  references: ['ISO 19005-2:2011 (PDF/A-2)', 'Typst 0.14 reference, https://typst.app/docs/reference/'],
  mediaType: 'application/pdf',
  fileEnding: 'pdf',
  source: typstSource,
} as const satisfies Writer & { source: (...parts: Parameters<typeof typstSource>) => TypstSource };
