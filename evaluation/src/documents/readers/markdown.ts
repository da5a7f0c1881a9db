import type { DocumentReader } from '../read-document.ts';

export default {
  id: 'markdown',
  title: 'Markdown',
  references: ['CommonMark 0.31.2', 'GitHub Flavored Markdown 0.29 (tables), and footnotes as GitHub has them'],
  endings: ['md', 'markdown', 'mdown', 'mkd'],
} as const satisfies DocumentReader;
