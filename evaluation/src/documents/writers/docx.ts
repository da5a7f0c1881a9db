import { bookmarkNames } from './content/bookmarks.ts';
import type { Writer } from './content/writer.ts';

export default {
  id: 'docx',
  title: 'Word',
  references: ['ECMA-376 5th edition, part 1 (WordprocessingML)'],
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  fileEnding: 'docx',
  bookmarkNames,
} as const satisfies Writer & { bookmarkNames: typeof bookmarkNames };
